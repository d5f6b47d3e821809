"""Why a figure is a claim or is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.api import find_quantities
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.quantity import Quantity

__all__ = ["Finding", "findings"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its rule, or a figure that makes no claim with the reason."""

    found: Claim | Quantity

    @property
    def start(self) -> int:
        """Where it stands in the text: the figure of a numeric claim, the quote of a policy."""
        if isinstance(self.found, Claim):
            return self.found.start if self.found.value_start is None else self.found.value_start
        return self.found.start

    def as_record(self) -> dict[str, object]:
        """The dict that its line is made of."""
        if isinstance(self.found, Claim):
            claim = self.found
            return {
                "start": self.start,
                "claim": True,
                "kind": str(claim.kind if claim.form is None else claim.form),
                "text": claim.value_text or claim.quote,
                "subject": claim.subject or claim.actor,
                "metric": claim.metric or claim.action,
                "as_of": claim.as_of,
                "as_of_basis": str(claim.as_of_basis),
                "why": claim.rule,
            }
        quantity = self.found
        return {
            "start": self.start,
            "claim": False,
            "kind": str(quantity.kind),
            "text": quantity.text,
            "subject": None,
            "metric": None,
            "as_of": None,
            "as_of_basis": None,
            "why": quantity.why or "no claim could be made of it",
        }


def findings(article: Article, claims: Sequence[Claim]) -> list[Finding]:
    """The claims of an article and the figures that are none of them, in reading order."""
    taken = [
        (claim.value_start, claim.value_end)
        for claim in claims
        if claim.value_start is not None and claim.value_end is not None
    ]
    covered = {place for start, end in taken for place in range(start, end)}
    rest = [
        quantity
        for quantity in find_quantities(article.text, all=True)
        if not covered.intersection(range(quantity.start, quantity.end))
    ]
    return sorted(
        [*map(Finding, claims), *map(Finding, rest)],
        key=lambda finding: (finding.start, isinstance(finding.found, Quantity)),
    )
