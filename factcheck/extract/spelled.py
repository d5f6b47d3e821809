"""Figures that stand in words of another kind: ranks, `one in three`, multiples, and zero without a digit."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.figure import Figure, Veto
from factcheck.extract.numbers import Number, read_number
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.names import (
    RANK_NOUNS,
    RANK_VERBS,
    RANKED_NOUNS_AFTER,
    SUPERLATIVES_PERIODS,
    TOLL_NOUNS,
    TOLL_PREDICATES,
    UNCHANGED_AFTER,
)

__all__ = ["multiple", "one_in", "ranked", "zero"]

_SUPERLATIVE = re.compile(r"[a-z]{2,}est")
_NOT_SUPERLATIVE = frozenset(
    "interest request forest harvest protest contest test guest west rest arrest conquest".split()
)
_OWNERS = frozenset({"'s", "its", "their", "'", "his", "her", "our"})
_SMALL = frozenset(Decimal(n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10000))
_TIMES_MORE = frozenset(
    "the that as more higher larger greater bigger faster less lower smaller fewer what its their earnings book sales revenue gdp income normal longer stronger better his her current than".split()
)


def ranked(pieces: Pieces, number: Number) -> Figure | Veto | None:
    """The rank that a number or ordinal is: ``top 10``, ``ranking first``, ``in third place``, ``second-largest``, ``the first X in Y``.

    An ordinal that is no rank comes back as a veto; a cardinal that is none as None.
    """
    words = pieces.words
    first, last = number.first, number.last
    at = first - 1
    if at > 0 and words[at] == "-" and pieces.touches(at):
        at -= 1
    if at >= 0 and words[at] == "top" and words[last] not in {"%", "percent", "per", "pct"} and number.scale == 1:
        return _rank(number, at, last, Comparator.AT_MOST, "rank: top N")
    if not number.ordinal:
        if (
            at >= 1
            and words[at] == "."
            and words[at - 1] == "no"
            and any(w in RANK_VERBS for w in words[max(0, at - 3) : at - 1])
        ):
            return _rank(number, at - 1, last, Comparator.EXACT, "rank: No. N")
        return None
    joined = words[last] == "-" and pieces.touches(last)
    following = words[last + 1] if joined else words[last]
    if following in RANK_NOUNS and words[first - 1] not in {"the", "take", "takes", "took", "taking"}:
        return _rank(number, first, last, Comparator.EXACT, "rank: Nth place")
    if _is_superlative(following) and number.value < 100 and (words[first - 1] in _OWNERS or words[first - 1] == "the"):
        return _rank(number, first, last, Comparator.EXACT, "rank: Nth largest")
    if not joined and _verb_of_rank(pieces, first) and (pieces.kinds[last] != "w" or following in RANKED_NOUNS_AFTER):
        return _rank(number, first, last, Comparator.EXACT, "rank: ranked Nth")
    if not joined and number.value == 1 and _first_of_all(pieces, number):
        return _rank(number, first, last, Comparator.EXACT, "rank: the first of its kind in a place")
    return Veto(QuantityKind.ORDINAL, "an ordinal that is no rank", first, last)


def _rank(number: Number, first: int, last: int, comparator: Comparator, why: str) -> Figure:
    return Figure(
        number, QuantityKind.RANK, first, last, first, last, number.value, number.place, comparator=comparator, why=why
    )


def _is_superlative(word: str) -> bool:
    return word in {"most", "best", "worst", "least"} or (
        _SUPERLATIVE.fullmatch(word) is not None and word not in _NOT_SUPERLATIVE
    )


def _verb_of_rank(pieces: Pieces, first: int) -> bool:
    """Does a verb of ranking stand before the ordinal, with `in`, `the`, `joint` or an adverb between at most?"""
    at = first - 1
    for _ in range(3):
        if at < 0:
            return False
        word = pieces.words[at]
        if word in RANK_VERBS:
            return True
        if word not in {"in", "as", "the", "joint", "overall", "nationally", "globally", "a", "equal", "at"}:
            return False
        at -= 1
    return False


def _first_of_all(pieces: Pieces, number: Number) -> bool:
    """``the first foreign workstation in Baotou``, ``the world's first plant``: no other was before it."""
    words = pieces.words
    before = words[number.first - 1] if number.first else ""
    if before not in _OWNERS and before != "the":
        return False
    phrase = noun_phrase_after(pieces.text, pieces.ends[number.last - 1])
    if phrase is None:
        return False
    noun = pieces.text[phrase[0] : phrase[1]].lower().split()
    if noun[-1] in SUPERLATIVES_PERIODS or noun[0] in SUPERLATIVES_PERIODS:
        return False
    if before == "'s":
        return words[number.first - 2] in {
            "world",
            "country",
            "nation",
            "city",
            "province",
            "region",
            "state",
        } or pieces.is_capital(number.first - 2)
    rest = pieces.text[phrase[1] : phrase[1] + 40].split()
    if not rest or phrase[1] < len(pieces.text) and not pieces.text[phrase[1]].isspace():
        return False
    return rest[0] == "ever" or (
        rest[0] in {"in", "of"}
        and len(rest) > 1
        and (
            rest[1][0].isupper()
            and not rest[1][0].isdigit()
            and rest[1].strip(".,") not in _MONTH_NAMES
            or rest[1:3]
            in (
                ["the", "country"],
                ["the", "world"],
                ["the", "region"],
                ["its", "kind"],
                ["the", "nation"],
                ["the", "city"],
                ["the", "province"],
            )
        )
    )


