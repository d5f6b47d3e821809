"""Second reviews: which decisions wait for one, and on which two reviewers disagree."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.vocabulary import Resolution, State
from factcheck.store.decisions import STANDS, decisions_where
from factcheck.store.numbers import number, row_of
from factcheck.store.queue import WaitingQuestion
from factcheck.store.sides import present_sides
from factcheck.store.tables import decision, discrepancy

__all__ = ["Disagreement", "disagreements", "waiting_for_second"]

_SECOND = decision.alias("second")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A discrepancy, by number, on which two reviewers found different things about the values that it has now."""

    number: str
    reviewers: frozenset[str]


def disagreements(connection: Connection, *, only: Collection[int] | None = None) -> list[Disagreement]:
    """What waits for a third, by number; with ``only``, of these rows. Where the values changed since, it is open to everybody."""
    joined = discrepancy.join(decision, decision.c.discrepancy_id == discrepancy.c.id).join(
        _SECOND, _SECOND.c.second_of_id == decision.c.id
    )
    found = sa.select(decision.c.id).select_from(joined).where(discrepancy.c.state == State.REOPENED, *STANDS)
    found = found.where(_SECOND.c.ended.is_(None), sa.not_(_SECOND.c.agrees))
    if only is not None:
        found = found.where(discrepancy.c.id.in_(sorted(only)))
    told = []
    for first in decisions_where(connection, decision.c.id.in_(found)):
        if first.holds_as_judged(present_sides(connection, row_of(first.discrepancy, "D"))):
            both = {first.reviewer, *(one.reviewer for one in first.seconds)}
            told.append(Disagreement(first.discrepancy or "", frozenset(both)))
    return told


def waiting_for_second(
    connection: Connection, reviewer: str, *conditions: sa.ColumnElement[bool], only: Collection[int] | None = None
) -> list[WaitingQuestion]:
    """What meets the conditions and waits for this reviewer: what another decided and nobody looked at again, and what a third must settle.

    Decisions that leave it open (``unsure``) wait for no second review.
    """
    looked_at = sa.exists().where(_SECOND.c.second_of_id == decision.c.id, _SECOND.c.ended.is_(None))
    decided = (
        sa.select(decision.c.discrepancy_id)
        .where(*STANDS, decision.c.resolution.is_not(None), decision.c.resolution != Resolution.UNSURE)
        .where(decision.c.reviewer != reviewer, sa.not_(looked_at))
    )
    third = [row_of(one.number, "D") for one in disagreements(connection, only=only) if reviewer not in one.reviewers]
    second = sa.and_(discrepancy.c.state == State.RESOLVED, discrepancy.c.id.in_(decided))
    wanted = sa.select(discrepancy.c.id, discrepancy.c.severity, discrepancy.c.score)
    wanted = wanted.where(sa.or_(second, discrepancy.c.id.in_(third)), *conditions).order_by(discrepancy.c.id)
    if only is not None:
        wanted = wanted.where(discrepancy.c.id.in_(sorted(only)))
    return [WaitingQuestion(number("D", row.id), row.severity, row.score) for row in connection.execute(wanted)]
