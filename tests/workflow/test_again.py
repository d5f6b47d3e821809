from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck import api
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Matching
from factcheck.errors import MissingLedger
from factcheck.ingest import Document
from factcheck.workflow.browse import ClaimFilter, DiscrepancyFilter, claims, discrepancies
from factcheck.workflow.extract import extract_again
from factcheck.workflow.ingest import Step, ingest
from factcheck.workflow.match import match_again

NOW = datetime(2023, 4, 5, tzinfo=UTC)
Make = Callable[..., Document]


@pytest.fixture
def filled(simple_rules: None, address: str, document: Make) -> str:  # noqa: ARG001
    """C1 (12 boats) against C2 (14 boats) is D1, C3 is alone."""
    texts = ("Ayr has 12 boats.", "Ayr has 14 boats.", "Bude has 3 quays.")
    ingest(address, [document(text, address=f"/{at}.txt") for at, text in enumerate(texts)], now=NOW)
    return address


def mark(address: str, statement: str) -> None:
    with sqlite3.connect(address) as opened:
        opened.execute(statement)
    opened.close()


def test_reading_and_comparing_again_change_nothing(filled: str) -> None:
    mark(filled, "UPDATE claim SET status = 'verified' WHERE id = 1")
    mark(filled, "UPDATE discrepancy SET state = 'resolved', resolution = 'all_right'")
    before = claims(filled, filters=ClaimFilter()), discrepancies(filled, filters=DiscrepancyFilter(state="resolved"))  # type: ignore[arg-type]
    steps: list[Step] = []
    report = extract_again(filled, now=NOW, on_step=steps.append)
    assert (report.articles, report.claims, report.new, report.retired, report.new_discrepancies) == (3, 3, 0, 0, 0)
    assert steps == [Step("reading", done, 3) for done in (1, 2, 3)]
    matched = match_again(filled, now=NOW)
    assert (
        matched.claims,
        matched.series,
        matched.entities,
        matched.discrepancies,
        matched.new_discrepancies,
        matched.stale,
    ) == (3, 2, 2, 1, 0, 0)
    assert (
        claims(filled, filters=ClaimFilter()),
        discrepancies(filled, filters=DiscrepancyFilter(state="resolved")),
    ) == before  # type: ignore[arg-type]


def test_better_rules_keep_the_numbers_of_what_they_still_find(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    simple = api.extract_claims

    def better(article: Article) -> list[Claim]:
        return [] if "Bude" in article.text else simple(article)

    monkeypatch.setattr(api, "extract_claims", better)
    report = extract_again(filled, now=NOW)
    assert (report.claims, report.new, report.retired) == (2, 0, 1)
    assert [one.id for one in claims(filled, filters=ClaimFilter())] == ["C1", "C2"]
    monkeypatch.setattr(api, "extract_claims", simple)
    assert extract_again(filled, now=NOW).new == 0
    assert [one.id for one in claims(filled, filters=ClaimFilter())] == ["C1", "C2", "C3"]


def test_an_article_on_which_new_rules_fail_stays_as_it_is(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    simple = api.extract_claims

    def failing(article: Article) -> list[Claim]:
        if "14" in article.text:
            raise RecursionError("too deep")
        return simple(article)

    monkeypatch.setattr(api, "extract_claims", failing)
    report = extract_again(filled, now=NOW)
    assert [(one.where, "RecursionError" in str(one.error)) for one in report.refused] == [("A2", True)]
    assert (report.articles, report.retired, report.open_discrepancies) == (2, 0, 1)


def test_what_the_matcher_does_not_find_is_stale_until_it_does(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    simple = api.compare_claims
    mark(filled, "UPDATE discrepancy SET state = 'waiting'")

    def blind(claims: Iterable[Claim], **_: object) -> Matching:
        return simple(one for one in claims if one.value != 14)

    monkeypatch.setattr(api, "compare_claims", blind)
    assert (match_again(filled, now=NOW).stale, match_again(filled, now=NOW).stale) == (1, 0)
    monkeypatch.setattr(api, "compare_claims", simple)
    report = match_again(filled, now=NOW)
    assert (report.found_again, report.new_discrepancies) == (1, 0)
    (found,) = discrepancies(filled, filters=DiscrepancyFilter(state="waiting"))  # type: ignore[arg-type]
    assert found.id == "D1"


def test_a_matching_that_fails_changes_nothing(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Matching:
        raise RuntimeError

    monkeypatch.setattr(api, "compare_claims", fail)
    with pytest.raises(RuntimeError):
        match_again(filled, now=NOW)
    opened = sqlite3.connect(filled)
    assert opened.execute("SELECT count(*) FROM run").fetchone() == (1,)
    opened.close()


@pytest.mark.parametrize("again", [extract_again, match_again])
def test_without_a_ledger_there_is_nothing_to_do_again(again: Callable[..., object], tmp_path: Path) -> None:
    with pytest.raises(MissingLedger):
        again(str(tmp_path / "none.db"), now=NOW)
    assert list(tmp_path.iterdir()) == []
