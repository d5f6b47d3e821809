"""What was left waiting comes up again: whose it is at once, for all when its day has come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy.engine import Connection

from factcheck.core.decision import By, Finding
from factcheck.core.scope import Scope
from factcheck.core.vocabulary import DiscrepancyKind, Resolution
from factcheck.store.claims import current_claims
from factcheck.store.decisions import record_resolution, undo_decision
from factcheck.store.discrepancies import discrepancy_of, keep_discrepancies
from factcheck.store.due import due_questions
from factcheck.store.scopes import questions_in_scope

from .conftest import NOW

ADA = By(reviewer="Ada", now=NOW)
BEFORE, DAY, AFTER = date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)


@pytest.fixture
def wait(
    connection: Connection, put: Callable[..., Any], differ: Callable[..., Any], run_id: int
) -> Callable[..., None]:
    """``wait(assignee=…, due=…)``: D1, of severity 3, waits so."""
    put("Ayr has 12 boats.\nAyr has 14 boats.\n")
    first, second = current_claims(connection)
    keep_discrepancies(connection, [differ([[first], [second]], severity=3)], now=NOW, run_id=run_id)

    def make(**said: Any) -> None:
        finding = Finding(resolution=Resolution.UNSURE, **said)
        record_resolution(connection, discrepancy_of(connection, 1), finding, (), by=ADA)

    return make


@pytest.mark.parametrize(
    ("said", "reviewer", "today", "found"),
    [
        pytest.param({}, "Ada", AFTER, [], id="for nobody, until no day"),
        pytest.param({"assignee": "Ben"}, "Ben", BEFORE, [False], id="whose it is"),
        pytest.param({"assignee": "Ben"}, "Ada", AFTER, [], id="whose it is not"),
        pytest.param({"assignee": "Ben", "due": DAY}, "Ben", BEFORE, [False], id="whose it is, before its day"),
        pytest.param({"assignee": "Ben", "due": DAY}, "Ada", BEFORE, [], id="before its day"),
        pytest.param({"assignee": "Ben", "due": DAY}, "Ada", DAY, [True], id="on its day"),
        pytest.param({"due": DAY}, "Ada", AFTER, [True], id="after its day"),
    ],
)
def test_who_looks_at_it_when(
    connection: Connection,
    wait: Callable[..., None],
    said: dict[str, Any],
    reviewer: str,
    today: date,
    found: list[bool],
) -> None:
    wait(**said)
    assert [one.due for one in due_questions(connection, reviewer, today)] == found


def test_only_what_was_chosen(connection: Connection, wait: Callable[..., None]) -> None:
    wait(due=DAY)
    assert due_questions(connection, "Ada", DAY, *questions_in_scope(Scope(min_severity=4))) == []
    assert due_questions(connection, "Ada", DAY, *questions_in_scope(Scope(kind=DiscrepancyKind.SCALE))) == []
    assert due_questions(connection, "Ada", DAY, only=[2]) == []
    assert [one.number for one in due_questions(connection, "Ada", DAY, only=[1])] == ["D1"]


def test_not_what_is_open_again(connection: Connection, wait: Callable[..., None]) -> None:
    wait(due=DAY)
    undo_decision(connection, 1, by=ADA)
    assert due_questions(connection, "Ada", DAY) == []
