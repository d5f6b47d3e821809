"""Short lines for a few things that wait: what a list of the queue shows of those that are in sight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.titles import Title
from factcheck.core.vocabulary import TO_REVIEW
from factcheck.store.numbers import number, row_of
from factcheck.store.tables import claim, discrepancy, discrepancy_claim, discrepancy_side

__all__ = ["claim_titles", "question_titles"]


def question_titles(connection: Connection, numbers: Sequence[str]) -> list[Title]:
    """The discrepancies of these numbers, in no order; those that are not there are left out. Two queries, however many there are."""
    rows = [row_of(one, "D") for one in numbers]
    figures = _figures(connection, rows)
    wanted = sa.select(*(discrepancy.c[name] for name in ("id", "severity", "kind", "subject", "metric")))
    return [
        Title(
            number=number("D", row.id),
            severity=row.severity,
            kind=str(row.kind),
            subject=row.subject,
            metric=row.metric,
            figures=tuple(figures[row.id]),
        )
        for row in connection.execute(wanted.where(discrepancy.c.id.in_(rows)))
    ]


def claim_titles(connection: Connection, numbers: Sequence[str]) -> list[Title]:
    """The claims of these numbers, in no order; those that are not there are left out. Two queries, however many there are."""
    rows = [row_of(one, "C") for one in numbers]
    worst: dict[int, tuple[int, str]] = {}
    stands = (
        sa.select(discrepancy_claim.c.claim_id, discrepancy.c.severity, discrepancy.c.kind)
        .join(discrepancy, discrepancy.c.id == discrepancy_claim.c.discrepancy_id)
        .where(discrepancy_claim.c.claim_id.in_(rows), discrepancy.c.state.in_(TO_REVIEW))
        .order_by(discrepancy.c.severity, discrepancy.c.id.desc())
    )
    for row in connection.execute(stands):
        worst[row.claim_id] = row.severity, str(row.kind)
    wanted = sa.select(
        claim.c.id,
        sa.func.coalesce(claim.c.subject, claim.c.actor).label("subject"),
        sa.func.coalesce(claim.c.metric, claim.c.counted, claim.c.object).label("metric"),
        sa.func.coalesce(claim.c.value_text, claim.c.action).label("figure"),
    ).where(claim.c.id.in_(rows))
    return [
        Title(
            number=number("C", row.id),
            severity=worst[row.id][0] if row.id in worst else None,
            kind=worst[row.id][1] if row.id in worst else None,
            subject=row.subject,
            metric=row.metric,
            figures=() if row.figure is None else (row.figure,),
        )
        for row in connection.execute(wanted)
    ]


def _figures(connection: Connection, rows: Sequence[int]) -> dict[int, list[str]]:
    """What each side of these discrepancies states, in their order: the result of its working, else what its first claim prints."""
    first = sa.and_(
        discrepancy_claim.c.discrepancy_id == discrepancy_side.c.discrepancy_id,
        discrepancy_claim.c.side == discrepancy_side.c.side,
        discrepancy_claim.c.position == 0,
    )
    wanted = (
        sa.select(
            discrepancy_side.c.discrepancy_id,
            discrepancy_side.c.working,
            sa.func.coalesce(claim.c.value_text, claim.c.action).label("figure"),
        )
        .outerjoin(discrepancy_claim, first)
        .outerjoin(claim, claim.c.id == discrepancy_claim.c.claim_id)
        .where(discrepancy_side.c.discrepancy_id.in_(rows))
        .order_by(discrepancy_side.c.discrepancy_id, discrepancy_side.c.side)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(wanted):
        stated = row.figure if row.working is None else row.working.rpartition(" = ")[2]
        found[row.discrepancy_id].append(stated or "?")
    return found
