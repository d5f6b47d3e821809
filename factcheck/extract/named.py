"""Numbers that are a part of a name: ``COVID-19``, ``14th Five-Year Plan``, ``Boeing 747``, ``Section 427``, ``"10 policies"``."""

from __future__ import annotations

from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.figure import Figure, Veto
from factcheck.extract.numbers import NUMBER_WORDS, Number
from factcheck.extract.pieces import Pieces
from factcheck.extract.unit_words import unit_at
from factcheck.lexicon.names import (
    ABBREVIATED_LABELS,
    ADDRESS_WORDS,
    LABELS,
    NAMES_IN_S,
    NOT_NAMES,
    NUMBERING,
    PLACE_CUES,
    PLAN_NOUNS,
)
from factcheck.lexicon.nouns import CONJUNCTIONS, PREPOSITIONS, is_plural
from factcheck.lexicon.numbers import ONES, ORDINALS, SCALE_MARKS, TENS
from factcheck.lexicon.verbs import AUXILIARIES

__all__ = ["bare_name", "glued", "goes_on", "names_a_model", "plan"]

_HYPHEN_STARTS = NUMBER_WORDS | frozenset(
    "minus to and or now just about nearly plus sub under over magnitude approx circa some at up top foot feet".split()
)
_OPENING = frozenset({'"', "'"})
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_LONGEST = 6  # characters of a number in a name that has no label; model numbers are shorter
_YEAR_MARK = 2  # digits of a year behind an apostrophe
_CODE = 3  # digits that a model is called by, at least
_SINGULAR_VERBS = frozenset("is was has does isn't costs".split())
_CLOSED = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
_LISTING = frozenset({",", "and", "or", "&", "to"})
_MOST_GRADES = 12
_IN_A_NAME = "a number in a name"


def plan(pieces: Pieces, number: Number) -> Veto | None:
    """``14th Five-Year Plan``, ``five-year plan``."""
    words = pieces.words
    at = number.last
    if number.ordinal:
        at = at + 1 if words[at] == "-" else at
        if words[at] not in ONES and words[at] not in TENS and pieces.kinds[at] != "n":
            return None
        at += 1
    if words[at] == "-":
        at += 1
    if words[at] != "year":
        return None
    at = at + 2 if words[at + 1] == "-" else at + 1
    noun = words[at]
    if noun not in PLAN_NOUNS or not (noun in {"plan", "plans"} or pieces.is_capital(at)):
        return None
    return Veto(QuantityKind.NAME, "the name of a plan", number.first, at + 1)


def glued(pieces: Pieces, number: Number) -> Veto | None:
    """``COVID-19``, ``AK-47``, ``TA-35``, ``#1``: a hyphen or sign ties the number to what is before it."""
    first = number.first
    if first < 2 or not pieces.touches(first):
        return None
    words = pieces.words
    if words[first - 1] in {"#", "_"}:
        return Veto(QuantityKind.NAME, _IN_A_NAME, first - 1, number.last)
    if words[first - 1] != "-" or not pieces.touches(first - 1) or pieces.kinds[first - 2] != "w":
        return None
    if (
        words[first - 2] == "and"
        and words[first - 3] == "-"
        and (words[first - 4] in ORDINALS or words[first - 4] in _ENDINGS)
    ):
        return Veto(QuantityKind.NAME, "a down and its yards", first, number.last)  # 4th-and-1
    if words[first - 2] in _HYPHEN_STARTS or number.ordinal or _ends_number(pieces, first - 2):
        return None
    return Veto(QuantityKind.NAME, _IN_A_NAME, first - 2, number.last)


def _ends_number(pieces: Pieces, at: int) -> bool:
    """Is the word the scale or unit of a number that it touches, as in the range `5k-20k` or `10km-12km`?"""
    if not pieces.touches(at) or pieces.kinds[at - 1] != "n":
        return False
    return pieces.words[at] in SCALE_MARKS or unit_at(pieces, at, glued=True) is not None


def bare_name(pieces: Pieces, figure: Figure) -> Veto | None:
    """Why a number without unit and currency is a part of a name, None where nothing says so."""
    number = figure.number
    if pieces.kinds[number.first] == "n" and number.scale == 1:
        found = _stuck(pieces, number) or _house(pieces, number)
        if found is not None:
            return found
    return _label(pieces, figure) or _capital(pieces, figure) or _quoted(pieces, number) or _called(pieces, figure)


