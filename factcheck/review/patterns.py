"""What a discrepancy shares with others that wait: patterns, the narrowest first, each with those that have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from factcheck.core.vocabulary import DiscrepancyKind

__all__ = ["Pattern", "Trait", "patterns"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """What a discrepancy is about, in short. Names are as printed on its sides, each once in alphabetical order; an unknown source is not among them."""

    number: str
    kind: DiscrepancyKind
    subjects: tuple[str, ...]
    metrics: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Something that several discrepancies share, in words, and their numbers: the one that was asked about first, the others as they were given."""

    words: str
    numbers: tuple[str, ...]


def patterns(shown: Trait, others: Iterable[Trait]) -> tuple[Pattern, ...]:
    """The patterns that what is shown shares with at least one of the others, the narrowest first; of two with the same numbers the first alone.

    Names count as the same whatever their case and spacing. The widest is everything that was given.
    """
    given = [one for one in others if one.number != shown.number]
    found: list[Pattern] = []
    seen: set[frozenset[str]] = set()
    for words, fits in _ways(shown):
        numbers = (shown.number, *(one.number for one in given if fits(one)))
        if len(numbers) > 1 and frozenset(numbers) not in seen:
            seen.add(frozenset(numbers))
            found.append(Pattern(words, numbers))
    return tuple(sorted(found, key=lambda one: len(one.numbers)))


def _ways(shown: Trait) -> Iterable[tuple[str, Callable[[Trait], bool]]]:
    """What may be shared, in words, with the test of it."""
    kind, subjects, metrics, sources = shown.kind, _keys(shown.subjects), _keys(shown.metrics), _keys(shown.sources)

    def is_kind(one: Trait) -> bool:
        return one.kind is kind

    if len(metrics) > 1:
        words = f"{kind}, {_quoted(shown.metrics)}"
        yield words, lambda one: is_kind(one) and _keys(one.metrics) == metrics
    if subjects and metrics:
        words = f"{kind}, {_quoted(shown.metrics)} of {_quoted(shown.subjects)}"
        yield words, lambda one: is_kind(one) and (_keys(one.subjects), _keys(one.metrics)) == (subjects, metrics)
    if sources:
        words = f"{kind}, {'between' if len(sources) > 1 else 'within'} {_listed(shown.sources)}"
        yield words, lambda one: is_kind(one) and _keys(one.sources) == sources
    yield f"every {kind} here", is_kind
    yield "everything here that waits", lambda _: True


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(name.casefold().split()) for name in names)


def _quoted(names: Sequence[str]) -> str:
    return _listed([f"“{name}”" for name in names])


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
