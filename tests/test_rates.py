"""Exchange rates out of the installed table: the day's, else the last one before it, with its own date and source."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from factcheck import rates


@pytest.mark.parametrize(
    ("pair", "asked", "day", "about"),
    [
        pytest.param(("CNY", "USD"), date(2022, 12, 19), date(2022, 12, 19), "0.143", id="yuan on a Monday"),
        pytest.param(
            ("CNY", "USD"), date(2022, 12, 18), date(2022, 12, 16), "0.143", id="on a Sunday the rate of Friday"
        ),
        pytest.param(("EUR", "USD"), date(1999, 1, 4), date(1999, 1, 4), "1.179", id="the first day of the table"),
        pytest.param(("GBP", "GBP"), date(2010, 6, 1), date(2010, 6, 1), "1", id="one currency"),
    ],
)
def test_the_rate_of_a_day(pair: tuple[str, str], asked: date, day: date, about: str) -> None:
    rate = rates.daily_rate(*pair, asked)
    assert rate is not None
    assert rate.day == day
    assert abs(rate.value - Decimal(about)) < Decimal("0.001")
    assert rate.source == "European Central Bank, euro reference rates"


@pytest.mark.parametrize(
    ("pair", "asked"),
    [
        pytest.param(("CNY", "USD"), date(1995, 1, 1), id="before the table"),
        pytest.param(("XAU", "USD"), date(2020, 1, 2), id="no currency of the table"),
        pytest.param(("EUR", "USD"), date(2199, 1, 1), id="after the table"),
    ],
)
def test_what_the_table_does_not_hold(pair: tuple[str, str], asked: date) -> None:
    assert rates.daily_rate(*pair, asked) is None


def test_the_table_is_not_read_before_a_rate_is_asked_for() -> None:
    code = "import sys; from factcheck import api; api.compare_claims([], rates=api.daily_rate); print('currency_converter' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
