"""Claims corrected, withdrawn and added by hand, and rulings on names: with the real rules, on three short articles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from factcheck.core.claim import Claim
from factcheck.core.correction import BY_HAND
from factcheck.core.decision import By
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Comparator, EventKind, Form, Stage, State, Status
from factcheck.core.wording import figure
from factcheck.errors import FactcheckError, QuoteError, UnknownId, UsageError
from factcheck.ingest import Document
from factcheck.store.chain import events
from factcheck.store.engine import open_ledger
from factcheck.workflow import aliases, decide
from factcheck.workflow.additions import Addition, add
from factcheck.workflow.audit import verify as audit
from factcheck.workflow.browse import ClaimFilter, DiscrepancyFilter, claims, discrepancies
from factcheck.workflow.claims import edit, withdraw
from factcheck.workflow.explain import ComparisonCard, explain
from factcheck.workflow.extract import extract_again
from factcheck.workflow.ingest import ingest
from factcheck.workflow.match import match_again
from factcheck.workflow.show import ClaimCard, show

NOW = datetime(2023, 4, 5, tzinfo=UTC)
ANN = By(reviewer="Ann", now=NOW)
FIRST = "Kiel Harbour Authority carried 4,200 passengers in 2021."
OTHER = "Harbour Authority of Kiel carried 4,700 passengers in 2021."
LONG = (
    "Oslo Ferry Board paid more than 1000 million kroner for repairs in 2020. Staff praised “12 golden rules” of the board. "
    "It will close the old pier next spring. Some rope was found, and more rope was lost."
)

Make = Callable[..., Document]


@pytest.fixture
def ledger(address: str, document: Make) -> str:
    """A1 and A2 differ on passengers (D1); A3 has words that no rule reads."""
    texts = {"/first": FIRST, "/other": OTHER, "/long": LONG}
    ingest(address, [document(text, address=at, source=at[1:]) for at, text in texts.items()], now=NOW)
    return address


def one(address: str, number: str) -> Claim:
    card = show(address, number)
    assert isinstance(card, ClaimCard)
    return card.claim


def found(address: str, quote: str) -> Claim:
    """The claim whose figure is printed so."""
    return next(claim for claim in claims(address, filters=ClaimFilter()) if claim.value_text == quote)


def state_of(address: str, number: str = "D1") -> State:
    return decide.question_of(address, number).discrepancy.state


def trail(address: str, kind: EventKind) -> list[dict[str, object]]:
    with open_ledger(address) as opened, opened.transaction() as connection:
        return [event.facts for event in events(connection) if event.kind is kind and event.reviewer == "Ann"]


def test_an_edit_says_what_changed_and_leaves_one_event(ledger: str) -> None:
    done = edit(ledger, "C1", {"subject": "Port of Kiel", "as_of": "2021-06"}, by=ANN, note="see page 3")
    assert [(change.field, change.before, change.after) for change in done.changes] == [
        ("subject", "Kiel Harbour Authority", "Port of Kiel"),
        ("as_of", "2021", "2021-06"),
    ]
    (facts,) = trail(ledger, EventKind.CORRECT)
    assert (facts["claim"], facts["note"]) == ("C1", "see page 3")
    assert facts["changes"] == [change.as_record() for change in done.changes]
    card = show(ledger, "C1")
    assert isinstance(card, ClaimCard)
    assert {its.field: its.machine for its in card.corrections} == {
        "subject": "Kiel Harbour Authority",
        "as_of": "2021",
    }
    assert audit(ledger).faults == ()


def test_a_corrected_value_keeps_the_print_and_is_told_as_such(ledger: str) -> None:
    claim = found(ledger, "1000 million kroner")
    done = edit(ledger, str(claim.id), {"value": "10 million"}, by=ANN)
    after = one(ledger, str(claim.id))
    assert after == done.claim
    assert (after.value, after.value_text, after.quote) == (Decimal(10_000_000), "1000 million kroner", claim.quote)
    assert figure(after) == f"more than 10 million {claim.unit}"
    edit(ledger, str(claim.id), {}, by=ANN, reset=["value"])
    assert figure(one(ledger, str(claim.id))) == "more than 1000 million kroner"
    assert one(ledger, str(claim.id)) == claim


def test_corrections_survive_everything_that_is_done_again(ledger: str, document: Make) -> None:
    edit(ledger, "C1", {"value": "4,700", "subject": "Kiel Harbour"}, by=ANN)
    assert state_of(ledger) is State.SETTLED
    for _ in range(2):
        extract_again(ledger, now=NOW)
        match_again(ledger, now=NOW)
    assert (one(ledger, "C1").value, one(ledger, "C1").subject) == (Decimal(4700), "Kiel Harbour")
    assert state_of(ledger) is State.SETTLED
    ingest(ledger, [document("News.\n" + FIRST, address="/first", source="first")], now=NOW)
    after = one(ledger, "C1")
    assert (after.value, after.subject, after.value_text) == (Decimal(4700), "Kiel Harbour", "4,200")
    assert after.article.text.startswith("News.")
    assert state_of(ledger) is State.SETTLED
    edit(ledger, "C1", {}, by=ANN, reset=["value", "subject"])
    assert state_of(ledger) is State.OPEN
    assert one(ledger, "C1").value == Decimal(4200)


def test_rules_that_read_a_corrected_field_anew_are_reported(ledger: str, document: Make) -> None:
    edit(ledger, "C1", {"subject": "Kiel Harbour"}, by=ANN)
    changed = FIRST.replace("Kiel Harbour Authority", "Flensburg Harbour Authority")
    report = ingest(ledger, [document(changed, address="/first", source="first")], now=NOW)
    assert any(
        "the rules now read subject as “Flensburg Harbour Authority”" in note for note in report.articles[0].notes
    )
    assert one(ledger, "C1").subject == "Kiel Harbour"


@pytest.mark.parametrize(
    ("number", "said", "reset", "words"),
    [
        pytest.param("C1", {"subject": "Kiel Harbour Authority"}, [], "nothing changes", id="what stands there"),
        pytest.param("C1", {}, ["scope"], "the scope of C1 is not corrected", id="what is not corrected"),
        pytest.param("C1", {"scope": "a"}, ["scope"], "given and taken back at once", id="both"),
        pytest.param("C1", {"stage": "planned"}, [], "no stage", id="another kind"),
        pytest.param("C1", {"subject": "\ud800"}, [], "no text", id="half a character"),
        pytest.param("C99", {"subject": "a"}, [], "no claim C99", id="no claim"),
    ],
)
def test_an_edit_that_is_refused_changes_nothing(
    ledger: str, number: str, said: dict[str, str], reset: list[str], words: str
) -> None:
    before = claims(ledger, filters=ClaimFilter())
    with pytest.raises(FactcheckError) as raised:
        edit(ledger, number, said, by=ANN, reset=reset)
    assert words in str(raised.value)
    assert claims(ledger, filters=ClaimFilter()) == before
    assert trail(ledger, EventKind.CORRECT) == []


def test_what_is_gone_or_withdrawn_is_not_corrected(ledger: str, document: Make) -> None:
    withdraw(ledger, "C2", by=ANN)
    with pytest.raises(UsageError, match="C2 was withdrawn"):
        edit(ledger, "C2", {"subject": "a"}, by=ANN)
    ingest(ledger, [document("Nothing.", address="/first", source="first")], now=NOW)
    with pytest.raises(UsageError, match="C1 is not found in its article any more"):
        edit(ledger, "C1", {"subject": "a"}, by=ANN)


def test_a_claim_is_withdrawn_once_and_comes_back(ledger: str) -> None:
    made, aftermath = withdraw(ledger, "C2", by=ANN, note="not a count")
    assert (made.status, made.note, aftermath.settled) == (Status.WITHDRAWN, "not a count", ("D1",))
    with pytest.raises(UsageError, match="C2 was withdrawn already"):
        withdraw(ledger, "C2", by=ANN)
    extract_again(ledger, now=NOW)
    assert (one(ledger, "C2").status, state_of(ledger)) == (Status.WITHDRAWN, State.SETTLED)
    decide.undo(ledger, "C2", by=ANN)
    assert (one(ledger, "C2").status, state_of(ledger)) == (Status.UNVERIFIED, State.OPEN)


def test_a_figure_is_added_with_what_the_rules_know_of_its_words(ledger: str) -> None:
    done = add(
        ledger, "A3", Addition(quote="“12 golden rules” of the board", figure="12", said={"metric": "rules"}), by=ANN
    )
    made = done.claim
    assert (made.value, made.form, made.metric, made.rule) == (Decimal(12), Form.LEVEL, "rules", BY_HAND)
    assert made.context == "Staff praised “12 golden rules” of the board."
    assert (made.as_of, made.as_of_basis) == ("2022-12-19", AsOfBasis.PUBLISHED)
    assert one(ledger, str(made.id)) == made
    (facts,) = trail(ledger, EventKind.ADD)
    assert facts["claim"] == made.as_record()
    with pytest.raises(UsageError, match=f"has that claim already: {made.id}. Correct it"):
        add(ledger, "A3", Addition(quote="12 golden", figure="12", said={"metric": "rules"}), by=ANN)


def test_what_was_added_survives_and_is_compared(ledger: str, document: Make) -> None:
    quote = "Kiel Harbour Authority carried 4,200 passengers"
    said = {"form": "change", "metric": "growth of passengers"}
    made = add(ledger, "A1", Addition(quote=quote, said=said), by=ANN).claim
    assert (made.value, made.unit, made.comparator, made.subject) == (
        4200,
        None,
        Comparator.EXACT,
        one(ledger, "C1").subject,
    )
    extract_again(ledger, now=NOW)
    match_again(ledger, now=NOW)
    assert one(ledger, str(made.id)) == made
    ingest(ledger, [document("Late news.\n" + FIRST, address="/first", source="first")], now=NOW)
    assert one(ledger, str(made.id)).quote == quote
    assert [str(claim.id) for claim in claims(ledger, filters=ClaimFilter()) if claim.rule == BY_HAND] == [made.id]
    assert edit(ledger, str(made.id), {"form": "share"}, by=ANN).claim.form is Form.SHARE
    with pytest.raises(UsageError, match=f"{made.id} would be what C1 is: the same figure in the form of a level"):
        edit(ledger, str(made.id), {"form": "level"}, by=ANN)


def test_an_added_figure_makes_a_discrepancy(ledger: str, document: Make) -> None:
    withdraw(ledger, "C1", by=ANN)
    text = "The Kiel Harbour Authority carried \u2009a shipload\u2009 or so of passengers in 2021."
    ingest(ledger, [document(text, address="/late", source="late")], now=NOW)
    before = len(discrepancies(ledger, filters=DiscrepancyFilter()))
    found_now = [str(claim.id) for claim in claims(ledger, filters=ClaimFilter()) if claim.article.id == "A4"]
    for number in found_now:
        withdraw(ledger, number, by=ANN)
    said = {
        "value": "4900",
        "metric": "passengers",
        "subject": "Kiel Harbour Authority",
        "as_of": "2021",
        "form": "change",
    }
    added = add(
        ledger, "A4", Addition(quote="a shipload or so of passengers in 2021", figure="shipload", said=said), by=ANN
    )
    done = edit(ledger, str(added.claim.id), {"form": "level"}, by=ANN)
    assert len(done.aftermath.new) + len(done.aftermath.found_again) == 1
    assert len(discrepancies(ledger, filters=DiscrepancyFilter())) == before + 1


def test_a_policy_is_added(ledger: str) -> None:
    said = {"actor": "Oslo Ferry Board", "action": "close", "object": "the old pier", "stage": "planned"}
    known = [claim for claim in claims(ledger, filters=ClaimFilter()) if claim.kind is ClaimKind.POLICY]
    for claim in known:
        withdraw(ledger, str(claim.id), by=ANN)
    made = add(ledger, "A3", Addition(quote="close the old pier", policy=True, said=said), by=ANN).claim
    assert (made.kind, made.stage, made.actor, made.quote) == (
        ClaimKind.POLICY,
        Stage.PLANNED,
        "Oslo Ferry Board",
        "close the old pier",
    )
    extract_again(ledger, now=NOW)
    assert one(ledger, str(made.id)) == made


@pytest.mark.parametrize(
    ("addition", "error", "words"),
    [
        pytest.param(Addition(quote="4,200 passengers", said={}), UsageError, "has that claim already: C1", id="known"),
        pytest.param(Addition(quote="4,200 passengers", said={"form": "change"}), UsageError, "has that claim already: C1", id="known in another form"),
        pytest.param(Addition(quote="4,300 passengers", said={}), QuoteError, "The nearest are: “", id="not there"),
        pytest.param(Addition(quote="Harbour Authority", said={}), QuoteError, "no figure is read", id="no figure"),
        pytest.param(Addition(quote=FIRST, figure="17", said={}), QuoteError, "does not stand in the quote", id="figure elsewhere"),
        pytest.param(Addition(quote="carried 4,200", figure="carried", said={}), QuoteError, "Say it as --value", id="no number"),
        pytest.param(Addition(quote="carried", said={}, policy=True), UsageError, "Say it as --action", id="no act"),
        pytest.param(Addition(quote="carried", figure="4", said={"action": "a"}, policy=True), UsageError, "no figure", id="a policy's figure"),
        pytest.param(Addition(quote="4,200 passengers", said={"form": "rank", "unit": "boats"}), FactcheckError, "--counted", id="no unit"),
    ],
)  # fmt: skip
def test_an_addition_that_is_refused_changes_nothing(
    ledger: str, addition: Addition, error: type[FactcheckError], words: str
) -> None:
    before = claims(ledger, filters=ClaimFilter())
    with pytest.raises(error) as raised:
        add(ledger, "A1", addition, by=ANN)
    assert words in str(raised.value)
    assert claims(ledger, filters=ClaimFilter()) == before
    assert trail(ledger, EventKind.ADD) == []


def test_an_unknown_article_takes_no_claim(ledger: str) -> None:
    with pytest.raises(UnknownId, match="A9"):
        add(ledger, "A9", Addition(quote="a", said={}), by=ANN)


def test_a_withdrawn_claim_is_not_added_but_taken_back(ledger: str) -> None:
    withdraw(ledger, "C1", by=ANN)
    with pytest.raises(UsageError, match="factcheck undo C1"):
        add(ledger, "A1", Addition(quote="4,200 passengers", said={}), by=ANN)


def test_a_ruling_settles_and_is_taken_back(ledger: str) -> None:
    ruled = aliases.add(ledger, "Harbour Authority of Kiel", " Kiel  Harbour Authority", same=False, by=ANN, note="two")
    assert ruled.aftermath.settled == ("D1",)
    assert ruled.unknown == ()
    extract_again(ledger, now=NOW)
    assert state_of(ledger) is State.SETTLED
    told = explain(ledger, "C1", "C2")
    assert isinstance(told, ComparisonCard)
    assert (
        "a reviewer said that “Kiel Harbour Authority” is not “Harbour Authority of Kiel”" in told.comparison.conclusion
    )
    (kept,) = aliases.listed(ledger)
    assert (kept.name, kept.other, kept.same, kept.note) == (
        "Harbour Authority of Kiel",
        "Kiel Harbour Authority",
        False,
        "two",
    )
    with pytest.raises(UsageError, match="contradicts ruling 1"):
        aliases.add(ledger, "Harbour Authority of Kiel", "Kiel Harbour Authority", same=True, by=ANN)
    assert aliases.remove(ledger, kept.id, by=ANN).aftermath.found_again == ("D1",)
    assert aliases.listed(ledger) == []
    with pytest.raises(UnknownId):
        aliases.remove(ledger, kept.id, by=ANN)
    assert [facts["taken_back"] for facts in trail(ledger, EventKind.ALIAS)] == [False, True]
    assert audit(ledger).faults == ()


def test_names_that_no_claim_has_are_told(ledger: str) -> None:
    ruled = aliases.add(ledger, "Kiel Harbor Authorty", "Lumen Bay", same=True, by=ANN)
    assert ruled.unknown == (
        "no claim is about “Kiel Harbor Authorty” so far; the nearest are “Kiel Harbour Authority” and “Harbour Authority of Kiel”",
        "no claim is about “Lumen Bay” so far",
    )


def test_a_bridge_joins_what_a_correction_parted(ledger: str, document: Make) -> None:
    edit(ledger, "C2", {"subject": "Lumen Bay Works"}, by=ANN)
    text = "Corey Pier Company carried 5,100 passengers in 2021."
    ingest(ledger, [document(text, address="/more", source="more", published=date(2022, 12, 20))], now=NOW)
    ruled = aliases.add(ledger, "Lumen Bay Works", "Corey Pier Company", same=True, by=ANN)
    third = found(ledger, "5,100")
    told = explain(ledger, "C2", str(third.id))
    assert isinstance(told, ComparisonCard)
    assert any(step.looked_at == "same subject" for step in told.comparison.steps)
    assert ruled.unknown == ()
