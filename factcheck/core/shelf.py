"""What a comparison with new articles asks of a ledger: what stands under keys, what was found before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from factcheck.core.discrepancy import Discrepancy, Entity, Series

__all__ = ["Block", "Change", "Pair", "Shelf"]

Pair = tuple[str, str]
"""The keys of two claims that may be about the same thing, the smaller first."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands under a key: how many claims, and which, each with what is seen of it at a glance; ``marks`` is empty where there are more than were asked for."""

    size: int
    marks: Mapping[str, int]


class Shelf(Protocol):
    """What a ledger held when it was last compared, looked up by keys. Claims and articles are named by their content keys."""

    def claims_of(self, articles: Collection[str]) -> Mapping[str, Collection[int]]:
        """The claims of articles with the keys that they are stored under."""

    def keys_of(self, claims: Collection[str]) -> Mapping[str, Collection[int]]:
        """The keys that claims are stored under."""

    def under(self, keys: Collection[int], most: int) -> Mapping[int, Block]:
        """What stands under keys; keys under which nothing stands may be left out."""

    def edges_of(self, claims: Collection[str]) -> Mapping[Pair, int]:
        """The stored pairs that a claim is in, with their scores in ten-thousandths."""

    def articles_of(self, claims: Collection[str]) -> Mapping[str, str]:
        """The articles of claims."""

    def discrepancies_of(self, claims: Collection[str]) -> Iterable[Discrepancy]:
        """The discrepancies that the last comparison found on claims."""

    def discrepancies_in(self, articles: Collection[str]) -> Iterable[Discrepancy]:
        """The discrepancies that the last comparison found on claims of articles."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be written: ``discrepancies`` take the place of the stored ones in ``replaced`` (by key).

    ``keys`` and ``marks`` are those of the claims of the articles that changed, ``entities`` and ``series`` what stands in those articles alone; ``found``
    (with their scores in ten-thousandths) and ``lost`` are the pairs.
    """

    discrepancies: tuple[Discrepancy, ...]
    replaced: frozenset[str]
    keys: Mapping[str, Collection[int]]
    marks: Mapping[str, int]
    found: Mapping[Pair, int]
    lost: frozenset[Pair]
    entities: tuple[Entity, ...]
    series: tuple[Series, ...]
    skipped: tuple[str, ...]
