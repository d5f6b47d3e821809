"""What waits for a reviewer: open discrepancies and unverified claims, with what they are ranked by."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.vocabulary import TO_REVIEW, Status
from factcheck.store.claims import claims_where
from factcheck.store.numbers import number
from factcheck.store.tables import claim, discrepancy, discrepancy_claim

__all__ = [
    "WaitingClaim",
    "WaitingQuestion",
    "open_discrepancies_of",
    "repeats_of",
    "waiting_claims",
    "waiting_questions",
]


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    """An open discrepancy by its number, with its severity (1 to 5) and score (0 to 1)."""

    number: str
    severity: int
    score: float


@dataclass(frozen=True, slots=True)
class WaitingClaim:
    """An unverified claim by its number.

    ``severity`` is that of the worst open discrepancy that it stands in, 0 for none; ``repeated`` counts the other articles whose claims of the same
    series state the same value.
    """

    number: str
    severity: int
    repeated: int
    unit_code: str | None
    metric: str | None
    counted: str | None
    predicate: str | None


def waiting_questions(connection: Connection, *conditions: sa.ColumnElement[bool]) -> list[WaitingQuestion]:
    """The open discrepancies that meet the conditions, by number."""
    wanted = sa.select(discrepancy.c.id, discrepancy.c.severity, discrepancy.c.score)
    wanted = wanted.where(discrepancy.c.state.in_(TO_REVIEW), *conditions).order_by(discrepancy.c.id)
    return [WaitingQuestion(number("D", row.id), row.severity, row.score) for row in connection.execute(wanted)]


def waiting_claims(connection: Connection, *conditions: sa.ColumnElement[bool]) -> list[WaitingClaim]:
    """The current claims that nobody has verified and that meet the conditions, by number."""
    worst = (
        sa.select(discrepancy_claim.c.claim_id, sa.func.max(discrepancy.c.severity).label("severity"))
        .join(discrepancy, discrepancy.c.id == discrepancy_claim.c.discrepancy_id)
        .where(discrepancy.c.state.in_(TO_REVIEW))
        .group_by(discrepancy_claim.c.claim_id)
        .subquery()
    )
    same = (claim.c.series_id, claim.c.value, claim.c.value_high)
    told = (
        sa.select(*same, sa.func.count(claim.c.article_id.distinct()).label("articles"))
        .where(claim.c.retired.is_(None), claim.c.series_id.is_not(None), claim.c.value.is_not(None))
        .group_by(*same)
        .subquery()
    )
    words = (claim.c.unit_code, claim.c.metric, claim.c.counted, claim.c.predicate)
    wanted = (
        sa.select(
            claim.c.id,
            sa.func.coalesce(worst.c.severity, 0).label("severity"),
            (sa.func.coalesce(told.c.articles, 1) - 1).label("repeated"),
            *words,
        )
        .outerjoin(worst, worst.c.claim_id == claim.c.id)
        .outerjoin(
            told,
            sa.and_(
                told.c.series_id == claim.c.series_id,
                told.c.value == claim.c.value,
                told.c.value_high.is_not_distinct_from(claim.c.value_high),
            ),
        )
        .where(claim.c.retired.is_(None), claim.c.status == Status.UNVERIFIED, *conditions)
        .order_by(claim.c.id)
    )
    return [WaitingClaim(number("C", row), *facts) for row, *facts in connection.execute(wanted)]


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
    """The current claims of other articles, of the same series, that state the same value: one for each article."""
    own = connection.execute(
        sa.select(claim.c.series_id, claim.c.value, claim.c.value_high, claim.c.article_id).where(
            claim.c.id == claim_row
        )
    ).one()
    if own.series_id is None or own.value is None:
        return []
    found = claims_where(
        connection,
        claim.c.series_id == own.series_id,
        claim.c.value == own.value,
        claim.c.value_high.is_not_distinct_from(own.value_high),
        claim.c.article_id != own.article_id,
        claim.c.retired.is_(None),
    )
    return list({one.article.id: one for one in found}.values())
