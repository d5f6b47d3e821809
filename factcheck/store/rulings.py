"""What reviewers said of names: one thing, or two. A ruling stands until it is taken back; none is deleted."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.correction import Ruling
from factcheck.core.discrepancy import Alias
from factcheck.errors import UnknownId
from factcheck.store.tables import name_ruling
from factcheck.store.types import AnyRow

__all__ = ["aliases", "end_ruling", "keep_ruling", "rulings"]


def keep_ruling(connection: Connection, given: Ruling) -> Ruling:
    """Writes a ruling, its names in their order; the ruling with its number. The same two names must not have one that stands."""
    name, other = sorted((given.name, given.other))
    row = {"name": name, "other": other, "same": given.same, "note": given.note}
    made = {"reviewer": given.reviewer, "recorded": given.recorded}
    written = connection.execute(sa.insert(name_ruling).values(**row, **made).returning(*name_ruling.c)).one()
    return _from_row(written)


def rulings(connection: Connection) -> list[Ruling]:
    """The rulings that stand, in the order they were made."""
    rows = connection.execute(sa.select(name_ruling).where(name_ruling.c.ended.is_(None)).order_by(name_ruling.c.id))
    return [_from_row(row) for row in rows]


def aliases(connection: Connection) -> tuple[Alias, ...]:
    """The rulings that stand, as matching takes them."""
    return tuple(one.alias for one in rulings(connection))


def end_ruling(connection: Connection, row: int, *, now: datetime) -> Ruling:
    """Takes a ruling back; what it said. Raises UnknownId for one that does not stand."""
    found = {one.id: one for one in rulings(connection)}.get(row)
    if found is None:
        raise UnknownId(f"there is no ruling {row} on names that stands", mend="List them with: factcheck alias list.")
    connection.execute(sa.update(name_ruling).where(name_ruling.c.id == row).values(ended=now))
    return found


def _from_row(row: AnyRow) -> Ruling:
    return Ruling(
        id=row.id,
        name=row.name,
        other=row.other,
        same=row.same,
        note=row.note,
        reviewer=row.reviewer,
        recorded=row.recorded,
    )
