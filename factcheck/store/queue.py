"""What waits for a reviewer: open discrepancies with what they are ranked by, and what stands beside a claim. Unverified claims: ``weights``."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.vocabulary import TO_REVIEW
from factcheck.store.claims import claims_where
from factcheck.store.numbers import number
from factcheck.store.tables import claim, discrepancy, discrepancy_claim

__all__ = [
    "WaitingQuestion",
    "open_discrepancies_of",
    "repeats_of",
    "standing_beside",
    "waiting_questions",
]


class WaitingQuestion(NamedTuple):
    """An open discrepancy by its number, with its severity (1 to 5) and score (0 to 1)."""

    number: str
    severity: int
    score: float


def waiting_questions(
    connection: Connection, *conditions: sa.ColumnElement[bool], only: Collection[int] | None = None
) -> list[WaitingQuestion]:
    """The open discrepancies that meet the conditions, the most severe first, then the surest; with ``only``, those among these rows."""
    wanted = sa.select(discrepancy.c.id, discrepancy.c.severity, discrepancy.c.score)
    wanted = wanted.where(discrepancy.c.state.in_(TO_REVIEW), *conditions)
    wanted = wanted.order_by(discrepancy.c.severity.desc(), discrepancy.c.score.desc(), discrepancy.c.id)
    if only is not None:
        wanted = wanted.where(discrepancy.c.id.in_(sorted(only)))
    return [WaitingQuestion(number("D", row), severity, score) for row, severity, score in connection.execute(wanted)]


def open_discrepancies_of(connection: Connection, claim_row: int) -> tuple[tuple[str, int], ...]:
    """The numbers of the open discrepancies that a claim stands in with their severities, the worst first."""
    rows = connection.execute(
        sa.select(discrepancy.c.id, discrepancy.c.severity)
        .join(discrepancy_claim, discrepancy_claim.c.discrepancy_id == discrepancy.c.id)
        .where(discrepancy_claim.c.claim_id == claim_row, discrepancy.c.state.in_(TO_REVIEW))
        .distinct()
        .order_by(discrepancy.c.severity.desc(), discrepancy.c.id)
    )
    return tuple((number("D", row.id), row.severity) for row in rows)


def repeats_of(connection: Connection, claim_row: int) -> list[Claim]:
    """The current claims of other articles, of the same series, that state the same value, by article and place."""
    own = connection.execute(
        sa.select(claim.c.series_id, claim.c.value, claim.c.value_high, claim.c.article_id).where(
            claim.c.id == claim_row
        )
    ).one()
    if own.series_id is None or own.value is None:
        return []
    return claims_where(
        connection,
        claim.c.series_id == own.series_id,
        claim.c.value == own.value,
        claim.c.value_high.is_not_distinct_from(own.value_high),
        claim.c.article_id != own.article_id,
        claim.c.retired.is_(None),
    )


def standing_beside(connection: Connection, claim_row: int) -> list[Claim]:
    """The other current claims on the sides of discrepancies that are to be reviewed on which a claim stands, by number."""
    own, other = discrepancy_claim.alias(), discrepancy_claim.alias()
    beside = (
        sa.select(other.c.claim_id)
        .join(own, sa.and_(own.c.discrepancy_id == other.c.discrepancy_id, own.c.side == other.c.side))
        .join(discrepancy, discrepancy.c.id == own.c.discrepancy_id)
        .where(own.c.claim_id == claim_row, other.c.claim_id != claim_row, discrepancy.c.state.in_(TO_REVIEW))
    )
    return claims_where(connection, claim.c.id.in_(beside), claim.c.retired.is_(None))
