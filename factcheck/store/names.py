"""Entities and the names that articles gave them."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.discrepancy import Entity
from factcheck.store.tables import alias, entity

__all__ = ["entities", "keep_entities"]


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
