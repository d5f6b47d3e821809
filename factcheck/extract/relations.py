"""What two figures are to each other: the ends of a range, before and after, one amount in two units, items of a list."""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.vocabulary import Comparator, Direction, QuantityKind
from factcheck.extract.figure import Figure
from factcheck.extract.numbers import scaled
from factcheck.extract.pieces import Pieces
from factcheck.extract.rates import denominator_after, divide
from factcheck.lexicon.comparators import DIRECTION_BEFORE, RANGE_VERBS

__all__ = ["carry", "relate"]

_TO = frozenset({"to", "-", "—", "till", "until", "through"})
_COMPARABLE = frozenset(
    {QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE, QuantityKind.MULTIPLE}
)
_MOVES = frozenset(DIRECTION_BEFORE) | frozenset(
    "go goes went going gone move moves moved moving change changes changed changing bring brings brought bringing take takes took "
    "taken taking push pushed pushes pull pulled revise revised upgrade upgraded downgrade downgraded shift shifted develop developed "
    "double doubled doubling triple tripled tripling treble trebled quadruple quadrupled quintupled halve halved halving balloon ballooned mushroomed "
    "multiply multiplied double-digit extend extended expanded increase rise drop decline fall growth reduction jump downgrading upgrading reached".split()
)
_CONVERTIBLE = frozenset(
    "money length area volume mass temperature speed power energy pressure torque force flow".split()
)
_LOOK_BACK = 9
_LONGEST_COMPARISON = 14
_CLAUSE_ENDS = frozenset({".", ";", "\n"})
_ACCOUNTS = frozenset("loss profit gain net income revised about some nearly".split())
_OTHER_CLAUSE = _MOVES | {".", ";", "\n", "and", "but", "while"}


def relate(pieces: Pieces, figures: list[Figure]) -> list[Figure]:
    """The figures, with ranges made one and changes and conversions marked, in reading order."""
    figures = _ranges(pieces, figures)
    for left, right in zip(figures, figures[1:], strict=False):
        _change(pieces, left, right)
        _conversion(pieces, left, right)
        _same_move(pieces, left, right)
    return figures


def carry(pieces: Pieces, figures: list[Figure]) -> None:
    """Give a bare figure the unit or noun of the one that it is compared with: ``44 billion marks compared with 37.2 billion``."""
    words = pieces.words
    for left, right in zip(figures, figures[1:], strict=False):
        if not right.is_bare or right.counted is not None or right.number.share or left.value_high is not None:
            continue
        gap = words[left.after : right.before]
        if not gap or len(gap) > _LONGEST_COMPARISON or not _CLAUSE_ENDS.isdisjoint(gap):
            continue
        if _compares(gap) and left.kind in {QuantityKind.MONEY, QuantityKind.COUNT} and _same_order(left, right):
            right.kind, right.unit, right.unit_code, right.dimension = (
                left.kind,
                left.unit,
                left.unit_code,
                left.dimension,
            )
            right.counted, right.per = left.counted, left.per
        elif (
            gap == ["to"]
            and left.direction is not None
            and (left.unit == "point" or left.unit_code is None)
            and left.unit
        ):
            right.kind, right.unit, right.dimension = left.kind, left.unit, left.dimension


def _compares(gap: list[str]) -> bool:
    """Does the text between two figures end in `compared with`, `against`, `vs` (and a noun of the same account)?"""
    tail = gap[:-1] if gap[-1] in _ACCOUNTS and len(gap) > 1 else gap
    return tail[-1] in {"against", "versus", "vs", "from"} or tail[-2:] in (
        ["compared", "with"],
        ["compared", "to"],
        ["up", "from"],
        ["down", "from"],
    )


def _same_order(left: Figure, right: Figure) -> bool:
    """Are both printed in millions, or both without a scale?"""
    return (left.number.scale == 1) == (right.number.scale == 1) and left.value != 0 and right.value / left.value < 1000


def _ranges(pieces: Pieces, figures: list[Figure]) -> list[Figure]:
    merged: list[Figure] = []
    for figure in figures:
        left = merged[-1] if merged else None
        if left is not None and left.value_high is None and _is_range(pieces, left, figure):
            _merge(pieces, left, figure)
        else:
            merged.append(figure)
    return merged


