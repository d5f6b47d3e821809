"""A printed number, in digits or in words, as an exact decimal with the place of its last printed digit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.extract.pieces import Pieces
from factcheck.lexicon.nouns import is_plural
from factcheck.lexicon.numbers import (
    FRACTION_MARKS,
    FRACTION_WORDS,
    ONES,
    ORDINALS,
    SCALE_MARKS,
    SCALES,
    TENS,
    VAGUE,
)

__all__ = ["NUMBER_WORDS", "Number", "add_scale_mark", "read_number", "scaled", "share_of"]

NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | frozenset(VAGUE) | frozenset(ORDINALS) | {"half"}
"""Words that a number may start with (besides `a` and `quarter`)."""

MOST_DIGITS = 18
"""Longer runs of digits are identifiers, not numbers. Reason: no budget, distance or crowd needs more; and with a scale
word the product still fits the 28 digits that decimal arithmetic keeps exactly by default."""

_LARGEST = Decimal("1e27")
_PRECISION = Decimal("1e-10")
_HALVES = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 64, 100, 128})  # 9/11, 24/7 and 5/12 are names and dates
_CARDINALS = frozenset(ONES) | frozenset(TENS)


@dataclass(slots=True)
class Number:
    """A number in pieces ``[first, last)``. ``place`` is the power of ten of its last printed digit.

    ``scale`` is the product of its scale words (1 without); ``mark`` an unread abbreviation such as the ``m`` of ``1.2m``. ``share``:
    a part of one (``two-thirds``); ``approx``: a round figure of speech (``a dozen``); ``vague``: a plural (``dozens``).
    """

    first: int
    last: int
    value: Decimal
    place: int = 0
    scale: Decimal = Decimal(1)
    spelled: bool = False
    ordinal: bool = False
    share: bool = False
    approx: bool = False
    vague: bool = False


def scaled(value: Decimal, scale: Decimal) -> Decimal:
    """The product without an exponent: ``206000000``, ``4368000``, ``0.5``."""
    product = value * scale
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product.normalize()


def share_of(part: Decimal, whole: Decimal) -> Decimal:
    """A part as a decimal fraction of the whole, to ten places: a third is 0.3333333333."""
    return (part / whole).quantize(_PRECISION).normalize()


def read_number(pieces: Pieces, at: int) -> Number | None:
    """The number that begins at a piece, None where none does. The longest reading is taken."""
    kind = pieces.kinds[at]
    if kind == "n":
        return _digits(pieces, at)
    word = pieces.words[at]
    if kind == "x":
        if word in FRACTION_MARKS:
            above, below = FRACTION_MARKS[word]
            return _with_scales(pieces, Number(at, at + 1, Decimal(above) / Decimal(below), place=-2, share=True))
        return None
    if word in VAGUE:
        return _vague(pieces, at)
    if word in ORDINALS:
        return Number(at, at + 1, ORDINALS[word], spelled=True, ordinal=True)
    if word in {"a", "an", "half", "quarter", "one", "two", "three", "four", "five", "seven", "nine"}:
        part = _fraction(pieces, at)
        if part is not None:
            return part
    return _words(pieces, at)


def _digits(pieces: Pieces, at: int) -> Number | None:
    printed = pieces.raw(at)
    plain = "".join(c for c in printed if c.isdigit() or c == ".")
    if len(plain) > MOST_DIGITS:
        return None
    value = Decimal("0" + plain if plain.startswith(".") else plain)
    number = Number(at, at + 1, value, place=-len(plain.partition(".")[2]))
    words, kinds = pieces.words, pieces.kinds
    if kinds[at + 1] == "x" and words[at + 1] in FRACTION_MARKS:
        above, below = FRACTION_MARKS[words[at + 1]]
        number.value, number.place, number.last = value + Decimal(above) / Decimal(below), -2, at + 2
    elif (
        words[at + 1] == "-"
        and kinds[at + 2] == "n"
        and words[at + 3] == "/"
        and pieces.touches(at + 1)
        and pieces.touches(at + 2)
    ):
        part = _slash(pieces, at + 2) if len(words) > at + 4 and kinds[at + 4] == "n" else None
        if part is not None:  # 4-7/8
            number = Number(at, part.last, value + part.value, place=-2)
    elif words[at + 1] == "/" and kinds[at + 2] == "n" and pieces.touches(at + 1) and pieces.touches(at + 2):
        number = _slash(pieces, at) or number
    elif kinds[at + 1] == "n" and words[at + 2] == "/" and not pieces.touches(at + 1) and len(words) > at + 3:
        part = _slash(pieces, at + 1) if kinds[at + 3] == "n" else None
        if part is not None and part.value < 1:
            number = Number(at, part.last, value + part.value, place=-2)
    elif words[at + 1] in {"×", "x"} and words[at + 2] == "10" and len(words) > at + 4:
        number = _scientific(pieces, at, number)
    elif words[at + 1] in {"st", "nd", "rd", "th"} and pieces.touches(at + 1):
        number.last, number.ordinal = at + 2, True
        return number
    return _with_scales(pieces, number)


def _slash(pieces: Pieces, at: int) -> Number | None:
    """``3/4``: a proper fraction with small numbers, not a date or a ratio."""
    above, below = pieces.raw(at), pieces.raw(at + 2)
    if not (above.isdigit() and below.isdigit() and len(above) <= 3 and len(below) <= 4 and int(below)):
        return None
    if (
        int(above) >= int(below)
        or int(below) not in _HALVES
        or (at + 3 < len(pieces) and pieces.words[at + 3] == "/" and pieces.touches(at + 3))
    ):
        return None
    value = Decimal(int(above)) / Decimal(int(below))
    return Number(at, at + 3, value, place=-2, share=True)


def _scientific(pieces: Pieces, at: int, number: Number) -> Number:
    """``1.99×10−30``, ``2.998 x 10^8``."""
    words = pieces.words
    after = at + 3
    if words[after] == "^":
        after += 1
    sign = 1
    if words[after] in {"-", "−", "+"}:
        sign = -1 if words[after] != "+" else 1
        after += 1
    if pieces.kinds[after] != "n" or not words[after].isdigit() or len(words[after]) > 2 or after == at + 3:
        return number
    exponent = sign * int(words[after])
    return Number(at, after + 1, number.value.scaleb(exponent), place=number.place + exponent)


def _with_scales(pieces: Pieces, number: Number) -> Number:
    """The number with the scale words behind it: ``5.4 million``, ``4 hundred million``, ``$5.4-billion``."""
    at = number.last
    words = pieces.words
    if words[at] == "-" and words[at + 1] in SCALES and pieces.touches(at + 1):
        at += 1
    if words[at] == "of" and words[at + 1] in {"a", "one"} and number.share and words[at + 2] in SCALES:
        at += 2
    if words[at] == "a" and number.share and words[at + 1] in SCALES:
        at += 1
    scale = Decimal(1)
    while words[at] in SCALES and number.value * scale * SCALES[words[at]] < _LARGEST:
        scale *= SCALES[words[at]]
        at += 1
    if scale != 1:
        number.last = at
        number.value = scaled(number.value, scale)
        number.place += scale.adjusted()
        number.scale = scale
        number.share = False
        number.approx = number.approx or words[at - 1] == "dozen"
    return number


def _vague(pieces: Pieces, at: int) -> Number:
    """``dozens``, ``tens of thousands``, ``hundreds of millions``."""
    value, last = VAGUE[pieces.words[at]], at + 1
    if pieces.words[last] == "of" and pieces.words[last + 1] in VAGUE:
        value *= VAGUE[pieces.words[last + 1]]
        last += 2
    return Number(at, last, value, place=value.adjusted(), spelled=True, vague=True)


def _fraction(pieces: Pieces, at: int) -> Number | None:
    """``half``, ``a third``, ``two-thirds``, ``three quarters of a billion``."""
    words = pieces.words
    above = ONES.get(words[at], Decimal(1))
    after = at if words[at] in FRACTION_WORDS else at + 1
    joined = words[after] == "-" and pieces.touches(after) == pieces.touches(after + 1)
    if joined:
        after += 1
    word = words[after]
    if word not in FRACTION_WORDS or word.endswith("s") != (above > 1) and word not in {"half", "quarter"}:
        return None
    if word in ORDINALS and above == 1 and words[at] != "one" and words[after + 1] != "of":
        return None  # `a third man`
    if word == "quarter" and after == at and words[after + 1] not in SCALES:
        return None  # `the third quarter of the year`
    if word in {"quarter", "quarters"} and not joined and words[after + 1] != "of" and words[after + 1] not in SCALES:
        return None  # `a quarter`, `two quarters`: spans of time
    if word == "half" and words[after + 1] in {"-", "time"} and pieces.touches(after + 1):
        return None
    if above > 1 and word in {"half"}:
        return None
    below = Decimal(FRACTION_WORDS[word])
    number = Number(at, after + 1, (above / below).quantize(_PRECISION).normalize(), place=-2, spelled=True, share=True)
    if words[after + 1] == "a" and words[after + 2] == "dozen":
        number.last, number.value, number.place, number.approx, number.share = after + 3, Decimal(6), 0, True, False
        return number
    return _with_scales(pieces, number)


def _words(pieces: Pieces, at: int) -> Number | None:
    """``twenty-four``, ``two and a half million``, ``twenty-eight thousand six hundred forty-two``, ``a hundred``."""
    words = pieces.words
    first, article = at, words[at] in {"a", "an"}
    if article:
        at += 1
        if words[at] not in SCALES:
            return None
    total, group, scale = Decimal(0), Decimal(1 if article else 0), Decimal(1)
    place, last, previous, ordinal = 0, at, "one" if article else "", False
    while True:
        word = words[at]
        if word == "-" and pieces.touches(at) and pieces.touches(at + 1) and _joins(previous, words[at + 1]):
            at += 1
            continue
        if word == "and" and previous in SCALES and words[at + 1] in _CARDINALS and previous != "dozen":
            at += 1
            continue
        if word in ONES and (previous in {"", "tens"} or previous in SCALES):
            if previous == "tens" and not 1 <= ONES[word] <= 9:
                break
            group += ONES[word]
            place, previous = 0, "ones"
        elif word in TENS and (previous == "" or previous in SCALES):
            group += TENS[word]
            place, previous = 0, "tens"
        elif word in SCALES and (previous or first == at) and (total + group) * SCALES[word] < _LARGEST:
            times = SCALES[word]
            if previous == "":
                if word in {"dozen"} or first == at:
                    return None  # a bare `million` or `dozen` is a noun or a part of a plural
                group = Decimal(1)
            if times >= 1000 and word != "dozen":
                if previous in {"thousand", "million", "billion", "trillion"} and group == 0:
                    total *= times
                else:
                    total += group * times
                    group = Decimal(0)
            else:
                group = group * times
            place, previous = times.adjusted(), word
            scale = times if scale == 1 else max(scale, times)
        elif word in ORDINALS and previous == "tens" and ORDINALS[word] < 10:
            group += ORDINALS[word]
            ordinal, last = True, at + 1
            break
        else:
            break
        at += 1
        last = at
    if not previous or last == first:
        return None
    number = Number(first, last, total + group, place=place, scale=scale, spelled=True, ordinal=ordinal)
    number.approx = previous == "dozen"
    return _and_a_half(pieces, number)


def _joins(previous: str, following: str) -> bool:
    """May a hyphen join these two: ``twenty-four``, ``two-hundred``, ``twenty-first``?"""
    if previous == "tens":
        return following in ONES or following in ORDINALS or following in SCALES
    return bool(previous) and following in SCALES


def _and_a_half(pieces: Pieces, number: Number) -> Number:
    """``two and a half million``, ``two-and-a-half``, ``one and a quarter``."""
    words = pieces.words
    rest = [word for word in words[number.last : number.last + 7] if word != "-"]
    if number.scale == 1 and rest[:2] == ["and", "a"] and len(rest) > 2 and rest[2] in {"half", "quarter", "third"}:
        end = number.last
        while words[end] != rest[2]:
            end += 1
        part = (Decimal(1) / FRACTION_WORDS[rest[2]]).quantize(_PRECISION).normalize()
        number.value, number.place, number.last = number.value + part, -1 if rest[2] == "half" else -2, end + 1
        return _with_scales(pieces, number)
    return number


def add_scale_mark(pieces: Pieces, number: Number, *, money: bool) -> None:
    """Read `mln`, `bn`, `m`, `K` behind the digits into the number, where they are a scale and not a unit.

    A lone `m` is a million after a currency sign and before a plural noun (``1.2m tons``), else a metre.
    """
    at = number.last
    if number.scale != 1 or pieces.kinds[at] != "w":
        return
    word = pieces.words[at]
    times = SCALE_MARKS.get(word)
    if times is None or (number.spelled and word not in {"mln", "bln", "bn"}):
        return
    glued = pieces.touches(at)
    raw = pieces.raw(at)
    if word in {"mln", "bn", "bln", "tn", "trn", "mio", "mil"}:
        plain = True
    elif word == "mn":
        plain = glued or money or pieces.kinds[at + 1] == "w"
    elif word == "cr":
        plain = money
    elif word == "k":
        plain = glued
    elif word == "b":
        plain = (glued and (money or raw == "B")) or (raw == "B" and (money or _counts_nouns(pieces, at + 1)))
    elif word == "m":
        plain = (money and (glued or raw == "M")) or (glued and raw == "M") or (glued and _counts_nouns(pieces, at + 1))
    else:  # mm, t
        plain = money and glued
    if plain:
        number.value = scaled(number.value, times)
        number.place += times.adjusted()
        number.scale = times
        number.last = at + 1


_MEASURED_BY_METRES = frozenset(
    "tall long wide high deep thick above below away from apart sprint race freestyle hurdles backstroke butterfly "
    "breaststroke relay dash final pool tower x by in and or at to on up underwater altitude".split()
)


def _counts_nouns(pieces: Pieces, at: int) -> bool:
    """Does a plural noun, `of` or a currency follow within six words, as behind a number of things?"""
    for index in range(at, min(at + 6, len(pieces))):
        word = pieces.words[index]
        if pieces.kinds[index] != "w" or (word in _MEASURED_BY_METRES and (index == at or word not in {"and", "or"})):
            return False
        if word in {"of", "euro", "yuan", "yen", "sales"} or is_plural(word):
            return True
    return False
