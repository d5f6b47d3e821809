"""Second reviews: who sees what, what agreement and disagreement do, who settles, and that the audit trail bears every path."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from factcheck.core.decision import By, Decision, Evidence, Finding, Question, Verdict
from factcheck.core.scope import SECOND, Scope
from factcheck.core.vocabulary import Because, Cause, Ending, EvidenceKind, Part, Resolution, State, Status
from factcheck.errors import DecisionError
from factcheck.ingest import Document
from factcheck.workflow import audit, decide
from factcheck.workflow.decide import DecisionFilter
from factcheck.workflow.ingest import ingest
from factcheck.workflow.match import match_again
from factcheck.workflow.report import report
from factcheck.workflow.review import Sitting
from factcheck.workflow.seconds import question_again

pytestmark = pytest.mark.usefixtures("simple_rules")

NOW = datetime(2023, 4, 5, 6, 7, 8, 9, tzinfo=UTC)
NOTE = Evidence(kind=EvidenceKind.NOTE, text="the harbour master's list")
APART = Finding(resolution=Resolution.NOT_COMPARABLE)
VOICE = Finding(resolution=Resolution.SAME_VOICE)
RIGHT = Finding(resolution=Resolution.ONE_RIGHT, side=0, evidence=(NOTE,), note="asked Ada Elling")
UNSURE = Finding(resolution=Resolution.UNSURE)
WITHDRAWN = Verdict(status=Status.WITHDRAWN)

Make = Callable[..., Document]


class Ledger:
    """A ledger, with each of its people doing one thing an hour after the other."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.hours = 0

    def by(self, name: str) -> By:
        self.hours += 1
        return By(reviewer=name, now=NOW + timedelta(hours=self.hours))

    def first(self, name: str, finding: Finding = RIGHT, number: str = "D1") -> Decision:
        return decide.resolve(self.address, number, finding, by=self.by(name))

    def second(self, name: str, finding: Finding = RIGHT, number: str = "D1") -> Decision:
        seen = question_again(self.address, number, name)
        return decide.resolve(self.address, number, finding, by=self.by(name), seen=seen)

    def undo(self, name: str, number: str | None = None) -> Decision:
        return decide.undo(self.address, number, by=self.by(name))

    def read(self, text: str, at: str, document: Make, source: str = "Echo") -> None:
        ingest(self.address, [document(text, address=at, source=source)], now=NOW)

    def state(self, number: str = "D1") -> State:
        return decide.states_now(self.address)[number]

    def queue(self, name: str, about: str = SECOND, **filters: object) -> list[str]:
        return [one.number for one in Sitting(self.address, name, Scope(about=about, **filters)).waiting()]  # type: ignore[arg-type]

    def seen(self, name: str, about: str = SECOND, number: str = "D1") -> Question:
        found, *_ = Sitting(self.address, name, Scope(about=about)).fetch(number, now=NOW)
        assert isinstance(found, Question)
        return found

    def decisions(self) -> dict[str, Decision]:
        return {one.id: one for one in decide.decisions(self.address, filters=DecisionFilter())}


@pytest.fixture
def ledger(address: str, document: Make) -> Ledger:
    """C1 (12 boats) against C2 (14 boats) is D1, C3 (3 boats) against C4 (5 boats) is D2."""
    made = Ledger(address)
    for at, text in enumerate(("Ayr has 12 boats.", "Ayr has 14 boats.", "Bude has 3 boats.", "Bude has 5 boats.")):
        made.read(text, f"/{at}.txt", document, f"Daily {at}")
    return made


def test_what_others_decided_waits_for_a_second_review(ledger: Ledger) -> None:
    assert ledger.queue("Ben") == []
    ledger.first("Ada")
    ledger.first("Ada", UNSURE, "D2")
    assert (ledger.queue("Ben"), ledger.queue("Ada")) == (["D1"], [])
    assert ledger.queue("Ben", min_severity=4) == []
    assert ledger.queue("Ben", subject="ayr") == ["D1"]
    ledger.second("Ben")
    assert (ledger.queue("Ben"), ledger.queue("Cy")) == ([], [])


