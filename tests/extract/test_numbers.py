"""Printed numbers: their value, the place of the last digit, and where they end."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.extract.numbers import add_scale_mark, read_number
from factcheck.extract.pieces import cut


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        pytest.param("3,228 homes", "3228", "3,228", id="separator"),
        pytest.param("12,34,567.89 rupees", "1234567.89", "12,34,567.89", id="indian-separators"),
        pytest.param("10, 000 homes", "10000", "10, 000", id="tokenised-separator"),
        pytest.param("1\u202f234\u202f567 homes", "1234567", "1\u202f234\u202f567", id="thin-spaces"),
        pytest.param(".08 points", "0.08", ".08", id="no-leading-zero"),
        pytest.param("5.4 billion", "5400000000", "5.4 billion", id="scale"),
        pytest.param("4 hundred million", "400000000", "4 hundred million", id="two-scales"),
        pytest.param("10 1/2 miles", "10.5", "10 1/2", id="mixed"),
        pytest.param("10 1 / 2 miles", "10.5", "10 1 / 2", id="mixed, spaced"),
        pytest.param("4-7/8 percent", "4.875", "4-7/8", id="mixed-hyphen"),
        pytest.param("7½ tons", "7.5", "7½", id="mixed-mark"),
        pytest.param("1/16 of a pint", "0.0625", "1/16", id="slash"),
        pytest.param("2.5 x 10^8 cells", "250000000", "2.5 x 10^8", id="scientific"),
        pytest.param("24/7 service", "24", "24", id="no-proper-fraction"),
        pytest.param("9/11 attacks", "9", "9", id="no-usual-fraction"),
        pytest.param("twenty-four teams", "24", "twenty-four", id="hyphen"),
        pytest.param("twenty four teams", "24", "twenty four", id="space"),
        pytest.param("a hundred", "100", "a hundred", id="article"),
        pytest.param("one hundred and one nights", "101", "one hundred and one", id="and"),
        pytest.param("six thousand three hundred forty-two", "6342", "six thousand three hundred forty-two", id="long"),
        pytest.param("thirty-five hundred", "3500", "thirty-five hundred", id="hundreds"),
        pytest.param("two and a half million", "2500000", "two and a half million", id="and-a-half"),
        pytest.param("five point two five percent", "5.25", "five point two five", id="point"),
        pytest.param("one point five million", "1500000", "one point five million", id="point-and-scale"),
        pytest.param("1 234 567 homes", "1234567", "1 234 567", id="spaces"),
        pytest.param("half a million", "500000", "half a million", id="half-a-million"),
        pytest.param("three quarters of a billion", "750000000", "three quarters of a billion", id="quarters"),
        pytest.param("half a dozen", "6", "half a dozen", id="half-a-dozen"),
        pytest.param("tens of thousands of", "10000", "tens of thousands", id="vague"),
        pytest.param("twenty-first of", "21", "twenty-first", id="ordinal"),
        pytest.param("21st of", "21", "21st", id="ordinal-digits"),
        pytest.param("2 lakh 50 thousand", "250000", "2 lakh 50 thousand", id="lakh-and-thousand"),
        pytest.param("4 thousand 3 hundred and 21", "4321", "4 thousand 3 hundred and 21", id="digits-and-scales"),
        pytest.param("5 million and 300 thousand", "5000000", "5 million", id="two-figures"),
        pytest.param("2 million 300 homes", "2000000", "2 million", id="no-further-scale"),
        pytest.param("a million and a half people", "1500000", "a million and a half", id="a-million-and-a-half"),
        pytest.param("3 million and a half of the", "3000000", "3 million", id="half-of-another-whole"),
        pytest.param("three and a third years", "3.3333333333", "three and a third", id="and-a-third"),
        pytest.param("two and a third man", "2", "two", id="a-third-one"),
        pytest.param("two hundred point zero three", "200.03", "two hundred point zero three", id="hundred-point"),
        pytest.param("nine point nought four", "9.04", "nine point nought four", id="nought"),
        pytest.param("1.3e6 cells", "1300000", "1.3e6", id="e-notation"),
        pytest.param("12.32e+14 cells", "1232000000000000", "12.32e+14", id="e-notation-sign"),
        pytest.param("1.234,56 euros", "1234.56", "1.234,56", id="continental"),
        pytest.param("3,5% of all", "3.5", "3,5", id="decimal-comma"),
        pytest.param("1,200% of it", "1200", "1,200", id="thousands-of-percent"),
        pytest.param("two hundredth time", "200", "two hundredth", id="ordinal-of-a-scale"),
    ],
)
def test_value_and_end(text: str, value: str, printed: str) -> None:
    pieces = cut(text)
    number = read_number(pieces, 0)
    assert number is not None
    assert number.value == Decimal(value)
    assert text[: pieces.ends[number.last - 1]] == printed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("million people", id="bare-scale"),
        pytest.param("dozen eggs", id="bare-dozen"),
        pytest.param("quarter of the year", id="bare-quarter"),
        pytest.param("half-time whistle", id="half-time"),
        pytest.param("a third man", id="a-third-man"),
        pytest.param("a year", id="article"),
        pytest.param("1234567890123456789 cells", id="too-many-digits"),
    ],
)
def test_no_number(text: str) -> None:
    assert read_number(cut(text), 0) is None


@pytest.mark.parametrize(
    ("text", "money", "value"),
    [
        pytest.param("1.2m tons", False, "1200000", id="m-before-a-noun"),
        pytest.param("1.8m tall", False, "1.8", id="m-of-length"),
        pytest.param("100m sprint", False, "100", id="m-of-a-race"),
        pytest.param("5m", True, "5000000", id="m-of-money"),
        pytest.param("4.4 m barrels", False, "4400000", id="m-apart"),
        pytest.param("30K people", False, "30000", id="K"),
        pytest.param("500 key tasks", False, "500", id="key-is-no-K"),
        pytest.param("8 B people", False, "8000000000", id="B"),
        pytest.param("8 b", False, "8", id="a-small-b"),
        pytest.param("20 mln", False, "20000000", id="mln"),
        pytest.param("two mln tapes", False, "2000000", id="mln-after-words"),
        pytest.param("5t", False, "5", id="t-is-a-tonne"),
        pytest.param("5t", True, "5000000000000", id="t-of-money"),
        pytest.param("4K video", False, "4", id="4K-of-a-screen"),
        pytest.param("10K race", False, "10", id="K-of-a-race"),
    ],
)
def test_abbreviated_scales(text: str, money: bool, value: str) -> None:
    pieces = cut(text)
    number = read_number(pieces, 0)
    assert number is not None
    add_scale_mark(pieces, number, money=money)
    assert number.value == Decimal(value)


def test_no_digit_is_lost() -> None:
    number = read_number(cut("123,456,789,012,345.67"), 0)
    assert number is not None
    assert str(number.value) == "123456789012345.67"
