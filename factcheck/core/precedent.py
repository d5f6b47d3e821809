"""What a discrepancy was about, in short, and past decisions on ones like it."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import DiscrepancyKind

__all__ = ["Gist", "Precedent", "gist_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """A discrepancy by its number, with its kind and what its sides name: subjects or actors, metrics or actions, sources. Words as printed."""

    id: str
    kind: DiscrepancyKind
    subjects: frozenset[str]
    metrics: frozenset[str]
    sources: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A decision that stands on another discrepancy, and why it is told with this one: ``reasons``, in words, the strongest first.

    ``likeness`` runs from 0 to 1. It says how alike the two questions are, not that the answer is the same.
    """

    decision: Decision
    gist: Gist
    likeness: float
    reasons: tuple[str, ...]


def gist_of(found: Discrepancy) -> Gist:
    """What a discrepancy is about, in short."""
    claims = found.claims
    return Gist(
        id=found.id or "",
        kind=found.kind,
        subjects=frozenset(name for claim in claims if (name := claim.subject or claim.actor)),
        metrics=frozenset(name for claim in claims if (name := claim.metric or claim.counted or claim.action)),
        sources=frozenset(claim.article.publisher for claim in claims if claim.article.publisher),
    )
