"""Spans of time that say when: quantities, but no claims."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.vocabulary import QuantityKind
from factcheck.extract import extract
from factcheck.extract.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        pytest.param("in the past four years", "4", None, "year", id="past"),
        pytest.param("for the first nine months", "9", None, "month", id="first-months"),
        pytest.param("over the last three or four weeks", "3", "4", "week", id="alternatives"),
        pytest.param("in the three months to June", "3", None, "month", id="ended"),
    ],
)
def test_a_period_is_a_quantity(text: str, low: str, high: str | None, unit: str) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.kind is QuantityKind.PERIOD
    assert (quantity.value, quantity.unit) == (Decimal(low), unit)
    assert quantity.value_high == (None if high is None else Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The works took three months.", id="a-duration"),
        pytest.param("the four years of drought", id="the-alone"),
    ],
)
def test_a_duration_is_none(text: str) -> None:
    assert [quantity.kind for quantity in find_quantities(text)] == [QuantityKind.MEASURE]


def test_it_claims_nothing() -> None:
    assert list(extract(Article(text="It opened one of the oldest halls in the past four years."))) == []
