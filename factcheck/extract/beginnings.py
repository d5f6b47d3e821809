"""Years that are the claim themselves: `Founded in 1990`, `born on 3 May 1961`, `was released before 2010`.

Only of verbs of beginning and end that stand right before the date, over a place, a date or who did it; of one thing, not of many (`12 people died in 1990`
counts people, and its year is the time).
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.calendar import date_veto, is_year
from factcheck.extract.figure import Figure
from factcheck.extract.numbers import NUMBER_WORDS, Number
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.beginnings import BOUNDS_OF_YEARS, FREED, NOT_OF_ONE, YEAR_OF
from factcheck.lexicon.dates import MONTHS, TIME_ZONES, WEEKDAYS
from factcheck.lexicon.nouns import PREPOSITIONS, is_plural
from factcheck.lexicon.numbers import ORDINALS
from factcheck.lexicon.verbs import AUXILIARIES, is_verb

__all__ = ["year_claimed"]

_LEADS = frozenset({"in", "on", "since", "during"}) | BOUNDS_OF_YEARS.keys()
_BETWEEN = frozenset({"in", "at", "of", "by", "to", "on", "from", "as", "for", "after", "with"})
"""Prepositions of what may stand between verb and date: `born in Oban on`, `founded by Ada Lind in`, `died of pneumonia on`."""
_LOOSE = frozenset(
    {"early", "late", "mid", "-", "the", "spring", "summer", "autumn", "fall", "winter", "of", "or", "year"}
)
_ENDS = frozenset({".", ";", "\n", "!", "?", ":"})
_PHRASAL = {"up": "founding", "away": "death"}
_COUNTS = NUMBER_WORDS - ORDINALS.keys()
_REACH, _BEHIND = 14, 7
_DETERMINING = frozenset("the a an its their his her this these newly".split())


def year_claimed(pieces: Pieces, number: Number) -> Figure | None:
    """The year that a number, or the date that begins with it, claims for a beginning or end; None where it only says when."""
    found = _date_at(pieces, number)
    if found is None:
        return None
    first, year = found
    comparator, before = _bound(pieces, first, year)
    if before is None:
        return None
    verb = _verb(pieces, before)
    if verb is None or not _is_of_one(pieces, verb) or _goes_on(pieces, verb, year):
        return None
    read = Number(year, year + 1, Decimal(pieces.words[year]))
    figure = Figure(read, QuantityKind.YEAR, year, year + 1, before, year + 1, read.value, 0)
    figure.unit, figure.unit_code = "year", "a"
    figure.comparator = comparator
    figure.why = f"year of {YEAR_OF.get(pieces.words[verb]) or _PHRASAL[pieces.words[verb]]}"
    return figure


def _date_at(pieces: Pieces, number: Number) -> tuple[int, int] | None:
    """Where the date begins that a number opens or ends, and the piece of its year; None where it has none."""
    first = number.first
    words = pieces.words
    if is_year(pieces, first) and number.last == first + 1 and not number.ordinal:
        at = first - 1 if words[first - 1] != "," else first - 2
        return (at if at >= 0 and words[at] in MONTHS else first), first
    if number.value > 31:
        return None
    dated = date_veto(pieces, number)
    if dated is None or dated.kind is not QuantityKind.DATE or not is_year(pieces, dated.last - 1):
        return None
    return min(dated.first, first), dated.last - 1


def _bound(pieces: Pieces, first: int, year: int) -> tuple[Comparator, int | None]:
    """How the words before the date bound it, and the piece where these begin; None where none leads it."""
    words = pieces.words
    at = first
    while at > 0 and words[at - 1] in _LOOSE and at > first - 3:
        if words[at - 1] == "the" and words[at] not in {"spring", "summer", "autumn", "fall", "winter", "year"}:
            return Comparator.EXACT, None
        at -= 1
    lead = words[at - 1]
    if lead == "to" and words[at - 2] == "prior":
        return (Comparator.LESS_THAN if first == year else Comparator.AT_MOST), at - 2
    if lead not in _LEADS:
        return Comparator.EXACT, at if lead in YEAR_OF else None
    comparator = Comparator(BOUNDS_OF_YEARS.get(lead, "exact"))
    if first != year:  # before July 1986 is 1986 at most
        comparator = {Comparator.LESS_THAN: Comparator.AT_MOST, Comparator.MORE_THAN: Comparator.AT_LEAST}.get(
            comparator, comparator
        )
    return comparator, at - 1


def _verb(pieces: Pieces, before: int) -> int | None:
    """The piece of the verb that leads the date, over a place, a cause or who did it; None where anything else stands between."""
    words, kinds = pieces.words, pieces.kinds
    for at in range(before - 1, max(-1, before - 1 - _REACH), -1):
        word = words[at]
        if word in YEAR_OF:
            following = words[at + 1]
            return at if at + 1 == before or following in _BETWEEN or following == "(" else None
        if words[at - 1 : at + 1] in (["set", "up"], ["passed", "away"]):
            return at
        if kinds[at] == "n" or word in _ENDS or word in _COUNTS or is_verb(word) or word in AUXILIARIES:
            return None
        if word == "," and not (pieces.is_capital(at + 1) or words[at + 1] in PREPOSITIONS):
            return None
    return None


def _is_of_one(pieces: Pieces, verb: int) -> bool:
    """Is the verb told of one thing: no number, plural or crowd before it in its clause?"""
    words = pieces.words
    for at in range(verb - 1, max(-1, verb - 1 - _BEHIND), -1):
        word = words[at]
        if word in _ENDS or word in {"(", ",", ")"}:
            return True
        if pieces.kinds[at] == "n" or word in NUMBER_WORDS or word in NOT_OF_ONE:
            return word == "one"
        if at == verb - 1 and word in _DETERMINING:
            return False  # `the released figures`
        if (
            is_plural(word)
            and (not pieces.is_capital(at) or pieces.opens_sentence(at))
            and not is_verb(word)
            and word not in AUXILIARIES
            and word != "'s"
        ):
            return False
    return True


def _goes_on(pieces: Pieces, verb: int, year: int) -> bool:
    """Do the words around the year say that it is none of that: `released on bail in 2010`, `built in 1990-95`, `created in 2010 terms`?"""
    words = pieces.words
    if words[verb] == "released" and (
        words[verb + 1] == "from" or not FREED.isdisjoint(words[max(0, verb - 4) : year])
    ):
        return True
    following = words[year + 1]
    if following in TIME_ZONES or following in {"am", "pm", "a", "p", "hours"}:
        return True  # opened around 1900 GMT
    if following in {"-", "/"} and pieces.kinds[year + 2] == "n":
        return True
    plain = pieces.kinds[year + 1] == "w" and not (
        following in PREPOSITIONS or following in AUXILIARIES or is_verb(following) or pieces.is_capital(year + 1)
    )
    return plain and (is_plural(following) or following in {"s", "'s"} or following in WEEKDAYS)
