from __future__ import annotations

import pytest

from factcheck.core.scope import CLAIMS, DISCREPANCIES, Scope
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.errors import UsageError
from factcheck.review import acts
from factcheck.review.filters import filter_words, read_filter

from .conftest import Table, make_question

SCALE = DiscrepancyKind.SCALE


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        pytest.param("kind:scale", Scope(kind=SCALE), id="kind"),
        pytest.param("kind:SCALE", Scope(kind=SCALE), id="kind in capitals"),
        pytest.param("severity:3", Scope(min_severity=3), id="severity"),
        pytest.param("severity:4+", Scope(min_severity=4), id="severity and up"),
        pytest.param("source:Courier", Scope(source="Courier"), id="source"),
        pytest.param('source:"Harbour Courier"', Scope(source="Harbour Courier"), id="name of two words"),
        pytest.param("subject:'Port of Ayr'", Scope(subject="Port of Ayr"), id="single quotes"),
        pytest.param("high-tech  zone", Scope(text="high-tech zone"), id="words"),
        pytest.param(
            "kind:scale zone severity:2 yuan", Scope(kind=SCALE, min_severity=2, text="zone yuan"), id="all at once"
        ),
        pytest.param("https://one.example", Scope(text="https://one.example"), id="an address is words"),
        pytest.param("text:kind", Scope(text="kind"), id="words by name"),
    ],
)
def test_a_filter_is_read_and_written(words: str, scope: Scope) -> None:
    assert read_filter(words, DISCREPANCIES) == scope
    assert read_filter(filter_words(scope), DISCREPANCIES) == scope


@pytest.mark.parametrize(
    ("words", "about", "sentence"),
    [
        pytest.param("kind:sale", DISCREPANCIES, "there is no kind sale", id="no such kind"),
        pytest.param("severity:9", DISCREPANCIES, "9 is no severity", id="no such severity"),
        pytest.param("colour:red", DISCREPANCIES, "there is no filter colour:", id="no such filter"),
        pytest.param('source:""', DISCREPANCIES, "source: names nothing", id="nothing named"),
        pytest.param("kind:scale", CLAIMS, "kind: is about discrepancies", id="claims have no kind"),
    ],
)
def test_what_is_no_filter_is_said(words: str, about: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        read_filter(words, about)


@pytest.fixture
def three() -> Table:
    found = [
        make_question(1, 12, 14, severity=5),
        make_question(2, 12, 120, kind=SCALE),
        make_question(3, 7, 70, kind=SCALE, severity=2),
    ]
    return Table({one.id: one for one in found})


def test_only_what_fits_is_walked_and_then_the_rest(three: Table) -> None:
    three.play(None, "/", "kind:scale", "u", "y", "u", "y", "", "q")
    assert three.shown() == ["D1", "D2", "D3", "D1"]
    assert [act.prompt for act in three.of(acts.Ask)][-2].startswith("Nothing more fits the filter")  # type: ignore[attr-defined]
    assert three.session is not None
    assert three.session.scope == Scope()


def test_what_is_shown_stays_where_it_fits(three: Table) -> None:
    three.play(None, "s", "/", "kind:scale", "/", "-", "q")
    assert three.shown() == ["D1", "D2", "D2", "D2"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param("kind:unit", "Nothing that waits fits kind:unit.", id="nothing fits"),
        pytest.param("kind:sale", "there is no kind sale", id="unreadable"),
    ],
)
def test_a_filter_that_is_not_taken_leaves_the_question(three: Table, answer: str, said: str) -> None:
    three.play(None, "/", answer, "", "q")
    assert three.shown() == ["D1"]
    assert any(said in one for one in three.said())


def test_a_filter_that_is_not_wanted_is_left_with_enter(three: Table) -> None:
    three.play(None, "/", "", "u", "y", "q")
    assert not three.of(acts.Narrow)
    assert len(three.decisions) == 1


def test_the_question_tells_the_filter_that_there_is(three: Table) -> None:
    three.play(None, "/", "kind:scale", "/", "", "q")
    legends = [act.legend for act in three.of(acts.Ask) if act.prompt == "Filter: "]  # type: ignore[attr-defined]
    assert legends[0].endswith("Enter leaves it")
    assert legends[1].endswith("now kind:scale; - takes it away")
