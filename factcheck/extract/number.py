"""The number as it is read: an exact decimal with its pieces, its scale and the place of its last printed digit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.extract.pieces import Pieces
from factcheck.lexicon.numbers import SCALES

__all__ = ["Number", "half_more", "scaled", "share_of", "with_scales"]

_LARGEST = Decimal("1e27")  # decimal arithmetic keeps 28 digits exactly by default
_PRECISION = Decimal("1e-10")
_ONE = Decimal(1)
_HALF = Decimal("0.5")
_PARTS = {"half": _HALF, "quarter": Decimal("0.25")}
_MILLION = Decimal(10**6)
_OTHER_WHOLES = frozenset(SCALES) | {"of", "a", "an"}  # `a million and a half of the crop`


@dataclass(slots=True)
class Number:
    """A number in pieces ``[first, last)``; ``place`` is the power of ten of its last printed digit.

    ``scale`` is the product of its scale words, 1 without any. ``share``: a part of one (``two-thirds``); ``approx``: a round figure of
    speech (``a dozen``); ``vague``: a plural (``dozens``).
    """

    first: int
    last: int
    value: Decimal
    place: int = 0
    scale: Decimal = _ONE
    spelled: bool = False
    ordinal: bool = False
    share: bool = False
    approx: bool = False
    vague: bool = False


def scaled(value: Decimal, scale: Decimal) -> Decimal:
    """The product without an exponent: ``206000000``, ``4368000``, ``0.5``."""
    product = value * scale
    return product.quantize(_ONE) if product == product.to_integral_value() else product.normalize()


def share_of(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """A part as a decimal fraction of the whole, to ten places: a third is 0.3333333333."""
    return (Decimal(part) / Decimal(whole)).quantize(_PRECISION).normalize()


def with_scales(pieces: Pieces, number: Number) -> Number:
    """The number with the scale words behind it: ``5.4 million``, ``4 hundred million``, ``$5.4-billion``, ``half a million``."""
    words = pieces.words
    at = number.last
    if words[at] == "-" and pieces.touches(at + 1):
        at += 1
    elif number.share and words[at] == "of" and words[at + 1] in {"a", "one"}:
        at += 2
    elif number.share and words[at] == "a":
        at += 1
    scale = _ONE
    while words[at] in SCALES and number.value * scale * SCALES[words[at]] < _LARGEST:
        scale *= SCALES[words[at]]
        at += 1
    if scale != 1:
        number.last, number.scale, number.share = at, scale, False
        number.value, number.place = scaled(number.value, scale), number.place + scale.adjusted()
        number.approx = number.approx or words[at - 1] == "dozen"
    return number


def half_more(pieces: Pieces, number: Number) -> Number:
    """The number with half of its last scale word behind it: ``a million and a half``, ``3 million and a quarter``."""
    words = pieces.words
    at = number.last
    times = SCALES.get(words[at - 1], _ONE)
    part = _PARTS.get(words[at + 2]) if words[at : at + 2] == ["and", "a"] and times >= _MILLION else None
    if part is not None and words[at + 3] not in _OTHER_WHOLES:
        number.value, number.last = number.value + scaled(part, times), at + 3
        number.place = times.adjusted() + (-1 if part == _HALF else -2)
    return number
