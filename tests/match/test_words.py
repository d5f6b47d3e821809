"""Computed values, told as the printed ones beside them are."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from factcheck.core.claim import Claim
from factcheck.match.words import amount
from factcheck.normalise.measures import measure_of

YUAN = {"unit": "chinese yuan", "unit_code": "CNY"}
DOLLAR = {"unit": "us dollar", "unit_code": "USD"}


@pytest.mark.parametrize(
    ("printed", "stands_for", "unit", "value", "told"),
    [
        pytest.param("206 million yuan", 206_000_000, YUAN, "271052631.6", "271.1 million yuan", id="scale and word"),
        pytest.param(
            "2.5bn yuan", 2_500_000_000, YUAN | {"place": 8}, "5000000000", "5 billion yuan", id="a scale as a mark"
        ),
        pytest.param("4,368,120 yuan", 4_368_120, YUAN, "9000000", "9,000,000 yuan", id="printed to the last yuan"),
        pytest.param("$28.9 million", 28_900_000, DOLLAR, "30000000", "30 million USD", id="a mark before the figure"),
        pytest.param("26 km", 26, {"unit": "kilometre", "unit_code": "km"}, "16093.44", "16.09 km", id="short unit"),
        pytest.param("7", 7, {}, "12", "12", id="a bare count"),
    ],
)
def test_amount(
    stated: Callable[..., Claim], printed: str, stands_for: int, unit: dict[str, object], value: str, told: str
) -> None:
    like = measure_of(stated(f"The port took {printed} in all.", printed, stands_for, **unit))
    assert amount(Decimal(value), like) == told
