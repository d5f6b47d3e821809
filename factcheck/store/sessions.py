"""Review sessions: where a reviewer was, what was passed over, how much was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.errors import LedgerError
from factcheck.store.tables import review_session
from factcheck.store.types import AnyRow

__all__ = [
    "ReviewSession",
    "check_session",
    "end_session",
    "mark_session",
    "open_session",
    "session_of",
    "unfinished_session",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSession:
    """One sitting of a reviewer. ``about`` is ``discrepancies`` or ``claims``; ``place`` the number that was looked at last."""

    id: int
    reviewer: str
    about: str
    started: datetime
    seen: datetime
    ended: datetime | None
    place: str | None
    skipped: tuple[str, ...]
    decided: int


def open_session(connection: Connection, reviewer: str, about: str, *, now: datetime) -> ReviewSession:
    """Begins a session."""
    values = {"reviewer": reviewer, "about": about, "started": now, "seen": now, "skipped": [], "decided": 0}
    made = connection.execute(sa.insert(review_session).values(**values).returning(review_session.c.id))
    return session_of(connection, int(made.scalar_one()))


def session_of(connection: Connection, session: int) -> ReviewSession:
    """One session, by its row."""
    return _from_row(connection.execute(sa.select(review_session).where(review_session.c.id == session)).one())


def unfinished_session(connection: Connection, reviewer: str, about: str) -> ReviewSession | None:
    """The latest session of a reviewer that was not ended, None where there is none."""
    row = connection.execute(
        sa.select(review_session)
        .where(review_session.c.reviewer == reviewer, review_session.c.about == about, review_session.c.ended.is_(None))
        .order_by(review_session.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _from_row(row)


def check_session(connection: Connection, session: int, reviewer: str) -> None:
    """Nothing, where the ledger has that session of the reviewer. Raises LedgerError: it was another ledger, or a later state, when the session began."""
    known = sa.select(review_session.c.id).where(review_session.c.id == session, review_session.c.reviewer == reviewer)
    if connection.execute(known).first() is None:
        raise LedgerError(
            "this session is not in the ledger, which was restored or replaced since it began",
            mend="Begin again: factcheck review.",
        )


def mark_session(
    connection: Connection, session: int, *, place: str | None, skipped: Sequence[str], decided: int, now: datetime
) -> None:
    """Notes where a session is: the number before the reviewer's eyes, those passed over, how many decisions it took."""
    _write(connection, session, place=place, skipped=list(skipped), decided=decided, seen=now)


def end_session(connection: Connection, session: int, *, now: datetime) -> None:
    """Notes that a session came to its end, so that the next one begins at the top."""
    _write(connection, session, ended=now, seen=now)


def _write(connection: Connection, session: int, **values: object) -> None:
    connection.execute(sa.update(review_session).where(review_session.c.id == session).values(**values))


def _from_row(row: AnyRow) -> ReviewSession:
    return ReviewSession(**dict(row._mapping) | {"skipped": tuple(row.skipped)})  # noqa: SLF001 - SQLAlchemy's public name
