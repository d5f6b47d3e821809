"""An amount, how many share it, and what that makes for each: `10 million for 50 firms, or 200,000 each`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.core.discrepancy import Signal
from factcheck.core.interval import Interval
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import DiscrepancyKind, LinkRole
from factcheck.lexicon.concepts import concept
from factcheck.lexicon.spellings import fold
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import amount, cited, printed, rounded

__all__ = ["averages"]

_EACH = re.compile(r"\s*(?:each|apiece|per (?:head|person|capita|piece))\b", re.IGNORECASE)
_WHICH_IS = re.compile(
    r"(?:\bor|\bwhich (?:is|makes)|\bthat is|\ban average of|\bmaking|[-–—(])\s*(?:about|around|some|roughly|nearly|almost|more than|over|an average of)?\s*$",
    re.IGNORECASE,
)
_HALO = Decimal("0.05")
"""Averages are rounded freely: 5% beside the rounding of the prints."""
_FAR = Decimal(5)


def averages(ledger: Ledger) -> Iterator[Finding]:
    """Sentences with an amount, a number, and what they make for each, that do not fit one another."""
    for sentence in ledger.by_sentence():
        for at, each in enumerate(sentence):
            before = sentence[:at]
            if not _is_for_each(each) or not before or not _follows(each):
                continue
            base = each.dimension.partition("/")[0]
            amounts = [m for m in before if m.dimension == base and _is_level(m) and m.dimension != "count"]
            counts = [m for m in before if m.dimension == "count" and _is_level(m)]
            counts = [m for m in counts if _is_of(each, m)]
            if len(amounts) == 1 and len(counts) == 1:
                yield from _check(amounts[0], counts[0], each)


def _is_level(measure: Measure) -> bool:
    return measure.nature == "level" and not any(link.role is LinkRole.CONVERSION for link in measure.claim.links)


def _is_for_each(each: Measure) -> bool:
    text = each.claim.article.text[each.claim.value_end or each.claim.end :][:20]
    one = each.nature == "rate" and "/" in each.dimension and not (each.claim.per or "")[:1].isdigit()
    return (one or (each.nature == "level" and _EACH.match(text) is not None)) and each.dimension.partition("/")[
        0
    ] != "count"


def _is_of(each: Measure, count: Measure) -> bool:
    """Does the count count what the average is for: students, and dollars per student? `Each` is for whatever was counted."""
    per = [concept(word) for word in fold(each.claim.per or "")]
    return not per or per[-1] in {"person", "head", "capita"} or per[-1] == count.head


def _follows(each: Measure) -> bool:
    """Do the words before the figure say that it sums up what came before?"""
    start = each.claim.value_start or 0
    return _WHICH_IS.search(each.claim.article.text[max(each.claim.context_start, start - 40) : start]) is not None


def _check(whole: Measure, count: Measure, each: Measure) -> Iterator[Finding]:
    computed = whole.compatible.over(count.compatible)
    if computed is None or not count.value or computed.widened(_HALO).meets(each.compatible):
        return
    value = whole.value / count.value
    low, high = sorted((value, each.value))
    working = f"{printed(whole)} / {printed(count)} = {amount(value, each)}"
    yield _finding([whole, count, each], value, computed, working, far=low <= 0 or high / low >= _FAR)


def _finding(three: Sequence[Measure], value: Decimal, computed: Interval, working: str, *, far: bool) -> Finding:
    whole, count, each = three
    said = "" if each.claim.per else " for each"
    return Finding(
        relation="average", kind=DiscrepancyKind.ARITHMETIC, also=(DiscrepancyKind.SCALE,) if far else (), severity=severity("average", "far off" if far else "off"), score=0.75,
        sides=(printed_side([whole, count], value=rounded(value, 6), interval=computed, working=working), side_of([each])), subject=whole.claim.subject, metric=whole.claim.metric,
        unit=each.claim.unit, signals=(Signal("arithmetic", working),),
        explanation=f"{cited(whole)}, for {printed(count)}, is said to be {printed(each)}{said}, but {working}. Most likely one of the three is mistyped, or the amount is for others too. Ask for the list of payments.",
    )  # fmt: skip
