"""Claims made comparable: what crosses the door from normalise to match."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.core.claim import Claim
from factcheck.core.period import Period

__all__ = ["Interval", "Measure", "Provision"]


@dataclass(frozen=True, slots=True)
class Interval:
    """What a print claims firmly, as exact decimals in the base unit; None is an unbounded end."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: Interval) -> bool:
        """Have the two a value in common?"""
        return _not_above(self.low, other.high) and _not_above(other.low, self.high)


def _not_above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low <= high


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A numeric claim in its base unit, with its interval, its period and the normal forms of its names.

    ``firm`` is what the print claims firmly, ``compatible`` what it does not contradict (wider or equal). ``dimension`` is what is
    compared with what: ``count``, ``money:CNY``, ``length``, ``share``, ``rank``, ... ``subject`` and ``metric`` are normal
    forms (lower case, singular, without articles and legal forms); ``head`` is the last noun of the metric, ``modifiers`` its
    other content words.
    """

    claim: Claim
    dimension: str
    value: Decimal
    firm: Interval
    compatible: Interval
    period: Period | None
    subject: str
    metric: str
    head: str
    modifiers: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A policy claim with the normal forms of its actor and object, and its period."""

    claim: Claim
    actor: str
    action: str
    object: frozenset[str]
    period: Period | None
