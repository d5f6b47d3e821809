"""Number words that count nothing: ``one-to-one``, ``two-way``, `one` as a pronoun, half of a game."""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.figure import Veto
from factcheck.extract.numbers import NUMBER_WORDS, Number
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.idioms import (
    COMPOUND_IDIOMS,
    FRAMES,
    HALF_AFTER_BOUNDS,
    HALF_OF_TIME,
    HALF_OWNERS,
    HALF_UNITS,
    ONE_BOUNDS,
    ONE_IDIOMS,
    ONE_MARKED,
    SPEECH,
    ZERO_IDIOMS,
)
from factcheck.lexicon.nouns import CONJUNCTIONS, PREPOSITIONS, PRONOUNS
from factcheck.lexicon.numbers import ONES, ORDINALS, TENS

__all__ = ["idiom"]

_NO_NOUNS = PREPOSITIONS | CONJUNCTIONS | PRONOUNS
_AFTER_A_DAY = frozenset("old later earlier after before ago of".split())
_GAMES = frozenset("year season match game".split())


def idiom(pieces: Pieces, number: Number) -> Veto | None:
    """The fixed expression that a number word is a part of, None where it is none."""
    words = pieces.words
    first, last = number.first, number.last
    if words[last] == "-" and pieces.touches(last) and pieces.touches(last + 1) and not number.share:
        found = _compound(pieces, number)
        if found is not None or words[last + 1] == "and":
            return found
    if number.share and number.scale == 1 and words[last - 1] == "half":
        return _half(pieces, number)
    if words[first] == "zero" and pieces.kinds[last] == "w" and words[last] in ZERO_IDIOMS:
        return Veto(QuantityKind.IDIOM, "a fixed expression", first, last + 1)
    if words[first] == "one" and last == first + 1 and _is_pronoun(pieces, number):
        return Veto(QuantityKind.IDIOM, "one as a pronoun or an article", first, last)
    return None


def _compound(pieces: Pieces, number: Number) -> Veto | None:
    """``one-to-one``, ``four-in-one``, ``first-of-its-kind``, ``two-way``; but ``four-to-five-year`` is a range."""
    words = pieces.words
    first, last = number.first, number.last
    follower = words[last + 1]
    if follower == "something":
        return Veto(QuantityKind.IDIOM, "an age that is not told", first, last + 2)
    if follower in {"under", "over"} and not number.spelled and number.place == 0:
        par = words[last + 2] == "-" and words[last + 3] == "par"
        return Veto(QuantityKind.IDIOM, "a score against par", first, last + 4 if par else last + 2)
    framed = words[last + 2] == "-"
    if follower == "in" and framed and words[last + 4] != "-" and number.value < _worth(words[last + 3]):
        return None  # a one-in-three chance
    ratio = follower in {"for", "on", "in"} and framed and pieces.kinds[last + 3] == "n"  # a 2-for-1 split
    if (number.spelled or number.ordinal or ratio) and follower in FRAMES:
        if framed and follower == "to" and words[last + 3] in NUMBER_WORDS and words[last + 3] != "one":
            return None
        return Veto(QuantityKind.IDIOM, "a fixed expression", first, min(last + 4 if framed else last + 2, len(pieces)))
    if number.spelled and not number.ordinal and follower in COMPOUND_IDIOMS and number.scale == 1:
        return Veto(QuantityKind.IDIOM, "a compound that counts nothing", first, last + 2)
    return None


def _worth(word: str) -> Decimal:
    """What a simple number is worth, 0 for any other word."""
    return Decimal(word) if word.isdigit() else ONES.get(word) or TENS.get(word) or Decimal(0)


def _half(pieces: Pieces, number: Number) -> Veto | None:
    """`Half` is a share before `of` or `the`, or after a bound; in `the first half` it is a part of a year or of a game."""
    words = pieces.words
    before = words[number.first - 1] if number.first else ""
    after, beyond = words[number.last], words[number.last + 1]
    part = Veto(QuantityKind.IDIOM, "half of a game or a year", number.first, number.last)
    if before in ORDINALS or before in HALF_OF_TIME:
        return part
    if after == "as" and beyond in {"much", "many", "big", "large", "likely", "often", "long", "fast"}:
        return None
    if after in HALF_OWNERS:
        counted = after == "of" and beyond in ONES
        return part if counted or words[min(number.last + 2, len(pieces))] in _GAMES else None
    if after in HALF_UNITS or (after in {"a", "an"} and beyond in HALF_UNITS):
        return None
    return None if before in HALF_AFTER_BOUNDS and after not in {"-", "a", "an"} else part


def _is_pronoun(pieces: Pieces, number: Number) -> bool:
    """`One` is a figure before a noun that it counts, in a rate, or as a bound; else a pronoun or an article."""
    words = pieces.words
    first, last = number.first, number.last
    before = words[first - 1] if first else ""
    after = words[last]
    if before in {"least", "minus", "negative"} or (after == "," and words[last + 1] in ONES):
        return False  # one, three and six months
    bounded = before in ONE_BOUNDS
    if _opens_a_figure(pieces, last, bounded=bounded) or (after == "us" and pieces.raw(last).isupper()):
        return False
    if pieces.kinds[last] != "w" or after in ONE_IDIOMS or after in _NO_NOUNS or after == "s":
        return True
    if SPEECH.intersection(words[last + 1 : last + 3]) or (before in ONE_MARKED and not bounded):
        return True
    return pieces.is_capital(first) and not pieces.opens_sentence(first)


def _opens_a_figure(pieces: Pieces, at: int, *, bounded: bool) -> bool:
    """``one or two``, ``one in three``, ``one-door``, ``at least one day``."""
    words = pieces.words
    if words[at] in {"to", "or"}:
        return words[at + 1] in ONES and words[at + 1] != "one"
    if words[at] == "day":
        return bounded or words[at + 1] in _AFTER_A_DAY
    if words[at] == "-":
        return pieces.touches(at)
    if words[at] == "out" and words[at + 1] == "of":
        at += 1
    elif words[at] != "in":
        return False
    elif words[at + 1] == "every":
        at += 1
    return pieces.kinds[at + 1] == "n" or words[at + 1] in ONES or words[at + 1] in TENS
