"""Units that a word before the figure names."""

from __future__ import annotations

import pytest

from factcheck.extract.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("Life expectancy for men in Ayr is around 73 now.", "year of age", id="life-expectancy"),
        pytest.param("The average age was 43.", "year of age", id="average-age"),
        pytest.param("Jane Doe, 25, said so.", "year of age", id="apposition"),
        pytest.param("a man aged 87", "year of age", id="aged"),
        pytest.param("In this age of steam there were 43 mills.", None, id="an-era"),
        pytest.param("The average age bracket was 43 percent.", "percent", id="a-share"),
        pytest.param("Otto Brae, who was ill, died at 77.", "year of age", id="at-death-behind-a-clause"),
        pytest.param("Otto Brae died in Oban at 77.", "year of age", id="at-death"),
        pytest.param("The suspect, 34, was held.", "year of age", id="role-between-commas"),
        pytest.param("residents 65 and older", "year of age", id="and-older"),
        pytest.param("children under 5 go free", "year of age", id="children-under"),
        pytest.param("those 16 or over may vote", "year of age", id="or-over"),
        pytest.param("shops with workers under 40 managers", None, id="managers-counted"),
        pytest.param("It named the driver as Jane Doe, 40.", "year of age", id="at-the-end"),
        pytest.param("It beat Port Elling, 2.", None, id="a-result"),
        pytest.param("She was 95 and lived in Ayr.", "year of age", id="she-was"),
        pytest.param("Doe, 43, was held.", "year of age", id="surname-before-a-verb"),
        pytest.param("He was 30 minutes late.", "minute", id="he-was-late"),
        pytest.param("Mr Doe, who is 54 and a widower", "year of age", id="who-is"),
        pytest.param("He will turn 40 in May.", "year of age", id="turn"),
        pytest.param("They turned 40 people away.", None, id="turned-away"),
        pytest.param("a home for over-65s", "year of age", id="over-65s"),
        pytest.param("a girl of 12", "year of age", id="a-girl-of-12"),
        pytest.param("She ran it in 11.4s.", "second", id="seconds"),
        pytest.param("Jane Doe 38 who was still there", "year of age", id="name-and-who"),
        pytest.param("Doe, 37, told the court", "year of age", id="surname-before-told"),
        pytest.param("They named his mother, Jane, 61, and her dog.", "year of age", id="first-name-behind-a-role"),
        pytest.param("They named Jane Doe, 48-an heir of his-first.", "year of age", id="before-a-dash"),
        pytest.param("They held the brother of Doe, 48, of Port Elling.", "year of age", id="surname-of-somewhere"),
        pytest.param("The losses of Elling, 48, were made good.", None, id="a-place-between-commas"),
    ],
)
def test_ages(text: str, unit: str | None) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.unit == unit


def test_the_ages_of_a_list_of_surnames() -> None:
    found = find_quantities("He hurt one of Doe, 47, and Roe, 48.")
    assert [(quantity.unit, int(quantity.value)) for quantity in found[-2:]] == [
        ("year of age", 47),
        ("year of age", 48),
    ]


def test_the_ages_of_a_list_need_no_commas() -> None:
    found = find_quantities("men aged 19 24 and 31 were held")
    assert [(quantity.unit, int(quantity.value)) for quantity in found] == [
        ("year of age", age) for age in (19, 24, 31)
    ]
