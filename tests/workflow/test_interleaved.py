"""Two sittings, one acting between what the other saw and what it writes: nothing is overwritten that was not seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from factcheck.core.decision import By, Evidence, Finding, Question, Verdict
from factcheck.core.scope import Scope
from factcheck.core.vocabulary import Ending, EvidenceKind, Resolution, Status
from factcheck.errors import DecisionError, FactcheckError
from factcheck.ingest import Document
from factcheck.review.claims import ClaimToCheck
from factcheck.workflow import aliases, audit, decide
from factcheck.workflow.claims import edit
from factcheck.workflow.decide import DecisionFilter
from factcheck.workflow.ingest import ingest
from factcheck.workflow.review import Sitting
from factcheck.workflow.seconds import question_again

from .conftest import NOW

pytestmark = pytest.mark.usefixtures("simple_rules")

NOTE = Evidence(kind=EvidenceKind.NOTE, text="the harbour master's list")
APART = Finding(resolution=Resolution.NOT_COMPARABLE)
RIGHT = Finding(resolution=Resolution.ONE_RIGHT, side=0, evidence=(NOTE,))
UNSURE = Finding(resolution=Resolution.UNSURE)
OUTDATED, WITHDRAWN = Verdict(status=Status.OUTDATED), Verdict(status=Status.WITHDRAWN)
LATER = NOW + timedelta(minutes=5)
BEN, CY = By(reviewer="Ben", now=LATER), By(reviewer="Cy", now=LATER)

Meanwhile = Callable[[str], object]


@pytest.fixture
def ledger(address: str, document: Callable[..., Document]) -> str:
    """C1 (12 boats) against C2 (14 boats) is D1, C3 against C4 (carts) is D2; D2 was decided by Ada in an earlier session."""
    texts = ("Ayr has 12 boats.", "Ayr has 14 boats.", "Ayr has 5 carts.", "Ayr has 7 carts.")
    ingest(address, [document(text, address=f"/{at}", source=f"Daily {at}") for at, text in enumerate(texts)], now=NOW)
    decide.resolve(address, "D2", APART, by=By(reviewer="Ada", now=NOW))
    return address


def sitting_on(address: str, number: str) -> tuple[Sitting, Question | ClaimToCheck]:
    """Ada before one thing."""
    ada = Sitting(address, "Ada", Scope(about="claims" if number.startswith("C") else "discrepancies"))
    seen, *_ = ada.fetch(number, now=NOW)
    assert seen is not None
    ada.mark(number, (), 0, now=NOW)
    return ada, seen


def resolves(number: str, finding: Finding = APART) -> Meanwhile:
    return lambda address: decide.resolve(address, number, finding, by=BEN)


def reviews_again(finding: Finding) -> Meanwhile:
    return lambda address: decide.resolve(address, "D2", finding, by=BEN, seen=question_again(address, "D2", "Ben"))


def reads(text: str) -> Meanwhile:
    from factcheck.core.article import Article

    return lambda address: ingest(
        address, [Document(Article(text=text, source="Echo", address="/new"), text.encode())], now=NOW
    )


def verifies(number: str, verdict: Verdict) -> Meanwhile:
    return lambda address: decide.verify(address, [number], verdict, by=BEN)


def undoes(number: str) -> Meanwhile:
    return lambda address: decide.undo(address, number, by=BEN)


def edits(number: str) -> Meanwhile:
    return lambda address: edit(address, number, {"metric": "dry docks"}, by=BEN)


def both(*acts: Meanwhile) -> Meanwhile:
    return lambda address: [act(address) for act in acts]


DECISIONS = [
    pytest.param("D1", lambda _: None, None, id="open: nothing happened"),
    pytest.param("D1", resolves("D2"), None, id="open: another was decided"),
    pytest.param("D1", resolves("D1"), "D1 was decided since it was shown: R2, not_comparable, by Ben", id="open: decided"),
    pytest.param("D1", resolves("D1", UNSURE), "D1 was decided since it was shown: R2, unsure", id="open: put off"),
    pytest.param("D1", both(resolves("D1"), undoes("D1")), None, id="open: decided and taken back"),
    pytest.param("D1", verifies("C1", OUTDATED), "D1 changed since it was shown", id="open: a claim was verified"),
    pytest.param("D1", verifies("C1", WITHDRAWN), "D1 was settled by a correction", id="open: a claim was withdrawn"),
    pytest.param("D1", edits("C1"), "D1 was settled by a correction", id="open: a claim was corrected"),
    pytest.param("D1", reads("Ayr has 14 boats."), "D1 changed since it was shown", id="open: another voice"),
    pytest.param("D1", reads("Ayr has 15 boats."), "D1 changed since it was shown", id="open: another value"),
    pytest.param("D2", lambda _: None, None, id="decided: nothing happened"),
    pytest.param("D2", resolves("D2"), "D2 was decided since it was shown: R2", id="decided: decided anew"),
    pytest.param("D2", undoes("D2"), "R1 on D2 was taken back since it was shown", id="decided: taken back"),
    pytest.param("D2", both(undoes("D2"), resolves("D2")), "D2 was decided since it was shown: R2", id="decided: taken back and decided"),
    pytest.param("D2", reviews_again(APART), r"D2 was reviewed a second time since it was shown \(R2\)", id="decided: confirmed"),
    pytest.param("D2", reviews_again(RIGHT), r"D2 was reviewed a second time since it was shown \(R2\)", id="decided: disputed"),
    pytest.param("D2", reads("Ayr has 9 carts."), "D2 changed since it was shown", id="decided: reopened"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "meanwhile", "sentence"), DECISIONS)
def test_a_decision(ledger: str, number: str, meanwhile: Meanwhile, sentence: str | None) -> None:
    ada, seen = sitting_on(ledger, number)
    assert isinstance(seen, Question)
    meanwhile(ledger)
    before = kept(ledger)
    if sentence is None:
        made = ada.save(seen, RIGHT, now=LATER)
        assert kept(ledger)[made.id] is None
        return
    with pytest.raises(DecisionError, match=sentence):
        ada.save(seen, RIGHT, now=LATER)
    assert kept(ledger) == before


VERIFICATIONS = [
    pytest.param(lambda _: None, None, id="nothing happened"),
    pytest.param(verifies("C2", OUTDATED), None, id="another was verified"),
    pytest.param(resolves("D1"), None, id="its question was decided, and it was left alone"),
    pytest.param(verifies("C1", OUTDATED), "C1 was decided since it was shown: it is outdated", id="verified"),
    pytest.param(resolves("D1", RIGHT), "C1 was decided since it was shown: it is verified", id="decided by its question"),
    pytest.param(verifies("C1", WITHDRAWN), "C1 was decided since it was shown: it is withdrawn", id="withdrawn"),
    pytest.param(edits("C1"), "C1 changed since it was shown", id="corrected"),
]  # fmt: skip


@pytest.mark.parametrize(("meanwhile", "sentence"), VERIFICATIONS)
def test_a_verification(ledger: str, meanwhile: Meanwhile, sentence: str | None) -> None:
    ada, seen = sitting_on(ledger, "C1")
    assert isinstance(seen, ClaimToCheck)
    meanwhile(ledger)
    before = kept(ledger)
    if sentence is None:
        made, _ = ada.verify([seen.claim], OUTDATED, now=LATER)
        assert made.status is Status.OUTDATED
        return
    with pytest.raises(DecisionError, match=sentence):
        ada.verify([seen.claim], OUTDATED, now=LATER)
    assert kept(ledger) == before


def rules(*, same: bool) -> Meanwhile:
    return lambda address: aliases.add(address, "boats", "carts", same=same, by=BEN)


@pytest.mark.parametrize(
    ("meanwhile", "sentence"),
    [
        pytest.param(rules(same=True), "ruling 1 says so already", id="the same"),
        pytest.param(rules(same=False), "that contradicts", id="the contrary"),
    ],
)
def test_a_ruling(ledger: str, meanwhile: Meanwhile, sentence: str) -> None:
    ada, _ = sitting_on(ledger, "D1")
    meanwhile(ledger)
    with pytest.raises(FactcheckError, match=sentence):
        ada.rule("boats", "carts", same=True, now=LATER)
    assert len(aliases.listed(ledger)) == 1


@pytest.mark.parametrize(
    ("meanwhile", "sentence"),
    [
        pytest.param(undoes("D1"), "R2 was taken back on", id="taken back"),
        pytest.param(resolves("D1"), "R2 was superseded by a later decision on D1 on", id="superseded"),
    ],
)
def test_taking_back(ledger: str, meanwhile: Meanwhile, sentence: str) -> None:
    ada, seen = sitting_on(ledger, "D1")
    assert isinstance(seen, Question)
    ada.save(seen, APART, now=LATER)
    meanwhile(ledger)
    before = kept(ledger)
    taken = ada.undo(now=LATER).taken
    assert taken.words is None
    assert [one[: len(sentence)] for one in taken.lost] == [sentence]
    assert kept(ledger) == before


def test_the_third_settles_what_was_seen(ledger: str) -> None:
    reviews_again(RIGHT)(ledger)
    cy = Sitting(ledger, "Cy", Scope())
    seen, *_ = cy.fetch("D2", now=NOW)
    assert isinstance(seen, Question)
    decide.undo(ledger, "R2", by=BEN)
    with pytest.raises(DecisionError, match="R2, a second review of D2, was taken back since it was shown"):
        cy.save(seen, APART, now=LATER)
    reviews_again(RIGHT)(ledger)
    with pytest.raises(DecisionError, match=r"D2 was reviewed a second time since it was shown \(R3\)"):
        cy.save(seen, APART, now=LATER)
    again, *_ = cy.fetch("D2", now=NOW)
    assert isinstance(again, Question)
    assert cy.save(again, APART, now=LATER).settles == "R1"


def kept(address: str) -> dict[str, Ending | None]:
    """The decisions and what ended them; the ledger is whole."""
    assert not audit.verify(address).faults
    return {one.id: one.ending for one in decide.decisions(address, filters=DecisionFilter())}
