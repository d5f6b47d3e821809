"""A figure while it is being read: the mutable record that becomes a `Quantity`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import Comparator, Direction, QuantityKind
from factcheck.extract.numbers import Number
from factcheck.extract.pieces import Pieces

__all__ = ["COMPARABLE", "Figure", "Veto"]

COMPARABLE = frozenset(
    {QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE, QuantityKind.MULTIPLE}
)
"""The kinds of figure that can be the ends of a range or of a change."""


@dataclass(slots=True)
class Figure:
    """A number with what was read around it.

    ``[first, last)`` are the pieces of its span, ``before`` and ``after`` the pieces where the words that bound it begin and end.
    ``dimension`` is what conversions stay within; ``firm`` is False for a sign that several currencies use; ``modifier`` says that a
    hyphen ties it to a noun (``a 10-point plan``).
    """

    number: Number
    kind: QuantityKind
    first: int
    last: int
    before: int
    after: int
    value: Decimal
    place: int
    value_high: Decimal | None = None
    comparator: Comparator = Comparator.EXACT
    direction: Direction | None = None
    unit: str | None = None
    unit_code: str | None = None
    dimension: str | None = None
    per: str | None = None
    counted: str | None = None
    change_from: Decimal | None = None
    conversion_of: int | None = None
    firm: bool = True
    modifier: bool = False
    why: str = "figure"

    def take_unit(self, other: Figure) -> None:
        """Measure this figure in the unit of another, which is printed for both."""
        self.kind, self.unit, self.unit_code = other.kind, other.unit, other.unit_code
        self.dimension, self.per = other.dimension, self.per or other.per

    @property
    def is_bare(self) -> bool:
        """Has it neither unit nor currency?"""
        return self.unit is None and self.kind is QuantityKind.COUNT

    def quantity(self, pieces: Pieces) -> Quantity:
        """The finished quantity."""
        start, end = pieces.starts[self.first], pieces.ends[self.last - 1]
        inside = self.kind is QuantityKind.MEASURE and f" per {self.per}" in (self.unit or "")
        return Quantity(
            kind=self.kind,
            text=pieces.text[start:end],
            start=start,
            end=end,
            value=self.value,
            value_high=self.value_high,
            place=self.place,
            comparator=self.comparator,
            direction=self.direction,
            unit=self.unit,
            unit_code=self.unit_code,
            per=None if inside else self.per,  # kilometres per hour are one unit, `us dollar per share` is a rate
            counted=self.counted,
            change_from=self.change_from,
            conversion_of=self.conversion_of,
            why=self.why,
        )


@dataclass(slots=True)
class Veto:
    """A figure that is no claim: what it is, why, and the pieces ``[first, last)`` that it takes up."""

    kind: QuantityKind
    why: str
    first: int
    last: int

    def quantity(self, pieces: Pieces, value: Decimal) -> Quantity:
        """The figure as `find_quantities(..., everything=True)` shows it; ``value`` is that of its first number."""
        start, end = pieces.starts[self.first], pieces.ends[self.last - 1]
        return Quantity(
            kind=self.kind, text=pieces.text[start:end], start=start, end=end, value=value, why=f"veto: {self.why}"
        )
