"""Where the lines of a chart's axes stand, and what is written beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

__all__ = ["are_days", "time_ticks", "value_ticks"]

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_LINES = 4
"""An axis has about so many lines."""

_SHORT = 62
"""A time of no more days than this is counted in days."""

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTHS = (1, 2, 3, 6)
_DAYS = (1, 2, 7, 14)
_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def value_ticks(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Round values from at or below ``low`` to at or above ``high``, evenly spaced: three to six of them. Needs ``low < high``."""
    rough = (high - low) / _LINES
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * one for one in _STEPS if power * one >= rough)
    first = (low / step).to_integral_value("ROUND_FLOOR")
    last = (high / step).to_integral_value("ROUND_CEILING")
    return tuple(step * (first + at) for at in range(int(last - first) + 1))


def time_ticks(first: date, last: date) -> tuple[tuple[date, str], ...]:
    """The beginnings of years, months or days from ``first`` to ``last``, with their labels: at most about six."""
    days = (last - first).days
    room = _LINES + 2
    if days > 2 * 365:
        years = days // 365 + 1
        step = next((one for one in _YEARS if years <= one * room), _YEARS[-1])
        return tuple(_years(first, last, step))
    if not are_days(first, last):
        months = days // 30 + 1
        step = next((one for one in _MONTHS if months <= one * room), 12)
        return tuple(_months(first, last, step))
    step = next((one for one in _DAYS if days <= one * room), 28)
    marks = (date.fromordinal(at) for at in range(first.toordinal(), last.toordinal() + 1, step))
    return tuple((mark, f"{mark.day} {_NAMES[mark.month - 1]}") for mark in marks)


def are_days(first: date, last: date) -> bool:
    """Are the labels of the times from ``first`` to ``last`` days, which do not tell their year?"""
    return (last - first).days <= _SHORT


def _years(first: date, last: date, step: int) -> Iterator[tuple[date, str]]:
    for year in range(-(-first.year // step) * step, last.year + 1, step):
        if year >= 1 and first <= date(year, 1, 1) <= last:
            yield date(year, 1, 1), str(year)


def _months(first: date, last: date, step: int) -> Iterator[tuple[date, str]]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        mark = date(month // 12, month % 12 + 1, 1)
        if month % step == 0 and first <= mark <= last:
            yield mark, f"{_NAMES[mark.month - 1]} {mark.year}"
