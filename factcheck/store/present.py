"""The name that a source has now, as SQL: its own, the one that it was given, or that of the source which it was merged with."""

from __future__ import annotations

import sqlalchemy as sa

from factcheck.store.tables import source

__all__ = ["HEAD", "KNOWN_AS", "OWNER", "PRESENT", "named_like", "with_source"]

HEAD = source.alias("head")
"""The source that another was merged with. It is itself merged with none."""

KNOWN_AS = sa.func.coalesce(HEAD.c.label, HEAD.c.name, source.c.label)
"""The present name of a source, where that is not the one in print; NULL where it is."""

PRESENT = sa.func.coalesce(KNOWN_AS, source.c.name)
"""The present name of a source."""

OWNER = sa.func.coalesce(source.c.merged_into_id, source.c.id)
"""The row of the source that a name belongs to now."""


def with_source(joined: sa.FromClause, source_id: sa.ColumnElement[int | None]) -> sa.FromClause:
    """A join with the source that a column names, and with the one which that was merged with, if any."""
    return joined.outerjoin(source, source.c.id == source_id).outerjoin(HEAD, HEAD.c.id == source.c.merged_into_id)


def named_like(part: str) -> sa.ColumnElement[bool]:
    """Is this a part of the present name of a source, or of the one in print? Upper and lower case alike."""
    return sa.or_(PRESENT.icontains(part, autoescape=True), source.c.name.icontains(part, autoescape=True))
