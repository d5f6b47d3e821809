"""Figures in words of another kind: `one in three`, `four times`, and zero without a digit."""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.figure import Figure, Veto
from factcheck.extract.measured import measure
from factcheck.extract.numbers import Number, read_number, scaled, share_of
from factcheck.extract.phrases import noun_phrase_after, noun_text
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.dates import PERIOD_NOUNS
from factcheck.lexicon.nouns import is_plural
from factcheck.lexicon.numbers import FOLDS, ONES
from factcheck.lexicon.tolls import TOLL_ACTS, TOLL_NOUNS, TOLL_PREDICATES, TOLL_VERBS, UNCHANGED_AFTER, VAGUE_AFTER
from factcheck.lexicon.units import SPELLED
from factcheck.lexicon.verbs import is_verb

__all__ = ["and_a_half", "member", "multiple", "one_in", "or_two", "vague", "zero"]

_CROWDS = frozenset({"dozens", "hundreds", "thousands"})
_ROUND = frozenset(Decimal(whole) for whole in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10000))
_TRIES = PERIOD_NOUNS | frozenset("games matches attempts starts innings of".split())
_COMPARED = frozenset(
    "the that as more higher larger greater bigger faster less lower smaller fewer what its their earnings book sales revenue gdp income "
    "normal longer stronger better his her current than".split()
)
_ROUGHLY = frozenset("about nearly almost roughly around some than least".split())
_CHANCES = frozenset("chance chances odds probability".split())
_ARTICLES = frozenset({"a", "an"})
_ONE_AND_A_HALF = Decimal("1.5")
_OWNERS = frozenset("the these those its their his her our my your several many".split())
_BEFORE_MEMBERS = frozenset(ONES) | {"'s", "most", "very", "least"}
_OWNER_REACH = 4  # `one of the Bank of Oban's branches`
_PREDICATE_REACH = 6
_NOUN_REACH = 4


def member(pieces: Pieces, number: Number) -> Figure | None:
    """``one of the oldest banks``: one of a number that is not told, None where `one of` names no such number (`one of them`)."""
    words = pieces.words
    first, last = number.first, number.last
    if words[first] != "one" or last != first + 1 or words[last] != "of":
        return None
    at = last + 1
    owned = pieces.is_capital(at) and "'s" in words[at + 1 : at + _OWNER_REACH]
    if words[at] not in _OWNERS and not owned:
        return None
    if owned:
        at = words.index("'s", at)
    figure = Figure(number, QuantityKind.MEMBER, first, last, first, last, number.value, number.place)
    while words[at] in _OWNERS or words[at] in _BEFORE_MEMBERS or words[at + 1] == "'s" or pieces.kinds[at] == "n":
        at += 1
    phrase = noun_phrase_after(pieces.text, pieces.ends[at - 1])
    if phrase is None:
        return None
    figure.counted, figure.why = noun_text(pieces.text, phrase), "one of a number"
    return figure


def one_in(pieces: Pieces, number: Number) -> Figure | None:
    """``one in three``, ``nine out of 10``: a share of what follows, None where it is none (`killed two in 10 days`)."""
    words = pieces.words
    at = number.last
    out_of = words[at : at + 2] in (["out", "of"], ["of", "every"])
    if not out_of and words[at : at + 3] == ["-", "in", "-"]:
        at += 1  # a one-in-three chance
    elif not out_of and words[at] != "in":
        return None
    after = at + 2 if out_of or words[at + 1] == "-" else at + 1
    if words[after] == "every":
        after += 1
    if pieces.kinds[after] not in {"n", "w"} or words[after] in {"a", "an"} or number.scale != 1 or number.place < 0:
        return None
    whole = read_number(pieces, after)
    if whole is None or whole.ordinal or whole.share or whole.vague or not 0 < number.value < whole.value:
        return None
    if not out_of and words[at + 1] != "-" and not _is_rate(pieces, number, whole):
        return None
    share = share_of(number.value, whole.value)
    read = Number(number.first, whole.last, share, place=-2, spelled=True, share=True)
    figure = Figure(read, QuantityKind.MULTIPLE, read.first, read.last, read.first, read.last, share, -2)
    figure.why = "share: N in M"
    return figure


def _is_rate(pieces: Pieces, number: Number, whole: Number) -> bool:
    """Is `N in M` a rate: `one in 20`, `1 in 5 adults`, `a 1 in 250 chance`, not `2 in 10 games` or `3 in 2020`?"""
    words = pieces.words
    after = words[whole.last]
    if after in _TRIES:
        return False
    if whole.value in _ROUND and (number.spelled or number.value == 1):
        return True
    bounded = words[number.first - 1] in _ROUGHLY
    told = is_plural(after) or after in _CHANCES or bounded
    if number.value == 1:
        return told or (whole.scale != 1)
    return told and whole.value in _ROUND and (bounded or pieces.opens_sentence(number.first))


