"""What reviewers know better than the rules: a correction over a field of a claim, a ruling on two names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Alias
from factcheck.core.quantity import decimal_text
from factcheck.core.vocabulary import (
    AsOfBasis,
    ClaimKind,
    Comparator,
    Direction,
    Extent,
    Form,
    Modality,
    Stage,
)

__all__ = [
    "BY_HAND",
    "CHOICES",
    "COMPANIONS",
    "DECIMALS",
    "FIELDS",
    "HIDDEN",
    "OF_THE_FIGURE",
    "Correction",
    "FieldValue",
    "Ruling",
    "corrected",
    "field_hint",
    "field_text",
    "field_value",
]

FieldValue = str | Decimal | int | None
"""What may stand in a field of a claim; members of closed lists are text too."""

BY_HAND = "by hand"
"""The rule of a claim that a person added."""

CHOICES: Mapping[str, type[StrEnum]] = {
    "form": Form,
    "comparator": Comparator,
    "direction": Direction,
    "as_of_basis": AsOfBasis,
    "modality": Modality,
    "extent": Extent,
    "stage": Stage,
}
"""The fields that hold a word of a closed list."""

DECIMALS = frozenset(["value", "value_high", "change_from"])
"""The fields that hold a number."""

_NUMERIC = (
    "subject metric value value_high comparator unit per counted scope share_of as_of as_of_basis form direction change_from modality extent "
    "attribution occurrence"
).split()
_POLICY = "actor action object instrument jurisdiction stage effective as_of as_of_basis modality attribution".split()

FIELDS: Mapping[ClaimKind, tuple[str, ...]] = {
    ClaimKind.NUMERIC: tuple(_NUMERIC),
    ClaimKind.POLICY: tuple(_POLICY),
}
"""What a reviewer may correct in a claim of a kind. The quote and the figure's span are the article's, and stay."""

COMPANIONS: Mapping[str, tuple[str, ...]] = {"value": ("place",), "unit": ("unit_code",), "as_of": ("as_of_basis",)}
"""Fields that follow another one: they are corrected and taken back together."""

HIDDEN = frozenset(["place", "unit_code"])
"""Companions that say nothing to people which their field does not say."""

OF_THE_FIGURE = frozenset([*DECIMALS, "place"])
"""What one print of a figure says: a correction of it does not pass to the figure that replaces it."""


_HELD = {
    "subject": "What the figure is about.",
    "metric": "What is counted or measured.",
    "value": "The value: 206000000, 4.12 or '206 million'.",
    "value_high": "The upper end of a range.",
    "unit": "The unit or currency: yuan, CNY, km, percent.",
    "per": "What a rate is for: '10,000 people'.",
    "counted": "What is counted, in the singular.",
    "scope": "What narrows the figure.",
    "share_of": "What a share is of.",
    "as_of": "The period: 2021, 2022-12, 2021/2025.",
    "change_from": "The value that a change started from.",
    "occurrence": "The one event that the figure is about.",
    "attribution": "Who says so.",
    "actor": "Who does something.",
    "action": "What is done.",
    "object": "What it is done to.",
    "instrument": "By what means.",
    "jurisdiction": "Where it holds.",
    "effective": "The period in which it holds.",
}
"""What may be written in the fields that hold no word of a closed list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a reviewer put over one field of a claim (``C12``). ``value`` is what stands there now, ``machine`` what the rules say."""

    claim: str
    field: str
    value: FieldValue
    machine: FieldValue
    reviewer: str
    recorded: datetime
    note: str | None = None
    ended: datetime | None = None

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of. Exact numbers are strings."""
        return {
            "claim": self.claim,
            "field": self.field,
            "value": field_text(self.value),
            "machine": field_text(self.machine),
            "note": self.note,
            "reviewer": self.reviewer,
            "recorded": self.recorded.isoformat(),
            "ended": None if self.ended is None else self.ended.isoformat(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a reviewer said of two names: one thing (``same``), or two. ``id`` is its number in the ledger, 0 before it has one."""

    id: int
    name: str
    other: str
    same: bool
    reviewer: str
    recorded: datetime
    note: str | None = None

    @property
    def alias(self) -> Alias:
        """The ruling as matching takes it."""
        return Alias(self.name, self.other, same=self.same)

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        return {
            "id": self.id,
            "name": self.name,
            "other": self.other,
            "same": self.same,
            "note": self.note,
            "reviewer": self.reviewer,
            "recorded": self.recorded.isoformat(),
        }


def corrected(claim: Claim, values: Mapping[str, FieldValue]) -> Claim:
    """The claim with other values in some fields. Raises ClaimError where the claim then contradicts itself."""
    given: dict[str, Any] = dict(values)
    return replace(claim, **given) if given else claim


def field_hint(name: str) -> str:
    """What a field holds, for people, as a sentence: the words of its closed list, or what may be written there."""
    return f"One of: {', '.join(CHOICES[name])}." if name in CHOICES else _HELD[name]


def field_text(value: FieldValue) -> str | None:
    """What stands in a field, as text: a number in plain digits."""
    return decimal_text(value) if isinstance(value, Decimal) else None if value is None else str(value)


def field_value(name: str, text: str | None) -> FieldValue:
    """What a field holds that was written as :func:`field_text`. Raises ValueError for text that does not fit the field."""
    if text is None:
        return None
    if name in DECIMALS:
        return Decimal(text)
    if name == "place":
        return int(text)
    return CHOICES[name](text) if name in CHOICES else text