def test_the_second_reviewer_sees_the_question_as_it_was_before(ledger: Ledger) -> None:
    open_, later = ledger.seen("Ben", "discrepancies"), ledger.first("Ada", APART, "D2")
    assert later.id == "R1"
    ledger.first("Ada", replace(RIGHT, causes=(None, Cause.DIGITS)))
    told = ledger.seen("Ben")
    assert told.discrepancy == open_.discrepancy
    assert (told.decision, told.second, told.part, told.second_of) == (None, None, Part.SECOND, "R2")
    assert [one.decision.id for one in told.similar] == ["R1"]
    assert ledger.seen("Ben", number="D2").similar == ()
    assert ledger.seen("Ben", "discrepancies").discrepancy.state is State.RESOLVED


def test_two_that_agree_confirm(ledger: Ledger) -> None:
    ledger.first("Ada")
    made = ledger.second("Ben", replace(RIGHT, note="looked it up", causes=(None, Cause.UNIT)))
    assert (made.second_of, made.agrees, made.effects) == ("R1", True, ())
    assert ledger.state() is State.RESOLVED
    stands = decide.question_of(ledger.address, "D1").decision
    assert stands is not None
    assert [(one.id, one.reviewer, one.agrees) for one in stands.seconds] == [("R2", "Ben", True)]
    for form in ("html", "md", "csv"):
        assert "onfirmed by Ben (R2)" in report(ledger.address, format=form)
    assert [one.id for one in decide.decisions(ledger.address, filters=DecisionFilter(standing=True))] == ["R1"]


def test_two_that_disagree_leave_it_to_a_third(ledger: Ledger) -> None:
    ledger.first("Ada")
    made = ledger.second("Ben", APART)
    assert (made.agrees, ledger.state()) == (False, State.REOPENED)
    assert [ledger.queue(name, "discrepancies") for name in ("Ada", "Ben", "Cy")] == [["D2"], ["D2"], ["D1", "D2"]]
    assert [ledger.queue(name) for name in ("Ada", "Ben", "Cy")] == [[], [], ["D1"]]
    for name, own in (("Ada", "R1"), ("Ben", "R2")):
        with pytest.raises(DecisionError, match=rf"R1 \(Ada\) and R2 \(Ben\) disagree on D1.*undo {own}"):
            ledger.first(name, VOICE)
    for about in (SECOND, "discrepancies"):
        told = ledger.seen("Cy", about)
        assert (told.part, told.decision and told.decision.id, told.second and told.second.id) == (
            Part.THIRD,
            "R1",
            "R2",
        )
        assert "Ada" not in repr(told).replace("asked Ada Elling", "")
        assert "Ben" not in repr(told)
    for form in ("html", "md", "csv"):
        assert "R1 (Ada) and R2 (Ben) disagree; a third settles" in report(ledger.address, format=form)


@pytest.mark.parametrize("way", ["first", "second"])
@pytest.mark.parametrize("finding", [RIGHT, APART, VOICE], ids=["with the first", "with the second", "with neither"])
def test_a_third_settles(ledger: Ledger, way: str, finding: Finding) -> None:
    ledger.first("Ada")
    ledger.second("Ben", APART)
    made = getattr(ledger, way)("Cy", finding)
    assert (made.settles, made.second_of, ledger.state()) == ("R1", None, State.RESOLVED)
    ended = {one.id: one.ending for one in ledger.decisions().values()}
    assert ended == {"R1": Ending.SUPERSEDED, "R2": Ending.SUPERSEDED, "R3": None}
    assert not audit.verify(ledger.address).faults


REFUSED = [
    pytest.param("Ben", RIGHT, [], "nothing was decided on D1", id="nothing decided"),
    pytest.param("Ada", RIGHT, ["first"], "R1 on D1 is your own", id="one's own"),
    pytest.param("Ben", UNSURE, ["first"], "leaves it open says nothing", id="left open"),
    pytest.param("Ben", RIGHT, ["first", "second"], r"you looked at D1 a second time already \(R2\).*undo R2", id="twice"),
    pytest.param("Cy", RIGHT, ["first", "second"], "somebody looked at D1 a second time already", id="after another"),
    pytest.param("Ben", RIGHT, ["unsure"], "D1 waits undecided", id="it waits"),
    pytest.param("Ben", replace(RIGHT, evidence=()), ["first"], "needs evidence", id="without evidence"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "finding", "before", "sentence"), REFUSED)
