"""What a session does to claims: a reading covered, a field corrected as it was seen, a claim sketched and added; with the real rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from factcheck.core.claim import Claim
from factcheck.core.decision import By, Evidence, Verdict
from factcheck.core.vocabulary import EvidenceKind, Status
from factcheck.errors import DecisionError, FactcheckError, UsageError
from factcheck.ingest import Document
from factcheck.review.addition import Addition, Fitted
from factcheck.review.claims import ClaimToCheck
from factcheck.review.walk import rank_of
from factcheck.workflow import decide
from factcheck.workflow.browse import ClaimFilter, claims
from factcheck.workflow.claims import edit, fit
from factcheck.workflow.ingest import ingest
from factcheck.workflow.review import CLAIMS, Scope, Sitting
from factcheck.workflow.said import in_session

NOW = datetime(2023, 4, 5, tzinfo=UTC)
ANN = By(reviewer="Ann", now=NOW)
RESTS = Verdict(status=Status.VERIFIED, evidence=(Evidence(kind=EvidenceKind.NOTE, text="the register"),))
TEXTS = {
    "first": "Kiel Harbour Authority carried 4,200 passengers in 2021. Staff praised “12 golden rules” of the board. It has 7 boats and 9 rafts.",
    "second": "Kiel Harbour Authority carried 4,200 passengers in 2021, the First said.",
    "third": "Kiel Harbour Authority carried more than 4,200 passengers in 2021. It carried 4,700 passengers in 2020.",
}

Make = Callable[..., Document]


@pytest.fixture
def sitting(address: str, document: Make) -> Sitting:
    ingest(address, [document(text, address=f"/{at}", source=at.title()) for at, text in TEXTS.items()], now=NOW)
    return Sitting(address, "Ann", Scope(about=CLAIMS))


def shown(sitting: Sitting, number: str) -> ClaimToCheck:
    found, _ = sitting.fetch(number)
    assert isinstance(found, ClaimToCheck)
    return found


def number_of(sitting: Sitting, printed: str, article: str) -> str:
    found = claims(sitting.address, filters=ClaimFilter())
    return next(str(one.id) for one in found if one.value_text == printed and one.article.id == article)


@pytest.fixture
def own(sitting: Sitting) -> ClaimToCheck:
    """The passengers of the first article."""
    return shown(sitting, number_of(sitting, "4,200", "A1"))


def test_the_reading_is_told_with_what_is_not_of_it(sitting: Sitting, own: ClaimToCheck) -> None:
    told = {one.id: one.apart for one in own.fellows}
    assert told[number_of(sitting, "4,200", "A2")] is None
    assert told[number_of(sitting, "4,200", "A3")] == "it says more than 4,200"
    assert own.cited == 1


def test_a_claim_stands_in_the_queue_where_its_card_says(sitting: Sitting, own: ClaimToCheck) -> None:
    rests = Evidence(kind=EvidenceKind.CLAIM, text=own.id)
    other = number_of(sitting, "4,700", "A3")
    decide.verify(sitting.address, [other], Verdict(status=Status.VERIFIED, evidence=(rests,)), by=ANN)
    entries = sitting.waiting()
    assert shown(sitting, own.id).rests_on_it == ("R1",)
    assert {one.number: one.rank for one in entries} == {
        one.number: rank_of(shown(sitting, one.number)) for one in entries
    }


def test_one_decision_covers_the_reading(sitting: Sitting, own: ClaimToCheck) -> None:
    also = [one.claim for one in own.fellows if one.apart is None]
    made, did = sitting.verify([own.claim, *also], RESTS, now=NOW)
    assert [effect.claim for effect in made.effects] == [own.id, *(one.id for one in also)]
    assert did is None
    assert all(shown(sitting, str(one.id)).claim.status is Status.VERIFIED for one in also)
    assert decide.undo(sitting.address, made.id, by=ANN).id == made.id
    assert shown(sitting, own.id).fellows == own.fellows


def test_a_claim_of_the_reading_that_was_decided_meanwhile_refuses_all(sitting: Sitting, own: ClaimToCheck) -> None:
    also = [one.claim for one in own.fellows if one.apart is None]
    decide.verify(sitting.address, [str(also[0].id)], Verdict(status=Status.OUTDATED), by=ANN)
    with pytest.raises(DecisionError, match=f"{also[0].id} was decided since it was shown: it is outdated"):
        sitting.verify([own.claim, *also], RESTS, now=NOW)
    assert shown(sitting, own.id).claim.status is Status.UNVERIFIED


def test_what_a_withdrawal_did_is_told(sitting: Sitting, own: ClaimToCheck) -> None:
    before = decide.states_now(sitting.address)
    made, did = sitting.verify([own.claim], Verdict(status=Status.WITHDRAWN), now=NOW)
    assert made.status is Status.WITHDRAWN
    assert did is not None
    assert did.open_discrepancies <= len(before)


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        pytest.param({"subject": "Port of Kiel"}, None, id="words that fit"),
        pytest.param({"value": "4.3 thousand"}, None, id="a figure in words"),
        pytest.param({"comparator": "range"}, "a range needs its upper end. Say value high, or another comparator.", id="no upper end"),
        pytest.param({"comparator": "range", "value_high": "5000"}, None, id="both ends"),
        pytest.param({"value_high": "5000"}, "Say comparator range, or value high -.", id="no range"),
        pytest.param({"as_of": "", "as_of_basis": "stated"}, "Say it as as of.", id="no period"),
    ],
)  # fmt: skip
def test_words_are_tried_over_the_fields(own: ClaimToCheck, said: dict[str, str], trouble: str | None) -> None:
    found = fit(own.claim, said)
    assert (found.claim is None) == (trouble is not None)
    assert trouble is None or str(found.trouble).endswith(trouble)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"form": "large"}, "'large' is no form. It is one of: level,", id="no word of the list"),
        pytest.param({"value": "many"}, "'many' is no number.", id="no number"),
        pytest.param({"unit": "boats"}, "What is counted is no unit: say it as counted.", id="no unit"),
        pytest.param({"as_of": "last year"}, "last year", id="no period"),
        pytest.param({"subject": "\ud800"}, "The words hold bytes that are no text.", id="half a character"),
    ],
)
def test_words_that_do_not_fit_are_a_sentence(own: ClaimToCheck, said: dict[str, str], sentence: str) -> None:
    with pytest.raises(FactcheckError) as raised:
        fit(own.claim, said)
    assert sentence in in_session(raised.value)
    assert "--" not in in_session(raised.value)


def test_a_claim_is_corrected_as_it_was_seen(sitting: Sitting, own: ClaimToCheck) -> None:
    done = sitting.correct(own.claim, {"subject": "Port of Kiel"}, "page 3", now=NOW)
    assert done.claim.subject == "Port of Kiel"
    assert shown(sitting, own.id).claim == done.claim
    with pytest.raises(DecisionError, match=f"{own.id} changed since it was shown"):
        sitting.correct(own.claim, {"metric": "travellers"}, None, now=NOW)
    assert shown(sitting, own.id).claim == done.claim


def test_a_claim_that_was_decided_meanwhile_is_not_corrected(sitting: Sitting, own: ClaimToCheck) -> None:
    decide.verify(sitting.address, [own.id], RESTS, by=ANN)
    with pytest.raises(DecisionError, match=f"{own.id} was decided since it was shown: it is verified"):
        sitting.correct(own.claim, {"metric": "travellers"}, None, now=NOW)


def addition(claim: Claim, words: str, **said: object) -> Addition:
    at = claim.article.text.index(words)
    return Addition(quote=words, span=(at, at + len(words)), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "said", "lacks", "trouble"),
    [
        pytest.param("“12 golden rules”", {"figure": "12", "said": {"metric": "rules"}}, None, None, id="all that is needed"),
        pytest.param("4,200 passengers", {}, None, "A1: the ledger has that claim already: C", id="what is there"),
        pytest.param("7 boats and 9 rafts", {}, "figure", "These words hold 2 figures (“7”, “9”).", id="two figures"),
        pytest.param("praised", {}, "figure", "No figure is read in these words.", id="no figure"),
        pytest.param("praised", {"figure": "boats"}, "figure", "The figure “boats” does not stand in the quote.", id="a figure elsewhere"),
        pytest.param("Staff praised", {"figure": "Staff"}, "value", "“Staff” is not read as a number.", id="a figure that is no number"),
        pytest.param("Staff praised", {"policy": True}, "action", "A policy claim needs what is done.", id="an act without what is done"),
        pytest.param("Staff praised", {"policy": True, "said": {"action": "praise"}}, None, None, id="an act"),
        pytest.param(
            "“12 golden rules”", {"figure": "12", "said": {"metric": "rules", "comparator": "range"}}, None, "a range needs its upper end. Say value high, or another comparator.",
            id="fields that contradict one another",
        ),
    ],
)  # fmt: skip
def test_a_claim_is_sketched(
    sitting: Sitting, own: ClaimToCheck, words: str, said: dict[str, object], lacks: str | None, trouble: str | None
) -> None:
    found = sitting.sketch(own.claim.article, addition(own.claim, words, **said))
    assert (found.lacks, found.trouble is None) == (lacks, trouble is None)
    assert trouble is None or trouble in str(found.trouble)
    assert (found.claim is None) == (trouble is not None)


def test_figures_to_choose_from_are_told(sitting: Sitting, own: ClaimToCheck) -> None:
    assert sitting.sketch(own.claim.article, addition(own.claim, "7 boats and 9 rafts")).figures == ("7", "9")


def test_a_sketch_is_what_is_added(sitting: Sitting, own: ClaimToCheck) -> None:
    wanted = addition(own.claim, "“12 golden rules”", figure="12", said={"metric": "rules"}, note="seen")
    drawn = sitting.sketch(own.claim.article, wanted)
    done = sitting.add(own.claim.article, wanted, now=NOW)
    assert drawn == Fitted(claim=drawn.claim)
    assert drawn.claim is not None
    assert (done.claim.key, done.claim.value, done.claim.metric) == (drawn.claim.key, drawn.claim.value, "rules")
    spans = sitting.survey(own.claim.article)
    assert (done.claim.start, done.claim.end) in spans
    assert list(spans) == sorted(spans)
    with pytest.raises(UsageError, match=f"has that claim already: {done.claim.id}"):
        sitting.add(own.claim.article, wanted, now=NOW)


def test_words_of_an_article_that_has_a_new_text_are_refused(
    sitting: Sitting, own: ClaimToCheck, document: Make
) -> None:
    ingest(sitting.address, [document("News. " + TEXTS["first"], address="/first", source="First")], now=NOW)
    wanted = addition(own.claim, "“12 golden rules”", figure="12", said={"metric": "rules"})
    for call in (sitting.sketch, lambda *given: sitting.add(*given, now=NOW)):
        with pytest.raises(DecisionError, match="A1 has a new text since it was shown"):
            call(own.claim.article, wanted)


def test_a_span_that_holds_other_words_is_refused(sitting: Sitting, own: ClaimToCheck) -> None:
    with pytest.raises(FactcheckError, match="do not stand there"):
        sitting.add(own.claim.article, Addition(quote="12 golden rules", span=(0, 15)), now=NOW)


def test_an_edit_by_its_number_asks_nobody_what_was_seen(sitting: Sitting, own: ClaimToCheck) -> None:
    edit(sitting.address, own.id, {"subject": "Port of Kiel"}, by=ANN)
    assert edit(sitting.address, own.id, {"metric": "travellers"}, by=ANN).claim.subject == "Port of Kiel"
