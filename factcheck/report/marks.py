"""What of a series or of a discrepancy can be drawn: claims with a value and a known time, in one unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from factcheck.core.claim import Claim
from factcheck.core.period import Period
from factcheck.core.vocabulary import Comparator, Direction, Form
from factcheck.core.wording import figure
from factcheck.errors import ClaimError
from factcheck.report.words import period

__all__ = ["Drawing", "Mark", "drawing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One reading in a chart: the days that it is about, its value (to ``high`` for a range), how its print bounds the true one, and both in words."""

    first: date
    last: date
    value: Decimal
    high: Decimal | None
    comparator: Comparator | None
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The marks of a chart in order of time, the unit of their values, and how many readings could not be drawn."""

    marks: tuple[Mark, ...]
    unit: str
    left_out: int


def drawing(claims: Iterable[Claim]) -> Drawing:
    """The readings of the claims that can be drawn. Where units differ, those in the most common one; equal readings are one mark."""
    numeric = [claim for claim in claims if claim.value is not None]
    units = Counter((claim.unit, claim.per) for claim in numeric)
    usual = max(units, key=lambda unit: (units[unit], str(unit))) if units else None
    found: dict[tuple[str | None, Decimal | None, Decimal | None, Comparator | None], Mark] = {}
    left_out = set()
    for claim in numeric:
        stated = (claim.as_of, _signed(claim), claim.value_high, claim.comparator)
        mark = _mark(claim) if (claim.unit, claim.per) == usual else None
        if mark is None:
            left_out.add((*stated, claim.unit))
        else:
            found.setdefault(stated, mark)
    marks = sorted(found.values(), key=lambda mark: (mark.first, mark.last, mark.value, mark.words))
    return Drawing(tuple(marks), _unit(numeric, usual), len(left_out))


def _mark(claim: Claim) -> Mark | None:
    value = _signed(claim)
    if claim.as_of is None or value is None:
        return None
    try:
        when = Period.parse(claim.as_of)
    except ClaimError:
        return None
    first, last = when.first or when.last, when.last or when.first
    if first is None or last is None:
        return None
    words = f"{period(claim.as_of)}: {figure(claim)}"
    return Mark(first=first, last=last, value=value, high=claim.value_high, comparator=claim.comparator, words=words)


def _signed(claim: Claim) -> Decimal | None:
    """The value, negative for a fall."""
    falls = claim.form is Form.CHANGE and claim.direction is Direction.DOWN
    return -claim.value if claim.value is not None and falls else claim.value


def _unit(claims: Iterable[Claim], usual: tuple[str | None, str | None] | None) -> str:
    """What the axis counts: the unit, else the nouns that are counted, the most common first."""
    if usual is None:
        return ""
    unit, per = usual
    if unit is None:
        named = (claim.counted or claim.metric for claim in claims if claim.unit is None)
        nouns = Counter(noun for noun in named if noun)
        unit = " / ".join(sorted(nouns, key=lambda noun: (-nouns[noun], noun)))
    return f"{unit} per {per}" if per else unit
