from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.scope import Scope
from factcheck.core.vocabulary import DiscrepancyKind, State, Status
from factcheck.store.claims import current_claims
from factcheck.store.discrepancies import keep_discrepancies
from factcheck.store.queue import open_discrepancies_of, repeats_of, standing_beside, waiting_questions
from factcheck.store.scopes import questions_in_scope
from factcheck.store.tables import claim, discrepancy, series
from factcheck.store.weights import waiting_claims

from .conftest import NOW

Put = Callable[..., Any]


@pytest.fixture
def three(connection: Connection, put: Put, differ: Callable[..., Any], run_id: int) -> list[Any]:
    """C1 and C2 in D1 (severity 3), C2 and C3 in D2 (severity 5)."""
    put("Ayr has 12 boats.\nAyr has 14 boats.\nAyr has 16 boats.\n")
    first, second, third = current_claims(connection)
    found = [
        differ([[first], [second]], severity=3),
        differ([[second], [third]], severity=5, kind=DiscrepancyKind.SCALE, key="other"),
    ]
    keep_discrepancies(connection, found, now=NOW, run_id=run_id)
    return [first, second, third]


def set_state(connection: Connection, state: State, row: int) -> None:
    connection.execute(sa.update(discrepancy).where(discrepancy.c.id == row).values(state=state))


@pytest.mark.usefixtures("three")
def test_open_discrepancies_with_what_they_are_ranked_by(connection: Connection) -> None:
    assert [(one.number, one.severity, one.score) for one in waiting_questions(connection)] == [
        ("D2", 5, 0.875),
        ("D1", 3, 0.875),
    ]
    assert [one.number for one in waiting_questions(connection, *questions_in_scope(Scope(min_severity=4)))] == ["D2"]
    assert [
        one.number for one in waiting_questions(connection, *questions_in_scope(Scope(kind=DiscrepancyKind.UPDATE)))
    ] == ["D1"]
    assert [one.number for one in waiting_questions(connection, only={1})] == ["D1"]
    assert [one.number for one in waiting_questions(connection, only=())] == []
    set_state(connection, State.RESOLVED, 1)
    set_state(connection, State.REOPENED, 2)
    assert [one.number for one in waiting_questions(connection)] == ["D2"]


@pytest.mark.usefixtures("three")
def test_claims_have_the_severity_of_their_worst_open_discrepancy(connection: Connection) -> None:
    assert [(one.number, one.severity) for one in waiting_claims(connection)] == [("C1", 3), ("C2", 5), ("C3", 5)]
    assert open_discrepancies_of(connection, 2) == (("D2", 5), ("D1", 3))
    set_state(connection, State.WAITING, 2)
    assert [one.severity for one in waiting_claims(connection)] == [3, 3, 0]
    assert open_discrepancies_of(connection, 2) == (("D1", 3),)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("values", [{"status": Status.VERIFIED}, {"retired": NOW}], ids=["verified", "retired"])
def test_what_waits_no_longer(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(sa.update(claim).where(claim.c.id == 1).values(**values))
    assert [one.number for one in waiting_claims(connection)] == ["C2", "C3"]


def test_what_other_articles_repeat(connection: Connection, put: Put) -> None:
    put("Ayr has 12 boats.\nAyr has 12 boats.\n", address="/in/a.txt")
    put("Ayr has 12 boats.\n", address="/in/b.txt", source="Weekly")
    put("Ayr has 14 boats.\n", address="/in/c.txt", source="Monthly")
    assert {one.repeated for one in waiting_claims(connection)} == {0}
    assert repeats_of(connection, 1) == []
    made = connection.execute(
        sa.insert(series)
        .values(key="s", subject="Ayr", metric="boats", dimension="count", current=True)
        .returning(series.c.id)
    ).scalar_one()
    connection.execute(sa.update(claim).values(series_id=made))
    assert [(one.number, one.repeated) for one in waiting_claims(connection)] == [
        ("C1", 1),
        ("C2", 1),
        ("C3", 1),
        ("C4", 0),
    ]
    assert [one.article.source for one in repeats_of(connection, 1)] == ["Weekly"]
    assert [one.id for one in repeats_of(connection, 3)] == ["C1", "C2"]
    assert repeats_of(connection, 4) == []


def test_what_stands_on_the_same_side(
    connection: Connection, put: Put, differ: Callable[..., Any], run_id: int
) -> None:
    put("Ayr has 12 boats.\nAyr has 12 boats.\nAyr has 14 boats.\n")
    first, second, third = current_claims(connection)
    keep_discrepancies(connection, [differ([[first, second], [third]], severity=3)], now=NOW, run_id=run_id)
    assert [one.id for one in standing_beside(connection, 1)] == ["C2"]
    assert standing_beside(connection, 3) == []
    connection.execute(sa.update(claim).where(claim.c.id == 2).values(retired=NOW))
    assert standing_beside(connection, 1) == []
    connection.execute(sa.update(claim).where(claim.c.id == 2).values(retired=None))
    set_state(connection, State.RESOLVED, 1)
    assert standing_beside(connection, 1) == []
