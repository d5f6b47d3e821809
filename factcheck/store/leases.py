"""Leases: what each session has open, so that others pass it by. They expire, and they forbid nothing.

Each function runs inside the caller's transaction; a lease whose time is over counts for nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.store.tables import lease

__all__ = ["LASTS", "give_up", "held_by_others", "renew_lease", "take_lease"]

LASTS = timedelta(minutes=10)
"""How long a lease counts after it was taken or renewed. Reason: longer than a reviewer looks at one thing without a key, nearly always; and short enough that what
a killed session had open comes to others in the same sitting."""


def take_lease(connection: Connection, number: str, reviewer: str, session: int, *, now: datetime) -> None:
    """The session has this open now (``D3``, ``C12``), and nothing else.

    One of the same reviewer is taken over at once, one of another when its time is over; else it stays with the other.
    """
    given_up = sa.and_(lease.c.session_id == session, lease.c.number != number)
    connection.execute(sa.delete(lease).where(sa.or_(given_up, lease.c.until <= now)))
    mine = {"reviewer": reviewer, "session_id": session, "until": now + LASTS}
    held = connection.execute(sa.select(lease.c.reviewer).where(lease.c.number == number)).scalar_one_or_none()
    if held is None:
        connection.execute(sa.insert(lease).values(number=number, **mine))
    elif held == reviewer:
        connection.execute(sa.update(lease).where(lease.c.number == number).values(**mine))


def renew_lease(connection: Connection, session: int, *, now: datetime) -> None:
    """What the session has open stays before its reviewer; nothing, where somebody else took it meanwhile."""
    connection.execute(sa.update(lease).where(lease.c.session_id == session).values(until=now + LASTS))


def give_up(connection: Connection, session: int) -> None:
    """The session has nothing open any more."""
    connection.execute(sa.delete(lease).where(lease.c.session_id == session))


def held_by_others(connection: Connection, reviewer: str, *, now: datetime) -> dict[str, str]:
    """What is before other reviewers, by number, with their names."""
    rows = sa.select(lease.c.number, lease.c.reviewer).where(lease.c.until > now, lease.c.reviewer != reviewer)
    return {row.number: row.reviewer for row in connection.execute(rows.order_by(lease.c.number))}
