"""Two numbers that are one figure, and two that are a change."""

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
    ("text", "low", "high", "unit"),
    [
        pytest.param("between 44 and 50 people", "44", "50", None, id="between"),
        pytest.param("44 to 50 people", "44", "50", None, id="to"),
        pytest.param("a 5-10W laser", "5", "10", "watt", id="hyphen"),
        pytest.param("worth $89 to $93 billion", "89000000000", "93000000000", "us dollar", id="shared-scale"),
        pytest.param("four to five thousand users", "4000", "5000", None, id="shared-scale-words"),
        pytest.param("ranging from 1 per cent to 1.5 per cent", "1", "1.5", "percent", id="ranging-from"),
        pytest.param("men aged 18 to 34", "18", "34", "year of age", id="ages"),
        pytest.param("temperatures dropped by 1 to 1.5 degrees", "1", "1.5", "degree", id="amount-of-a-change"),
        pytest.param("flats from 40 sq m up to 90 sq m", "40", "90", "square metre", id="up-to"),
        pytest.param("at a pressure of 9 bar to 2 bar", "2", "9", "bar", id="from-its-upper-end"),
        pytest.param("a fee of $5-10 million", "5000000", "10000000", "us dollar", id="sign-printed-once"),
        pytest.param("costs of £3-4bn a year", "3000000000", "4000000000", "pound sterling per year", id="rate-behind"),
        pytest.param("5 or 6 officers came", "5", "6", None, id="or"),
        pytest.param("two or three people", "2", "3", None, id="or-in-words"),
        pytest.param("a shop of 5k-20k items", "5000", "20000", None, id="touching-scales"),
        pytest.param("shares rose 3 to 5 percent", "3", "5", "percent", id="narrow-amount"),
        pytest.param("It took a day or two.", "1", "2", "day", id="a-day-or-two"),
    ],
)
def test_ranges(text: str, low: str, high: str, unit: str | None) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.value_high) == (Decimal(low), Decimal(high))
    assert str(quantity.comparator) == "range"
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "first", "second", "direction"),
    [
        pytest.param("grew from 30 million yuan to 276 million yuan", "30000000", "276000000", "up", id="both-units"),
        pytest.param("it fell from 208 pounds to 193", "208", "193", "down", id="unit-once"),
        pytest.param("output was cut from 3 to 2.5 million tons", "3000000", "2500000", "down", id="scale-once"),
        pytest.param("stocks went from 3 to 2.5 million tons", "3000000", "2500000", "down", id="scale-once-falling"),
    ],
)
def test_a_change_is_two_figures_not_a_range(text: str, first: str, second: str, direction: str) -> None:
    before, after = find_quantities(text)
    assert (before.value, after.value) == (Decimal(first), Decimal(second))
    assert before.value_high is None
    assert before.change_from is None
    assert after.change_from == Decimal(first)
    assert str(after.direction) == direction
    assert before.unit == after.unit


def test_an_earlier_value_may_stand_second() -> None:
    now, before = find_quantities("Revenue rose to $7.36 billion from $6.78 billion a year earlier.")
    assert now.change_from == before.value == Decimal(6780000000)
    assert before.unit == "us dollar"  # `a year earlier` is no denominator


def test_the_amount_and_the_level_reached_are_no_range() -> None:
    amount, level = find_quantities("The gap widened by $43.6 billion to $419.2 billion.")
    assert (amount.value_high, level.value_high) == (None, None)


def test_what_fell_to_a_level_is_no_range() -> None:
    found = find_quantities("It fell 20 degrees to 5 degrees.")
    assert [quantity.value_high for quantity in found] == [None, None]


def test_what_was_taken_from_many_places_is_no_change() -> None:
    amount, places = find_quantities("The film took $57.2 million from 4,000 screens")
    assert (amount.direction, amount.change_from, places.unit, places.counted) == (None, None, None, "screen")