def _link(pieces: Pieces, left: Figure, right: Figure) -> str:
    """The word or dash between two figures, '' where more stands there."""
    gap = pieces.words[left.after : right.before]
    if len(gap) == 2 and gap[0] == "to" and gap[1] == "-":
        return "to"  # 200,000 to-260,000
    if gap == ["-", "to", "-"]:
        return "to"
    return gap[0] if len(gap) == 1 else ""


def _is_range(pieces: Pieces, left: Figure, right: Figure) -> bool:
    link = _link(pieces, left, right)
    if (
        not link
        or left.kind not in _COMPARABLE
        or right.kind not in _COMPARABLE
        or left.number.share != right.number.share
    ):
        return False
    if right.comparator is not Comparator.EXACT or not _alike(left, right):
        return False
    words = pieces.words
    before = words[left.before - 1] if left.before else ""
    low, high = _shared_scale(left, right)
    if link == "-":
        close = pieces.touches(left.after) == pieces.touches(left.after + 1) or right.unit is not None
        return close and low < high and (left.unit is None or left.unit == right.unit)
    if link == "and":
        return before == "between" and low < high
    if link == "or":
        return (
            left.number.spelled
            and right.number.spelled
            and right.unit is not None
            and left.unit is None
            and high - low == 1
            and low < 20
        )
    if link not in _TO or low >= high:
        return False
    if before == "from":
        return not _moves(pieces, left.before - 1)
    # `rose 5 cents to 12 cents` names an amount and a level; `fell by 1 to 1.5 degrees` is a range, printed with one unit.
    return (
        left.unit is None
        or not (left.direction is not None or before == "by")
        or (left.kind is QuantityKind.PERCENT and high <= 3 * low)
    )


def _alike(left: Figure, right: Figure) -> bool:
    """Could both be ends of one range: the same unit, or only the second has one, or only the first is money?"""
    if left.unit is not None and right.unit is not None:
        return left.unit == right.unit or left.unit == (right.unit or "").partition(" per ")[0]
    if left.unit is None:
        return True
    return right.kind is QuantityKind.COUNT and (
        left.dimension == "age" or (left.kind is QuantityKind.MONEY and left.per is None)
    )


def _shared_scale(left: Figure, right: Figure) -> tuple[Decimal, Decimal]:
    """Both values, the first in the scale of the second where it prints none: ``$89 to $93 billion``, ``four to five thousand``."""
    scale = right.number.scale
    if left.number.scale == 1 and scale != 1:
        wider = scaled(left.value, scale)
        if wider < right.value:
            return wider, right.value
    return left.value, right.value


def _moves(pieces: Pieces, at: int) -> bool:
    """Does a verb of change stand before `from`, nearer than a word of ranges and inside the clause?"""
    words = pieces.words
    for back in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
        word = words[back]
        if word in _MOVES:
            return True
        if word in RANGE_VERBS or word in {"\n", ".", ";"}:
            return False
    return False


def _merge(pieces: Pieces, left: Figure, right: Figure) -> None:
    """Make the left figure the range of both."""
    words = pieces.words
    low, high = _shared_scale(left, right)
    if low != left.value:
        left.place += right.number.scale.adjusted()
    approx = left.comparator is Comparator.APPROX
    if left.before and words[left.before - 1] in {"between", "from"}:
        left.before -= 1
    left.value, left.value_high = low, high
    left.place = max(left.place, right.place) if low != high else left.place
    left.comparator = Comparator.RANGE
    left.why = "range, approximate" if approx else "range"
    if right.unit is not None:
        left.kind, left.unit, left.unit_code, left.dimension, left.per = (
            right.kind,
            right.unit,
            right.unit_code,
            right.dimension,
            right.per,
        )
        left.firm, left.modifier = right.firm, right.modifier
    elif left.kind is QuantityKind.MULTIPLE:
        left.kind = right.kind
    left.last, left.after = right.last, right.after
    left.counted = right.counted
    left.direction = left.direction or right.direction
    left.number.last, left.number.scale = right.number.last, right.number.scale


