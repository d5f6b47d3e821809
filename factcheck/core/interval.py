"""Intervals of exact decimals, and their arithmetic: what is computed from rounded figures is itself known only within bounds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

__all__ = ["Interval"]

_DIGITS = 40
_DOWN, _UP = (Context(prec=_DIGITS, rounding=way) for way in (ROUND_FLOOR, ROUND_CEILING))
_LEAST, _MOST = Decimal("-Infinity"), Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Interval:
    """What a print claims, as exact decimals in the base unit; None is an unbounded end.

    Both ends belong to it. Two intervals that only touch share no more than an edge: they do not meet, unless one of them is a point.
    Sums, differences, products and quotients hold every value that the operands' values can give; a quotient that does not end is
    rounded outwards, at its fortieth digit.
    """

    low: Decimal | None
    high: Decimal | None

    @staticmethod
    def point(value: Decimal) -> Interval:
        """The interval of one exact value."""
        return Interval(value, value)

    @staticmethod
    def total(parts: list[Interval]) -> Interval:
        """The sum of any number of intervals; 0 for none."""
        found = Interval.point(Decimal(0))
        for part in parts:
            found = found.plus(part)
        return found

    def meets(self, other: Interval) -> bool:
        """Have the two a value in common that is not merely the edge of both?"""
        if self.is_point or other.is_point:
            return _not_above(self.low, other.high) and _not_above(other.low, self.high)
        return _below(self.low, other.high) and _below(other.low, self.high)

    def holds(self, value: Decimal) -> bool:
        """Does the value lie in it?"""
        return _not_above(self.low, value) and _not_above(value, self.high)

    def common(self, other: Interval) -> Interval:
        """What both hold; of two that do not meet the result has its ends crossed."""
        return Interval(_larger(self.low, other.low), _smaller(self.high, other.high))

    def is_above(self, other: Interval) -> bool:
        """Is every value of it more than every value of the other?"""
        return self.low is not None and other.high is not None and self.low > other.high

    def has_whole_number(self) -> bool:
        """Does a whole number lie in it?"""
        if self.low is None or self.high is None:
            return True
        return self.low.to_integral_value(ROUND_CEILING) <= self.high.to_integral_value(ROUND_FLOOR)

    def plus(self, other: Interval) -> Interval:
        """The sum of the two."""
        return Interval(
            None if self.low is None or other.low is None else _DOWN.add(self.low, other.low),
            None if self.high is None or other.high is None else _UP.add(self.high, other.high),
        )

    def minus(self, other: Interval) -> Interval:
        """The difference of the two."""
        return self.plus(other.times(Interval.point(Decimal(-1))))

    def times(self, other: Interval) -> Interval:
        """The product of the two."""
        ends = [(a, b) for a in self._ends() for b in other._ends()]
        return _hull([_product(_DOWN, a, b) for a, b in ends], [_product(_UP, a, b) for a, b in ends])

    def over(self, other: Interval) -> Interval | None:
        """The quotient of the two, None where the divisor can be 0."""
        low, high = other._ends()
        if low <= 0 <= high:
            return None
        # Unbounded by unbounded says nothing that the other corners do not say.
        ends = [(a, b) for a in self._ends() for b in (low, high) if not (a.is_infinite() and b.is_infinite())]
        return _hull([_DOWN.divide(a, b) for a, b in ends], [_UP.divide(a, b) for a, b in ends])

    def scaled(self, factor: Decimal) -> Interval:
        """The interval times an exact number."""
        return self.times(Interval.point(factor))

    def widened(self, share: Decimal) -> Interval:
        """The interval with each end moved outwards by a share of itself: 3% either way for ``0.03``."""
        return Interval(
            None if self.low is None else _DOWN.subtract(self.low, abs(self.low) * share),
            None if self.high is None else _UP.add(self.high, abs(self.high) * share),
        )

    @property
    def is_point(self) -> bool:
        """Is it one value?"""
        return self.low is not None and self.low == self.high

    def _ends(self) -> tuple[Decimal, Decimal]:
        return _LEAST if self.low is None else self.low, _MOST if self.high is None else self.high


def _product(context: Context, a: Decimal, b: Decimal) -> Decimal:
    """The product, where nothing times anything unbounded is nothing."""
    return Decimal(0) if a == 0 or b == 0 else context.multiply(a, b)


def _hull(lows: list[Decimal], highs: list[Decimal]) -> Interval:
    low, high = min(lows), max(highs)
    return Interval(None if low.is_infinite() else low, None if high.is_infinite() else high)


def _not_above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low <= high


def _below(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low < high


def _larger(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    if a is None or b is None:
        return b if a is None else a
    return max(a, b)


def _smaller(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    if a is None or b is None:
        return b if a is None else a
    return min(a, b)
