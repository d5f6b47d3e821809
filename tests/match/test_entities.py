"""Which names are one thing, and which never are."""

from __future__ import annotations

from itertools import permutations

import pytest

from factcheck.core.discrepancy import Alias
from factcheck.match.entities import Mention, Names, closeness, resolve
from factcheck.normalise.names import name_form


def _names(*printed: str, aliases: tuple[Alias, ...] = ()) -> Names:
    mentions = [Mention("one article", name, name_form(name)) for name in printed]
    return resolve(mentions, aliases)


def _relation(a: str, b: str, *others: str, aliases: tuple[Alias, ...] = ()) -> str:
    names = _names(a, b, *others, aliases=aliases)
    return names.relation(names.of("one article", name_form(a)), names.of("one article", name_form(b)))


SAME = [
    pytest.param(
        "Larkfield Copper High-tech Industrial Development Zone", "Larkfield Copper High-tech Zone", id="official name"
    ),
    pytest.param("Larkfield copper High-tech Zone", "Larkfield Copper High-Tech Zone", id="capitals"),
    pytest.param("Larkfield Copper High-tech Zone", "the high-tech zone", id="the only zone of the article"),
    pytest.param("Larkfield Copper High-tech Zone", "the high-tech district", id="translated as district"),
    pytest.param("Elling Harbour Works Co., Ltd.", "Elling Harbour Works Company", id="legal forms"),
    pytest.param("Tarsian Labour Centre", "Tarsian Labor Center", id="British and American"),
    pytest.param(
        "Ministry of Fisheries and Harbours",
        "Ministry of Fisheries and Harbors",
        id="British and American in a ministry",
    ),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_thing(a: str, b: str) -> None:
    assert _relation(a, b) == "same"


APART = [
    pytest.param("Larkfield", "Larkfield Copper High-tech Zone", "nested", id="a city and its zone"),
    pytest.param("Larkfield City", "Larkfield Copper High-tech Zone", "nested", id="the city by name"),
    pytest.param(
        "Larkfield Inst Copper Company",
        "Larkfield Fine Copper Company",
        "different",
        id="two companies with similar names",
    ),
    pytest.param("Elling Fisheries Bureau", "Elling Fisheries Company", "nested", id="a bureau and a company"),
    pytest.param("Merrow", "Port Elling", "different", id="two towns"),
    pytest.param("officials", "Merrow", "unknown", id="no name"),
    pytest.param("Line 1 Station", "Line 2 Station", "different", id="figures in names"),
]


@pytest.mark.parametrize(("a", "b", "relation"), APART)
def test_never_one_thing(a: str, b: str, relation: str) -> None:
    assert _relation(a, b) == relation


def test_a_short_name_that_fits_two_is_left_alone() -> None:
    names = _names("the high-tech zone", "Larkfield High-tech Zone", "Merrow High-tech Zone")
    assert names.of("one article", name_form("the high-tech zone")) == name_form("the high-tech zone")


def test_a_bridge_joins_and_a_wall_parts() -> None:
    assert (
        _relation("Corey Copper", "Ke Rui Copper", aliases=(Alias("Corey Copper", "Ke Rui Copper", same=True),))
        == "same"
    )
    assert (
        _relation(
            "Larkfield Zone",
            "the Larkfield Development Zone",
            aliases=(Alias("Larkfield Zone", "the Larkfield Development Zone", same=False),),
        )
        == "different"
    )


def test_the_order_of_names_changes_nothing() -> None:
    printed = [
        "the high-tech zone",
        "Larkfield Copper High-tech Zone",
        "Larkfield Copper High-tech Industrial Development Zone",
        "Larkfield",
        "Elling Works Co",
    ]
    first = _names(*printed).entities
    assert all(_names(*order).entities == first for order in permutations(printed))


def test_closeness_runs_from_0_to_1() -> None:
    assert closeness("merrow", "merrow") == 1
    assert 0 <= closeness("merrow", "xyz") < 0.5
