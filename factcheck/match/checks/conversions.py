"""One amount in two units: does the conversion in brackets work out?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Interval, Measure
from factcheck.core.vocabulary import DiscrepancyKind, LinkRole
from factcheck.match.findings import Finding, printed_side, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import amount, cited, day, plain, printed, rounded

__all__ = ["conversions"]

_RATE_HALO = Decimal("0.03")
"""Converted amounts use the rate of another day, a monthly average or a house rate: 3% either way.
Reason: the daily rates of freely traded currencies seldom move more within a month."""
_UNIT_HALO = Decimal("0.03")
"""Conversions of lengths and weights are rounded to whole numbers: 3% beside the rounding of both prints."""
_WRONG_BY_A_LOT = Decimal(2)


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
    when = _day_of(converted)
    if ledger.rates is None or when is None or not original.value or not converted.value:
        return
    rate = ledger.rates(original.currency or "", converted.currency or "", when)
    if rate is None or not rate:
        return
    implied = converted.value / original.value
    expected = Interval(
        _times(original.firm.low, rate * (1 - _RATE_HALO)), _times(original.firm.high, rate * (1 + _RATE_HALO))
    )
    if expected.meets(converted.firm):
        return
    working = f"{printed(original)} x {plain(rounded(rate))} ({original.currency} to {converted.currency}, {day(when)}) = {amount(original.value * rate, converted)}"
    implied_text = f"the two prints imply {plain(rounded(1 / implied))} {original.currency} for one {converted.currency}, the day's rate is {plain(rounded(1 / rate))}"
    yield _finding(original, converted, expected, working, f"{working}: {implied_text}", "or an old rate was used")


def _units(original: Measure, converted: Measure) -> Iterator[Finding]:
    wide = Interval(_times(original.compatible.low, 1 - _UNIT_HALO), _times(original.compatible.high, 1 + _UNIT_HALO))
    if wide.meets(converted.compatible):
        return
    working = f"{printed(original)} = {amount(original.value, converted)}"
    yield _finding(original, converted, wide, working, working, "or rounded too far")


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor


def _day_of(measure: Measure) -> date | None:
    if measure.claim.article.published is not None:
        return measure.claim.article.published
    return measure.period.last if measure.period is not None else None


def _finding(
    original: Measure, converted: Measure, expected: Interval, working: str, detail: str, else_: str
) -> Finding:
    middle = ((expected.low or Decimal(0)) + (expected.high or Decimal(0))) / 2
    low, high = sorted((abs(middle), abs(converted.value)))
    far = low == 0 or high / low >= _WRONG_BY_A_LOT
    return Finding(
        relation="conversion", kind=DiscrepancyKind.ARITHMETIC, also=(DiscrepancyKind.UNIT,), severity=4 if far else 3, score=0.95,
        sides=(printed_side([original], value=rounded(middle, 6), interval=expected, working=working), side_of([converted])), subject=original.claim.subject, metric=original.claim.metric,
        unit=converted.claim.unit, signals=(Signal("arithmetic", detail),),
        explanation=f"{cited(original)}, is given as {printed(converted)} too, but {detail}. Most likely one of the two was mistyped, {else_}. "
        "Quote the original amount, and convert it anew.",
    )  # fmt: skip
