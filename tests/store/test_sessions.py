from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.store.sessions import end_session, mark_session, open_session, session_of, unfinished_session

NOW = datetime(2023, 4, 5, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)


def test_a_session_remembers_where_it_was(connection: Connection) -> None:
    opened = open_session(connection, "Ann", "discrepancies", now=NOW)
    assert (opened.id, opened.started, opened.seen, opened.ended, opened.place, opened.skipped) == (
        1,
        NOW,
        NOW,
        None,
        None,
        (),
    )
    mark_session(connection, 1, place="D3", skipped=["D1", "D2"], decided=4, now=LATER)
    marked = replace(opened, place="D3", skipped=("D1", "D2"), decided=4, seen=LATER)
    assert session_of(connection, 1) == marked
    assert unfinished_session(connection, "Ann", "discrepancies") == marked
    end_session(connection, 1, now=LATER)
    assert unfinished_session(connection, "Ann", "discrepancies") is None
    assert session_of(connection, 1) == replace(marked, ended=LATER)


def test_each_reviewer_has_sessions_of_each_kind(connection: Connection) -> None:
    for reviewer, about in (("Ann", "discrepancies"), ("Ann", "claims"), ("Bob", "claims"), ("Ann", "claims")):
        open_session(connection, reviewer, about, now=NOW)
    for reviewer, about, row in (("Ann", "discrepancies", 1), ("Ann", "claims", 4), ("Bob", "claims", 3)):
        found = unfinished_session(connection, reviewer, about)
        assert found is not None
        assert found.id == row
    assert unfinished_session(connection, "Bob", "discrepancies") is None


def test_a_session_is_about_one_of_two_things(connection: Connection) -> None:
    with pytest.raises(sa.exc.IntegrityError, match="CHECK"):
        open_session(connection, "Ann", "articles", now=NOW)
