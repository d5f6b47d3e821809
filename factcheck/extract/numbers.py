"""A printed number, in digits or in words, as an exact decimal with the place of its last printed digit."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.number import Number, scaled, share_of, with_scales
from factcheck.extract.number_words import read_words
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.nouns import is_plural
from factcheck.lexicon.numbers import (
    CERTAIN_MARKS,
    FRACTION_MARKS,
    ONES,
    ORDINALS,
    SCALE_MARKS,
    SCALES,
    TENS,
    VAGUE,
)
from factcheck.lexicon.units import METRE_WORDS

__all__ = ["NUMBER_WORDS", "Number", "add_scale_mark", "read_number", "scaled", "share_of"]

NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | frozenset(VAGUE) | frozenset(ORDINALS) | {"half"}
"""Words that a number may start with (besides `a` and `quarter`)."""

MOST_DIGITS = 18
"""Longer runs of digits are identifiers, not numbers. Reason: no budget, distance or crowd needs more; and with a scale
word the product still fits the 28 digits that decimal arithmetic keeps exactly by default."""

_HALVES = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 64, 100, 128})  # 9/11, 24/7 and 5/12 are names and dates
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_NOUN_REACH = 6
_PLURALS_OF_MONEY = frozenset("of euro yuan yen sales".split())


def read_number(pieces: Pieces, at: int) -> Number | None:
    """The number that begins at a piece, None where none does. The longest reading is taken."""
    kind = pieces.kinds[at]
    if kind == "n":
        return _digits(pieces, at)
    if kind == "w":
        return read_words(pieces, at)
    mark = FRACTION_MARKS.get(pieces.words[at])
    if mark is None:
        return None
    return with_scales(pieces, Number(at, at + 1, share_of(*mark), place=-2, share=True))


def _digits(pieces: Pieces, at: int) -> Number | None:
    plain = pieces.words[at]
    if not plain.isdigit():
        plain = "".join(character for character in plain if character.isdigit() or character == ".")
    if len(plain) > MOST_DIGITS:
        return None
    value = Decimal("0" + plain)
    number = Number(at, at + 1, value, place=-len(plain.partition(".")[2]))
    if pieces.words[at + 1] in _ENDINGS and pieces.touches(at + 1):
        number.last, number.ordinal = at + 2, True
        return number
    return with_scales(pieces, _scientific(pieces, number) or _mixed(pieces, number) or number)


def _mixed(pieces: Pieces, number: Number) -> Number | None:
    """``3/4``, ``10½``, ``10 1/2``, ``4-7/8``: a fraction alone or behind a whole number."""
    words, kinds = pieces.words, pieces.kinds
    at = number.first
    following = words[at + 1]
    if following in FRACTION_MARKS:
        part: Number | None = Number(at + 1, at + 2, share_of(*FRACTION_MARKS[following]))
    elif following == "/":
        return _slash(pieces, at)
    elif following == "-" and pieces.touches(at + 1) and pieces.touches(at + 2):
        part = _slash(pieces, at + 2)
    elif kinds[at + 1] == "n" and not pieces.touches(at + 1):
        part = _slash(pieces, at + 1)
    else:
        return None
    return None if part is None else Number(at, part.last, number.value + part.value, place=-2)


def _slash(pieces: Pieces, at: int) -> Number | None:
    """``3/4``: a proper fraction with small numbers, not a date or a ratio."""
    words, kinds = pieces.words, pieces.kinds
    if kinds[at] != "n" or words[at + 1] != "/" or kinds[at + 2] != "n":
        return None
    if not (pieces.touches(at + 1) and pieces.touches(at + 2)) or (words[at + 3] == "/" and pieces.touches(at + 3)):
        return None
    above, below = words[at], words[at + 2]
    if not (above.isdigit() and below.isdigit() and len(above) <= 3 and len(below) <= 3):
        return None
    if int(below) not in _HALVES or not 0 < int(above) < int(below):
        return None
    return Number(at, at + 3, share_of(int(above), int(below)), place=-2, share=True)


def _scientific(pieces: Pieces, number: Number) -> Number | None:
    """``1.99×10−30``, ``2.998 x 10^8``."""
    words = pieces.words
    at = number.last
    if words[at] not in {"×", "x"} or words[at + 1] != "10":
        return None
    at += 2
    start = at
    if words[at] == "^":
        at += 1
    sign = -1 if words[at] in {"-", "−"} else 1
    if words[at] in {"-", "−", "+"}:
        at += 1
    if at == start or pieces.kinds[at] != "n" or not words[at].isdigit() or len(words[at]) > 2:
        return None
    exponent = sign * int(words[at])
    return Number(number.first, at + 1, number.value.scaleb(exponent), place=number.place + exponent)


def add_scale_mark(pieces: Pieces, number: Number, *, money: bool) -> None:
    """Read `mln`, `bn`, `m`, `K` behind the number into it, where they are a scale and not a unit."""
    at = number.last
    if number.scale != 1 or pieces.kinds[at] != "w":
        return
    times = SCALE_MARKS.get(pieces.words[at])
    if times is None or not _is_scale(pieces, number, money=money):
        return
    number.value, number.place = scaled(number.value, times), number.place + times.adjusted()
    number.scale = times
    number.last = at + 1


def _is_scale(pieces: Pieces, number: Number, *, money: bool) -> bool:
    """Is the abbreviation behind the number a scale? A lone `m` is a million behind a currency sign and before a plural noun."""
    at = number.last
    word, glued, capital = pieces.words[at], pieces.touches(at), pieces.is_capital(at)
    if word in CERTAIN_MARKS:
        return True
    if number.spelled:
        return False
    if word == "mn":
        return glued or money or pieces.kinds[at + 1] == "w"
    if word == "cr":
        return money
    if word == "k":
        return glued
    if word == "m":
        if not glued:
            return (money and capital) or (is_plural(pieces.words[at + 1]) and pieces.words[at + 1] not in METRE_WORDS)
        return money or capital or _counts_nouns(pieces, at + 1)
    if word == "b":
        return (glued and (money or capital)) or (capital and (money or _counts_nouns(pieces, at + 1)))
    return money and glued  # mm, t


def _counts_nouns(pieces: Pieces, at: int) -> bool:
    """Does a plural noun, `of` or a currency follow within six words, as behind a number of things?"""
    for index in range(at, min(at + _NOUN_REACH, len(pieces))):
        word = pieces.words[index]
        linked = index > at and word in {"and", "or"}
        if pieces.kinds[index] != "w" or (word in METRE_WORDS and not linked):
            return False
        if word in _PLURALS_OF_MONEY or is_plural(word):
            return True
    return False
