"""The currency or unit of a number, on either side of it, and the denominator of a rate."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.figure import Figure
from factcheck.extract.numbers import Number, add_scale_mark, read_number, scaled
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.pieces import Pieces, cut
from factcheck.lexicon.currencies import AFTER, BEFORE, CODES, MINOR, Currency
from factcheck.lexicon.nouns import singular
from factcheck.lexicon.numbers import SCALES
from factcheck.lexicon.units import PER_NOUNS, SPELLED, SYMBOLS, Unit

__all__ = ["denominator_after", "divide", "measure"]

_SPELLED: dict[str, Unit | Currency] = {" ".join(cut(form).words[:-2]): unit for form, unit in SPELLED.items()}
_SPELLED.update({" ".join(cut(form).words[:-2]): currency for form, currency in AFTER.items()})
_LONGEST: dict[str, int] = {}
for _form in _SPELLED:
    _head = _form.split(" ", 1)[0]
    _LONGEST[_head] = max(_LONGEST.get(_head, 0), len(_form.split(" ")))
_SYMBOL_HEADS = frozenset(cut(symbol).words[0] for symbol in SYMBOLS)

# Symbols of one letter: read only where they touch the number (`30C`), these also after a space (`12 C`, `5 W`).
_AFTER_SPACE = frozenset("m g W V C F %".split())
_GLUED_ONLY = frozenset("in l L t s h K".split())
_NEVER = frozenset("A B b N J".split())
_SIGNS_APART = frozenset("us c s au hk nz can cdn cn a u mex ca sg nt r".split())
_TOUCHING = frozenset("e ps rp sr le sh dh kd jd bt dm qr tk pta".split())
_STRETCHING = frozenset(
    "consecutive straight more full whole additional further calendar successive extra solid long short good other such fewer less".split()
)
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_MINUS = frozenset({"-", "−"})


def measure(pieces: Pieces, number: Number, taken: int = 0) -> Figure:
    """The figure that a number makes with its currency or unit; a count where it has neither.

    Pieces before ``taken`` belong to the figure before.
    """
    first, currency, million = _currency_before(pieces, number.first, taken)
    add_scale_mark(pieces, number, money=currency is not None)
    if million:
        number.value, number.place = scaled(number.value, Decimal(10**6)), number.place + 6
        number.scale = Decimal(10**6)
    figure = Figure(number, QuantityKind.COUNT, first, number.last, first, number.last, number.value, number.place)
    if number.share:
        figure.kind = QuantityKind.MULTIPLE
    if currency is not None:
        _is_money(figure, currency)
        _same_currency_after(pieces, figure)
    else:
        _unit_after(pieces, figure)
    _sign(pieces, figure)
    if figure.unit is not None:
        _rate_after(pieces, figure)
    figure.after = figure.last
    return figure


def _is_money(figure: Figure, currency: Currency) -> None:
    figure.kind, figure.unit, figure.unit_code = QuantityKind.MONEY, currency.name, currency.code
    figure.dimension, figure.firm = "money", currency.firm


def _currency_before(pieces: Pieces, at: int, taken: int) -> tuple[int, Currency | None, bool]:
    """Where the currency before a number begins, the currency, and whether it says million (``MAUD 60``)."""
    words = pieces.words
    last = at - 1
    if last < taken or pieces.kinds[last] in {"n", "b"} or words[last] == "":
        return at, None, False
    if words[last] == "." and last > 0 and words[last - 1] in {"rs", "rp", "fr"}:
        last -= 1
    for count in (3, 2, 1):
        start = last - count + 1
        if start < taken:
            continue
        key = "".join(words[start : last + 1])
        currency = BEFORE.get(key)
        if currency is not None and _holds_together(pieces, start, last, at):
            return start, currency, False
    raw = pieces.raw(last)
    if len(raw) == 4 and raw[0] == "M" and raw[1:] in CODES:
        return last, CODES[raw[1:]], True
    return at, None, False


def _holds_together(pieces: Pieces, start: int, last: int, at: int) -> bool:
    """Is what stands before the number a currency sign: its parts touch, its letters are capitals where they must be?"""
    words = pieces.words
    if start > 0 and pieces.touches(start) and pieces.kinds[start] == "w" and pieces.kinds[start - 1] in {"n", "w"}:
        return False
    for left, right in pairwise(range(start, last + 1)):
        if not pieces.touches(right):
            spaced = words[right] == "$" and words[left] in _SIGNS_APART and right == last
            if not spaced or (
                words[left] in {"a", "s", "r"} and not (pieces.raw(left).isupper() and words[left] == "s")
            ):
                return False
    if start < last and words[start] == "a" and not pieces.raw(start).isupper():
        return False
    if pieces.kinds[last] == "w" and start == last:
        raw = pieces.raw(last)
        if words[last] in _TOUCHING and not (pieces.touches(at) and (raw.isupper() or words[last] == "e")):
            return False
        if words[last] == "e" and start > 0 and pieces.touches(start):
            return False
        return len(raw) > 2 or raw != raw.lower() or pieces.touches(at) or raw == "rs"
    return True


def _same_currency_after(pieces: Pieces, figure: Figure) -> None:
    """Past a currency word that repeats the sign: ``$10 dollars``, ``US$5 billion USD``, ``$75 U.S.``."""
    at = figure.last
    words = pieces.words
    if words[at] == "-" and words[at + 1] in SCALES:
        return
    found = _lookup(pieces, at)
    if found is not None and isinstance(found[0], Currency) and found[0].parts:
        currency = found[0]
        if not figure.firm or currency.code == figure.unit_code:
            if currency.firm:
                _is_money(figure, currency)
            figure.last = found[1]
    elif words[at] == "us" and pieces.raw(at) in {"US", "U.S.", "U.S"} and not figure.firm:
        figure.firm, figure.last = True, at + 1


def _lookup(pieces: Pieces, at: int, *, glued: bool = False) -> tuple[Unit | Currency, int] | None:
    """The unit or currency that begins at a piece and the piece after it: a symbol, case counting, or a word."""
    head = pieces.words[at]
    found: tuple[Unit | Currency, int] | None = None
    if head in _SYMBOL_HEADS:
        for count in (4, 3, 2, 1):
            if at + count > len(pieces):
                continue
            symbol = pieces.text[pieces.starts[at] : pieces.ends[at + count - 1]]
            unit = SYMBOLS.get(symbol)
            if unit is not None and _symbol_stands(pieces, at, at + count, symbol, glued=glued):
                found = unit, at + count
                break
    longest = _LONGEST.get(head)
    if longest is not None:
        for count in range(longest, 0, -1):
            if found is not None and at + count <= found[1]:
                break
            spelled = _SPELLED.get(" ".join(pieces.words[at : at + count]))
            if spelled is not None and _word_stands(pieces, at, at + count, glued=glued):
                return spelled, at + count
    return found


def _symbol_stands(pieces: Pieces, at: int, end: int, symbol: str, *, glued: bool) -> bool:
    if end < len(pieces) and pieces.touches(end) and pieces.kinds[end] in {"w", "n"}:
        return False
    if symbol in _NEVER:
        return pieces.words[end] == "/" and pieces.touches(end)
    if symbol in _GLUED_ONLY:
        return glued
    if len(symbol) == 1 and symbol.isalpha():
        return glued or (symbol in _AFTER_SPACE and not (pieces.words[end] == "." and symbol.isupper()))
    return True


def _word_stands(pieces: Pieces, at: int, end: int, *, glued: bool) -> bool:
    """A word ends where the piece ends; short words that are also other things need their number close by."""
    if end < len(pieces) and pieces.touches(end) and pieces.kinds[end] in {"w", "n"}:
        return False
    word = pieces.words[at]
    if end == at + 1:
        if word in {"p", "t", "c"}:
            return glued or (pieces.raw(at) == "p" and pieces.words[end + (pieces.words[end] == ".")] != "m")
        if word in {"mark", "marks", "won", "sol", "real", "cup", "stone"}:
            return not pieces.is_capital(at)
        if word in {"kn", "re", "le", "dm", "ps", "k"}:
            return pieces.raw(at) != "Re"
        if word in {"min", "sec", "mos", "yd", "mi", "cal", "cf", "ha", "mu", "bar", "cum", "kip", "yo", "gal"}:
            return not pieces.is_capital(at)
    return True


def _unit_after(pieces: Pieces, figure: Figure) -> None:
    """Read the unit or currency after the number, with or without a hyphen, brackets or `consecutive` between them."""
    at = figure.last
    words = pieces.words
    hyphen = words[at] == "-" and (pieces.touches(at) == pieces.touches(at + 1))
    start = at + 1 if hyphen else at
    glued = pieces.touches(at) and not hyphen
    found = _lookup(pieces, start, glued=glued)
    if found is None and words[at] in _BRACKETS and not hyphen:
        inside = _lookup(pieces, at + 1)
        if inside is not None and words[inside[1]] == _BRACKETS[words[at]] and isinstance(inside[0], Unit):
            found = inside[0], inside[1] + 1
    if found is None and words[at] == "us":
        further = _lookup(pieces, at + 1)
        found = (
            further
            if further is not None and isinstance(further[0], Unit) and further[0].dimension in {"volume", "mass"}
            else None
        )
    if found is None and figure.number.share and words[at] == "of" and words[at + 1] in {"a", "an"}:
        further = _lookup(pieces, at + 3 if words[at + 2] == "us" else at + 2)
        found = further if further is not None and isinstance(further[0], Unit) else None
    if found is None and words[at] in _STRETCHING:
        further = _lookup(pieces, at + 1)
        if (
            further is not None
            and isinstance(further[0], Unit)
            and (
                further[0].dimension == "time"
                or words[at] in {"more", "additional", "further", "extra", "fewer", "less"}
            )
        ):
            found = further
    if found is None:
        raw = pieces.raw(at) if at < len(pieces) else ""
        if len(raw) == 4 and raw[0] == "M" and raw[1:] in CODES:
            figure.value, figure.place = scaled(figure.value, Decimal(10**6)), figure.place + 6
            _is_money(figure, CODES[raw[1:]])
            figure.last = at + 1
        return
    unit, end = found
    if isinstance(unit, Currency):
        _money_after(pieces, figure, unit, end)
    else:
        if unit.name == "pound" and _is_sterling(pieces, figure):
            _money_after(pieces, figure, AFTER["sterling"], end)
            return
        if unit.name == "second" and words[start] == "second" and not hyphen and _ordinal_second(pieces, figure, end):
            return
        figure.unit, figure.unit_code, figure.dimension = unit.name, unit.code, unit.dimension
        figure.kind = QuantityKind.PERCENT if "share" in unit.dimension else QuantityKind.MEASURE
        figure.last, figure.modifier = end, hyphen


def _ordinal_second(pieces: Pieces, figure: Figure, end: int) -> bool:
    """In `two second half goals` the second counts halves."""
    return figure.value != 1 and figure.place == 0 and pieces.words[end] in {"half", "-", "quarter", "place", "round"}


def _is_sterling(pieces: Pieces, figure: Figure) -> bool:
    """Are these pounds money? Millions of them are, and so are those of a text that prints a sign of sterling."""
    if pieces.words[figure.last] == "-" or pieces.words[figure.last] in {"lb", "lbs"}:
        return False
    near = pieces.words[max(0, figure.first - 40) : figure.last + 40]
    return figure.number.scale >= 10**6 or "£" in near or "sterling" in near or "pence" in near


def _money_after(pieces: Pieces, figure: Figure, currency: Currency, end: int) -> None:
    words = pieces.words
    figure.modifier = words[figure.last] == "-"
    _is_money(figure, currency)
    figure.last = end
    if words[end] in SCALES and words[end] not in {"hundred", "dozen"} and figure.number.scale == 1:  # 75 USD million
        figure.value, figure.place = (
            scaled(figure.value, SCALES[words[end]]),
            figure.place + SCALES[words[end]].adjusted(),
        )
        figure.last = end + 1
    elif currency.parts:
        at = end + 1 if words[end] == "and" else end
        small = read_number(pieces, at) if pieces.kinds[at] in {"n", "w"} and words[at] not in {"a", "an"} else None
        if small is not None and small.value < 100 and small.place == 0 and words[small.last] in MINOR:
            figure.value, figure.place = figure.value + small.value / 100, -2
            figure.last = small.last + 1


def _sign(pieces: Pieces, figure: Figure) -> None:
    """`-5 degrees`, `minus 387`, `+0.2%`: a minus stands apart from what is before it and touches the figure."""
    at = figure.first - 1
    if at < 0:
        return
    word = pieces.words[at]
    if word == "minus" or (
        word == "-" and at > 0 and pieces.words[at - 1] in {"minus", "negative"} and pieces.touches(at)
    ):
        figure.first = figure.before = at if word == "minus" else at - 1
    elif word == "negative":
        figure.first = figure.before = at
    elif not (
        word in _MINUS
        and pieces.text[pieces.starts[at]] in "-−–"
        and pieces.touches(figure.first)
        and (
            at == 0
            or (not pieces.touches(at) and pieces.kinds[at - 1] != "n")
            or pieces.words[at - 1] in {"(", '"', "["}
        )
    ):
        return
    else:
        figure.first = figure.before = at
    if figure.kind is not QuantityKind.MONEY or word in _MINUS or word == "minus":
        figure.value = -figure.value


def denominator_after(pieces: Pieces, at: int, *, unit: bool) -> tuple[str, str | None, int] | None:
    """The denominator that begins at a piece: its singular text, its code and the piece after it.

    ``per share``, ``a year``, ``an hour``, ``/kg``, ``-a-share``, ``per 10,000 people``. ``unit`` is False for what no article can divide.
    """
    words = pieces.words
    if words[at] == "-" and words[at + 1] in {"a", "an", "per"} and words[at + 2] == "-":
        link, after = words[at + 1], at + 3
    elif words[at] == "-" and words[at + 1] in {"a", "an", "per"}:
        link, after = words[at + 1], at + 2
    else:
        link, after = words[at], at + 1
    if link == "/" and not (pieces.touches(at) and pieces.touches(after)):
        return None
    if link not in {"per", "a", "an", "/"} or not pieces.words[after]:
        return None
    if link == "per":
        return _after_per(pieces, after)
    if not unit:
        return None
    word = singular(words[after])
    if link in {"a", "an"} and words[after + 1] in {"ago", "earlier", "later", "before", "after", "from", "to", "on"}:
        return None  # `$6.78 billion a year earlier`
    found = _lookup(pieces, after, glued=link == "/")
    if found is not None and isinstance(found[0], Unit) and (link == "/" or word in PER_NOUNS or found[1] > after + 1):
        return found[0].name, found[0].code, found[1]
    if pieces.kinds[after] == "w" and word in PER_NOUNS and words[after] == word:
        return word, None, after + 1
    return None


def _after_per(pieces: Pieces, after: int) -> tuple[str, str | None, int] | None:
    words = pieces.words
    if words[after] == "annum":
        return "year", "a", after + 1
    if pieces.kinds[after] == "n" or words[after] in SCALES or words[after] in {"one", "ten", "two", "five"}:
        number = read_number(pieces, after)
        if number is None:
            number = Number(after, after + 1, Decimal(1))
        end = number.last
        if pieces.kinds[end] == "w" and words[end] not in {"in", "of", "for", "and", "has", "was", "is", "by"}:
            end += 1
        return " ".join(pieces.text[pieces.starts[after] : pieces.ends[end - 1]].split()), None, end
    found = _lookup(pieces, after)
    if found is not None and isinstance(found[0], Unit):
        return found[0].name, found[0].code, found[1]
    if pieces.kinds[after] == "w" and words[after] not in {"cent", "se", "the"}:
        return singular(words[after]), None, after + 1
    return None


def _rate_after(pieces: Pieces, figure: Figure) -> None:
    """Read the denominator after the unit into the figure: ``miles per hour``, ``$70-a-share``, ``percent a year``."""
    found = denominator_after(pieces, figure.last, unit=figure.dimension not in {"time", "age"})
    if found is None and pieces.words[figure.last] == "of" and figure.kind is QuantityKind.MEASURE:
        phrase = noun_phrase_after(pieces.text, pieces.ends[figure.last])
        if phrase is not None:  # barrels of oil a day
            at = figure.last + 1
            while pieces.starts[at] < phrase[1]:
                at += 1
            found = denominator_after(pieces, at, unit=True)
            if found is not None:
                divide(figure, found[0], found[1])
        return
    if found is not None:
        divide(figure, found[0], found[1])
        figure.last = found[2]


def divide(figure: Figure, name: str, code: str | None) -> None:
    """Give a figure a denominator: `us dollar` becomes `us dollar per share`, a count only gets `per`."""
    figure.per = name
    if figure.unit is None:
        return
    if not name[0].isdigit():
        figure.unit = f"{figure.unit} per {name}"
        if figure.kind is not QuantityKind.MONEY:
            figure.unit_code = f"{figure.unit_code}/{code}" if figure.unit_code and code else None
