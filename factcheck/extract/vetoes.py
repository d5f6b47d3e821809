"""Figures that are no claims, typed and given a reason: dates, clock times, names, ordinals, idioms, page furniture.

`hard_veto` judges a number by what stands around it, before a unit is looked for; `soft_veto` judges one that turned out to have
neither unit nor currency.
"""

from __future__ import annotations

import re

from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.calendar import date_veto, year_veto
from factcheck.extract.figure import Figure, Veto
from factcheck.extract.numbers import NUMBER_WORDS, Number
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.names import (
    ADDRESS_WORDS,
    COMPOUND_IDIOMS,
    LABELS,
    NOT_NAMES,
    ONE_IDIOMS,
    PLAN_NOUNS,
    RESULT_NOUNS,
)
from factcheck.lexicon.nouns import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, is_plural
from factcheck.lexicon.numbers import ONES, ORDINALS, TENS

__all__ = ["hard_veto", "soft_veto"]

_CODE = re.compile(
    r"://|www\.|@|_|\.(?:jpe?g|png|gif|pdf|html?|docx?|xlsx?|csv|txt|mp[34]|zip|com|org|net|php|aspx?)\b", re.IGNORECASE
)
_COUNTER_LINE = re.compile(
    r"[ \t]*[\d,.]+[KM]?[ \t\u00a0]+(?:comments?|shares?|views?|likes?|replies|reads?|min(?:ute)?s? read|retweets?)[ \t]*",
    re.IGNORECASE,
)
_LONGEST_CHUNK = 12
_HYPHEN_STARTS = frozenset(
    "minus to and or now just about nearly plus sub under over magnitude approx circa some at up".split()
)
_OPENING = frozenset({'"', "'", "“", "‘"})


def hard_veto(pieces: Pieces, number: Number) -> Veto | None:
    """Why this number is no claim whatever its unit, None where nothing says so."""
    if pieces.kinds[number.first] == "n":
        found = _furniture(pieces, number) or _score(pieces, number)
        if found is not None:
            return found
    return date_veto(pieces, number) or _plan(pieces, number) or _glued(pieces, number) or _idiom(pieces, number)


def _veto(kind: QuantityKind, why: str, first: int, last: int) -> Veto:
    return Veto(kind, why, first, last)


def _chunk(pieces: Pieces, number: Number) -> tuple[int, int]:
    """The pieces without a space between them that the number is in, at most twelve to each side."""
    first, last = number.first, number.last
    while first > 0 and pieces.touches(first) and number.first - first < _LONGEST_CHUNK:
        first -= 1
    while last < len(pieces) and pieces.touches(last) and last - number.last < _LONGEST_CHUNK:
        last += 1
    return first, last


def _furniture(pieces: Pieces, number: Number) -> Veto | None:
    """Addresses, file names, counters of a page, list numbers, phone numbers."""
    first, last = number.first, number.last
    words = pieces.words
    touching = pieces.touches(first) or (last < len(pieces) and pieces.touches(last))
    if touching:
        left, right = _chunk(pieces, number)
        if _CODE.search(pieces.text, pieces.starts[left], pieces.ends[right - 1]):
            return _veto(QuantityKind.FURNITURE, "an address or a file name", first, last)
        numbers = [i for i in range(left, right) if pieces.kinds[i] == "n"]
        if len(numbers) >= 3 and all(
            words[i] in {"-", "(", ")", "+"} or pieces.kinds[i] == "n" for i in range(left, right)
        ):
            return date_veto(pieces, number) or _veto(QuantityKind.FURNITURE, "a phone or serial number", left, right)
        if last < right and pieces.kinds[last] == "n" and pieces.touches(last):
            return date_veto(pieces, number) or _veto(QuantityKind.NAME, "a chain of numbers", first, right)
    if (
        words[first].startswith("0")
        and len(words[first]) >= 4
        and words[first].isdigit()
        and not date_veto(pieces, number)
    ):
        end = last
        while pieces.kinds[end] == "n" and end < last + _LONGEST_CHUNK:
            end += 1
        return _veto(QuantityKind.FURNITURE, "a phone or serial number", first, end)
    if words[last] == "zip":
        return _veto(QuantityKind.NAME, "a postal code", first, last)
    if words[last] in {"(", "-"} and words[last + 1] == "k" and first > 0 and words[first] == "401":
        return _veto(QuantityKind.NAME, "the name of a plan", first, last + 2)
    if first == 0 or words[first - 1] == "\n" or (words[first - 1] == "(" and (first == 1 or words[first - 2] == "\n")):
        line_end = pieces.text.find("\n", pieces.starts[first])
        line = pieces.text[pieces.starts[first] : line_end if line_end >= 0 else len(pieces.text)]
        if len(line) < 40 and _COUNTER_LINE.fullmatch(line):
            return _veto(QuantityKind.FURNITURE, "a counter of the page", first, last)
        if (
            words[last] in {")", "."}
            and pieces.touches(last)
            and pieces.kinds[last + 1] == "w"
            and not pieces.touches(last + 1)
        ):
            return _veto(QuantityKind.FURNITURE, "the number of a list item", first, last)
    if (
        words[last] == ")"
        and first > 0
        and words[first - 1] not in {"(", "$", "-"}
        and len(words[first]) == 1
        and pieces.kinds[last + 1] == "w"
    ):
        opened = words[max(0, first - 12) : first]
        if (
            "(" not in opened
            and pieces.kinds[first - 1] != "x"
            or words[first - 1] in {";", ",", ":"}
            and "(" not in opened
        ):
            return _veto(QuantityKind.FURNITURE, "the number of a list item", first, last)
    return None


