"""The figures of a text: every printed number read once, typed, and given its unit, bound, direction and noun.

One pass over the pieces of the text; nothing is rewritten, so ``text[q.start:q.end] == q.text`` holds by construction.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.ages import age_group, named_before
from factcheck.extract.beginnings import year_claimed
from factcheck.extract.bounds import bound
from factcheck.extract.calendar import year_veto
from factcheck.extract.changes import mark_changes
from factcheck.extract.conversions import mark_conversions
from factcheck.extract.counting import count
from factcheck.extract.directions import direct
from factcheck.extract.ellipses import carry_units
from factcheck.extract.figure import Figure, Veto
from factcheck.extract.lists import zip_respectively
from factcheck.extract.measured import measure
from factcheck.extract.named import goes_on, names_a_model
from factcheck.extract.numbers import NUMBER_WORDS, Number, read_number
from factcheck.extract.periods import named_period
from factcheck.extract.pieces import Pieces, cut
from factcheck.extract.ranges import join_ranges
from factcheck.extract.ranks import only_one, ranked
from factcheck.extract.rates import deny_denominators
from factcheck.extract.ratings import rating
from factcheck.extract.spelled import and_a_half, member, multiple, one_in, or_two, vague, zero
from factcheck.extract.vetoes import hard_veto, soft_veto
from factcheck.lexicon.numbers import FRACTION_MARKS, FRACTION_WORDS, SCALES

__all__ = ["figures_of_claims", "find_quantities"]

_ZERO_STARTERS = frozenset({"no", "nobody", "none", "unchanged"})
_STARTERS = NUMBER_WORDS | {"quarter", "only"} | frozenset(FRACTION_MARKS) | _ZERO_STARTERS
_NO_QUANTITIES = frozenset({QuantityKind.RANK, QuantityKind.YEAR})
_NO_CLAIMS = frozenset({QuantityKind.MEMBER, QuantityKind.PERIOD})
_ARTICLES = frozenset({"a", "an"})
_AFTER_ARTICLE = frozenset(SCALES) | frozenset(FRACTION_WORDS)


def find_quantities(text: str, *, everything: bool = False) -> list[Quantity]:
    """The quantities in a text, in reading order; with ``everything`` also the ranks, the founding years and what was vetoed.

    Dates, clock times, names, ordinals, idioms and page furniture are vetoed, each with its reason in ``why``. A text without figures
    gives an empty list.
    """
    pieces = cut(text)
    figures, vetoes = _figures(pieces)
    if not everything:
        return [figure.quantity(pieces) for figure in figures if figure.kind not in _NO_QUANTITIES]
    found = [figure.quantity(pieces) for figure in figures]
    found.extend(veto.quantity(pieces, value) for veto, value in vetoes)
    found.sort(key=lambda quantity: (quantity.start, quantity.end))
    return found


def figures_of_claims(text: str) -> list[Quantity]:
    """The figures in a text that claim something, in reading order: quantities that are no members or periods, ranks, founding years."""
    pieces = cut(text)
    figures, _ = _figures(pieces)
    return [
        figure.quantity(pieces)
        for figure in figures
        if figure.kind not in _NO_CLAIMS and not names_a_model(pieces, figure)
    ]


def _figures(pieces: Pieces) -> tuple[list[Figure], list[tuple[Veto, Decimal]]]:
    """The figures of a text, each with all that its neighbours lend it, and the vetoes."""
    figures, vetoes = _read(pieces)
    figures = join_ranges(pieces, figures)
    mark_changes(pieces, figures)
    mark_conversions(pieces, figures)
    figures = deny_denominators(pieces, figures, vetoes)
    count(pieces, figures)
    carry_units(pieces, figures)
    zip_respectively(pieces, figures)
    return figures, vetoes


def _read(pieces: Pieces) -> tuple[list[Figure], list[tuple[Veto, Decimal]]]:
    """Every number of the text, as a figure or as a veto with the value that it prints."""
    figures: list[Figure] = []
    vetoes: list[tuple[Veto, Decimal]] = []
    words, kinds = pieces.words, pieces.kinds
    at, taken, size = 0, 0, len(pieces)
    while at < size:
        word = words[at]
        starts = kinds[at] == "n" or word in _STARTERS or (word in _ARTICLES and words[at + 1] in _AFTER_ARTICLE)
        if not starts:
            at += 1
            continue
        result, value = _next(pieces, at, taken)
        if result is None:
            at += 1
            continue
        if vetoes and isinstance(result, Figure) and vetoes[-1][0].last == result.first - 1:
            result = goes_on(pieces, vetoes[-1][0], result) or result
        result.first = max(result.first, taken)
        if isinstance(result, Veto):
            vetoes.append((result, value))
        else:
            figures.append(result)
        at = taken = max(result.last, at + 1)
    return figures, vetoes


def _next(pieces: Pieces, at: int, taken: int) -> tuple[Figure | Veto | None, Decimal]:
    """What begins at a piece, with the value that it prints: a figure, a veto, or None where a word only looks like a number."""
    if pieces.words[at] in _ZERO_STARTERS:
        return zero(pieces, at), Decimal(0)
    if pieces.words[at] == "only":
        return only_one(pieces, at), Decimal(1)
    number = read_number(pieces, at)
    if number is not None:
        return _judge(pieces, number, taken), number.value
    if pieces.kinds[at] == "n":
        return Veto(QuantityKind.NAME, "too many digits for a number", at, at + 1), Decimal(0)
    return None, Decimal(0)


def _judge(pieces: Pieces, number: Number, taken: int) -> Figure | Veto:
    """What a number is: a figure, or a veto with its reason. Pieces before ``taken`` belong to the figure before."""
    if number.vague:
        return vague(pieces, number)
    year = year_claimed(pieces, number)
    if year is not None:
        return year
    points = rating(pieces, number)
    if points is not None:
        bound(pieces, points)
        return points
    if number.share or pieces.words[number.first - 1] == "or":
        stretch = and_a_half(pieces, number) if number.share else or_two(pieces, number)
        if stretch is not None:
            bound(pieces, stretch)
            return stretch
    other = (
        named_period(pieces, number) or member(pieces, number) or hard_veto(pieces, number) or ranked(pieces, number)
    )
    if other is not None:
        return other
    part = one_in(pieces, number)
    if part is not None:
        bound(pieces, part)
        return part
    return _measured(pieces, number, taken)


def _measured(pieces: Pieces, number: Number, taken: int) -> Figure | Veto:
    """The figure of a number with its unit, its bound and its direction, or why it is none."""
    figure = measure(pieces, number, taken)
    if figure.first == number.first and pieces.touches(number.first) and pieces.kinds[number.first - 1] == "w":
        return Veto(QuantityKind.NAME, "a number in a name", number.first, figure.last)  # scp173m
    if figure.unit == "second" and pieces.touches(number.last):
        if pieces.is_capital(number.first - 1):
            return Veto(QuantityKind.NAME, "a number in a name", number.first - 1, figure.last)  # iPhone 5s
        age_group(pieces, figure)
    if figure.is_bare:
        multiple(pieces, figure)
    bound(pieces, figure)
    if figure.is_bare:
        named_before(pieces, figure)
    if number.approx and figure.comparator is Comparator.EXACT:
        figure.comparator = Comparator.APPROX
    veto = soft_veto(pieces, figure) if figure.is_bare else year_veto(pieces, figure)
    if veto is not None:
        return veto
    direct(pieces, figure)
    return figure
