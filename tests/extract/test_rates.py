"""Denominators."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.core.quantity import Quantity
from factcheck.extract.quantities import find_quantities


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [
        pytest.param("the number of patents per 10,000 people has reached 21.9", "21.9", "10,000 people", id="before"),
        pytest.param("21.9 per 10,000 people", "21.9", "10,000 people", id="after"),
        pytest.param("It makes 20 cars a day.", "20", "day", id="a-day"),
        pytest.param("8.5 cases per 100,000 residents", "8.5", "100,000 residents", id="behind-the-noun"),
        pytest.param("It burns 6.5 l/100 km in town.", "6.5", "100 km", id="slash-and-a-number"),
        pytest.param("at 86 cents a lb in Ayr", "86", "pound", id="a-lb"),
        pytest.param("wheat at 6.50 a bushel", "6.50", "bushel", id="bare-figure"),
        pytest.param("$3 per million British thermal units", "3", "million british thermal unit", id="long-unit"),
    ],
)
def test_a_denominator_is_no_figure_of_its_own(text: str, value: str, per: str) -> None:
    quantity = only(text)
    assert quantity.value == Decimal(value)
    assert quantity.per == per


def test_a_physical_unit_has_its_denominator_inside() -> None:
    speed = only("at 55 miles an hour")
    assert (speed.unit, speed.per) == ("mile per hour", None)
    price = only("at $70 a share")
    assert (price.unit, price.per) == ("us dollar per share", "share")