_MONTH_NAMES = frozenset(
    "January February March April May June July August September October November December".split()
)


def one_in(pieces: Pieces, number: Number) -> Figure | None:
    """``one in three``, ``nine out of 10``: a share of what follows."""
    words = pieces.words
    at = number.last
    if words[at] == "out" and words[at + 1] == "of":
        after, link = at + 2, "out of"
    elif words[at] in {"in", "of"}:
        after, link = at + 1, words[at]
    else:
        return None
    if words[after] in {"every", "the"}:
        after += 1
    if pieces.kinds[after] not in {"n", "w"} or words[after] in {"a", "an"}:
        return None
    whole = read_number(pieces, after)
    if whole is None or whole.ordinal or whole.share or whole.vague or not number.value < whole.value:
        return None
    following = words[whole.last]
    if number.scale != 1 or number.place < 0 or pieces.words[number.first - 1] in {"$", "€", "£"}:
        return None
    if link == "of" or (
        link == "in"
        and (
            whole.value not in _SMALL
            or following in _TIME_NOUNS
            or (number.value != 1 and number.spelled != whole.spelled and not number.spelled)
        )
    ):
        return None
    if link == "in" and number.value == 1 and following in {"of"}:
        return None
    share = (number.value / whole.value).quantize(Decimal("1e-10")).normalize()
    figure = Figure(number, QuantityKind.MULTIPLE, number.first, whole.last, number.first, whole.last, share, -2)
    figure.number = Number(number.first, whole.last, share, place=-2, spelled=True, share=True)
    figure.why = "share: N in M"
    return figure


_TIME_NOUNS = frozenset(
    "year years month months week weeks day days hour hours minute minutes second seconds decade decades seasons games matches attempts starts of innings".split()
)


def multiple(pieces: Pieces, figure: Figure) -> bool:
    """Make a figure a multiple where `times`, `fold` or `-fold` follows; False where neither does."""
    words = pieces.words
    at = figure.last
    if words[at] == "-" and words[at + 1] in {"fold", "times"} and pieces.touches(at):
        at += 1
    if words[at] not in {"times", "fold", "x"} or (words[at] == "x" and not pieces.touches(at)):
        return False
    figure.kind, figure.last, figure.after = QuantityKind.MULTIPLE, at + 1, at + 1
    figure.why = "multiple" if words[at] != "times" or words[at + 1] in _TIMES_MORE else "number of times"
    return True


def zero(pieces: Pieces, at: int) -> Figure | None:
    """Zero without a digit: ``no one was killed``, ``no casualties were reported``, ``unchanged at 5 percent``."""
    words = pieces.words
    word = words[at]
    if (
        word in {"nobody", "none"}
        or (word == "no" and words[at + 1] == "one")
        or (word == "no" and words[at + 1 : at + 3] == ["-", "one"])
    ):
        last = at + 1 if word in {"nobody", "none"} else at + 3 if words[at + 1] == "-" else at + 2
        reach = words[last : last + 6]
        verb = next(
            (i for i, w in enumerate(reach) if w in {"was", "were", "is", "are", "has", "have", "had", "died"}), None
        )
        if verb is None or not any(w in TOLL_PREDICATES for w in reach[verb:]) or "," in reach[:verb]:
            return None
        return _none(pieces, at, last, counted="person" if word != "none" else None)
    if word == "no":
        end = next(
            (i for i in range(at + 1, min(at + 5, len(pieces))) if pieces.kinds[i] != "w" or words[i] in TOLL_NOUNS),
            at + 1,
        )
        if (
            words[end] not in TOLL_NOUNS
            or words[end] == "cases"
            or words[end + 1] in {"toll", "risk", "threat", "penalty"}
        ):
            return None
        return _none(pieces, at, at + 1, counted=None)
    if (
        word == "unchanged"
        and words[at + 1] in UNCHANGED_AFTER
        and (words[at + 1] != "in" or pieces.kinds[at + 2] == "n")
    ):
        figure = _none(pieces, at, at + 1, counted=None)
        figure.kind, figure.why = QuantityKind.MULTIPLE, "zero: unchanged"
        return figure
    return None


def _none(pieces: Pieces, first: int, last: int, *, counted: str | None) -> Figure:
    number = Number(first, last, Decimal(0), spelled=True)
    figure = Figure(number, QuantityKind.COUNT, first, last, first, last, Decimal(0), 0, why="zero in words")
    figure.counted = counted
    return figure
