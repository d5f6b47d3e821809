"""Claim -> Measure or Provision: base units, intervals, periods, normal forms of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from factcheck.core.claim import Claim
from factcheck.core.measure import Measure, Provision
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, LinkRole, Status
from factcheck.normalise.crowds import crowded
from factcheck.normalise.measures import measure_of, period_of
from factcheck.normalise.provisions import provision_of
from factcheck.normalise.shortened import in_full
from factcheck.normalise.sums import with_sums
from factcheck.normalise.telling import is_chronicle

__all__ = ["normalise"]

_MANY_DAYS = 4
_A_MONTH = 31


def normalise(claims: Iterable[Claim]) -> list[Measure | Provision]:
    """The claims made comparable, in the order given. Withdrawn claims are left out: they state nothing."""
    stated = [claim for claim in claims if claim.status is not Status.WITHDRAWN]
    keys = {id(claim.article): claim.article.key for claim in stated}
    earlier = {
        (keys[id(claim.article)], link.value_start)
        for claim in stated
        for link in claim.links
        if link.role is LinkRole.BASELINE
    }
    chronicles = _chronicles(stated, keys)
    made = [
        measure_of(
            claim,
            earlier=(keys[id(claim.article)], claim.value_start) in earlier,
            chronicle=keys[id(claim.article)] in chronicles,
        )
        if claim.kind is ClaimKind.NUMERIC
        else provision_of(claim)
        for claim in stated
    ]
    return with_sums(in_full(crowded(made)))


def _chronicles(claims: Sequence[Claim], keys: dict[int, str]) -> frozenset[str]:
    """The articles that tell of many days: entries of two days, or four stated days or more, over more than a month."""
    days: dict[str, set[date]] = defaultdict(set)
    for claim in claims:
        period = period_of(claim.as_of) if claim.as_of_basis is not AsOfBasis.PUBLISHED else None
        if period is not None and period.first is not None and period.first == period.last:
            days[keys[id(claim.article)]].add(period.first)
    many = {
        key for key, found in days.items() if len(found) >= _MANY_DAYS and (max(found) - min(found)).days > _A_MONTH
    }
    texts = {keys[id(claim.article)]: claim.article.text for claim in claims}
    return frozenset(many | {key for key, text in texts.items() if is_chronicle(text)})
