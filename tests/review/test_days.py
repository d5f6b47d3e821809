"""Days as reviewers say them."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.errors import DecisionError
from factcheck.review.days import read_day

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        pytest.param("2026-12-01", date(2026, 12, 1), id="a date"),
        pytest.param("2026-11-20", FRIDAY, id="today by its date"),
        pytest.param("today", FRIDAY, id="today"),
        pytest.param("Tomorrow", date(2026, 11, 21), id="tomorrow"),
        pytest.param("mon", date(2026, 11, 23), id="a weekday in short"),
        pytest.param("Thursday", date(2026, 11, 26), id="a weekday"),
        pytest.param("friday", date(2026, 11, 27), id="the same weekday is a week from now"),
        pytest.param("sat", date(2026, 11, 21), id="the next day"),
        pytest.param("7d", date(2026, 11, 27), id="days"),
        pytest.param(" 2 W ", date(2026, 12, 4), id="weeks, spaced"),
        pytest.param("0d", FRIDAY, id="no days"),
    ],
)
def test_a_day(said: str, day: date) -> None:
    assert read_day(said, FRIDAY) == day


@pytest.mark.parametrize(
    ("said", "why"),
    [
        pytest.param("soon", "“soon” is no day. Write 2026-12-01, a weekday, 7d or 2w.", id="no day"),
        pytest.param("mo", "is no day", id="two letters"),
        pytest.param("2026-02-30", "is no day", id="no such date"),
        pytest.param("20261201", "is no day", id="digits alone"),
        pytest.param("1/12/2026", "is no day", id="a date with two meanings"),
        pytest.param("-3d", "is no day", id="backwards"),
        pytest.param("٣d", "is no day", id="other digits"),
        pytest.param("2026-11-19", "2026-11-19 is over: today is 2026-11-20", id="yesterday"),
    ],
)
def test_no_day(said: str, why: str) -> None:
    with pytest.raises(DecisionError) as error:
        read_day(said, FRIDAY)
    assert why in str(error.value)


def test_a_day_beyond_all_days() -> None:
    with pytest.raises(DecisionError):
        read_day("9999w", date(9999, 1, 1))
