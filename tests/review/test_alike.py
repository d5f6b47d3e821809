"""The dialogue that decides on all that is alike, and the one that takes a session back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from factcheck.core.decision import Question
from factcheck.core.vocabulary import DiscrepancyKind, Part, Resolution
from factcheck.review import acts
from factcheck.review import session as machine
from factcheck.review.patterns import Trait
from factcheck.review.queue import Entry
from factcheck.review.taken import Takeable, TakenBack
from factcheck.review.together import Foreseen, Omitted, SavedTogether, foresee
from factcheck.review.walk import Session, Turn, rank_of

Make = Callable[..., Any]


def traits(*numbers: str) -> tuple[Trait, ...]:
    return tuple(
        Trait(number=one, kind=DiscrepancyKind.UPDATE, subjects=("Merrow",), metrics=("ferries",), sources=())
        for one in numbers
    )


def said(turn: Turn) -> list[str]:
    return [act.words for act in turn[1] if isinstance(act, acts.Say)]


@pytest.fixture
def three(question: Make) -> list[Question]:
    return [question(number, 12, 14) for number in (1, 2, 3)]


@pytest.fixture
def shown(three: list[Question]) -> Callable[..., Turn]:
    """``shown(key, …)``: D1 of three is shown, and these answers are given."""

    def give(*answers: str) -> Turn:
        entries = [Entry(one.id, rank_of(one)) for one in three]
        session, _ = machine.start(entries)
        turn = machine.arrived(session, three[0], entries)
        for answer in answers:
            turn = machine.step(turn[0], answer)
        return turn

    return give


@pytest.fixture
def previewed(shown: Callable[..., Turn], three: list[Question]) -> Callable[..., tuple[Session, Foreseen]]:
    """The session before its question whether it shall be recorded on three, and what that would be."""

    def give() -> tuple[Session, Foreseen]:
        session, _ = machine.learned(shown("x", "l")[0], traits("D1", "D2", "D3"))
        session, (act,) = machine.step(session, "1")
        assert isinstance(act, acts.Foresee)
        found = foresee(act.way, three, busy={})
        return machine.learned(session, found)[0], found

    return give


def test_the_patterns_are_offered(shown: Callable[..., Turn]) -> None:
    session, (act,) = shown("x", "l")
    assert act == acts.FindAlike(("D1", "D2", "D3"))
    session, (keys, ask) = machine.learned(session, traits("D1", "D2", "D3"))
    assert keys == acts.Keys((("1", "3: update, “ferries” of “Merrow”"),))
    assert isinstance(ask, acts.Ask)
    session, (act,) = machine.step(session, "1")
    assert isinstance(act, acts.Foresee)
    assert act.numbers == ("D1", "D2", "D3")
    assert act.way.finding.resolution is Resolution.NOT_COMPARABLE


def test_nothing_is_alike(shown: Callable[..., Turn]) -> None:
    turn = machine.learned(shown("x", "l")[0], traits("D1"))
    assert said(turn) == ["Nothing else that waits is like this one."]


@pytest.mark.parametrize("answer", ["", "\x1b"])
def test_it_is_taken_back(shown: Callable[..., Turn], answer: str) -> None:
    session, _ = machine.learned(shown("x", "l")[0], traits("D1", "D2"))
    following, act_s = machine.step(session, answer)
    assert following.dialogue is None
    assert any(isinstance(act, acts.Ask) and act.prompt.startswith("Record it?") for act in act_s)


@pytest.mark.parametrize("answer", ["2", "x", "0", "٣"])
def test_no_such_pattern(shown: Callable[..., Turn], answer: str) -> None:
    session, _ = machine.learned(shown("x", "l")[0], traits("D1", "D2"))
    turn = machine.step(session, answer)
    assert said(turn) == [f"{answer} is none of them."]
    assert turn[0].dialogue is session.dialogue


def test_what_fits_one_alone_is_not_offered(shown: Callable[..., Turn]) -> None:
    session, act_s = shown("o", "2")
    assert [act.prompt for act in act_s if isinstance(act, acts.Ask)] == [
        "Record it? y, or first m note, e evidence; anything else takes it back: "
    ]
    assert said(machine.step(session, "l")) == [
        "This can be said of one alone: it names a side by its number, or a value, or looks at what others decided."
    ]


@pytest.mark.parametrize("part", [Part.SECOND, Part.THIRD])
def test_what_others_decided_is_looked_at_one_by_one(three: list[Question], part: Part) -> None:
    seen = replace(three[0], part=part)
    session, _ = machine.start([Entry(seen.id, rank_of(seen))])
    session, _ = machine.arrived(session, seen, [Entry(seen.id, rank_of(seen))])
    session, act_s = machine.step(session, "x")
    assert [act.prompt for act in act_s if isinstance(act, acts.Ask)] == [
        "Record it? y, or first m note, e evidence; anything else takes it back: "
    ]
    assert said(machine.step(session, "l"))[0].endswith("or looks at what others decided.")


def test_it_is_shown_and_recorded(previewed: Callable[..., tuple[Session, Foreseen]]) -> None:
    session, found = previewed()
    session, (act,) = machine.step(session, "y")
    assert act == acts.SaveAll(found)


def test_nothing_is_recorded_without_a_y(previewed: Callable[..., tuple[Session, Foreseen]]) -> None:
    session, _ = previewed()
    turn = machine.step(session, "n")
    assert said(turn) == ["Nothing was recorded."]
    assert turn[0].draft.choice is not None


def test_all_may_be_left_out(shown: Callable[..., Turn], three: list[Question]) -> None:
    session, _ = machine.learned(shown("x", "l")[0], traits("D1", "D2", "D3"))
    session, (act,) = machine.step(session, "1")
    assert isinstance(act, acts.Foresee)
    busy = dict.fromkeys(("D1", "D2", "D3"), "Ben has it open")
    turn = machine.learned(session, foresee(act.way, three, busy=busy))
    assert said(turn) == ["Left out: D1, D2, D3: Ben has it open."]
    assert turn[0].dialogue is None


def test_saved_together(previewed: Callable[..., tuple[Session, Foreseen]], decided: Make) -> None:
    session, _ = previewed()
    made = (decided("R12", "D1"), decided("R13", "D3"))
    turn = machine.saved_all(session, SavedTogether(made, (Omitted("D2", "changed since it was shown"),)))
    assert said(turn) == ["Saved: R12 to R13 on 2 discrepancies.", "Left out: D2: changed since it was shown."]
    assert turn[0].decided == 2
    assert turn[1][-1] == acts.Fetch(None)


def test_nothing_was_left_to_save(previewed: Callable[..., tuple[Session, Foreseen]]) -> None:
    session, _ = previewed()
    turn = machine.saved_all(session, SavedTogether((), (Omitted("D1", "is stale"),)))
    assert said(turn) == ["Left out: D1: is stale.", "Nothing was recorded."]
    assert turn[0].dialogue is None
    assert turn[0].decided == 0


def test_a_session_is_taken_back_after_a_look(shown: Callable[..., Turn]) -> None:
    session, (act,) = shown("Z")
    assert act == acts.LookBack()
    session, (preview, ask) = machine.learned(session, Takeable(session=3, decisions=46, rulings=1))
    assert isinstance(preview, acts.Preview)
    assert preview.lines[0] == "Session 3 is taken back, the newest first: 46 decisions, 1 ruling on names."
    assert isinstance(ask, acts.Ask)
    assert machine.step(session, "y")[1] == (acts.UndoAll(),)
    assert said(machine.step(session, "n")) == ["Nothing was taken back."]


@pytest.mark.parametrize(
    ("taken", "sentences", "fetched"),
    [
        pytest.param(TakenBack(words="R4 on D2", decided=1, about="D2"), ["Taken back: R4 on D2."], "D2", id="a decision"),
        pytest.param(TakenBack(words="ruling 3, “a” is “b”"), ["Taken back: ruling 3, “a” is “b”."], "D1", id="a ruling"),
        pytest.param(TakenBack(words="R4", decided=1, about="C4"), ["Taken back: R4."], "D1", id="a claim is not shown among discrepancies"),
        pytest.param(TakenBack(words="R5 to R6 on 2 discrepancies", decided=2, about="D3", lost=("R4 on D2 was taken back",)), ["Taken back: R5 to R6 on 2 discrepancies.", "R4 on D2 was taken back."], "D3", id="part of a batch"),
    ],
)  # fmt: skip
def test_what_was_taken_back(shown: Callable[..., Turn], taken: TakenBack, sentences: list[str], fetched: str) -> None:
    turn = machine.undone(shown()[0], taken)
    assert said(turn) == sentences
    assert turn[1][-1] == acts.Fetch(fetched)


def test_a_step_that_is_gone_changes_nothing(shown: Callable[..., Turn]) -> None:
    session, _ = shown()
    following, act_s = machine.undone(session, TakenBack(words=None, lost=("R4 was taken back on 2024-05-06",)))
    assert act_s[0] == acts.Say("R4 was taken back on 2024-05-06.")
    assert following.matter is session.matter


def test_what_a_session_came_to_in_words() -> None:
    assert Takeable(session=1).words() == "nothing"
    assert not Takeable(session=1)
    told = Takeable(session=1, decisions=1, rulings=2, corrections=1, additions=2).words()
    assert told == "1 decision, 2 rulings on names, 1 correction, 2 claims added"


def test_nothing_is_learned_that_was_not_asked(shown: Callable[..., Turn]) -> None:
    with pytest.raises(TypeError):
        machine.learned(shown()[0], ())
