"""What speaks for and against two figures being about one thing, each piece with the pair that shows it and one that does not."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import factcheck.match
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Comparison
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import Extent, Modality
from factcheck.match import explain
from factcheck.match.affinity import Affinity, affinity
from factcheck.match.entities import Names
from factcheck.normalise import normalise

Said = tuple[str, str, dict[str, Any]]

QUAKE = "The Merrow quake killed 38 people on the coast, rescuers said."
LATER = "Rescuers said that 77 people died in the Merrow quake."
COUNTED = "The town of Merrow counted 38 after the storm."
AGAIN = "After the storm the town of Merrow counted 77 in all."
DEAD: dict[str, Any] = {"metric": "people killed", "counted": "person", "predicate": "kill"}


def dead(text: str, figure: str, **fields: Any) -> Said:
    """A toll in a sentence."""
    return text, figure, {**DEAD, **fields}


def wells(**fields: Any) -> tuple[Said, Said]:
    """Two counts of wells; a field `name` is for both, `first_name` and `second_name` for one."""
    both = {key: value for key, value in fields.items() if not key.startswith(("first_", "second_"))}
    sides = [
        {key.removeprefix(side): value for key, value in fields.items() if key.startswith(side)}
        for side in ("first_", "second_")
    ]
    known: dict[str, Any] = {"metric": "wells", "subject": "Merrow"}
    return (COUNTED, "38", {**known, **both, **sides[0]}), (AGAIN, "77", {**known, **both, **sides[1]})


@pytest.fixture
def measured(stated: Callable[..., Claim]) -> Callable[..., tuple[Measure, Measure]]:
    """``measured(first, second)``: the measures of two figures; `also` names further figures of the same text."""

    def make(*sides: Said) -> tuple[Measure, Measure]:
        claims, firsts = [], []
        for at, (text, figure, given) in enumerate(sides):
            fields = {"source": f"Paper {at}", **given}
            also = fields.pop("also", ())
            firsts.append(len(claims))
            claims.extend(stated(text, printed, printed.replace(",", ""), **fields) for printed in (figure, *also))
        found = normalise(claims)
        one, other = (found[at] for at in firsts)
        assert isinstance(one, Measure)
        assert isinstance(other, Measure)
        return one, other

    return make


@pytest.fixture
def weighed(measured: Callable[..., tuple[Measure, Measure]]) -> Callable[..., dict[str, float]]:
    """``weighed(first, second)``: the evidence on two figures by name, the same whichever comes first."""

    def weigh(*sides: Said) -> dict[str, float]:
        a, b = measured(*sides)
        names = Names()
        there, back = affinity(a, b, names), affinity(b, a, names)
        assert (there.score, there.traits) == (back.score, back.traits)
        assert {(item.name, item.weight) for item in there.evidence} == {(i.name, i.weight) for i in back.evidence}
        return {item.name: item.weight for item in there.evidence}

    return weigh


def chronicle(
    day: str, other_day: str, sort: str = "storm", figures: tuple[str, str] = ("38", "77")
) -> tuple[Said, Said]:
    """A toll of each of two chronicles, each of which has an entry long before too."""
    texts = (
        f"2010-06-01\nNothing was told.\n{day}\nThe storm took the mill of Merrow: {figures[0]} dead.",
        f"2010-07-01\nNothing was told.\n{other_day}\nThe {sort} took the mill of Merrow: {figures[1]} dead.",
    )
    one, other = (dead(text, figure, published=None) for text, figure in zip(texts, figures, strict=True))
    return one, other


STATED_YEAR = {"as_of": "2004", "published": "2013-05-02"}

SHOWS = [
    pytest.param("same metric", wells(), id="what is counted has one head"),
    pytest.param(
        "like metric",
        wells(first_metric="barrels of tar leaking", second_metric="tar leak"),
        id="words in common in other places",
    ),
    pytest.param("other metric", wells(second_metric="bridges"), id="wells and bridges"),
    pytest.param("metric unknown", wells(second_metric=None), id="nobody says of what"),
    pytest.param("common dimension", wells(unit="percent"), id="percentages stand everywhere"),
    pytest.param("same verb", wells(predicate="dig"), id="both were dug"),
    pytest.param("other verb", wells(first_predicate="dig", second_predicate="repair"), id="dug and repaired"),
    pytest.param(
        "other facet",
        wells(first_metric="turnover of contracts", second_metric="registration of contracts"),
        id="turnover and registration",
    ),
    pytest.param("same qualifiers", wells(metric="deep wells"), id="deep both"),
    pytest.param(
        "near qualifiers",
        wells(first_metric="R & D platforms", second_metric="innovation platforms"),
        id="research and innovation",
    ),
    pytest.param(
        "other qualifiers", wells(first_metric="deep wells", second_metric="painted wells"), id="deep and painted"
    ),
    pytest.param("a qualifier more", wells(second_metric="deep wells"), id="wells and deep wells"),
    pytest.param(
        "same group",
        (dead(QUAKE, "38", metric="children killed"), dead(LATER, "77", metric="children killed")),
        id="children both",
    ),
    pytest.param(
        "other group",
        (dead(QUAKE, "38", metric="children killed"), dead(LATER, "77", metric="soldiers killed")),
        id="children and soldiers",
    ),
    pytest.param(
        "one group",
        (dead(QUAKE, "38", metric="children killed"), dead(LATER, "77")),
        id="children are not the whole toll",
    ),
    pytest.param("same subject", wells(), id="one town"),
    pytest.param(
        "nested subjects",
        wells(first_subject="Merrow City", second_subject="Merrow Copper High-tech Zone"),
        id="a city and its zone",
    ),
    pytest.param(
        "other subject", wells(first_subject="Merrow City", second_subject="Elling City"), id="two known cities"
    ),
    pytest.param(
        "other subject",
        wells(metric="age", first_subject="Ada Lorne", second_subject="Ben Strake"),
        id="ages of two people",
    ),
    pytest.param(
        "other name",
        wells(first_subject="Strake", second_subject="Lorne"),
        id="a name whose kind is not known",
    ),
    pytest.param(
        "told of both",
        (
            ("The crews of Strake dug 38 wells before Lorne did.", "38", {"subject": "Strake", "metric": "wells"}),
            ("The crews of Lorne dug 77 wells after Strake did.", "77", {"subject": "Lorne", "metric": "wells"}),
        ),
        id="each article tells of both",
    ),
    pytest.param(
        "narrower place",
        (
            dead("The storm killed 38 people in Merrow District.", "38", subject="Merrow District"),
            dead("The storm killed 77 people in Tarsia Province.", "77", subject="Tarsia Province"),
        ),
        id="a district against a province",
    ),
    pytest.param(
        "same article",
        (
            dead(QUAKE + "\n" + LATER, "38", source="The Courier"),
            dead(QUAKE + "\n" + LATER, "77", source="The Courier"),
        ),
        id="one article",
    ),
    pytest.param("articles", wells(), id="two articles"),
    pytest.param("sentences", wells(), id="any two sentences"),
    pytest.param(
        "no name in common",
        (
            dead("The storm killed 38 people in Merrow.", "38"),
            dead("The storm killed 77 people in Elling.", "77"),
        ),
        id="other names in the sentences",
    ),
    pytest.param("same scope", wells(scope="north of the river"), id="north of the river both"),
    pytest.param("other scope", wells(first_scope="in spring", second_scope="by volunteers"), id="two scopes"),
    pytest.param("increment", wells(second_extent=Extent.INCREMENT), id="so many more"),
    pytest.param("other extent", wells(second_extent=Extent.PART), id="a part of them"),
    pytest.param("other extent", wells(second_extent=Extent.CUMULATIVE), id="a running total"),
    pytest.param(
        "other extent", wells(first_as_of="2024-05-02", second_as_of="2024-04-20/2024-05-10"), id="a day in a span"
    ),
    pytest.param(
        "a few",
        (
            (COUNTED.replace("38", "2"), "2", {"metric": "wells"}),
            (AGAIN, "77", {"metric": "wells"}),
        ),
        id="two of something",
    ),
    pytest.param("entries of one day", chronicle("2011-03-11", "2011-03-12"), id="entries of neighbouring days"),
    pytest.param("entries apart", chronicle("2011-03-11", "2011-03-19", "gale"), id="entries of other days"),
    pytest.param("entries apart", chronicle("2011-03-11", "2012-03-11"), id="a like occurrence, a year later"),
    pytest.param("period", wells(as_of="2024-05"), id="one stated month"),
    pytest.param(
        "periods apart",
        (dead(QUAKE, "38", as_of="2024-05-02"), dead(LATER, "77", published="2024-06-30")),
        id="a stated day against an article of weeks later",
    ),
    pytest.param(
        "long after",
        (dead(QUAKE, "38", published="2024-01-02"), dead(LATER, "77", published="2024-06-02")),
        id="tolls told five months apart",
    ),
    pytest.param(
        "background",
        (dead(QUAKE, "38", **STATED_YEAR), dead(LATER, "77", published="2013-05-02")),
        id="a quake of 2004 told in 2013",
    ),
    pytest.param(
        "one names a year",
        (
            dead("The Merrow quake of 2004 killed 38 people.", "38", published="2013-05-02"),
            dead(LATER, "77", published="2013-05-02"),
        ),
        id="a year long past in one sentence",
    ),
    pytest.param(
        "other years",
        (
            dead("The Merrow quake of 2004 killed 38 people.", "38", published="2013-05-02"),
            dead("The Merrow quake of 1989 killed 77 people.", "77", published="2013-05-02"),
        ),
        id="two years",
    ),
    pytest.param(
        "other occurrence",
        (dead(QUAKE, "38"), dead("Rescuers said that 77 people died in the Merrow flood.", "77")),
        id="a quake and a flood",
    ),
    pytest.param(
        "one of many",
        (
            ("Strake ran 38 yards.\nStrake ran 41 yards.\nStrake ran 52 yards.", "38", {"also": ("41", "52"), "metric": "yards"}),
            ("Strake ran 77 yards.", "77", {"metric": "yards"}),
        ),
        id="three yardages in one report",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "sides"), SHOWS)
def test_what_is_evidence(weighed: Callable[..., dict[str, float]], name: str, sides: tuple[Said, Said]) -> None:
    assert name in weighed(*sides)


@pytest.mark.parametrize(("name", "sides"), SHOWS)
def test_it_is_told_in_words(
    measured: Callable[..., tuple[Measure, Measure]], name: str, sides: tuple[Said, Said]
) -> None:
    a, b = measured(*sides)
    told: Comparison = explain(a, b)
    said = [step for step in told.steps if step.looked_at == name]
    assert said
    assert all(step.detail and "{" not in step.detail and not step.detail.endswith(": ") for step in said)


WORDS = [
    pytest.param("a qualifier more", wells(first_metric="deep wells"), "one has a qualifier more: deep", id="one more"),
    pytest.param(
        "a qualifier more",
        wells(first_metric="key innovation platforms", second_metric="R & D platforms"),
        "one has a qualifier more: innovation, key, rd",
        id="qualifiers of both sides",
    ),
    pytest.param(
        "one group",
        (dead(QUAKE, "38", metric="babies killed"), dead(LATER, "77", metric="villagers killed")),
        "one is of a group, the other of all: baby",
        id="groups as words, and nothing but groups",
    ),
    pytest.param(
        "other group",
        (dead(QUAKE, "38", metric="babies killed"), dead(LATER, "77", metric="nurses killed")),
        "different groups: baby and nurse",
        id="two groups",
    ),
    pytest.param(
        "like metric",
        wells(first_metric="cubic metres of tar leaking", second_metric="tar leak"),
        "words for what they count are the same: cubic metres of tar leaking and tar leak",
        id="the article's words, no stems",
    ),
]


@pytest.mark.parametrize(("name", "sides", "words"), WORDS)
def test_words_of_evidence(
    measured: Callable[..., tuple[Measure, Measure]], name: str, sides: tuple[Said, Said], words: str
) -> None:
    assert [step.detail for step in explain(*measured(*sides)).steps if step.looked_at == name] == [words]


SILENT = [
    pytest.param(
        "like metric",
        (
            ("The blast destroyed 38 houses in Merrow.", "38", {"metric": "houses destroyed", "predicate": "destroy"}),
            ("The blast destroyed 77 boats in Merrow.", "77", {"metric": "boats destroyed", "predicate": "destroy"}),
        ),
        id="of what was destroyed the noun alone tells",
    ),
    pytest.param(
        "one group",
        (dead(QUAKE, "38", metric="villagers killed"), dead(LATER, "77")),
        id="villagers are all the people of a village",
    ),
    pytest.param("one group", (dead(QUAKE, "38", metric="children killed"),) * 2, id="one group both"),
    pytest.param("common dimension", wells(), id="a plain count"),
    pytest.param(
        "same verb", (dead(QUAKE, "38"), dead(LATER, "77", predicate="kill")), id="a toll has its verb for its head"
    ),
    pytest.param(
        "other name",
        (dead(QUAKE, "38", subject="Strake"), dead(LATER, "77", subject="Lorne")),
        id="of tolls a name of no known kind says nothing",
    ),
    pytest.param(
        "narrower place",
        (
            dead("The storm killed 38 people in Merrow District.", "38", subject="Merrow District"),
            dead("The storm killed 77 people in Elling District.", "77", subject="Elling District"),
        ),
        id="two districts",
    ),
    pytest.param(
        "narrower place",
        (
            dead("The storm killed 38 people.", "38", subject="Merrow District"),
            dead("The storm killed 77 people in Tarsia Province.", "77", subject="Tarsia Province"),
        ),
        id="a district that was carried over from a sentence before",
    ),
    pytest.param(
        "same article",
        (
            dead(QUAKE + "\n" + LATER, "38", source="The Courier", attribution="the police"),
            dead(QUAKE + "\n" + LATER, "77", source="The Courier", attribution="the rebels"),
        ),
        id="one article, two sources",
    ),
    pytest.param("increment", wells(extent=Extent.INCREMENT), id="two increments"),
    pytest.param(
        "other extent", (dead(QUAKE, "38"), dead(LATER, "77", extent=Extent.CUMULATIVE)), id="a toll is a running total"
    ),
    pytest.param("other extent", wells(as_of="2024-05-02"), id="one day both"),
    pytest.param("a few", wells(), id="many"),
    pytest.param("a few", (dead(QUAKE.replace("38", "2"), "2"), dead(LATER, "77")), id="two dead"),
    pytest.param(
        "entries apart", chronicle("2011-03-11", "2011-03-19"), id="one sort of occurrence, counted a week later"
    ),
    pytest.param("entries apart", chronicle("2011-03-11", "2011-03-12", "gale"), id="the day after"),
    pytest.param(
        "periods apart",
        (dead(QUAKE, "38", as_of="2024-05-02"), dead(LATER, "77", as_of="2024-05-12")),
        id="ten days apart, one event",
    ),
    pytest.param(
        "long after",
        (dead(QUAKE, "38", published="2024-01-02"), dead(LATER, "77", published="2024-03-02")),
        id="two months",
    ),
    pytest.param(
        "long after",
        wells(first_published="2024-01-02", second_published="2024-06-02"),
        id="a stock, whenever it is told",
    ),
    pytest.param(
        "background",
        (
            dead("The Merrow quake of 2004 killed 38 people.", "38", **STATED_YEAR),
            dead("The quake of 2004 killed 77 people in Merrow.", "77", published="2013-05-02"),
        ),
        id="both name the year",
    ),
    pytest.param(
        "background",
        (dead(QUAKE, "38", **STATED_YEAR), dead(LATER, "77", **STATED_YEAR)),
        id="both are told as past",
    ),
    pytest.param(
        "background",
        (dead(QUAKE, "38", **STATED_YEAR, extent=Extent.CUMULATIVE), dead(LATER, "77", published="2013-05-02")),
        id="one runs since then",
    ),
    pytest.param(
        "one names a year",
        (
            dead("The Merrow quake of 2013 killed 38 people.", "38", published="2013-05-02"),
            dead(LATER, "77", published="2013-05-02"),
        ),
        id="the year of the article",
    ),
    pytest.param(
        "other years",
        (
            dead("The Merrow quake of 2004 killed 38 people, that of 1989 none.", "38", published="2013-05-02"),
            dead("The Merrow quake of 1989 killed 77 people.", "77", published="2013-05-02"),
        ),
        id="a year in common",
    ),
    pytest.param(
        "other years",
        (
            dead("The Merrow quake killed 1800 people on the coast, rescuers said.", "1800"),
            dead("Rescuers said that 1900 people died in the Merrow quake.", "1900"),
        ),
        id="a toll of four digits is no year",
    ),
    pytest.param(
        "other occurrence",
        (dead(QUAKE, "38"), dead("Rescuers said that 77 people died in the Merrow earthquake.", "77")),
        id="two words for a quake",
    ),
    pytest.param(
        "one of many",
        (
            ("Strake ran 38 yards.\nThe lap of 38 yards.", "38", {"metric": "yards"}),
            ("Strake ran 77 yards.", "77", {"metric": "yards"}),
        ),
        id="one value told twice",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "sides"), SILENT)
def test_what_is_none(weighed: Callable[..., dict[str, float]], name: str, sides: tuple[Said, Said]) -> None:
    assert name not in weighed(*sides)


HEAVIER = [
    pytest.param("same subject", wells(), (dead(QUAKE, "38", subject="Merrow"), dead(LATER, "77", subject="Merrow")), id="a subject tells less of tolls"),
    pytest.param(
        "same metric", wells(), wells(metric="length", unit="kilometre", unit_code="km"), id="a head that says little"
    ),
    pytest.param(
        "other metric",
        wells(first_metric="tax", second_metric="rent", unit="euro", unit_code="EUR"),
        wells(first_metric="bridges"),
        id="what money is for stands in many nouns",
    ),
    pytest.param(
        "other subject",
        wells(first_subject="Merrow City", second_subject="Elling City"),
        wells(metric="age", first_subject="Ada Lorne", second_subject="Ben Strake"),
        id="the age of another",
    ),
    pytest.param(
        "one names a year",
        (
            dead("The Merrow quake of 2004 killed 38 people.", "38", published="2013-05-02"),
            dead(LATER, "77", published="2013-05-02"),
        ),
        (
            dead("The Merrow quake of 2004 killed 38 people.", "38", as_of="2004", published=None),
            dead(LATER, "77", published=None, as_of=None),
        ),
        id="a stated year against no date at all",
    ),
    pytest.param("nested subjects", tuple(
        dead(text, figure, subject=subject) for text, figure, subject in ((QUAKE, "38", "Merrow City"), (LATER, "77", "Merrow Copper High-tech Zone"))
    ), wells(first_subject="Merrow City", second_subject="Merrow Copper High-tech Zone"), id="a toll is told of the city and of its zone"),
    pytest.param("one of many", (
        dead("The quake killed 38.\nThe quake killed 41.\nThe quake killed 52.", "38", also=("41", "52")), dead("The quake killed 77.", "77"),
    ), (
        ("Strake ran 38 yards.\nStrake ran 41 yards.\nStrake ran 52 yards.", "38", {"also": ("41", "52"), "metric": "yards"}), ("Strake ran 77 yards.", "77", {"metric": "yards"}),
    ), id="tolls are told in many figures"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "heavier", "lighter"), HEAVIER)
def test_weights_of_one_name(
    weighed: Callable[..., dict[str, float]], name: str, heavier: tuple[Said, Said], lighter: tuple[Said, Said]
) -> None:
    assert weighed(*heavier)[name] > weighed(*lighter)[name]


TRAITS = [
    pytest.param({"part"}, (dead(QUAKE, "38", metric="children killed"), dead(LATER, "77")), id="children are a part"),
    pytest.param({"scope"}, wells(second_metric="industrial wells"), id="a qualifier that narrows"),
    pytest.param({"qualifier more"}, wells(second_metric="painted wells"), id="a qualifier that does not"),
    pytest.param({"definition"}, wells(first_metric="R & D platforms", second_metric="innovation platforms"), id="near qualifiers"),
    pytest.param({"modality"}, wells(first_modality=Modality.PLAN, second_modality=Modality.ACTUAL), id="a plan and a fact"),
    pytest.param({"extent"}, wells(second_extent=Extent.INCREMENT), id="an increment"),
    pytest.param({"nested", "scope"}, wells(first_subject="Merrow City", second_subject="Merrow Copper High-tech Zone"), id="nested"),
    pytest.param({"told alike"}, wells(), id="sentences of the same words"),
]  # fmt: skip


@pytest.mark.parametrize(("traits", "sides"), TRAITS)
def test_traits(measured: Callable[..., tuple[Measure, Measure]], traits: set[str], sides: tuple[Said, Said]) -> None:
    a, b = measured(*sides)
    assert traits <= affinity(a, b, Names()).traits


def test_the_values_change_nothing(measured: Callable[..., tuple[Measure, Measure]]) -> None:
    scores: set[Affinity] = set()
    for figure in ("38", "77", "1800", "2050", "940,000"):
        a, b = measured(dead(QUAKE.replace("38", figure), figure), dead(LATER, "77"))
        scores.add(affinity(a, b, Names()))
    assert len(scores) == 1


def names_in_the_code() -> set[str]:
    """The names of all evidence that the code gives, read from its text."""
    folder = Path(factcheck.match.__file__).parent
    return {
        call.args[0].value
        for path in sorted(folder.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "Evidence"
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def test_each_evidence_has_a_pair_that_shows_it() -> None:
    assert names_in_the_code() == {"start", *(row.values[0] for row in SHOWS)}
