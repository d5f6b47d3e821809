from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from factcheck.core.schedule import born, next_due
from factcheck.core.watched import Check, Watched, WatchOutcome, watch_words

READ = datetime(2023, 4, 5, 18, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("published", "changed", "begun"),
    [
        pytest.param(None, None, READ, id="no date"),
        pytest.param(date(2023, 4, 5), None, datetime(2023, 4, 5, tzinfo=UTC), id="of the day"),
        pytest.param(date(2021, 1, 1), None, datetime(2021, 1, 1, tzinfo=UTC), id="an old one"),
        pytest.param(date(2024, 1, 1), None, READ, id="dated ahead"),
        pytest.param(date(2021, 1, 1), READ + DAY, READ + DAY, id="changed since"),
    ],
)
def test_when_an_age_begins(published: date | None, changed: datetime | None, begun: datetime) -> None:
    assert born(READ, published, changed) == begun


@pytest.mark.parametrize(
    ("age", "pause"),
    [
        pytest.param(timedelta(), HOUR, id="new"),
        pytest.param(23 * HOUR, HOUR, id="of the day"),
        pytest.param(24 * HOUR, DAY, id="of yesterday"),
        pytest.param(7 * DAY, DAY, id="a week"),
        pytest.param(8 * DAY, 7 * DAY, id="more than a week"),
        pytest.param(68 * DAY, 7 * DAY, id="two months"),
        pytest.param(69 * DAY, 30 * DAY, id="more than two months"),
        pytest.param(5000 * DAY, 30 * DAY, id="years"),
        pytest.param(-3 * DAY, HOUR, id="a clock that went back"),
    ],
)
def test_young_articles_are_due_sooner(age: timedelta, pause: timedelta) -> None:
    assert next_due(READ, READ - age) == READ + pause


@pytest.mark.parametrize(
    ("age", "failures", "pause"),
    [
        pytest.param(timedelta(), 1, 2 * HOUR, id="the first time"),
        pytest.param(timedelta(), 3, 8 * HOUR, id="the third time"),
        pytest.param(9 * DAY, 2, 28 * DAY, id="an old one"),
        pytest.param(9 * DAY, 3, 30 * DAY, id="no longer than a month"),
        pytest.param(timedelta(), 10**6, 30 * DAY, id="for years"),
    ],
)
def test_failures_put_it_off(age: timedelta, failures: int, pause: timedelta) -> None:
    assert next_due(READ, READ - age, outcome=WatchOutcome.FAILED, failures=failures) == READ + pause


def test_what_a_server_asks_for_is_kept() -> None:
    assert next_due(READ, READ, outcome=WatchOutcome.FAILED, failures=1, wait=86_400) == READ + DAY
    assert next_due(READ, READ, outcome=WatchOutcome.FAILED, failures=1, wait=60) == READ + 2 * HOUR
    assert next_due(READ, READ, outcome=WatchOutcome.FAILED, failures=1, wait=1e18) == READ + 360 * DAY


def test_what_is_gone_is_never_due() -> None:
    assert next_due(READ, READ, outcome=WatchOutcome.GONE) is None


def one(**more: object) -> Watched:
    facts: dict[str, object] = {
        "id": "A1", "title": None, "place": "https://a.example/", "address": "https://a.example/", "version": 1, "begun": READ,
        "read": READ, "sha256": "", "etag": None, "last_modified": None, "due": READ + HOUR,
    }  # fmt: skip
    return Watched(**(facts | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        pytest.param(None, None, id="no address"),
        pytest.param(one(due=None), None, id="not watched"),
        pytest.param(one(), "2023-04-05 18:00 UTC; due 2023-04-05 19:00 UTC", id="only read"),
        pytest.param(
            one(due=None, last=Check(asked=READ + DAY, due=None, outcome=WatchOutcome.GONE, note="410 Gone")),
            "2023-04-06 18:00 UTC, gone (410 Gone)",
            id="gone",
        ),
    ],
)
def test_how_it_is_told(found: Watched | None, words: str | None) -> None:
    assert watch_words(found) == words
