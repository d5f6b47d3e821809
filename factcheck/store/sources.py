"""Sources: looked up by any of their names, and changed. A printed name never changes; what it is called now, and whom it belongs to, does."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.source import FACTS, Source, SourceName
from factcheck.core.vocabulary import EventKind
from factcheck.errors import UnknownId, UsageError
from factcheck.store.tables import article, event, source
from factcheck.store.types import AnyRow

__all__ = [
    "MERGE",
    "change_facts",
    "find_source",
    "merge_sources",
    "rename_source",
    "source_of",
    "source_states",
    "split_source",
]

MERGE = "merge"
"""What the event of a merger says of itself; ``split_source`` looks for it."""


def find_source(connection: Connection, name: str) -> int:
    """The row of the source that is called so, now or in print; upper and lower case tell two apart only where there are two.

    Raises UnknownId, with the nearest names.
    """
    return _owner(_named(connection, name))


def source_of(connection: Connection, row: int) -> Source:
    """A source with the names that belong to it. ``row`` is that of one which is merged with none."""
    head = _row(connection, row)
    counted = (
        sa.select(source.c.id, source.c.name, sa.func.count(article.c.id).label("articles"))
        .outerjoin(article, article.c.source_id == source.c.id)
        .where(sa.or_(source.c.id == row, source.c.merged_into_id == row))
        .group_by(source.c.id, source.c.name)
        .order_by(source.c.id != row, source.c.name)
    )
    names = tuple(SourceName(one.name, one.articles) for one in connection.execute(counted))
    facts = {name: getattr(head, name) for name in FACTS}
    return Source(name=head.label or head.name, names=names, **facts)


def source_states(connection: Connection, rows: Iterable[int]) -> list[dict[str, object]]:
    """What events say of sources: all that can change in their rows, by printed name."""
    parent = source.alias("parent")
    wanted = (
        sa.select(source, parent.c.name.label("merged_into"))
        .outerjoin(parent, parent.c.id == source.c.merged_into_id)
        .where(source.c.id.in_(sorted(rows)))
        .order_by(source.c.id)
    )
    return [
        {
            "source": row.name,
            "label": row.label,
            **{name: None if getattr(row, name) is None else str(getattr(row, name)) for name in FACTS},
            "merged_into": row.merged_into,
        }
        for row in connection.execute(wanted)
    ]


def change_facts(connection: Connection, row: int, values: Mapping[str, str | None]) -> frozenset[int]:
    """Writes facts of a source; the rows that were changed."""
    connection.execute(sa.update(source).where(source.c.id == row).values(**values))
    return frozenset([row])


def rename_source(connection: Connection, row: int, name: str, *, now: datetime) -> frozenset[int]:
    """Gives a source another name; the rows that were changed. Articles that come with the new name in print belong to it too.

    Raises UsageError where it is called so already, or where the name belongs to another source.
    """
    head = _row(connection, row)
    if (head.label or head.name) == name:
        raise UsageError(f"it is called “{name}” already", mend="Give another name.")
    known = _exactly(connection, name)
    changed = {row}
    if known is None:
        made = sa.insert(source).values(name=name, merged_into_id=row, recorded=now).returning(source.c.id)
        changed.add(int(connection.execute(made).scalar_one()))
    elif _owner(known) != row:
        other = source_of(connection, _owner(known)).name
        raise UsageError(
            f"“{name}” is a name of another source, “{other}”",
            mend=f'If they are one: factcheck source merge "{head.label or head.name}" "{other}".',
        )
    label = None if name == head.name else name
    connection.execute(sa.update(source).where(source.c.id == row).values(label=label))
    return frozenset(changed)


def merge_sources(connection: Connection, row: int, into: int) -> frozenset[int]:
    """Makes one source of two: the names of the first belong to the second from now on; the rows that were changed, that of the second included.

    What is known of the first, and not of the second, is taken over. Raises UsageError where the two are one.
    """
    if row == into:
        raise UsageError("the two names belong to one source already", mend="See it: factcheck source show NAME.")
    first, second = _row(connection, row), _row(connection, into)
    moved = _names_of(connection, row)
    lacking = {name: getattr(first, name) for name in FACTS if getattr(second, name) is None}
    connection.execute(sa.update(source).where(source.c.id.in_(sorted(moved))).values(merged_into_id=into))
    connection.execute(sa.update(source).where(source.c.id == into).values(**lacking))
    return frozenset({*moved, into})


def split_source(connection: Connection, name: str) -> tuple[int, frozenset[int]]:
    """Makes a printed name a source of its own again, with the names that had come with it at its merger; its row, and those that were changed.

    What was known of it before is known again, and of it alone: facts that the other source took over from it go. Raises UnknownId, and UsageError where the name
    stands on its own, or is what the source is called now.
    """
    row = _exactly(connection, name) or _named(connection, name)
    if row.merged_into_id is None:
        raise UsageError(f"“{row.label or row.name}” is merged with no other source", mend="There is nothing to split.")
    head = _row(connection, row.merged_into_id)
    if head.label == row.name:
        raise UsageError(
            f"“{row.name}” is what the source is called now",
            mend="Give it another name first: factcheck source rename.",
        )
    merger = _merger(connection, row.name)
    came = sorted(_came_with(connection, row, merger))
    connection.execute(sa.update(source).where(source.c.id.in_(came)).values(merged_into_id=row.id))
    own = {found.name for found in connection.execute(sa.select(source.c.name).where(source.c.id.in_(came)))}
    label = row.label if row.label in own else None
    connection.execute(sa.update(source).where(source.c.id == row.id).values(merged_into_id=None, label=label))
    taken = merger.get("taken", {}) if merger.get("into") == head.name else {}
    gone = dict.fromkeys(name for name in FACTS if name in taken and getattr(head, name) == taken[name])
    if gone:
        connection.execute(sa.update(source).where(source.c.id == head.id).values(**gone))
    return row.id, frozenset({row.id, head.id, *came})


def _merger(connection: Connection, name: str) -> Mapping[str, Any]:
    """What the event of the last merger of a printed name tells, nothing where there is none."""
    told = connection.execute(
        sa.select(event.c.payload).where(event.c.kind == EventKind.SOURCE).order_by(event.c.id.desc())
    ).scalars()
    for payload in told:
        facts: Mapping[str, Any] = json.loads(payload)
        if facts.get("act") == MERGE and facts.get("source") == name:
            return facts
    return {}


def _came_with(connection: Connection, row: AnyRow, merger: Mapping[str, Any]) -> set[int]:
    """The names that came with a name at its last merger and have stayed beside it since."""
    names = [str(name) for name in merger.get("with", ())]
    stayed = sa.select(source.c.id).where(
        source.c.name.in_(names), source.c.merged_into_id == row.merged_into_id, source.c.id != row.id
    )
    return set(connection.execute(stayed).scalars())


def _names_of(connection: Connection, row: int) -> set[int]:
    mine = sa.or_(source.c.id == row, source.c.merged_into_id == row)
    return set(connection.execute(sa.select(source.c.id).where(mine)).scalars())


def _row(connection: Connection, row: int) -> AnyRow:
    return connection.execute(sa.select(source).where(source.c.id == row)).one()


def _owner(row: AnyRow) -> int:
    return int(row.id if row.merged_into_id is None else row.merged_into_id)


def _exactly(connection: Connection, name: str) -> AnyRow | None:
    return connection.execute(sa.select(source).where(source.c.name == name)).one_or_none()


def _named(connection: Connection, name: str) -> AnyRow:
    """The row with a printed name, or the only one that is called so in other capitals. Every present name is somewhere in print."""
    exact = _exactly(connection, name)
    if exact is not None:
        return exact
    rows = {row.name: row for row in connection.execute(sa.select(source).order_by(source.c.id))}
    folded = name.casefold()
    found = [row for printed, row in rows.items() if printed.casefold() == folded]
    if len({_owner(row) for row in found}) == 1:
        return found[0]
    near = difflib.get_close_matches(name, sorted(rows), n=3, cutoff=0.6)
    hint = f"Did you mean “{'” or “'.join(near)}”?" if near else "List them with: factcheck sources."
    raise UnknownId(f"there is no source “{name}” in the ledger", mend=hint)