def _score(pieces: Pieces, number: Number) -> Veto | None:
    """``3-1``, ``89-89``: two plain numbers that do not rise, or that stand beside a word of results."""
    at = number.last
    if (
        number.place < 0
        or pieces.words[at] not in {"-", "‑"}
        or pieces.kinds[at + 1] != "n"
        or pieces.kinds[number.first] != "n"
    ):
        return None
    if not (pieces.touches(at) and pieces.touches(at + 1)):
        return None
    words = pieces.words
    right = words[at + 1]
    if not (right.isdigit() and words[number.first].isdigit()) or len(words[number.first]) > 3 or len(right) > 3:
        if (
            right.isdigit()
            and words[number.first].isdigit()
            and int(right) < int(words[number.first])
            and words[at + 2] != "%"
        ):
            return date_veto(pieces, number) or _veto(QuantityKind.NAME, "a chain of numbers", number.first, at + 2)
        if len(words[number.first]) == 3 and len(right) == 4 and right.isdigit() and words[at + 2] not in {"%"}:
            return _veto(QuantityKind.FURNITURE, "a phone or serial number", number.first, at + 2)
        return None
    before = words[number.first - 1] if number.first else ""
    falls = int(words[number.first]) >= int(right)
    if before in {"$", "€", "£"} or (
        falls and len(right) < len(words[number.first]) and words[at + 2] in {"percent", "%"}
    ):
        return None
    bracketed = before == "(" and words[at + 2] in {")", "-"}
    if falls or bracketed or words[at + 2] in RESULT_NOUNS or before in RESULT_NOUNS:
        return _veto(QuantityKind.NAME, "a score or a vote", number.first, at + 2)
    return None


def _plan(pieces: Pieces, number: Number) -> Veto | None:
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
    return _veto(QuantityKind.NAME, "the name of a plan", number.first, at + 1)


def _glued(pieces: Pieces, number: Number) -> Veto | None:
    """Numbers in names: ``COVID-19``, ``AK-47``, ``TA-35``, ``#1``."""
    first = number.first
    if first < 2 or not pieces.touches(first):
        return None
    words = pieces.words
    if words[first - 1] in {"#", "_"}:
        return _veto(QuantityKind.NAME, "a number in a name", first - 1, number.last)
    if words[first - 1] != "-" or not pieces.touches(first - 1) or pieces.kinds[first - 2] != "w":
        return None
    if words[first - 2] in _HYPHEN_STARTS or (words[first - 2] == "top") or number.ordinal:
        return None
    if words[first - 2] in NUMBER_WORDS:  # four-five
        return None
    return _veto(QuantityKind.NAME, "a number in a name", first - 2, number.last)


def _idiom(pieces: Pieces, number: Number) -> Veto | None:
    """``one-to-one``, ``four-in-one``, ``two-way``, ``one of the``, ``second-level``, ``zero tolerance``."""
    words = pieces.words
    first, last = number.first, number.last
    if words[last] == "-" and pieces.touches(last) and pieces.touches(last + 1) and not number.share:
        follower = words[last + 1]
        if (number.spelled or number.ordinal) and follower in {"to", "in", "of", "on", "by", "for", "and"}:
            end = last + 4 if words[last + 2] == "-" else last + 2
            if follower == "and" or (
                follower == "to"
                and words[last + 3] in NUMBER_WORDS
                and words[last + 3] != "one"
                and words[last + 2] == "-"
            ):
                return None
            return _veto(QuantityKind.IDIOM, "a fixed expression", first, min(end, len(pieces)))
        if number.spelled and not number.ordinal and follower in COMPOUND_IDIOMS and number.scale == 1:
            return _veto(QuantityKind.IDIOM, "a compound that counts nothing", first, last + 2)
    if number.share and number.scale == 1 and words[first] in {"half"}:
        return _half(pieces, number)
    if (
        words[first] == "zero"
        and last < len(pieces)
        and pieces.kinds[last] == "w"
        and words[last] in COMPOUND_IDIOMS | {"error", "growth", "hour", "gravity"}
    ):
        return _veto(QuantityKind.IDIOM, "a fixed expression", first, last + 1)
    if words[first] == "one" and last == first + 1:
        return _one(pieces, number)
    return None


