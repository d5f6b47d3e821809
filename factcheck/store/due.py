"""What was left waiting and comes up again: for the reviewer whom it waits for at once, for everybody when its day has come."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.vocabulary import State
from factcheck.store.numbers import number
from factcheck.store.tables import decision, discrepancy

__all__ = ["DueQuestion", "due_questions"]


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """A waiting discrepancy by its number, with its severity (1 to 5) and score (0 to 1); ``due`` where its day has come."""

    number: str
    severity: int
    score: float
    due: bool


def due_questions(
    connection: Connection,
    reviewer: str,
    today: date,
    *conditions: sa.ColumnElement[bool],
    only: Collection[int] | None = None,
) -> list[DueQuestion]:
    """The waiting discrepancies that meet the conditions and that a reviewer is to look at today, by number; with ``only``, those among these rows."""
    has_come = sa.func.coalesce(decision.c.due <= today, sa.false())
    wanted = (
        sa.select(discrepancy.c.id, discrepancy.c.severity, discrepancy.c.score, has_come)
        .join(decision, decision.c.discrepancy_id == discrepancy.c.id)
        .where(
            discrepancy.c.state == State.WAITING,
            decision.c.ended.is_(None),
            decision.c.second_of_id.is_(None),
            sa.or_(decision.c.assignee == reviewer, decision.c.due <= today),
            *conditions,
        )
        .order_by(discrepancy.c.id)
    )
    if only is not None:
        wanted = wanted.where(discrepancy.c.id.in_(sorted(only)))
    rows = connection.execute(wanted)
    return [DueQuestion(number("D", row), severity, score, bool(due)) for row, severity, score, due in rows]
