"""What the discrepancies that wait are about, in short, and which of their claims are gone: a query each, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.vocabulary import TO_REVIEW, DiscrepancyKind, State
from factcheck.store.batches import in_parts
from factcheck.store.numbers import number
from factcheck.store.present import PRESENT, with_source
from factcheck.store.tables import article, claim, discrepancy, discrepancy_claim

__all__ = ["Names", "names_of", "retired_on"]


@dataclass(frozen=True, slots=True)
class Names:
    """The names on the sides of a discrepancy, each once in alphabetical order; what is unknown is left out."""

    number: str
    kind: DiscrepancyKind
    subjects: tuple[str, ...]
    metrics: tuple[str, ...]
    sources: tuple[str, ...]


def names_of(connection: Connection, numbers: Collection[str]) -> list[Names]:
    """The names of those of the discrepancies (``D3``) that wait, decided or not, in the order of their numbers."""
    wanted = (
        sa.select(
            discrepancy.c.id,
            sa.func.coalesce(claim.c.subject, claim.c.actor),
            sa.func.coalesce(claim.c.metric, claim.c.counted, claim.c.action),
            PRESENT,
        )
        .select_from(
            with_source(
                discrepancy.join(discrepancy_claim, discrepancy_claim.c.discrepancy_id == discrepancy.c.id)
                .join(claim, claim.c.id == discrepancy_claim.c.claim_id)
                .join(article, article.c.id == claim.c.article_id),
                article.c.source_id,
            )
        )
        .where(discrepancy.c.state.in_(_WAITS))
    )
    names: dict[int, tuple[set[str], ...]] = defaultdict(lambda: (set(), set(), set()))
    for row, *said in connection.execute(wanted):
        for known, name in zip(names[row], said, strict=True):
            if name is not None:
                known.add(name)
    rows = connection.execute(
        sa.select(discrepancy.c.id, discrepancy.c.kind)
        .where(discrepancy.c.state.in_(_WAITS))
        .order_by(discrepancy.c.id)
    )
    asked = frozenset(numbers)
    return [
        Names(number("D", row), kind, *(tuple(sorted(one)) for one in names[row]))
        for row, kind in rows
        if number("D", row) in asked
    ]


def retired_on(connection: Connection, rows: Sequence[int]) -> frozenset[str]:
    """The claims (``C12``) on the sides of several discrepancies that are not found in their articles any more."""
    found = set()
    for part in in_parts(rows):
        wanted = sa.select(claim.c.id).join(discrepancy_claim, discrepancy_claim.c.claim_id == claim.c.id)
        wanted = wanted.where(discrepancy_claim.c.discrepancy_id.in_(part), claim.c.retired.is_not(None))
        found |= {number("C", row) for row in connection.execute(wanted).scalars()}
    return frozenset(found)


_WAITS = (*TO_REVIEW, State.WAITING)