def _change(pieces: Pieces, left: Figure, right: Figure) -> None:
    """``from A to B`` after a verb of change, ``to B from A``: the later figure gets the earlier value and the direction."""
    words = pieces.words
    gap = words[left.after : right.before]
    before = words[left.before - 1] if left.before else ""
    if not _same_measure(left, right):
        return
    if (
        gap == ["to"]
        and (before == "from" or left.direction is None and _moves(pieces, left.before))
        or gap
        and gap[0] == "to"
        and before == "from"
        and len(gap) <= 2
    ):
        earlier, later = left, right
    elif (
        gap
        and gap[0] == "from"
        and len(gap) <= 4
        and (before == "to" or _moves(pieces, left.before))
        and left.direction is None
    ):
        earlier, later = right, left
    elif (
        before == "from"
        and gap[-1:] == ["to"]
        and len(gap) <= 10
        and not _OTHER_CLAUSE.intersection(gap)
        and _moves(pieces, left.before - 1)
    ):
        earlier, later = left, right
    else:
        return
    if earlier is left and later.number.scale != 1:
        wider = scaled(left.value, right.number.scale)
        if left.number.scale == 1 and left.unit is None and right.value / 100 < wider < right.value * 100:
            left.value, left.place = wider, left.place + right.number.scale.adjusted()
    start = earlier.value if earlier.value_high is None else earlier.value_high
    if later.unit is None and earlier.unit is not None:
        later.kind, later.unit, later.unit_code, later.dimension = (
            earlier.kind,
            earlier.unit,
            earlier.unit_code,
            earlier.dimension,
        )
        later.counted = None
    if earlier.unit is None and later.unit is not None:
        earlier.kind, earlier.unit, earlier.unit_code, earlier.dimension = (
            later.kind,
            later.unit,
            later.unit_code,
            later.dimension,
        )
        earlier.counted = None
    later.change_from = start
    if later.value != start:
        later.direction = Direction.UP if later.value > start else Direction.DOWN
    earlier.counted, later.counted = earlier.counted or later.counted, later.counted or earlier.counted


def _same_move(pieces: Pieces, left: Figure, right: Figure) -> None:
    """``lost 190 points, or 0.6%``: the second figure tells the same movement."""
    gap = [word for word in pieces.words[left.after : right.before] if word != ","]
    if (
        left.direction is not None
        and left.change_from is None
        and gap == ["or"]
        and right.direction is None
        and right.unit is not None
    ):
        right.direction = left.direction


def _same_measure(left: Figure, right: Figure) -> bool:
    if left.kind not in _COMPARABLE or right.kind not in _COMPARABLE:
        return False
    if left.unit is not None and right.unit is not None:
        return left.unit.partition(" per ")[0] == right.unit.partition(" per ")[0]
    return "time" not in {left.dimension, right.dimension}


def _conversion(pieces: Pieces, left: Figure, right: Figure) -> None:
    """``206 million yuan ($29.5 million)``: the figure in brackets is the one before it in another unit."""
    words = pieces.words
    gap = words[left.after : right.before]
    opens = (
        gap[:1] in (["("], ["/"])
        and len(gap) <= 3
        and (len(gap) == 1 or gap[1:] in (["or"], ["about"], ["u", "s"], ["equal", "to"]))
    )
    equals = gap in ([",", "or"], ["or"], ["-", "or"]) and None not in {left.unit_code, right.unit_code}
    if not opens and not equals or left.dimension not in _CONVERTIBLE or left.dimension != right.dimension:
        return
    if left.per != right.per and (equals or left.per is not None):
        return  # `1.7 mln dlrs, or five cts per share`: a total and a rate
    start = left.conversion_of if left.conversion_of is not None else pieces.starts[left.first]
    if left.unit == right.unit:
        if not (opens and left.kind is QuantityKind.MONEY and left.firm != right.firm and left.value != right.value):
            return
        vague = (
            left if not left.firm else right
        )  # `US$113 trillion ($161 trillion)`: the bare dollar is another country's
        vague.unit, vague.unit_code = "dollar", None
    if right.value < 0 < left.value and right.kind is QuantityKind.MONEY:
        right.value = -right.value
    right.conversion_of = start
    if opens and right.per is None and left.per is None and words[right.after] == ")":
        rate = denominator_after(pieces, right.after + 1)
        if rate is not None:
            divide(left, rate[0], rate[1])
            divide(right, rate[0], rate[1])
    if right.comparator is Comparator.EXACT and right.value_high is None:
        right.comparator = left.comparator if left.value_high is None else right.comparator
    right.direction = right.direction or left.direction
