from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from factcheck.core.decision import By
from factcheck.core.facts import Facts
from factcheck.core.vocabulary import State
from factcheck.errors import UsageError
from factcheck.ingest import Document
from factcheck.workflow.article import edit
from factcheck.workflow.audit import verify as audit
from factcheck.workflow.browse import ClaimFilter, claims
from factcheck.workflow.decide import question_of
from factcheck.workflow.ingest import ingest
from factcheck.workflow.match import match_again
from factcheck.workflow.show import ArticleCard, show

NOW = datetime(2023, 4, 5, tzinfo=UTC)
ANN = By(reviewer="Ann", now=NOW)
FIRST = "Kiel Harbour Authority carried 4,200 passengers last year."
OTHER = "Harbour Authority of Kiel carried 4,700 passengers last year."


@pytest.fixture
def filled(address: str, document: Callable[..., Document]) -> str:
    """D1: A1 and A2 give two figures for the year before December 2022."""
    ingest(
        address,
        [document(FIRST, address="/first", source="Wire"), document(OTHER, address="/other", source="Echo")],
        now=NOW,
    )
    assert question_of(address, "D1").discrepancy.state is State.OPEN
    return address


def test_the_claims_follow_the_date_and_keep_their_numbers(filled: str) -> None:
    before = {one.id: one.as_of for one in claims(filled, filters=ClaimFilter())}
    done = edit(filled, "A2", Facts(published=date(2020, 12, 19)), by=ANN, note="the page is older")
    after = {one.id: one.as_of for one in claims(filled, filters=ClaimFilter())}
    assert (before, after) == ({"C1": "2021", "C2": "2021"}, {"C1": "2021", "C2": "2019"})
    assert done.changes == ("published: 2022-12-19 -> 2020-12-19",)
    assert done.article.published == date(2020, 12, 19)
    assert done.aftermath.settled == ("D1",)
    assert audit(filled).faults == ()
    match_again(filled, now=NOW)
    assert question_of(filled, "D1").discrepancy.state is State.SETTLED
    edit(filled, "A2", Facts(published=date(2022, 12, 19)), by=ANN)
    assert question_of(filled, "D1").discrepancy.state is State.OPEN
    assert audit(filled).faults == ()


def test_the_bytes_and_how_they_were_got_stay(filled: str) -> None:
    edit(filled, "A1", Facts(title="A title", source="The Wire", language="de"), by=ANN)
    card = show(filled, "A1")
    assert isinstance(card, ArticleCard)
    first, second = card.versions
    assert (second.raw_sha256, second.text_sha256, second.retrieved) == (first.raw_sha256, first.text_sha256, first.retrieved)  # fmt: skip
    assert (second.title, second.language, card.article.source) == ("A title", "de", "The Wire")
    assert second.provenance.found == dict.fromkeys(("title", "source", "language"), "set by hand by Ann, 2023-04-05")


def test_an_article_does_not_become_another_one(address: str, document: Callable[..., Document]) -> None:
    ingest(address, [document(FIRST, address="/first", source="Wire"), document(FIRST, address="/copy", source="Echo")], now=NOW)  # fmt: skip
    with pytest.raises(UsageError, match="A1 has the same text from that source"):
        edit(address, "A2", Facts(source="Wire"), by=ANN)
    with pytest.raises(UsageError, match="A2 says that already"):
        edit(address, "A2", Facts(source="Echo"), by=ANN)
