"""One amount in two units: ``206 million yuan ($29.5 million)``, ``8 miles, or 13 kilometres``."""

from __future__ import annotations

from itertools import pairwise

from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.figure import Figure
from factcheck.extract.pieces import Pieces
from factcheck.extract.rates import denominator_after, divide

__all__ = ["mark_conversions"]

_CONVERTIBLE = frozenset(
    "money length area volume mass temperature speed power energy pressure torque force flow".split()
)
_OPENINGS = (["("], ["/"], ["(", "or"], ["(", "about"], ["(", "equal", "to"])
_EQUALS = ([",", "or"], ["or"], ["-", "or"])


def mark_conversions(pieces: Pieces, figures: list[Figure]) -> None:
    """Mark each figure that repeats the one before it in another unit; it takes over its bound, direction and rate."""
    for left, right in pairwise(figures):
        gap = pieces.words[left.after : right.before]
        opens = gap in _OPENINGS
        if opens or gap in _EQUALS:
            _convert(pieces, left, right, opens=opens)


def _convert(pieces: Pieces, left: Figure, right: Figure, *, opens: bool) -> None:
    if left.dimension not in _CONVERTIBLE or left.dimension != right.dimension:
        return
    if not opens and (left.unit_code is None or right.unit_code is None):
        return
    if left.per != right.per and (right.per is not None or not opens):
        return  # `1.7 mln dlrs, or five cts per share`: a total and a rate
    if left.per is not None and right.per is None:
        divide(right, left.per, None)  # 1,000 barrels a day (42,000 gallons)
    if left.unit == right.unit and not _other_dollar(left, right, opens=opens):
        return
    right.conversion_of = left.conversion_of if left.conversion_of is not None else pieces.starts[left.first]
    if opens and left.per is None and right.per is None and pieces.words[right.after] == ")":
        rate = denominator_after(pieces, right.after + 1)  # C$6 (US$4.46) per share
        if rate is not None:
            divide(left, rate[0], rate[1])
            divide(right, rate[0], rate[1])
    if right.comparator is Comparator.EXACT and left.value_high is None and right.value_high is None:
        right.comparator = left.comparator
    right.direction = right.direction or left.direction


def _other_dollar(left: Figure, right: Figure, *, opens: bool) -> bool:
    """Is the bare ``$`` of ``US$113 trillion ($161 trillion)`` another country's? Its unit is then left open."""
    if not opens or left.kind is not QuantityKind.MONEY or left.firm == right.firm or left.value == right.value:
        return False
    bare = right if left.firm else left
    bare.unit, bare.unit_code = "dollar", None
    return True
