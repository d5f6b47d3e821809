"""Claim -> Measure or Provision: base units, intervals, periods, normal forms of names."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.core.claim import Claim
from factcheck.core.measure import Measure, Provision
from factcheck.core.vocabulary import ClaimKind, LinkRole, Status
from factcheck.normalise.measures import measure_of
from factcheck.normalise.provisions import provision_of

__all__ = ["normalise"]


def normalise(claims: Iterable[Claim]) -> list[Measure | Provision]:
    """The claims made comparable, in the order given. Withdrawn claims are left out: they state nothing."""
    stated = [claim for claim in claims if claim.status is not Status.WITHDRAWN]
    keys = {id(claim.article): claim.article.key for claim in stated}
    earlier = {(keys[id(claim.article)], link.value_start) for claim in stated for link in claim.links if link.role is LinkRole.BASELINE}
    return [
        measure_of(claim, earlier=(keys[id(claim.article)], claim.value_start) in earlier) if claim.kind is ClaimKind.NUMERIC else provision_of(claim)
        for claim in stated
    ]
