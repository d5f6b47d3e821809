"""Does the ledger hold what its audit trail tells of? The chain, the triggers, and every row that an event speaks of.

The ledger may have been changed by any program, so nothing here trusts what it reads: what cannot be read is a fault, not a crash.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection

from factcheck.core.chain import Event, Fault, Head, check_chain
from factcheck.store.chain import events, stream_events
from factcheck.store.engine import driver_of
from factcheck.store.guards import check_guards
from factcheck.store.told import Told, check_rows

__all__ = ["Audit", "audit_ledger", "read_log"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What an audit found: how many events, and how many decisions and articles they tell of; the end of the chain; the faults."""

    events: int
    decisions: int
    articles: int
    head: Head | None
    faults: tuple[Fault, ...]


def audit_ledger(connection: Connection, *, expect: str | None = None) -> Audit:
    """Compares the chain with itself, with a head that was noted earlier, and with the rows that it tells of. Changes nothing."""
    with _leniently(connection):
        if not _has_events(connection):
            return Audit(
                events=0, decisions=0, articles=0, head=None, faults=(Fault(None, "the table event is missing"),)
            )
        told = Told()
        faults = list(check_chain(_noted(stream_events(connection), told), expect=expect))
        if faults and faults[-1].event is None and told.restored is not None:
            faults.append(_replaced(*told.restored))
        faults += [Fault(None, what) for what in check_guards(connection)]
        faults += check_rows(connection, told)
        return Audit(
            events=told.events,
            decisions=len(told.decided),
            articles=len({article for article, _ in told.versions}),
            head=told.head,
            faults=tuple(faults),
        )


def read_log(connection: Connection, limit: int | None) -> list[Event]:
    """The last events, or all of them, newest last, whatever stands in them."""
    with _leniently(connection):
        return events(connection, limit=limit) if _has_events(connection) else []


def _noted(stream: Iterator[Event], told: Told) -> Iterator[Event]:
    """The events as they come, each taken down."""
    for event in stream:
        told.take(event)
        yield event


def _replaced(event: int, facts: Mapping[str, Any]) -> Fault:
    kept = facts.get("kept")
    where = f"; what was there before is kept in {kept}" if kept else ""
    return Fault(event, f"tells of a restore, which puts the chain of a backup in the place of another{where}")


def _has_events(connection: Connection) -> bool:
    wanted = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'event'"
    return bool(connection.exec_driver_sql(wanted).scalar_one())


@contextmanager
def _leniently(connection: Connection) -> Iterator[None]:
    """Text that is no UTF-8 is read as far as it goes, instead of stopping the audit."""
    raw = driver_of(connection)
    raw.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = str