def goes_on(pieces: Pieces, named: Veto, figure: Figure) -> Veto | None:
    """The 8 of ``Windows 7 and 8``, the 5 of ``Articles 3, 4 and 5``: the next number of a name, where it counts nothing."""
    first, last = figure.first, figure.last
    if named.why != _IN_A_NAME or named.last != first - 1 or pieces.words[first - 1] not in _LISTING:
        return None
    if not figure.is_bare or figure.place < 0 or figure.number.scale != 1 or figure.after != last:
        return None
    if pieces.kinds[last] == "w" and pieces.words[last] not in _CLOSED:
        return None
    digits = pieces.kinds[first] == "n" and pieces.kinds[named.last - 1] == "n" and not pieces.touches(first)
    return Veto(QuantityKind.NAME, _IN_A_NAME, first, last) if digits else None


def names_a_model(pieces: Pieces, figure: Figure) -> bool:
    """Does a size before a name say which of the models is meant: ``the 15-inch Velan Pad``? Then nobody claims that it is so long."""
    following = figure.last
    return (
        figure.modifier
        and figure.unit == "inch"
        and following < len(pieces)
        and pieces.is_capital(following)
        and pieces.kinds[following] == "w"
    )


def _called(pieces: Pieces, figure: Figure) -> Veto | None:
    """``the 8900 is its best phone``, ``the 8320, which``: digits that stand for a thing which is one."""
    first, last = figure.first, figure.last
    words = pieces.words
    printed = words[first]
    if first == 0 or words[first - 1] != "the" or not printed.isdigit() or last != first + 1 or len(printed) < _CODE:
        return None
    if words[last] in _SINGULAR_VERBS or (len(printed) > _CODE and words[last] == ","):
        return Veto(QuantityKind.NAME, _IN_A_NAME, first, last)
    return None


def _stuck(pieces: Pieces, number: Number) -> Veto | None:
    """``5G``, ``24703L202``, ``iPhone5``, ``3-D``, ``20/20``: letters or a slash that touch the digits and are no unit."""
    first, last = number.first, number.last
    words, kinds = pieces.words, pieces.kinds
    if pieces.touches(first) and kinds[first - 1] == "w":
        return Veto(QuantityKind.NAME, _IN_A_NAME, first - 1, last)
    if not pieces.touches(last):
        return None
    if kinds[last] == "w" or words[last] == "'s":
        return Veto(QuantityKind.NAME, _IN_A_NAME, first, last + 1)
    if not pieces.touches(last + 1):
        return None
    if (words[last] == "/" and kinds[last + 1] == "n") or (words[last] == "-" and pieces.is_capital(last + 1)):
        return Veto(QuantityKind.NAME, _IN_A_NAME, first, last + 2)
    return None


def _house(pieces: Pieces, number: Number) -> Veto | None:
    """``575 Wilbraham Road``, ``16-18 Industrial Avenue``."""
    last = number.last
    street = last + 2 if pieces.words[last] == "-" and pieces.kinds[last + 1] == "n" else last
    for at in range(street, min(street + 5, len(pieces))):
        if pieces.kinds[at] == "n" and pieces.words[at + 1] in _ENDINGS:
            continue  # 40 East 5th Avenue
        if not pieces.is_capital(at) and pieces.words[at] not in _ENDINGS:
            return None
        if at > street and pieces.words[at] in ADDRESS_WORDS:
            return Veto(QuantityKind.NAME, "a house number", number.first, at + 1)
    return None


def _label(pieces: Pieces, figure: Figure) -> Veto | None:
    """``Section 427 Row 21``, ``page 12``, ``No. 7``, ``number one``; but not ``the stage 24 singers filled``."""
    number = figure.number
    words = pieces.words
    at = number.first - 1
    if at > 0 and words[at] == "." and words[at - 1] in ABBREVIATED_LABELS:
        return Veto(QuantityKind.NAME, _IN_A_NAME, at - 1, _past_range(pieces, number.last))
    if at < 0 or words[at] not in LABELS or figure.before != number.first:
        return None
    if words[at] in {"no", "numbers"} and number.spelled and not pieces.is_capital(at):
        return None
    numbering = words[at] in NUMBERING and number.place == 0 and number.value <= _MOST_GRADES
    plural = pieces.kinds[number.last] == "w" and is_plural(words[number.last])
    if plural and not pieces.is_capital(at) and not numbering:
        return None
    return Veto(QuantityKind.NAME, _IN_A_NAME, at, _past_range(pieces, number.last))


