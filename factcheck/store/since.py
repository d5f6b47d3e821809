"""What passed in a ledger behind one of its events: told by the events themselves, and by the rows that were written with them.

An event and what it tells of are one transaction, and rows bear its time or its run. Where one run has events on both sides of the event that is asked
about (a report made while a call of ``ingest`` was at work), all that the run did counts: what may be new is told rather than left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.chain import Event, Head
from factcheck.core.vocabulary import EventKind
from factcheck.store.chain import event_from, head_of
from factcheck.store.numbers import number
from factcheck.store.tables import claim, discrepancy, event, run

__all__ = ["Corrected", "Passed", "Touched", "event_numbered", "first_hash", "head_before", "passed_since", "touched"]

_CLAIMS_COME_WITH = frozenset((EventKind.INGEST, EventKind.EXTRACT, EventKind.ADD, EventKind.IMPORT))
_PART = 500
"""So many times are asked for in one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """That a reviewer corrected a field of a claim (``C12``): its words before and after."""

    claim: str
    field: str
    before: str | None
    after: str | None
    reviewer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """What the events behind one tell.

    ``runs`` are the rows of the runs at work, ``times`` when the events were recorded, ``claim_times`` when those were with which claims come. ``articles`` are the numbers (``A1``) of
    those read, each with the first version that was. ``decided`` and ``undone`` are numbers of decisions.
    """

    runs: frozenset[int] = frozenset()
    times: frozenset[datetime] = frozenset()
    claim_times: frozenset[datetime] = frozenset()
    articles: Mapping[str, int]
    decided: frozenset[str] = frozenset()
    undone: frozenset[str] = frozenset()
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The rows that were written since.

    Numbers of discrepancies that are ``new`` or ``changed``, how many claims are new, and the figure that stood in the place of each of those which replaced another (``C40``).
    """

    new: frozenset[str]
    changed: frozenset[str]
    claims: int
    replaced: Mapping[str, str]


def event_numbered(connection: Connection, row: int) -> Event | None:
    """One event, None where there is none of this number."""
    found = connection.execute(sa.select(*event.c).where(event.c.id == row)).one_or_none()
    return None if found is None else event_from(found)


def first_hash(connection: Connection) -> str | None:
    """The hash of the first event, which no other ledger has; None while there is none."""
    return connection.execute(sa.select(event.c.hash).order_by(event.c.id).limit(1)).scalar()


def head_before(connection: Connection, day: date) -> Head | None:
    """The end that the chain had when a day began, in UTC; None where nothing had been done."""
    wanted = sa.select(sa.func.min(event.c.id)).where(event.c.recorded >= day.isoformat())
    first = connection.execute(wanted).scalar()
    if first is None:
        return head_of(connection)
    before = event_numbered(connection, first - 1)
    return None if before is None else Head(before.id, before.hash)


def passed_since(connection: Connection, row: int) -> Passed:
    """What the events behind number ``row`` tell; of 0 all of them. They are read one by one."""
    told = _Told()
    for found in connection.execute(sa.select(*event.c).where(event.c.id > row).order_by(event.c.id)):
        told.take(event_from(found))
    return Passed(
        runs=frozenset(told.runs),
        times=frozenset(told.times),
        claim_times=frozenset(told.claim_times),
        articles=told.articles,
        decided=frozenset(told.decided),
        undone=frozenset(told.undone),
        corrected=tuple(told.corrected),
    )


def touched(connection: Connection, passed: Passed) -> Touched:
    """The rows that were written with those events, or in their runs."""
    rows = connection.execute(
        sa.select(discrepancy.c.id, discrepancy.c.recorded, discrepancy.c.run_id, run.c.started)
        .join(run, run.c.id == discrepancy.c.run_id)
        .order_by(discrepancy.c.id)
    ).all()
    new = {row.id for row in rows if row.recorded in passed.times}
    changed = {row.id for row in rows if row.run_id in passed.runs or row.started in passed.times} - new
    count, replaced = _claims(connection, sorted(passed.claim_times))
    return Touched(
        new=frozenset(number("D", row) for row in new),
        changed=frozenset(number("D", row) for row in changed),
        claims=count,
        replaced=replaced,
    )


def _claims(connection: Connection, times: list[datetime]) -> tuple[int, Mapping[str, str]]:
    """How many claims came at these times, and what figures the replaced ones had."""
    count, replaced = 0, {}
    before = claim.alias()
    for part in (times[start : start + _PART] for start in range(0, len(times), _PART)):
        come = (claim.c.recorded.in_(part), claim.c.retired.is_(None))
        count += int(connection.execute(sa.select(sa.func.count()).select_from(claim).where(*come)).scalar_one())
        pairs = sa.select(claim.c.id, before.c.value_text, before.c.quote).join(
            before, before.c.id == claim.c.replaces_id
        )
        for row in connection.execute(pairs.where(*come).order_by(claim.c.id)):
            replaced[number("C", row.id)] = row.value_text or row.quote
    return count, replaced


class _Told:
    """What events tell, taken down one by one. Nothing in a payload is trusted."""

    def __init__(self) -> None:
        self.runs: set[int] = set()
        self.times: set[datetime] = set()
        self.claim_times: set[datetime] = set()
        self.articles: dict[str, int] = {}
        self.decided: set[str] = set()
        self.undone: set[str] = set()
        self.corrected: list[Corrected] = []

    def take(self, one: Event) -> None:
        """Takes one event down."""
        facts = one.facts
        at = _moment(one.recorded)
        if at is not None:
            self.times.add(at)
        if at is not None and one.kind in _CLAIMS_COME_WITH:
            self.claim_times.add(at)
        if isinstance(facts.get("run"), int):
            self.runs.add(int(str(facts["run"])))
        match one.kind:
            case EventKind.INGEST | EventKind.EXTRACT:
                version = facts.get("version")
                if isinstance(version, int):
                    self.articles.setdefault(str(facts.get("article")), version)
            case EventKind.DECIDE:
                self.decided.add(str(facts.get("id")))
            case EventKind.UNDO:
                self.undone.add(str(facts.get("id")))
            case EventKind.CORRECT:
                self.corrected += _corrections(facts, one.reviewer)
            case _:
                pass


def _corrections(facts: Mapping[str, Any], reviewer: str | None) -> Iterator[Corrected]:
    changes = facts.get("changes")
    for one in changes if isinstance(changes, list) else ():
        if isinstance(one, dict):
            before, after = (None if one.get(name) is None else str(one[name]) for name in ("before", "after"))
            claim_number, field = str(facts.get("claim")), str(one.get("field"))
            yield Corrected(claim=claim_number, field=field, before=before, after=after, reviewer=reviewer)


def _moment(text: str) -> datetime | None:
    """The time that an event bears; None for words that are none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if found.tzinfo is None else found
