"""Spans that a sentence speaks of as just over."""

from __future__ import annotations

import pytest

from factcheck.lexicon.periods import spans_before


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        pytest.param("Stocks rose in the week.", {7}, id="in the week"),
        pytest.param("Sales fell over the past month.", {28}, id="the past month"),
        pytest.param("Profits for the latest quarter, and in the week to Friday.", {90, 7}, id="two of them"),
        pytest.param("In the 1980s and in a week of rain.", set(), id="none that is over"),
    ],
)
def test_spans_before(sentence: str, days: set[int]) -> None:
    assert spans_before(sentence) == days
