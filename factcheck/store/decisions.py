"""Decisions: writing them with what they change and their event, taking them back, and reading them.

The status of a claim is what the latest standing decision that sets it says, else unverified; it is worked out again whenever a
decision comes or goes. Each function runs inside the caller's transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import By, Decision, Effect, Evidence, Finding, JudgedSide, Verdict, judged_sides
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import GONE, Cause, Ending, EventKind, Resolution, State, Status
from factcheck.core.wording import moment
from factcheck.errors import DecisionError, UnknownId
from factcheck.store.chain import append_event
from factcheck.store.evidence import evidence_by_decision, insert_evidence
from factcheck.store.numbers import number, row_of
from factcheck.store.tables import claim, decision, decision_claim, discrepancy
from factcheck.store.types import AnyRow

__all__ = [
    "check_standing",
    "decision_of",
    "decisions_of_claim",
    "decisions_of_discrepancy",
    "decisions_where",
    "insert_evidence",
    "latest_standing",
    "record_resolution",
    "record_status",
    "reopen",
    "restate",
    "standing_decision",
    "standing_decisions",
    "statuses_without",
    "undo_decision",
    "withdrawn_claims",
]


def record_resolution(
    connection: Connection, found: Discrepancy, finding: Finding, changes: Sequence[Effect], *, by: By
) -> Decision:
    """Writes down what a reviewer finds about a discrepancy of the ledger; the one that stood before is superseded.

    Its state becomes ``resolved``, or ``waiting`` for ``unsure``. One event. Raises UnknownId for evidence that names no claim.
    """
    row = row_of(found.id, "D")
    before = standing_decision(connection, row)
    if before is not None:
        _end(connection, row_of(before.id, "R"), Ending.SUPERSEDED, by)
    made = _insert(
        connection,
        by,
        {
            "discrepancy_id": row,
            "resolution": finding.resolution,
            "side": finding.side,
            "because": finding.because,
            "established": finding.established,
            "causes": [None if cause is None else str(cause) for cause in finding.causes],
            "judged": [side.as_record() for side in judged_sides(found)],
            "note": finding.note,
            "assignee": finding.assignee,
            "due": finding.due,
        },
    )
    _insert_effects(connection, made, changes)
    insert_evidence(connection, made, finding.evidence)
    touched = {one.claim for one in changes} | ({one.claim for one in before.effects} if before else set())
    restate(connection, [row_of(one, "C") for one in touched])
    state = State.WAITING if finding.resolution is Resolution.UNSURE else State.RESOLVED
    values = {"state": state, "former_state": None, "resolution": str(finding.resolution)}
    connection.execute(sa.update(discrepancy).where(discrepancy.c.id == row).values(**values))
    return _recorded(connection, made)


def record_status(connection: Connection, verdict: Verdict, changes: Sequence[Effect], *, by: By) -> Decision:
    """Writes down a status that a reviewer gives claims of the ledger. One event. Raises UnknownId as above."""
    made = _insert(connection, by, {"status": verdict.status, "note": verdict.note, "causes": [], "judged": []})
    _insert_effects(connection, made, changes)
    insert_evidence(connection, made, verdict.evidence)
    restate(connection, [row_of(one.claim, "C") for one in changes])
    return _recorded(connection, made)


def undo_decision(connection: Connection, row: int, *, by: By, note: str | None = None) -> Decision:
    """Takes a decision back: it stands no longer, its discrepancy is open, its claims have the status that is left. One event.

    Nothing that it superseded is revived. Raises UnknownId, DecisionError for a decision that does not stand.
    """
    before = decision_of(connection, row)
    check_standing(connection, before)
    _end(connection, row, Ending.UNDONE, by)
    restate(connection, [row_of(one.claim, "C") for one in before.effects])
    if before.discrepancy is not None:
        reopen(connection, [row_of(before.discrepancy, "D")])
    undone = decision_of(connection, row)
    facts = undone.as_record() | {"undo_note": note}
    append_event(connection, EventKind.UNDO, reviewer=by.reviewer, facts=facts, now=by.now)
    return undone


def decision_of(connection: Connection, row: int) -> Decision:
    """One decision, standing or not. Raises UnknownId."""
    found = decisions_where(connection, decision.c.id == row)
    if not found:
        raise UnknownId(f"there is no decision R{row} in the ledger", mend="List them with: factcheck decisions.")
    return found[0]


def decisions_where(connection: Connection, *conditions: sa.ColumnElement[bool]) -> list[Decision]:
    """The decisions that meet the conditions, in the order in which they were taken. Three queries, however many there are."""
    rows = connection.execute(sa.select(decision).where(*conditions).order_by(decision.c.id)).all()
    if not rows:
        return []
    wanted = sa.select(decision.c.id).where(*conditions)
    effects: dict[int, list[Effect]] = defaultdict(list)
    links = sa.select(decision_claim).where(decision_claim.c.decision_id.in_(wanted))
    for link in connection.execute(links.order_by(decision_claim.c.side, decision_claim.c.claim_id)):
        effects[link.decision_id].append(
            Effect(claim=number("C", link.claim_id), before=link.before, after=link.after, side=link.side)
        )
    rests = evidence_by_decision(connection, wanted)
    return [_from_row(row, tuple(effects[row.id]), tuple(rests.get(row.id, ()))) for row in rows]


def decisions_of_discrepancy(connection: Connection, row: int) -> tuple[Decision, ...]:
    """All decisions on a discrepancy, in the order in which they were taken."""
    return tuple(decisions_where(connection, decision.c.discrepancy_id == row))


def decisions_of_claim(connection: Connection, row: int) -> tuple[Decision, ...]:
    """All decisions that set the status of a claim, in the order in which they were taken."""
    touching = sa.select(decision_claim.c.decision_id).where(decision_claim.c.claim_id == row)
    return tuple(decisions_where(connection, decision.c.id.in_(touching)))


def standing_decision(connection: Connection, discrepancy_row: int) -> Decision | None:
    """The decision on a discrepancy that stands, None where there is none."""
    mine = decision.c.discrepancy_id == discrepancy_row
    found = decisions_where(connection, mine, decision.c.ended.is_(None))
    return found[-1] if found else None


def standing_decisions(connection: Connection) -> dict[int, Decision]:
    """The decision that stands on each discrepancy, by the row of the discrepancy."""
    found = decisions_where(connection, decision.c.discrepancy_id.is_not(None), decision.c.ended.is_(None))
    return {row_of(one.discrepancy, "D"): one for one in found}


def latest_standing(
    connection: Connection, *, reviewer: str | None = None, session: int | None = None
) -> Decision | None:
    """The last decision that stands: of a reviewer, of a session, or of all."""
    latest = sa.select(sa.func.max(decision.c.id)).where(decision.c.ended.is_(None))
    if reviewer is not None:
        latest = latest.where(decision.c.reviewer == reviewer)
    if session is not None:
        latest = latest.where(decision.c.session_id == session)
    row = connection.execute(latest).scalar_one()
    return None if row is None else decision_of(connection, row)


def statuses_without(connection: Connection, ended: Decision) -> dict[str, Status]:
    """The status that each claim which a decision sets would have if that decision did not stand, by number."""
    rows = {row_of(one.claim, "C") for one in ended.effects}
    left = _statuses(connection, rows, decision.c.id != row_of(ended.id, "R"))
    return {number("C", row): left.get(row, Status.UNVERIFIED) for row in sorted(rows)}


def withdrawn_claims(connection: Connection) -> frozenset[int]:
    """The rows of the claims that reviewers withdrew: they take no part in a comparison. Looked for among those decided on, which are few."""
    decided = sa.select(decision_claim.c.claim_id).where(decision_claim.c.after == Status.WITHDRAWN)
    wanted = sa.select(claim.c.id).where(claim.c.id.in_(decided), claim.c.status == Status.WITHDRAWN)
    return frozenset(connection.execute(wanted).scalars())


def _insert(connection: Connection, by: By, values: dict[str, object]) -> int:
    told = {"reviewer": by.reviewer, "recorded": by.now, "session_id": by.session}
    made = connection.execute(sa.insert(decision).values(**values, **told).returning(decision.c.id))
    return int(made.scalar_one())


def _insert_effects(connection: Connection, row: int, changes: Sequence[Effect]) -> None:
    if changes:
        connection.execute(
            sa.insert(decision_claim),
            [
                {
                    "decision_id": row,
                    "claim_id": row_of(one.claim, "C"),
                    "side": one.side,
                    "before": one.before,
                    "after": one.after,
                }
                for one in changes
            ],
        )


def _recorded(connection: Connection, row: int) -> Decision:
    """The decision as it was written, with its event."""
    made = decision_of(connection, row)
    append_event(connection, EventKind.DECIDE, reviewer=made.reviewer, facts=made.as_record(), now=made.recorded)
    return made


def _end(connection: Connection, row: int, ending: Ending, by: By) -> None:
    connection.execute(sa.update(decision).where(decision.c.id == row).values(ended=by.now, ending=ending))


def reopen(connection: Connection, rows: Collection[int]) -> None:
    """Opens discrepancies; one that is not found any more will be open if it is found again."""
    gone = discrepancy.c.state.in_(GONE)
    connection.execute(
        sa.update(discrepancy)
        .where(discrepancy.c.id.in_(rows))
        .values(
            state=sa.case((gone, discrepancy.c.state), else_=str(State.OPEN)),
            former_state=sa.case((gone, str(State.OPEN)), else_=None),
            resolution=None,
        )
    )


def check_standing(connection: Connection, one: Decision) -> None:
    """Nothing, for a decision that stands. Raises DecisionError, which says what ended it."""
    if one.ended is None:
        return
    when = moment(one.ended)
    if one.ending is Ending.UNDONE:
        raise DecisionError(f"{one.id} was taken back on {when}", mend="There is nothing left to undo of it.")
    stands = standing_decision(connection, row_of(one.discrepancy, "D"))
    newer = f"{stands.id} on {one.discrepancy} stands now: factcheck undo {stands.id}." if stands else None
    raise DecisionError(
        f"{one.id} was superseded by a later decision on {one.discrepancy} on {when}",
        mend=newer or f"That was taken back too: {one.discrepancy} is open.",
    )


def restate(connection: Connection, rows: Collection[int]) -> None:
    """Works out the status of claims again, from the decisions that stand."""
    left = _statuses(connection, rows)
    if rows:
        connection.execute(
            sa.update(claim).where(claim.c.id == sa.bindparam("row")).values(status=sa.bindparam("to_status")),
            [{"row": row, "to_status": left.get(row, Status.UNVERIFIED)} for row in sorted(rows)],
        )


def _statuses(connection: Connection, rows: Collection[int], *conditions: sa.ColumnElement[bool]) -> dict[int, Status]:
    """What the latest standing decision that sets the status of each claim says; claims without one are left out."""
    found: dict[int, Status] = {}
    wanted = sorted(rows)
    for start in range(0, len(wanted), _MANY):
        part = wanted[start : start + _MANY]
        links = (
            sa.select(decision_claim.c.claim_id, decision_claim.c.after)
            .join(decision, decision.c.id == decision_claim.c.decision_id)
            .where(decision_claim.c.claim_id.in_(part), decision.c.ended.is_(None), *conditions)
            .order_by(decision.c.id)
        )
        found |= {link.claim_id: link.after for link in connection.execute(links)}
    return found


_MANY = 500
"""How many claims are asked for at once. SQLite takes 999 parameters in old builds."""


def _from_row(row: AnyRow, changes: tuple[Effect, ...], rests: tuple[Evidence, ...]) -> Decision:
    finding = None
    if row.resolution is not None:
        finding = Finding(
            resolution=row.resolution,
            side=row.side,
            because=row.because,
            established=row.established,
            causes=tuple(None if cause is None else Cause(cause) for cause in row.causes),
            note=row.note,
            evidence=rests,
            assignee=row.assignee,
            due=row.due,
        )
    return Decision(
        id=number("R", row.id),
        reviewer=row.reviewer,
        recorded=row.recorded,
        effects=changes,
        discrepancy=None if row.discrepancy_id is None else number("D", row.discrepancy_id),
        finding=finding,
        judged=tuple(_judged(side) for side in row.judged),
        status=row.status,
        note=row.note,
        evidence=rests,
        session=row.session_id,
        ended=row.ended,
        ending=row.ending,
        batch=_named(row.batch_id),
        second_of=_named(row.second_of_id),
        agrees=row.agrees,
        settles=_named(row.settles_id),
    )


def _named(row: int | None) -> str | None:
    return None if row is None else number("R", row)


def _judged(side: dict[str, Any]) -> JudgedSide:
    value, high = side["value"], side["value_high"]
    return JudgedSide(
        value=None if value is None else Decimal(value),
        value_high=None if high is None else Decimal(high),
        claims=tuple(side["claims"]),
        keys=tuple(side["keys"]),
    )
