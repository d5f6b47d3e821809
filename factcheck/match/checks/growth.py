"""A change told three ways: from, to, and by how much. Do they fit?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Interval, Measure
from factcheck.core.vocabulary import Direction, DiscrepancyKind, LinkRole
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import cited, plain, printed, rounded

__all__ = ["changes"]

_HALO = Decimal("0.6")
"""Percentage points beside the rounding of all three prints: growth rates are computed from unrounded figures, and often adjusted for prices or seasons."""


_ONE = Interval.point(Decimal(1))


def changes(ledger: Ledger) -> Iterator[Finding]:
    """Sentences with one level, its earlier value and one percentage of change that the two do not give."""
    for sentence in ledger.by_sentence():
        rates = [m for m in sentence if m.nature == "change" and m.dimension == "percent" and m.value]
        if len(rates) != 1:
            continue
        pairs = [
            (before, after)
            for after in sentence
            for before in ledger.linked(after, LinkRole.BASELINE)
            if _comparable(before, after)
        ]
        if len(pairs) == 1:
            yield from _check(*pairs[0], rates[0])


def _comparable(before: Measure, after: Measure) -> bool:
    ends = (before.firm.low, before.firm.high, after.firm.low, after.firm.high)
    return (
        before.key != after.key
        and before.dimension == after.dimension
        and before.nature == after.nature == "level"
        and all(end is not None and end > 0 for end in ends)
    )


def _check(before: Measure, after: Measure, rate: Measure) -> Iterator[Finding]:
    ratio = after.firm.over(before.firm)
    if ratio is None:
        return
    computed = ratio.minus(_ONE).scaled(Decimal(100)).plus(Interval(-_HALO, _HALO))
    told = rate.firm if rate.claim.direction is not None else Interval.point(abs(rate.value))
    if computed.meets(told) or (rate.claim.direction is None and computed.meets(Interval.point(-abs(rate.value)))):
        return
    middle = rounded(after.value / before.value * 100 - 100, 3)
    direction = "up" if middle > 0 else "down"
    working = f"{printed(after)} / {printed(before)} - 1 = {direction} {plain(abs(middle))}%"
    moved = f"from {printed(before)} to {printed(after)} is {direction} {plain(abs(middle))}%"
    said = f"{'down' if rate.claim.direction is Direction.DOWN else 'up'} {printed(rate)}"
    yield Finding(
        relation="change", kind=DiscrepancyKind.ARITHMETIC, also=(DiscrepancyKind.BASIS,), severity=severity("change"), score=0.7,
        sides=(printed_side([after, before], value=middle, interval=computed, working=working), side_of([rate])), subject=after.claim.subject, metric=after.claim.metric, unit="percent",
        signals=(Signal("arithmetic", f"{moved}, not {said}"),),
        explanation=f"{cited(after)}: {moved}, but the sentence says {said}. Most likely the percentage is for another period or adjusted for prices; else one of the three is mistyped. "
        "Ask which period the percentage compares.",
    )  # fmt: skip
