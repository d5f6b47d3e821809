"""Units and nouns that are printed once and meant again."""

from __future__ import annotations

import pytest

from factcheck.extract.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("since 7.6 and 7.5 magnitude quakes", ["magnitude", "magnitude"], id="unit-printed-once"),
        pytest.param("44 billion marks compared with 37.2 billion", ["mark", "mark"], id="compared-with"),
        pytest.param("It rose 64.06 points to 4,577.10.", ["point", "point"], id="level-of-an-index"),
        pytest.param("Supplies grew 4.1 mln barrels to 212.6 mln.", ["barrel", "barrel"], id="level-in-millions"),
        pytest.param("The toll rose by 9 to 36.", [None, None], id="counts-have-none"),
        pytest.param("In 1980 it paid 5 yen, then 40 homes.", ["japanese yen", None], id="nothing-compared"),
        pytest.param("The index (8,369.03, up 58.06 points) rose.", ["point", "point"], id="level-before-its-change"),
        pytest.param("The top bid is 84.75 cents while the lowest is 74.07.", ["cent", "cent"], id="contrast"),
        pytest.param("Exports rose 2 percent but imports fell by 1.", ["percent", "percent"], id="but"),
        pytest.param("It pays 2 percent but owns 900.", ["percent", None], id="another-order"),
        pytest.param("terms of one, three and six months", ["month", "month", "month"], id="list"),
        pytest.param("rates of 10, 20, and 30 percent", ["percent", "percent", "percent"], id="list-with-a-comma"),
        pytest.param("He won 40, and 30 percent of them", [None, "percent"], id="no-list"),
    ],
)
def test_a_unit_is_carried_to_what_it_is_compared_with(text: str, units: list[str | None]) -> None:
    assert [quantity.unit for quantity in find_quantities(text)] == units


def test_the_part_counts_what_the_whole_counts() -> None:
    part, whole = find_quantities("Rain hit 2 of the 3 mines.")
    assert part.counted == whole.counted == "mine"


def test_a_noun_is_carried_to_the_clause_that_leaves_it_out() -> None:
    sale, tender, rate = find_quantities("They let 435 homes by sale and 187 by tender, compared with 95 per month.")
    assert {sale.counted, tender.counted, rate.counted} == {"home"}
    assert rate.per == "month"