def _half(pieces: Pieces, number: Number) -> Veto | None:
    """`Half` is a share before `of`, `the`, or after a bound; in `the first half` it is a part of a year or of a game."""
    words = pieces.words
    before = words[number.first - 1] if number.first else ""
    after = words[number.last]
    if before in ORDINALS or before in {
        "last",
        "this",
        "other",
        "latter",
        "better",
        "next",
        "year",
        "in",
        "and",
        "-",
        "1st",
        "2nd",
        "opening",
        "closing",
        "final",
    }:
        return _veto(QuantityKind.IDIOM, "half of a game or a year", number.first, number.last)
    if after in {
        "of",
        "the",
        "its",
        "their",
        "all",
        "his",
        "her",
        "our",
        "these",
        "those",
        "a",
        "an",
        "hour",
        "mile",
        "point",
        "percentage",
        "percent",
        "turn",
    }:
        if (
            after == "of"
            and words[number.last + 1] in ONES
            or words[number.last + 2] in {"year", "season", "match", "game"}
        ):
            return _veto(QuantityKind.IDIOM, "half of a game or a year", number.first, number.last)
        if after in {"a", "an"} and words[number.last + 1] not in {
            "point",
            "percent",
            "percentage",
            "mile",
            "hour",
            "day",
            "year",
            "century",
            "kilometre",
            "metre",
            "pound",
            "cent",
        }:
            return _veto(QuantityKind.IDIOM, "a fixed expression", number.first, number.last)
        return None
    if (
        before in {"about", "than", "nearly", "almost", "over", "by", "roughly", "approximately", "around", "least"}
        and after != "-"
    ):
        return None
    return _veto(QuantityKind.IDIOM, "half of a game or a year", number.first, number.last)


def _one(pieces: Pieces, number: Number) -> Veto | None:
    """`One` is a figure before a noun that it counts, in a rate, or as a bound; else a pronoun or an article."""
    words = pieces.words
    first, last = number.first, number.last
    before = words[first - 1] if first else ""
    after = words[last]
    if after in {"to", "or"} and _one_stands(pieces, last, bounded=False):
        return None
    bounded = before in {"least", "than", "only", "just", "exactly", "about", "nearly", "almost"}
    if after in {"in", "of", "out"} and _one_in(pieces, last):
        return None
    if after == "-" and pieces.touches(last):
        return None
    pronoun = (
        pieces.kinds[last] != "w"
        or (after in ONE_IDIOMS and not _one_stands(pieces, last, bounded=bounded))
        or after in _NO_NOUNS
        or _SPEECH.intersection(words[last + 1 : last + 3])
        or before
        in {
            "no",
            "this",
            "same",
            "each",
            "every",
            "any",
            "some",
            "the",
            "which",
            "another",
            "new",
            "last",
            "next",
            "first",
            "only",
            "good",
            "big",
            "number",
            "day",
        }
        and not bounded
        or (pieces.is_capital(first) and not pieces.opens_sentence(first))
        or (pieces.is_capital(first) and after in {"s"})
    )
    if pronoun:
        return _veto(QuantityKind.IDIOM, "one as a pronoun or an article", first, last)
    return None


_SPEECH = frozenset("said says told added adds explained recalled wrote noted commented put".split())
_NO_NOUNS = PREPOSITIONS | CONJUNCTIONS | PRONOUNS


def _one_stands(pieces: Pieces, at: int, *, bounded: bool) -> bool:
    """`At least one day`, `one or two`, `one year old`."""
    words = pieces.words
    if words[at] in {"to", "or"}:
        return words[at + 1] in ONES and words[at + 1] != "one"
    if words[at] == "day":
        return bounded or words[at + 1] in {"old", "later", "earlier", "after", "before", "ago", "of"}
    return False


def _one_in(pieces: Pieces, at: int) -> bool:
    """``one in three``, ``one out of ten``."""
    words = pieces.words
    if words[at] == "out" and words[at + 1] == "of":
        at += 1
    elif words[at] != "in":
        return False
    return pieces.kinds[at + 1] == "n" or words[at + 1] in ONES or words[at + 1] in TENS


def soft_veto(pieces: Pieces, figure: Figure) -> Veto | None:
    """Why a number without unit and currency is no claim, None where nothing says so."""
    number = figure.number
    first, last = number.first, number.last
    if pieces.kinds[first] == "n" and number.scale == 1:
        found = year_veto(pieces, figure) or _stuck(pieces, number)
        if found is not None:
            return found
    return _label(pieces, figure) or _capital(pieces, figure) or _quoted(pieces, first, last)


