"""Many decisions at once: written together, or taken back together, in a few statements however many there are, with an event for each.

What each of them does is what ``record_resolution`` and ``undo_decision`` do. Each function runs inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import By, Decision, Effect, Finding, judged_sides
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import Ending, EventKind, Resolution, State, Status
from factcheck.store.chain import append_events
from factcheck.store.decisions import decisions_where, insert_evidence, reopen, restate, undo_decision
from factcheck.store.numbers import number, row_of
from factcheck.store.tables import claim, decision, decision_claim, discrepancy, lease

__all__ = [
    "Item",
    "batch_of",
    "disputed_on",
    "effects_of_undoing",
    "in_parts",
    "leased",
    "record_batch",
    "standing_on",
    "undo_decisions",
]

_AT_ONCE = 500
"""So many numbers are asked for in one statement. SQLite takes 999 parameters in old builds."""


@dataclass(frozen=True, slots=True)
class Item:
    """One decision of a batch before it is written: what it is about, what is found, and what that does to claims."""

    found: Discrepancy
    finding: Finding
    changes: tuple[Effect, ...]


def record_batch(connection: Connection, items: Sequence[Item], *, by: By) -> list[Decision]:
    """Writes a decision on each of several discrepancies, each once; what stood on them before is superseded. One event each.

    ``batch`` of all is the number of the first; a single one has none. Raises UnknownId for evidence that names no claim.
    """
    rows = [row_of(one.found.id, "D") for one in items]
    before = standing_on(connection, rows)
    _end(connection, [row_of(one.id, "R") for one in before.values()], Ending.SUPERSEDED, by)
    first = int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(decision.c.id), 0))).scalar_one()) + 1
    made = range(first, first + len(items))
    told = {"reviewer": by.reviewer, "recorded": by.now, "session_id": by.session}
    told["batch_id"] = first if len(items) > 1 else None
    columns = [
        _columns(one) | told | {"id": row, "discrepancy_id": about}
        for row, about, one in zip(made, rows, items, strict=True)
    ]
    _insert(connection, decision, columns)
    _insert(
        connection, decision_claim, [link for row, one in zip(made, items, strict=True) for link in _links(row, one)]
    )
    for row, one in zip(made, items, strict=True):
        insert_evidence(connection, row, one.finding.evidence)
    touched = {change.claim for one in items for change in one.changes}
    touched |= {change.claim for one in before.values() for change in one.effects}
    restate(connection, sorted(row_of(one, "C") for one in touched))
    _set_states(connection, rows, items)
    written = decisions_where(connection, decision.c.id.between(first, first + len(items) - 1))
    facts = [one.as_record() for one in written]
    append_events(connection, EventKind.DECIDE, reviewer=by.reviewer, told=facts, now=by.now)
    return written


def undo_decisions(connection: Connection, rows: Sequence[int], *, by: By, note: str | None = None) -> list[Decision]:
    """Takes several decisions back, all of which stand. One event each, in the order of the rows given."""
    if len(rows) == 1:
        return [undo_decision(connection, rows[0], by=by, note=note)]
    before = _decisions(connection, rows)
    _end(connection, rows, Ending.UNDONE, by)
    restate(connection, sorted({row_of(change.claim, "C") for one in before.values() for change in one.effects}))
    for part in in_parts([row_of(one.discrepancy, "D") for one in before.values() if one.discrepancy is not None]):
        reopen(connection, part)
    after = _decisions(connection, rows)
    undone = [after[row] for row in rows]
    facts = [one.as_record() | {"undo_note": note} for one in undone]
    append_events(connection, EventKind.UNDO, reviewer=by.reviewer, told=facts, now=by.now)
    return undone


def batch_of(connection: Connection, row: int) -> list[Decision]:
    """The decisions that were recorded together with the one of that number, that one among them, standing or not."""
    first = sa.select(sa.func.coalesce(decision.c.batch_id, decision.c.id)).where(decision.c.id == row)
    return decisions_where(connection, sa.or_(decision.c.id == row, decision.c.batch_id == first.scalar_subquery()))


def standing_on(connection: Connection, rows: Sequence[int]) -> dict[int, Decision]:
    """The decision that stands on each of several discrepancies, by the row of the discrepancy; those without one are left out."""
    standing = (decision.c.ended.is_(None), decision.c.second_of_id.is_(None))
    return {
        row_of(one.discrepancy, "D"): one
        for part in in_parts(rows)
        for one in decisions_where(connection, decision.c.discrepancy_id.in_(part), *standing)
    }


def disputed_on(connection: Connection, rows: Sequence[int]) -> frozenset[str]:
    """Those of several discrepancies on which a second reviewer does not agree with the first, so that a third must settle them one by one."""
    found: set[str] = set()
    for part in in_parts(rows):
        against = sa.select(decision.c.discrepancy_id).where(
            decision.c.discrepancy_id.in_(part), decision.c.agrees.is_(False), decision.c.ended.is_(None)
        )
        found |= {number("D", row) for row in connection.execute(against).scalars()}
    return frozenset(found)


def effects_of_undoing(connection: Connection, made: Sequence[Decision]) -> tuple[Effect, ...]:
    """What the end of several decisions at once does to claims; those whose status stays are left out."""
    ended = {row_of(one.id, "R") for one in made}
    sides = {row_of(one.claim, "C"): one.side for each in made for one in each.effects}
    before: dict[int, Status] = {}
    left: dict[int, Status] = {}
    for part in in_parts(sorted(sides)):
        statuses = sa.select(claim.c.id, claim.c.status).where(claim.c.id.in_(part))
        before |= {row.id: row.status for row in connection.execute(statuses)}
        links = (
            sa.select(decision_claim.c.claim_id, decision_claim.c.after, decision.c.id)
            .join(decision, decision.c.id == decision_claim.c.decision_id)
            .where(decision_claim.c.claim_id.in_(part), decision.c.ended.is_(None))
            .order_by(decision.c.id)
        )
        left |= {row: after for row, after, by in connection.execute(links) if by not in ended}
    found = (Effect(claim=number("C", row), before=status, after=left.get(row, Status.UNVERIFIED), side=sides[row]) for row, status in before.items())  # fmt: skip
    return tuple(one for one in found if one.before is not one.after)


def leased(connection: Connection, reviewer: str, *, now: datetime) -> dict[str, str]:
    """What others have open now (``D3``), and who."""
    wanted = sa.select(lease.c.number, lease.c.reviewer).where(lease.c.reviewer != reviewer, lease.c.until > now)
    return {row.number: row.reviewer for row in connection.execute(wanted)}


def in_parts(rows: Iterable[int]) -> Iterator[list[int]]:
    """Rows in lists that one statement takes."""
    wanted = list(rows)
    for start in range(0, len(wanted), _AT_ONCE):
        yield wanted[start : start + _AT_ONCE]


def _decisions(connection: Connection, rows: Sequence[int]) -> dict[int, Decision]:
    found = (one for part in in_parts(rows) for one in decisions_where(connection, decision.c.id.in_(part)))
    return {row_of(one.id, "R"): one for one in found}


def _end(connection: Connection, rows: Sequence[int], ending: Ending, by: By) -> None:
    """Ends decisions, and the second reviews of them with them."""
    for part in in_parts(rows):
        second = sa.and_(decision.c.second_of_id.in_(part), decision.c.ended.is_(None))
        ended = {"ended": by.now, "ending": ending}
        connection.execute(sa.update(decision).where(sa.or_(decision.c.id.in_(part), second)).values(**ended))


def _columns(one: Item) -> dict[str, object]:
    finding = one.finding
    return {
        "resolution": finding.resolution,
        "side": finding.side,
        "because": finding.because,
        "established": finding.established,
        "causes": [None if cause is None else str(cause) for cause in finding.causes],
        "judged": [side.as_record() for side in judged_sides(one.found)],
        "note": finding.note,
        "assignee": finding.assignee,
        "due": finding.due,
    }


def _links(row: int, one: Item) -> Iterator[dict[str, object]]:
    for change in one.changes:
        facts: dict[str, object] = {"side": change.side, "before": change.before, "after": change.after}
        yield facts | {"decision_id": row, "claim_id": row_of(change.claim, "C")}


def _insert(connection: Connection, table: sa.Table, rows: Sequence[dict[str, object]]) -> None:
    if rows:
        connection.execute(sa.insert(table), list(rows))


def _set_states(connection: Connection, rows: Sequence[int], items: Sequence[Item]) -> None:
    connection.execute(
        sa.update(discrepancy)
        .where(discrepancy.c.id == sa.bindparam("row"))
        .values(state=sa.bindparam("now"), former_state=None, resolution=sa.bindparam("said")),
        [
            {
                "row": row,
                "now": State.WAITING if one.finding.resolution is Resolution.UNSURE else State.RESOLVED,
                "said": str(one.finding.resolution),
            }
            for row, one in zip(rows, items, strict=True)
        ],
    )
