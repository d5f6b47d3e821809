"""What keeps two figures from being compared at all, and what does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.core.claim import Claim, Link
from factcheck.core.measure import Measure
from factcheck.core.period import Period
from factcheck.core.vocabulary import Form, LinkRole
from factcheck.match import explain
from factcheck.match.stops import meet, next_days, report_of, stop
from factcheck.normalise import normalise

Said = tuple[str, str, dict[str, Any]]

TOLL: dict[str, Any] = {"metric": "people killed", "counted": "person", "predicate": "kill"}
FIRST = "The Merrow quake killed 38 people."
SECOND = "Rescuers said that 77 people died in the Merrow quake."
LINES = "Wells 38\nWells 77"
DIARY = "2011-03-11\nThe mill of Merrow fell: 38 dead.\n2011-03-14\nThe mill of Elling burnt: 77 dead."


def wells(first: dict[str, Any] | None = None, second: dict[str, Any] | None = None) -> tuple[Said, Said]:
    known = {"metric": "wells", "subject": "Merrow"}
    return (
        ("Merrow counted 38 wells.", "38", {**known, **(first or {})}),
        ("In Merrow 77 wells stand.", "77", {**known, **(second or {})}),
    )


def tolls(first: dict[str, Any] | None = None, second: dict[str, Any] | None = None) -> tuple[Said, Said]:
    return (FIRST, "38", {**TOLL, **(first or {})}), (SECOND, "77", {**TOLL, **(second or {})})


def together(text: str, first: dict[str, Any] | None = None, second: dict[str, Any] | None = None) -> tuple[Said, Said]:
    known = {"metric": "wells", "source": "The Courier"}
    return (text, "38", {**known, **(first or {})}), (text, "77", {**known, **(second or {})})


@pytest.fixture
def pair(stated: Callable[..., Claim]) -> Callable[..., tuple[Measure, Measure]]:
    """``pair(first, second)``: the measures of two figures."""

    def make(*sides: Said) -> tuple[Measure, Measure]:
        one, other = normalise(
            stated(text, figure, figure, **{"source": f"Paper {at}", **fields})
            for at, (text, figure, fields) in enumerate(sides)
        )
        assert isinstance(one, Measure)
        assert isinstance(other, Measure)
        return one, other

    return make


STOPS = [
    pytest.param("dimension", wells({}, {"unit": "kilometre", "unit_code": "km"}), id="a count and a length"),
    pytest.param("nature", wells({}, {"form": Form.CHANGE}), id="a level and a change"),
    pytest.param("one sentence", together("Merrow has 38 wells and 77 pumps."), id="one sentence"),
    pytest.param("rows of a table", together(LINES, {"rule": "table line"}, {"rule": "table line"}), id="two rows"),
    pytest.param(
        "linked", together("Of 38 wells much is said.\nAll the 77 wells.", {}, {"links": (Link(LinkRole.PART, 3),)}), id="a part and its whole"
    ),
    pytest.param("nobody knows whose", wells({"metric": "age", "subject": None}, {"metric": "age"}), id="an age of nobody"),
    pytest.param(
        "nobody knows whose", wells({"rule": "table line"}, {"subject": None}), id="a line of a table without a subject"
    ),
    pytest.param(
        "metrics exclude one another", wells({"metric": "coffee exports"}, {"metric": "coffee imports"}), id="exports and imports"
    ),
    pytest.param(
        "metrics exclude one another",
        tolls({}, {"metric": "people injured", "predicate": "injure"}),
        id="killed and injured",
    ),
    pytest.param("stated periods", wells({"as_of": "2021"}, {"as_of": "2022"}), id="two stated years"),
    pytest.param(
        "stated periods", tolls({"as_of": "2024-03-01"}, {"as_of": "2024-04-01"}), id="a toll more than three weeks on"
    ),
    pytest.param(
        "stated periods",
        (
            ("As of 21 March 38 people had died in Merrow.", "38", {**TOLL, "as_of": "2024-03-21"}),
            ("As of 22 March 77 people had died in Merrow.", "77", {**TOLL, "as_of": "2024-03-22"}),
        ),
        id="as of two days",
    ),
    pytest.param(
        "stated periods",
        wells({"metric": "people infected", "as_of": "2024-03-01"}, {"metric": "people infected", "as_of": "2024-03-09"}),
        id="what spreads has a value a day",
    ),
    pytest.param(
        "stated periods",
        (
            (DIARY, "38", {**TOLL, "as_of": "2011-03-01", "published": None}),
            (DIARY.replace("mill", "ferry"), "77", {**TOLL, "as_of": "2011-03-10", "published": None}),
        ),
        id="days of chronicles without an occurrence in common",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "sides"), STOPS)
def test_what_stops(pair: Callable[..., tuple[Measure, Measure]], reason: str, sides: tuple[Said, Said]) -> None:
    a, b = pair(*sides)
    assert stop(a, b) == stop(b, a) == reason


@pytest.mark.parametrize(("reason", "sides"), STOPS)
def test_it_is_told_in_words(
    pair: Callable[..., tuple[Measure, Measure]], reason: str, sides: tuple[Said, Said]
) -> None:
    a, b = pair(*sides)
    told = explain(a, b)
    assert told.relation == "not compared"
    assert told.steps[-1].looked_at == reason
    assert "{" not in told.conclusion


PASSES = [
    pytest.param(wells(), id="two counts of wells"),
    pytest.param(
        wells({"form": Form.SHARE, "unit": "percent"}, {"unit": "percent"}), id="a share and a percentage"
    ),
    pytest.param(together("Merrow has 38 wells.\nMerrow has 77 wells."), id="two sentences of one article"),
    pytest.param(
        wells({"metric": "coffee exports and imports"}, {"metric": "coffee exports"}), id="one side has both words"
    ),
    pytest.param(wells({"as_of": "2021"}, {}), id="one states its year"),
    pytest.param(wells({"as_of": "2024-03"}, {"as_of": "2024"}), id="a month of the year"),
    pytest.param(wells({"as_of": "XXXX-03-21"}, {"as_of": "2024-03-21"}), id="a day of a year not known"),
    pytest.param(
        tolls({"as_of": "2024-03-01"}, {"as_of": "2024-03-15"}), id="a toll counted anew within three weeks"
    ),
    pytest.param(
        wells({"as_of": "2024-03-01"}, {"as_of": "2024-03-02"}), id="reports of neighbouring days"
    ),
    pytest.param(
        (
            ("As of 21 March 38 people had died in Merrow.", "38", {**TOLL, "as_of": "2024-03-21", "published": None}),
            ("As of 22 March 77 people had died in Merrow.", "77", {**TOLL, "as_of": "2024-03-22", "published": None}),
        ),
        id="one sentence renewed, in articles without dates",
    ),
    pytest.param(
        (
            (DIARY, "38", {**TOLL, "published": None}),
            (DIARY, "77", {**TOLL, "published": None}),
        ),
        id="two entries of a chronicle",
    ),
]  # fmt: skip


@pytest.mark.parametrize("sides", PASSES)
def test_what_does_not_stop(pair: Callable[..., tuple[Measure, Measure]], sides: tuple[Said, Said]) -> None:
    a, b = pair(*sides)
    assert stop(a, b) is stop(b, a) is None


def test_an_earlier_value_is_for_an_earlier_time(stated: Callable[..., Claim]) -> None:
    text = "The wells of Merrow rose from 38 to 77."
    after = stated(text, "77", 77, metric="wells", links=(Link(LinkRole.BASELINE, text.index("38")),))
    before = stated(text, "38", 38, metric="wells", as_of=None, published="2024-05-02")
    other = stated("Merrow has 52 wells.", "52", 52, metric="wells", source="Tarsia Times", as_of=None)
    found = normalise([after, before, other])
    assert stop(found[1], found[2]) == "earlier value"  # type: ignore[arg-type]
    assert stop(found[0], found[2]) is None  # type: ignore[arg-type]


def test_an_entry_of_a_chronicle_is_a_report(pair: Callable[..., tuple[Measure, Measure]]) -> None:
    a, b = pair((DIARY, "38", {**TOLL, "source": "A"}), (DIARY, "77", {**TOLL, "source": "A"}))
    assert a.article_key == b.article_key
    assert report_of(a) != report_of(b)
    a, b = pair(*together("Merrow has 38 wells.\nMerrow has 77 wells."))
    assert report_of(a) == report_of(b)


@pytest.mark.parametrize(
    ("one", "other", "have_a_day"),
    [
        pytest.param("2024-03", "2024", True, id="a month and its year"),
        pytest.param("2024-03", "2024-04", False, id="two months"),
        pytest.param("XXXX-03-21", "2024-03-21", True, id="a day of some year"),
        pytest.param("XXXX-03-21", "2024-03-22", False, id="another day"),
        pytest.param("XXXX-03-21", "2024-03", True, id="a day of some year in a month"),
        pytest.param("XXXX-03-21", "2024", True, id="a day of some year in a year"),
        pytest.param("XXXX-03-21", "XXXX-03", True, id="two without a year"),
        pytest.param("XXXX-04-10", "2024-03/2024-05", True, id="a day of some year in a span of months"),
        pytest.param("XXXX-06-10", "2024-03/2024-05", False, id="a day of some year behind a span"),
        pytest.param("XXXX-01-10", "2023-11/2024-02", True, id="a span over the new year"),
        pytest.param("XXXX-02-29", "2023-11/2024-02", True, id="a leap day"),
        pytest.param("XXXX-02-29", "2023", False, id="a leap day in a year without"),
        pytest.param("XXXX-01-10", "../2024-02", True, id="a span without a beginning"),
    ],
)
def test_meet(one: str, other: str, *, have_a_day: bool) -> None:
    a, b = Period.parse(one), Period.parse(other)
    assert meet(a, b) is meet(b, a) is have_a_day


@pytest.mark.parametrize(
    ("first", "second", "follow"),
    [
        pytest.param("2024-03-01", "2024-03-02", True, id="the next day"),
        pytest.param("2024-03-01", "2024-03-03", True, id="two days"),
        pytest.param("2024-03-01", "2024-03-04", False, id="three days"),
        pytest.param("2024-03", "2024-03-02", False, id="a month is no day"),
    ],
)
def test_next_days(pair: Callable[..., tuple[Measure, Measure]], first: str, second: str, *, follow: bool) -> None:
    a, b = pair(*tolls({"as_of": first}, {"as_of": second}))
    assert next_days(a, b) is next_days(b, a) is follow
