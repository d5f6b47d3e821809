"""A printed figure with its comparator -> what it claims firmly, and what it does not contradict."""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.measure import Interval
from factcheck.core.vocabulary import Comparator
from factcheck.lexicon.roundness import APPROX_MOST, APPROX_SHARE, ROUND_ZEROS, last_figure

__all__ = ["intervals", "of_year", "short_of"]

_HALF = Decimal("0.5")
_YEARS_AROUND = Decimal(5)
_FLOORS = frozenset([Comparator.MORE_THAN, Comparator.AT_LEAST])
_CEILINGS = frozenset([Comparator.LESS_THAN, Comparator.AT_MOST])


def intervals(
    value: Decimal, high: Decimal | None, comparator: Comparator, place: int, *, whole: bool
) -> tuple[Interval, Interval]:
    """The firm and the compatible interval of a value, in its printed unit.

    ``place`` is the power of ten of the last printed digit; ``whole`` says that only whole numbers occur, so that an exact print of units is a
    point. The steps come from the table in :mod:`factcheck.lexicon.roundness`.
    """
    if comparator is Comparator.RANGE and high is not None:
        half = Decimal(0) if whole and place == 0 else _HALF.scaleb(place)
        return Interval(value - half, high + half), Interval(value - half, high + half)
    step = Decimal(1).scaleb(max(place, last_figure(value)))
    if comparator in _FLOORS:
        return _floor(value, step, place, strict=comparator is Comparator.MORE_THAN, whole=whole)
    if comparator in _CEILINGS:
        return _ceiling(value, step, place, strict=comparator is Comparator.LESS_THAN, whole=whole)
    if comparator is Comparator.APPROX:
        halo = max(abs(value) * APPROX_SHARE, min(abs(value) * APPROX_MOST, step * _HALF))
        near = Interval(value - halo, value + halo)
        return near, near
    half = Decimal(0) if whole and place == 0 else _HALF.scaleb(place)
    firm = Interval(value - half, value + half)
    if last_figure(value) - place >= ROUND_ZEROS and last_figure(value) >= ROUND_ZEROS:
        return firm, Interval(value - step * _HALF, value + step * _HALF)
    return firm, Interval(
        value - max(half, _HALF.scaleb(place)), value + max(half, _HALF.scaleb(place))
    ) if not whole else firm


def _floor(value: Decimal, step: Decimal, place: int, *, strict: bool, whole: bool) -> tuple[Interval, Interval]:
    least = value + 1 if strict and whole and place == 0 and step == 1 else value
    most = value + step
    if whole and place == 0:
        most -= 1
    return Interval(least, max(least, most)), Interval(least, None)


def _ceiling(value: Decimal, step: Decimal, place: int, *, strict: bool, whole: bool) -> tuple[Interval, Interval]:
    most = value - 1 if strict and whole and place == 0 and step == 1 else value
    least = value - step
    if whole and place == 0:
        least += 1
    return Interval(min(least, most), most), Interval(None, most)


def short_of(value: Decimal) -> tuple[Interval, Interval]:
    """The intervals of `nearly` a value: up to a tenth below it, and not above."""
    halo = abs(value) * APPROX_MOST
    return Interval(value - halo, value), Interval(value - 2 * halo, value)


def of_year(value: Decimal, comparator: Comparator) -> Interval:
    """The years that a year with its bound stands for: `before 1990` is every year up to 1989, `around 1990` five years to each side."""
    if comparator in _FLOORS:
        return Interval(value + (comparator is Comparator.MORE_THAN), None)
    if comparator in _CEILINGS:
        return Interval(None, value - (comparator is Comparator.LESS_THAN))
    halo = _YEARS_AROUND if comparator is Comparator.APPROX else Decimal(0)
    return Interval(value - halo, value + halo)
