"""What is decided answers what was seen: two reviewers at once, and things that changed meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest

from factcheck.core.decision import By, Evidence, Finding, Verdict
from factcheck.core.vocabulary import Because, EvidenceKind, Resolution, Status
from factcheck.errors import DecisionError
from factcheck.ingest import Document
from factcheck.workflow.audit import log
from factcheck.workflow.browse import ClaimFilter, claims
from factcheck.workflow.claims import edit
from factcheck.workflow.decide import claims_of, question_of, resolve, undo, verify
from factcheck.workflow.ingest import ingest

NOW = datetime(2023, 4, 5, 6, 7, 8, 9, tzinfo=UTC)
ANN = By(reviewer="Ann Reed", now=NOW)
BOB = By(reviewer="Bob", now=NOW + timedelta(hours=1))
NOTE = Evidence(kind=EvidenceKind.NOTE, text="the harbour master's list")
FIRST_RIGHT = Finding(resolution=Resolution.ONE_RIGHT, side=0, evidence=(NOTE,))
ALL_RIGHT = Finding(resolution=Resolution.ALL_RIGHT, because=Because.UPDATE)
VERIFIED = Verdict(status=Status.VERIFIED, evidence=(NOTE,))
REFUTED = Verdict(status=Status.REFUTED, evidence=(NOTE,))

Make = Callable[..., Document]


@pytest.fixture
def ledger(simple_rules: None, address: str, document: Make) -> str:  # noqa: ARG001
    """C1 (12 boats) against C2 (14 boats) is D1, C3 (3 quays) against C4 (5 quays) is D2, C5 is alone."""
    texts = ("Ayr has 12 boats.", "Ayr has 14 boats.", "Bude has 3 quays.", "Bude has 5 quays.", "Cork has 9 docks.")
    ingest(address, [document(text, address=f"/{at}.txt") for at, text in enumerate(texts)], now=NOW)
    return address


def statuses(address: str) -> str:
    """The first letters of the statuses of the claims, by number."""
    found = sorted(claims(address, filters=ClaimFilter()), key=lambda one: str(one.id))
    return "".join(str(one.status)[0] for one in found)


def events(address: str) -> list[str]:
    """The kinds of the events that reviewers caused."""
    return [str(one.kind) for one in log(address) if one.reviewer is not None]


def test_two_reviewers_at_once(ledger: str) -> None:
    seen = question_of(ledger, "D1")
    resolve(ledger, "D1", ALL_RIGHT, by=BOB, seen=seen)
    with pytest.raises(DecisionError, match=r"D1 was decided since it was shown: R1, all_right, by Bob.*show D1"):
        resolve(ledger, "D1", FIRST_RIGHT, by=ANN, seen=seen)
    assert (statuses(ledger), events(ledger)) == ("uuuuu", ["decide"])
    again = question_of(ledger, "D1")
    undo(ledger, "R1", by=BOB)
    with pytest.raises(DecisionError, match="R1 on D1 was taken back since it was shown"):
        resolve(ledger, "D1", FIRST_RIGHT, by=ANN, seen=again)
    assert resolve(ledger, "D1", FIRST_RIGHT, by=ANN, seen=question_of(ledger, "D1")).id == "R2"


def test_of_decisions_at_the_very_same_time_one_is_saved(ledger: str) -> None:
    seen = question_of(ledger, "D1")
    start = Barrier(4)

    def decide(name: str) -> str:
        start.wait()
        try:
            return resolve(ledger, "D1", ALL_RIGHT, by=By(reviewer=name, now=NOW), seen=seen).id
        except DecisionError:
            return "refused"

    with ThreadPoolExecutor(4) as pool:
        told = sorted(pool.map(decide, ("Ann", "Bob", "Cy", "Di")))
    assert told == ["R1", "refused", "refused", "refused"]
    assert events(ledger) == ["decide"]


def test_two_reviewers_verify_one_claim_at_once(ledger: str) -> None:
    seen = claims_of(ledger, ["c1"], VERIFIED)
    verify(ledger, ["C1"], VERIFIED, by=ANN, seen=seen)
    with pytest.raises(DecisionError, match=r"C1 was decided since it was shown: it is verified.*show C1"):
        verify(ledger, ["C1"], REFUTED, by=BOB, seen=seen)
    assert verify(ledger, ["C1"], REFUTED, by=BOB, seen=claims_of(ledger, ["C1"], REFUTED)).id == "R2"


def test_a_claim_that_changed_since_it_was_shown(ledger: str) -> None:
    seen = claims_of(ledger, ["C5"], VERIFIED)
    edit(ledger, "C5", {"metric": "dry docks"}, by=BOB)
    with pytest.raises(DecisionError, match="C5 changed since it was shown"):
        verify(ledger, ["C5"], VERIFIED, by=ANN, seen=seen)
    assert events(ledger) == ["correct"]


def test_a_question_that_changed_since_it_was_shown(ledger: str, document: Make) -> None:
    seen = question_of(ledger, "D1")
    ingest(ledger, [document("Ayr has 14 boats.", address="/more.txt", source="Echo")], now=NOW)
    with pytest.raises(DecisionError, match="D1 changed since it was shown"):
        resolve(ledger, "D1", ALL_RIGHT, by=ANN, seen=seen)
    verify(ledger, ["C1"], VERIFIED, by=BOB)
    assert resolve(ledger, "D1", ALL_RIGHT, by=ANN).discrepancy == "D1"


def test_a_claim_whose_figure_changed_is_decided_on_no_more(ledger: str, document: Make) -> None:
    verify(ledger, ["C5"], VERIFIED, by=ANN)
    ingest(ledger, [document("Cork has 8 docks.", address="/4.txt")], now=NOW)
    with pytest.raises(DecisionError, match="C5 is not found in its article any more: C6 stands in its place"):
        verify(ledger, ["C5"], REFUTED, by=ANN)
    assert undo(ledger, "C5", by=ANN).id == "R1"


def test_what_was_read_but_not_compared_is_not_decided_on(ledger: str) -> None:
    with sqlite3.connect(ledger) as opened:
        opened.execute("UPDATE claim SET retired = '2023-01-01' WHERE id = 2")
    opened.close()
    with pytest.raises(DecisionError, match=r"C2, which stands on D1, is not found.*factcheck match"):
        resolve(ledger, "D1", ALL_RIGHT, by=ANN)
