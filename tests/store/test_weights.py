"""What unverified claims are weighed by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import By, Effect, Evidence, Verdict
from factcheck.core.vocabulary import EvidenceKind, Status
from factcheck.store.decisions import record_status, undo_decision
from factcheck.store.tables import claim, series
from factcheck.store.weights import WaitingClaim, citing_articles, decisions_resting_on, waiting_claims

from .conftest import NOW

Put = Callable[..., Any]
ADA = By(reviewer="Ada", now=NOW)


@pytest.fixture
def printed(connection: Connection, put: Put) -> Connection:
    """C1 (Daily), C2 (Weekly, who name the Daily) and C3 (Monthly, who name nobody) state 12 boats; C4 (Monthly) states 14."""
    put("Ayr has 12 boats.\n", address="/in/a.txt")
    put("Ayr has 12 boats.\n", address="/in/b.txt", source="Weekly")
    put("Ayr has 12 boats.\nAyr has 14 boats.\n", address="/in/c.txt", source="Monthly")
    made = sa.insert(series).values(key="s", subject="Ayr", metric="boats", dimension="count", current=True)
    row = connection.execute(made.returning(series.c.id)).scalar_one()
    connection.execute(sa.update(claim).values(series_id=row))
    connection.execute(sa.update(claim).where(claim.c.id == 2).values(attribution="the DAILY"))
    return connection


def by_number(connection: Connection, *conditions: Any, **options: Any) -> dict[str, WaitingClaim]:
    return {one.number: one for one in waiting_claims(connection, *conditions, **options)}


def test_who_prints_and_who_names_the_source(printed: Connection) -> None:
    found = by_number(printed)
    assert {name: (one.repeated, one.cited) for name, one in found.items()} == {
        "C1": (2, 1),
        "C2": (2, 0),
        "C3": (2, 0),
        "C4": (0, 0),
    }
    assert [citing_articles(printed, row) for row in (1, 2, 3, 4)] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("row", "values", "cited"),
    [
        pytest.param(2, {"attribution": "Daily News"}, 0, id="another name"),
        pytest.param(2, {"retired": NOW}, 0, id="retired"),
        pytest.param(2, {"series_id": None}, 0, id="in no series"),
        pytest.param(1, {"series_id": None}, 0, id="itself in none"),
        pytest.param(1, {"attribution": "Daily"}, 1, id="who names itself"),
        pytest.param(3, {"attribution": "Daily"}, 2, id="two"),
        pytest.param(4, {"attribution": "Daily"}, 1, id="of another value"),
    ],
)
def test_what_counts_as_naming_the_source(printed: Connection, row: int, values: dict[str, Any], cited: int) -> None:
    printed.execute(sa.update(claim).where(claim.c.id == row).values(**values))
    assert by_number(printed)["C1"].cited == cited
    assert citing_articles(printed, 1) == cited


def test_decisions_that_rest_on_a_claim(printed: Connection) -> None:
    rests = Verdict(status=Status.VERIFIED, evidence=(Evidence(kind=EvidenceKind.CLAIM, text="C1"),))
    record_status(printed, rests, [Effect(claim="C4", before=Status.UNVERIFIED, after=Status.VERIFIED)], by=ADA)
    assert {name: one.rests for name, one in by_number(printed).items()} == {"C1": 1, "C2": 0, "C3": 0}
    assert (decisions_resting_on(printed, 1), decisions_resting_on(printed, 2)) == (("R1",), ())
    undo_decision(printed, 1, by=ADA)
    assert decisions_resting_on(printed, 1) == ()
    assert by_number(printed)["C1"].rests == 0


@pytest.mark.parametrize("only", [{1}, {2, 3}, {4}, {1, 2, 3, 4}], ids=str)
def test_some_weigh_as_they_do_among_all(printed: Connection, only: set[int]) -> None:
    everything = by_number(printed)
    assert by_number(printed, only=only) == {name: one for name, one in everything.items() if int(name[1:]) in only}


def test_conditions_narrow_what_waits_and_not_what_it_weighs(printed: Connection) -> None:
    found = by_number(printed, claim.c.attribution.is_(None))
    assert {name: one.repeated for name, one in found.items()} == {"C1": 2, "C3": 2, "C4": 0}
    assert list(by_number(printed, claim.c.attribution.is_(None), only={1, 2})) == ["C1"]


@pytest.mark.parametrize("values", [{"status": Status.VERIFIED}, {"retired": NOW}], ids=["verified", "retired"])
def test_what_waits_no_longer_is_left_out(printed: Connection, values: dict[str, Any]) -> None:
    printed.execute(sa.update(claim).where(claim.c.id == 1).values(**values))
    assert list(by_number(printed)) == ["C2", "C3", "C4"]
    assert by_number(printed, only={1}) == {}
