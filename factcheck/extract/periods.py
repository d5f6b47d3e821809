"""Spans of time that say when: ``the past four years``, ``the first nine months``, ``three months to June``. Quantities, but no claims."""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.figure import Figure
from factcheck.extract.numbers import Number, read_number
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.dates import MONTHS, PERIOD_NOUNS, PERIOD_WORDS
from factcheck.lexicon.nouns import singular
from factcheck.lexicon.units import SPELLED

__all__ = ["named_period"]

_BETWEEN = frozenset("consecutive straight full calendar fiscal business trading -".split())
_CLOSING = frozenset("ended ending to through".split())


def named_period(pieces: Pieces, number: Number) -> Figure | None:
    """The span of time that a number names, None where it names none; a duration that is claimed is none."""
    first = number.first
    if first == 0 or number.ordinal or (number.scale != 1 and not number.spelled):
        return None
    words = pieces.words
    before = words[first - 1]
    if before not in PERIOD_WORDS and before != "the":
        return None
    end, high = _upper_end(pieces, number)
    if words[end] in _BETWEEN:
        end += 1
    if words[end] not in PERIOD_NOUNS or (before == "the" and not _closed(pieces, end + 1)):
        return None
    return _span(pieces, number, end, high)


def _upper_end(pieces: Pieces, number: Number) -> tuple[int, Decimal | None]:
    """Past `or four` in `the past three or four years`, with the value of that."""
    at = number.last
    if pieces.words[at] in {"or", "to", "-"} and at + 1 < len(pieces) and pieces.kinds[at + 1] in {"n", "w"}:
        second = read_number(pieces, at + 1)
        if second is not None:
            return second.last, second.value if second.value > number.value else None
    return at, None


def _closed(pieces: Pieces, at: int) -> bool:
    """Does `ended June`, `to September` follow?"""
    return pieces.words[at] in _CLOSING and (pieces.words[at + 1] in MONTHS or pieces.is_capital(at + 1))


def _span(pieces: Pieces, number: Number, end: int, high: Decimal | None) -> Figure:
    first = number.first
    figure = Figure(number, QuantityKind.PERIOD, first, end + 1, first, end + 1, number.value, number.place)
    figure.value_high, figure.why = high, "a period"
    if high is not None:
        figure.comparator = Comparator.RANGE
    noun = pieces.words[end]
    unit = SPELLED.get(noun)
    if unit is None:
        figure.counted = singular(noun)
    else:
        figure.unit, figure.unit_code, figure.dimension = unit.name, unit.code, unit.dimension
    return figure
