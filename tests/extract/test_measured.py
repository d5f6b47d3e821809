"""The currency or unit of a number, on either side of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.extract.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        pytest.param("a loan of R250 million", "R250 million", "250000000", "south african rand", id="rand"),
        pytest.param("a fare of R1,250", "R1,250", "1250", "south african rand", id="rand-in-digits"),
        pytest.param("a debt of N500 billion", "N500 billion", "500000000000", "nigerian naira", id="naira"),
        pytest.param("a fund of Tk 500 crore", "Tk 500 crore", "5000000000", "bangladeshi taka", id="taka"),
        pytest.param("it spent Rp 15 trillion", "Rp 15 trillion", "15000000000000", "indonesian rupiah", id="rupiah"),
        pytest.param("sales of DM 500 million", "DM 500 million", "500000000", "german mark", id="mark-apart"),
        pytest.param("sales of Y500bn", "Y500bn", "500000000000", "japanese yen", id="yen-letter"),
        pytest.param("a bid of T$2.5bn", "T$2.5bn", "2500000000", "new taiwan dollar", id="taiwan-dollar"),
        pytest.param("down 15c to A$3", "15c", "15", "cent", id="small-c"),
        pytest.param("sterling fell half a cent", "half a cent", "0.5", "cent", id="half-a-cent"),
        pytest.param("The boat is 30' long", "30'", "30", "foot", id="mark-of-feet"),
        pytest.param('a 55" screen', '55"', "55", "inch", id="mark-of-inches"),
        pytest.param("It was 12 below zero", "12 below zero", "-12", "degree", id="below-zero"),
        pytest.param("5 degrees below zero", "5 degrees below zero", "-5", "degree", id="degrees-below-zero"),
        pytest.param("a card of €5,00", "€5,00", "5.00", "euro", id="decimal-comma"),
        pytest.param("a year and a half later", "a year and a half", "1.5", "year", id="year-and-a-half"),
        pytest.param("a quarter-point rise", "a quarter-point", "0.25", "point", id="quarter-point"),
        pytest.param("10 by 12 feet", "10", "10", "foot", id="sides-of-a-room"),
        pytest.param("0.68 in or 17 mm", "0.68 in", "0.68", "inch", id="in-before-or"),
        pytest.param("raised 200 dlrs Canadian", "200 dlrs Canadian", "200", "canadian dollar", id="dollars-canadian"),
        pytest.param("600 mln Danish crowns", "600 mln Danish crowns", "600000000", "danish krone", id="danish-crowns"),
        pytest.param("within 80m of the shore", "80m", "80", "metre", id="within-metres"),
        pytest.param(
            "35 billion of 61 billion yen", "35 billion", "35000000000", "japanese yen", id="part-of-an-amount"
        ),
        pytest.param("United paid 45m for him", "45m", "45000000", None, id="paid-millions"),
        pytest.param("a fee of Rs.500/-", "Rs.500", "500", "indian rupee", id="rupee-with-a-point"),
        pytest.param("a R1.5-billion plan", "R1.5-billion", "1500000000", "south african rand", id="rand-hyphen"),
        pytest.param("a force of 10 N was felt", "10 N", "10", "newton", id="newton-apart"),
        pytest.param("it was cooled to 4 K", "4 K", "4", "kelvin", id="kelvin"),
        pytest.param("he weighs 12st 4lb", "12st", "12", "stone", id="stone"),
        pytest.param("a memory of 64 KB", "64 KB", "64", "kilobyte", id="KB"),
        pytest.param("a coil of 5 mH", "5 mH", "5", "millihenry", id="millihenry"),
        pytest.param("output of 1.2 mb/d", "1.2 mb/d", "1.2", "million barrel per day", id="barrels"),
        pytest.param("a resistor of 5 Ω", "5 Ω", "5", "ohm", id="ohm"),
        pytest.param("3 and a half years", "3 and a half years", "3.5", "year", id="digits-and-a-half"),
        pytest.param("1/10th of a second", "1/10th of a second", "0.1", "second", id="a-tenth-in-digits"),
        pytest.param("a millionth of a metre", "a millionth of a metre", "0.000001", "metre", id="millionth"),
        pytest.param("20,000 mt bauxite", "20,000 mt", "20000", "tonne", id="mt"),
    ],
)
def test_units_and_currencies(text: str, printed: str, value: str, unit: str | None) -> None:
    quantity = find_quantities(text)[0]
    assert (quantity.text, quantity.value, quantity.unit) == (printed, Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the Y2K bug", id="Y2K"),
        pytest.param("an N95 mask", id="N95"),
        pytest.param("it was 20c in the shade", id="small-c-without-money"),
    ],
)
def test_letters_that_are_no_currency(text: str) -> None:
    assert find_quantities(text) == []


def test_a_closing_quotation_mark_is_no_foot() -> None:
    assert [quantity.unit for quantity in find_quantities("'it was 30' she said")] == [None]


def test_the_sign_of_the_next_figure_is_not_taken() -> None:
    assert [quantity.text for quantity in find_quantities("$ 20,000.00 $ 37,305.97")] == ["$ 20,000.00", "$ 37,305.97"]


@pytest.mark.parametrize(
    ("text", "inches"),
    [
        pytest.param("He is 5'10\" tall", "10", id="marks"),
        pytest.param("a 5 ft 11 in tall man", "11", id="in"),
        pytest.param("a six-foot-two guard", "2", id="words"),
    ],
)
def test_what_stands_behind_feet_is_inches(text: str, inches: str) -> None:
    feet, rest = find_quantities(text)
    assert (feet.unit, rest.unit, rest.value) == ("foot", "inch", Decimal(inches))
