from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.engine import Connection

from factcheck.core.chain import Head
from factcheck.core.vocabulary import EventKind
from factcheck.store.chain import append_event
from factcheck.store.since import Corrected, event_numbered, first_hash, head_before, passed_since, touched

DAYS = [datetime(2023, 4, day, 12, tzinfo=UTC) for day in (5, 6, 8)]


@pytest.fixture
def told(connection: Connection) -> list[Head]:
    """Three events on three days, behind those that made the ledger."""
    facts = (
        (EventKind.INGEST, {"run": 1, "article": "A1", "version": 1}),
        (EventKind.DECIDE, {"id": "R1"}),
        (EventKind.CORRECT, {"claim": "C1", "changes": [{"field": "value", "before": "48", "after": "84"}]}),
    )
    added = [
        append_event(connection, kind, reviewer="Ada", facts=said, now=day)
        for (kind, said), day in zip(facts, DAYS, strict=True)
    ]
    return [Head(one.id, one.hash) for one in added]


def test_what_the_events_behind_one_tell(connection: Connection, told: list[Head]) -> None:
    whole = passed_since(connection, told[0].id - 1)
    assert (whole.runs, dict(whole.articles), whole.decided, whole.undone) == ({1}, {"A1": 1}, {"R1"}, frozenset())
    assert whole.times >= set(DAYS)
    assert whole.claim_times == {DAYS[0]}
    assert whole.corrected == (Corrected(claim="C1", field="value", before="48", after="84", reviewer="Ada"),)
    last = passed_since(connection, told[1].id)
    assert (last.runs, dict(last.articles), last.decided, last.times) == (frozenset(), {}, frozenset(), {DAYS[2]})
    assert passed_since(connection, told[2].id).times == frozenset()
    assert touched(connection, whole).new == frozenset()


@pytest.mark.parametrize(
    ("day", "event"),
    [
        pytest.param(date(2023, 4, 6), 0, id="a day on which something was done"),
        pytest.param(date(2023, 4, 7), 1, id="a day between"),
        pytest.param(date(2023, 4, 9), 2, id="a day after all"),
    ],
)
def test_the_end_that_the_chain_had_when_a_day_began(
    connection: Connection, told: list[Head], day: date, event: int
) -> None:
    assert head_before(connection, day) == told[event]


def test_before_all_there_is_nothing(connection: Connection) -> None:
    assert head_before(connection, date(1999, 1, 1)) is None
    assert event_numbered(connection, 10_000) is None


def test_what_a_ledger_is_known_by(connection: Connection, told: list[Head]) -> None:
    first = event_numbered(connection, 1)
    assert first is not None
    assert first_hash(connection) == first.hash
    assert event_numbered(connection, told[0].id) is not None


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"run": "x", "article": 3, "version": "one"},
        {"changes": 7, "claim": None},
        {"changes": [1, None, {}]},
        {"id": None},
    ],
    ids=str,
)
@pytest.mark.parametrize("kind", [EventKind.INGEST, EventKind.CORRECT, EventKind.DECIDE, EventKind.UNDO])
def test_nothing_in_a_payload_is_trusted(connection: Connection, kind: EventKind, facts: dict[str, object]) -> None:
    added = append_event(connection, kind, reviewer=None, facts=facts, now=DAYS[0])
    found = passed_since(connection, added.id - 1)
    assert found.runs == frozenset()
    assert all(isinstance(number, str) for number in (*found.articles, *found.decided, *found.undone))
