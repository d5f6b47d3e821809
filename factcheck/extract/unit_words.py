"""The unit or currency that is printed at a place: symbols, in which case counts, and words."""

from __future__ import annotations

from factcheck.extract.pieces import Pieces, cut
from factcheck.lexicon.currencies import AFTER, Currency
from factcheck.lexicon.units import SPELLED, SYMBOLS, Unit

__all__ = ["unit_at", "word_key"]


def word_key(phrase: str) -> str:
    """A phrase as the tables of phrases hold it: its pieces, one space between."""
    pieces = cut(phrase)
    return " ".join(pieces.words[: len(pieces)])


_WORDS: dict[str, Unit | Currency] = {word_key(form): unit for form, unit in SPELLED.items()}
_WORDS.update({word_key(form.replace(" ", "-")): unit for form, unit in SPELLED.items()})  # 15-percentage-point
_WORDS.update({word_key(form): currency for form, currency in AFTER.items()})
_LONGEST: dict[str, int] = {}
for _form in _WORDS:
    _head = _form.split(" ", 1)[0]
    _LONGEST[_head] = max(_LONGEST.get(_head, 0), _form.count(" ") + 1)
_SYMBOL_HEADS = frozenset(cut(symbol).words[0] for symbol in SYMBOLS)

# Symbols that are also words or names: some are read only where they touch the number (`30C`, `5in`), some after a space too
# (`12 C`, `5 W`), some only before a slash (`1.3 A/cm2`).
_AFTER_SPACE = frozenset("m g W V C F l Ω".split())
_SLASHED = frozenset("l L t".split())  # 5 l/100 km, 7 t/ha
_IN_CONTEXT = {
    "A": frozenset(
        "current amp amps ampere amperes battery charger circuit fuse volt volts voltage v electric".split()
    ),
    "K": frozenset("temperature temperatures kelvin cooled heated superconducting absolute".split()),
    "T": frozenset("tesla magnet magnets magnetic field mri".split()),
    "N": frozenset("force newton newtons thrust load".split()),
    "J": frozenset("energy joule joules heat work".split()),
    "L": frozenset("litre litres liter liters volume tank water capacity bottle bottles engine".split()),
}
_AROUND = 12  # pieces to each side in which such a word must stand
_GLUED_ONLY = frozenset("in L t s h".split())
_CONTEXT_ONLY = frozenset({"K", "T"})  # also scales: 20K followers
_BEFORE_SLASH = frozenset("A B b N J".split())
_LOWER_ONLY = frozenset(
    "mt mark marks won sol real cup cups stone min sec mos yd mi cal cf ha mu bar cum kip yo gal re le turn turns tesla teslas pixel pixels curie leones quetzales".split()
)
_PENCE = frozenset("p t c".split())


def unit_at(pieces: Pieces, at: int, *, glued: bool = False) -> tuple[Unit | Currency, int] | None:
    """The unit or currency that begins at a piece, and the piece after it; None where none does. The longest one is taken.

    ``glued`` says that the piece touches the number.
    """
    head = pieces.words[at]
    found: tuple[Unit | Currency, int] | None = None
    if head in _SYMBOL_HEADS:
        for count in (4, 3, 2, 1):
            if at + count > len(pieces):
                continue
            symbol = pieces.text[pieces.starts[at] : pieces.ends[at + count - 1]]
            unit = SYMBOLS.get(symbol)
            if unit is not None and _symbol_stands(pieces, at + count, symbol, glued=glued):
                found = unit, at + count
                break
    for count in range(_LONGEST.get(head, 0), 0, -1):
        if found is not None and at + count <= found[1]:
            break
        spelled = _WORDS.get(" ".join(pieces.words[at : at + count]))
        if spelled is not None and _word_stands(pieces, at, at + count, glued=glued):
            return spelled, at + count
    return found


def _goes_on(pieces: Pieces, end: int) -> bool:
    """Do letters or digits touch the end?"""
    return pieces.kinds[end] in {"w", "n"} and pieces.touches(end)


def _symbol_stands(pieces: Pieces, end: int, symbol: str, *, glued: bool) -> bool:
    if _goes_on(pieces, end):
        return False
    if symbol in _IN_CONTEXT and (not glued or symbol in _CONTEXT_ONLY) and not pieces.is_capital(end):
        near = pieces.words[max(0, end - _AROUND) : end + _AROUND]
        if not _IN_CONTEXT[symbol].isdisjoint(near):
            return True
    if symbol in _CONTEXT_ONLY:
        return False
    if symbol in _SLASHED and pieces.words[end] == "/" and pieces.touches(end):
        return True
    if symbol in _BEFORE_SLASH:
        return pieces.words[end] == "/" and pieces.touches(end)
    if symbol in _GLUED_ONLY:
        return glued
    if len(symbol) == 1 and symbol.isalpha():
        return glued or (symbol in _AFTER_SPACE and not (pieces.words[end] == "." and symbol.isupper()))
    return True


def _word_stands(pieces: Pieces, at: int, end: int, *, glued: bool) -> bool:
    """A word ends where its piece ends; short ones that are also other words need small letters or the number close by."""
    if _goes_on(pieces, end):
        return False
    word = pieces.words[at]
    if end > at + 1:
        return True
    if word in _PENCE:
        split = pieces.words[end] == "." and pieces.words[end + 1] == "m"  # 7 p. m.
        return glued or (pieces.raw(at) == "p" and not split)
    if word == "mt" and glued:
        return False  # 5mt are millions of tonnes
    return word not in _LOWER_ONLY or not pieces.is_capital(at)
