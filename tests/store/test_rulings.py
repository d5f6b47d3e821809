from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from factcheck.core.correction import Ruling
from factcheck.core.discrepancy import Alias
from factcheck.errors import UnknownId
from factcheck.store.rulings import aliases, end_ruling, keep_ruling, rulings
from factcheck.store.tables import name_ruling

NOW = datetime(2023, 4, 5, tzinfo=UTC)
GIVEN = Ruling(id=0, name="Merrow", other="Elling", same=False, note="two towns", reviewer="anna", recorded=NOW)


def test_a_ruling_is_kept_until_it_is_taken_back(connection: Connection) -> None:
    kept = keep_ruling(connection, GIVEN)
    assert kept == replace(GIVEN, id=1, name="Elling", other="Merrow")
    assert rulings(connection) == [kept]
    assert aliases(connection) == (Alias("Elling", "Merrow", same=False),)
    assert end_ruling(connection, 1, now=NOW) == kept
    assert rulings(connection) == []
    assert connection.execute(sa.select(name_ruling.c.ended)).scalars().all() == [NOW]
    assert keep_ruling(connection, replace(GIVEN, same=True)).id == 2


def test_two_names_have_one_ruling_that_stands(connection: Connection) -> None:
    keep_ruling(connection, GIVEN)
    with pytest.raises(IntegrityError):
        keep_ruling(connection, replace(GIVEN, same=True))


@pytest.mark.parametrize("row", [pytest.param(1, id="taken back"), pytest.param(7, id="never made")])
def test_what_does_not_stand_cannot_be_taken_back(connection: Connection, row: int) -> None:
    keep_ruling(connection, GIVEN)
    end_ruling(connection, 1, now=NOW)
    with pytest.raises(UnknownId, match="alias list"):
        end_ruling(connection, row, now=NOW)
