from __future__ import annotations

from datetime import date

import pytest

from factcheck.ingest.dates import find_date, month_and_day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("Updated: 2022-12-19", date(2022, 12, 19), id="iso"),
        pytest.param("1987-03-03T09:57:02", date(1987, 3, 3), id="iso with a time"),
        pytest.param("2013/07/03", date(2013, 7, 3), id="year first, slashes"),
        pytest.param("July 03, 2013 6:22AM", date(2013, 7, 3), id="american"),
        pytest.param("iconDec 13, 2021 09:36", date(2021, 12, 13), id="glued to the name of a picture"),
        pytest.param("MAY 2, 2013, 1:32 PM", date(2013, 5, 2), id="capitals"),
        pytest.param("Sept. 9, 2010", date(2010, 9, 9), id="four-letter abbreviation"),
        pytest.param("Published 3 July 2023", date(2023, 7, 3), id="british"),
        pytest.param("the 3rd of July 2023", date(2023, 7, 3), id="ordinal day"),
        pytest.param("25 / 02 / 2013", date(2013, 2, 25), id="day above twelve"),
        pytest.param("02/25/2013", date(2013, 2, 25), id="month first, day above twelve"),
        pytest.param("05/03/2013 at 11:00 AM EDT", date(2013, 5, 3), id="american by its zone"),
        pytest.param("08.07.2012", date(2012, 7, 8), id="dots put the day first"),
        pytest.param("4/4/2012", date(2012, 4, 4), id="equal"),
        pytest.param("25-02-2013 10:15", date(2013, 2, 25), id="dashes, day first"),
        pytest.param("02-25-2013", date(2013, 2, 25), id="dashes, month first"),
    ],
)
def test_finds_the_day(line: str, day: date) -> None:
    found = find_date(line)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize("line", ["05/02/2013", "05-02-2013"])
def test_two_readings_are_no_day(line: str) -> None:
    found = find_date(line)
    assert found is not None
    assert found.day is None


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("February 30, 2013", id="not in the calendar"),
        pytest.param("in July 2013", id="a month"),
        pytest.param("call 2013-555-0199", id="a number with dashes"),
        pytest.param("dismay 3, 2013", id="a word that ends like a month"),
        pytest.param("2013-13-01", id="month thirteen"),
        pytest.param("555-12-10-2013", id="a longer number with dashes"),
        pytest.param("13/13/2013", id="no month"),
        pytest.param("31.02.2013", id="no such day"),
    ],
)
def test_finds_nothing(line: str) -> None:
    assert find_date(line) is None


@pytest.mark.parametrize(
    ("words", "expected"), [("July 3", (7, 3)), ("3 July", (7, 3)), ("Jan. 12", (1, 12)), ("Room 3", None)]
)
def test_month_and_day(words: str, expected: tuple[int, int] | None) -> None:
    assert month_and_day(words) == expected
