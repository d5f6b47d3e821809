"""One finding on many discrepancies: what is recorded, what is left out, what is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from factcheck.core.decision import By, Evidence, Finding
from factcheck.core.vocabulary import Ending, EvidenceKind, Resolution, State, Status
from factcheck.errors import DecisionError, UnknownId
from factcheck.ingest import Document
from factcheck.review.together import Way
from factcheck.store.engine import open_ledger
from factcheck.store.sessions import open_session
from factcheck.store.tables import lease
from factcheck.workflow import audit, bulk, decide
from factcheck.workflow.browse import ClaimFilter, claims
from factcheck.workflow.decide import DecisionFilter
from factcheck.workflow.ingest import ingest
from factcheck.workflow.undo import preview_batch, undo_batch

NOW = datetime(2023, 4, 5, 6, 7, 8, 9, tzinfo=UTC)
ADA = By(reviewer="Ada", now=NOW)
GRACE = By(reviewer="Grace", now=NOW + timedelta(hours=1))
APART = Way(finding=Finding(resolution=Resolution.NOT_COMPARABLE))
LATER = Way(finding=Finding(resolution=Resolution.SUPERSEDED))
UNSURE = Finding(resolution=Resolution.UNSURE)

pytestmark = pytest.mark.usefixtures("simple_rules", "whole")


@pytest.fixture
def ledger(address: str, document: Callable[..., Document]) -> str:
    """Four discrepancies between a report of 2021 (C1 to C4) and one of 2022 (C5 to C8)."""
    for year, values in ((2021, (12, 3, 40, 7)), (2022, (14, 5, 44, 9))):
        text = " ".join(
            f"{place} has {value} boats." for place, value in zip(("Ayr", "Bude", "Cork", "Dover"), values, strict=True)
        )
        ingest(
            address, [document(text, address=f"/{year}", source=f"Daily {year}", published=date(year, 5, 6))], now=NOW
        )
    return address


@pytest.fixture
def whole(ledger: str) -> Iterator[None]:
    """Whatever a test did: the chain and the rows agree."""
    yield
    assert audit.verify(ledger).faults == ()


def saved(ledger: str, way: Way, *numbers: str, by: By = ADA) -> list[str]:
    return [one.id for one in bulk.save(ledger, bulk.foresee(ledger, numbers, way, by=by), by=by).made]


def kept(ledger: str) -> list[tuple[str, str | None, str | None, str | None]]:
    found = decide.decisions(ledger, filters=DecisionFilter())
    return [(one.id, one.discrepancy, one.batch, one.ending and str(one.ending)) for one in found]


def outdated(ledger: str) -> list[str | None]:
    return sorted(str(one.id) for one in claims(ledger, filters=ClaimFilter(status=Status.OUTDATED)))


def test_each_is_a_decision_of_one_batch(ledger: str) -> None:
    note = Evidence(kind=EvidenceKind.CLAIM, text="C1")
    way = Way(finding=Finding(resolution=Resolution.NOT_COMPARABLE, note="asked the harbour", evidence=(note,)))
    assert saved(ledger, way, "D2", "D1", "D4") == ["R1", "R2", "R3"]
    assert kept(ledger) == [("R1", "D2", "R1", None), ("R2", "D1", "R1", None), ("R3", "D4", "R1", None)]
    made = decide.decisions(ledger, filters=DecisionFilter())[1]
    assert (made.finding and made.finding.note, made.evidence) == ("asked the harbour", (note,))
    assert decide.question_of(ledger, "D1").discrepancy.state is State.RESOLVED
    assert decide.question_of(ledger, "D3").discrepancy.state is State.OPEN


def test_a_batch_of_many_says_what_each_by_itself_would(ledger: str) -> None:
    decide.resolve(ledger, "D1", Finding(resolution=Resolution.SUPERSEDED, side=1), by=ADA)
    saved(ledger, LATER, "D2", "D3")
    one, two, three = decide.decisions(ledger, filters=DecisionFilter())
    for made in (two, three):
        alike = made.as_record() | dict.fromkeys(("id", "discrepancy", "sides", "effects", "batch"))
        assert alike == one.as_record() | dict.fromkeys(("id", "discrepancy", "sides", "effects", "batch"))
    assert outdated(ledger) == ["C1", "C2", "C3"]


def test_a_number_that_is_named_twice_counts_once_and_one_alone_has_no_batch(ledger: str) -> None:
    assert saved(ledger, APART, "D1", "D1") == ["R1"]
    assert kept(ledger) == [("R1", "D1", None, None)]


def test_what_stood_before_is_superseded(ledger: str) -> None:
    decide.resolve(ledger, "D1", UNSURE, by=GRACE)
    saved(ledger, LATER, "D1", "D2")
    assert kept(ledger)[0] == ("R1", "D1", None, "superseded")
    assert decide.question_of(ledger, "D1").discrepancy.resolution == "superseded"


def test_a_batch_is_taken_back(ledger: str) -> None:
    saved(ledger, LATER, "D1", "D2", "D3")
    decide.undo(ledger, "R2", by=GRACE)
    found, changes = preview_batch(ledger, "R1", by=ADA)
    assert [one.id for one in found] == ["R1", "R3"]
    assert {(one.claim, one.before, one.after) for one in changes} == {
        ("C1", Status.OUTDATED, Status.UNVERIFIED),
        ("C3", Status.OUTDATED, Status.UNVERIFIED),
    }
    assert [one.ending for one in undo_batch(ledger, "R2", by=ADA, note="too fast")] == [Ending.UNDONE] * 2
    assert outdated(ledger) == []
    with pytest.raises(DecisionError, match="R1 was taken back"):
        undo_batch(ledger, "R1", by=ADA)


def test_the_latest_names_its_batch(ledger: str) -> None:
    saved(ledger, APART, "D1", "D2")
    assert [one.id for one in undo_batch(ledger, by=ADA)] == ["R1", "R2"]


MEANWHILE = [
    pytest.param(lambda ledger: decide.resolve(ledger, "D2", UNSURE, by=GRACE), "was decided since it was shown, by Grace (R1)", id="decided"),
    pytest.param(lambda ledger: decide.verify(ledger, ["C2"], decide_outdated(), by=GRACE), "changed since it was shown", id="a claim decided"),
    pytest.param(lambda ledger: leased(ledger, "D2", "Grace", NOW + timedelta(minutes=5)), "Grace has it open", id="opened"),
]  # fmt: skip


def decide_outdated() -> object:
    from factcheck.core.decision import Verdict

    return Verdict(status=Status.OUTDATED)


def leased(ledger: str, number: str, reviewer: str, until: datetime) -> None:
    with open_ledger(ledger, write=True) as opened, opened.transaction() as connection:
        session = open_session(connection, reviewer, "discrepancies", now=NOW).id
        values = {"number": number, "reviewer": reviewer, "session_id": session, "until": until}
        connection.execute(sa.insert(lease).values(**values))


@pytest.mark.parametrize(("meanwhile", "why"), MEANWHILE)
def test_what_changed_since_it_was_shown_is_left_out(ledger: str, meanwhile: Callable[[str], object], why: str) -> None:
    foreseen = bulk.foresee(ledger, ["D1", "D2", "D3"], LATER, by=ADA)
    meanwhile(ledger)
    done = bulk.save(ledger, foreseen, by=ADA)
    assert [(one.number, one.why) for one in done.omitted] == [("D2", why)]
    assert [one.discrepancy for one in done.made] == ["D1", "D3"]


def test_all_changed_since(ledger: str) -> None:
    foreseen = bulk.foresee(ledger, ["D1"], APART, by=ADA)
    decide.resolve(ledger, "D1", UNSURE, by=GRACE)
    assert bulk.save(ledger, foreseen, by=ADA).made == ()
    assert len(kept(ledger)) == 1


def test_a_decision_that_was_taken_back_since(ledger: str) -> None:
    decide.resolve(ledger, "D1", UNSURE, by=GRACE)
    foreseen = bulk.foresee(ledger, ["D1", "D2"], APART, by=ADA)
    decide.undo(ledger, "D1", by=GRACE)
    omitted = bulk.save(ledger, foreseen, by=ADA).omitted
    assert [one.why for one in omitted] == ["R1 on it was taken back since it was shown"]


def test_leases_that_expired_and_ones_own_are_no_obstacle(ledger: str) -> None:
    leased(ledger, "D1", "Grace", NOW)
    leased(ledger, "D2", "Ada", NOW + timedelta(minutes=5))
    assert bulk.foresee(ledger, ["D1", "D2"], APART, by=ADA).omitted == ()


def test_what_cannot_be_decided_with_the_others_is_named(ledger: str) -> None:
    leased(ledger, "D2", "Grace", NOW + timedelta(minutes=5))
    with pytest.raises(DecisionError, match="D2: cannot be decided with the others: Grace has it open"):
        bulk.foresee_all(ledger, ["D1", "D2"], APART, by=ADA)
    with pytest.raises(UnknownId, match="no discrepancy D9"):
        bulk.foresee(ledger, ["D1", "D9"], APART, by=ADA)


def test_nothing_is_written_where_one_cannot_be(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    foreseen = bulk.foresee(ledger, ["D1", "D2"], APART, by=ADA)

    def broken(*_: object, **__: object) -> None:
        raise DecisionError("the disk is full")

    monkeypatch.setattr(bulk, "keep_step", broken)
    with pytest.raises(DecisionError):
        bulk.save(ledger, foreseen, by=ADA)
    assert kept(ledger) == []


@pytest.mark.parametrize(
    ("finding", "why"),
    [
        pytest.param(Finding(resolution=Resolution.NOT_COMPARABLE, note="\ud800"), "no text", id="half a character"),
        pytest.param(Finding(resolution=Resolution.NOT_COMPARABLE, evidence=(Evidence(kind=EvidenceKind.CLAIM, text="C99"),)), "no claim C99", id="no such claim"),
    ],
)  # fmt: skip
def test_what_is_refused(ledger: str, finding: Finding, why: str) -> None:
    way = Way(finding=finding)
    with pytest.raises(DecisionError if why == "no text" else UnknownId, match=why):
        saved(ledger, way, "D1", "D2")


def test_what_each_is_about(ledger: str) -> None:
    decide.resolve(ledger, "D1", APART.finding, by=ADA)
    found = bulk.traits(ledger, ["D1", "D2", "D3"])
    assert [one.number for one in found] == ["D2", "D3"]
    assert (found[0].subjects, found[0].metrics, found[0].sources) == (
        ("Bude",),
        ("boats",),
        ("Daily 2021", "Daily 2022"),
    )