def _stuck(pieces: Pieces, number: Number) -> Veto | None:
    """``5G``, ``24703L202``, ``iPhone5``: letters that touch the digits and are no unit."""
    first, last = number.first, number.last
    if first > 0 and pieces.touches(first) and pieces.kinds[first - 1] == "w":
        return _veto(QuantityKind.NAME, "a number in a name", first - 1, last)
    if last < len(pieces) and pieces.touches(last) and (pieces.kinds[last] == "w" or pieces.words[last] == "'s"):
        return _veto(QuantityKind.NAME, "a number in a name", first, last + 1)
    if (
        pieces.words[last] == "/"
        and pieces.kinds[last + 1] == "n"
        and pieces.touches(last)
        and pieces.touches(last + 1)
    ):
        return _veto(QuantityKind.NAME, "a name with a slash", first, last + 2)
    if pieces.words[last] == "-" and pieces.touches(last) and pieces.touches(last + 1) and pieces.is_capital(last + 1):
        return _veto(QuantityKind.NAME, "a number in a name", first, last + 2)
    return None


def _label(pieces: Pieces, figure: Figure) -> Veto | None:
    """``Section 427 Row 21``, ``page 12``, ``No. 7``, ``number one``."""
    number = figure.number
    at = number.first - 1
    words = pieces.words
    if (
        at > 0
        and words[at] == "."
        and words[at - 1] in {"no", "nos", "vol", "fig", "art", "sec", "ch", "p", "pp", "apt", "st"}
    ):
        return _veto(QuantityKind.NAME, "a number in a name", at - 1, number.last)
    if at < 0 or words[at] not in LABELS or figure.before != number.first:
        return None
    if (
        words[at] in {"no", "number", "numbers"}
        and number.spelled
        and not pieces.is_capital(at)
        and words[number.last] not in {"in", ""}
    ):
        if words[at] != "number":
            return None
    following = words[number.last]
    if not pieces.is_capital(at) and pieces.kinds[number.last] == "w" and is_plural(following):
        return None
    return _veto(QuantityKind.NAME, "a number in a name", at, number.last)


def _capital(pieces: Pieces, figure: Figure) -> Veto | None:
    """``Boeing 747``, ``Model 3``, ``S&P 500``, ``Big Five``, ``575 Wilbraham Road``."""
    number = figure.number
    first, last = number.first, number.last
    words = pieces.words
    street = last + 2 if words[last] == "-" and pieces.kinds[last + 1] == "n" else last
    if pieces.is_capital(street) and not number.spelled:
        for at in range(street + 1, min(street + 4, len(pieces))):
            if words[at] in ADDRESS_WORDS and pieces.is_capital(at):
                return _veto(QuantityKind.NAME, "a house number", first, at + 1)
            if not pieces.is_capital(at):
                break
    if figure.before != first or figure.after != last or number.scale != 1 or "," in pieces.raw(first):
        return None
    at = first - 1
    if number.spelled and not (pieces.is_capital(first) and not pieces.opens_sentence(first)):
        return None
    if number.spelled and pieces.raw(first).isupper():
        return None
    if number.spelled:
        named = (pieces.is_capital(at) and words[at] not in NOT_NAMES) or (
            pieces.is_capital(last) and not pieces.opens_sentence(at)
        )
        return _veto(QuantityKind.NAME, "a number in a name", first, last) if named else None
    if at > 0 and words[at] == "-" and pieces.touches(at) and pieces.is_capital(at - 1):
        return _veto(QuantityKind.NAME, "a number in a name", at - 1, last)
    if not pieces.is_capital(at) or words[at] in NOT_NAMES or words[at] in NUMBER_WORDS:
        return None
    plural = (
        pieces.kinds[last] == "w"
        and not pieces.is_capital(last)
        and (is_plural(words[last]) or is_plural(words[last + 1]))
    )
    place = at > 0 and words[at - 1] in {"in", "near", "across", "outside", "says", "and"}
    if plural and (place or pieces.opens_sentence(at)):
        return None
    return _veto(QuantityKind.NAME, "a number in a name", at, last)


def _quoted(pieces: Pieces, first: int, last: int) -> Veto | None:
    """``the "10 policies"``: a number that opens a short phrase in quotation marks is part of a name."""
    words = pieces.words
    at = first - 1
    if at < 0 or words[at] not in _OPENING or not pieces.touches(first):
        return None
    if pieces.touches(at) and pieces.kinds[at - 1] != "x":
        return None
    for end in range(last, min(last + 4, len(pieces))):
        if words[end] in _OPENING:
            return _veto(QuantityKind.NAME, "a name in quotation marks", first, last) if end > last else None
        if pieces.kinds[end] == "b":
            return None
    return None
