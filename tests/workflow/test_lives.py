"""What becomes of a decision: with the real rules, on one question about one port."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import pytest

from factcheck import api
from factcheck.core.claim import Claim
from factcheck.core.decision import By, Decision, Evidence, Finding
from factcheck.core.discrepancy import Matching
from factcheck.core.vocabulary import EvidenceKind, Resolution, State
from factcheck.errors import DecisionError
from factcheck.ingest import Document
from factcheck.workflow.aliases import add, remove
from factcheck.workflow.audit import verify as audit
from factcheck.workflow.browse import ClaimFilter, claims
from factcheck.workflow.claims import edit
from factcheck.workflow.decide import question_of, resolve, undo
from factcheck.workflow.extract import extract_again
from factcheck.workflow.ingest import ingest
from factcheck.workflow.match import match_again

NOW = datetime(2023, 4, 5, tzinfo=UTC)
ANN = By(reviewer="Ann", now=NOW)
FIRST = "Kiel Harbour Authority carried 4,200 passengers in 2021."
OTHER = "Harbour Authority of Kiel carried 4,700 passengers in 2021."
REGISTER = Evidence(kind=EvidenceKind.NOTE, text="the register of the port")

Make = Callable[..., Document]


@pytest.fixture
def decided(address: str, document: Make) -> str:
    """D1: C1 says 4,200, C2 says 4,700. The first is right, so C1 is verified and C2 refuted."""
    read(address, document(FIRST, address="/first"), document(OTHER, address="/other", source="Echo"))
    finding = Finding(resolution=Resolution.ONE_RIGHT, side=0, evidence=(REGISTER,))
    made = resolve(address, "D1", finding, by=ANN)
    assert [one.claims for one in made.judged] == [("C1",), ("C2",)]
    return address


def read(address: str, *documents: Document) -> None:
    ingest(address, documents, now=NOW)


def life(address: str) -> tuple[State, Decision | None, dict[str, str]]:
    """The state of D1, the decision that stands on it, the statuses of the current claims. The audit trail agrees with all of it."""
    assert audit(address).faults == ()
    question = question_of(address, "D1")
    found = {str(one.id): str(one.status) for one in claims(address, filters=ClaimFilter())}
    return question.discrepancy.state, question.decision, found


JUDGED = {"C1": "verified", "C2": "refuted"}


def test_the_article_is_read_again(decided: str) -> None:
    before = life(decided)
    assert (before[0], before[2]) == (State.RESOLVED, JUDGED)
    for _ in range(2):
        report = extract_again(decided, now=NOW)
        assert (report.new, report.retired, report.new_discrepancies) == (0, 0, 0)
        assert life(decided) == before


def test_a_new_text_of_the_article_says_the_same(decided: str, document: Make) -> None:
    before = life(decided)
    read(decided, document(f"The quays were full. {OTHER}", address="/other", source="Echo"))
    assert life(decided) == before


def test_one_figure_in_the_article_changes(decided: str, document: Make) -> None:
    _, decision, _ = life(decided)
    read(decided, document(OTHER.replace("4,700", "4,900"), address="/other", source="Echo"))
    assert life(decided) == (State.REOPENED, decision, {"C1": "verified", "C3": "unverified"})
    read(decided, document(OTHER, address="/other", source="Echo"))
    assert life(decided)[0] is State.REOPENED
    again = resolve(decided, "D1", Finding(resolution=Resolution.NOT_COMPARABLE), by=ANN)
    state, decision, found = life(decided)
    assert (state, decision, found["C1"]) == (State.RESOLVED, again, "unverified")


@pytest.mark.parametrize("changing", [0, 1])
def test_a_figure_goes_back_to_what_it_was(address: str, document: Make, changing: int) -> None:
    """Whichever claim has the smaller key, which the key of the question is made of."""
    places = [("/first", FIRST, "Wire"), ("/other", OTHER, "Echo")]
    both = [document(text, address=place, source=source) for place, text, source in places]
    read(address, *both)
    made = resolve(address, "D1", Finding(resolution=Resolution.NOT_COMPARABLE), by=ANN)
    place, text, source = places[changing]
    read(address, document(text.replace("00 pass", "50 pass"), address=place, source=source))
    assert life(address)[:2] == (State.REOPENED, made)
    read(address, both[changing])
    assert life(address)[:2] == (State.REOPENED, made)


def test_another_figure_in_the_article_changes(decided: str, document: Make) -> None:
    before = life(decided)
    read(decided, document(f"{OTHER} Lund has 14 bridges.", address="/other", source="Echo"))
    read(decided, document(f"{OTHER} Lund has 15 bridges.", address="/other", source="Echo"))
    assert (life(decided)[:2], life(decided)[2] | JUDGED) == (before[:2], life(decided)[2])


def test_another_voice_repeats_a_side(decided: str, document: Make) -> None:
    before = life(decided)
    read(decided, document(OTHER, address="/voice", source="Post"))
    question = question_of(decided, "D1")
    assert [len(side.claims) for side in question.discrepancy.sides] == [1, 2]
    assert life(decided) == (State.RESOLVED, before[1], JUDGED | {"C3": "unverified"})


def test_another_voice_brings_a_further_value(decided: str, document: Make) -> None:
    before = life(decided)
    read(decided, document(OTHER.replace("4,700", "5,100"), address="/voice", source="Post"))
    assert len(question_of(decided, "D1").discrepancy.sides) == 3
    assert life(decided) == (State.REOPENED, before[1], JUDGED | {"C3": "unverified"})


def test_the_matcher_no_longer_finds_the_discrepancy(decided: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = life(decided)
    seeing = api.compare_claims

    def blind(given: Iterable[Claim], **said: object) -> Matching:
        return seeing([one for one in given if one.value != 4700], **said)  # type: ignore[arg-type]

    monkeypatch.setattr(api, "compare_claims", blind)
    assert match_again(decided, now=NOW).stale == 1
    assert life(decided) == (State.STALE, *before[1:])
    with pytest.raises(DecisionError, match="D1 is not found any more, so there is nothing to decide"):
        resolve(decided, "D1", Finding(resolution=Resolution.UNSURE), by=ANN)
    monkeypatch.setattr(api, "compare_claims", seeing)
    assert match_again(decided, now=NOW).found_again == 1
    assert life(decided) == before


def test_it_is_taken_back_while_the_matcher_does_not_find_it(decided: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seeing = api.compare_claims
    monkeypatch.setattr(api, "compare_claims", lambda given, **said: seeing(list(given)[:1], **said))
    match_again(decided, now=NOW)
    undo(decided, "D1", by=ANN)
    assert life(decided) == (State.STALE, None, {"C1": "unverified", "C2": "unverified"})
    monkeypatch.setattr(api, "compare_claims", seeing)
    match_again(decided, now=NOW)
    assert life(decided)[0] is State.OPEN


def test_a_reviewer_splits_a_name(decided: str) -> None:
    before = life(decided)
    ruled = add(decided, "Kiel Harbour Authority", "Harbour Authority of Kiel", same=False, by=ANN)
    assert ruled.aftermath.settled == ("D1",)
    assert life(decided) == (State.SETTLED, *before[1:])
    with pytest.raises(DecisionError, match="D1 was settled by a correction, so there is nothing to decide"):
        resolve(decided, "D1", Finding(resolution=Resolution.UNSURE), by=ANN)
    match_again(decided, now=NOW)
    assert life(decided)[0] is State.SETTLED
    remove(decided, ruled.ruling.id, by=ANN)
    assert life(decided) == before


def test_a_claim_under_a_decision_is_corrected_to_another_value(decided: str) -> None:
    before = life(decided)
    assert edit(decided, "C2", {"value": "4,800"}, by=ANN).aftermath.reopened == ("D1",)
    assert life(decided) == (State.REOPENED, *before[1:])
    extract_again(decided, now=NOW)
    assert life(decided) == (State.REOPENED, *before[1:])
    made = resolve(decided, "D1", Finding(resolution=Resolution.SUPERSEDED, side=1), by=ANN)
    edit(decided, "C2", {}, reset=["value"], by=ANN)
    assert life(decided) == (State.REOPENED, made, {"C1": "outdated", "C2": "unverified"})


def test_a_claim_under_a_decision_is_corrected_and_agrees(decided: str) -> None:
    before = life(decided)
    assert edit(decided, "C2", {"value": "4,200"}, by=ANN).aftermath.settled == ("D1",)
    assert life(decided) == (State.SETTLED, *before[1:])
    edit(decided, "C2", {}, reset=["value"], by=ANN)
    assert life(decided) == before


def test_a_claim_under_a_decision_is_corrected_where_it_was_not_judged(decided: str) -> None:
    before = life(decided)
    edit(decided, "C2", {"attribution": "the port"}, by=ANN)
    assert life(decided) == before
