"""What is counted -> head, facet, modifiers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.core.measure import Measure
from factcheck.normalise.metrics import metric_form

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
