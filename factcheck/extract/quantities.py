"""The figures of a text: every printed number read once, typed, and given its unit, bound, direction and noun.

One pass over the pieces of the text; nothing is rewritten, so ``text[q.start:q.end] == q.text`` holds by construction.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.bounds import bound, direct
from factcheck.extract.calendar import founding_year, year_veto
from factcheck.extract.counting import count, deny_denominators, zip_respectively
from factcheck.extract.figure import Figure, Veto
from factcheck.extract.measured import measure
from factcheck.extract.numbers import NUMBER_WORDS, Number, read_number
from factcheck.extract.pieces import Pieces, cut
from factcheck.extract.relations import relate
from factcheck.extract.spelled import multiple, one_in, ranked, zero
from factcheck.extract.vetoes import hard_veto, soft_veto
from factcheck.lexicon.dates import MONTHS, WEEKDAYS
from factcheck.lexicon.numbers import FRACTION_MARKS, FRACTION_WORDS, SCALES
from factcheck.lexicon.verbs import is_verb

__all__ = ["find_quantities"]

_STARTERS = NUMBER_WORDS | {"quarter"} | frozenset(FRACTION_MARKS)
_ZERO_STARTERS = frozenset({"no", "nobody", "none", "unchanged"})
_CROWDS = frozenset({"dozens", "hundreds", "thousands"})
_AGE_WORDS = frozenset({"aged", "age", "ages"})
_OLDEST = 125  # nobody was ever older: Jeanne Calment died at 122
_ARTICLES = frozenset({"a", "an"})
_AFTER_ARTICLE = frozenset(SCALES) | frozenset(FRACTION_WORDS)


def find_quantities(text: str, *, everything: bool = False) -> list[Quantity]:
    """The figures in a text, in reading order; with ``everything`` also what was vetoed, each with its reason in ``why``.

    Dates, clock times, names, ordinals, idioms and page furniture are vetoed. An empty text gives an empty list.
    """
    pieces = cut(text)
    figures, vetoes = _read(pieces)
    figures = relate(pieces, figures)
    figures = deny_denominators(pieces, figures, vetoes)
    count(pieces, figures)
    zip_respectively(pieces, figures)
    found = [figure.quantity(pieces) for figure in figures]
    if everything:
        found.extend(veto.quantity(pieces, value) for veto, value in vetoes)
        found.sort(key=lambda quantity: (quantity.start, quantity.end))
    return found


def _read(pieces: Pieces) -> tuple[list[Figure], list[tuple[Veto, Decimal]]]:
    """Every number of the text, as a figure or as a veto with the value that it prints."""
    figures: list[Figure] = []
    vetoes: list[tuple[Veto, Decimal]] = []
    words, kinds = pieces.words, pieces.kinds
    at, size = 0, len(pieces)
    taken = 0
    while at < size:
        word = words[at]
        if kinds[at] != "n" and word not in _STARTERS:
            if word in _ZERO_STARTERS:
                nothing = zero(pieces, at)
                if nothing is not None:
                    figures.append(nothing)
                    at = nothing.last
                    continue
            elif not (word in _ARTICLES and words[at + 1] in _AFTER_ARTICLE):
                at += 1
                continue
        number = read_number(pieces, at) if word not in _ZERO_STARTERS else None
        if number is None:
            if kinds[at] == "n":
                vetoes.append((Veto(QuantityKind.NAME, "too many digits for a number", at, at + 1), Decimal(0)))
            at += 1
            continue
        result = _judge(pieces, number, taken)
        if isinstance(result, Veto):
            result.first = max(result.first, taken)
            vetoes.append((result, number.value))
            at = max(result.last, at + 1)
        elif result is not None:
            result.first = max(result.first, taken)
            figures.append(result)
            at = result.last
        else:
            at = number.last
        taken = at
    return figures, vetoes


def _judge(pieces: Pieces, number: Number, taken: int) -> Figure | Veto | None:
    """What a number is: a figure, a veto with its reason, or None for a word that only looks like a number."""
    if number.vague:
        return _vague(pieces, number)
    if founding_year(pieces, number):
        return _year(number)
    veto = hard_veto(pieces, number)
    if veto is not None:
        return veto
    rank = ranked(pieces, number)
    if rank is not None:
        return rank
    share = one_in(pieces, number)
    if share is not None:
        bound(pieces, share)
        return share
    figure = measure(pieces, number, taken)
    if figure.first == number.first and pieces.touches(number.first) and pieces.kinds[number.first - 1] == "w":
        return Veto(QuantityKind.NAME, "a number in a name", number.first, figure.last)
    if figure.is_bare:
        multiple(pieces, figure)
    bound(pieces, figure)
    if figure.is_bare:
        _named_before(pieces, figure)
    elif figure.unit == "second" and pieces.touches(number.last) and pieces.is_capital(number.first - 1):
        return Veto(QuantityKind.NAME, "a number in a name", number.first - 1, figure.last)  # iPhone 5s
    if number.approx and figure.comparator is Comparator.EXACT:
        figure.comparator = Comparator.APPROX
    if figure.is_bare or figure.unit == "year":
        veto = soft_veto(pieces, figure) if figure.is_bare else year_veto(pieces, figure)
        if veto is not None:
            return veto
    direct(pieces, figure)
    return figure


def _year(number: Number) -> Figure:
    """The year in ``Founded in 1990``."""
    figure = Figure(number, QuantityKind.YEAR, number.first, number.last, number.first, number.last, number.value, 0)
    figure.unit, figure.unit_code, figure.why = "year", "a", "founding year"
    return figure


def _vague(pieces: Pieces, number: Number) -> Figure | Veto:
    """``dozens of homes`` counts from below; `in the hundreds` and a bare `millions` count nothing."""
    last = number.last
    words = pieces.words
    counts = (words[number.first] in _CROWDS and last == number.first + 1 and is_verb(words[last])) or words[last] in {
        "of",
        "more",
        "killed",
        "dead",
        "injured",
        "missing",
        "wounded",
        "homeless",
        "arrested",
        "displaced",
    }
    if not counts:
        return Veto(QuantityKind.IDIOM, "a vague plural that counts nothing named", number.first, last)
    figure = Figure(number, QuantityKind.COUNT, number.first, last, number.first, last, number.value, number.place)
    figure.comparator, figure.why = Comparator.AT_LEAST, "a vague plural"
    if words[last] == "of":
        moved = Number(number.first, last + 1, number.value, place=number.place, spelled=True, vague=True)
        measured = measure(pieces, moved)
        if measured.unit is not None:
            measured.comparator, measured.why, measured.first = Comparator.AT_LEAST, figure.why, figure.first
            return measured
    return figure


def _named_before(pieces: Pieces, figure: Figure) -> None:
    """The unit that a word before the figure names: ``magnitude-6.1``, ``aged 18``, ``a man of age 87``, ``Jane Doe, 25, said``."""
    words = pieces.words
    at = figure.before - 1
    if at >= 0 and words[at] in {"-", "of", "at", "between", "from"}:
        at -= 1
    word = words[at] if at >= 0 else ""
    if figure.value < 12 and (word == "magnitude" or "richter" in words[figure.last : figure.last + 4]):
        figure.kind, figure.unit, figure.dimension = QuantityKind.MEASURE, "magnitude", "magnitude"
    elif figure.place == 0 and 0 < figure.value < _OLDEST and (word in _AGE_WORDS or _in_apposition(pieces, figure)):
        figure.kind, figure.unit, figure.unit_code = QuantityKind.MEASURE, "year of age", "a"
        figure.dimension, figure.why = "age", "age"


def _in_apposition(pieces: Pieces, figure: Figure) -> bool:
    """``Maddon, 66, has``: an age stands between commas behind a name."""
    words = pieces.words
    first, last = figure.first, figure.last
    return (
        pieces.kinds[first] == "n"
        and first >= 2
        and words[first - 1] == ","
        and words[last] == ","
        and pieces.kinds[last + 1] == "w"
        and words[last + 1] not in MONTHS
        and pieces.is_capital(first - 2)
        and words[first - 2] not in MONTHS
        and words[first - 2] not in WEEKDAYS
        and (pieces.is_capital(first - 3) or pieces.opens_sentence(first - 2))
    )
