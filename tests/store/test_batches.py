"""What a batch must know of the decisions before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import By, Finding
from factcheck.core.vocabulary import Resolution
from factcheck.store.batches import Item, disputed_on, record_batch, standing_on
from factcheck.store.claims import current_claims
from factcheck.store.discrepancies import discrepancy_of, keep_discrepancies
from factcheck.store.tables import decision

from .conftest import NOW

ADA = By(reviewer="Ada", now=NOW)


def test_a_second_review_that_does_not_agree_is_a_dispute_until_both_end(
    connection: Connection, put: Callable[..., Any], differ: Callable[..., Any], run_id: int
) -> None:
    put("Ayr has 12 boats.\nAyr has 14 boats.\n")
    first, second = current_claims(connection)
    keep_discrepancies(connection, [differ([[first], [second]])], now=NOW, run_id=run_id)
    item = Item(discrepancy_of(connection, 1), Finding(resolution=Resolution.NOT_COMPARABLE), ())
    record_batch(connection, [item], by=ADA)
    values = {
        "discrepancy_id": 1, "resolution": Resolution.UNSURE, "causes": [], "judged": [], "reviewer": "Ben", "recorded": NOW, "second_of_id": 1,
        "agrees": False,
    }  # fmt: skip
    connection.execute(sa.insert(decision).values(**values))
    assert disputed_on(connection, [1, 2]) == {"D1"}
    assert [one.id for one in standing_on(connection, [1]).values()] == ["R1"]
    record_batch(connection, [item], by=ADA)
    assert disputed_on(connection, [1]) == frozenset()
    ended = sa.select(decision.c.id).where(decision.c.ended.is_not(None)).order_by(decision.c.id)
    assert list(connection.execute(ended).scalars()) == [1, 2]
