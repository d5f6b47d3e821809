"""A quantity: a figure as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.core.vocabulary import Comparator, Direction, QuantityKind
from factcheck.errors import ClaimError

__all__ = ["Quantity", "decimal_text"]


def decimal_text(value: Decimal | None) -> str | None:
    """A decimal in plain digits, without an exponent: ``206000000``, ``4.12``."""
    return None if value is None else format(value, "f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A printed figure with its span in the text it was found in.

    ``text`` is ``source_text[start:end]``: the figure with its unit, without the words of its comparator. ``value`` is in
    the unit named (``76`` for 76 percent, ``206000000`` for 206 million yuan), ``value_high`` the upper end of a
    range. ``place`` is the power of ten of the last printed digit (6 for "276 million", -2 for "4.12"). ``unit`` is the
    singular English name, None for counts, ranks and multiples; ``unit_code`` is ISO 4217 or UCUM; ``per`` the
    denominator of a rate (``10,000 people``); ``counted`` the singular noun phrase of a count. ``change_from`` is the
    earlier value in "from A to B". ``conversion_of`` is the start of the quantity that this one repeats in another unit.
    ``why`` names the rule that typed the figure.
    """

    kind: QuantityKind
    text: str
    start: int
    end: int
    value: Decimal
    value_high: Decimal | None = None
    place: int = 0
    comparator: Comparator = Comparator.EXACT
    direction: Direction | None = None
    unit: str | None = None
    unit_code: str | None = None
    per: str | None = None
    counted: str | None = None
    change_from: Decimal | None = None
    conversion_of: int | None = None
    why: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise ClaimError(f"span [{self.start}, {self.end}) does not fit the text {self.text!r}")
        if self.value_high is not None and self.value_high < self.value:
            raise ClaimError(f"range {self.value} to {self.value_high} runs downwards")

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of. Exact numbers are strings."""
        return {
            "kind": str(self.kind),
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "value": decimal_text(self.value),
            "value_high": decimal_text(self.value_high),
            "comparator": str(self.comparator),
            "direction": None if self.direction is None else str(self.direction),
            "unit": self.unit,
            "unit_code": self.unit_code,
            "per": self.per,
            "counted": self.counted,
        }
