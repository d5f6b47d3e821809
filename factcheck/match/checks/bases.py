"""A count and a rate of the same thing: the base that the two imply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.lexicon.checks import PER_PEOPLE
from factcheck.lexicon.spellings import fold
from factcheck.match.checks.check import Item, Key, tell_words
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import cited, plain, printed, rounded

__all__ = ["count_and_rate", "rate_keys"]

_PER = re.compile(r"^\s*(?P<number>[\d,. ]*\d)?\s*(?P<of>[^\d].*)?$")


def rate_keys(item: Item, home: Ledger) -> Iterator[Key]:
    """Counts and rates of counts, by what is counted and a word of the subject."""
    if isinstance(item, Measure) and item.head and _plays(item):
        for word in tell_words(home.subject(item)):
            yield (item.head, word)


def _plays(item: Measure) -> bool:
    return _is_rate(item) or (item.nature == "level" and item.dimension == "count")


def _is_rate(measure: Measure) -> bool:
    """Is it so many for each so many people? Rates for a time or a weight imply nothing that can be looked up."""
    per = fold(measure.claim.per or "")
    return measure.nature == "rate" and measure.dimension.startswith("count/") and bool(per) and per[-1] in PER_PEOPLE


def count_and_rate(ledger: Ledger) -> Iterator[Finding]:
    """A number of things and their number for each so many people, of one subject: together they imply how many people there are.

    The two do not contradict each other; what they imply can be tested, and the two are easily mistaken for one another.
    """
    for rate in ledger.measures:
        if not _is_rate(rate) or not rate.head or not rate.value:
            continue
        best = None
        for count in ledger.of_head("count", "level", rate.head):
            shared = rate.modifiers & count.modifiers
            if (rate.modifiers and count.modifiers and not shared) or ledger.names.metrics_parted(rate, count):
                continue
            relation = ledger.names.relation(ledger.subject(rate), ledger.subject(count))
            if relation in {"same", "nested"} and (best is None or (len(shared), count.key) > best[0]):
                best = ((len(shared), count.key), count)
        if best is not None:
            yield _finding(rate, best[1])


def _finding(rate: Measure, count: Measure) -> Finding:
    found = _PER.match(rate.claim.per or "")
    number = Decimal(re.sub(r"[^\d.]", "", found["number"])) if found and found["number"] else Decimal(1)
    of = (found["of"] if found else None) or "units"
    implied = rounded(count.value / rate.value * number, 6)
    working = f"{printed(count)} / {printed(rate)} x {plain(number)} = {plain(Decimal(round(implied)))} {of}"
    same_time = count.period is not None and rate.period is not None and count.period.overlaps(rate.period)
    return Finding(
        relation="count and rate", kind=DiscrepancyKind.BASIS, also=(DiscrepancyKind.DEFINITION, *(() if same_time else (DiscrepancyKind.UPDATE,))), severity=severity("count and rate"), score=0.6,
        sides=(side_of([count]), side_of([rate])), subject=rate.claim.subject, metric=rate.claim.metric, unit=None, signals=(Signal("basis", working),),
        explanation=f"{cited(count)}, is a count; {cited(rate)}, is a rate for each {rate.claim.per}. Taken together they imply {plain(Decimal(round(implied)))} {of} ({working}). "
        "They are no rivals: compare the implied number with the real one, and ask whether both count the same holders at the same date.",
    )  # fmt: skip
