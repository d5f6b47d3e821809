"""The chain of events: each change shows, with its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.core.chain import GENESIS, Event, check_chain, event_hash
from factcheck.core.vocabulary import EventKind

Chain = list[Event]


def made(number: int, before: str, payload: str = "{}") -> Event:
    blank = Event(
        id=number, recorded="2024-05-02T10:00:00Z", kind=EventKind.DECIDE, reviewer="Ada", payload=payload, prev_hash=before, hash=""
    )  # fmt: skip
    return replace(blank, hash=event_hash(blank))


def chain(length: int) -> Chain:
    events: Chain = []
    for number in range(1, length + 1):
        events.append(made(number, events[-1].hash if events else GENESIS, f'{{"number":{number}}}'))
    return events


def rechained(events: Chain, at: int) -> Chain:
    """What a forger does who knows the rule: everything behind the change is hashed anew."""
    before = events[at - 1].hash if at else GENESIS
    forged = events[:at]
    for event in events[at:]:
        forged.append(made(event.id, before, event.payload.replace("2", "9")))
        before = forged[-1].hash
    return forged


@pytest.mark.parametrize("length", [0, 1, 5])
def test_a_whole_chain_has_no_faults(length: int) -> None:
    events = chain(length)
    assert list(check_chain(events)) == []
    if events:
        assert list(check_chain(events, expect=events[0].hash[:8].upper())) == []


@pytest.mark.parametrize(
    ("tamper", "places"),
    [
        pytest.param(lambda events: [*events[:2], replace(events[2], payload="{}"), *events[3:]], [3], id="words changed"),
        pytest.param(lambda events: [*events[:2], replace(events[2], reviewer="Bo"), *events[3:]], [3], id="reviewer changed"),
        pytest.param(lambda events: [*events[:2], replace(events[2], recorded="2024-05-03"), *events[3:]], [3], id="time changed"),
        pytest.param(lambda events: [*events[:2], *events[3:]], [4], id="one deleted"),
        pytest.param(lambda events: events[2:], [3], id="the first ones deleted"),
        pytest.param(lambda events: [*events[:2], made(3, events[1].hash, '{"number":7}'), *events[3:]], [4], id="replaced, its own hash computed"),
        pytest.param(lambda events: [*events[:2], replace(events[3], id=3), replace(events[2], id=4), events[4]], [3, 3, 4, 4, 5], id="two exchanged"),
    ],
)  # fmt: skip
def test_each_change_is_found_at_its_place(tamper: Callable[[Chain], Chain], places: list[int]) -> None:
    assert [fault.event for fault in check_chain(tamper(chain(5)))] == places


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param(lambda events: events[:3], id="cut off"),
        pytest.param(lambda _: [], id="emptied"),
        pytest.param(lambda events: rechained(events, 1), id="written anew from the second on"),
    ],
)
def test_what_only_a_noted_head_shows(tamper: Callable[[Chain], Chain]) -> None:
    events = chain(5)
    forged = tamper(events)
    assert list(check_chain(forged)) == []
    (fault,) = check_chain(forged, expect=events[-1].hash)
    assert fault.event is None
    assert events[-1].hash in fault.what


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param({"kind": "gossip"}, "of no kind that there is: gossip", id="a kind that is none"),
        pytest.param({"payload": "{"}, "no JSON object", id="no JSON"),
        pytest.param({"payload": "[1, 2]"}, "no JSON object", id="a list"),
        pytest.param({"payload": "[" * 100_000}, "no JSON object", id="brackets without end"),
    ],
)
def test_an_event_that_says_nothing_is_a_fault_though_its_hash_is_right(said: dict[str, str], words: str) -> None:
    events = chain(2)
    forged = replace(events[1], **said)  # type: ignore[arg-type]
    (fault,) = check_chain([events[0], replace(forged, hash=event_hash(forged))])
    assert (fault.event, words in fault.what) == (2, True)
    assert fault.told.startswith("event 2 ")
