"""A dated heading says when a figure was told; only the words around it say what time it is for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from factcheck.core.article import Article
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import AsOfBasis
from factcheck.normalise.telling import is_chronicle

PAPER = date(2013, 5, 2)
ENTRIES = "2011-03-11\nThe mill fell: 38 dead.\n2011-03-14\nMore were found: 77 dead."

TOLD = [
    pytest.param("The mill fell: 38 dead.", "38", PAPER, id="the day of the article"),
    pytest.param("2011-03-11\nThe mill fell: 38 dead.", "38", date(2011, 3, 11), id="a heading above it"),
    pytest.param(ENTRIES, "77", date(2011, 3, 14), id="the second entry"),
    pytest.param(ENTRIES, "38", date(2011, 3, 11), id="the first entry"),
    pytest.param("The mill fell: 38 dead.\n2011-03-11\nRain.", "38", PAPER, id="a heading below it"),
    pytest.param("[2011-03-11]\nThe mill fell: 38 dead.", "38", date(2011, 3, 11), id="in brackets"),
    pytest.param("2011-03-11T10:00Z\r\nThe mill fell: 38 dead.", "38", date(2011, 3, 11), id="with a clock time"),
    pytest.param("2011-02-30\nThe mill fell: 38 dead.", "38", PAPER, id="no day of the calendar"),
    pytest.param("Seen on 2011-03-11\nThe mill fell: 38 dead.", "38", PAPER, id="a line with more than a date"),
]


@pytest.mark.parametrize(("text", "figure", "day"), TOLD)
def test_told_on(measured: Callable[..., Measure], text: str, figure: str, day: date) -> None:
    place = text.rindex("\n", 0, text.index(figure)) + 1 if "\n" in text[: text.index(figure)] else 0
    found = measured(text, figure, figure, article=Article(text=text, published=PAPER), context_start=place)
    assert found.told == day


def test_nobody_says_when(measured: Callable[..., Measure]) -> None:
    assert measured("The mill fell: 38 dead.", "38", 38).told is None


STATES = [
    pytest.param("2011-03-11", AsOfBasis.STATED, False, id="the date of its heading"),
    pytest.param("2011-03-09", AsOfBasis.STATED, True, id="another day than its heading's"),
    pytest.param("2011", AsOfBasis.STATED, True, id="a year"),
    pytest.param("2011-03-09", AsOfBasis.INFERRED, False, id="a day that was inferred"),
    pytest.param("2013-05-02", AsOfBasis.PUBLISHED, False, id="the day of the article"),
]


@pytest.mark.parametrize(("as_of", "basis", "states"), STATES)
def test_states_time(measured: Callable[..., Measure], as_of: str, basis: AsOfBasis, *, states: bool) -> None:
    text = "2011-03-11\nThe mill fell: 38 dead."
    found = measured(text, "38", 38, as_of=as_of, as_of_basis=basis, context_start=text.index("The"))
    assert found.states_time is states


def test_a_stated_day_without_any_heading(measured: Callable[..., Measure]) -> None:
    found = measured("On 11 March the mill fell: 38 dead.", "38", 38, as_of="2011-03-11", as_of_basis=AsOfBasis.STATED)
    assert found.states_time


def test_a_founding_year_is_no_time_of_itself(measured: Callable[..., Measure]) -> None:
    found = measured(
        "The mill was founded in 1911.", "1911", 1911, unit="year", as_of="1911", as_of_basis=AsOfBasis.STATED
    )
    assert (found.dimension, found.states_time, found.period) == ("year", False, None)


@pytest.mark.parametrize(
    ("text", "many"),
    [
        pytest.param(ENTRIES, True, id="two days"),
        pytest.param("2011-03-11\nRain.\n2011-03-11\nMore rain.", False, id="one day twice"),
        pytest.param("2011-03-11\nRain.", False, id="a dateline"),
        pytest.param("Rain on 2011-03-11 and on 2011-03-14.", False, id="dates in a sentence"),
    ],
)
def test_is_chronicle(text: str, *, many: bool) -> None:
    assert is_chronicle(text) is many


def test_figures_of_a_chronicle_are_marked(measured: Callable[..., Measure]) -> None:
    assert measured(ENTRIES, "77", 77, context_start=ENTRIES.index("More")).chronicle
    assert not measured("The mill fell: 38 dead.", "38", 38).chronicle
