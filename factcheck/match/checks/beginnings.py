"""The dates of one beginning or end: a birth, a founding, a release has one day, and two articles give two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.match.checks.check import Item, Key, tell_words
from factcheck.match.checks.copies import are_skeletons_alike, dated
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import cited

__all__ = ["beginning_keys", "dates_of_beginnings"]

_ONCE = frozenset({"year of birth", "year of death", "year of founding", "year of launch", "year of release"})
"""What befalls one thing once; a release or a launch may be told of other countries, and is then a hint all the same."""

_BOUND = re.compile(r"\b(?P<word>before|prior to|after|since|by|until)\b[^.;:]{0,24}$", re.IGNORECASE)
_REACH = 40


def beginning_keys(item: Item, home: Ledger) -> Iterator[Key]:
    """A year of a beginning or end, by what began or ended and a word of whose it is."""
    if isinstance(item, Measure) and _is_beginning(item) and item.subject.words:
        for word in tell_words(home.subject(item)):
            yield ("beginning", item.claim.metric or "", word)


def _is_beginning(item: Measure) -> bool:
    return item.dimension == "year" and item.claim.metric in _ONCE and dated(item.claim) is not None


def dates_of_beginnings(ledger: Ledger) -> Iterator[Finding]:
    """Two dates of one subject's birth, death, founding or release in two articles, within the years that agree: other years are compared as figures."""
    for a, b in combinations(ledger.measures, 2):
        if (
            a.article_key != b.article_key
            and a.firm.meets(b.firm)
            and not are_skeletons_alike(a.claim, b.claim)
            and ledger.names.relation(ledger.subject(a), ledger.subject(b)) == "same"
            and not ledger.names.metrics_parted(a, b)
            and _are_apart(_days(a), _days(b))
        ):
            yield _finding(a, b)


def _days(measure: Measure) -> tuple[date | None, date | None]:
    """The first and the last day that a date with the word that bounds it may be; None for an open end."""
    period = dated(measure.claim)
    if period is None:
        return None, None
    start = measure.claim.value_start or 0
    lead = _BOUND.search(measure.claim.article.text, max(measure.claim.context_start, start - _REACH), start)
    word = "" if lead is None else lead["word"].lower()
    if word in {"before", "prior to"}:
        return None, None if period.first is None else date.fromordinal(period.first.toordinal() - 1)
    if word in {"by", "until"}:
        return None, period.last
    if word == "after":
        return None if period.last is None else date.fromordinal(period.last.toordinal() + 1), None
    return period.first, period.last


def _are_apart(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    return any(
        first is not None and last is not None and last < first
        for first, last in ((one[0], other[1]), (other[0], one[1]))
    )


def _finding(a: Measure, b: Measure) -> Finding:
    sides = sorted((side_of([a]), side_of([b])), key=lambda side: (side.as_of or "", side.claims[0].key))
    what = (a.claim.metric or "").removeprefix("year of ")
    return Finding(
        relation="date of a beginning", kind=DiscrepancyKind.DATING, severity=severity("date of a beginning"), score=0.7, sides=tuple(sides), subject=a.claim.subject, metric=a.claim.metric, unit=a.claim.unit,
        signals=(Signal("dating", f"two dates of one {what}: {sides[0].as_of} and {sides[1].as_of}"),),
        explanation=f"{cited(a)}; and {cited(b)}: the year may be one, but the dates of the {what} are not ({sides[0].as_of} and {sides[1].as_of}). Ask for the day from the one whom it is about.",
    )  # fmt: skip
