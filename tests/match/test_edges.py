"""Which pairs are worth a question, and which of them are displaced by surer counterparts or explained by sums."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Alias, Discrepancy, Matching
from factcheck.core.measure import Measure
from factcheck.match.affinity import Affinity
from factcheck.match.edges import ASKED, asked, find_edges
from factcheck.match.entities import Names
from factcheck.normalise import normalise

HURT: dict[str, Any] = {"metric": "people injured", "counted": "person", "predicate": "injure", "published": None}
ONE = "The Merrow survey found 38 deep wells."
TWO = "The Merrow survey found 38 deep wells.\nThe Merrow survey found 12 painted wells."


def of(found: Matching, *claims: Claim) -> list[Discrepancy]:
    """The discrepancies that hold all of the claims."""
    return [d for d in found.discrepancies if {claim.key for claim in claims} <= {claim.key for claim in d.claims}]


def test_a_figure_with_a_surer_counterpart_is_displaced(
    compare: Callable[..., Matching], stated: Callable[..., Claim]
) -> None:
    here = stated(ONE, "38", 38, metric="deep wells", source="Coast Wire")
    same = stated(TWO, "38", 38, metric="deep wells", source="Tarsia Times")
    other = stated(TWO, "12", 12, metric="painted wells", source="Tarsia Times")
    assert of(compare(here, other), here, other)
    assert not of(compare(here, same, other), here, other)


def test_a_counterpart_that_is_little_surer_displaces_no_toll(
    compare: Callable[..., Matching], stated: Callable[..., Claim]
) -> None:
    text = "The Merrow quake hurt 38 people.\nThe Merrow quake hurt 12 people at first."
    here = stated("The Merrow quake hurt 38 people.", "38", 38, **HURT, source="Coast Wire")
    same = stated(text, "38", 38, **HURT, source="Tarsia Times")
    other = stated(text, "12", 12, **HURT, source="Tarsia Times")
    assert of(compare(here, same, other), here, other)


def test_a_figure_that_the_other_report_prints_too_is_answered(
    compare: Callable[..., Matching], stated: Callable[..., Claim]
) -> None:
    text = "The Merrow survey found 38 wells.\nThe Merrow survey found 12 painted wells."
    here = stated("The Merrow survey found 38 wells.", "38", 38, metric="wells", source="Coast Wire")
    same = stated(text, "38", 38, metric="wells", source="Tarsia Times")
    other = stated(text, "12", 12, metric="painted wells", source="Tarsia Times")
    assert of(compare(here, other), here, other)
    assert not of(compare(here, same, other), here, other)


def test_a_hardly_comparable_figure_of_one_value_is_no_answer(
    compare: Callable[..., Matching], stated: Callable[..., Claim]
) -> None:
    text = "Elling has 38 old painted wells, and more springs.\nThe Merrow survey found 12 wells."
    here = stated("The Merrow survey found 38 wells.", "38", 38, metric="wells", subject="Merrow", source="Coast Wire")
    far = stated(text, "38", 38, metric="painted wells", subject="Elling", source="Tarsia Times")
    other = stated(text, "12", 12, metric="wells", subject="Merrow", source="Tarsia Times")
    assert of(compare(here, far, other), here, other)


def test_counterparts_are_asked_of_each_report_alone(
    compare: Callable[..., Matching], stated: Callable[..., Claim]
) -> None:
    here = stated(ONE, "38", 38, metric="deep wells", source="Coast Wire")
    elsewhere = stated(ONE, "38", 38, metric="deep wells", source="Elling Post")
    other = stated("The Merrow survey found 12 painted wells.", "12", 12, metric="painted wells", source="Tarsia Times")
    assert of(compare(here, elsewhere, other), here, other)


@pytest.mark.parametrize(
    ("traits", "least"),
    [
        pytest.param(frozenset(), ASKED, id="any two"),
        pytest.param(frozenset(["other metric"]), 0.6, id="what they count differs"),
        pytest.param(frozenset(["like metric"]), ASKED, id="words in common"),
    ],
)
def test_from_which_score_on_a_pair_is_asked_about(traits: frozenset[str], least: float) -> None:
    assert asked(Affinity(0.5, (), traits)) == least


def edges(claims: list[Claim], *aliases: Alias) -> list[tuple[str, str]]:
    """The pairs of figures between which there is an edge, as printed."""
    measures = [m for m in normalise(claims) if isinstance(m, Measure)]
    found = find_edges(measures, Names(aliases), [])
    return sorted(
        (min(edge.a.claim.value_text or "", edge.b.claim.value_text or ""), max(edge.a.claim.value_text or "", edge.b.claim.value_text or ""))
        for edge in found
    )  # fmt: skip


def test_edges(stated: Callable[..., Claim]) -> None:
    wells = stated("Merrow counted 38 wells.", "38", 38, metric="wells", subject="Merrow", source="Coast Wire")
    again = stated("In Merrow 77 wells stand.", "77", 77, metric="wells", subject="Merrow", source="Tarsia Times")
    length = stated("In Merrow 91 km of pipe lie.", "91", 91, metric="pipe", unit="kilometre", unit_code="km", subject="Merrow", source="Tarsia Times")  # fmt: skip
    far = stated("Ferries took 52 tourists to Elling.", "52", 52, metric="tourists", source="Elling Post")
    assert edges([wells, again, length, far]) == [("38", "77")]
    assert edges([far, length, again, wells]) == [("38", "77")]
    assert edges([wells, again], Alias("wells", "wells", same=True)) == [("38", "77")]


def test_no_edge_across_a_wall(stated: Callable[..., Claim]) -> None:
    wells = stated("Merrow counted 38 wells.", "38", 38, metric="wells", subject="Merrow", source="Coast Wire")
    bores = stated("Merrow counted 77 bored wells.", "77", 77, metric="bored wells", subject="Merrow", source="Elling Post")  # fmt: skip
    assert edges([wells, bores]) == [("38", "77")]
    assert edges([wells, bores], Alias("wells", "bored wells", same=False)) == []


def test_sums_are_of_one_head(compare: Callable[..., Matching], stated: Callable[..., Claim]) -> None:
    people = "In the Merrow flood 8 people suffered serious injuries and 261 slight ones, the Tarsia agency said."
    houses = "In the Merrow flood 8 people suffered serious injuries and 261 houses fell, the Tarsia agency said."
    whole = stated("The Tarsia agency said that 269 people were injured in the Merrow flood.", "269", 269, **{**HURT, "source": "Elling Post"})  # fmt: skip
    parts = stated(people, "8", 8, **HURT), stated(people, "261", 261, **HURT)
    mixed = stated(houses, "8", 8, **HURT), stated(houses, "261", 261, metric="houses collapsed", published=None)
    assert not of(compare(*parts, whole), whole)
    assert of(compare(*mixed, whole), mixed[0], whole)
