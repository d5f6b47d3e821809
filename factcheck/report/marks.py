"""What of a series or of a discrepancy can be drawn: claims with a value and a known time, in one unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from factcheck.core.claim import Claim
from factcheck.core.interval import Interval
from factcheck.core.period import Period
from factcheck.core.vocabulary import Comparator, Direction, Form
from factcheck.core.wording import figure, grouped
from factcheck.errors import ClaimError
from factcheck.report.words import period

__all__ = ["Drawing", "Mark", "drawing", "interval_words"]

Firm = Mapping[str, Interval]
"""What figures that are no exact ones claim firmly, in their printed unit, by the key of the claim."""

Disputes = Mapping[str | None, Sequence[str]]
"""The numbers of the open discrepancies that a claim stands in, by its number."""

_NONE: Mapping[str, Interval] = MappingProxyType({})
_NOWHERE: Disputes = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One reading in a chart.

    The days that it is about, its value (to ``high`` for a range), how its print bounds the true one, from where to where the true one lies then (``least``,
    ``most``; None for a figure that is exact), all of it in words, and the numbers of the open discrepancies that it stands in.
    """

    first: date
    last: date
    value: Decimal
    high: Decimal | None
    comparator: Comparator | None
    words: str
    least: Decimal | None = None
    most: Decimal | None = None
    disputes: tuple[str, ...] = ()

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """Every value that it is drawn at."""
        return tuple(end for end in (self.value, self.high, self.least, self.most) if end is not None)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The marks of a chart in order of time, the unit of their values, and how many readings could not be drawn."""

    marks: tuple[Mark, ...]
    unit: str
    left_out: int


_Stated = tuple[str | None, Decimal | None, Decimal | None, Comparator | None]


def drawing(claims: Iterable[Claim], firm: Firm = _NONE, disputes: Disputes = _NOWHERE) -> Drawing:
    """The readings of the claims that can be drawn. Where units differ, those in the most common one; equal readings are one mark."""
    numeric = [claim for claim in claims if claim.value is not None]
    units = Counter((claim.unit, claim.per) for claim in numeric)
    usual = max(units, key=lambda unit: (units[unit], str(unit))) if units else None
    found: dict[_Stated, list[Claim]] = {}
    left_out = set()
    for claim in numeric:
        stated = (claim.as_of, _signed(claim), claim.value_high, claim.comparator)
        if (claim.unit, claim.per) == usual and _days(claim) is not None:
            found.setdefault(stated, []).append(claim)
        else:
            left_out.add((*stated, claim.unit))
    marks = [_mark(equal, firm, disputes) for equal in found.values()]
    marks.sort(key=lambda mark: (mark.first, mark.last, mark.value, mark.words))
    return Drawing(tuple(marks), _unit(numeric, usual), len(left_out))


def interval_words(claim: Claim, firm: Firm) -> str:
    """From where to where the true value lies by the print, where that is no exact one: ``80 to 88``; empty for others."""
    ends = _interval(claim, firm)
    return "" if ends is None else f"{grouped(ends[0])} to {grouped(ends[1])}"


def _mark(equal: Sequence[Claim], firm: Firm, disputes: Disputes) -> Mark:
    """The mark of claims that state one value for one time, which is known."""
    claim = equal[0]
    value, days = _signed(claim), _days(claim)
    if value is None or days is None:
        raise ClaimError("a claim without a value or a time cannot be drawn")
    least, most = _interval(claim, firm) or (None, None)
    between = f" ({grouped(least)} to {grouped(most)})" if least is not None and most is not None else ""
    return Mark(
        first=days[0],
        last=days[1],
        value=value,
        high=claim.value_high,
        comparator=claim.comparator,
        words=f"{period(claim.as_of)}: {figure(claim)}{between}",
        least=least,
        most=most,
        disputes=tuple(dict.fromkeys(number for one in equal for number in disputes.get(one.id, ()))),
    )


def _interval(claim: Claim, firm: Firm) -> tuple[Decimal, Decimal] | None:
    """What the figure claims firmly, with its sign, where both ends are known and they are apart."""
    known = firm.get(claim.key)
    if known is None or known.low is None or known.high is None or known.low == known.high:
        return None
    return (-known.high, -known.low) if _falls(claim) else (known.low, known.high)


def _days(claim: Claim) -> tuple[date, date] | None:
    """The first and the last day that a claim is about; None where they are not known."""
    if claim.as_of is None:
        return None
    try:
        when = Period.parse(claim.as_of)
    except ClaimError:
        return None
    first, last = when.first or when.last, when.last or when.first
    return None if first is None or last is None else (first, last)


def _falls(claim: Claim) -> bool:
    return claim.form is Form.CHANGE and claim.direction is Direction.DOWN


def _signed(claim: Claim) -> Decimal | None:
    """The value, negative for a fall."""
    return -claim.value if claim.value is not None and _falls(claim) else claim.value


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
