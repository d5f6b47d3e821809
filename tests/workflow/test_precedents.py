"""Past decisions out of a ledger, and rulings on names made in a session."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from factcheck.core.decision import By, Finding, Question
from factcheck.core.precedent import Precedent, gist_of
from factcheck.core.vocabulary import Because, Resolution, State
from factcheck.errors import UsageError
from factcheck.ingest import Document
from factcheck.store.engine import open_ledger
from factcheck.store.precedents import decided_like
from factcheck.workflow import aliases, decide
from factcheck.workflow.explain import explain
from factcheck.workflow.ingest import ingest
from factcheck.workflow.review import Scope, Sitting
from factcheck.workflow.show import DiscrepancyCard, show

from .conftest import NOW

ADA = By(reviewer="Ada", now=NOW)
MOVED = Finding(resolution=Resolution.ALL_RIGHT, because=Because.UPDATE, note="a new count each spring")


@pytest.fixture
def ledger(address: str, document: Callable[..., Document]) -> str:
    """D1 and D2, boats and carts of Ayr, and D3, boats of Bude; by the same two papers."""
    texts = (
        "Ayr has 12 boats. Ayr has 5 carts. Bude has 3 boats.",
        "Ayr has 14 boats. Ayr has 7 carts. Bude has 4 boats.",
    )
    made = [
        document(text, address=f"https://daily.example/{at}", source=f"Daily {at}") for at, text in enumerate(texts)
    ]
    ingest(address, made, now=NOW)
    return address


def similar(address: str, number: str) -> tuple[Precedent, ...]:
    card = show(address, number)
    assert isinstance(card, DiscrepancyCard)
    return card.similar


@pytest.mark.usefixtures("simple_rules")
def test_a_decision_is_told_with_questions_like_it(ledger: str) -> None:
    assert similar(ledger, "D2") == ()
    made = decide.resolve(ledger, "D1", MOVED, by=ADA)
    told = similar(ledger, "D2")
    assert [(one.decision.id, one.decision.note, one.gist.id) for one in told] == [(made.id, MOVED.note, "D1")]
    assert told[0].reasons == (
        "the same subject: “Ayr”",
        "the same sources: “Daily 0” and “Daily 1”",
        "the same kind: update",
    )
    assert similar(ledger, "D3")[0].reasons[0] == "the same metric: “boats”"
    assert similar(ledger, "D1") == ()
    found, *_ = Sitting(ledger, "Bob", Scope()).fetch("D2", now=NOW)
    assert isinstance(found, Question)
    assert found.similar == told
    assert found.decision is None
    assert explain(ledger, "D2").similar == told  # type: ignore[union-attr]


@pytest.mark.usefixtures("simple_rules")
def test_only_what_stands_and_finds_something_is_told(ledger: str) -> None:
    decide.resolve(ledger, "D1", Finding(resolution=Resolution.UNSURE), by=ADA)
    assert similar(ledger, "D2") == ()
    decide.resolve(ledger, "D1", MOVED, by=ADA)
    later = decide.resolve(ledger, "D1", Finding(resolution=Resolution.NOT_COMPARABLE), by=ADA)
    assert [one.decision.id for one in similar(ledger, "D2")] == [later.id]
    decide.undo(ledger, by=ADA)
    assert similar(ledger, "D2") == ()


@pytest.mark.usefixtures("simple_rules")
def test_a_past_decision_decides_nothing(ledger: str) -> None:
    decide.resolve(ledger, "D1", MOVED, by=ADA)
    card = show(ledger, "D2")
    assert isinstance(card, DiscrepancyCard)
    assert (card.discrepancy.state, card.discrepancy.resolution, card.decisions) == (State.OPEN, None, ())


@pytest.mark.usefixtures("simple_rules")
def test_decisions_are_looked_up_by_the_names(ledger: str) -> None:
    decide.resolve(ledger, "D1", MOVED, by=ADA)
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        card = show(ledger, "D2")
        assert isinstance(card, DiscrepancyCard)
        found = decided_like(connection, gist_of(card.discrepancy))
        assert [(one.id, sorted(one.subjects), sorted(one.metrics)) for one in found] == [("D1", ["Ayr"], ["boats"])]
        plan = connection.execute(
            sa.text("EXPLAIN QUERY PLAN SELECT id FROM discrepancy WHERE metric = 'boats' ORDER BY id DESC")
        ).all()
    assert [("SEARCH" in str(row), "ix_discrepancy_metric" in str(row)) for row in plan] == [(True, True)], plan


ARTICLES = (
    "The Merrow Copper High-tech Zone had 119 R&D platforms at the end of last year, the zone's bureau said.",
    "The Merrow Copper High-tech Zone has 158 innovation platforms, more than any other zone in Tarsia.",
)


def test_a_wall_made_in_a_session_holds_for_articles_to_come(address: str, document: Callable[..., Document]) -> None:
    made = [
        document(text, address=f"https://daily.example/{at}", source=f"Daily {at}") for at, text in enumerate(ARTICLES)
    ]
    ingest(address, made, now=NOW)
    sitting = Sitting(address, "Ada", Scope())
    assert [one.number for one in sitting.waiting()] == ["D1"]
    ruled = sitting.rule("R&D platforms", "innovation platforms", same=False, now=NOW)
    assert (ruled.ruling.reviewer, ruled.aftermath.settled) == ("Ada", ("D1",))
    assert sitting.waiting() == []
    with pytest.raises(UsageError, match="says so already"):
        sitting.rule("innovation platforms", "R & D platforms", same=False, now=NOW)

    text = "By spring the Merrow Copper High-tech Zone had 131 R&D platforms in all, its bureau said."
    ingest(address, [document(text, address="https://daily.example/new", source="Elling Herald")], now=NOW)
    assert "innovation platforms" not in held_against_one_another(address, sitting)

    assert [one.id for one in aliases.listed(address)] == [1]
    aliases.remove(address, 1, by=ADA)
    assert "innovation platforms" in held_against_one_another(address, sitting)
    assert aliases.listed(address) == []


def held_against_one_another(address: str, sitting: Sitting) -> set[str | None]:
    """The metrics of what waits."""
    cards = [show(address, one.number) for one in sitting.waiting()]
    return {claim.metric for card in cards if isinstance(card, DiscrepancyCard) for claim in card.discrepancy.claims}


def test_what_the_rules_guess_of_names_is_never_a_reviewers(address: str, document: Callable[..., Document]) -> None:
    made = [
        document(text, address=f"https://daily.example/{at}", source=f"Daily {at}") for at, text in enumerate(ARTICLES)
    ]
    ingest(address, made, now=NOW)
    with open_ledger(address) as opened, opened.transaction() as connection:
        assert set(connection.execute(sa.text("SELECT DISTINCT origin FROM alias")).scalars()) == {"article"}
        assert connection.execute(sa.text("SELECT count(*) FROM name_ruling")).scalar_one() == 0
        assert connection.execute(sa.text("SELECT count(*) FROM decision")).scalar_one() == 0
