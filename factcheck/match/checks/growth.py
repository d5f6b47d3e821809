"""A change told three ways: from, to, and by how much. Do they fit?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Interval, Measure
from factcheck.core.vocabulary import Direction, DiscrepancyKind, LinkRole
from factcheck.lexicon.checks import ADJUSTED
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import amount, cited, plain, printed, rounded

__all__ = ["changes"]

_HALO = Decimal("0.6")
"""Percentage points beside the rounding of all three prints: growth rates are computed from unrounded figures, and often adjusted for prices or seasons."""


_FROM = re.compile(
    r"\bfrom\s+(?:(?:a|an|about|around|some|just|only|nearly|more than|less than)\s+)?[$€£¥]?$", re.IGNORECASE
)
_LEADS = re.compile(
    r"(?!.*\band\b)[^,;:]{0,70}\b(?:to|from)\s+(?:(?:a|an|about|around|some|just|only|nearly|more than|less than)\s+)?[$€£¥]?",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(
    r"[^,;:.]{0,25}[,(–—-]\s*(?:(?:or|up|down|that is|which is|an?)\s+)?(?:(?:rise|fall|increase|decrease|gain|drop|jump|decline|growth|cut) of\s+)?(?:by\s+)?",
    re.IGNORECASE,
)
_POINTS = "percentage point"
_ONE = Interval.point(Decimal(1))


def changes(ledger: Ledger) -> Iterator[Finding]:
    """Sentences with one level, its earlier value and one change that the two do not give: in percent, in percentage points, or in their own unit."""
    for sentence in ledger.by_sentence():
        moves = [m for m in sentence if m.nature == "change" and m.value and not _is_multiple(m)]
        pairs = [
            (before, after)
            for after in sentence
            for before in _earlier(ledger, sentence, after)
            if _comparable(before, after)
        ]
        if len(moves) == 1 and len(pairs) == 1 and _are_told_as_one(*pairs[0], moves[0]):
            yield from _check(*pairs[0], moves[0])


def _are_told_as_one(before: Measure, after: Measure, move: Measure) -> bool:
    """`rose 25% to 100 million from 80 million`: all three in one clause, and nothing that says how the rate was adjusted."""
    first, last = sorted((before, after), key=lambda m: m.claim.value_start or 0)
    if ADJUSTED.search(after.claim.context) or not _FROM.search(
        _text(before, before.claim.context_start, before.claim.value_start or 0)
    ):
        return False
    if (move.claim.value_start or 0) < (first.claim.value_start or 0):
        return _LEADS.fullmatch(_text(move, move.claim.value_end or 0, first.claim.value_start or 0)) is not None
    return _SUMS_UP.fullmatch(_text(move, last.claim.value_end or 0, move.claim.value_start or 0)) is not None


def _text(measure: Measure, start: int, end: int) -> str:
    return measure.claim.article.text[start:end]


def _is_multiple(measure: Measure) -> bool:
    return measure.dimension == "count" and (measure.claim.value_text or "").endswith(("times", "fold"))


def _earlier(ledger: Ledger, sentence: list[Measure], after: Measure) -> list[Measure]:
    """The values that a level moved from: those that it names, else the one print of its sentence with that value."""
    linked = ledger.linked(after, LinkRole.BASELINE)
    start = after.claim.change_from
    if linked or start is None:
        return linked
    found = [
        m for m in sentence if m.key != after.key and m.dimension == after.dimension and m.value == start * after.factor
    ]
    return found[:1]


def _comparable(before: Measure, after: Measure) -> bool:
    ends = (before.firm.low, before.firm.high, after.firm.low, after.firm.high)
    return (
        before.key != after.key
        and before.dimension == after.dimension
        and before.nature in {"level", "share", "rate"}
        and after.nature in {"level", "share", "rate"}
        and all(end is not None and end > 0 for end in ends)
    )


def _check(before: Measure, after: Measure, move: Measure) -> Iterator[Finding]:
    if move.dimension == "percent" and before.dimension != "percent":
        computed = _growth(before, after)
        told, unit = rounded(after.value / before.value * 100 - 100, 3), "percent"
        size, working = f"{plain(abs(told))}%", f"{printed(after)} / {printed(before)} - 1"
    elif move.dimension == (_POINTS if before.dimension == "percent" else before.dimension):
        computed = after.firm.minus(before.firm)
        told, unit = after.value - before.value, move.claim.unit or ""
        size = f"{plain(rounded(abs(told)))} points" if move.dimension == _POINTS else amount(abs(told), before)
        working = f"{printed(after)} - {printed(before)}"
    else:
        return
    if computed is None or any(computed.meets(said) for said in _said(move)):
        return
    yield _finding((before, after, move), told, computed, (f"{'up' if told > 0 else 'down'} {size}", working, unit))


def _growth(before: Measure, after: Measure) -> Interval | None:
    ratio = after.firm.over(before.firm)
    return None if ratio is None else ratio.minus(_ONE).scaled(Decimal(100)).plus(Interval(-_HALO, _HALO))


def _said(move: Measure) -> list[Interval]:
    """The change as printed; both ways where the sentence does not say which."""
    if move.claim.direction is not None:
        return [move.compatible]
    return [move.compatible, move.compatible.scaled(Decimal(-1))]


def _finding(
    three: tuple[Measure, Measure, Measure], value: Decimal, computed: Interval, told: tuple[str, str, str]
) -> Finding:
    before, after, move = three
    direction, working, unit = told
    moved = f"from {printed(before)} to {printed(after)} is {direction}"
    said = f"{'down' if move.claim.direction is Direction.DOWN else 'up'} {printed(move)}"
    return Finding(
        relation="change", kind=DiscrepancyKind.ARITHMETIC, also=(DiscrepancyKind.BASIS,), severity=severity("change", "percent" if unit == "percent" else "amount"), score=0.7,
        sides=(printed_side([after, before], value=value, interval=computed, working=f"{working} = {direction}"), side_of([move])), subject=after.claim.subject, metric=after.claim.metric,
        unit=unit, signals=(Signal("arithmetic", f"{moved}, not {said}"),),
        explanation=f"{cited(after)}: {moved}, but the sentence says {said}. Most likely the change is for another period or adjusted for prices; else one of the three is mistyped. "
        "Ask which period the change compares.",
    )  # fmt: skip
