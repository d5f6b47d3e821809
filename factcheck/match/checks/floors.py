"""A rounded floor that is printed again long after: `more than 500` in one year and in the next."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure
from factcheck.core.quantity import decimal_text
from factcheck.core.vocabulary import Comparator, DiscrepancyKind
from factcheck.lexicon.rarity import is_everyday
from factcheck.lexicon.roundness import last_figure
from factcheck.lexicon.spellings import fold
from factcheck.match.checks.check import Item, Key, tell_words
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import cited, named

__all__ = ["floor_keys", "repeated_floors"]

_FLOORS = frozenset([Comparator.MORE_THAN, Comparator.AT_LEAST])
_LEAST = 100
_LONG = 183
"""Days between the two. Reason: what grows at all moves past a round number within half a year, or its floor is quoted anew."""


def floor_keys(item: Item, home: Ledger) -> Iterator[Key]:
    """A floor that is a round number, by its value and a word of the subject."""
    if isinstance(item, Measure) and _is_round_floor(item):
        for word in tell_words(home.subject(item)):
            yield (item.dimension, decimal_text(item.value) or "", word)


def _is_round_floor(measure: Measure) -> bool:
    value = measure.claim.value
    return (
        measure.claim.comparator in _FLOORS
        and measure.nature == "level"
        and value is not None
        and value >= _LEAST
        and value.adjusted() == last_figure(value)
        and measure.claim.article.published is not None
    )


def repeated_floors(ledger: Ledger) -> Iterator[Finding]:
    """One round floor of one subject in two articles half a year apart, for things that are called alike: stale, or not the same thing."""
    floors = sorted(filter(_is_round_floor, ledger.measures), key=lambda m: (_day(m), m.key))
    for at, first in enumerate(floors):
        later = [m for m in floors[at + 1 :] if _day(m) - _day(first) >= _LONG and _is_alike(ledger, first, m)]
        if later:
            yield _finding(first, later)


def _day(measure: Measure) -> int:
    published = measure.claim.article.published
    return 0 if published is None else published.toordinal()


def _is_alike(ledger: Ledger, a: Measure, b: Measure) -> bool:
    if a.value != b.value or ledger.names.metrics_parted(a, b):
        return False
    shared = {word for word in {*fold(a.metric)} & {*fold(b.metric)} if not is_everyday(word) and not word[0].isdigit()}
    return bool(shared) and ledger.names.relation(ledger.subject(a), ledger.subject(b)) == "same"


def _finding(first: Measure, later: list[Measure]) -> Finding:
    apart = _day(later[0]) - _day(first)
    return Finding(
        relation="repeated floor", kind=DiscrepancyKind.UPDATE, also=(DiscrepancyKind.DEFINITION,), severity=severity("repeated floor"), score=0.5, sides=(side_of([first]), side_of(later)),
        subject=first.claim.subject, metric=first.claim.metric, unit=first.claim.unit, signals=(Signal("floor", f"the same round floor {apart} days apart"),),
        explanation=f"{cited(first)}; and again {cited(later[0])}, {apart} days later. Either {named(later[0])} was carried over from an older text, or the two count different things. "
        "Ask for the present number, and for what is counted.",
    )  # fmt: skip
