from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from factcheck.core.decision import By, Finding, Question, Verdict
from factcheck.core.vocabulary import DiscrepancyKind, EvidenceKind, Resolution, State, Status
from factcheck.errors import BusyLedger, DecisionError, MissingLedger, UnknownId
from factcheck.ingest import Document
from factcheck.review.claims import ClaimToCheck
from factcheck.store.engine import open_ledger
from factcheck.workflow import decide
from factcheck.workflow.ingest import ingest
from factcheck.workflow.review import CLAIMS, Scope, Sitting

from .conftest import NOW

pytestmark = pytest.mark.usefixtures("simple_rules")

APART = Finding(resolution=Resolution.NOT_COMPARABLE)


@pytest.fixture
def ledger(address: str, document: Callable[..., Document]) -> str:
    """D1 (boats) and D2 (carts), each of two claims; C5 agrees with C1."""
    texts = ("Ayr has 12 boats. Ayr has 5 carts.", "Ayr has 14 boats. Ayr has 7 carts.", "Ayr has 12 boats.")
    ingest(
        address,
        [document(text, address=f"https://daily.example/{at}", source=f"Daily {at}") for at, text in enumerate(texts)],
        now=NOW,
    )
    return address


def sit(address: str, reviewer: str = "Ada", **scope: object) -> Sitting:
    return Sitting(address, reviewer, Scope(**scope))  # type: ignore[arg-type]


def numbers(sitting: Sitting) -> list[str]:
    return [one.number for one in sitting.waiting()]


def seen(sitting: Sitting, number: str) -> Question:
    found, _ = sitting.fetch(number)
    assert isinstance(found, Question)
    return found


def test_what_waits(ledger: str) -> None:
    assert numbers(sit(ledger)) == ["D1", "D2"]
    assert numbers(sit(ledger, min_severity=4)) == []
    assert numbers(sit(ledger, kind=DiscrepancyKind.UPDATE)) == ["D1", "D2"]
    assert numbers(sit(ledger, kind=DiscrepancyKind.SCALE)) == []
    assert numbers(sit(ledger, about=CLAIMS)) == ["C1", "C5", "C2", "C3", "C4"]  # C5 repeats C1


def test_what_waits_is_looked_up_again_where_something_happened(ledger: str) -> None:
    sitting = sit(ledger)
    _, before = sitting.fetch("D1")
    assert sitting.fetch("D2")[1] is before
    decide.resolve(ledger, "D1", APART, by=By(reviewer="Grace", now=NOW))
    assert [one.number for one in sitting.fetch("D2")[1]] == ["D2"]


def test_one_thing_with_what_waits_now(ledger: str) -> None:
    found, entries = sit(ledger).fetch("D1")
    assert isinstance(found, Question)
    assert found.discrepancy.id == "D1"
    assert len(entries) == 2
    assert sit(ledger).fetch(None)[0] is None
    assert sit(ledger).fetch("D99")[0] is None
    assert sit(ledger).fetch("C99")[0] is None


def test_a_claim_with_where_it_stands(ledger: str) -> None:
    found, _ = sit(ledger, about=CLAIMS).fetch("C1")
    assert isinstance(found, ClaimToCheck)
    assert found.discrepancies == (("D1", 3),)
    assert found.repeated == ("Daily 2, 2022-12-19",)
    assert not found.retired


def test_a_session_is_made_with_its_first_mark_and_resumed(ledger: str) -> None:
    first = sit(ledger)
    assert first.resume() is None
    first.waiting()
    assert sit(ledger).resume() is None
    first.mark("D1", (), 0, now=NOW)
    first.mark("D2", ("D1",), 0, now=NOW + timedelta(minutes=1))
    former = sit(ledger).resume()
    assert former is not None
    assert former.place is not None
    assert (former.place.number, former.skipped, former.decided) == ("D2", ("D1",), 0)
    assert former.seen == NOW + timedelta(minutes=1)
    assert sit(ledger, "Grace").resume() is None
    assert sit(ledger, about=CLAIMS).resume() is None


def test_a_finished_session_is_not_resumed(ledger: str) -> None:
    sitting = sit(ledger)
    sitting.finish(now=NOW)
    sitting.mark("D1", (), 0, now=NOW)
    sitting.finish(now=NOW)
    assert sit(ledger).resume() is None


def test_a_decision_is_of_the_session_that_it_was_taken_in(ledger: str) -> None:
    sitting = sit(ledger)
    sitting.mark("D1", (), 0, now=NOW)
    made = sitting.save(seen(sitting, "D1"), APART, now=NOW)
    assert (made.reviewer, made.discrepancy) == ("Ada", "D1")
    assert made.session is not None
    assert numbers(sitting) == ["D2"]
    again = seen(sitting, "D1")
    assert again.decision == made
    assert again.discrepancy.state is State.RESOLVED


def test_undo_takes_back_what_this_session_decided(ledger: str) -> None:
    decide.resolve(ledger, "D2", APART, by=By(reviewer="Ada", now=NOW))
    sitting = sit(ledger)
    with pytest.raises(DecisionError, match="no decision of this session stands"):
        sitting.undo(now=NOW)
    sitting.mark("D1", (), 0, now=NOW)
    with pytest.raises(DecisionError, match="no decision of this session stands"):
        sitting.undo(now=NOW)
    made = sitting.save(seen(sitting, "D1"), APART, now=NOW)
    assert sitting.undo(now=NOW).taken.words == f"{made.id} on D1"
    assert numbers(sitting) == ["D1"]


def test_what_changed_since_it_was_seen_is_refused(ledger: str) -> None:
    sitting = sit(ledger)
    before = seen(sitting, "D1")
    decide.resolve(ledger, "D1", APART, by=By(reviewer="Grace", now=NOW))
    with pytest.raises(DecisionError, match="decided since it was shown: R1"):
        sitting.save(before, APART, now=NOW)


def test_a_claim_is_verified(ledger: str) -> None:
    sitting = sit(ledger, about=CLAIMS)
    before, _ = sitting.fetch("C2")
    assert isinstance(before, ClaimToCheck)
    made, did = sitting.verify([before.claim], Verdict(status=Status.OUTDATED), now=NOW)
    assert (made.status, did) == (Status.OUTDATED, None)
    assert "C2" not in numbers(sitting)
    with pytest.raises(DecisionError, match="C2"):
        sitting.verify([before.claim], Verdict(status=Status.UNVERIFIABLE), now=NOW)


def test_evidence_is_looked_up(ledger: str) -> None:
    sitting = sit(ledger)
    assert sitting.weigh("c2", now=NOW).kind is EvidenceKind.CLAIM
    assert sitting.weigh("by telephone", now=NOW).kind is EvidenceKind.NOTE
    with pytest.raises(UnknownId):
        sitting.weigh("C99", now=NOW)


def test_a_ledger_that_is_busy_is_said(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.store.engine.BUSY_SECONDS", 0.05)
    sitting = sit(ledger)
    before = seen(sitting, "D1")
    with open_ledger(ledger, write=True) as opened, opened.transaction(), pytest.raises(BusyLedger):
        sitting.save(before, APART, now=NOW)
    assert numbers(sitting) == ["D1", "D2"]


def test_no_ledger(address: str) -> None:
    with pytest.raises(MissingLedger):
        sit(address).waiting()
