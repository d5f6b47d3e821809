"""The noun that a figure counts."""

from __future__ import annotations

import pytest

from factcheck.extract.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        pytest.param("20 or so people waited", "person", id="or-so"),
        pytest.param("50-odd passengers", "passenger", id="odd"),
        pytest.param("3,000-plus people", "person", id="plus"),
        pytest.param("500+ employees", "employee", id="plus-sign"),
        pytest.param("500 or more firms", "firm", id="or-more"),
        pytest.param("one of the nation's most notorious gangs", "notorious gang", id="owner"),
        pytest.param("63,150 Model 3s", "Model 3", id="number-in-a-name"),
        pytest.param("at least 3 banks several of them old", "bank", id="several-begins-anew"),
        pytest.param("after two defeats Merrow said", "defeat", id="a-name-begins-anew"),
        pytest.param("two opinion polls one of which", "opinion poll", id="one-begins-anew"),
        pytest.param("Davidsons 17 turnovers", "turnover", id="owner-without-apostrophe"),
        pytest.param("Sales 6561000 shares", "share", id="too-long-for-a-name"),
    ],
)
def test_the_noun_stands_behind_the_bound(text: str, counted: str) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.counted == counted


def test_a_small_word_behind_a_hyphen_is_not_counted() -> None:
    assert find_quantities("Lind finished with 28-of-41 throws.")[0].counted is None


def test_the_label_of_the_next_figure_of_a_table_is_not_counted() -> None:
    assert [quantity.counted for quantity in find_quantities("Net vs 1,130,000 Sales 7,896,000")] == [None, None]


def test_a_name_before_the_next_figure_is_counted() -> None:
    rifles, rounds = find_quantities("14 AK-47 rifles 31 magazines")
    assert (rifles.counted, rounds.counted) == ("AK-47 rifle", "magazine")
