"""Figures in words of another kind: shares, multiples, zeros, crowds, members."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.core.quantity import Quantity, decimal_text
from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.quantities import find_quantities


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]


def values(text: str) -> list[str | None]:
    return [decimal_text(quantity.value) for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("one in three homes", "0.3333333333", id="one-in-three"),
        pytest.param("one in every five homes", "0.2", id="one-in-every-five"),
        pytest.param("nine out of 10 voters", "0.9", id="out-of"),
        pytest.param("half of the fleet", "0.5", id="half"),
        pytest.param("one-third of the fleet", "0.3333333333", id="one-third"),
        pytest.param("nearly two-thirds of sales", "0.6666666667", id="two-thirds"),
        pytest.param("three quarters of the oil", "0.75", id="three-quarters"),
        pytest.param("1 in 5 adults smokes", "0.2", id="one-in-five-digits"),
        pytest.param("one in 250 homes", "0.004", id="one-in-an-odd-number"),
        pytest.param("a 1 in 250 chance", "0.004", id="chance"),
        pytest.param("Profits were up a third.", "0.3333333333", id="up-a-third"),
        pytest.param("sales were down by a quarter on last year", "0.25", id="down-by-a-quarter"),
        pytest.param("more than a third said yes", "0.3333333333", id="more-than-a-third"),
        pytest.param("half as much as before", "0.5", id="half-as-much"),
        pytest.param("prices rose threefold", "3", id="threefold"),
        pytest.param("a tenfold increase", "10", id="tenfold"),
        pytest.param("up to 3x faster", "3", id="x"),
        pytest.param("about 6 in 10 voters agree", "0.6", id="about-six-in-ten"),
        pytest.param("a one-in-three chance", "0.3333333333", id="one-in-three-with-hyphens"),
        pytest.param("4 of every 10 voters", "0.4", id="of-every"),
    ],
)
def test_fractions(text: str, value: str) -> None:
    quantity = only(text)
    assert quantity.value == Decimal(value)
    assert quantity.kind is QuantityKind.MULTIPLE


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("No one was killed in the blast.", "No one", id="no-one"),
        pytest.param("nobody has been injured", "nobody", id="nobody"),
        pytest.param("No casualties were reported.", "No", id="no-casualties"),
        pytest.param("Rates were left unchanged at", "unchanged", id="unchanged"),
    ],
)
def test_zero_without_a_digit(text: str, printed: str) -> None:
    quantity = only(text)
    assert quantity.text == printed
    assert quantity.value == 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("No one knows the answer.", id="no-one-knows"),
        pytest.param("There is no doubt about that.", id="no-doubt"),
        pytest.param("The sign is unchanged.", id="unchanged-alone"),
        pytest.param("a number of towns and several cities", id="no-figure"),
        pytest.param("sold by a third party", id="a-third-party"),
        pytest.param("turned up a third time", id="a-third-time"),
        pytest.param("a 30-something lawyer", id="thirty-something"),
        pytest.param("the scores were level", id="scores"),
        pytest.param("a 4x4 vehicle", id="four-by-four"),
        pytest.param("in his 40s", id="in-his-40s"),
    ],
)
def test_no_figure(text: str) -> None:
    assert find_quantities(text) == []


def test_four_times_is_a_multiple() -> None:
    quantity = only("more than four times the national rate")
    assert (quantity.kind, quantity.text) == (QuantityKind.MULTIPLE, "four times")
    assert str(quantity.comparator) == "more_than"


def test_vague_plurals_behind_a_toll_count_people() -> None:
    assert values("killing two and injuring dozens in town") == ["2", "12"]


@pytest.mark.parametrize(
    ("text", "printed", "low", "high"),
    [
        pytest.param("dozens of villages", "dozens", "12", "120", id="dozens"),
        pytest.param("tens of thousands of pupils", "tens of thousands", "10000", "100000", id="tens-of-thousands"),
        pytest.param("It cost millions of dollars.", "millions of dollars", "1000000", "10000000", id="money"),
        pytest.param("scores of homes burnt", "scores", "20", "200", id="scores"),
    ],
)
def test_a_vague_plural_is_of_one_order_of_magnitude(text: str, printed: str, low: str, high: str) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.value, quantity.value_high) == (printed, Decimal(low), Decimal(high))
    assert str(quantity.comparator) == "range"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        pytest.param("It is one of the oldest banks here.", "oldest bank", id="superlative"),
        pytest.param("one of the most remote islands", "remote island", id="most"),
        pytest.param("one of its branches", "branch", id="possessive"),
        pytest.param("one of Oban's ferries", "ferry", id="owner"),
    ],
)
def test_one_of_a_number_is_a_member(text: str, counted: str) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.value, quantity.counted) == (QuantityKind.MEMBER, 1, counted)
