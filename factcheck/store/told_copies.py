"""What the audit trail tells of copies that were taken after the decision, and whether the archive holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.engine import Connection

from factcheck.core.chain import Event, Fault
from factcheck.store.archive import check_bodies

__all__ = ["ToldCopies"]

Facts = Mapping[str, Any]

_SINCE_0008: Facts = {"role": None, "archived": False, "retrieved": None, "final": None}
"""What the event of a decision says nothing of, where it was written before there were copies."""

_LATER = ("sha256", "archived", "retrieved", "final")
"""What a copy that is taken later changes in evidence."""


class ToldCopies:
    """The copies that were taken later, taken down one by one."""

    def __init__(self) -> None:
        self._later: dict[str, tuple[int, Facts]] = {}

    def take(self, event: Event) -> Iterator[Fault]:
        """Takes the event of a copy down."""
        name = str(event.facts.get("evidence"))
        if name in self._later:
            yield Fault(
                event.id, f"tells again of a copy for {name}, of which event {self._later[name][0]} tells already"
            )
        self._later[name] = (event.id, event.facts)

    def evidence(self, told: object, record: Facts) -> object:
        """What the evidence of a decision should be now: as its event tells, with the copies that were taken later.

        ``record`` is the decision as the ledger has it: events of old knew no numbers of evidence.
        """
        if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
            return told
        rows = record["evidence"]
        names = [str(one["id"]) for one in rows] if len(rows) == len(told) else [str(one.get("id")) for one in told]
        return [{"id": name, **_SINCE_0008, **one} | self._copied(name) for name, one in zip(names, told, strict=True)]

    def _copied(self, name: str) -> dict[str, object]:
        facts = self._later.get(name, (0, {}))[1]
        return {key: facts.get(key) for key in _LATER} if facts else {}

    def check(self, connection: Connection) -> Iterator[Fault]:
        """Events of copies for evidence that is not there, and copies that are not what they were."""
        names = {f"E{row[0]}" for row in connection.exec_driver_sql("SELECT id FROM evidence")}
        for name, (event, _) in self._later.items():
            if name not in names:
                yield Fault(event, f"tells of a copy for {name}, which is not in the ledger")
        yield from check_bodies(connection)
