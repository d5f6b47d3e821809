"""What a reviewer says of a claim's fields, in words -> what stands in the fields, checked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from factcheck.core.claim import Claim
from factcheck.core.correction import CHOICES, DECIMALS, FIELDS, FieldValue, corrected, field_text
from factcheck.core.period import Period
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Comparator
from factcheck.errors import ClaimError, UnknownChoice, UsageError
from factcheck.lexicon.currencies import AFTER, MINOR, Currency
from factcheck.lexicon.units import SPELLED, SYMBOLS, Unit

__all__ = ["Figures", "check_claim", "fields_of", "plain_number", "read_fields", "unit_of"]

Figures = Callable[[str], tuple[Decimal, int] | None]
"""Reads a figure in words (``206 million``): its value and the power of ten of its last printed digit, None for what is none."""

_BY_NAME: dict[str, Unit | Currency] = {
    **{unit.name: unit for unit in (*SYMBOLS.values(), *SPELLED.values())},
    **{currency.name: currency for currency in (*MINOR.values(), *AFTER.values())},
}
_BY_CODE = {currency.code: currency for currency in AFTER.values() if currency.code is not None}
"""All ISO 4217 codes: a person who writes `TRY` as a unit means the lira, whatever else it is in English."""
_PERIODS = frozenset(["as_of", "effective"])
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:[ ,][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_LARGEST = 40
"""Digits that a value may have. Reason: nothing that is counted on earth needs more, and sums of them stay exact."""


def fields_of(claim: Claim, said: Mapping[str, str], figures: Figures) -> dict[str, FieldValue]:
    """What a claim's fields hold after a reviewer said something of them, with the fields that follow them; unchanged ones are left out.

    Empty words clear a field. The words are not trusted: a field that the kind of claim does not have raises UsageError, a word of no
    closed list UnknownChoice, a period that is no EDTF, a number that is none, or a claim that contradicts itself ClaimError.
    """
    changed = read_fields(claim, said, figures)
    check_claim(corrected(claim, changed))
    return changed


def read_fields(claim: Claim, said: Mapping[str, str], figures: Figures) -> dict[str, FieldValue]:
    """As ``fields_of``, but whether the fields fit one another is not looked at."""
    known = FIELDS[claim.kind]
    values: dict[str, FieldValue] = {}
    for name, words in said.items():
        if name not in known:
            raise UsageError(
                f"a {claim.kind} claim has no {_option(name)}",
                where=claim.id,
                mend=f"It has: {', '.join(map(_option, known))}.",
            )
        text = " ".join(words.split())
        values |= _field(name, text or None, figures, claim)
        if name == "as_of" and "as_of_basis" not in said:
            values["as_of_basis"] = AsOfBasis.STATED if text else AsOfBasis.UNKNOWN
    return {name: value for name, value in values.items() if value != getattr(claim, name)}


def check_claim(claim: Claim) -> None:
    """Nothing, for a claim whose fields fit one another. Raises ClaimError."""
    if claim.kind is not ClaimKind.NUMERIC:
        return
    if claim.as_of is None and claim.as_of_basis is AsOfBasis.STATED:
        raise ClaimError("a period that is stated is missing", where=claim.id, mend="Say it as --as-of.")
    is_range = claim.comparator is Comparator.RANGE
    if is_range and claim.value_high is None:
        raise ClaimError(
            "a range needs its upper end", where=claim.id, mend="Say --value-high, or another --comparator."
        )
    if claim.value_high is not None and not is_range:
        raise ClaimError(
            f"{field_text(claim.value_high)} is the upper end of a range, and the claim is none",
            where=claim.id,
            mend="Say --comparator range, or --value-high ''.",
        )
    if claim.value is not None and claim.value_high is not None and claim.value_high < claim.value:
        raise ClaimError(
            f"the range {field_text(claim.value)} to {field_text(claim.value_high)} runs downwards",
            where=claim.id,
            mend="Say the lower end as --value and the upper one as --value-high.",
        )


def unit_of(words: str) -> tuple[str, str | None]:
    """The singular name and the code of a unit as a person writes it: ``yuan``, ``CNY``, ``km``, ``per cent``. Raises UnknownChoice."""
    folded = " ".join(words.lower().split())
    unit = _BY_CODE.get(words) or SYMBOLS.get(words) or SPELLED.get(folded) or MINOR.get(folded) or AFTER.get(folded)
    unit = unit or _BY_NAME.get(folded) or _BY_CODE.get(words.upper())
    if unit is None:
        near = difflib.get_close_matches(folded, _BY_NAME, n=3, cutoff=0.7)
        hint = f"Did you mean {' or '.join(near)}? " if near else ""
        raise UnknownChoice(
            f"{words!r} is no unit or currency that is known",
            mend=f"{hint}What is counted is no unit: say it as --counted.",
        )
    return unit.name, unit.code


def _field(name: str, text: str | None, figures: Figures, claim: Claim) -> dict[str, FieldValue]:
    """The value of a field, with those of the fields that follow it."""
    if name in CHOICES:
        return {name: _choice(name, text)}
    if name == "unit":
        unit, code = (None, None) if text is None else unit_of(text)
        return {"unit": unit, "unit_code": code}
    if name in DECIMALS:
        return _number(name, text, figures, claim)
    if name in _PERIODS and text is not None:
        Period.parse(text)
    return {name: text}


def _choice(name: str, text: str | None) -> FieldValue:
    members = CHOICES[name]
    if text is None and name not in {"form", "as_of_basis"}:
        return None
    word = (text or "").lower().replace(" ", "_").replace("-", "_")
    if word not in set(members):
        raise UnknownChoice(f"{text or ''!r} is no {_option(name)}", mend=f"It is one of: {', '.join(members)}.")
    return members(word)


def _number(name: str, text: str | None, figures: Figures, claim: Claim) -> dict[str, FieldValue]:
    if text is None:
        if name == "value":
            raise ClaimError("a numeric claim needs a value", where=claim.id, mend="Withdraw it if it is no claim.")
        return {name: None}
    value, place = plain_number(text), None
    if value is None:
        found = figures(text)
        if found is None:
            raise ClaimError(f"{text!r} is no number", mend="Write it like 206000000, 4.12 or 206 million.")
        value, place = found
    if len(value.as_tuple().digits) > _LARGEST or abs(value.adjusted()) > _LARGEST:
        raise ClaimError(f"a value has at most {_LARGEST} digits", where=claim.id, mend="Write it shorter.")
    if name != "value":
        return {name: value}
    if value == claim.value:
        return {"value": claim.value}
    return {"value": value, "place": _place(value, claim.place) if place is None else place}


def plain_number(text: str) -> Decimal | None:
    """The number that plain digits are, None for other words; commas or spaces may part groups of three."""
    found = _NUMBER.fullmatch(text.replace("−", "-"))
    return None if found is None else Decimal(re.sub(r"[ ,]", "", found[0]))


def _place(value: Decimal, printed: int | None) -> int:
    """The power of ten of the last digit that is meant: that of the print, or a lower one where the value has more digits."""
    exponent = value.as_tuple().exponent
    own = exponent if isinstance(exponent, int) else 0
    if own < 0:
        return min(own, printed if printed is not None else own)
    digits = str(int(abs(value)))
    zeros = len(digits) - len(digits.rstrip("0")) if int(value) else 0
    return min(zeros, printed if printed is not None else 0)


def _option(name: str) -> str:
    return name.replace("_", "-")
