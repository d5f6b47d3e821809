from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.chain import GENESIS, Head, check_chain
from factcheck.core.vocabulary import EventKind
from factcheck.store.chain import append_event, events, head_of, stream_events

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)


def test_each_event_follows_the_one_before(connection: Connection) -> None:
    assert head_of(connection) is None
    first = append_event(connection, EventKind.MATCH, reviewer=None, facts={"claims": 2}, now=NOW)
    second = append_event(connection, EventKind.DECIDE, reviewer="Ana", facts={"id": "R1"}, now=NOW)
    assert (first.id, first.prev_hash) == (1, GENESIS)
    assert (second.id, second.prev_hash) == (2, first.hash)
    assert head_of(connection) == Head(2, second.hash)
    assert events(connection) == list(stream_events(connection)) == [first, second]
    assert list(check_chain(events(connection))) == []


def test_the_last_events_come_newest_last(connection: Connection) -> None:
    for claims in range(5):
        append_event(connection, EventKind.MATCH, reviewer=None, facts={"claims": claims}, now=NOW)
    assert [event.facts["claims"] for event in events(connection, limit=2)] == [3, 4]


def test_a_time_is_kept_in_utc(connection: Connection) -> None:
    local = datetime(2023, 4, 5, 8, 0, tzinfo=timezone(timedelta(hours=2)))
    event = append_event(connection, EventKind.MATCH, reviewer=None, facts={}, now=local)
    assert event.recorded == "2023-04-05T06:00:00+00:00"
    with pytest.raises(ValueError, match="zone"):
        append_event(connection, EventKind.MATCH, reviewer=None, facts={}, now=local.replace(tzinfo=None))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("ends with a quote\"' and \\", id="marks of JSON"),
        pytest.param("two\nlines\u2028three", id="line ends"),
        pytest.param("\x1b[31m\x07\x00\u202e", id="what steers a terminal"),
        pytest.param("caf\udce9", id="bytes that are no UTF-8"),
    ],
)
def test_any_words_come_back_as_they_were(connection: Connection, words: str) -> None:
    append_event(connection, EventKind.DECIDE, reviewer="Ana", facts={"note": words}, now=NOW)
    (event,) = events(connection)
    assert event.facts == {"note": words}
    assert list(check_chain([event])) == []


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE event SET payload = '{}'", id="update"),
        pytest.param("UPDATE OR REPLACE event SET id = 1 WHERE id = 2", id="update or replace"),
        pytest.param("DELETE FROM event WHERE id = 2", id="delete"),
        pytest.param("REPLACE INTO event SELECT 1, recorded, kind, reviewer, '{}', prev_hash, hash FROM event", id="replace"),
        pytest.param(
            "INSERT OR REPLACE INTO event SELECT id, recorded, kind, reviewer, '{}', prev_hash, hash FROM event",
            id="insert or replace",
        ),
        pytest.param(
            "INSERT INTO event SELECT 4, recorded, kind, reviewer, payload, hash, hash FROM event WHERE id = 2",
            id="a number left out",
        ),
        pytest.param(
            "INSERT INTO event SELECT 3, recorded, kind, reviewer, payload, prev_hash, hash FROM event WHERE id = 2",
            id="after an event that is not the last",
        ),
        pytest.param(
            "INSERT INTO event SELECT 0, recorded, kind, reviewer, payload, prev_hash, hash FROM event WHERE id = 2",
            id="before the first",
        ),
        pytest.param(
            "INSERT INTO event (id, recorded, kind, payload, prev_hash, hash) SELECT NULL, recorded, kind, payload, prev_hash, hash FROM event",
            id="no number",
        ),
        pytest.param(
            "INSERT INTO event SELECT 3, recorded, 'gossip', reviewer, payload, hash, hash FROM event WHERE id = 2",
            id="a kind that is none",
        ),
    ],
)  # fmt: skip
def test_what_is_written_is_never_changed(connection: Connection, statement: str) -> None:
    for name in ("first", "second"):
        append_event(connection, EventKind.DECIDE, reviewer="Ana", facts={"note": name}, now=NOW)
    before = events(connection)
    with pytest.raises(sa.exc.IntegrityError):
        connection.exec_driver_sql(statement)
    assert events(connection) == before
