"""The audit trail: events, each with the hash of itself and of the one before, so that a change shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.core.keys import canonical_json
from factcheck.core.vocabulary import EventKind

__all__ = ["GENESIS", "Event", "Fault", "Head", "check_chain", "event_hash"]

GENESIS = "0" * 64
"""What stands before the first event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the audit trail.

    ``id`` counts from 1 without a gap; ``recorded`` is ISO 8601 in UTC; ``reviewer`` is None for what the program did by itself;
    ``payload`` is canonical JSON of a dict.
    """

    id: int
    recorded: str
    kind: EventKind
    reviewer: str | None
    payload: str
    prev_hash: str
    hash: str

    @property
    def facts(self) -> dict[str, object]:
        """What the payload says; nothing for one that is no JSON object, as a forger may leave it."""
        try:
            found = json.loads(self.payload)
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        return {
            "id": self.id,
            "recorded": self.recorded,
            "kind": str(self.kind),
            "reviewer": self.reviewer,
            "facts": self.facts,
            "hash": self.hash,
        }


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: who knows its hash can later tell whether anything up to there was changed."""

    id: int
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a chain is broken: the event's number (None for the chain as a whole), and what is wrong there, in words."""

    event: int | None
    what: str

    @property
    def told(self) -> str:
        """Place and words in one line."""
        return self.what if self.event is None else f"event {self.event} {self.what}"


def event_hash(event: Event) -> str:
    """sha256, in hex, of the hash before and the canonical JSON of everything else that the event says."""
    body = canonical_json([event.id, event.recorded, str(event.kind), event.reviewer, event.payload])
    return hashlib.sha256((event.prev_hash + body).encode("utf-8", "surrogatepass")).hexdigest()


def check_chain(events: Iterable[Event], *, expect: str | None = None) -> Iterator[Fault]:
    """The faults of a chain that is given from its beginning, in order. ``expect`` is a hash (or its first 8 digits or more) noted earlier.

    The events may come from anywhere: ``kind`` and ``payload`` need not be what the type says.
    """
    before, last = GENESIS, 0
    seen = expect is None
    for event in events:
        if event.id != last + 1:
            missing = (
                f"event {last + 1} is missing"
                if event.id == last + 2
                else f"events {last + 1} to {event.id - 1} are missing"
            )
            yield Fault(event.id, f"does not follow event {last}: {missing}" if last else f"is the first: {missing}")
        elif event.prev_hash != before:
            yield Fault(
                event.id, f"does not follow event {last}: that was replaced or changed" if last else "has no beginning"
            )
        if event_hash(event) != event.hash:
            yield Fault(event.id, "was changed: its words do not give its hash")
        if event.kind not in _KINDS:
            yield Fault(event.id, f"is of no kind that there is: {event.kind}")
        if not event.facts and event.payload != "{}":
            yield Fault(event.id, "says nothing that can be read: its payload is no JSON object")
        seen = seen or (expect is not None and event.hash.startswith(expect.lower()))
        before, last = event.hash, event.id
    if not seen:
        yield Fault(None, f"no event has the hash {expect}: the chain was cut off before it, or written anew")


_KINDS = frozenset(EventKind)
