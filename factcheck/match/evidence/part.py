"""A part of the evidence on two measures."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

__all__ = ["Evidence", "Part", "added"]


def added(weights: Iterable[float]) -> float:
    """The sum of weights, added one by one. Reason: `sum` rounds otherwise on newer versions of Python, and a sum without the evidence must be the same number."""
    total = 0.0
    for weight in weights:
        total += weight
    return total


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for or against two measures being about the same thing."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Part:
    """Some evidence with its sum. ``traits`` name what differs: first candidates for the kind."""

    evidence: tuple[Evidence, ...]
    traits: frozenset[str]
    total: float

    @staticmethod
    def of(evidence: Collection[Evidence], traits: Iterable[str] = ()) -> Part:
        """The part of some evidence, in the order in which it is told."""
        return Part(tuple(evidence), frozenset(traits), added([item.weight for item in evidence]))
