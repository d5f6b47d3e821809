"""Steps of sessions: written with what was done, the newest taken back first."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import By
from factcheck.core.vocabulary import StepKind
from factcheck.store.sessions import open_session
from factcheck.store.steps import Step, end_step, keep_step, latest_session_of, standing_steps
from factcheck.store.tables import session_step

from .conftest import NOW


@pytest.fixture
def ada(connection: Connection) -> By:
    return By(reviewer="Ada", now=NOW, session=open_session(connection, "Ada", "discrepancies", now=NOW).id)


def test_the_newest_comes_first_until_it_is_taken_back(connection: Connection, ada: By) -> None:
    keep_step(connection, StepKind.DECIDE, "R1", by=ada)
    keep_step(connection, StepKind.RULE, "1", by=ada)
    first, second = Step(1, StepKind.DECIDE, "R1"), Step(2, StepKind.RULE, "1")
    assert standing_steps(connection, 1) == [second, first]
    assert standing_steps(connection, 1, last=True) == [second]
    end_step(connection, second, now=NOW)
    assert standing_steps(connection, 1) == [first]
    assert standing_steps(connection, 2) == []


def test_outside_a_session_there_are_none(connection: Connection) -> None:
    keep_step(connection, StepKind.DECIDE, "R1", by=By(reviewer="Ada", now=NOW))
    assert connection.execute(sa.select(sa.func.count()).select_from(session_step)).scalar_one() == 0


def test_the_latest_session_is_one_in_which_something_stands(connection: Connection, ada: By) -> None:
    assert latest_session_of(connection, "Ada") is None
    keep_step(connection, StepKind.ADD, "C4", by=ada)
    later = open_session(connection, "Ada", "claims", now=NOW).id
    assert latest_session_of(connection, "Ada") == ada.session
    assert latest_session_of(connection, "Ben") is None
    assert latest_session_of(connection, "Ben", later) == later
    assert latest_session_of(connection, "Ada", 99) is None
    (step,) = standing_steps(connection, ada.session or 0)
    end_step(connection, step, now=NOW)
    assert latest_session_of(connection, "Ada") is None
