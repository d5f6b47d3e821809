from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from factcheck import api
from factcheck.core.decision import By, Finding, Verdict
from factcheck.core.vocabulary import Resolution, Status
from factcheck.errors import MissingLedger, OutdatedLedger, UnknownChoice, UnknownId, UsageError
from factcheck.ingest import Document
from factcheck.store.engine import locate
from factcheck.store.revision import HEAD
from factcheck.store.upgrade import migrate
from factcheck.workflow import browse, database, sources
from factcheck.workflow.browse import ClaimFilter, DiscrepancyFilter
from factcheck.workflow.compare import compare
from factcheck.workflow.decide import resolve, undo, verify
from factcheck.workflow.explain import ComparisonCard, explain
from factcheck.workflow.ingest import ingest
from factcheck.workflow.report import report
from factcheck.workflow.show import ArticleCard, ClaimCard, DiscrepancyCard, SeriesCard, show

NOW = datetime(2023, 4, 5, tzinfo=UTC)
Make = Callable[..., Document]


@pytest.fixture
def filled(simple_rules: None, address: str, document: Make) -> str:  # noqa: ARG001
    texts = ("Ayr has 12 boats.", "Ayr has 14 boats. Bude has 3 quays.")
    ingest(
        address, [document(text, address=f"/{at}.txt", title=f"Fleet {at}") for at, text in enumerate(texts)], now=NOW
    )
    return address


def test_lists_are_records_that_json_takes(filled: str) -> None:
    lists = [
        browse.articles(filled),
        sources.listed(filled),
        browse.claims(filled, filters=ClaimFilter()),
        browse.series(filled),
        browse.discrepancies(filled, filters=DiscrepancyFilter()),
    ]
    assert [len(one) for one in lists] == [2, 1, 3, 2, 1]
    for listed in lists:
        for one in listed:
            assert json.loads(json.dumps(one.as_record())) == one.as_record()


def test_a_series_is_listed_with_its_figures(filled: str) -> None:
    (found,) = browse.series(filled, subject="ayr")
    assert (found.id, found.subject, found.metric, found.claims) == ("S1", "Ayr", "boats", 2)
    assert [(point.value_text, point.claim) for point in found.points] == [("12", "C1"), ("14", "C2")]


def test_each_kind_of_number_shows_its_card(filled: str) -> None:
    article, claim, series, found = (show(filled, number) for number in ("a2", "C2", "S1", "d1"))
    assert isinstance(article, ArticleCard)
    assert ([one.id for one in article.claims], article.discrepancies, len(article.versions)) == (
        ["C2", "C3"],
        ("D1",),
        1,
    )
    assert isinstance(claim, ClaimCard)
    assert (claim.claim.quote, claim.series, claim.discrepancies, claim.retired) == (
        "Ayr has 14 boats",
        "S1",
        ("D1",),
        None,
    )
    assert [(one.version, str(one.fit), one.start) for one in claim.history] == [(1, "exact", 0)]
    assert isinstance(series, SeriesCard)
    assert (series.id, [one.id for one in series.series.claims]) == ("S1", ["C1", "C2"])
    assert isinstance(found, DiscrepancyCard)
    assert (found.discrepancy.id, found.decisions) == ("D1", ())


@pytest.mark.parametrize("number", ["A9", "C9", "D9", "S9", "R9"])
def test_a_number_that_is_not_there_names_the_list(filled: str, number: str) -> None:
    with pytest.raises(UnknownId, match=f"{number} in the ledger. List them with: factcheck "):
        show(filled, number)


def test_a_discrepancy_and_two_claims_can_be_explained(filled: str) -> None:
    assert isinstance(explain(filled, "D1"), DiscrepancyCard)
    compared = explain(filled, "C1", "C2")
    assert isinstance(compared, ComparisonCard)
    assert compared.decisions == ()


def test_the_decisions_on_claims_are_shown_where_those_are(filled: str) -> None:
    by = By(reviewer="Ann", now=NOW)
    on_claim = verify(filled, ["C2"], Verdict(status=Status.OUTDATED), by=by)
    taken_back = undo(filled, verify(filled, ["C1"], Verdict(status=Status.UNVERIFIABLE), by=by).id, by=by)
    on_both = resolve(filled, "D1", Finding(resolution=Resolution.SUPERSEDED, side=1), by=by)
    claim, compared, asked, decision = (
        show(filled, "C1"), explain(filled, "C1", "C2"), show(filled, "D1"), show(filled, "R1")
    )  # fmt: skip
    assert isinstance(claim, ClaimCard)
    assert claim.decisions == (taken_back, on_both)
    assert isinstance(compared, ComparisonCard)
    assert compared.decisions == (on_claim, on_both)
    assert isinstance(asked, DiscrepancyCard)
    assert asked.decisions == (on_both,)
    assert decision == on_claim


