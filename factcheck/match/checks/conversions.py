"""One amount in two units: does the conversion in brackets work out?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Interval, Measure
from factcheck.core.vocabulary import DiscrepancyKind, LinkRole
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import amount, cited, day, plain, printed, rounded

__all__ = ["conversions"]

_RATE_HALO = Decimal("0.03")
"""Converted amounts use the rate of another day, a monthly average or a house rate: 3% either way.
Reason: the daily rates of freely traded currencies seldom move more within a month."""
_UNIT_HALO = Decimal("0.03")
"""Conversions of lengths and weights are rounded to whole numbers: 3% beside the rounding of both prints."""
_WORD_HALO = Decimal("0.1")
"""`Half a metre` is no measurement: 10%."""
_WRONG_BY_A_LOT = Decimal(2)


@dataclass(frozen=True, slots=True)
class _Expected:
    """What the original amounts to: within which bounds, how that was worked out, what to say, and what else may have happened."""

    interval: Interval
    working: str
    detail: str
    otherwise: str


def conversions(ledger: Ledger) -> Iterator[Finding]:
    """Conversions that do not work out. Amounts of money need ``rates``; lengths, weights and areas are exact."""
    for converted in ledger.measures:
        for original in ledger.linked(converted, LinkRole.CONVERSION):
            if original.key == converted.key:
                continue
            if original.currency and converted.currency and original.currency != converted.currency:
                yield from _money(ledger, original, converted)
            elif original.dimension == converted.dimension and not original.currency:
                yield from _units(original, converted)


def _money(ledger: Ledger, original: Measure, converted: Measure) -> Iterator[Finding]:
    when, pair = _day_of(converted), (original.currency or "", converted.currency or "")
    if when is None or not original.value or not converted.value:
        return
    rate = ledger.rate(*pair, when)
    if rate is None:
        return
    expected = original.firm.scaled(rate.value).widened(_RATE_HALO)
    if expected.meets(converted.firm):
        return
    working = f"{printed(original)} x {plain(rounded(rate.value))} ({pair[0]} to {pair[1]}, {day(rate.day)}, {rate.source}) = {amount(original.value * rate.value, converted)}"
    implied = (
        f"the two prints imply {plain(rounded(original.value / converted.value))} {pair[0]} for one {pair[1]}, "
        f"the rate of {day(rate.day)} is {plain(rounded(1 / rate.value))}"
    )
    signal = Signal("rate", f"{plain(rate.value)} {pair[1]} for one {pair[0]}, {rate.day.isoformat()}, {rate.source}")
    yield _finding(
        original, converted, _Expected(expected, working, f"{working}: {implied}", "or an old rate was used"), signal
    )


def _units(original: Measure, converted: Measure) -> Iterator[Finding]:
    in_words = not any(mark.isdigit() for mark in original.claim.value_text or "")
    wide = original.compatible.widened(_WORD_HALO if in_words else _UNIT_HALO)
    if wide.meets(converted.compatible):
        return
    working = f"{printed(original)} = {amount(original.value, converted)}"
    yield _finding(original, converted, _Expected(wide, working, working, "or rounded too far"))


def _day_of(measure: Measure) -> date | None:
    if measure.claim.article.published is not None:
        return measure.claim.article.published
    return measure.period.last if measure.period is not None else None


def _finding(original: Measure, converted: Measure, expected: _Expected, *more: Signal) -> Finding:
    middle = ((expected.interval.low or Decimal(0)) + (expected.interval.high or Decimal(0))) / 2
    low, high = sorted((abs(middle), abs(converted.value)))
    far = low == 0 or high / low >= _WRONG_BY_A_LOT
    return Finding(
        relation="conversion", kind=DiscrepancyKind.ARITHMETIC, also=(DiscrepancyKind.UNIT,), severity=severity("conversion", "far off" if far else "off"), score=0.95,
        sides=(printed_side([original], value=rounded(middle, 6), interval=expected.interval, working=expected.working), side_of([converted])), subject=original.claim.subject,
        metric=original.claim.metric, unit=converted.claim.unit, signals=(Signal("arithmetic", expected.detail), *more),
        explanation=f"{cited(original)}, is given as {printed(converted)} too, but {expected.detail}. Most likely one of the two was mistyped, {expected.otherwise}. "
        "Quote the original amount, and convert it anew.",
    )  # fmt: skip
