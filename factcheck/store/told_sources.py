"""What the audit trail tells of sources, and where their rows differ from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.engine import Connection

from factcheck.core.chain import Event, Fault

__all__ = ["ToldSources"]

_STATE = ("label", "kind", "owner", "country", "notes", "merged_into")
"""What can change in the row of a source."""


class ToldSources:
    """What became of sources, as the events tell it one by one: each says how the rows that it changed were left."""

    def __init__(self) -> None:
        self._left: dict[str, tuple[int, Mapping[str, Any]]] = {}

    def take(self, event: Event) -> None:
        """Takes one event down."""
        listed = event.facts.get("sources")
        for one in listed if isinstance(listed, list) else []:
            if isinstance(one, dict):
                self._left[str(one.get("source"))] = (event.id, one)

    def check(self, connection: Connection) -> Iterator[Fault]:
        """Every row that differs from what the events tell."""
        rows = {
            str(row["source"]): row
            for row in connection.exec_driver_sql(
                "SELECT source.name AS source, source.label, source.kind, source.owner, source.country, source.notes, parent.name AS merged_into "
                "FROM source LEFT JOIN source AS parent ON parent.id = source.merged_into_id ORDER BY source.id"
            ).mappings()
        }
        for name, (event, told) in self._left.items():
            if name not in rows:
                yield Fault(event, f"tells of the source “{name}”, which is not in the ledger")
                continue
            changed = [key.replace("_", " ") for key in _STATE if rows[name][key] != told.get(key)]
            if changed:
                yield Fault(
                    event, f"tells of the source “{name}”, which is not the same in the ledger: {', '.join(changed)}"
                )
        for name, row in rows.items():
            if name not in self._left and any(row[key] is not None for key in _STATE):
                yield Fault(None, f"the source “{name}” was changed past the audit trail: no event tells of that")
