"""Reviewers' rulings on names: what is one, what is two, whoever said it first."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Alias, Matching
from factcheck.core.vocabulary import Stage
from factcheck.match import explain, match
from factcheck.match.entities import Names
from factcheck.match.rulings import Groups, Rulings
from factcheck.normalise import normalise
from factcheck.normalise.names import name_form

Stated = Callable[..., Claim]
Compare = Callable[..., Matching]


def same(name: str, other: str) -> Alias:
    return Alias(name, other, same=True)


def two(name: str, other: str) -> Alias:
    return Alias(name, other, same=False)


def relation(a: str, b: str, *aliases: Alias) -> str:
    names = Names(aliases)
    return names.relation(*(names.ruled(name_form(name)) for name in (a, b)))


ZONE, PARK, LONG = "Larkfield Zone", "Elling Harbour Park", "Larkfield Copper Industrial Development Zone"


@pytest.mark.parametrize(
    ("aliases", "expected"),
    [
        pytest.param((), "different", id="nobody said anything"),
        pytest.param((same(ZONE, PARK),), "same", id="one"),
        pytest.param((same("the LARKFIELD zone", "Elling Harbor Park"),), "same", id="in other letters and spelling"),
        pytest.param((same(ZONE, "Nobody's Zone"), same("Nobody's Zone", PARK)), "same", id="by way of a third name"),
        pytest.param((same(ZONE, PARK), two(ZONE, PARK)), "different", id="a wall is stronger"),
        pytest.param(
            (same(ZONE, "Third Park"), same("Third Park", PARK), two(PARK, ZONE)), "different", id="nothing goes round"
        ),
    ],
)
def test_two_names_with_rulings(aliases: tuple[Alias, ...], expected: str) -> None:
    assert {relation(ZONE, PARK, *order) for order in permutations(aliases)} == {expected}


def test_a_name_with_a_wall_is_still_one_with_itself() -> None:
    assert relation(ZONE, ZONE, two(ZONE, LONG)) == "same"
    assert relation("the high-tech zone", "the high-tech zone", two("the high-tech zone", LONG)) == "same"


def test_a_name_stands_for_a_fuller_one_unless_a_wall_is_there(stated: Stated) -> None:
    text = "The zone has 11.\nLarkfield Copper Zone has 12.\nLarkfield Copper High-tech Zone has 13."
    printed = {"11": "the zone", "12": "Larkfield Copper Zone", "13": "Larkfield Copper High-tech Zone"}
    items = normalise(stated(text, at, at, subject=name) for at, name in printed.items())
    fullest = name_form(printed["13"])
    assert [Names().of(item) for item in items] == [fullest] * 3
    assert [Names([two("zone", "Larkfield Copper Zone")]).of(item) for item in items] == [
        name_form("the zone"), name_form("Larkfield Copper Zone"), fullest
    ]  # fmt: skip


def test_descriptions_can_be_called_one() -> None:
    assert relation("the local officials", "the town's officials") == "unknown"
    assert relation("the local officials", "the town's officials", same("local officials", "the town's officials")) == (
        "same"
    )


def test_rulings_on_one_name_in_two_prints_say_nothing() -> None:
    rulings = Rulings([two("Elling Works Ltd", "the Elling Works"), same("", "Merrow"), same("Merrow", "Elling")])
    assert (list(rulings.one()), list(rulings.two())) == ([["elling", "merrow"]], [])
    assert rulings.are_one("merrow", "ELLING")
    assert not rulings.are_one("Merrow", None)
    assert not rulings.are_two("Merrow", "Elling")


def test_groups_are_never_joined_across_a_wall() -> None:
    groups = Groups([("a", "d")], order=str)
    assert [groups.join(*pair) for pair in ("ab", "cd", "bc", "ab")] == [True, True, False, True]
    assert groups.apart("b", "c")
    assert {groups.root(name) for name in "abcd"} == {"a", "c"}
    assert groups.walls() == {frozenset("ac")}


PAIRS = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=12)


@example(walls=[], bridges=[("c", "d"), ("b", "c"), ("a", "d")])
@given(walls=PAIRS, bridges=PAIRS)
def test_whatever_is_said_no_group_holds_both_ends_of_a_wall(
    walls: list[tuple[str, str]], bridges: list[tuple[str, str]]
) -> None:
    groups = Groups(walls, order=str)
    for pair in bridges:
        assert groups.join(*pair) is (groups.root(pair[0]) == groups.root(pair[1]))
    for one, other in walls:
        assert one == other or (groups.apart(one, other) and groups.root(one) != groups.root(other))
    assert {frozenset(map(groups.root, pair)) for pair in walls if pair[0] != pair[1]} == groups.walls()


PLACE = "At the end of the year Larkfield Zone had 12 boat sheds along the northern quay of the harbour."
OTHER = "At the end of the year Merrow Zone had 19 boat sheds along the northern quay of the harbour."


@pytest.fixture
def rivals(stated: Stated) -> tuple[Claim, Claim]:
    """One sentence in two articles, with two figures, for one zone."""
    one = stated(PLACE, "12", 12, subject="Larkfield Zone", metric="boat sheds", counted="boat shed")
    other = stated(PLACE.replace("12", "19"), "19", 19, subject="the Larkfield Zone", metric="boat sheds", source="B")
    return one, other


def loud(found: Matching) -> int:
    return sum(one.severity >= 2 for one in found.discrepancies)


def test_a_wall_between_subjects_keeps_figures_from_being_compared(stated: Stated, compare: Compare) -> None:
    one = stated(PLACE, "12", 12, subject="Larkfield Zone", metric="boat sheds")
    other = stated(
        PLACE.replace("12", "19"), "19", 19, subject="Larkfield Harbour Zone", metric="boat sheds", source="B"
    )
    assert len(compare(one, other).discrepancies) == 1
    wall = two("Larkfield Zone", "Larkfield Harbour Zone")
    assert compare(one, other, aliases=(wall,)).discrepancies == ()
    told = explain(*normalise([one, other]), aliases=(wall,))  # type: ignore[arg-type]
    assert (told.relation, told.score) == ("not compared", 0)
    assert "a reviewer said that “Larkfield Zone” is not “Larkfield Harbour Zone”" in told.conclusion


def test_a_wall_holds_against_a_third_figure_that_is_near_to_both(stated: Stated, compare: Compare) -> None:
    one = stated(PLACE, "12", 12, subject="Larkfield Zone", metric="boat sheds")
    other = stated(
        PLACE.replace("12", "19"), "19", 19, subject="Larkfield Harbour Zone", metric="boat sheds", source="B"
    )
    third = stated(PLACE.replace("12", "27"), "27", 27, subject="the zone", metric="boat sheds", source="C")
    found = compare(one, other, third, aliases=(two("Larkfield Zone", "Larkfield Harbour Zone"),))
    for question in found.discrepancies:
        assert not {one.key, other.key} <= {claim.key for claim in question.claims}


def test_a_bridge_between_subjects_brings_figures_together(stated: Stated, compare: Compare) -> None:
    one = stated(PLACE, "12", 12, subject="Larkfield Zone", metric="boat sheds")
    other = stated(OTHER, "19", 19, subject="Merrow Zone", metric="boat sheds", source="B")
    found = compare(one, other, aliases=(same("Merrow Zone", "Larkfield Zone"),))
    assert loud(found) == 1
    assert len(found.series) == 1
    assert len(compare(one, other).series) == 2


def test_a_wall_between_metrics(rivals: tuple[Claim, Claim], stated: Stated, compare: Compare) -> None:
    one, _ = rivals
    other = stated(
        PLACE.replace("12 boat", "19 timber boat"),
        "19",
        19,
        subject="Larkfield Zone",
        metric="timber boat sheds",
        source="B",
    )
    assert loud(compare(one, other)) == 1
    assert compare(one, other, aliases=(two("Timber boat sheds", "boat shed"),)).discrepancies == ()


def test_a_bridge_between_metrics(stated: Stated, compare: Compare) -> None:
    one = stated(PLACE, "12", 12, subject="Larkfield Zone", metric="boat sheds")
    other = stated(
        PLACE.replace("12 boat sheds", "19 landing stages"),
        "19",
        19,
        subject="Larkfield Zone",
        metric="landing stages",
        source="B",
    )
    before = compare(one, other)
    after = compare(one, other, aliases=(same("landing stages", "boat sheds"),))
    assert (loud(before), loud(after)) == (0, 1)
    assert {len(before.series), len(after.series)} == {2, 1}
    (metric,) = [entity for entity in after.entities if entity.role == "metric"]
    assert metric.names == ("boat sheds", "landing stages")


def test_walls_and_bridges_between_actors(enacted: Stated) -> None:
    text = "{} has {} a subsidised ferry between Merrow harbour and the outer skerries."
    told = (("the Harbour Board", "approved", Stage.APPROVED), ("Merrow Quay Council", "proposed", Stage.PROPOSED))
    claims = [
        enacted(text.format(actor, verb), text.format(actor, verb), actor=actor, action="run", stage=stage, source=actor,
                object="a subsidised ferry between Merrow harbour and the outer skerries")
        for actor, verb, stage in told
    ]  # fmt: skip
    bridge = same("Harbour Board", "Merrow Quay Council")
    assert match(normalise(claims)).discrepancies == ()
    assert len(match(normalise(claims), aliases=[bridge]).discrepancies) == 1
    assert match(normalise(claims), aliases=[bridge, two(*(name for name, *_ in told))]).discrepancies == ()


def test_people_whom_a_reviewer_told_apart_are_not_asked_about(stated: Stated) -> None:
    text = "The port has 12 cranes, Ana Petro said.\nIt has 30 crews, Ana Petrovic said."
    claims = [
        stated(text, "12", 12, attribution="Ana Petro", metric="cranes"),
        stated(text, "30", 30, attribution="Ana Petrovic", metric="crews"),
    ]
    assert len(match(normalise(claims)).discrepancies) == 1
    for ruling in (two("Ana Petro", "Ana Petrovic"), same("Ana Petro", "Ana Petrovic")):
        assert match(normalise(claims), aliases=[ruling]).discrepancies == ()
