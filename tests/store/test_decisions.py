"""Decisions in the tables: whole, in few queries, and never changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.decision import By, Decision, Effect, Evidence, Finding, Verdict, judged_sides
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import Because, Cause, Ending, EventKind, EvidenceKind, Resolution, Status
from factcheck.errors import UnknownId
from factcheck.review.effects import verdict_effects
from factcheck.store.chain import events
from factcheck.store.claims import claim_of, current_claims
from factcheck.store.decisions import (
    decision_of,
    decisions_of_claim,
    decisions_of_discrepancy,
    decisions_where,
    latest_standing,
    record_resolution,
    record_status,
    standing_decision,
    standing_decisions,
    statuses_without,
    undo_decision,
    withdrawn_claims,
)
from factcheck.store.discrepancies import discrepancy_of, keep_discrepancies
from factcheck.store.sessions import open_session

NOW = datetime(2023, 4, 5, 8, 7, 6, 54321, tzinfo=timezone(timedelta(hours=2)))
ANN = By(reviewer="Ann", now=NOW)
RESTS = (
    Evidence(kind=EvidenceKind.DOCUMENT, text="list.pdf", locator="page 2", sha256="ab" * 32),
    Evidence(kind=EvidenceKind.CLAIM, text="C3"),
    Evidence(kind=EvidenceKind.NOTE, text="=1+1 \x1b[2J \u202e</script>"),
)
ALL = Finding(resolution=Resolution.ALL_RIGHT, because=Because.BASIS)


@pytest.fixture
def found(connection: Connection, put: Callable[..., object], differ: Callable[..., Discrepancy]) -> Discrepancy:
    """D1: C1 and C2 (12 boats) against C3 (14 boats); D2: C4 against C5."""
    for at, figure in enumerate((12, 12, 14, 16, 18)):
        put(f"Ayr has {figure} boats.", address=f"/in/{at}.txt", source=f"Daily {at}")
    claims = current_claims(connection)
    whole = (differ([claims[:2], claims[2:3]]), differ([claims[3:4], claims[4:]]))
    keep_discrepancies(connection, whole, now=NOW, run_id=1)
    return discrepancy_of(connection, 1)


def status_of(connection: Connection, *rows: int) -> list[Status]:
    return [claim_of(connection, row).status for row in rows]


def test_a_resolution_comes_back_as_it_was(connection: Connection, found: Discrepancy) -> None:
    session = open_session(connection, "Ann", "discrepancies", now=NOW).id
    finding = Finding(
        resolution=Resolution.NONE_RIGHT, established="13 boats", causes=(Cause.UNIT, None), note="two\nlines", evidence=RESTS
    )  # fmt: skip
    changes = tuple(
        Effect(claim=f"C{row}", before=Status.UNVERIFIED, after=Status.REFUTED, side=int(row > 2)) for row in (1, 2, 3)
    )
    made = record_resolution(connection, found, finding, changes, by=replace(ANN, session=session))
    assert made == Decision(
        id="R1", reviewer="Ann", recorded=NOW.astimezone(UTC), effects=changes, discrepancy="D1", finding=finding, judged=judged_sides(found),
        note="two\nlines", evidence=RESTS, session=session,
    )  # fmt: skip
    assert decision_of(connection, 1) == standing_decision(connection, 1) == made
    assert decisions_of_discrepancy(connection, 1) == decisions_of_claim(connection, 3) == (made,)
    assert standing_decisions(connection) == {1: made}
    assert latest_standing(connection, session=session) == latest_standing(connection, reviewer="Ann") == made
    assert latest_standing(connection, session=session + 1) is latest_standing(connection, reviewer="Bob") is None
    assert status_of(connection, 1, 2, 3) == [Status.REFUTED] * 3
    (event,) = events(connection)
    assert (event.kind, event.reviewer, event.facts) == (EventKind.DECIDE, "Ann", made.as_record())


@pytest.mark.usefixtures("found")
def test_a_verification_comes_back_as_it_was(connection: Connection) -> None:
    verdict = Verdict(status=Status.WITHDRAWN, note="a page number", evidence=RESTS[:1])
    made = record_status(
        connection, verdict, verdict_effects(verdict, [claim_of(connection, row) for row in (5, 4)]), by=ANN
    )
    assert (made.status, made.discrepancy, made.finding, made.note, made.evidence) == (
        Status.WITHDRAWN, None, None, "a page number", RESTS[:1],
    )  # fmt: skip
    assert [(one.claim, one.before, one.after, one.side) for one in made.effects] == [
        ("C4", Status.UNVERIFIED, Status.WITHDRAWN, None),
        ("C5", Status.UNVERIFIED, Status.WITHDRAWN, None),
    ]
    assert withdrawn_claims(connection) == {4, 5}
    assert statuses_without(connection, made) == {"C4": Status.UNVERIFIED, "C5": Status.UNVERIFIED}


def test_evidence_that_is_no_claim_of_the_ledger(connection: Connection, found: Discrepancy) -> None:
    missing = replace(ALL, evidence=(Evidence(kind=EvidenceKind.CLAIM, text="C99"),))
    with pytest.raises(UnknownId, match="no claim C99"):
        record_resolution(connection, found, missing, (), by=ANN)


@pytest.mark.usefixtures("found")
def test_the_status_is_that_of_the_latest_decision_that_stands(connection: Connection) -> None:
    given = (Status.VERIFIED, Status.OUTDATED, Status.REFUTED)
    for status in given:
        verdict = Verdict(status=status, evidence=RESTS)
        record_status(connection, verdict, verdict_effects(verdict, [claim_of(connection, 1)]), by=ANN)
    for ended, left in ((2, Status.REFUTED), (3, Status.VERIFIED), (1, Status.UNVERIFIED)):
        undone = undo_decision(connection, ended, by=ANN)
        assert (undone.ending, undone.stands, status_of(connection, 1)) == (Ending.UNDONE, False, [left])


def test_many_claims_at_once(connection: Connection, put: Callable[..., object]) -> None:
    put("\n".join(f"Ayr has {figure} boats." for figure in range(1200)))
    claims: list[Claim] = current_claims(connection)
    verdict = Verdict(status=Status.OUTDATED)
    record_status(connection, verdict, verdict_effects(verdict, claims), by=ANN)
    assert {one.status for one in current_claims(connection)} == {Status.OUTDATED}
    undo_decision(connection, 1, by=ANN)
    assert {one.status for one in current_claims(connection)} == {Status.UNVERIFIED}


def test_decisions_come_by_four_queries(connection: Connection, found: Discrepancy) -> None:
    for _ in range(5):
        record_resolution(connection, found, replace(ALL, evidence=RESTS), (), by=ANN)
    asked: list[str] = []
    sa.event.listen(connection, "before_cursor_execute", lambda *arguments: asked.append(arguments[2]))
    assert [one.ending for one in decisions_where(connection)] == [Ending.SUPERSEDED] * 4 + [None]
    assert len(asked) == 4


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET note = 'x'",
        "UPDATE decision SET ended = NULL, ending = NULL WHERE id = 1",
        "DELETE FROM decision",
        "INSERT OR REPLACE INTO decision SELECT * FROM decision WHERE id = 2",
        "UPDATE decision_claim SET after = 'verified'",
        "DELETE FROM decision_claim",
        "UPDATE evidence SET text = 'x'",
        "DELETE FROM evidence",
    ],
)
def test_decisions_take_no_change(connection: Connection, found: Discrepancy, statement: str) -> None:
    changes = (Effect(claim="C1", before=Status.UNVERIFIED, after=Status.OUTDATED, side=0),)
    for _ in range(2):
        record_resolution(connection, found, replace(ALL, evidence=RESTS), changes, by=ANN)
    with pytest.raises(sa.exc.IntegrityError, match="never"):
        connection.exec_driver_sql(statement)


def test_one_that_is_not_there(connection: Connection) -> None:
    with pytest.raises(UnknownId, match="R7"):
        undo_decision(connection, 7, by=ANN)
    assert decisions_where(connection) == []
