"""The currency or unit of a number, on either side of it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.figure import Figure
from factcheck.extract.numbers import Number, add_scale_mark, read_number, scaled
from factcheck.extract.pieces import Pieces
from factcheck.extract.rates import rate_after
from factcheck.extract.unit_words import unit_at
from factcheck.lexicon.currencies import AFTER, APART, BEFORE, CODES, LETTERS, MINOR, TOUCHING, Currency
from factcheck.lexicon.numbers import CERTAIN_MARKS, SCALES
from factcheck.lexicon.units import METRE_WORDS, MORE, SPELLED, STRETCHING, Unit

__all__ = ["measure"]

_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_SIGNS = frozenset({"$", "€", "£"})
_WHOLES = frozenset({"a", "an", "of"})  # half a cent
_MARKS = frozenset({"'", '"', "in"})
_BEHIND_INCHES = frozenset("or x × by ) tall wide long high deep thick diameter".split())
_MINUS = frozenset({"-", "−"})
_MILLION = Decimal(10**6)
_ZERO = Decimal(0)
_SMALLEST = Decimal(
    10**5
)  # a lakh: hundreds and thousands of a currency with a capital for its sign are printed in digits
_MILLION_CODE_LENGTH = 4  # MUSD
_NEAR = 40  # pieces to each side in which a sign of sterling makes pounds money
_DOLLARS = frozenset("$ dollar dollars cent cents dlrs cts shares".split())
_HALVES = frozenset("half - quarter place round".split())


def measure(pieces: Pieces, number: Number, taken: int = 0) -> Figure:
    """The figure that a number makes with its currency or unit; a count where it has neither.

    Pieces before ``taken`` belong to the figure before.
    """
    first, currency, million = _currency_before(pieces, number.first, taken)
    add_scale_mark(pieces, number, money=currency is not None)
    kind = QuantityKind.MULTIPLE if number.share else QuantityKind.COUNT
    figure = Figure(number, kind, first, number.last, first, number.last, number.value, number.place)
    if million:
        _scale(figure, _MILLION)
    if currency is not None:
        _is_money(figure, currency)
        _same_currency_after(pieces, figure)
    else:
        _unit_after(pieces, figure)
    _sign(pieces, figure)
    if pieces.words[figure.last] == "below" and pieces.words[figure.last + 1] == "zero":
        _below_zero(figure)
    if figure.unit is not None:
        rate_after(pieces, figure)
    figure.after = figure.last
    return figure


def _is_money(figure: Figure, currency: Currency) -> None:
    figure.kind, figure.unit, figure.unit_code = QuantityKind.MONEY, currency.name, currency.code
    figure.dimension, figure.firm = "money", currency.firm


def _scale(figure: Figure, times: Decimal) -> None:
    figure.value, figure.place = scaled(figure.value, times), figure.place + times.adjusted()
    figure.number.scale *= times


def _million_code(pieces: Pieces, at: int) -> Currency | None:
    """The currency of ``MUSD``, ``MEUR``: millions of it."""
    raw = pieces.raw(at)
    return CODES.get(raw[1:]) if len(raw) == _MILLION_CODE_LENGTH and raw[0] == "M" else None


def _currency_before(pieces: Pieces, at: int, taken: int) -> tuple[int, Currency | None, bool]:
    """Where the currency before a number begins, the currency, and whether it says million (``MAUD 60``)."""
    words = pieces.words
    last = at - 1
    if last < taken or pieces.kinds[last] in {"n", "b"}:
        return at, None, False
    if words[last] == "." and last > taken and words[last - 1] in {"rs", "rp"}:
        last -= 1
    for start in range(max(taken, last - 2), last + 1):
        currency = BEFORE.get("".join(words[start : last + 1]))
        if currency is not None and _holds_together(pieces, start, last, at):
            return start, currency, False
    currency = _million_code(pieces, last)
    return (last, currency, True) if currency is not None else (at, None, False)


def _holds_together(pieces: Pieces, start: int, last: int, at: int) -> bool:
    """Is what stands before the number a currency sign: its parts touch, its letters are capitals where they must be?"""
    words = pieces.words
    if pieces.touches(start) and pieces.kinds[start] == "w" and pieces.kinds[start - 1] in {"n", "w"}:
        return False
    if words[start] in {"a", "s", "r"} and last > start and not pieces.raw(start).isupper():
        return False
    for left, right in pairwise(range(start, last + 1)):
        if not pieces.touches(right) and not (words[right] == "$" and words[left] in APART):
            return False
    if pieces.kinds[last] != "w" or start != last:
        return True
    raw = pieces.raw(last)
    if words[last] in LETTERS:
        return raw.isupper() and pieces.touches(at) and ("," in words[at] or _scale_behind(pieces, at))
    if words[last] in TOUCHING:
        if pieces.touches(at):
            return raw[0].isupper() or words[last] in {"e", "kr"}
        return raw[0].isupper() and len(raw) > 1 and _scale_behind(pieces, at)
    return len(raw) > 2 or not raw.islower() or pieces.touches(at) or raw == "rs"


def _scale_behind(pieces: Pieces, at: int) -> bool:
    """Does a scale that money is told in follow a number: ``500 million``, ``2.5bn``?"""
    word = pieces.words[at + 2] if pieces.words[at + 1] == "-" else pieces.words[at + 1]
    return SCALES.get(word, _ZERO) >= _SMALLEST or word in CERTAIN_MARKS or (word == "m" and pieces.touches(at + 1))


def _same_currency_after(pieces: Pieces, figure: Figure) -> None:
    """Past a currency word that repeats the sign: ``$10 dollars``, ``US$5 billion USD``, ``$75 U.S.``."""
    at = figure.last
    found = unit_at(pieces, at)
    if found is not None and isinstance(found[0], Currency) and found[0].parts:
        if pieces.words[at] in _SIGNS and pieces.kinds[found[1]] == "n":
            return  # the sign of the next figure in `$20,000 $37,305`
        if not figure.firm or found[0].code == figure.unit_code:
            if found[0].firm:
                _is_money(figure, found[0])
            figure.last = found[1]
    elif pieces.words[at] == "us" and pieces.raw(at) != "us" and not figure.firm:
        figure.firm, figure.last = True, at + 1


def _unit_after(pieces: Pieces, figure: Figure) -> None:
    """Read the unit or currency after the number, with or without a hyphen, brackets or `consecutive` between them."""
    at = figure.last
    hyphen = pieces.words[at] == "-" and pieces.touches(at) == pieces.touches(at + 1)
    start = at + 1 if hyphen else at
    found = unit_at(pieces, start, glued=pieces.touches(at) and not hyphen)
    if found is None and not hyphen:
        found = _unit_further(pieces, figure) or _foot_or_inch(pieces, at)
    if found is None:
        currency = _million_code(pieces, at) if at < len(pieces) else None
        if currency is not None:
            _scale(figure, _MILLION)
            _is_money(figure, currency)
            figure.last = at + 1
        return
    unit, end = found
    if unit.name == "cent" and pieces.words[start] == "c" and not _speaks_of_dollars(pieces, figure):
        return
    if unit.name == "year" and pieces.raw(start) == "Year" and _in_a_table(pieces, figure):
        return
    if isinstance(unit, Currency):
        _money_after(pieces, figure, unit, end)
    elif unit.name == "pound" and _is_sterling(pieces, figure):
        _money_after(pieces, figure, AFTER["sterling"], end)
    elif not (unit.name == "second" and not hyphen and _counts_seconds(pieces, figure, end)):
        figure.unit, figure.unit_code, figure.dimension = unit.name, unit.code, unit.dimension
        figure.kind = QuantityKind.PERCENT if "share" in unit.dimension else QuantityKind.MEASURE
        figure.last, figure.modifier = end, hyphen


def _unit_further(pieces: Pieces, figure: Figure) -> tuple[Unit | Currency, int] | None:
    """The unit behind a word or bracket: ``five consecutive years``, ``20 (kg)``, ``8 US gallons``, ``half of a mile``."""
    at = figure.last
    word = pieces.words[at]
    dimensions: frozenset[str] | None = None
    closing = _BRACKETS.get(word)
    if closing is None and word == "us":
        dimensions = frozenset({"volume", "mass"})
    elif closing is None and figure.number.share and word == "of" and pieces.words[at + 1] in {"a", "an"}:
        at += 2 if pieces.words[at + 2] == "us" else 1
    elif closing is None and figure.number.share and word in {"a", "an"}:
        dimensions = None  # half an hour
    elif closing is None and word in STRETCHING:
        dimensions = None if word in MORE else frozenset({"time"})
    elif closing is None:
        return None
    found = unit_at(pieces, at + 1)
    if found is None or (isinstance(found[0], Currency) and word not in _WHOLES):
        return None
    if dimensions is not None and not (isinstance(found[0], Unit) and found[0].dimension in dimensions):
        return None
    if closing is None:
        return found
    return (found[0], found[1] + 1) if pieces.words[found[1]] == closing else None


def _foot_or_inch(pieces: Pieces, at: int) -> tuple[Unit, int] | None:
    """``30'``, ``5'10"``, ``a 55" screen``: marks of feet and inches, where they close no quotation."""
    mark = pieces.words[at]
    if mark not in _MARKS or pieces.kinds[at - 1] != "n":
        return None
    if mark == "in":  # 0.68 in or 17 mm
        return (SPELLED["inch"], at + 1) if pieces.words[at + 1] in _BEHIND_INCHES else None
    near = pieces.words[max(0, at - _NEAR) : at]
    if mark == "'":
        closes = "'" in near or not pieces.touches(at) or (pieces.touches(at + 1) and pieces.kinds[at + 1] == "w")
        return None if closes else (SPELLED["foot"], at + 1)
    stands = near.count(mark) % 2 == 0 and (pieces.touches(at) or pieces.words[at + 1] in METRE_WORDS)
    return (SPELLED["inch"], at + 1) if stands else None


def _counts_seconds(pieces: Pieces, figure: Figure, end: int) -> bool:
    """In `two second half goals` the second numbers halves and the two counts goals."""
    ordinal = pieces.words[end - 1] == "second" and figure.value != 1 and figure.place == 0
    return ordinal and pieces.words[end] in _HALVES


def _is_sterling(pieces: Pieces, figure: Figure) -> bool:
    """Are these pounds money? Millions of them are, and so are those of a text that prints a sign of sterling."""
    if pieces.words[figure.last] in {"-", "lb", "lbs"}:
        return False
    near = pieces.words[max(0, figure.first - _NEAR) : figure.last + _NEAR]
    return figure.number.scale >= _MILLION or "£" in near or "sterling" in near or "pence" in near


def _in_a_table(pieces: Pieces, figure: Figure) -> bool:
    """Is the figure the right one of a row, as in `Revs 1.1 mln vs 3.7 mln Year Shr`, where a label comes next?"""
    return pieces.words[figure.first - 1] in {"vs", "loss", "profit"}


def _speaks_of_dollars(pieces: Pieces, figure: Figure) -> bool:
    """Does the text near by print dollars or cents, so that `5c` is five cents and not a temperature or a name?"""
    return not _DOLLARS.isdisjoint(pieces.words[max(0, figure.first - _NEAR) : figure.last + _NEAR])


def _money_after(pieces: Pieces, figure: Figure, currency: Currency, end: int) -> None:
    """Read a currency behind the number, and a scale (``75 USD million``) or minor units (``3 dollars 50 cents``) behind that."""
    words = pieces.words
    figure.modifier = words[figure.last] == "-"
    _is_money(figure, currency)
    figure.last = end
    times = SCALES.get(words[end], Decimal(1))
    if times >= 1000 and figure.number.scale == 1:
        _scale(figure, times)
        figure.last = end + 1
    elif currency.parts:
        at = end + 1 if words[end] == "and" else end
        small = read_number(pieces, at) if pieces.kinds[at] in {"n", "w"} and words[at] not in {"a", "an"} else None
        if small is not None and small.value < 100 and small.place == 0 and words[small.last] in MINOR:
            figure.value, figure.place = figure.value + small.value / 100, -2
            figure.last = small.last + 1


def _below_zero(figure: Figure) -> None:
    """``12 degrees below zero``, ``20 below zero``: a temperature told from zero downwards."""
    if figure.dimension not in {None, "temperature", "angle"}:
        return
    if figure.unit is None:
        degree = SPELLED["degree"]
        figure.unit, figure.unit_code, figure.dimension = degree.name, degree.code, degree.dimension
        figure.kind = QuantityKind.MEASURE
    figure.value = -abs(figure.value)
    figure.last += 2


def _sign(pieces: Pieces, figure: Figure) -> None:
    """`-5 degrees`, `minus 387`, `minus-5 yards`: a hyphen is a minus where it touches the figure and nothing before."""
    words = pieces.words
    at = figure.first - 1
    if at < 0:
        return
    if words[at] == "-" and at > 0 and words[at - 1] in {"minus", "negative"} and pieces.touches(at):
        at -= 1
    if words[at] == "minus" and at > 0 and words[at - 1] == "or":
        return  # plus or minus 20%
    if words[at] not in {"minus", "negative"}:
        if words[at] not in _MINUS or not pieces.touches(figure.first):
            return
        opened = at == 0 or words[at - 1] in {"(", '"', "["}
        if not opened and (pieces.touches(at) or pieces.kinds[at - 1] == "n"):
            return
    figure.first = figure.before = at
    figure.value = -figure.value
