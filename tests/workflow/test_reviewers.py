"""Who reviewed what: what is counted, and what was taken back counts nowhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from factcheck.core.decision import By, Evidence, Finding, Verdict
from factcheck.core.scope import Scope
from factcheck.core.vocabulary import EvidenceKind, Resolution, Status
from factcheck.ingest import Document
from factcheck.workflow.decide import resolve, undo, verify
from factcheck.workflow.ingest import ingest
from factcheck.workflow.review import Sitting
from factcheck.workflow.reviewers import reviewers
from factcheck.workflow.seconds import question_again

from .conftest import NOW

pytestmark = pytest.mark.usefixtures("simple_rules")

NOTE = Evidence(kind=EvidenceKind.NOTE, text="the harbour master's list")
APART = Finding(resolution=Resolution.NOT_COMPARABLE)
VOICE = Finding(resolution=Resolution.SAME_VOICE)
TODAY = date(2023, 4, 6)


@pytest.fixture
def ledger(address: str, document: Callable[..., Document]) -> str:
    """D1 to D4, each of two claims."""
    texts = [f"Ayr has {12 + more} boats. Ayr has {5 + more} carts. Ayr has {3 + more} quays. Ayr has {8 + more} docks." for more in (0, 2)]  # fmt: skip
    ingest(address, [document(text, address=f"/{at}", source=f"Daily {at}") for at, text in enumerate(texts)], now=NOW)
    return address


def by(name: str) -> By:
    return By(reviewer=name, now=NOW + timedelta(hours=1))


def counted(address: str, name: str) -> dict[str, object]:
    """The counts of a reviewer that are not 0."""
    (row,) = [one for one in reviewers(address, today=TODAY).rows if one.reviewer == name]
    return {
        field: value for field, value in row.as_record().items() if value and field not in {"reviewer", "last_seen"}
    }


def again(address: str, name: str, number: str, finding: Finding) -> None:
    resolve(address, number, finding, by=by(name), seen=question_again(address, number, name))


def test_nobody(ledger: str) -> None:
    found = reviewers(ledger, today=TODAY)
    assert (found.rows, found.agreement.compared) == ((), 0)


def test_decisions_and_verifications(ledger: str) -> None:
    resolve(ledger, "D1", APART, by=by("Ada"))
    resolve(ledger, "D1", VOICE, by=by("Ada"))
    resolve(ledger, "D2", VOICE, by=by("Ada"))
    undo(ledger, "D2", by=by("Ada"))
    verify(ledger, ["C1", "C2"], Verdict(status=Status.VERIFIED, evidence=(NOTE,)), by=by("ben"))
    verify(ledger, ["C2", "C3"], Verdict(status=Status.OUTDATED), by=by("ben"))
    assert [one.reviewer for one in reviewers(ledger, today=TODAY).rows] == ["Ada", "ben"]
    assert counted(ledger, "Ada") == {"standing": 1, "superseded": 1, "taken_back": 1}
    assert counted(ledger, "ben") == {"standing": 2, "verified": 3}


def test_second_reviews(ledger: str) -> None:
    for number in ("D1", "D2", "D3", "D4"):
        resolve(ledger, number, APART, by=by("Ada"))
        again(ledger, "Ben", number, APART if number in {"D1", "D4"} else VOICE)
    resolve(ledger, "D2", VOICE, by=by("Cy"))
    undo(ledger, "D4", by=by("Ada"))
    assert counted(ledger, "Ada") == {
        "standing": 2, "superseded": 1, "taken_back": 1, "reviewed": 3, "reviewed_agreed": 1
    }  # fmt: skip
    assert counted(ledger, "Ben") == {"seconds": 3, "seconds_agreed": 1}
    assert counted(ledger, "Cy") == {"standing": 1, "settled": 1}
    found = reviewers(ledger, today=TODAY).agreement
    assert (found.compared, found.agreed, found.findings) == (3, 1, 2)


def test_what_waits_for_whom(ledger: str) -> None:
    for number, due in (("D1", TODAY - timedelta(days=1)), ("D2", TODAY), ("D3", None)):
        resolve(ledger, number, Finding(resolution=Resolution.UNSURE, assignee="Di", due=due), by=by("Ada"))
    assert counted(ledger, "Di") == {"waiting": 3, "overdue": 1}
    resolve(ledger, "D1", APART, by=by("Ada"))
    assert counted(ledger, "Di") == {"waiting": 2}


def test_when_somebody_was_seen_last(ledger: str) -> None:
    ada = Sitting(ledger, "Ada", Scope())
    ada.mark("D1", (), 0, now=NOW)
    resolve(ledger, "D2", Finding(resolution=Resolution.UNSURE, assignee="Di"), by=by("Ada"))
    told = {one.reviewer: (one.sessions, one.last_seen) for one in reviewers(ledger, today=TODAY).rows}
    assert told == {"Ada": (1, NOW + timedelta(hours=1)), "Di": (0, None)}
    ada.mark("D3", (), 0, now=NOW + timedelta(hours=2))
    assert reviewers(ledger, today=TODAY).rows[0].last_seen == NOW + timedelta(hours=2)
