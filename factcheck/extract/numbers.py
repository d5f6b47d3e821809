"""A printed number, in digits or in words, as an exact decimal with the place of its last printed digit."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.number import Number, half_more, scaled, share_of, with_scales
from factcheck.extract.number_words import read_words
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.nouns import is_plural
from factcheck.lexicon.numbers import (
    CERTAIN_MARKS,
    FOLDS,
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

NUMBER_WORDS = (
    frozenset(ONES)
    | frozenset(TENS)
    | frozenset(SCALES)
    | frozenset(VAGUE)
    | frozenset(ORDINALS)
    | frozenset(FOLDS)
    | {"half"}
)
"""Words that a number may start with (besides `a` and `quarter`)."""

MOST_DIGITS = 18
"""Longer runs of digits are identifiers, not numbers. Reason: no budget, distance or crowd needs more; and with a scale
word the product still fits the 28 digits that decimal arithmetic keeps exactly by default."""

_HALVES = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 64, 100, 128, 1000})  # 9/11, 24/7 and 5/12 are names and dates
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_HUNDRED = Decimal(100)
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_NOUN_REACH = 6
_NO_THOUSANDS = frozenset(  # behind 5K and 4K: races and screens
    "run race walk runner runners races video videos tv tvs resolution display displays screen camera monitor footage ultra hdr blu".split()
)
_PAYING = frozenset(
    "paid pay pays paying worth cost costs costing spent spend spends raised raise invested invest owes owed borrowed".split()
)
_OF_THE_COMPANY = frozenset("co company corp inc said says has is was 's and".split())
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
        if "," in plain[-3:]:
            plain = plain.replace(".", "").replace(",", ".")  # 1.234,5 and 3,5%
        plain = "".join(character for character in plain if character.isdigit() or character == ".")
    if len(plain) > MOST_DIGITS:
        return None
    value = Decimal("0" + plain)
    number = Number(at, at + 1, value, place=-len(plain.partition(".")[2]))
    ending = pieces.words[at + 1]
    if ending in _ENDINGS and pieces.touches(at + 1) and not (ending == "st" and (plain[-1] != "1" or plain == "11")):
        number.last, number.ordinal = at + 2, True
        return number
    number = with_scales(pieces, _scientific(pieces, number) or _mixed(pieces, number) or number)
    return number if number.scale == 1 else _further_scales(pieces, number)


def _further_scales(pieces: Pieces, number: Number) -> Number:
    """``2 lakh 50 thousand``, ``4 thousand 3 hundred and 21``, ``3 million and a half``: a number goes on after its scale word."""
    words = pieces.words
    while True:
        at = number.last
        linked = words[at] == "and"
        if linked and words[at + 1] == "a":
            return half_more(pieces, number)
        start = at + 1 if linked else at
        if pieces.kinds[start] != "n" or not words[start].isdigit():
            return number
        part = with_scales(pieces, Number(start, start + 1, Decimal(words[start])))
        times = SCALES.get(words[at - 1], Decimal(1))
        wanted = linked and times == _HUNDRED if part.scale == 1 else not linked
        if not wanted or part.value >= times:
            return number
        number.value, number.place, number.last = number.value + part.value, part.place, part.last


def _mixed(pieces: Pieces, number: Number) -> Number | None:
    """``3/4``, ``10½``, ``10 1/2``, ``10 1 / 2``, ``4-7/8``: a fraction alone or behind a whole number."""
    words, kinds = pieces.words, pieces.kinds
    at = number.first
    following = words[at + 1]
    if following == "and" and words[at + 2] == "a" and words[at + 3] in _PARTS:
        return Number(at, at + 4, number.value + _PARTS[words[at + 3]], place=-2)  # 3 and a half
    if following in FRACTION_MARKS:
        part: Number | None = Number(at + 1, at + 2, share_of(*FRACTION_MARKS[following]))
    elif following == "/":
        return _slash(pieces, at)
    elif following == "-" and pieces.touches(at + 1) and pieces.touches(at + 2):
        part = _slash(pieces, at + 2)
    elif kinds[at + 1] == "n" and not pieces.touches(at + 1):
        part = _slash(pieces, at + 1, spaced=not pieces.touches(at + 2))
    else:
        return None
    return None if part is None else Number(at, part.last, number.value + part.value, place=-2)


def _slash(pieces: Pieces, at: int, *, spaced: bool = False) -> Number | None:
    """``3/4``, ``spaced`` as ``3 / 4``: a proper fraction with small numbers, not a date or a ratio."""
    words, kinds = pieces.words, pieces.kinds
    if kinds[at] != "n" or words[at + 1] != "/" or kinds[at + 2] != "n":
        return None
    if {pieces.touches(at + 1), pieces.touches(at + 2)} != {not spaced} or words[at + 3] == "/":
        return None
    above, below = words[at], words[at + 2]
    if not (above.isdigit() and below.isdigit() and len(above) <= 3 and len(below) <= 4):
        return None
    if int(below) not in _HALVES or not 0 < int(above) < int(below):
        return None
    last = at + 4 if words[at + 3] in _ENDINGS and pieces.touches(at + 3) else at + 3  # 1/10th
    return Number(at, last, share_of(int(above), int(below)), place=-2, share=True)


def _scientific(pieces: Pieces, number: Number) -> Number | None:
    """``1.99×10−30``, ``2.998 x 10^8``, ``1.3e6``."""
    words = pieces.words
    at = number.last
    if words[at] == "e" and pieces.touches(at) and pieces.touches(at + 1):
        at += 1
    elif words[at] in {"×", "x"} and words[at + 1] == "10":
        at += 2
    else:
        return None
    start = at
    if words[at] == "^":
        at += 1
    sign = -1 if words[at] in {"-", "−"} else 1
    if words[at] in {"-", "−", "+"}:
        at += 1
    if (
        (at == start and words[at - 1] == "10")
        or pieces.kinds[at] != "n"
        or not words[at].isdigit()
        or len(words[at]) > 2
    ):
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
        return glued and pieces.words[at + 1] not in _NO_THOUSANDS
    if word == "m":
        if pieces.raw(number.first) == "3" and capital and pieces.words[at + 1] in _OF_THE_COMPANY:
            return False  # 3M Co
        if not glued:
            return (money and capital) or (is_plural(pieces.words[at + 1]) and pieces.words[at + 1] not in METRE_WORDS)
        before = pieces.words[number.first - 1]
        if before in _PAYING:
            return pieces.words[at + 1] not in METRE_WORDS  # paid 45m for him
        return money or capital or (before != "within" and _counts_nouns(pieces, at + 1))  # within 80m of the shore
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
