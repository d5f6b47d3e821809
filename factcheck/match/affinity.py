"""How sure it is that two measures speak of the same thing. The value is never looked at.

Only what is certain stops a comparison: another dimension, level against change, metrics that exclude one another, one sentence, two stated periods. All else is
evidence with a sign and a weight (:mod:`factcheck.match.evidence`); what is not known weighs nothing. The sum is the logit of the score.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from factcheck.core.measure import Measure
from factcheck.match.entities import Names
from factcheck.match.evidence.limits import limits_part
from factcheck.match.evidence.metric import COMMON, metric_part
from factcheck.match.evidence.part import Evidence, added
from factcheck.match.evidence.subject import subject_part
from factcheck.match.evidence.surroundings import crowd_part, surroundings_part

__all__ = ["COMMON", "Affinity", "affinity", "score_of"]


@dataclass(frozen=True, slots=True)
class Affinity:
    """The score, 0 to 1, with what it is made of. ``traits`` name what differs: first candidates for the kind."""

    score: float
    evidence: tuple[Evidence, ...]
    traits: frozenset[str]


def affinity(a: Measure, b: Measure, names: Names) -> Affinity:
    """How sure it is that two measures, which nothing stops from being compared, speak of the same thing."""
    parts = (
        *metric_part(a, b),
        subject_part(a, b, names),
        surroundings_part(a, b),
        limits_part(a, b),
        crowd_part(a, b),
    )
    evidence = tuple(item for part in parts for item in part.evidence)
    traits = frozenset(trait for part in parts for trait in part.traits)
    return Affinity(score_of(added(part.total for part in parts)), evidence, traits)


def score_of(total: float) -> float:
    """The score of a sum of weights: 0 to 1, with four decimals."""
    return round(1 / (1 + exp(-total)), 4)
