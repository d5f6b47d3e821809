"""What is computed from rounded figures is known within bounds, and the bounds hold whatever the true figures are."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.interval import Interval


def _i(low: str | None, high: str | None) -> Interval:
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("computed", "expected"),
    [
        pytest.param(_i("1", "2").plus(_i("10", "20")), _i("11", "22"), id="a sum"),
        pytest.param(_i("1", None).plus(_i("10", "20")), _i("11", None), id="a sum with a floor"),
        pytest.param(_i("10", "20").minus(_i("1", "2")), _i("8", "19"), id="a difference"),
        pytest.param(_i("2", "3").times(_i("-1", "4")), _i("-3", "12"), id="a product across zero"),
        pytest.param(_i("2", None).times(_i("3", "4")), _i("6", None), id="a product with a floor"),
        pytest.param(_i("0", "0").times(_i("3", None)), _i("0", "0"), id="nothing of anything is nothing"),
        pytest.param(_i("10", "12").over(_i("2", "4")), _i("2.5", "6"), id="a quotient"),
        pytest.param(_i("10", "12").over(_i("2", None)), _i("0", "6"), id="a quotient by a floor"),
        pytest.param(_i("10", None).over(_i("2", "4")), _i("2.5", None), id="a quotient of a floor"),
        pytest.param(_i("10", "12").over(_i("0", "4")), None, id="nothing is divided by what may be zero"),
        pytest.param(_i("-12", "-10").over(_i("2", "4")), _i("-6", "-2.5"), id="a quotient below zero"),
        pytest.param(_i("10", "12").scaled(Decimal(-2)), _i("-24", "-20"), id="scaled by a number below zero"),
        pytest.param(_i("-100", "100").widened(Decimal("0.03")), _i("-103", "103"), id="widened"),
        pytest.param(Interval.total([_i("1", "1"), _i("2", "3"), _i("4", "4")]), _i("7", "8"), id="a total"),
    ],
)
def test_arithmetic(computed: Interval | None, expected: Interval | None) -> None:
    assert computed == expected


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        pytest.param(_i("7.4", "7.6"), False, id="between two whole numbers"),
        pytest.param(_i("7.9", "8.1"), True, id="around one"),
        pytest.param(_i("8", "8"), True, id="is one"),
        pytest.param(_i("7.4", None), True, id="without end"),
    ],
)
def test_whole_numbers(interval: Interval, expected: bool) -> None:
    assert interval.has_whole_number() is expected


def test_above() -> None:
    assert _i("5", None).is_above(_i(None, "4"))
    assert not _i("5", None).is_above(_i(None, None))
    assert not _i("4", "9").is_above(_i("1", "4"))


numbers = st.decimals(min_value=-1000, max_value=1000, places=3)


@given(numbers, numbers, numbers, numbers, st.floats(0, 1), st.floats(0, 1))
def test_what_is_computed_holds_what_any_true_figures_give(
    a: Decimal, b: Decimal, c: Decimal, d: Decimal, s: float, t: float
) -> None:
    left, right = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    x = Fraction(left.low) + (Fraction(left.high) - Fraction(left.low)) * Fraction(s)
    y = Fraction(right.low) + (Fraction(right.high) - Fraction(right.low)) * Fraction(t)
    found = {
        "sum": (left.plus(right), x + y),
        "difference": (left.minus(right), x - y),
        "product": (left.times(right), x * y),
    }
    quotient = left.over(right)
    if quotient is not None:
        found["quotient"] = (quotient, x / y)
    for name, (interval, value) in found.items():
        assert Fraction(interval.low) <= value <= Fraction(interval.high), name
