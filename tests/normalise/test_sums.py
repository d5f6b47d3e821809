"""What the figures of a sentence add up to."""

from __future__ import annotations

import pytest

from factcheck import Article, extract_claims
from factcheck.core.measure import Measure
from factcheck.normalise import normalise


@pytest.mark.parametrize(
    ("text", "printed", "sums"),
    [
        pytest.param("The slide injured 8 people and injured 261 others.", "8", ["269"], id="two of a kind"),
        pytest.param("The slide killed 8 people and injured 261 others.", "8", [], id="of two kinds"),
        pytest.param("The slide injured 8 people. Later 261 were injured.", "8", [], id="of two sentences"),
        pytest.param("Merrow has 2 wells, 3 wells and 4 wells.", "3", ["5", "7", "9"], id="runs of three"),
    ],
)
def test_what_a_figure_adds_up_to(text: str, printed: str, sums: list[str]) -> None:
    [found] = [item for item in normalise(extract_claims(Article(text=text))) if item.claim.value_text == printed]
    assert isinstance(found, Measure)
    assert sorted(str(total.low) for total in found.sums) == sums
