"""Ranks: ``top 10``, ``ranking first``, ``in third place``, ``second-largest``, ``the first foreign workstation in Baotou``."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.figure import Figure, Veto
from factcheck.extract.numbers import Number
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.dates import MONTHS
from factcheck.lexicon.ranks import (
    EVER,
    NEVER_ONLY,
    NOT_SUPERLATIVES,
    OWNERS,
    PLACES_OF_ALL,
    RANK_FILLERS,
    RANK_NOUNS,
    RANK_VERBS,
    RANKED_AFTER,
    SUPERLATIVES,
    TURNS,
    WHOLES,
)
from factcheck.lexicon.verbs import PAST_FORMS

__all__ = ["only_one", "ranked"]

_SUPERLATIVE = re.compile(r"[a-z]{2,}est")
_SHARES = frozenset("% percent per pct".split())
_REST = 40  # characters behind the noun phrase in which `in Baotou` must begin


def ranked(pieces: Pieces, number: Number) -> Figure | Veto | None:
    """The rank that a number or ordinal is.

    An ordinal that is no rank comes back as a veto; a cardinal that is none as None.
    """
    words = pieces.words
    first, last = number.first, number.last
    at = first - 1
    if at > 0 and words[at] == "-" and pieces.touches(at):
        at -= 1
    if at >= 0 and words[at] == "top" and words[last] not in _SHARES and number.scale == 1:
        return _rank(number, at, "rank: top N", Comparator.AT_MOST)
    if not number.ordinal:
        numbered = at >= 1 and words[at] == "." and words[at - 1] == "no"
        if numbered and not RANK_VERBS.isdisjoint(words[max(0, at - 3) : at - 1]):
            return _rank(number, at - 1, "rank: No. N")
        return None
    joined = words[last] == "-" and pieces.touches(last)
    following = words[last + 1] if joined else words[last]
    before = words[first - 1] if first else ""
    if following in RANK_NOUNS and before not in {"the", "take", "takes", "took", "taking"}:
        return _rank(number, first, "rank: Nth place")
    if _is_superlative(following) and number.value < 100 and (before in OWNERS or before == "the"):
        return _rank(number, first, "rank: Nth largest")
    if not joined and _verb_of_rank(pieces, first) and (pieces.kinds[last] != "w" or following in RANKED_AFTER):
        return _rank(number, first, "rank: ranked Nth")
    if not joined and following == "in" and tuple(words[last + 1 : last + 3]) in PLACES_OF_ALL:
        return _rank(number, first, "rank: Nth in the world")
    if not joined and number.value == 1 and _first_of_all(pieces, number):
        return _rank(number, first, "rank: the first of its kind in a place")
    return Veto(QuantityKind.ORDINAL, "an ordinal that is no rank", first, last)


def only_one(pieces: Pieces, at: int) -> Figure | None:
    """``the only port in Norland``, ``Norland's only port``: one, and no other in what is named; None where no whole is named (`the only way`)."""
    words = pieces.words
    owned = at > 1 and words[at - 1] == "'s" and pieces.is_capital(at - 2)
    if not owned and (at == 0 or words[at - 1] != "the"):
        return None
    phrase = noun_phrase_after(pieces.text, pieces.ends[at])
    if phrase is None or pieces.text[pieces.ends[at] : phrase[0]].strip():
        return None
    if pieces.text[phrase[0] : phrase[1]].split()[-1].lower() in NEVER_ONLY:
        return None
    rest = pieces.text[phrase[1] : phrase[1] + _REST]
    if not owned and not (rest[:1].isspace() and _names_a_whole(_past_participle(rest.split()))):
        return None
    number = Number(at, at + 1, Decimal(1), spelled=True)
    return _rank(number, at, "the only one")


def _past_participle(rest: list[str]) -> list[str]:
    """`selected in Norland` without its participle."""
    return rest[1:] if rest and rest[0] in PAST_FORMS else rest


def _rank(number: Number, first: int, why: str, comparator: Comparator = Comparator.EXACT) -> Figure:
    last = number.last
    figure = Figure(number, QuantityKind.RANK, first, last, first, last, number.value, number.place)
    figure.comparator, figure.why = comparator, why
    return figure


def _is_superlative(word: str) -> bool:
    return word in SUPERLATIVES or (_SUPERLATIVE.fullmatch(word) is not None and word not in NOT_SUPERLATIVES)


def _verb_of_rank(pieces: Pieces, first: int) -> bool:
    """Does a verb of ranking stand before the ordinal, with `in`, `the`, `joint` or an adverb between at most?"""
    for at in range(first - 1, max(-1, first - 4), -1):
        word = pieces.words[at]
        if word in RANK_VERBS:
            return True
        if word not in RANK_FILLERS:
            return False
    return False


def _first_of_all(pieces: Pieces, number: Number) -> bool:
    """``the first foreign workstation in Baotou``, ``the world's first plant``: no other was before it."""
    words = pieces.words
    before = words[number.first - 1] if number.first else ""
    if before not in OWNERS and before != "the":
        return False
    phrase = noun_phrase_after(pieces.text, pieces.ends[number.last - 1])
    if phrase is None:
        return False
    noun = pieces.text[phrase[0] : phrase[1]].lower().split()
    if noun[-1] in TURNS or noun[0] in TURNS:
        return False
    if before == "'s":
        return words[number.first - 2] in WHOLES or pieces.is_capital(number.first - 2)
    rest = pieces.text[phrase[1] : phrase[1] + _REST]
    return rest[:1].isspace() and _names_a_whole(rest.split())


def _names_a_whole(rest: list[str]) -> bool:
    """Do these words say among what: ``ever``, ``in Baotou``, ``of its kind``?"""
    if not rest or rest[0] in EVER:
        return bool(rest)
    if rest[0] not in {"in", "of"} or len(rest) < 2:
        return False
    place = rest[1].strip(".,;")
    named = place[:1].isupper() and place.lower() not in MONTHS
    return named or (len(rest) > 2 and (rest[1], rest[2].strip(".,;")) in PLACES_OF_ALL)
