"""Ranks and founding years, which are claims but no quantities."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.quantities import find_quantities


def only(text: str) -> Quantity:
    found = find_quantities(text, everything=True)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "printed", "value", "comparator"),
    [
        pytest.param("It is among the top 10 ports.", "top 10", 10, "at_most", id="top"),
        pytest.param("It was ranking first in the province.", "first", 1, "exact", id="ranking-first"),
        pytest.param("Their team came in third place.", "third", 3, "exact", id="third-place"),
        pytest.param("the second-largest port", "second", 2, "exact", id="second-largest"),
        pytest.param("the first foreign laboratory in Lhasa", "first", 1, "exact", id="first-in-a-place"),
        pytest.param("It is the only sea port in Norland.", "only", 1, "exact", id="the-only-one"),
        pytest.param("the only pilot selected in Norland", "only", 1, "exact", id="the-only-one-chosen"),
        pytest.param("Norland's only port", "only", 1, "exact", id="a-place-owns-it"),
        pytest.param("ranked No. 4 in the survey", "No. 4", 4, "exact", id="ranked-number"),
    ],
)
def test_ranks(text: str, printed: str, value: int, comparator: str) -> None:
    quantity = only(text)
    assert quantity.kind is QuantityKind.RANK
    assert (quantity.text, int(quantity.value), str(quantity.comparator)) == (printed, value, comparator)


def test_the_year_of_a_foundation_is_a_claim() -> None:
    quantity = only("Founded in 1990, the zone grew.")
    assert (quantity.kind, quantity.value, quantity.unit) == (QuantityKind.YEAR, Decimal(1990), "year")


def test_neither_is_a_quantity() -> None:
    assert find_quantities("Founded in 1990, the port is the second-largest.") == []


@pytest.mark.parametrize(
    "text", ["It is the only way in Kiel.", "if only it rained", "the only port that is open", "only a port"]
)
def test_only_may_rank_nothing(text: str) -> None:
    assert find_quantities(text, everything=True) == []