def test_a_second_review_that_is_refused(
    ledger: Ledger, name: str, finding: Finding, before: list[str], sentence: str
) -> None:
    for one in before:
        if one == "second":
            ledger.second("Ben")
        else:
            ledger.first("Ada", UNSURE if one == "unsure" else RIGHT)
    count = len(ledger.decisions())
    with pytest.raises(DecisionError, match=sentence):
        ledger.second(name, finding)
    assert len(ledger.decisions()) == count


def test_where_values_changed_nobody_is_shut_out(ledger: Ledger, document: Make) -> None:
    ledger.first("Ada", APART)
    ledger.second("Ben", VOICE)
    ledger.read("Ayr has 15 boats.", "/new.txt", document)
    assert ledger.state() is State.REOPENED
    assert "D1" in ledger.queue("Ada", "discrepancies")
    assert ledger.queue("Cy") == []
    assert ledger.seen("Cy", "discrepancies").part is Part.FIRST
    made = ledger.first("Ada", VOICE)
    assert (made.settles, ledger.decisions()["R2"].ending) == (None, Ending.SUPERSEDED)
    assert not audit.verify(ledger.address).faults


def test_what_is_reopened_by_values_waits_for_no_second_review(ledger: Ledger, document: Make) -> None:
    ledger.first("Ada", APART)
    ledger.read("Ayr has 15 boats.", "/new.txt", document)
    assert ledger.queue("Ben") == []
    with pytest.raises(DecisionError, match="D1 is reopened, not resolved"):
        ledger.second("Ben")


STEPS: dict[str, Callable[[Ledger], object]] = {
    "first": lambda it: it.first("Ada"),
    "apart": lambda it: it.first("Ada", APART),
    "agrees": lambda it: it.second("Ben"),
    "differs": lambda it: it.second("Ben", VOICE),
    "third": lambda it: it.first("Cy", APART),
    "undo R1": lambda it: it.undo("Ada", "R1"),
    "undo R2": lambda it: it.undo("Ben", "R2"),
    "undo R3": lambda it: it.undo("Cy", "R3"),
    "undo mine": lambda it: it.undo("Ben"),
    "anew": lambda it: it.first("Ada", VOICE),
    "match": lambda it: match_again(it.address, now=NOW),
    "withdraw": lambda it: decide.verify(it.address, ["C2"], WITHDRAWN, by=it.by("Di")),
    "undo C2": lambda it: it.undo("Di", "C2"),
}

PATHS = [
    ("first agrees", State.RESOLVED, "R1 R2"),
    ("first agrees match", State.RESOLVED, "R1 R2"),
    ("first agrees|undo R2", State.RESOLVED, "R1"),
    ("first agrees|undo R1", State.OPEN, ""),
    ("first agrees anew", State.RESOLVED, "R3"),
    ("first differs", State.REOPENED, "R1 R2"),
    ("first differs match", State.REOPENED, "R1 R2"),
    ("first differs|undo R2", State.RESOLVED, "R1"),
    ("first differs|undo mine", State.RESOLVED, "R1"),
    ("first differs|undo R1", State.OPEN, ""),
    ("first differs|undo R2|agrees", State.RESOLVED, "R1 R3"),
    ("first differs third", State.RESOLVED, "R3"),
    ("first differs third|undo R3", State.OPEN, ""),
    ("first differs third|undo R3|first agrees", State.RESOLVED, "R4 R5"),
    ("apart differs|withdraw", State.SETTLED, "R1 R2 R3"),
    ("apart differs|withdraw|undo C2", State.REOPENED, "R1 R2"),
    ("apart differs|withdraw|undo R2", State.SETTLED, "R1 R3"),
    ("apart differs|withdraw|undo R2|undo C2", State.RESOLVED, "R1"),
    ("apart differs|withdraw|undo R1|undo C2", State.OPEN, ""),
    ("apart agrees|withdraw|undo C2", State.REOPENED, "R1 R2"),
]  # fmt: skip


