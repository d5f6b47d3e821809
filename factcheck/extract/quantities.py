"""The figures of a text: every printed number read once, typed, and given its unit, bound, direction and noun.

One pass over the pieces of the text; nothing is rewritten, so ``text[q.start:q.end] == q.text`` holds by construction.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.bounds import bound, direct
from factcheck.extract.calendar import founding_year
from factcheck.extract.counting import count, deny_denominators, zip_respectively
from factcheck.extract.figure import Figure, Veto
from factcheck.extract.measured import measure
from factcheck.extract.numbers import NUMBER_WORDS, Number, read_number
from factcheck.extract.pieces import Pieces, cut
from factcheck.extract.relations import relate
from factcheck.extract.spelled import multiple, one_in, ranked, zero
from factcheck.extract.vetoes import hard_veto, soft_veto
from factcheck.lexicon.numbers import FRACTION_MARKS, FRACTION_WORDS, SCALES

__all__ = ["find_quantities"]

_STARTERS = NUMBER_WORDS | {"quarter"} | frozenset(FRACTION_MARKS)
_ZERO_STARTERS = frozenset({"no", "nobody", "none", "unchanged"})
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
        result = _judge(pieces, number)
        if isinstance(result, Veto):
            result.first = max(result.first, taken)
            vetoes.append((result, number.value))
            at = max(result.last, at + 1)
        else:
            if result is not None:
                result.first = max(result.first, taken)
                figures.append(result)
                at = result.last
            else:
                at = number.last
        taken = at
    return figures, vetoes


def _judge(pieces: Pieces, number: Number) -> Figure | Veto | None:
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
    figure = measure(pieces, number)
    if figure.is_bare:
        multiple(pieces, figure)
    bound(pieces, figure)
    if figure.is_bare or (figure.unit == "magnitude" and figure.first == number.first):
        _magnitude_before(pieces, figure)
    if number.approx and figure.comparator is Comparator.EXACT:
        figure.comparator = Comparator.APPROX
    if figure.is_bare:
        veto = soft_veto(pieces, figure)
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
    counts = words[last] in {"of", "more", "killed", "dead", "injured", "missing", "wounded", "homeless", "arrested", "displaced"}
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


def _magnitude_before(pieces: Pieces, figure: Figure) -> None:
    """``magnitude-6.1``, ``a magnitude of 6.1``, ``measuring 6.1 on the Richter scale``."""
    words = pieces.words
    at = figure.before - 1
    if at >= 0 and words[at] in {"-", "of", "at"}:
        at -= 1
    named = at >= 0 and words[at] == "magnitude"
    richter = "richter" in words[figure.last : figure.last + 4]
    if (named or richter) and figure.value < 12:
        figure.kind, figure.unit, figure.dimension = QuantityKind.MEASURE, "magnitude", "magnitude"
