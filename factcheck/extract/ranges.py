"""Ranges: ``44 to 50``, ``between A and B``, ``5-10W``, ``$89 to $93 billion``, ``eight or nine euros``. Never an average, never negative."""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.figure import COMPARABLE, Figure
from factcheck.extract.number import scaled
from factcheck.extract.pieces import Pieces
from factcheck.extract.rates import rate_after
from factcheck.lexicon.comparators import DIRECTION_BEFORE, RANGE_VERBS
from factcheck.lexicon.moves import MOVES
from factcheck.lexicon.nouns import is_plural

__all__ = ["join_ranges", "moves_before"]

_TO = frozenset({"to", "—", "~", "till", "until", "through"})
_CLAUSE_ENDS = frozenset({"\n", ".", ";"})
_LOOK_BACK = 9  # pieces in which the verb of `from A to B` stands
_MOST_ALTERNATIVES = 20  # `eight or nine` is a range; `a hundred or a thousand` is a figure of speech
_SMALL = 1000
_FALLING = 10
_WIDEST_CHANGE = 3  # `fell 3 percent to 5 percent` is a range; `rose 2 percent to 40 percent` names the level reached


def join_ranges(pieces: Pieces, figures: list[Figure]) -> list[Figure]:
    """The figures with the two ends of each range made one, in reading order."""
    joined: list[Figure] = []
    for figure in figures:
        left = joined[-1] if joined else None
        if left is not None and left.value_high is None and _is_range(pieces, left, figure):
            _join(pieces, left, figure)
        else:
            joined.append(figure)
    return joined


def _link(pieces: Pieces, left: Figure, right: Figure) -> str:
    """The word or dash between two figures (`to-` and `-to-` count as `to`), '' where more stands there."""
    gap = pieces.words[left.after : right.before]
    if len(gap) > 1 and "to" in gap and {"-", "to"}.issuperset(gap):
        return "to"
    return gap[0] if len(gap) == 1 else ""


def _is_range(pieces: Pieces, left: Figure, right: Figure) -> bool:
    """Are these two the ends of a range, not a change, a score, an amount and the level it led to?"""
    if _open_range(pieces, left, right):
        return True
    link = _link(pieces, left, right)
    if not link or left.kind not in COMPARABLE or right.kind not in COMPARABLE:
        return False
    if left.number.share != right.number.share or right.comparator is not Comparator.EXACT or not _alike(left, right):
        return False
    before = pieces.words[left.before - 1] if left.before else ""
    low, high = shared_scale(left, right)
    if link == "or":
        printed_once = left.unit is None and (right.unit is not None or is_plural(pieces.words[right.last]))
        alike = left.number.spelled == right.number.spelled and left.number.scale == right.number.scale
        return alike and printed_once and high - low == 1 and high <= _MOST_ALTERNATIVES
    if low >= high:
        return low > high and link == "to" and _falls(pieces, left, right)
    if link == "-":
        close = pieces.touches(left.after) == pieces.touches(left.after + 1) or right.unit is not None
        return close and (left.unit in {None, right.unit} or right.is_bare)
    if link == "and":
        return before == "between"
    if link not in _TO:
        return False
    if before == "from":
        return not moves_before(pieces, left.before - 1)
    # `Rose 5 cents to 12 cents` and `rose by 9 to 27` name an amount and a level; `fell by 1 to 1.5 degrees` is a range.
    amount = left.direction is not None or before == "by" or before in DIRECTION_BEFORE
    printed_once = left.unit is None and right.unit is not None
    narrow = left.kind in {QuantityKind.PERCENT, QuantityKind.COUNT} and high <= _WIDEST_CHANGE * low
    return not amount or printed_once or narrow


def _open_range(pieces: Pieces, left: Figure, right: Figure) -> bool:
    """``from 450 sq ft up to 900 sq ft``: a range, where nothing moves."""
    up_to = right.comparator is Comparator.AT_MOST and pieces.words[right.before : right.before + 2] == ["up", "to"]
    if not up_to or right.before != left.after or left.unit != right.unit or left.value >= right.value:
        return False
    return left.before > 0 and pieces.words[left.before - 1] == "from" and not moves_before(pieces, left.before - 1)


def _falls(pieces: Pieces, left: Figure, right: Figure) -> bool:
    """``a density of 1.3 A/cm2 to 0.03 A/cm2``: a range told from its upper end, where both print one unit and nothing moves."""
    printed = left.kind is QuantityKind.MEASURE and right.kind is QuantityKind.MEASURE and left.unit == right.unit
    before = pieces.words[left.before - 1] if left.before else ""
    return printed and left.direction is None and before not in {"by", "from"} and not moves_before(pieces, left.before)


def _alike(left: Figure, right: Figure) -> bool:
    """Could both be ends of one range: the same unit, or only the second has one, or only the first is money or an age?"""
    if left.unit is not None and right.unit is not None:
        return left.unit in {right.unit, right.unit.partition(" per ")[0]}
    if left.unit is None:
        return True
    money = left.kind is QuantityKind.MONEY and left.per is None
    return right.kind is QuantityKind.COUNT and (money or left.dimension == "age")


def shared_scale(left: Figure, right: Figure) -> tuple[Decimal, Decimal]:
    """Both values, the first in the scale of the second where it prints none: ``$89 to $93 billion``, ``four to five thousand``."""
    scale = right.number.scale
    if left.number.scale == 1 and scale != 1:
        wider = scaled(left.value, scale)
        falls = left.value < _SMALL and wider < _FALLING * right.value  # from 3 to 2.5 million
        if wider < right.value or falls:
            return wider, right.value
    return left.value, right.value


def moves_before(pieces: Pieces, at: int) -> bool:
    """Does a verb of change stand before a piece (the `from` of `from A to B`), nearer than a word of ranges, in its clause?"""
    for index in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
        word = pieces.words[index]
        if word in MOVES:
            return True
        if word in RANGE_VERBS or word in _CLAUSE_ENDS:
            return False
    return False


def _join(pieces: Pieces, left: Figure, right: Figure) -> None:
    """Make the left figure the range of both."""
    low, high = shared_scale(left, right)
    if low > high:
        low, high = high, low
    elif low != left.value:
        left.place += right.number.scale.adjusted()
    left.why = "range, approximate" if left.comparator is Comparator.APPROX else "range"
    left.value, left.value_high, left.place = low, high, max(left.place, right.place)
    left.comparator = Comparator.RANGE
    if left.before and pieces.words[left.before - 1] in {"between", "from"}:
        left.before -= 1
    if right.unit is not None:
        left.take_unit(right)
        left.firm, left.modifier = right.firm, right.modifier
    left.last, left.after = right.last, right.after
    if left.unit is not None and right.unit is None:
        rate_after(pieces, left)  # the `a year` of `£3-4bn a year`
        left.after = left.last
    left.direction = left.direction or right.direction
    left.number.last, left.number.scale = right.number.last, right.number.scale