def steps_of(path: str) -> list[str]:
    return [step for part in path.split("|") for step in ([part] if part in STEPS else part.split())]


@pytest.mark.parametrize(("path", "state", "standing"), PATHS, ids=[path for path, *_ in PATHS])
def test_every_path_leaves_a_whole_ledger(ledger: Ledger, path: str, state: State, standing: str) -> None:
    for step in steps_of(path):
        STEPS[step](ledger)
        assert not audit.verify(ledger.address).faults, step
    assert ledger.state() is state
    assert " ".join(one.id for one in ledger.decisions().values() if one.stands) == standing


def test_a_second_review_that_ended_with_the_first_is_not_taken_back(ledger: Ledger) -> None:
    ledger.first("Ada")
    ledger.second("Ben")
    ledger.undo("Ada", "R1")
    assert ledger.decisions()["R2"].ending is Ending.UNDONE
    with pytest.raises(DecisionError, match="R2 ended with R1 on"):
        ledger.undo("Ben", "R2")


FORGED = [
    pytest.param("UPDATE discrepancy SET state = 'resolved'", "D1 is decided in the ledger, but R2 does not agree with R1", id="the state"),
    pytest.param("UPDATE decision SET ended = recorded, ending = 'superseded' WHERE id = 2", "R2, a second review that was superseded", id="its end"),
]  # fmt: skip


@pytest.mark.parametrize(("forged", "fault"), FORGED)
def test_a_second_review_that_was_tampered_with_is_noticed(ledger: Ledger, forged: str, fault: str) -> None:
    ledger.first("Ada")
    ledger.second("Ben", VOICE)
    opened = sqlite3.connect(ledger.address)
    opened.execute(forged)
    opened.commit()
    opened.close()
    assert any(fault in one.what for one in audit.verify(ledger.address).faults)


def test_what_changed_since_the_second_reviewer_saw_it_is_refused(ledger: Ledger, document: Make) -> None:
    ledger.first("Ada")
    seen = question_again(ledger.address, "D1", "Ben")

    def refused(sentence: str) -> None:
        with pytest.raises(DecisionError, match=sentence):
            decide.resolve(ledger.address, "D1", RIGHT, by=ledger.by("Ben"), seen=seen)

    other = ledger.second("Cy")
    refused("somebody looked at D1 a second time already")
    ledger.undo("Cy", other.id)
    ledger.second("Cy", VOICE)
    refused("D1 changed since it was shown")
    ledger.first("Di", VOICE)
    refused("the decision on D1 that you looked at again is not what stands on it now")
    ledger.undo("Di", "D1")
    refused("the decision on D1 that you looked at again was taken back")
    ledger.first("Ada")
    seen = question_again(ledger.address, "D1", "Ben")
    ledger.read("Ayr has 14 boats.", "/more.txt", document)
    refused("D1 changed since it was shown")


def test_who_sees_a_decision_sees_that_it_was_confirmed_since(ledger: Ledger) -> None:
    ledger.first("Ada")
    seen = decide.question_of(ledger.address, "D1")
    ledger.second("Ben")
    with pytest.raises(DecisionError, match=r"D1 was reviewed a second time since it was shown \(R2\)"):
        decide.resolve(ledger.address, "D1", APART, by=ledger.by("Ada"), seen=seen)


def test_a_second_review_is_no_precedent_and_sets_no_status(ledger: Ledger) -> None:
    ledger.first("Ada", Finding(resolution=Resolution.ALL_RIGHT, because=Because.UPDATE))
    ledger.second("Ben", RIGHT)
    told = ledger.seen("Di", "discrepancies", "D2").similar
    assert [one.decision.id for one in told] == ["R1"]
    assert {one.status for one in ledger.seen("Di", "discrepancies").discrepancy.claims} == {Status.UNVERIFIED}
