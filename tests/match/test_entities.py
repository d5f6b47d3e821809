"""Which names are one thing, and which never are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Alias
from factcheck.match.entities import Names, closeness, entities_of
from factcheck.normalise import normalise
from factcheck.normalise.names import name_form
from factcheck.normalise.shortened import fuller_names


def _relation(a: str, b: str, aliases: tuple[Alias, ...] = ()) -> str:
    forms = [name_form(a), name_form(b)]
    fuller = fuller_names(forms)
    names = Names(aliases)
    return names.relation(*(names.ruled(fuller.get(form, form)) for form in forms))


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


def test_the_order_of_claims_changes_nothing(stated: Callable[..., Claim]) -> None:
    printed = ["the zone", "Larkfield Copper Zone", "Larkfield Copper Industrial Zone", "Larkfield", "Elling Works Co"]
    text = "\n".join(f"{name} has {at} wells." for at, name in enumerate(printed, 11))
    items = normalise(stated(text, str(at), at, subject=name) for at, name in enumerate(printed, 11))
    first = entities_of(items, Names())
    assert [entity.names for entity in first if "the zone" in entity.names]
    assert all(entities_of(order, Names()) == first for order in permutations(items))


def test_closeness_runs_from_0_to_1() -> None:
    assert closeness("merrow", "merrow") == 1
    assert 0 <= closeness("merrow", "xyz") < 0.5
