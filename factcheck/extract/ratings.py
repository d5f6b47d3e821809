"""Points of a scale: ``6.5/10``, ``57 out of 100``, ``three out of four stars``. They are levels, and no shares of anything."""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.figure import Figure
from factcheck.extract.numbers import Number, read_number
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.ratings import GIVING, OF_SCALES, RATED, TOPS, TOPS_OF_STARS

__all__ = ["rating"]

_ENDS = frozenset({".", ";", "\n", "!", "?"})
_REACH = 14
"""Pieces before a figure among which a word of rating may stand. Reason: `a weighted average score, based on 26 reviews by critics, of`."""


def rating(pieces: Pieces, number: Number) -> Figure | None:
    """The points of a scale that a number is, None where it is none.

    A decimal over a usual scale is one; a whole number (`3/5`, `57 out of 100`) only where a word of rating stands before it or `stars` behind,
    since it may be a share (`nine out of 10 doctors`), a date or a fraction.
    """
    top_at = _top_at(pieces, number)
    if top_at is None:
        return None
    words = pieces.words
    scale = words[top_at + 1] in OF_SCALES
    top = (TOPS_OF_STARS if scale else TOPS).get(words[top_at])
    points = _points(pieces, number)
    if top is None or points is None or points[0] > top:
        return None
    last = top_at + 2 if scale else top_at + 1
    value, place = points
    slash = words[top_at - 1] == "/"
    sure = scale or (place < 0 and not number.spelled)
    if not sure and not _is_rated(pieces, number.first, top_at, slash=slash):
        return None
    read = Number(number.first, last, value, place=place, spelled=number.spelled)
    figure = Figure(read, QuantityKind.MEASURE, number.first, last, number.first, last, value, place)
    figure.unit, figure.dimension, figure.why = f"point out of {top}", "rating", "rating"
    return figure


def _top_at(pieces: Pieces, number: Number) -> int | None:
    """The piece of the upper end of the scale; a fraction was read up to its end."""
    words = pieces.words
    at = number.first + 1 if number.share and words[number.first + 1] == "/" else number.last
    if words[at] == "/":
        if words[at + 2] == "/" or (words[at + 2] == "-" and pieces.touches(at + 2)):
            return None
        return at + 1 if pieces.touches(at) == pieces.touches(at + 1) else None
    if words[at : at + 2] != ["out", "of"]:
        return None
    return at + 3 if words[at + 2] in {"a", "possible"} else at + 2


def _points(pieces: Pieces, number: Number) -> tuple[Decimal, int] | None:
    """How many points, and the place of the last printed digit."""
    if number.scale != 1 or number.ordinal or number.vague:
        return None
    if number.share:
        first = pieces.words[number.first]
        return (Decimal(first), 0) if first.isdigit() and pieces.words[number.first + 1] == "/" else None
    return number.value, number.place


def _is_rated(pieces: Pieces, first: int, top_at: int, *, slash: bool) -> bool:
    """Does a word of rating before the figure, in its sentence, say that it is one, and nothing behind that it is a share?"""
    words = pieces.words
    following = words[top_at + 1]
    if following == "of" or words[first - 1] == "on" or read_number(pieces, top_at) is None:
        return False
    phrase = noun_phrase_after(pieces.text, pieces.ends[top_at])
    if phrase is not None and not pieces.text[pieces.ends[top_at] : phrase[0]].strip():
        return False
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = words[at]
        if word in _ENDS:
            return False
        if word in RATED or (slash and word in GIVING):
            return True
    return False
