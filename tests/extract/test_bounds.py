"""What bounds a figure, and which way it moved."""

from __future__ import annotations

import pytest

from factcheck.core.quantity import Quantity
from factcheck.extract.quantities import find_quantities


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        pytest.param("more than 500 firms", "more_than", id="more-than"),
        pytest.param("over 500 firms", "more_than", id="over"),
        pytest.param("the best over three seasons", "exact", id="over-some-seasons"),
        pytest.param("they played over 100 games", "more_than", id="over-many-games"),
        pytest.param("> 500 firms", "more_than", id="sign"),
        pytest.param("at least 24 miners", "at_least", id="at-least"),
        pytest.param("no fewer than 24 miners", "at_least", id="no-fewer-than"),
        pytest.param("500-plus firms", "at_least", id="plus"),
        pytest.param("14 or more games", "at_least", id="or-more"),
        pytest.param("fewer than 24 miners", "less_than", id="fewer-than"),
        pytest.param("under 3 tons", "less_than", id="under"),
        pytest.param("up to 400 jobs", "at_most", id="up-to"),
        pytest.param("as many as 40 people", "at_most", id="as-many-as"),
        pytest.param("no more than 8 seats", "at_most", id="no-more-than"),
        pytest.param("nearly 300 boats", "approx", id="nearly"),
        pytest.param("some 39 regions", "approx", id="some"),
        pytest.param("around 39 regions", "approx", id="around"),
        pytest.param("a dozen villages", "approx", id="a-dozen"),
        pytest.param("at least another 24 miners", "at_least", id="word-between"),
        pytest.param("39 regions", "exact", id="nothing"),
        pytest.param("Rebels took over six towns", "exact", id="to-take-over"),
        pytest.param("less than or equal to 40 points", "at_most", id="less-or-equal"),
        pytest.param("greater than or equal to 40 points", "at_least", id="greater-or-equal"),
        pytest.param("x>10 in all runs", "more_than", id="sign-in-a-formula"),
        pytest.param("Boeing <BA.N> 40 jets", "exact", id="a-ticker"),
        pytest.param("a crowd approaching 5,000", "approx", id="approaching"),
        pytest.param("a touch under $40", "less_than", id="a-touch-under"),
        pytest.param("a shade over $40", "more_than", id="a-shade-over"),
        pytest.param("up to an additional 133 shares", "at_most", id="additional"),
    ],
)
def test_bounds(text: str, comparator: str) -> None:
    assert str(only(text).comparator) == comparator


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        pytest.param("Exports rose by 6.5%.", "up", id="rose-by"),
        pytest.param("Shares fell nearly 3 percent.", "down", id="fell-nearly"),
        pytest.param("The index was down 12 points.", "down", id="down"),
        pytest.param("It closed 12 points higher.", "up", id="higher"),
        pytest.param("Rates rose to 6.5%.", None, id="a-level-reached"),
        pytest.param("It is 2% higher than in May.", None, id="a-comparison"),
        pytest.param("They raised $57m for victims.", None, id="raising-money"),
        pytest.param("The result includes a gain of $3m.", None, id="a-noun"),
        pytest.param("The firm pared its debt by $200 million", "down", id="pared"),
        pytest.param("Sales ballooned 30 percent", "up", id="ballooned"),
        pytest.param("Exports dwindled 4 percent", "down", id="dwindled"),
        pytest.param("a trim of 4 percent", None, id="noun-trim"),
        pytest.param("Output fell a seasonally adjusted 1.0 pct", "down", id="adjusted"),
        pytest.param("Sales were down by 3 percent", "down", id="down-by"),
        pytest.param("The index fell 61.07 in thin trade", "down", id="bare-decimal"),
        pytest.param("The stock was down 1-1/8 in early trade", "down", id="bare-fraction"),
        pytest.param("The index was up at 96.08 .", None, id="level-after-at"),
        pytest.param("agreed to write-off $50 million", None, id="write-off"),
    ],
)
def test_direction_is_of_verbs_and_adverbs(text: str, direction: str | None) -> None:
    found = only(text).direction
    assert (None if found is None else str(found)) == direction


def test_by_finds_its_verb_further_off() -> None:
    quantity = only("It raised its estimate of imports by three mln tonnes.")
    assert str(quantity.direction) == "up"
