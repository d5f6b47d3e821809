"""Nouns of what happens, and headings that are dates."""

from __future__ import annotations

import pytest

from factcheck.lexicon.dates import DATED_HEADING
from factcheck.lexicon.occurrences import occurrence_of


@pytest.mark.parametrize(
    ("word", "sort"),
    [
        pytest.param("temblor", "quake", id="temblor"),
        pytest.param("aftershock", "aftershock", id="an aftershock is no quake"),
        pytest.param("hurricane", "storm", id="hurricane"),
        pytest.param("heist", "robbery", id="heist"),
        pytest.param("referendum", "election", id="referendum"),
        pytest.param("harbour", None, id="no occurrence"),
    ],
)
def test_occurrence_of(word: str, sort: str | None) -> None:
    assert occurrence_of(word) == sort


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        pytest.param("2011-03-11", "2011-03-11", id="a date"),
        pytest.param("(2011-03-11)", "2011-03-11", id="in round brackets"),
        pytest.param("[ 2011-03-11 ]", "2011-03-11", id="in square brackets, with spaces"),
        pytest.param("2011-03-11T10:15:00Z", "2011-03-11", id="a time stamp"),
        pytest.param("2011-03-11 Merrow", None, id="with more behind"),
        pytest.param("1711-03-11", None, id="before there were reports"),
        pytest.param("11-03-2011", None, id="day first: two days"),
    ],
)
def test_dated_heading(line: str, iso: str | None) -> None:
    found = DATED_HEADING.fullmatch(line)
    assert (found and found["iso"]) == iso
