"""Cohen's kappa, against figures worked out by hand."""

from __future__ import annotations

import pytest

from factcheck.review.agreement import agreement

FOUND = [
    pytest.param([], 0, 0, None, 0, id="nothing was compared"),
    pytest.param([("a", "a")] * 5, 5, 5, None, 2, id="all found one and the same"),
    pytest.param([("a", "a"), ("b", "b")] * 4, 8, 8, 1.0, 8, id="they always agree"),
    pytest.param([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 4, 2, 0.0, 8, id="as chance has it"),
    pytest.param([("a", "b"), ("b", "a")], 2, 0, -1.0, 8, id="they never agree"),
    # 20 yes, 15 no, 5 and 10 apart: observed 0.7, by chance (25 * 30 + 25 * 20) / 50 ** 2 = 0.5.
    pytest.param(
        [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 50, 35, 0.4, 8, id="fifty forms"
    ),
]


@pytest.mark.parametrize(("pairs", "compared", "agreed", "kappa", "needed"), FOUND)
def test_agreement(pairs: list[tuple[str, str]], compared: int, agreed: int, kappa: float | None, needed: int) -> None:
    found = agreement(pairs)
    assert (found.compared, found.agreed, found.needed) == (compared, agreed, needed)
    assert found.kappa == (None if kappa is None else pytest.approx(kappa))
    assert agreement(reversed(pairs)) == found
