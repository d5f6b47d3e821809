"""How far two reviewers agree beyond chance, over what both decided without seeing one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Agreement", "agreement"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What both found the same, counted: ``agreed`` of ``compared``, in so many different ``findings``.

    ``kappa`` is Cohen's: 1 where all agree, 0 where they agree as often as chance would have it, below 0 where less; None where nothing was compared, and
    where all found one and the same, so that chance explains it too. Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and
    Psychological Measurement 20 (1960), 37-46.
    """

    compared: int
    agreed: int
    findings: int
    kappa: float | None

    @property
    def needed(self) -> int:
        """So many comparisons are the least that kappa tells something by: twice the square of the number of different findings.

        Source: D. Cicchetti, Testing the normal approximation and minimal sample size requirements of weighted kappa when the number of categories is
        large, Applied Psychological Measurement 5 (1981), 101-104.
        """
        return 2 * self.findings**2


def agreement(pairs: Iterable[tuple[Hashable, Hashable]]) -> Agreement:
    """The agreement of pairs: what the first and what the second reviewer found about the same thing."""
    found = list(pairs)
    compared, agreed = len(found), sum(one == other for one, other in found)
    first, second = Counter(one for one, _ in found), Counter(other for _, other in found)
    findings = len(first.keys() | second.keys())
    by_chance = sum(count * second[one] for one, count in first.items())
    if not compared or by_chance == compared**2:
        return Agreement(compared, agreed, findings, None)
    observed, expected = Fraction(agreed, compared), Fraction(by_chance, compared**2)
    return Agreement(compared, agreed, findings, float((observed - expected) / (1 - expected)))
