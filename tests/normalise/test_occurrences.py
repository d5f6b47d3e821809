"""The occurrences and the years that a sentence names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.core.measure import Measure
from factcheck.normalise.occurrences import occurrences_in, years_in


@pytest.mark.parametrize(
    ("sentence", "sorts"),
    [
        pytest.param("The Merrow quake took 38 lives.", {"quake"}, id="quake"),
        pytest.param("Earthquakes and a tsunami struck Merrow.", {"quake", "tsunami"}, id="plural, and two of them"),
        pytest.param("The typhoon left 38 dead.", {"storm"}, id="storms of all seas"),
        pytest.param("The harbour of Merrow has 38 cranes.", set(), id="nothing happened"),
    ],
)
def test_occurrences_in(sentence: str, sorts: set[str]) -> None:
    assert occurrences_in(sentence) == sorts


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        pytest.param("The quake of 2004 took 38 lives.", {2004}, id="a year"),
        pytest.param("From 1989 to 2004, 38 died.", {1989, 2004}, id="two years"),
        pytest.param("It cost $2004 a head.", set(), id="money"),
        pytest.param("It took 2,004 hours and 12,1989 more.", set(), id="a figure with a separator"),
        pytest.param("It weighs 1.2004 grams.", set(), id="behind a decimal point"),
        pytest.param("It is 2004.5 long.", set(), id="before a decimal point"),
        pytest.param("On 2004-12-26 the sea rose.", set(), id="a date in figures"),
        pytest.param("The 1066 houses burnt.", set(), id="too early to be told from a count"),
        pytest.param("In 2004.", {2004}, id="at the end of a sentence"),
        pytest.param("In 2004, the sea rose.", {2004}, id="before a comma"),
        pytest.param("The blast left 38 dead and 1950 hurt.", set(), id="so many hurt"),
        pytest.param("Some 1800 people fled.", set(), id="so many people"),
        pytest.param("The 2004 floods took 38 lives.", {2004}, id="the year of floods"),
        pytest.param("In May 2004 thousands fled.", {2004}, id="a month before it"),
        pytest.param("Velan, founded in 1998, raised $3 million.", set(), id="the year of founding"),
        pytest.param("It was paid under the Harbour Act (HA) of 2004.", set(), id="the year of an act"),
    ],
)
def test_years_in(sentence: str, years: set[int]) -> None:
    assert years_in(sentence) == years


@pytest.mark.parametrize(
    ("text", "figure", "years"),
    [
        pytest.param("The quake of 2004 killed 38 people.", "38", {2004}, id="a year beside the figure"),
        pytest.param("The quake killed 1800 people.", "1800", set(), id="the figure itself is no year"),
        pytest.param("The quake of 1989 killed 1800 people.", "1800", {1989}, id="a year beside a figure like one"),
    ],
)
def test_years_of_a_measure(measured: Callable[..., Measure], text: str, figure: str, years: set[int]) -> None:
    assert measured(text, figure, figure, metric="people killed").years == years
