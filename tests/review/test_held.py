"""What others have open: passed by, counted, shown where the reviewer goes back to it; and what a second and a third reviewer are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from factcheck.core.decision import Decision, Question, SecondReview
from factcheck.core.vocabulary import Part, State
from factcheck.review import acts

from .conftest import NOW

Make = Callable[..., Any]


@pytest.fixture
def three(table: Make, question: Make) -> Any:
    """D1 before D2 before D3; each has the sides 12 and 14."""
    return table(*(question(number, 12, 14, severity=6 - number) for number in (1, 2, 3)))


def prompts(table: Any) -> list[str]:
    return [act.prompt for act in table.of(acts.Ask)]


@pytest.mark.parametrize(
    ("held", "shown", "passed", "end"),
    [
        pytest.param({"D1": "Ben"}, ["D2", "D3"], ["D1"], "3 still wait, one of them before others now.", id="the first"),
        pytest.param({"D2": "Ben"}, ["D1", "D3"], ["D2"], "3 still wait, one of them before others now.", id="one between"),
        pytest.param({"D1": "Ben", "D3": "Ben"}, ["D2"], ["D1", "D3"], "2 of them before others now.", id="two"),
        pytest.param(dict.fromkeys(["D1", "D2", "D3"], "Ben"), [], ["D1", "D2", "D3"], "all before others now.", id="all"),
        pytest.param({"D9": "Ben"}, ["D1", "D2", "D3"], [], "3 still wait. Enter", id="another"),
    ],
)  # fmt: skip
def test_what_others_have_open_is_passed_by(
    three: Any, held: dict[str, str], shown: list[str], passed: list[str], end: str
) -> None:
    three.held = held
    three.play(None, "s", "s", "s")
    assert three.shown() == shown
    assert [words for words in three.said() if "passed by" in words] == [
        f"{number} is before Ben now: passed by." for number in passed
    ]
    assert any(end in prompt for prompt in prompts(three))


def test_it_comes_again_at_the_end_of_the_queue(three: Any) -> None:
    three.held = {"D1": "Ben"}

    def given_up(table: Any) -> None:
        if table.of(acts.Release):
            table.held = {}

    three.meanwhile = given_up
    three.play(None, "s", "s", "")
    assert three.shown() == ["D2", "D3", "D1"]


def test_going_back_to_it_shows_it_with_a_sentence(three: Any) -> None:
    def taken(table: Any) -> None:
        table.held = {"D1": "Ben"} if "D2" in table.shown() else {}

    three.meanwhile = taken
    three.play(None, "s", "p")
    assert three.shown() == ["D1", "D2", "D1"]
    assert "Ben has D1 open now, too." in three.said()


def test_what_is_before_the_eyes_stays_there_when_the_lease_is_anothers_now(three: Any) -> None:
    def taken(table: Any) -> None:
        table.held = {"D1": "Ben"} if table.of(acts.Save) else {}

    three.meanwhile = taken
    three.refusal = "D1 changed since it was shown."
    three.play(None, "x", "y")
    assert three.shown() == ["D1", "D1"]
    assert three.said()[:2] == ["D1 changed since it was shown.", "Ben has D1 open now, too."]


def test_nothing_is_open_at_the_end_of_the_queue(three: Any) -> None:
    three.play(None, "s", "s", "s")
    done = [type(act) for act in three.done]
    assert done[done.index(acts.Release) + 1] is acts.Ask
    assert len(three.of(acts.Release)) == 1


def with_second(question: Make, **said: object) -> Question:
    decision = Decision(id="R4", reviewer="Ada", recorded=NOW, effects=(), seconds=(SecondReview(id="R7", reviewer="Ben", agrees=False),))  # fmt: skip
    return replace(question(2, 12, 14, severity=1, state=State.REOPENED), decision=decision, **said)


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        pytest.param({"part": Part.SECOND}, "D2 waits for no second review any more.", id="a second review"),
        pytest.param({}, "D2 is left to a third: R4 and R7 disagree.", id="left to a third"),
    ],
)
def test_what_is_told_of_one_that_waits_no_more(
    table: Make, question: Make, now: dict[str, object], sentence: str
) -> None:
    two = table(question(1, 12, 14), question(2, 12, 14, severity=1))

    def meanwhile(lying: Any) -> None:
        if lying.shown():
            lying.things["D2"] = with_second(question, **now)
            lying.left = {"D2"}

    two.meanwhile = meanwhile
    two.play(None, "s")
    assert sentence in two.said()
    assert two.shown() == ["D1"]


def test_a_second_review_is_previewed_as_one_that_changes_nothing(table: Make, question: Make) -> None:
    one = table(replace(question(1, 12, 14), part=Part.SECOND, second_of="R4"))
    one.play(None, "1", "x", "the register", "y")
    (preview,) = one.of(acts.Preview)
    assert preview.lines[-1] == "A second review: by itself it changes the status of no claim."
    assert not [words for words in one.said() if words.startswith("Comparing again")]
