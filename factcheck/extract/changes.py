"""Two figures of one movement: ``from A to B``, ``to B from A``, ``190 points, or 0.6%``."""

from __future__ import annotations

from itertools import pairwise

from factcheck.core.vocabulary import Direction, QuantityKind
from factcheck.extract.figure import COMPARABLE, Figure
from factcheck.extract.number import scaled
from factcheck.extract.pieces import Pieces
from factcheck.extract.ranges import moves_before
from factcheck.extract.rates import divide
from factcheck.lexicon.moves import MOVES

__all__ = ["mark_changes"]

_CLAUSE_ENDS = frozenset({".", ";", "\n"})
_OTHER_CLAUSE = MOVES | _CLAUSE_ENDS | {"and", "but", "while"}
_LONGEST_GAP = 10
_LONGEST_BACK = 4
_PLAUSIBLE = 100  # a change by more than this factor shares no scale word: `from 3 to 2.5 million` does


def mark_changes(pieces: Pieces, figures: list[Figure]) -> None:
    """Give the later figure of a change the earlier value and the direction; both stay figures of their own."""
    used: set[int] = set()
    for left, right in pairwise(figures):
        if left.first in used or left.kind not in COMPARABLE or right.kind not in COMPARABLE:
            continue
        gap = pieces.words[left.after : right.before]
        if _same_measure(left, right):
            order = _order(pieces, left, right, gap)
            if order is not None:
                _mark(*order)
                used.add(right.first)
        _same_move(left, right, gap)


def _same_move(left: Figure, right: Figure, gap: list[str]) -> None:
    """``lost 190 points, or 0.6%``: the second figure tells the same movement."""
    if left.direction is None or left.change_from is not None or right.direction is not None or right.unit is None:
        return
    if [word for word in gap if word != ","] == ["or"]:
        right.direction = left.direction


def _order(pieces: Pieces, left: Figure, right: Figure, gap: list[str]) -> tuple[Figure, Figure] | None:
    """The earlier and the later figure, None where the two are no change."""
    before = pieces.words[left.before - 1] if left.before else ""
    if not gap or not _CLAUSE_ENDS.isdisjoint(gap):
        return None
    counted = left.is_bare and gap[-1] == "from" and len(gap) <= _LONGEST_BACK and before == "to"
    if counted and right.is_bare:
        return right, left  # fell to 2,978 units from 3,808
    if gap[0] == "from" and len(gap) <= _LONGEST_BACK and left.direction is None:
        return (right, left) if before == "to" or moves_before(pieces, left.before) else None
    if gap[-1] != "to" and gap[0] != "to":
        return None
    if before == "from":
        near = gap[0] == "to" and len(gap) <= 2
        far = gap[-1] == "to" and len(gap) <= _LONGEST_GAP and _OTHER_CLAUSE.isdisjoint(gap)
        return (left, right) if near or (far and moves_before(pieces, left.before - 1)) else None
    return None


def _same_measure(left: Figure, right: Figure) -> bool:
    """Could both be states of one thing: equal units, or one of them prints none?"""
    if left.unit is not None and right.unit is not None:
        return left.unit.partition(" per ")[0] == right.unit.partition(" per ")[0]
    if "time" in {left.dimension, right.dimension}:
        return False
    low, high = sorted((abs(left.value), abs(right.value)))
    return right.number.scale != left.number.scale == 1 or high <= _PLAUSIBLE * low or left.unit is right.unit is None


def _mark(earlier: Figure, later: Figure) -> None:
    """Note the change on the later figure; a unit or scale that is printed once holds for both."""
    scale = later.number.scale
    if earlier.unit is None and earlier.number.scale == 1 and scale != 1 and earlier.first < later.first:
        wider = scaled(earlier.value, scale)
        if later.value / _PLAUSIBLE < wider < later.value * _PLAUSIBLE:
            earlier.value, earlier.place = wider, earlier.place + scale.adjusted()
    if later.unit is None and earlier.unit is not None:
        later.take_unit(earlier)
    elif earlier.unit is None and later.unit is not None:
        earlier.take_unit(later)
    elif earlier.per is None and later.per is not None and earlier.kind is QuantityKind.MONEY:
        divide(earlier, later.per, None)  # from $4 to $5.50 a ton
    start = earlier.value if earlier.value_high is None else earlier.value_high
    later.change_from = start
    if later.value != start:
        later.direction = Direction.UP if later.value > start else Direction.DOWN
