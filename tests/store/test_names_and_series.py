from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Entity, Series
from factcheck.errors import UnknownId
from factcheck.store import series as stored_series
from factcheck.store.claims import current_claims, link_claims, place_of
from factcheck.store.names import entities, keep_entities
from factcheck.store.series import claims_beside, keep_series, series_of, series_where

AYR = Entity(key="e-ayr", role="subject", name="Port of Ayr", names=("Ayr", "Port of Ayr"))
BUDE = Entity(key="e-bude", role="subject", name="Bude", names=("Bude",))
BOATS = Entity(key="m-boats", role="metric", name="boats", names=("boats",))


@pytest.fixture
def claims(connection: Connection, put: Callable[..., object]) -> list[Claim]:
    put("Ayr has 12 boats.\nAyr has 14 boats.\nBude has 16 boats.")
    return current_claims(connection)


def a_series(key: str, *members: Claim, **said: object) -> Series:
    facts = {
        "subject": "Ayr",
        "metric": "boats",
        "scope": "at sea",
        "basis": None,
        "modality": "actual",
        "dimension": "count",
        "unit": None,
        "occurrence": None,
    }
    return Series(key=key, claims=members, **facts | said)  # type: ignore[arg-type]


def test_entities_keep_their_rows_and_names(connection: Connection) -> None:
    first = keep_entities(connection, [AYR, BUDE, BOATS])
    assert first == {
        ("subject", "Ayr"): 1,
        ("subject", "Port of Ayr"): 1,
        ("subject", "Bude"): 2,
        ("metric", "boats"): 3,
    }
    assert entities(connection) == [AYR, BUDE, BOATS]
    assert entities(connection, "metric") == [BOATS]
    fuller = Entity(key="e-ayr", role="subject", name="Harbour of Ayr", names=("Ayr", "Harbour of Ayr"))
    assert keep_entities(connection, [BOATS, fuller])["subject", "Harbour of Ayr"] == 1
    assert entities(connection) == [fuller, BOATS]
    assert keep_entities(connection, [AYR, BUDE, BOATS]) == first
    assert entities(connection) == [AYR, BUDE, BOATS]
    assert connection.exec_driver_sql("SELECT count(*) FROM alias").scalar_one() == 5


def test_a_name_of_two_things_points_to_neither(connection: Connection) -> None:
    other = Entity(key="e-air", role="subject", name="Ayr Airport", names=("Ayr", "Ayr Airport"))
    assert ("subject", "Ayr") not in keep_entities(connection, [AYR, other])


def test_series_keep_their_rows_and_point_to_their_claims(connection: Connection, claims: list[Claim]) -> None:
    one, other = a_series("s1", *claims[:2]), a_series("s2", claims[2], subject="Bude")
    for _ in range(2):
        link_claims(connection, keep_series(connection, [one, other]), keep_entities(connection, [AYR, BUDE, BOATS]))
        assert [(found.id, found.series) for found in series_where(connection)] == [("S1", one), ("S2", other)]
        assert connection.exec_driver_sql("SELECT series_id, subject_id, metric_id FROM claim").all() == [
            (1, 1, 3),
            (1, 1, 3),
            (2, 2, 3),
        ]
    link_claims(connection, keep_series(connection, [a_series("s2", claims[2], subject="Bude", scope=None)]), {})
    assert [(found.id, found.series.scope) for found in series_where(connection)] == [("S2", None)]
    assert place_of(connection, 1).series is None
    link_claims(connection, keep_series(connection, [other, one]), {})
    assert [(found.id, found.series) for found in series_where(connection)] == [("S1", one), ("S2", other)]


def test_a_series_that_is_not_there(connection: Connection) -> None:
    with pytest.raises(UnknownId, match="S3"):
        series_of(connection, 3)


def test_the_claims_of_the_series_beside_some(
    connection: Connection, put: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("Ayr 12 boats.\nAyr 14 boats.\nAyr 15 boats.\nAyr 3 carts.\nAyr 7 mills.")
    first, second, third, carts, alone = current_claims(connection)
    rows = keep_series(connection, [a_series("boats", first, second, third), a_series("carts", carts)])
    link_claims(connection, rows, {})
    assert claims_beside(connection, [first]) == (first, second, third)
    assert claims_beside(connection, [first, carts]) == (first, second, third, carts)
    assert claims_beside(connection, [alone]) == ()
    assert claims_beside(connection, []) == ()
    connection.exec_driver_sql("UPDATE claim SET status = 'withdrawn' WHERE id = 2")
    connection.exec_driver_sql("UPDATE claim SET retired = '2023-01-01 00:00:00' WHERE id = 1")
    assert claims_beside(connection, [first]) == (third,)
    connection.exec_driver_sql("UPDATE claim SET retired = NULL WHERE id = 1")
    monkeypatch.setattr(stored_series, "_MOST", 1)
    assert claims_beside(connection, [first]) == (third,)
