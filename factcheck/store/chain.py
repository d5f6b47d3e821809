"""The audit trail in the ledger: adding an event in the transaction of what it tells of, and reading events back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.chain import GENESIS, Event, Head, event_hash
from factcheck.core.keys import canonical_json
from factcheck.core.vocabulary import EventKind
from factcheck.store.tables import event

__all__ = ["append_event", "append_events", "event_from", "events", "head_of", "stream_events"]

_SURROGATE = re.compile(r"[\ud800-\udfff]")
"""No UTF-8 has these; a name or a note that came as bad bytes may. JSON can write them as escapes."""

_FIELDS = "id, recorded, kind, reviewer, payload, prev_hash, hash"


def append_event(
    connection: Connection, kind: EventKind, *, reviewer: str | None, facts: Mapping[str, object], now: datetime
) -> Event:
    """Adds an event behind the last one, inside the transaction that is open, which must be a writer's.

    ``facts`` are what JSON can say: text, whole numbers, true and false, None, lists and dicts of these. Raises ValueError for a time
    without a zone, TypeError for facts that JSON cannot say.
    """
    (added,) = append_events(connection, kind, reviewer=reviewer, told=[facts], now=now)
    return added


def append_events(
    connection: Connection,
    kind: EventKind,
    *,
    reviewer: str | None,
    told: Sequence[Mapping[str, object]],
    now: datetime,
) -> list[Event]:
    """Adds an event for each of the facts, one behind the other, as ``append_event`` does."""
    if now.tzinfo is None:
        raise ValueError("an event needs a time with its zone")
    head, added = head_of(connection), []
    for facts in told:
        bare = Event(
            id=1 if head is None else head.id + 1,
            recorded=now.astimezone(UTC).isoformat(),
            kind=kind,
            reviewer=None if reviewer is None else _SURROGATE.sub("\ufffd", reviewer),
            payload=_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", canonical_json(dict(facts))),
            prev_hash=GENESIS if head is None else head.hash,
            hash="",
        )
        whole = replace(bare, hash=event_hash(bare))
        added.append(whole)
        head = Head(whole.id, whole.hash)
    if added:
        rows = [{name: getattr(one, name) for name in Event.__slots__} for one in added]
        connection.execute(sa.insert(event), rows)
    return added


def head_of(connection: Connection) -> Head | None:
    """The end of the chain; None while there is no event."""
    row = connection.exec_driver_sql("SELECT id, hash FROM event ORDER BY id DESC LIMIT 1").one_or_none()
    return None if row is None else Head(int(row[0]), _text(row[1]))


def events(connection: Connection, *, limit: int | None = None) -> list[Event]:
    """The last events, or all of them, newest last."""
    rows = connection.exec_driver_sql(
        f"SELECT {_FIELDS} FROM event ORDER BY id DESC LIMIT ?",  # noqa: S608 - the names above
        (-1 if limit is None else limit,),
    ).all()
    return [event_from(row) for row in reversed(rows)]


def stream_events(connection: Connection) -> Iterator[Event]:
    """Every event from the first, one by one, as it stands: nothing is checked, and ``kind`` and ``payload`` may be any words.

    ``core.chain.check_chain`` tells what is wrong with them.
    """
    for row in connection.exec_driver_sql(f"SELECT {_FIELDS} FROM event ORDER BY id"):  # noqa: S608 - the names above
        yield event_from(row)


def event_from(row: Sequence[Any]) -> Event:
    """The event of a row with all its columns, in the order of the table, whatever stands in it."""
    number, recorded, kind, reviewer, payload, before, own = row
    words = _text(kind)
    return Event(
        id=int(number),
        recorded=_text(recorded),
        kind=EventKind(words) if words in set(EventKind) else cast("EventKind", words),
        reviewer=None if reviewer is None else _text(reviewer),
        payload=_text(payload),
        prev_hash=_text(before),
        hash=_text(own),
    )


def _text(value: object) -> str:
    """The words of a column, whatever stands in it: somebody else's program may have put bytes or nothing there."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    return "" if value is None else str(value)
