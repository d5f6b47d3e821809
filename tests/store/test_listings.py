from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.engine import Connection

from factcheck.core.discrepancy import Discrepancy, Series
from factcheck.core.vocabulary import ClaimKind, DiscrepancyKind, Form, State, Status
from factcheck.errors import UnknownId
from factcheck.store.claims import current_claims, link_claims
from factcheck.store.contents import counts_of, schema_of
from factcheck.store.discrepancies import keep_discrepancies
from factcheck.store.listings import (
    ClaimFilter,
    DiscrepancyFilter,
    list_articles,
    list_claims,
    list_discrepancies,
    list_series,
    list_sources,
)
from factcheck.store.numbers import parse_number, row_of
from factcheck.store.series import keep_series

NOW = datetime(2023, 4, 5, tzinfo=UTC)


@pytest.fixture
def filled(connection: Connection, put: Callable[..., object], differ: Callable[..., Discrepancy]) -> Connection:
    """Three articles: C1 and C2 in A1, C3 in A2, C4 in A3; C1 against C3 is open, C2 against C4 cosmetic, C1 against C4 stale."""
    put("Ayr has 12 boats.\nBude has 100% of 30 crews.", address="/in/a.txt", title="Fleet")
    put("Ayr has 14 boats.", address="/in/b.txt", source="Weekly", published=date(2021, 1, 2))
    put("Cork has 5 quays.", address="/in/c.txt", source=None, published=None)
    one, two, three, four = current_claims(connection)
    open_one = differ([[one], [three]])
    cosmetic = differ([[two], [four]], kind=DiscrepancyKind.ROUNDING, severity=1)
    keep_discrepancies(connection, [differ([[one], [four]], kind=DiscrepancyKind.SCOPE, key="gone")], now=NOW, run_id=1)
    keep_discrepancies(connection, [open_one, cosmetic], now=NOW, run_id=1)
    ayr = Series(
        key="s",
        subject="Ayr",
        metric="boats",
        scope=None,
        basis=None,
        modality=None,
        dimension="count",
        unit=None,
        occurrence=None,
        claims=(one, three),
    )
    link_claims(connection, keep_series(connection, [ayr]), {})
    return connection


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        pytest.param({}, "C1 C2 C3 C4", id="all"),
        pytest.param({"article": "a1"}, "C1 C2", id="of an article"),
        pytest.param({"kind": ClaimKind.POLICY}, "", id="of a kind"),
        pytest.param({"form": Form.LEVEL, "status": Status.UNVERIFIED}, "C1 C2 C3 C4", id="of a form and status"),
        pytest.param({"subject": "ayr"}, "C1 C3", id="of a subject"),
        pytest.param({"metric": "CREW"}, "C2", id="of a metric"),
        pytest.param({"words": "ayr boats"}, "C1 C3", id="with words"),
        pytest.param({"words": "%"}, "", id="a sign that is no wildcard"),
        pytest.param({"words": "_"}, "", id="another"),
        pytest.param({"disputed": True}, "C1 C2 C3 C4", id="disputed"),
        pytest.param({"disputed": False}, "", id="undisputed"),
        pytest.param({"limit": 2}, "C1 C2", id="the first two"),
        pytest.param({"article": "A9"}, "", id="of no article"),
    ],
)
def test_claims_are_filtered(filled: Connection, asked: dict[str, object], numbers: str) -> None:
    assert [one.id for one in list_claims(filled, ClaimFilter(**asked))] == numbers.split()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        pytest.param({}, "D2 D3", id="those that are open, the severe first"),
        pytest.param({"state": State.STALE}, "D1", id="stale"),
        pytest.param({"kind": DiscrepancyKind.ROUNDING}, "D3", id="of a kind"),
        pytest.param({"min_severity": 2}, "D2", id="from a severity"),
        pytest.param({"article": "A3"}, "D3", id="of an article"),
        pytest.param({"article": "A1", "kind": DiscrepancyKind.SCOPE}, "", id="none"),
    ],
)
def test_discrepancies_are_filtered(filled: Connection, asked: dict[str, object], numbers: str) -> None:
    assert [one.id for one in list_discrepancies(filled, DiscrepancyFilter(**asked))] == numbers.split()  # type: ignore[arg-type]


def test_articles_are_listed_with_what_they_hold(filled: Connection) -> None:
    first, *others = list_articles(filled)
    assert first.as_record() == {
        "id": "A1", "title": "Fleet", "source": "Daily", "published": "2022-12-19", "claims": 2, "disputed": 2, "versions": 1,
        "genre": None, "address": "/in/a.txt",
    }  # fmt: skip
    assert [(one.id, one.source, one.claims) for one in others] == [("A2", "Weekly", 1), ("A3", None, 1)]
    assert [one.id for one in list_articles(filled, by="week")] == ["A2"]
    assert [one.id for one in list_articles(filled, words="ayr fleet")] == ["A1"]
    assert list_articles(filled, words="%") == [first]


