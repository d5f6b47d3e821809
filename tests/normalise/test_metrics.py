"""What is counted -> head, facet, modifiers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.core.measure import Measure
from factcheck.lexicon.stems import stem
from factcheck.normalise.metrics import metric_form, metric_terms

TABLE = [
    pytest.param("R & D platforms of various types", None, None, "platform", "", {"rd"}, id="abbreviation"),
    pytest.param("research and development platforms", None, None, "platform", "", {"rd"}, id="long form"),
    pytest.param("number of people killed", "person", "kill", "death", "", set(), id="killed are deaths"),
    pytest.param("death toll", None, None, "death", "", set(), id="death toll"),
    pytest.param("injured people", None, None, "injury", "", set(), id="injured people"),
    pytest.param("protesters killed", "protester", "kill", "death", "", {"protester"}, id="whose deaths"),
    pytest.param("turnover of technical contracts", None, None, "contract", "turnover", {"technical"}, id="facet"),
    pytest.param(
        "registration of technology contracts",
        None,
        None,
        "contract",
        "registration",
        {"technology"},
        id="another facet",
    ),
    pytest.param("invention patents held", None, None, "patent", "", {"invention"}, id="participle behind"),
    pytest.param(
        "total number of small and medium-sized enterprises", None, None, "sme", "", set(), id="long form with a hyphen"
    ),
    pytest.param(None, "labour centres", None, "center", "", {"labor"}, id="counted noun, British"),
    pytest.param(None, None, "kill", "death", "", set(), id="verb only"),
    pytest.param(None, None, "reach", "", "", set(), id="a verb that says nothing"),
]


@pytest.mark.parametrize(("metric", "counted", "predicate", "head", "facet", "modifiers"), TABLE)
def test_metric_form(
    metric: str | None, counted: str | None, predicate: str | None, head: str, facet: str, modifiers: set[str]
) -> None:
    form = metric_form(metric, counted, predicate)
    assert (form.head, form.facet, set(form.modifiers)) == (head, facet, modifiers)


def test_what_became_of_people_stands_behind_the_figure(measured: Callable[..., Measure]) -> None:
    feared = measured("Up to 300 people were feared dead in Merrow.", "300", 300, metric="people", counted="person")
    assert feared.head == "death"
    assert (
        measured("About 300 people were in the hall of Merrow.", "300", 300, metric="people", counted="person").head
        == "person"
    )


@pytest.mark.parametrize(
    ("text", "head"),
    [
        pytest.param("Jurors were split, and 3 people were against the death penalty.", "person", id="the death penalty"),
        pytest.param("In Merrow 3 people await a death sentence there.", "person", id="a death sentence"),
        pytest.param("In Merrow 3 people were put to death there.", "death", id="death itself"),
    ],
)  # fmt: skip
def test_a_penalty_of_death_is_no_death(measured: Callable[..., Measure], text: str, head: str) -> None:
    assert measured(text, "3", 3, metric="people", counted="person").head == head


TERMS = [
    pytest.param(("barrels of oil leaking", None, None, "barrel"), {"barrel", "oil", "leak"}, id="words of all places"),
    pytest.param(("oil leak", None, None, "leak"), {"oil", "leak"}, id="the same words in another order"),
    pytest.param((None, "person", "kill", "death"), {"death"}, id="the verb as what became of people"),
    pytest.param(("total number of 40 different wells", None, "reach", "well"), {"well"}, id="what says nothing"),
    pytest.param((None, None, None, ""), set(), id="nothing known"),
]


@pytest.mark.parametrize(("phrases", "words"), TERMS)
def test_metric_terms(phrases: tuple[str | None, ...], words: set[str]) -> None:
    assert metric_terms(*phrases) == {stem(word) for word in words}


BEHIND = [
    pytest.param("Crews dug 200 wells in 14 towns.", "14", "town", "", id="in so many towns"),
    pytest.param("Crews dug 200 wells across about 14 towns.", "14", "town", "", id="across about so many"),
    pytest.param("Crews dug 200 wells in 14 towns.", "200", "well", "dig", id="the object itself"),
    pytest.param("Crews dug over 200 wells.", "200", "well", "dig", id="over is a bound"),
    pytest.param("Crews dug wells in over 14 towns.", "14", "town", "", id="a preposition before a bound"),
]


@pytest.mark.parametrize(("text", "figure", "counted", "action"), BEHIND)
def test_a_figure_behind_a_preposition_does_not_take_the_verb(
    measured: Callable[..., Measure], text: str, figure: str, counted: str, action: str
) -> None:
    found = measured(text, figure, figure, counted=counted, metric=f"{counted}s", predicate="dig")
    assert found.action == action


def test_money_that_was_lost_is_a_loss(measured: Callable[..., Measure]) -> None:
    text = "The storm did 40 million euros of damage."
    lost = measured(text, "40", 40, metric="damage", unit="euro", unit_code="EUR")
    counted = measured("The storm did damage to 40 houses.", "40", 40, metric="houses damaged", predicate="damage")
    assert (lost.head, counted.head) == ("loss", "house")


def test_telling_words_beside_a_figure(measured: Callable[..., Measure]) -> None:
    text = "In Merrow 38 wells of the old brewery were found dry by divers."
    found = measured(text, "38", 38, metric="wells", subject="Merrow")
    assert {stem("brewery"), stem("diver")} <= found.beside
    assert not {stem("well"), stem("merrow")} & found.beside
