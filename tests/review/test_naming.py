"""What is said of names in a session: two things, or one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.core.decision import Question
from factcheck.core.vocabulary import State
from factcheck.review import acts
from factcheck.review import session as machine
from factcheck.review.naming import NamePair, name_pairs
from factcheck.review.walk import Session, Turn

Make = Callable[..., Any]
FERRIES = NamePair("metric", "ferries", "car ferries")


@pytest.fixture
def asked(question: Make, side: Make, claim: Make) -> Question:
    """D1: ferries of Merrow against car ferries of Elling."""
    made: Question = question(1, side(claim(1, 12)), side(claim(2, 14, metric="car ferries", subject="Elling")))
    return made


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        pytest.param({}, {}, [], id="one name"),
        pytest.param({}, {"metric": "Car ferries"}, [("metric", "ferries", "Car ferries")], id="metrics"),
        pytest.param({}, {"subject": "the MERROW"}, [], id="spellings of one name"),
        pytest.param({}, {"subject": None}, [], id="no name"),
        pytest.param(
            {}, {"subject": "Elling", "metric": "car ferries"},
            [("subject", "Merrow", "Elling"), ("metric", "ferries", "car ferries")], id="subjects first",
        ),
        pytest.param({"metric": None}, {"metric": "boats"}, [("metric", "ferry", "boats")], id="what is counted"),
    ],
)  # fmt: skip
def test_names_that_differ(
    question: Make, side: Make, claim: Make, left: dict[str, Any], right: dict[str, Any], pairs: list[tuple[str, ...]]
) -> None:
    found = question(1, side(claim(1, 12, **left)), side(claim(2, 14, **right))).discrepancy
    assert [(pair.what, pair.name, pair.other) for pair in name_pairs(found)] == pairs


def test_names_of_one_side_are_not_told_apart(question: Make, side: Make, claim: Make) -> None:
    one = side(claim(1, 12), claim(2, 12, metric="boats"))
    pairs = name_pairs(question(1, one, side(claim(3, 14, metric="boats"))).discrepancy)
    assert [(pair.name, pair.other) for pair in pairs] == [("ferries", "boats")]


def played(asked: Question, *answers: str) -> tuple[list[acts.Act], Session]:
    """What a session on D1 does with these answers."""
    from factcheck.review.queue import Entry

    entry = Entry("D1", (1.0,))
    session, todo = machine.start([entry])
    waiting, given, done = list(todo), list(answers), []
    while waiting:
        act = waiting.pop(0)
        done.append(act)
        following: Turn | None = None
        if isinstance(act, acts.Fetch):
            following = machine.arrived(session, asked, [entry])
        elif isinstance(act, acts.Ask) and given:
            following = machine.step(session, given.pop(0))
        if following is not None:
            session, more = following
            waiting.extend(more)
    return done, session


@pytest.mark.parametrize(
    ("answers", "rules"),
    [
        pytest.param(["a", "2", "y"], [acts.Rule("ferries", "car ferries", same=False)], id="two metrics"),
        pytest.param(["a", "1", "y"], [acts.Rule("Merrow", "Elling", same=False)], id="two subjects"),
        pytest.param(["j", "2", "y"], [acts.Rule("ferries", "car ferries", same=True)], id="one metric"),
        pytest.param(["a", "3"], [], id="no such pair"),
        pytest.param(["a", ""], [], id="taken back"),
        pytest.param(["a", "2", "n"], [], id="not recorded"),
    ],
)
def test_a_ruling_is_asked_for(asked: Question, answers: list[str], rules: list[acts.Rule]) -> None:
    done, session = played(asked, *answers)
    assert [act for act in done if isinstance(act, acts.Rule)] == rules
    if not rules:
        assert "Not recorded." in [act.words for act in done if isinstance(act, acts.Say)]
        assert session.dialogue is None


def test_the_prompt_says_what_will_stand(asked: Question) -> None:
    done, _ = played(asked, "a", "2")
    last = [act for act in done if isinstance(act, acts.Ask)][-1]
    assert last.prompt.startswith("“ferries” is not “car ferries”, here and in articles to come.")
    assert [act.rows for act in done if isinstance(act, acts.Keys)] == [
        (("1", "subject: “Merrow” and “Elling”"), ("2", "metric: “ferries” and “car ferries”"))
    ]


def test_without_two_names_there_is_nothing_to_say(question: Make) -> None:
    done, session = played(question(1, 12, 14), "a")
    assert any("different names" in act.words for act in done if isinstance(act, acts.Say))
    assert session.dialogue is None


def test_what_was_shown_is_looked_up_again_after_a_ruling(asked: Question) -> None:
    from dataclasses import replace

    _, session = played(asked, "a", "2", "y")
    following, todo = machine.changed(session, "Saved: ruling 1.")
    assert todo == (acts.Say("Saved: ruling 1."), acts.Fetch("D1"))
    settled = Question(discrepancy=replace(asked.discrepancy, state=State.SETTLED))
    _, then = machine.arrived(following, settled, [])
    assert any("settled by a correction" in act.words for act in then if isinstance(act, acts.Say))


def test_a_ruling_that_is_refused_leaves_the_question(asked: Question) -> None:
    _, session = played(asked, "a", "2", "y")
    following, todo = machine.refused(session, "ruling 3 says so already.")
    assert todo[0] == acts.Say("ruling 3 says so already.")
    assert following.dialogue is None
    assert machine.step(following, "u")[0].draft.choice is not None


def test_a_claim_has_no_names_to_rule_on(claim: Make) -> None:
    from factcheck.review.claims import ClaimToCheck
    from factcheck.review.queue import Entry

    session, _ = machine.start([Entry("C1", (1.0,))])
    matter = ClaimToCheck(claim=claim(1, 12), discrepancies=(), repeated=(), retired=False)
    session, _ = machine.arrived(session, matter, [Entry("C1", (1.0,))])
    _, todo = machine.step(session, "a")
    assert "a is no key here" in todo[0].words  # type: ignore[union-attr]
