from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.engine import Connection

from factcheck.core.scope import CLAIMS, Scope
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.store.claims import current_claims
from factcheck.store.discrepancies import keep_discrepancies
from factcheck.store.queue import waiting_questions
from factcheck.store.scopes import claims_in_scope, questions_in_scope
from factcheck.store.weights import waiting_claims

from .conftest import NOW

Put = Callable[..., Any]


@pytest.fixture
def two(connection: Connection, put: Put, differ: Callable[..., Any], run_id: int) -> None:
    """D1, of kind scale, between the Courier and the Herald about boats; D2 within the Herald about bridges."""
    put("Ayr has 12 boats.\n", source="Harbour Courier", title="A 100% count", address="https://one.example/1")
    put(
        "Ayr has 120 boats.\nAyr has 7 bridges.\nAyr has 9 bridges.\n",
        source="Daily Herald",
        address="https://two.example/1",
    )
    boats, more, seven, nine = current_claims(connection)
    found = [
        differ([[boats], [more]], severity=5, kind=DiscrepancyKind.SCALE, subject="Port of Ayr", metric="boats"),
        differ([[seven], [nine]], severity=2, key="other", metric="bridges"),
    ]
    keep_discrepancies(connection, found, now=NOW, run_id=run_id)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("scope", "numbers"),
    [
        pytest.param(Scope(), ["D1", "D2"], id="all"),
        pytest.param(Scope(kind=DiscrepancyKind.SCALE), ["D1"], id="kind"),
        pytest.param(Scope(min_severity=3), ["D1"], id="severity"),
        pytest.param(Scope(source="courier"), ["D1"], id="source, in any case"),
        pytest.param(Scope(source="Herald"), ["D1", "D2"], id="a source on any side"),
        pytest.param(Scope(source="100%"), [], id="a sign that SQL knows is a letter"),
        pytest.param(Scope(subject="port of"), ["D1"], id="subject"),
        pytest.param(Scope(text="bridges"), ["D2"], id="word of a quote"),
        pytest.param(Scope(text="count 100%"), ["D1"], id="words of a title, in any order"),
        pytest.param(Scope(text="boats bridges"), [], id="every word"),
        pytest.param(Scope(source="Herald", text="boats"), ["D1"], id="two parts"),
    ],
)
def test_discrepancies(connection: Connection, scope: Scope, numbers: list[str]) -> None:
    assert [one.number for one in waiting_questions(connection, *questions_in_scope(scope))] == numbers


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("scope", "numbers"),
    [
        pytest.param(Scope(about=CLAIMS), ["C1", "C2", "C3", "C4"], id="all"),
        pytest.param(Scope(about=CLAIMS, source="courier"), ["C1"], id="source"),
        pytest.param(Scope(about=CLAIMS, text="BRIDGES"), ["C3", "C4"], id="word of a quote, in any case"),
        pytest.param(Scope(about=CLAIMS, text="count"), ["C1"], id="word of a title"),
        pytest.param(Scope(about=CLAIMS, subject="nowhere"), [], id="no such subject"),
    ],
)
def test_claims(connection: Connection, scope: Scope, numbers: list[str]) -> None:
    assert [one.number for one in waiting_claims(connection, *claims_in_scope(scope))] == numbers
