"""What a ledger holds as a whole: its counts and the SQL of its tables and views."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.vocabulary import GONE, Status
from factcheck.store.discrepancies import count_open
from factcheck.store.search_index import is_shadow
from factcheck.store.tables import article, claim, discrepancy, entity, series

__all__ = ["Counts", "compared_counts", "counts_of", "schema_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much is in a ledger; retired claims left out."""

    articles: int
    claims: int
    open_discrepancies: int


def counts_of(connection: Connection) -> Counts:
    """How much is in a ledger."""
    current = sa.select(sa.func.count()).select_from(claim).where(claim.c.retired.is_(None))
    return Counts(
        articles=int(connection.execute(sa.select(sa.func.count()).select_from(article)).scalar_one()),
        claims=int(connection.execute(current).scalar_one()),
        open_discrepancies=count_open(connection),
    )


def compared_counts(connection: Connection) -> dict[str, int]:
    """How much the last comparison left: claims that were compared, and what it found."""
    stands = sa.and_(claim.c.retired.is_(None), claim.c.status != Status.WITHDRAWN)
    counted = {"claims": (claim, stands), "entities": (entity, entity.c.current), "series": (series, series.c.current)}
    counted["discrepancies"] = (discrepancy, discrepancy.c.state.not_in(GONE))
    found = {
        name: int(connection.execute(sa.select(sa.func.count()).select_from(table).where(condition)).scalar_one())
        for name, (table, condition) in counted.items()
    }
    return found | {"open_discrepancies": count_open(connection)}


def schema_of(connection: Connection) -> str:
    """The statements that make the tables, then the indexes, then the views of a SQLite ledger."""
    rows = connection.exec_driver_sql(
        "SELECT sql, name FROM sqlite_master WHERE sql IS NOT NULL "
        "ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, rowid"
    )
    return "".join(f"{sql.strip()};\n\n" for sql, name in rows if not is_shadow(name))