def _past_range(pieces: Pieces, at: int) -> int:
    """Past the second number of ``pages 12-15``."""
    ranged = pieces.words[at] == "-" and pieces.kinds[at + 1] == "n" and pieces.touches(at) and pieces.touches(at + 1)
    return at + 2 if ranged else at


def _capital(pieces: Pieces, figure: Figure) -> Veto | None:
    """``Boeing 747``, ``Model 3``, ``Big Five``: a capitalised word right before makes a name.

    Separators, scales and bounds speak against one, and so does a plural noun behind a place (``in Iraq 24 people``).
    """
    number = figure.number
    first, last = number.first, number.last
    words = pieces.words
    printed = pieces.raw(first)
    if figure.before != first or figure.after != last or number.scale != 1 or "," in printed or len(printed) > _LONGEST:
        return None
    at = first - 1
    if at > 0 and words[at] == "of" and words[at - 1] == "group" and pieces.is_capital(at - 1):
        return Veto(QuantityKind.NAME, _IN_A_NAME, at - 1, last)  # the Group of 20
    if words[at] == "'" and pieces.touches(first) and len(printed) == _YEAR_MARK and pieces.is_capital(at - 1):
        return Veto(QuantityKind.NAME, _IN_A_NAME, at - 1, last)  # Painter '09
    if words[at] == "'s" and words[at - 1] == "poor":
        return Veto(QuantityKind.NAME, _IN_A_NAME, at, last)  # Standard & Poor's 500
    if number.spelled:
        return _capital_word(pieces, number)
    if at > 0 and words[at] == "-" and pieces.touches(at) and pieces.is_capital(at - 1):
        return Veto(QuantityKind.NAME, _IN_A_NAME, at - 1, last)
    if not pieces.is_capital(at) or words[at] in NOT_NAMES or words[at] in NUMBER_WORDS:
        return None
    plural = (
        pieces.kinds[last] == "w"
        and not pieces.is_capital(last)
        and (is_plural(words[last]) or is_plural(words[last + 1]))
    )
    # `Davidsons 17 turnovers` has lost its apostrophe.
    place = at > 0 and (words[at - 1] in PLACE_CUES or (words[at].endswith("s") and words[at] not in NAMES_IN_S))
    if plural and (place or pieces.opens_sentence(at)):
        return None
    return Veto(QuantityKind.NAME, _IN_A_NAME, at, last)


def _capital_word(pieces: Pieces, number: Number) -> Veto | None:
    """``BBC One``, ``Kick Six win``: a number word with a capital inside a sentence, beside another capital."""
    first, last = number.first, number.last
    if not pieces.is_capital(first) or pieces.opens_sentence(first) or pieces.raw(first).isupper():
        return None
    at = first - 2 if pieces.words[first - 1] == "of" else first - 1  # Group of Seven
    named = pieces.is_capital(at) and pieces.words[at] not in NOT_NAMES
    if named or (pieces.is_capital(last) and not pieces.opens_sentence(at)):
        return Veto(QuantityKind.NAME, _IN_A_NAME, first, last)
    return None


def _quoted(pieces: Pieces, number: Number) -> Veto | None:
    """``the "10 policies"``: a number that opens a short phrase in quotation marks is part of a name."""
    words = pieces.words
    at = number.first - 1
    if at < 0 or words[at] not in _OPENING or not pieces.touches(number.first):
        return None
    if pieces.touches(at) and pieces.kinds[at - 1] != "x":
        return None
    for end in range(number.last, min(number.last + 4, len(pieces))):
        if words[end] in _OPENING:
            named = end > number.last
            return Veto(QuantityKind.NAME, "a name in quotation marks", number.first, number.last) if named else None
        if pieces.kinds[end] == "b":
            return None
    return None
