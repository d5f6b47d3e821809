"""Deciding and taking back: what it does to claims and discrepancies, and what is refused."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from factcheck.core.decision import By, Evidence, Finding, Verdict
from factcheck.core.vocabulary import Because, Cause, Ending, EvidenceKind, Resolution, State, Status
from factcheck.errors import DecisionError, UnknownId, UsageError
from factcheck.ingest import Document
from factcheck.workflow.browse import ClaimFilter, DiscrepancyFilter, claims, discrepancies
from factcheck.workflow.decide import (
    DecisionFilter,
    decisions,
    preview,
    preview_undo,
    question_of,
    resolve,
    undo,
    verify,
)
from factcheck.workflow.ingest import ingest
from factcheck.workflow.match import match_again

NOW = datetime(2023, 4, 5, 6, 7, 8, 9, tzinfo=UTC)
ANN = By(reviewer="Ann Reed", now=NOW)
BOB = By(reviewer="Bob", now=NOW + timedelta(hours=1))
NOTE = Evidence(kind=EvidenceKind.NOTE, text="the harbour master's list")
FIRST_RIGHT = Finding(resolution=Resolution.ONE_RIGHT, side=0, evidence=(NOTE,))
ALL_RIGHT = Finding(resolution=Resolution.ALL_RIGHT, because=Because.UPDATE)
UNSURE = Finding(resolution=Resolution.UNSURE, note="ask in May")
MISREAD = Finding(resolution=Resolution.ONE_RIGHT, side=0, evidence=(NOTE,), causes=(None, Cause.EXTRACTION))
VERIFIED = Verdict(status=Status.VERIFIED, evidence=(NOTE,))
REFUTED = Verdict(status=Status.REFUTED, evidence=(NOTE,))
WITHDRAWN = Verdict(status=Status.WITHDRAWN)

Make = Callable[..., Document]


@pytest.fixture
def ledger(simple_rules: None, address: str, document: Make) -> str:  # noqa: ARG001
    """C1 (12 boats) against C2 (14 boats) is D1, C3 (3 quays) against C4 (5 quays) is D2, C5 is alone."""
    texts = ("Ayr has 12 boats.", "Ayr has 14 boats.", "Bude has 3 quays.", "Bude has 5 quays.", "Cork has 9 docks.")
    ingest(address, [document(text, address=f"/{at}.txt") for at, text in enumerate(texts)], now=NOW)
    return address


def statuses(address: str) -> str:
    """The first letters of the statuses of the claims, by number; `w` is withdrawn, `u` unverified."""
    return "".join(
        str(one.status)[0] for one in sorted(claims(address, filters=ClaimFilter()), key=lambda one: str(one.id))
    )


def states(address: str) -> dict[str | None, State]:
    found = [one for state in State for one in discrepancies(address, filters=DiscrepancyFilter(state=state))]
    return {one.id: one.state for one in found}


def events(address: str) -> list[str]:
    """The kinds of the events that reviewers caused."""
    with sqlite3.connect(address) as opened:
        found = opened.execute("SELECT kind FROM event WHERE reviewer IS NOT NULL ORDER BY id").fetchall()
    opened.close()
    return [kind for (kind,) in found]


def test_a_resolution_sets_claims_and_state_and_is_kept_whole(ledger: str) -> None:
    made = resolve(ledger, "D1", FIRST_RIGHT, by=ANN)
    assert (made.id, made.discrepancy, made.finding, made.reviewer, made.recorded, made.stands) == (
        "R1", "D1", FIRST_RIGHT, "Ann Reed", NOW, True,
    )  # fmt: skip
    assert [(one.claims, one.value) for one in made.judged] == [(("C1",), 12), (("C2",), 14)]
    assert statuses(ledger) == "vruuu"
    assert states(ledger) == {"D1": State.RESOLVED, "D2": State.OPEN}
    assert decisions(ledger, filters=DecisionFilter()) == [made]
    assert events(ledger) == ["decide"]


def test_undo(ledger: str) -> None:
    resolve(ledger, "D1", FIRST_RIGHT, by=ANN)
    undone = undo(ledger, by=ANN, note="too early")
    assert (undone.id, undone.ending, undone.ended) == ("R1", Ending.UNDONE, NOW)
    assert statuses(ledger) == "uuuuu"
    assert states(ledger)["D1"] is State.OPEN
    assert events(ledger) == ["decide", "undo"]


@pytest.mark.parametrize(
    ("finding", "left", "state"),
    [
        pytest.param(FIRST_RIGHT, "vruuu", State.RESOLVED, id="one right"),
        pytest.param(ALL_RIGHT, "uuuuu", State.RESOLVED, id="all right"),
        pytest.param(Finding(resolution=Resolution.NONE_RIGHT, established="13 boats", evidence=(NOTE,)), "rruuu", State.RESOLVED, id="none right"),
        pytest.param(Finding(resolution=Resolution.SUPERSEDED, side=1), "ouuuu", State.RESOLVED, id="superseded"),
        pytest.param(UNSURE, "uuuuu", State.WAITING, id="unsure"),
    ],
)  # fmt: skip
def test_what_is_shown_is_what_is_done(ledger: str, finding: Finding, left: str, state: State) -> None:
    shown = preview(ledger, "d1", finding)
    assert statuses(ledger) == "uuuuu"
    made = resolve(ledger, "d1", finding, by=ANN)
    assert (made.effects, statuses(ledger), states(ledger)["D1"]) == (shown, left, state)
    (kept,) = decisions(ledger, filters=DecisionFilter(about="D1"))
    assert kept.finding == finding


def test_a_later_decision_supersedes_and_shows_what_the_former_leaves(ledger: str) -> None:
    resolve(ledger, "D1", FIRST_RIGHT, by=ANN)
    assert [(one.claim, one.before, one.after) for one in preview(ledger, "D1", ALL_RIGHT)] == [
        ("C1", Status.VERIFIED, Status.UNVERIFIED),
        ("C2", Status.REFUTED, Status.UNVERIFIED),
    ]
    made = resolve(ledger, "D1", ALL_RIGHT, by=BOB)
    former = decisions(ledger, filters=DecisionFilter(reviewer="Ann Reed"))[0]
    assert (former.ending, former.ended, made.stands, statuses(ledger)) == (Ending.SUPERSEDED, BOB.now, True, "uuuuu")
    assert decisions(ledger, filters=DecisionFilter(standing=True)) == [made]
    assert events(ledger) == ["decide", "decide"]


def test_a_superseded_decision_is_not_undone_and_not_revived(ledger: str) -> None:
    resolve(ledger, "D1", FIRST_RIGHT, by=ANN)
    resolve(ledger, "D1", UNSURE, by=BOB)
    with pytest.raises(DecisionError, match=r"R1 was superseded .* on D1 .*R2 on D1 stands now: factcheck undo R2"):
        undo(ledger, "R1", by=ANN)
    with pytest.raises(DecisionError, match="no decision of Ann Reed stands"):
        undo(ledger, by=ANN)
    assert undo(ledger, "D1", by=ANN).id == "R2"
    assert (states(ledger)["D1"], statuses(ledger)) == (State.OPEN, "uuuuu")
    for number, complaint in (("R1", "D1 is open"), ("R2", "R2 was taken back"), ("D1", "no decision stands on D1")):
        with pytest.raises(DecisionError, match=complaint):
            undo(ledger, number, by=ANN)
    assert events(ledger) == ["decide", "decide", "undo"]


def test_undo_in_the_middle_leaves_what_later_decisions_say(ledger: str) -> None:
    verify(ledger, ["C1", "C5"], VERIFIED, by=ANN)
    verify(ledger, ["C1"], REFUTED, by=BOB)
    assert [(one.claim, one.before, one.after) for one in preview_undo(ledger, "R1", by=BOB)[1]] == [
        ("C5", Status.VERIFIED, Status.UNVERIFIED)
    ]
    undo(ledger, "R1", by=BOB)
    assert statuses(ledger) == "ruuuu"
    undo(ledger, "C1", by=BOB)
    assert statuses(ledger) == "uuuuu"


def test_undo_of_the_last_gives_back_what_stood_before(ledger: str) -> None:
    verify(ledger, ["C1"], VERIFIED, by=ANN)
    resolve(ledger, "D1", Finding(resolution=Resolution.ONE_RIGHT, side=1, evidence=(NOTE,)), by=ANN)
    assert statuses(ledger) == "rvuuu"
    with pytest.raises(DecisionError, match=r"C1 has its status from R2 on D1. Take that back: factcheck undo R2"):
        undo(ledger, "C1", by=ANN)
    undo(ledger, "R2", by=ANN)
    assert statuses(ledger) == "vuuuu"


def test_without_a_number_the_latest_of_the_reviewer_is_undone(ledger: str) -> None:
    verify(ledger, ["C5"], VERIFIED, by=ANN)
    resolve(ledger, "D1", ALL_RIGHT, by=ANN)
    resolve(ledger, "D2", ALL_RIGHT, by=BOB)
    assert [undo(ledger, by=ANN).id for _ in range(2)] == ["R2", "R1"]
    with pytest.raises(DecisionError, match="no decision of Ann Reed stands"):
        undo(ledger, by=ANN)
    assert states(ledger) == {"D1": State.OPEN, "D2": State.RESOLVED}


@pytest.mark.parametrize(
    ("number", "finding", "complaint"),
    [
        pytest.param("D9", ALL_RIGHT, "no discrepancy D9", id="no such discrepancy"),
        pytest.param("C1", ALL_RIGHT, "does not begin with D", id="a claim"),
        pytest.param("D1", Finding(resolution=Resolution.ONE_RIGHT, side=0), "D1: one_right makes claims verified or refuted, which needs evidence", id="no evidence"),
        pytest.param("D1", Finding(resolution=Resolution.ONE_RIGHT), "--side 1", id="no side"),
        pytest.param("D1", Finding(resolution=Resolution.UNSURE, evidence=(Evidence(kind=EvidenceKind.CLAIM, text="C77"),)), "no claim C77", id="evidence that is not there"),
        pytest.param("D1", Finding(resolution=Resolution.UNSURE, evidence=(Evidence(kind=EvidenceKind.NOTE, text=" "),)), "no words", id="evidence without words"),
        pytest.param("D1", Finding(resolution=Resolution.UNSURE, note="\ud83d"), "no text", id="half a character"),
    ],
)  # fmt: skip
def test_what_cannot_be_resolved(ledger: str, number: str, finding: Finding, complaint: str) -> None:
    with pytest.raises((UsageError, UnknownId), match=complaint):
        resolve(ledger, number, finding, by=ANN)
    assert (statuses(ledger), events(ledger), states(ledger)["D1"]) == ("uuuuu", [], State.OPEN)


@pytest.mark.parametrize(
    ("numbers", "verdict", "complaint"),
    [
        pytest.param(["C9"], WITHDRAWN, "no claim C9", id="no such claim"),
        pytest.param(["D1"], WITHDRAWN, "does not begin with C", id="a discrepancy"),
        pytest.param([], WITHDRAWN, "no claim is named", id="nothing"),
        pytest.param(["C1"], Verdict(status=Status.VERIFIED), "verified needs evidence", id="no evidence"),
        pytest.param(["C1"], Verdict(status=Status.UNVERIFIED), "factcheck undo", id="unverified"),
        pytest.param(["C1"], Verdict(status=Status.VERIFIED, evidence=(Evidence(kind=EvidenceKind.CLAIM, text="C1"),)), "no evidence for itself", id="in a circle"),
    ],
)  # fmt: skip
def test_what_cannot_be_verified(ledger: str, numbers: list[str], verdict: Verdict, complaint: str) -> None:
    with pytest.raises((UsageError, UnknownId), match=complaint):
        verify(ledger, numbers, verdict, by=ANN)
    assert (statuses(ledger), events(ledger)) == ("uuuuu", [])


def test_nobody_decides() -> None:
    with pytest.raises(DecisionError, match="--reviewer NAME"):
        By(reviewer=" -", now=NOW)


@pytest.mark.parametrize("number", ["A1", "S1", "hello"])
def test_what_has_no_decision_to_undo(ledger: str, number: str) -> None:
    with pytest.raises(UsageError):
        undo(ledger, number, by=ANN)


def test_claims_that_are_misread_are_withdrawn_and_come_back(ledger: str) -> None:
    made = resolve(ledger, "D1", MISREAD, by=ANN)
    assert [(one.claim, one.after) for one in made.effects] == [("C1", Status.VERIFIED), ("C2", Status.WITHDRAWN)]
    assert states(ledger)["D1"] is State.SETTLED
    with pytest.raises(DecisionError, match="D1 was settled by a correction, so there is nothing to decide"):
        resolve(ledger, "D1", ALL_RIGHT, by=ANN)
    with pytest.raises(DecisionError, match="C2 was withdrawn, so nothing can rest on it"):
        verify(ledger, ["C5"], Verdict(status=Status.VERIFIED, evidence=(Evidence(kind=EvidenceKind.CLAIM, text="C2"),)), by=ANN)  # fmt: skip
    assert match_again(ledger, now=NOW).stale == 0
    assert states(ledger)["D1"] is State.SETTLED
    undo(ledger, by=ANN)
    assert (states(ledger)["D1"], statuses(ledger), events(ledger)) == (State.OPEN, "uuuuu", ["decide", "undo"])


def test_withdrawing_a_claim_settles_what_it_stood_in(ledger: str) -> None:
    resolve(ledger, "D1", ALL_RIGHT, by=ANN)
    verify(ledger, ["C2", "C4", "C2"], WITHDRAWN, by=BOB)
    assert states(ledger) == {"D1": State.SETTLED, "D2": State.SETTLED}
    assert events(ledger) == ["decide", "decide"]
    undo(ledger, by=BOB)
    assert states(ledger) == {"D1": State.RESOLVED, "D2": State.OPEN}


def test_a_side_that_the_decision_itself_withdrew_does_not_reopen_it(ledger: str, document: Make) -> None:
    ingest(ledger, [document("Ayr has 19 boats.", address="/third.txt")], now=NOW)
    misread = Finding(resolution=Resolution.ONE_RIGHT, side=0, evidence=(NOTE,), causes=(None, None, Cause.EXTRACTION))
    resolve(ledger, "D1", misread, by=ANN)
    assert (states(ledger)["D1"], statuses(ledger)) == (State.RESOLVED, "vruuuw")
    undo(ledger, by=ANN)
    assert (states(ledger)["D1"], len(question_of(ledger, "D1").discrepancy.sides)) == (State.OPEN, 3)


def test_another_article_that_states_what_was_misread_before_is_news(ledger: str, document: Make) -> None:
    resolve(ledger, "D1", MISREAD, by=ANN)
    ingest(ledger, [document("Ayr has 14 boats.", address="/later.txt", source="Echo")], now=NOW)
    (found,) = [one for one in discrepancies(ledger, filters=DiscrepancyFilter()) if one.subject == "Ayr"]
    assert [[claim.id for claim in side.claims] for side in found.sides] == [["C1"], ["C6"]]


def test_undo_of_a_decision_on_what_is_not_found_any_more(ledger: str) -> None:
    resolve(ledger, "D1", FIRST_RIGHT, by=ANN)
    verify(ledger, ["C2"], WITHDRAWN, by=BOB)
    undo(ledger, "D1", by=ANN)
    assert (states(ledger)["D1"], statuses(ledger)) == (State.SETTLED, "uwuuu")
    undo(ledger, "C2", by=BOB)
    assert (states(ledger)["D1"], statuses(ledger)) == (State.OPEN, "uuuuu")


def test_a_decision_that_cannot_be_written_leaves_nothing(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("factcheck.workflow.deciding.compare_corrected", fail)
    with pytest.raises(RuntimeError):
        resolve(ledger, "D1", MISREAD, by=ANN)
    assert (statuses(ledger), states(ledger)["D1"], events(ledger)) == ("uuuuu", State.OPEN, [])
    assert decisions(ledger, filters=DecisionFilter()) == []


def test_decisions_are_listed_by_what_they_are_about(ledger: str) -> None:
    first = resolve(ledger, "D1", FIRST_RIGHT, by=ANN)
    second = verify(ledger, ["C1", "C5"], VERIFIED, by=BOB)
    assert decisions(ledger, filters=DecisionFilter(about="c1")) == [first, second]
    assert decisions(ledger, filters=DecisionFilter(about="D1")) == [first]
    assert decisions(ledger, filters=DecisionFilter(about="C5", reviewer="Ann Reed")) == []
    with pytest.raises(UsageError, match="D3, C12"):
        decisions(ledger, filters=DecisionFilter(about="A1"))


def test_the_event_says_what_the_tables_say(ledger: str) -> None:
    made = resolve(ledger, "D1", FIRST_RIGHT, by=ANN)
    undone = undo(ledger, "R1", by=BOB, note="too early")
    with sqlite3.connect(ledger) as opened:
        rows = opened.execute(
            "SELECT reviewer, payload FROM event WHERE kind IN ('decide', 'undo') ORDER BY id"
        ).fetchall()
    opened.close()
    assert [(reviewer, json.loads(payload)) for reviewer, payload in rows] == [
        ("Ann Reed", made.as_record()),
        ("Bob", undone.as_record() | {"undo_note": "too early"}),
    ]
