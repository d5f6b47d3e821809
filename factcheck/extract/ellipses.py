"""Units and nouns that are printed once and meant again: ``44 billion marks compared with 37.2 billion``, ``435 homes by sale and 187 by tender``."""

from __future__ import annotations

from itertools import pairwise

from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.figure import Figure
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.comparators import DIRECTION_AFTER
from factcheck.lexicon.moves import ACCOUNTS, COMPARED, COMPARING
from factcheck.lexicon.nouns import ADVERBS, CONJUNCTIONS, PREPOSITIONS
from factcheck.lexicon.units import SPELLED

__all__ = ["carry_units"]

_CLAUSE_ENDS = frozenset({".", ";", "\n"})
_CARRIED = frozenset({QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})
_STILL = frozenset({"time", "age"})
_PARTS = (["of"], ["of", "the"], ["of", "those"], ["of", "its"], ["of", "their"])  # 2 of the 3 mines
_LONGEST_COMPARISON = 14
_NEXT_AGES: tuple[list[str], ...] = ([], [","], ["and"], [",", "and"])
_LARGE = 100_000  # up 700,000 barrels to 516.5 mln
_NEAR_FROM = 6  # pieces from a count to the `from` of the one that it is compared with
_SAME_ORDER = 1000
_COORDINATORS = frozenset("and but while whereas or with".split())
_NO_NOUN = PREPOSITIONS | CONJUNCTIONS | ADVERBS | frozenset(". , ; : ) \n a the this".split()) | {"", "\n"}
_LONGEST_ELLIPSIS = 24  # pieces between a figure and the one that it takes its unit from
_FURTHEST = 5  # figures to look back past
_INCHES = 12  # inches in a foot
_LIKE = 10  # a figure that leaves its unit out is of the order of the one that prints it


def carry_units(pieces: Pieces, figures: list[Figure]) -> None:
    """Give a bare figure the unit or noun of the one that it is compared with: ``44 billion marks compared with 37.2 billion``."""
    _share_units(pieces, figures)
    for left, right in pairwise(figures):
        gap = pieces.words[left.after : right.before]
        waits = left.unit is None and left.counted is None and left.is_bare
        if left.why == "age" and right.is_bare and right.counted is None and _aged_too(pieces, left, right):
            right.take_unit(left)
            right.why = left.why
        if left.unit == "foot" and right.is_bare and 0 <= right.value < _INCHES:
            _inches(pieces, left, right)
        if waits and gap in _PARTS:
            if right.is_bare:
                left.counted = right.counted
            elif right.unit is not None and _part_of(left, right):
                left.take_unit(right)
        elif waits and right.dimension == "points" and _level_before(gap):
            left.take_unit(right)
        elif waits and right.counted is not None and right.change_from == left.value:
            left.counted = right.counted  # from 1,000 to 2,000 hires
        if not right.is_bare or right.counted is not None or left.value_high is not None:
            continue
        if not gap or len(gap) > _LONGEST_COMPARISON or not _CLAUSE_ENDS.isdisjoint(gap):
            continue
        if gap == ["to"] and left.direction is not None and _unit_holds(left, right):
            right.take_unit(left)  # rose 64.06 points to 4,577.10
        elif (
            _compares(gap)
            and not (gap[-1] == "from" and left.unit is None and len(gap) > _NEAR_FROM)
            and left.kind in _CARRIED
            and left.dimension not in _STILL
            and _same_order(left, right)
        ):
            right.take_unit(left)
            right.counted = left.counted
    _fill_ellipses(pieces, figures)


def _part_of(left: Figure, right: Figure) -> bool:
    """Is the first a part of the second, in the same scale: ``35 billion of 61 billion schillings``?"""
    return left.number.scale != 1 and right.number.scale != 1 and left.value < right.value


def _aged_too(pieces: Pieces, left: Figure, right: Figure) -> bool:
    """Is the next figure an age of the same list: ``aged 19, 24 and 31``?"""
    return pieces.words[left.after : right.before] in _NEXT_AGES and right.place == 0 and right.number.scale == 1


