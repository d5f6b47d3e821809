"""What the audit trail tells of claims that another program made, and where the rows of the ledger differ from it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.engine import Connection

from factcheck.core.chain import Event, Fault
from factcheck.store.imports import import_digests

__all__ = ["ToldImports"]


class ToldImports:
    """The digests of imported claims, as the events of their imports tell them."""

    def __init__(self) -> None:
        self._claims: dict[str, tuple[int, object]] = {}

    def take(self, event: Event) -> None:
        """Takes one event down."""
        told = event.facts.get("digests")
        if isinstance(told, dict):
            for name, digest in told.items():
                self._claims.setdefault(str(name), (event.id, digest))

    def check(self, connection: Connection) -> Iterator[Fault]:
        """Every imported claim that is not what its event tells, that has none, or that is gone."""
        present = dict(import_digests(connection))
        for name, (event, digest) in self._claims.items():
            if name not in present:
                yield Fault(event, f"tells of {name}, imported, which is not in the ledger")
            elif present[name] != digest:
                yield Fault(event, f"tells of {name}, imported, which is not the same in the ledger")
        for name in present:
            if name not in self._claims:
                yield Fault(None, f"{name}, imported, has no event: it was written past the audit trail")
