"""Entities and the names that articles gave them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.discrepancy import Entity
from factcheck.store.tables import alias, claim, entity
from factcheck.store.types import AnyRow

__all__ = ["add_entities", "entities", "keep_entities"]

_AT_ONCE = 500
"""Values in one query."""


def keep_entities(connection: Connection, found: Sequence[Entity]) -> dict[tuple[str, str], int]:
    """Writes the entities of a matching, keeping rows by key; the rows by role and name.

    A name that stands for several things (`the city`) is left out of the answer. What the matching does not give any more stays, marked as not current.
    """
    known = {row.key: row for row in connection.execute(sa.select(entity))}
    fresh = [
        {"key": one.key, "role": one.role, "name": one.name, "current": True} for one in found if one.key not in known
    ]
    rows = {row.key: row.id for row in known.values()}
    if fresh:
        made = connection.execute(sa.insert(entity).returning(entity.c.key, entity.c.id), fresh)
        rows |= {row.key: row.id for row in made}
    changed = [
        {"row": known[one.key].id, "to_role": one.role, "to_name": one.name}
        for one in found
        if one.key in known
        and (one.role, one.name, True) != (known[one.key].role, known[one.key].name, known[one.key].current)
    ]
    if changed:
        values = {"role": sa.bindparam("to_role"), "name": sa.bindparam("to_name"), "current": True}
        connection.execute(sa.update(entity).where(entity.c.id == sa.bindparam("row")).values(values), changed)
    present = {one.key for one in found}
    gone = [{"row": row.id} for key, row in known.items() if row.current and key not in present]
    if gone:
        connection.execute(sa.update(entity).where(entity.c.id == sa.bindparam("row")).values(current=False), gone)
    _keep_aliases(connection, {(rows[one.key], name) for one in found for name in one.names})
    owners: dict[tuple[str, str], set[int]] = {}
    for one in found:
        for name in one.names:
            owners.setdefault((one.role, name), set()).add(rows[one.key])
    return {name: min(of) for name, of in owners.items() if len(of) == 1}


def add_entities(connection: Connection, found: Sequence[Entity]) -> dict[tuple[str, str], int]:
    """Writes the entities of new articles beside those that are there; the rows by role and name, of the names given.

    A name that stands for several things now is left out, and claims that bear it are pointed to none of them any more.
    """
    rows: dict[str, int] = {}
    for some in _batches(found):
        known = {
            row.key: row
            for row in connection.execute(sa.select(entity).where(entity.c.key.in_([one.key for one in some])))
        }
        fresh = [
            {"key": one.key, "role": one.role, "name": one.name, "current": True}
            for one in some
            if one.key not in known
        ]
        if fresh:
            made = connection.execute(sa.insert(entity).returning(entity.c.key, entity.c.id), fresh)
            rows |= {row.key: row.id for row in made}
        rows |= {key: row.id for key, row in known.items()}
        for one in some:
            if one.key in known:
                _add_names(connection, known[one.key], one)
        _keep_names(connection, [(rows[one.key], name) for one in some if one.key not in known for name in one.names])
    return _owners(connection, {(one.role, name) for one in found for name in one.names})


def _add_names(connection: Connection, row: AnyRow, one: Entity) -> None:
    """Gives a thing that is there further names, and shows it under the one that is fit."""
    had = {known.name: known for known in connection.execute(sa.select(alias).where(alias.c.entity_id == row.id))}
    current = {name for name, known in had.items() if known.current and row.current}
    back = [known.id for name, known in had.items() if name in one.names and not known.current]
    if back:
        connection.execute(sa.update(alias).where(alias.c.id.in_(back)).values(current=True))
    _keep_names(connection, [(row.id, name) for name in one.names if name not in had])
    shown = Entity.called(one.role, current.union(one.names))
    if (shown, True) != (row.name, row.current):
        connection.execute(sa.update(entity).where(entity.c.id == row.id).values(name=shown, current=True))


def _keep_names(connection: Connection, names: Sequence[tuple[int, str]]) -> None:
    rows = [{"entity_id": owner, "name": name, "origin": "article", "current": True} for owner, name in sorted(names)]
    if rows:
        connection.execute(sa.insert(alias), rows)


def _owners(connection: Connection, names: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The row of the one thing that each name stands for; claims with a name that stands for several are pointed to none."""
    joined = alias.join(entity, entity.c.id == alias.c.entity_id)
    listed = (
        sa.select(entity.c.role, alias.c.name, entity.c.id).select_from(joined).where(alias.c.current, entity.c.current)
    )
    owners: dict[tuple[str, str], set[int]] = {}
    for some in _batches(sorted({name for _, name in names})):
        for row in connection.execute(listed.where(alias.c.name.in_(some))):
            if (row.role, row.name) in names:
                owners.setdefault((row.role, row.name), set()).add(row.id)
    columns = {"subject": (claim.c.subject, claim.c.subject_id), "metric": (claim.c.metric, claim.c.metric_id)}
    for (role, name), of in sorted(owners.items()):
        if len(of) > 1:
            printed, pointer = columns[role]
            connection.execute(sa.update(claim).where(pointer.in_(sorted(of)), printed == name).values({pointer: None}))
    return {name: min(of) for name, of in owners.items() if len(of) == 1}


def _batches(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(values), _AT_ONCE):
        yield values[at : at + _AT_ONCE]


def entities(connection: Connection, role: str | None = None) -> list[Entity]:
    """The current entities with their current names, by row."""
    condition = entity.c.current if role is None else sa.and_(entity.c.current, entity.c.role == role)
    names: dict[int, list[str]] = {}
    joined = alias.join(entity, entity.c.id == alias.c.entity_id)
    listed = sa.select(alias.c.entity_id, alias.c.name).select_from(joined).where(condition, alias.c.current)
    for row in connection.execute(listed.order_by(alias.c.id)):
        names.setdefault(row.entity_id, []).append(row.name)
    rows = connection.execute(sa.select(entity).where(condition).order_by(entity.c.id))
    return [
        Entity(key=row.key, role=row.role, name=row.name, names=tuple(sorted(names.get(row.id, ())))) for row in rows
    ]


def _keep_aliases(connection: Connection, found: set[tuple[int, str]]) -> None:
    known = {
        (row.entity_id, row.name): row
        for row in connection.execute(sa.select(alias).where(alias.c.origin == "article"))
    }
    fresh = [
        {"entity_id": owner, "name": name, "origin": "article", "current": True}
        for owner, name in sorted(found)
        if (owner, name) not in known
    ]
    if fresh:
        connection.execute(sa.insert(alias), fresh)
    turned = [{"row": row.id, "now": place in found} for place, row in known.items() if row.current != (place in found)]
    if turned:
        connection.execute(
            sa.update(alias).where(alias.c.id == sa.bindparam("row")).values(current=sa.bindparam("now")), turned
        )
