"""What somebody has open: others are told of it while its time runs, and nobody is ever kept from anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import timedelta

import pytest

from factcheck.core.decision import Finding, Question
from factcheck.core.scope import Scope
from factcheck.core.vocabulary import Resolution
from factcheck.ingest import Document
from factcheck.store.leases import LASTS
from factcheck.workflow.ingest import ingest
from factcheck.workflow.review import Sitting

from .conftest import NOW

pytestmark = pytest.mark.usefixtures("simple_rules")

APART = Finding(resolution=Resolution.NOT_COMPARABLE)
SOON, LATE = NOW + timedelta(minutes=1), NOW + LASTS


@pytest.fixture
def ledger(address: str, document: Callable[..., Document]) -> str:
    """D1 (boats) and D2 (carts), each of two claims."""
    texts = ("Ayr has 12 boats. Ayr has 5 carts.", "Ayr has 14 boats. Ayr has 7 carts.")
    ingest(address, [document(text, address=f"/{at}", source=f"Daily {at}") for at, text in enumerate(texts)], now=NOW)
    return address


def sit(address: str, reviewer: str, about: str = "discrepancies") -> Sitting:
    return Sitting(address, reviewer, Scope(about=about))


def held(address: str, reviewer: str, *, now: object = SOON) -> dict[str, str]:
    """What is before others, as this reviewer is told."""
    return dict(sit(address, reviewer).fetch(None, now=now)[2])  # type: ignore[arg-type]


def rows(address: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(address) as opened:
        found = opened.execute("SELECT number, reviewer, session_id FROM lease ORDER BY number").fetchall()
    opened.close()
    return found


def test_what_is_shown_is_held_until_its_time_is_over(ledger: str) -> None:
    sit(ledger, "Ada").mark("D1", (), 0, now=NOW)
    assert held(ledger, "Ben") == {"D1": "Ada"}
    assert held(ledger, "Ada") == {}
    assert held(ledger, "Ben", now=LATE - timedelta(seconds=1)) == {"D1": "Ada"}
    assert held(ledger, "Ben", now=LATE) == {}


def test_one_thing_is_held_at_a_time(ledger: str) -> None:
    ada, ben = sit(ledger, "Ada"), sit(ledger, "Ben")
    ada.mark("D1", (), 0, now=NOW)
    ben.mark("C2", (), 0, now=NOW)
    ada.mark("D2", ("D1",), 0, now=SOON)
    assert held(ledger, "Cy") == {"C2": "Ben", "D2": "Ada"}


GIVEN_UP: list[tuple[str, Callable[[Sitting], None]]] = [
    ("left", lambda one: one.release()),
    ("ended", lambda one: one.finish(now=SOON)),
    ("moved on", lambda one: one.mark("D2", (), 0, now=SOON)),
]


@pytest.mark.parametrize("gives_up", [one for _, one in GIVEN_UP], ids=[name for name, _ in GIVEN_UP])
def test_it_is_given_up(ledger: str, gives_up: Callable[[Sitting], None]) -> None:
    ada = sit(ledger, "Ada")
    ada.mark("D1", (), 0, now=NOW)
    gives_up(ada)
    assert "D1" not in held(ledger, "Ben")


def test_a_sitting_that_showed_nothing_gives_nothing_up(ledger: str) -> None:
    ada = sit(ledger, "Ada")
    ada.release()
    ada.renew(now=NOW)
    assert rows(ledger) == []


def test_whoever_thinks_for_long_renews(ledger: str) -> None:
    ada = sit(ledger, "Ada")
    ada.mark("D1", (), 0, now=NOW)
    ada.renew(now=NOW + timedelta(minutes=8))
    assert held(ledger, "Ben", now=LATE + timedelta(minutes=7)) == {"D1": "Ada"}
    assert held(ledger, "Ben", now=LATE + timedelta(minutes=8)) == {}


def test_one_that_expired_goes_to_who_comes_next_and_is_not_renewed_any_more(ledger: str) -> None:
    ada, ben = sit(ledger, "Ada"), sit(ledger, "Ben")
    ada.mark("D1", (), 0, now=NOW)
    ben.mark("D1", (), 0, now=LATE)
    assert held(ledger, "Ada", now=LATE) == {"D1": "Ben"}
    ada.renew(now=LATE)
    ada.release()
    assert held(ledger, "Ada", now=LATE) == {"D1": "Ben"}


def test_one_of_another_stays_where_it_is(ledger: str) -> None:
    sit(ledger, "Ada").mark("D1", (), 0, now=NOW)
    ben = sit(ledger, "Ben")
    ben.mark("D1", (), 0, now=SOON)
    assert held(ledger, "Cy") == {"D1": "Ada"}
    ben.release()
    assert held(ledger, "Cy") == {"D1": "Ada"}


def test_the_same_reviewer_takes_it_over_at_once(ledger: str) -> None:
    sit(ledger, "Ada").mark("D1", (), 0, now=NOW)
    again = sit(ledger, "Ada")
    assert again.resume() is not None
    assert again.fetch("D1", now=SOON)[2] == {}
    again.mark("D1", (), 0, now=SOON)
    elsewhere = sit(ledger, "Ada", "claims")
    elsewhere.mark("D1", (), 0, now=SOON)
    assert rows(ledger) == [("D1", "Ada", 2)]


def test_what_is_left_of_a_dead_session_goes_with_the_next_mark(ledger: str) -> None:
    sit(ledger, "Ada").mark("D1", (), 0, now=NOW)
    sit(ledger, "Ben").mark("D2", (), 0, now=LATE)
    assert rows(ledger) == [("D2", "Ben", 2)]


def test_nothing_is_blocked(ledger: str) -> None:
    sit(ledger, "Ada").mark("D1", (), 0, now=NOW)
    ben = sit(ledger, "Ben")
    found, entries, _ = ben.fetch("D1", now=SOON)
    assert [one.number for one in entries] == ["D1", "D2"]
    assert isinstance(found, Question)
    assert ben.save(found, APART, now=SOON).discrepancy == "D1"
