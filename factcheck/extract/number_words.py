"""Numbers in words: ``twenty-four``, ``two and a half million``, ``three quarters of a billion``, ``tens of thousands``."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.number import Number, half_more, share_of, with_scales
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.nouns import ADVERBS, CONJUNCTIONS, PREPOSITIONS, is_plural
from factcheck.lexicon.numbers import (
    FOLDS,
    FRACTION_WORDS,
    ONES,
    ORDINALS,
    PART_CUES,
    PART_FOLLOWERS,
    PART_UNITS,
    SCALES,
    TENS,
    VAGUE,
)
from factcheck.lexicon.verbs import AUXILIARIES

__all__ = ["read_words"]

_CARDINALS = frozenset(ONES) | frozenset(TENS)
_FRACTION_STARTERS = frozenset("a an half quarter one two three four five seven nine".split())
_PARTS = frozenset("half quarter third fourth fifth sixth eighth tenth".split())
_SURE_PARTS = frozenset({"half", "quarter"})  # `two and a third` may go on with `man`
_DIGIT_WORDS = {**ONES, "nought": Decimal(0), "naught": Decimal(0), "oh": Decimal(0)}
_SCALE_ORDINALS = frozenset(word for word, value in ORDINALS.items() if value >= 100)  # two hundredth
_ARTICLES = frozenset({"a", "an"})
_AFTER_SHARES = PREPOSITIONS | CONJUNCTIONS | ADVERBS | AUXILIARIES | PART_FOLLOWERS
_LONGEST = 24  # words; `nine hundred and ninety-nine trillion ...` has as many
_MOST_DECIMALS = 6
_THOUSAND = Decimal(1000)
_ZERO = Decimal(0)


def read_words(pieces: Pieces, at: int) -> Number | None:
    """The number in words that begins at a piece, None where none does. The longest reading is taken."""
    word = pieces.words[at]
    if word in VAGUE:
        return _vague(pieces, at)
    if word in FOLDS:
        return Number(at, at + 1, FOLDS[word], spelled=True)
    if word in ORDINALS:
        return Number(at, at + 1, ORDINALS[word], spelled=True, ordinal=True)
    part = _fraction(pieces, at) if word in _FRACTION_STARTERS else None
    return part or _cardinal(pieces, at)


def _vague(pieces: Pieces, at: int) -> Number:
    """``dozens``, ``tens of thousands``, ``hundreds of millions``."""
    value, last = VAGUE[pieces.words[at]], at + 1
    if pieces.words[last] == "of" and pieces.words[last + 1] in VAGUE:
        value *= VAGUE[pieces.words[last + 1]]
        last += 2
    return Number(at, last, value, place=value.adjusted(), spelled=True, vague=True)


def _fraction(pieces: Pieces, at: int) -> Number | None:
    """``half``, ``a third of``, ``two-thirds``, ``half a dozen``; but `a third man` and `two quarters` are no fractions."""
    words = pieces.words
    above = ONES.get(words[at], Decimal(1))
    after = at if words[at] in FRACTION_WORDS else at + 1
    joined = words[after] == "-" and pieces.touches(after) == pieces.touches(after + 1)
    if joined:
        after += 1
    word = words[after]
    if word not in FRACTION_WORDS or not _parts_agree(pieces, at, after, joined=joined):
        return None
    number = Number(at, after + 1, share_of(above, FRACTION_WORDS[word]), place=-2, spelled=True, share=True)
    if words[after + 1 : after + 3] == ["a", "dozen"]:
        return Number(at, after + 3, Decimal(6), spelled=True, approx=True)
    return with_scales(pieces, number)


def _parts_agree(pieces: Pieces, at: int, after: int, *, joined: bool) -> bool:
    """Do numerator and denominator make a fraction: `two-thirds`, `a third of`, not `third quarter` or `half-time`?"""
    words = pieces.words
    word, beyond = words[after], words[after + 1]
    many = ONES.get(words[at], Decimal(1)) > 1
    if word == "half":
        return not many and not (beyond in {"-", "time"} and pieces.touches(after + 1))
    if word.endswith("s") != many and word != "quarter":
        return False
    if word in {"quarter", "quarters"}:
        unit = words[after + 2] if beyond == "-" and pieces.touches(after + 1) else beyond
        if beyond in SCALES or (word == "quarter" and unit in PART_UNITS):
            return True
        return (after > at and (joined or beyond == "of")) or _bare_share(pieces, at, after)
    return many or words[at] == "one" or beyond == "of" or _bare_share(pieces, at, after)


def _bare_share(pieces: Pieces, at: int, after: int) -> bool:
    """Is `a third` a share without `of`, as in `up a third` and `nearly a quarter said so`, not in `by a third party`?"""
    words = pieces.words
    if words[at] != "a" or after != at + 1 or at == 0 or words[at - 1] not in PART_CUES:
        return False
    beyond = words[after + 1]
    return pieces.kinds[after + 1] in {"b", "x"} and beyond != "-" or beyond in _AFTER_SHARES


class _Reading:
    """A cardinal while its words are taken one by one: ``total`` of the finished groups, ``group`` still open."""

    __slots__ = ("group", "ordinal", "place", "previous", "scale", "total")

    def __init__(self, *, article: bool) -> None:
        self.total, self.group, self.scale = _ZERO, Decimal(1 if article else 0), Decimal(1)
        self.place, self.ordinal = 0, False
        self.previous = "one" if article else ""  # "one", "ten" or the last scale word

    def take(self, word: str) -> bool:
        """Take a word into the number; False where it does not go on with it."""
        open_group = self.previous == "" or self.previous in SCALES
        if word in ONES and (open_group or (self.previous == "ten" and 1 <= ONES[word] <= 9)):
            self.group += ONES[word]
            self.place, self.previous = 0, "one"
        elif word in TENS and open_group:
            self.group += TENS[word]
            self.place, self.previous = 0, "ten"
        elif word in ORDINALS and self.previous == "ten" and ORDINALS[word] < 10:
            self.group += ORDINALS[word]
            self.ordinal, self.previous = True, "done"
        elif word in _SCALE_ORDINALS and self.previous not in {"", "done"}:
            self._scale_by(word, ORDINALS[word])
            self.ordinal, self.previous = True, "done"
        elif word in SCALES and self.previous not in {"", "done"}:
            self._scale_by(word, SCALES[word])
        else:
            return False
        return True

    def _scale_by(self, word: str, times: Decimal) -> None:
        if times < _THOUSAND:
            self.group *= times
        elif self.group == 0:  # two thousand million
            self.total *= times
        else:
            self.total, self.group = self.total + self.group * times, _ZERO
        self.place, self.previous = times.adjusted(), word
        self.scale = max(self.scale, times)


def _cardinal(pieces: Pieces, at: int) -> Number | None:
    """``twenty-four``, ``a hundred``, ``twenty-eight thousand six hundred forty-two``, ``one hundred and one``."""
    words = pieces.words
    first = at
    article = words[at] in _ARTICLES
    if article:
        at += 1
        if words[at] not in SCALES:
            return None
    reading = _Reading(article=article)
    last = first
    while at - first < _LONGEST:
        word = words[at]
        if _links(pieces, at, reading.previous):
            at += 1
            continue
        if not reading.take(word):
            break
        at = last = at + 1
    if last == first:
        return None
    value = reading.total + reading.group
    number = Number(first, last, value, place=reading.place, scale=reading.scale, spelled=True)
    number.ordinal, number.approx = reading.ordinal, reading.previous == "dozen"
    return _point(pieces, number) or _and_a_half(pieces, number)


def _links(pieces: Pieces, at: int, previous: str) -> bool:
    """Is this the hyphen of `twenty-four` or `two-hundred`, or the `and` of `hundred and one`?"""
    word, following = pieces.words[at], pieces.words[at + 1]
    if word == "and":
        return previous in SCALES and previous != "dozen" and following in _CARDINALS
    if word != "-" or not (pieces.touches(at) and pieces.touches(at + 1)):
        return False
    if previous == "ten":
        return following in ONES or following in ORDINALS or following in SCALES
    return previous != "" and following in SCALES


def _point(pieces: Pieces, number: Number) -> Number | None:
    """``five point two five percent``, ``one point five million``; but not `at one point two men`."""
    words = pieces.words
    at = number.last + 1
    if words[at - 1] != "point" or number.scale >= _THOUSAND or number.ordinal or words[number.first - 1] == "at":
        return None
    digits = ""
    while words[at] in _DIGIT_WORDS and _DIGIT_WORDS[words[at]] < 10 and len(digits) < _MOST_DECIMALS:
        digits += str(_DIGIT_WORDS[words[at]])
        at += 1
    if not digits:
        return None
    value = number.value + Decimal(int(digits)).scaleb(-len(digits))
    return with_scales(pieces, Number(number.first, at, value, place=-len(digits), spelled=True))


def _and_a_half(pieces: Pieces, number: Number) -> Number:
    """``two and a half million``, ``two-and-a-half``, ``one and a quarter``."""
    words = pieces.words
    if number.ordinal or words[number.last] not in {"and", "-"}:
        return number
    if number.scale != 1:
        return half_more(pieces, number)
    at = number.last
    for wanted in (("and",), ("a", "one"), _PARTS):
        if words[at] == "-":
            at += 1
        if words[at] not in wanted:
            return number
        at += 1
    part = words[at - 1]
    if part not in _SURE_PARTS and pieces.kinds[at] == "w" and not (words[at] in SCALES or is_plural(words[at])):
        return number
    number.value += share_of(1, FRACTION_WORDS[part])
    number.place, number.last = -1 if part == "half" else -2, at
    return with_scales(pieces, number)