@pytest.mark.parametrize("numbers", [("C1",), ("D1", "D1"), ("A1", "C1"), ("S1",)])
def test_nothing_else_can_be_explained(filled: str, numbers: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="Write D3 alone, or two claims"):
        explain(filled, *numbers)


def test_a_claim_is_not_compared_with_itself(filled: str) -> None:
    with pytest.raises(UsageError, match=r"C1 is compared with itself\. .*: factcheck show C1$"):
        explain(filled, "C1", "C1")


def test_a_report_is_the_same_each_time(filled: str) -> None:
    written = report(filled, format="md")
    assert "12" in written
    assert "Fleet 1" in written
    assert written == report(filled, format="md")
    with pytest.raises(UnknownChoice, match="md"):
        report(filled, format="papyrus")


@pytest.mark.usefixtures("simple_rules")
def test_articles_are_compared_without_a_ledger(document: Make) -> None:
    one, other = document("Ayr has 12 boats.").article, document("Ayr has 14 boats.", address=None).article
    (found,) = compare([one, other, one]).discrepancies
    assert [len(side.claims) for side in found.sides] == [1, 1]


def test_a_ledger_tells_what_it_is(filled: str) -> None:
    found = database.status(filled)
    assert (found.path, found.revision, found.needed, found.articles, found.claims, found.open_discrepancies) == (
        filled,
        HEAD,
        HEAD,
        2,
        3,
        1,
    )
    assert found.size == Path(filled).stat().st_size
    assert "CREATE VIEW v_open" in database.schema(filled)


def test_an_outdated_ledger_is_upgraded(filled: str) -> None:
    assert database.upgrade(filled, now=NOW) == database.Upgrade(path=filled, before=HEAD, after=HEAD)
    migrate(locate(filled), "base")
    with pytest.raises(OutdatedLedger, match="factcheck db upgrade"):
        browse.articles(filled)
    assert (database.upgrade(filled, now=NOW).before, browse.articles(filled)) == ("", [])


@pytest.mark.parametrize(
    "look",
    [
        browse.articles,
        sources.listed,
        browse.series,
        database.status,
        database.schema,
        partial(database.upgrade, now=NOW),
    ],
)
def test_looking_makes_no_ledger(look: Callable[[str], object], address: str) -> None:
    with pytest.raises(MissingLedger):
        look(address)
    assert not Path(address).exists()


STORIES = (
    "The port of Kiel had 48 cranes in 2021. It handled 3.2 million tonnes, the harbour master said. Kiel plans to build two new quays by 2025.",
    "The port of Kiel had 84 cranes in 2021. Of them 50% are electric. More than 500 people work there.",
    "In 2021, the port of Kiel had 48 cranes and 420 workers; turnover rose from 30 million to 276 million euros.",
)


def test_what_the_ledger_compares_is_what_memory_compares(address: str, document: Make) -> None:
    given = [document(text, address=f"/{at}.txt", source=f"Paper {at}") for at, text in enumerate(STORIES)]
    ingest(address, given, now=NOW)
    fresh = [claim for one in given for claim in api.extract_claims(one.article)]
    stored = browse.claims(address, filters=ClaimFilter())
    assert [one.as_record() | {"id": None, "article": None} for one in stored] == [
        one.as_record() | {"article": None} for one in fresh
    ]
    in_memory, in_ledger = api.compare_claims(fresh), api.compare_claims(stored)
    assert [one.key for one in in_ledger.entities] == [one.key for one in in_memory.entities]
    assert [(one.key, [claim.key for claim in one.claims]) for one in in_ledger.series] == [
        (one.key, [claim.key for claim in one.claims]) for one in in_memory.series
    ]
    kept = {one.key: one for one in browse.discrepancies(address, filters=DiscrepancyFilter())}
    assert kept
    assert set(kept) == {one.key for one in in_memory.discrepancies}
    for one in in_memory.discrepancies:
        twin = kept[one.key]
        assert (twin.kind, twin.also, twin.severity, twin.score, twin.signals, twin.explanation) == (
            one.kind,
            one.also,
            one.severity,
            one.score,
            one.signals,
            one.explanation,
        )
        assert [
            (side.value, side.low, side.high, side.voices, side.working, [claim.key for claim in side.claims])
            for side in twin.sides
        ] == [
            (side.value, side.low, side.high, side.voices, side.working, [claim.key for claim in side.claims])
            for side in one.sides
        ]
