"""Figures told off with `respectively`."""

from __future__ import annotations

from factcheck.core.quantity import decimal_text
from factcheck.extract.quantities import find_quantities


def values(text: str) -> list[str | None]:
    return [decimal_text(quantity.value) for quantity in find_quantities(text)]


def test_respectively_zips_figures_and_nouns() -> None:
    found = find_quantities("The number of mines, steel works and ports reached 116, 95 and 23 respectively.")
    assert [(int(quantity.value), quantity.counted) for quantity in found] == [
        (116, "mine"),
        (95, "steel work"),
        (23, "port"),
    ]


def test_respectively_may_list_shares() -> None:
    assert values("They hold 30%, 20% and 5% respectively.") == ["30", "20", "5"]


def test_counts_in_a_list_may_be_one() -> None:
    assert values("It has three museums, one library and 13 parks.") == ["3", "1", "13"]
