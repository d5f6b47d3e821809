"""The steps of review sessions: what was done in each, so that the last one, or all, can be taken back. A step is written with what it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import By
from factcheck.core.vocabulary import StepKind
from factcheck.store.tables import review_session, session_step

__all__ = ["Step", "end_step", "keep_step", "latest_session_of", "standing_steps"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step that was not taken back. ``about`` is the first decision (``R5``), the number of a ruling, a claim added (``C40``), or a correction as JSON."""

    id: int
    kind: StepKind
    about: str


def keep_step(connection: Connection, kind: StepKind, about: str, *, by: By) -> None:
    """Writes a step of the session in which something was done; nothing outside a session."""
    if by.session is not None:
        values = {"session_id": by.session, "kind": kind, "about": about, "recorded": by.now}
        connection.execute(sa.insert(session_step).values(**values))


def standing_steps(connection: Connection, session: int, *, last: bool = False) -> list[Step]:
    """The steps of a session that were not taken back, the newest first; with ``last`` the newest alone."""
    wanted = (
        sa.select(session_step.c.id, session_step.c.kind, session_step.c.about)
        .where(session_step.c.session_id == session, session_step.c.undone.is_(None))
        .order_by(session_step.c.id.desc())
        .limit(1 if last else None)
    )
    return [Step(*row) for row in connection.execute(wanted)]


def end_step(connection: Connection, step: Step, *, now: datetime) -> None:
    """Notes that nothing of a step is left to take back."""
    connection.execute(sa.update(session_step).where(session_step.c.id == step.id).values(undone=now))


def latest_session_of(connection: Connection, reviewer: str, session: int | None = None) -> int | None:
    """The latest session of a reviewer in which something was done that was not taken back; with ``session`` that one, whoever's it is, if it is there."""
    if session is not None:
        there = sa.select(review_session.c.id).where(review_session.c.id == session)
        return connection.execute(there).scalar_one_or_none()
    wanted = (
        sa.select(sa.func.max(session_step.c.session_id))
        .join(review_session, review_session.c.id == session_step.c.session_id)
        .where(review_session.c.reviewer == reviewer, session_step.c.undone.is_(None))
    )
    found: int | None = connection.execute(wanted).scalar_one()
    return found