def test_sources_are_listed_with_the_unknown_last(filled: Connection) -> None:
    found = [one.as_record() for one in list_sources(filled)]
    assert [(one["name"], one["articles"], one["claims"], one["disputed"]) for one in found] == [
        ("Daily", 1, 2, 2),
        ("Weekly", 1, 1, 1),
        (None, 1, 1, 1),
    ]
    assert (found[1]["first"], found[2]["last"]) == ("2021-01-02", None)


def test_series_are_filtered(filled: Connection) -> None:
    assert [one.id for one in list_series(filled, subject="AYR", metric="boat")] == ["S1"]
    assert list_series(filled, metric="quay") == []


def test_a_new_ledger_lists_nothing(connection: Connection) -> None:
    assert list_articles(connection) == list_sources(connection) == list_series(connection) == []
    assert list_claims(connection, ClaimFilter()) == list_discrepancies(connection, DiscrepancyFilter()) == []


def test_what_is_there_is_counted_and_described(filled: Connection) -> None:
    counts = counts_of(filled)
    assert (counts.articles, counts.claims, counts.open_discrepancies) == (3, 4, 2)
    schema = schema_of(filled)
    assert (
        schema.index("CREATE TABLE article ")
        < schema.index("CREATE INDEX ix_claim_key")
        < schema.index("CREATE VIEW v_open")
    )


VIEWS = {
    "v_claims": {"claim": "C1", "article": "A1", "source": "Daily", "published": "2022-12-19", "quote": "12 boats", "value_text": "12", "value": "12", "disputed": "yes", "series": "S1"},
    "v_series": {"series": "S1", "claim": "C3", "value": "14", "quote": "14 boats", "source": "Weekly", "as_of": "2022"},
    "v_discrepancies": {"discrepancy": "D1", "state": "stale", "side": 1, "claim": "C1", "value_text": "12", "source": "Daily"},
    "v_sides": {"discrepancy": "D1", "side": 1, "states": "12", "value": "12", "voices": 1, "claims": "C1", "sources": "Daily", "working": None},
    "v_queue": {"discrepancy": "D2", "severity": 3, "state": "open", "kind": "update", "sides": "12 | 14", "sources": "Daily, Weekly", "waits_for": None},
    "v_readings": {"series": "S1", "value": "12", "claims": 1, "articles": 1, "said_in": "C1", "sources": "Daily", "first_published": "2022-12-19"},
    "v_articles": {"article": "A1", "source": "Daily", "title": "Fleet", "versions": 1, "claims": 2, "disputed": 2, "asked_again": None},
    "v_versions": {"article": "A1", "version": 1, "current": "yes", "quotes_exact": 2, "quotes_orphaned": 0, "characters": 44},
    "v_quotes": {"claim": "C1", "article": "A1", "version": 1, "fit": "exact", "start": 8, "end": 16, "quote": "12 boats", "retired": "no"},
    "v_sources": {"source": None, "articles": 1, "claims": 1, "disputed": 1, "verified": 0, "first": None},
    "v_provenance": {"claim": "C1", "quote": "12 boats", "source": "Daily", "version": 1, "rule": "test", "run": "ingest", "corrected": None, "decisions": None},
    "v_open": {"discrepancy": "D2", "severity": 3, "kind": "update", "side": 1, "claim": "C1", "quote": "12 boats", "published": "2022-12-19"},
}  # fmt: skip


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_the_views_explain_themselves(filled: Connection, view: str) -> None:
    rows = [dict(row._mapping) for row in filled.exec_driver_sql(f"SELECT * FROM {view}")]  # noqa: S608
    assert {name: rows[0][name] for name in VIEWS[view]} == VIEWS[view]
    assert not any(name.endswith("_id") or ":" in name for name in rows[0])
    assert (
        len(rows)
        == {
            "v_claims": 4,
            "v_series": 2,
            "v_discrepancies": 6,
            "v_open": 4,
            "v_sides": 6,
            "v_queue": 2,
            "v_readings": 2,
            "v_articles": 3,
            "v_versions": 3,
            "v_quotes": 4,
            "v_sources": 3,
            "v_provenance": 4,
        }[view]
    )


@pytest.mark.parametrize(
    "text", ["", "12", "X3", "C0", "C-1", "C1.5", "C", "C१", "C1234567890123456789", "A1; DROP TABLE claim"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(UnknownId, match="Write A1 for an article"):
        parse_number(text)


def test_numbers_are_read_in_either_case() -> None:
    assert parse_number(" c12 ") == ("C", 12)
    with pytest.raises(UnknownId, match="Write A12"):
        row_of("C12", "A")