def _share_units(pieces: Pieces, figures: list[Figure]) -> None:
    """Give each bare figure of a list the unit that is printed once, at its end: ``7.6 and 7.5 magnitude``, ``one, three and six months``."""
    shared = -1  # the piece where the list begins, as far as it has been read
    for at in range(len(figures) - 2, -1, -1):
        left, right = figures[at], figures[at + 1]
        if left.unit is not None or left.counted is not None or right.unit is None or not left.is_bare:
            continue
        gap = pieces.words[left.after : right.before]
        listed = right.first == shared and gap == [","]
        if gap == [",", "and"] and at and right.last > right.number.last:
            listed = pieces.words[figures[at - 1].after : left.before] == [","]  # 10, 20, and 30 percent
        if listed or _one_unit(pieces, left, right):
            left.take_unit(right)
            shared = left.first


def _inches(pieces: Pieces, feet: Figure, figure: Figure) -> None:
    """Measure the figure right behind feet in inches: ``5 ft 11 in tall``, ``six-foot-two``."""
    gap = pieces.words[feet.last : figure.first]
    if gap != ["-"] and (gap or figure.counted is not None):
        return
    inch = SPELLED["inch"]
    figure.kind, figure.counted = QuantityKind.MEASURE, None
    figure.unit, figure.unit_code, figure.dimension = inch.name, inch.code, inch.dimension
    if pieces.words[figure.last] == "in":
        figure.last = figure.after = figure.last + 1


def _unit_holds(left: Figure, right: Figure) -> bool:
    """Is the level reached in the unit of the amount: points, or the same millions of barrels?"""
    if left.unit is None or left.kind is QuantityKind.PERCENT:
        return False
    if left.unit_code is None or right.number.scale == 1:
        return left.unit_code is None
    return _same_order(left, right) or left.value >= _LARGE


def _one_unit(pieces: Pieces, left: Figure, right: Figure) -> bool:
    """Is the unit behind the second of two figures that `and` or `or` joins printed for both?"""
    gap = pieces.words[left.after : right.before]
    joined = gap in (["and"], ["or"]) or (
        gap in (["x"], ["×"], ["by"]) and right.dimension == "length"
    )  # 10 by 12 feet
    return (
        joined
        and left.last == left.number.last
        and right.unit is not None
        and right.last > right.number.last
        and left.number.spelled == right.number.spelled
    )


def _compares(gap: list[str]) -> bool:
    """Does the text between two figures end in `compared with`, `against`, `vs`, or those and a noun of the account?"""
    tail = gap[:-1] if gap[-1] in ACCOUNTS and len(gap) > 1 else gap
    return tail[-1] in COMPARING or tuple(tail[-2:]) in COMPARED


def _same_order(left: Figure, right: Figure) -> bool:
    """Are both printed in millions, or both without a scale?"""
    both = (left.number.scale == 1) == (right.number.scale == 1)
    return both and left.value != 0 and abs(right.value / left.value) < _SAME_ORDER


def _level_before(gap: list[str]) -> bool:
    """Is the first the level that moved by the second: ``16,369.03, up 58.06 points``?"""
    told = [word for word in gap if word != ","]
    return len(told) == 1 and told[0] in DIRECTION_AFTER


def _fill_ellipses(pieces: Pieces, figures: list[Figure]) -> None:
    """Give each bare figure that counts nothing named the unit or noun of an earlier one in its sentence, in a clause like its own."""
    for index, figure in enumerate(figures):
        if not figure.is_bare or figure.counted is not None or pieces.words[figure.last] not in _NO_NOUN:
            continue
        for earlier in reversed(figures[max(0, index - _FURTHEST) : index]):
            gap = pieces.words[earlier.after : figure.before]
            if len(gap) > _LONGEST_ELLIPSIS or not _CLAUSE_ENDS.isdisjoint(gap):
                break
            if not _COORDINATORS.isdisjoint(gap) and _fits(earlier, figure):
                figure.take_unit(earlier)
                figure.counted = earlier.counted
                break


def _fits(earlier: Figure, figure: Figure) -> bool:
    """Could the second leave out the unit or noun of the first: of one order, printed to the same place or in a scale?"""
    if (
        earlier.conversion_of is not None
        or earlier.dimension in _STILL
        or earlier.modifier
        or (earlier.unit is None and earlier.counted is None)
    ):
        return False
    if earlier.kind not in _CARRIED and earlier.kind is not QuantityKind.PERCENT:
        return False
    alike = earlier.place == figure.place or (earlier.number.scale != 1 and figure.number.scale != 1)
    return alike and earlier.value != 0 and 1 <= _LIKE * abs(figure.value / earlier.value) <= _LIKE**2