def and_a_half(pieces: Pieces, number: Number) -> Figure | None:
    """``a year and a half``, ``an hour-and-a-half``: one and a half of a unit, None where `half` ends no such words."""
    at = number.last - 1
    if pieces.words[at] != "half":
        return None
    first, unit = at, None
    for wanted in ({"a"}, {"and"}, None, _ARTICLES):
        first -= 2 if pieces.words[first - 1] == "-" else 1
        if first < 0 or (wanted is not None and pieces.words[first] not in wanted):
            return None
        if wanted is None:
            unit = SPELLED.get(pieces.words[first])
    if unit is None:
        return None
    read = Number(first, number.last, _ONE_AND_A_HALF, place=-1, spelled=True)
    figure = Figure(read, QuantityKind.MEASURE, first, read.last, first, read.last, read.value, -1)
    figure.unit, figure.unit_code, figure.dimension = unit.name, unit.code, unit.dimension
    return figure


def or_two(pieces: Pieces, number: Number) -> Figure | None:
    """``a day or two``: one to two of a unit, None where the number ends no such words."""
    words = pieces.words
    first = number.first - 3
    if words[number.first - 1] != "or" or first < 0 or words[number.first] != "two" or words[first] not in _ARTICLES:
        return None
    unit = SPELLED.get(words[first + 1])
    if unit is None or number.value != 2 or pieces.kinds[number.last] == "w" and is_plural(words[number.last]):
        return None
    figure = Figure(number, QuantityKind.MEASURE, first, number.last, first, number.last, Decimal(1), 0)
    figure.value_high, figure.comparator, figure.why = number.value, Comparator.RANGE, "range"
    figure.unit, figure.unit_code, figure.dimension = unit.name, unit.code, unit.dimension
    return figure


def multiple(pieces: Pieces, figure: Figure) -> None:
    """Make a figure a multiple where `times` or `fold` follows."""
    words = pieces.words
    at = figure.last
    if words[figure.first] in FOLDS:
        figure.kind, figure.why = QuantityKind.MULTIPLE, "multiple"
        return
    if words[at] == "-" and words[at + 1] in {"fold", "times"} and pieces.touches(at):
        at += 1
    crossed = words[at] == "x" and pieces.touches(at) and not (pieces.kinds[at + 1] == "n" and pieces.touches(at + 1))
    if words[at] in {"times", "fold"} or crossed:
        figure.kind, figure.last, figure.after = QuantityKind.MULTIPLE, at + 1, at + 1
        figure.why = "multiple" if words[at] != "times" or words[at + 1] in _COMPARED else "number of times"


def vague(pieces: Pieces, number: Number) -> Figure | Veto:
    """``dozens of homes`` counts from below; `in the hundreds` and a bare `millions` count nothing."""
    words = pieces.words
    first, last = number.first, number.last
    follower = words[last]
    crowd = words[first] in _CROWDS and last == first + 1 and is_verb(follower)
    suffered = first > 0 and words[first - 1] in TOLL_ACTS
    results = words[first] == "scores" and (follower != "of" or pieces.kinds[last + 1] == "n")  # scores of 68 and 70
    if results or (follower not in VAGUE_AFTER and not crowd and not suffered):
        return Veto(QuantityKind.IDIOM, "a vague plural that counts nothing named", first, last)
    figure = Figure(number, QuantityKind.COUNT, first, last, first, last, number.value, number.place)
    if follower == "of":
        through = Number(first, last + 1, number.value, place=number.place, spelled=True, vague=True)
        measured = measure(pieces, through)
        figure = measured if measured.unit is not None else figure
    figure.value_high, figure.comparator = scaled(number.value, Decimal(10)), Comparator.RANGE
    figure.why = "a vague plural"
    return figure


def zero(pieces: Pieces, at: int) -> Figure | None:
    """Zero without a digit: ``no one was killed``, ``no casualties were reported``, ``unchanged at 5 percent``."""
    words = pieces.words
    word = words[at]
    if word == "unchanged":
        follower = words[at + 1]
        if follower not in UNCHANGED_AFTER or (follower == "in" and pieces.kinds[at + 2] != "n"):
            return None
        return _none(at, at + 1, QuantityKind.MULTIPLE)
    last = at + 1
    if word == "no":
        last = at + 3 if words[at + 1 : at + 3] == ["-", "one"] else at + 2 if words[at + 1] == "one" else at
    if last == at:
        return _none(at, at + 1) if _toll_follows(pieces, at) else None
    reach = words[last : last + _PREDICATE_REACH]
    verb = next((index for index, word in enumerate(reach) if word in TOLL_VERBS), None)
    if verb is None or "," in reach[:verb] or TOLL_PREDICATES.isdisjoint(reach[verb:]):
        return None
    figure = _none(at, last)
    figure.counted = None if word == "none" else "person"
    return figure


def _toll_follows(pieces: Pieces, at: int) -> bool:
    """Does a noun of the toll follow `no`, with adjectives between at most?"""
    for index in range(at + 1, min(at + 1 + _NOUN_REACH, len(pieces))):
        if pieces.kinds[index] != "w":
            return False
        if pieces.words[index] in TOLL_NOUNS:
            return pieces.words[index + 1] not in {"toll", "risk", "threat", "penalty"}
    return False


def _none(first: int, last: int, kind: QuantityKind = QuantityKind.COUNT) -> Figure:
    number = Number(first, last, Decimal(0), spelled=True)
    figure = Figure(number, kind, first, last, first, last, Decimal(0), 0)
    figure.why = "zero in words"
    return figure
