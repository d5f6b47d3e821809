"""The walk over unverified claims: which of them weigh most."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.core.claim import Claim
from factcheck.lexicon.currencies import AFTER
from factcheck.lexicon.tolls import TOLL_ACTS, TOLL_NOUNS, TOLL_PREDICATES

__all__ = ["ClaimToCheck", "Weight", "claim_rank", "is_weighty"]

_HELD = frozenset("arrest arrests arrested arresting detain detains detained detaining charged convicted".split())
"""Words of tolls that cost nobody life or limb."""

_MONEY = frozenset(currency.code for currency in AFTER.values() if currency.code is not None)

_LIVES = (TOLL_NOUNS | TOLL_ACTS | TOLL_PREDICATES) - _HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What makes a claim worth a check.

    ``severity`` is that of the worst open discrepancy that it stands in, 0 where it stands in none; ``weighty`` says that it is about money or
    lives; ``repeated`` counts the other articles whose claims state the same.
    """

    severity: int = 0
    weighty: bool = False
    repeated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimToCheck:
    """A claim before a reviewer's eyes, with the open discrepancies that it stands in and the articles that repeat it.

    ``discrepancies`` are numbers with severities, the worst first; ``repeated`` are bylines. ``retired`` says that the rules do not find it any more.
    """

    claim: Claim
    discrepancies: tuple[tuple[str, int], ...] = ()
    repeated: tuple[str, ...] = ()
    retired: bool = False

    @property
    def id(self) -> str:
        """The claim's number."""
        return self.claim.id or ""


def claim_rank(weight: Weight) -> tuple[float, ...]:
    """The rank of a claim in the queue: in a discrepancy, the worst first; then money and lives; then what others repeat."""
    return (-float(weight.severity), 0.0 if weight.weighty else 1.0, -float(weight.repeated))


def is_weighty(unit_code: str | None, *words: str | None) -> bool:
    """Is a claim about money or lives? ``words`` are those that say what is counted: metric, counted noun, predicate."""
    if unit_code is not None and unit_code in _MONEY:
        return True
    return any(part in _LIVES for phrase in words if phrase for part in phrase.casefold().split())
