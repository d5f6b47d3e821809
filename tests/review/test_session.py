"""A session as a table: what is answered, and what is shown, said and recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from factcheck.core.decision import Decision, Evidence, Finding, Question, Verdict
from factcheck.core.vocabulary import Because, Cause, EvidenceKind, Resolution, State, Status
from factcheck.review import acts
from factcheck.review import session as machine
from factcheck.review.claims import ClaimToCheck
from factcheck.review.walk import Mode, Session

Make = Callable[..., Any]

NOTE = (Evidence(kind=EvidenceKind.NOTE, text="the register"),)


@pytest.fixture
def three(table: Make, question: Make) -> Any:
    """D1 before D2 before D3; each has the sides 12 and 14."""
    return table(*(question(number, 12, 14, severity=6 - number) for number in (1, 2, 3)))


FLOWS = [
    pytest.param(["u", "y"], Finding(resolution=Resolution.ALL_RIGHT, because=Because.UPDATE), id="all right"),
    pytest.param(["x", "y"], Finding(resolution=Resolution.NOT_COMPARABLE), id="not comparable"),
    pytest.param(["v", "y"], Finding(resolution=Resolution.SAME_VOICE), id="same voice"),
    pytest.param(["w", "", "", "y"], Finding(resolution=Resolution.UNSURE), id="unsure"),
    pytest.param(
        ["w", "y", "...", "Ben", "soon", "0001-01-05", "y"],
        Finding(resolution=Resolution.UNSURE, assignee="Ben", due=date(1, 1, 5)),
        id="unsure, for whom and until when, with slips",
    ),
    pytest.param(["w", "\x1b", "w", "Ben", "\x1b", "w", "", "7d", "y"], Finding(resolution=Resolution.UNSURE, due=date(1, 1, 8)), id="unsure, taken back twice"),
    pytest.param(["o", "2", "y"], Finding(resolution=Resolution.SUPERSEDED, side=1), id="superseded, asked which"),
    pytest.param(["o", "5", "1", "y"], Finding(resolution=Resolution.SUPERSEDED, side=0), id="superseded, a slip"),
    pytest.param(
        ["2", "", "the register", "y"], Finding(resolution=Resolution.ONE_RIGHT, side=1, evidence=NOTE), id="one right"
    ),
    pytest.param(
        ["1", "d", "the register", "y"],
        Finding(resolution=Resolution.ONE_RIGHT, side=0, causes=(None, Cause.DIGITS), evidence=NOTE),
        id="one right, with a cause",
    ),
    pytest.param(
        ["n", "13 ferries", "x", "", "the register", "y"],
        Finding(
            resolution=Resolution.NONE_RIGHT, established="13 ferries", causes=(Cause.EXTRACTION, None), evidence=NOTE
        ),
        id="none right",
    ),
    pytest.param(
        ["n", "13", "x", "x", "y"],
        Finding(resolution=Resolution.NONE_RIGHT, established="13", causes=(Cause.EXTRACTION, Cause.EXTRACTION)),
        id="none right, all misread: nothing rests on evidence",
    ),
    pytest.param(
        ["e", "the register", "2", "", "y"],
        Finding(resolution=Resolution.ONE_RIGHT, side=1, evidence=NOTE),
        id="evidence beforehand",
    ),
    pytest.param(
        ["m", "by telephone", "2", "", "", "y"],
        Finding(
            resolution=Resolution.ONE_RIGHT,
            side=1,
            note="by telephone",
            evidence=(Evidence(kind=EvidenceKind.NOTE, text="by telephone"),),
        ),
        id="the note is the evidence",
    ),
    pytest.param(
        ["x", "m", "two towns", "e", "the register", "y"],
        Finding(resolution=Resolution.NOT_COMPARABLE, note="two towns", evidence=NOTE),
        id="note and evidence before the confirmation",
    ),
    pytest.param(
        ["2", "", "lost.pdf", "the register", "y"],
        Finding(resolution=Resolution.ONE_RIGHT, side=1, evidence=NOTE),
        id="evidence that cannot be read is asked for again",
    ),
    pytest.param(["u", "n", "x", "y"], Finding(resolution=Resolution.NOT_COMPARABLE), id="taken back at the end"),
    pytest.param(["2", "\x1b", "x", "y"], Finding(resolution=Resolution.NOT_COMPARABLE), id="taken back at the cause"),
    pytest.param(["2", "", "", "x", "y"], Finding(resolution=Resolution.NOT_COMPARABLE), id="taken back at evidence"),
    pytest.param(["n", "", "x", "y"], Finding(resolution=Resolution.NOT_COMPARABLE), id="taken back at the value"),
    pytest.param(["o", "", "x", "y"], Finding(resolution=Resolution.NOT_COMPARABLE), id="taken back at the side"),
    pytest.param(["2", "k", "d", "the register", "y"], Finding(resolution=Resolution.ONE_RIGHT, side=1, causes=(Cause.DIGITS, None), evidence=NOTE), id="no such cause"),
    pytest.param(["k", "?", "t", "t", "t", "t", " x ", "y"], Finding(resolution=Resolution.NOT_COMPARABLE), id="keys that decide nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "finding"), FLOWS)
def test_a_decision(three: Any, answers: list[str], finding: Finding) -> None:
    three.play(None, *answers)
    assert [act.finding for act in three.of(acts.Save)] == [finding]
    assert any(words.startswith("Saved: R1 on D1. ") for words in three.said())
    assert three.shown()[-1] == "D2"


def test_what_it_changes_is_shown_before(three: Any) -> None:
    three.play(None, "m", "by telephone", "2", "d", "the register")
    [shown] = three.of(acts.Preview)
    assert shown.lines == (
        "D1: Side 2 (14) is right.",
        "side 1 (12) is mistyped",
        "evidence: the register",
        "note: by telephone",
        "C10: unverified -> refuted",
        "C11: unverified -> verified",
    )
    assert not three.of(acts.Save)


def test_a_word_before_all_is_compared_again(three: Any) -> None:
    three.play(None, "2", "x", "the register", "y", "2", "d", "the register", "y")
    assert [words.split(":")[0] for words in three.said()[:3]] == [
        "Comparing again without what is withdrawn ...",
        "Saved",
        "Saved",
    ]


def test_a_computed_side_is_asked_for_no_cause(table: Make, question: Make, side: Make) -> None:
    played = table(question(1, side(working="13 / 50% = 26"), 14)).play(None, "2", "the register", "y")
    assert [act.finding for act in played.of(acts.Save)] == [
        Finding(resolution=Resolution.ONE_RIGHT, side=1, evidence=NOTE)
    ]


def test_it_walks_the_worst_first_and_is_over_when_nothing_waits(three: Any) -> None:
    three.play(None, "u", "y", "x", "y", "w", "", "", "y")
    assert three.shown() == ["D1", "D2", "D3"]
    assert three.said()[-1] == "Nothing waits any more. 3 decided."
    assert three.done[-1] == acts.Leave(finished=True)


def test_each_place_is_kept_when_it_is_shown(three: Any) -> None:
    three.play(None, "s", "u", "y", "")
    assert three.of(acts.Mark) == [
        acts.Mark("D1", (), 0),
        acts.Mark("D2", ("D1",), 0),
        acts.Mark("D3", ("D1",), 1),
    ]


@pytest.mark.parametrize("answers", [pytest.param(["s"], id="end of the input"), pytest.param(["s", "q"], id="quit")])
def test_quitting_says_where_it_goes_on(three: Any, answers: list[str]) -> None:
    three.play(None, *answers)
    assert three.said() == ["0 decided, 1 skipped, 3 still wait. The next review goes on at D2."]
    assert three.done[-1] == acts.Leave(finished=False)
    assert three.session.mode is Mode.OVER


def test_back_and_forth(three: Any) -> None:
    three.play(None, "p", "s", "s", "p", "p", "s")
    assert three.shown() == ["D1", "D2", "D3", "D2", "D1", "D2"]
    assert three.said()[0] == "This is the first one."


def test_back_to_one_that_is_decided_and_decided_anew(three: Any) -> None:
    three.play(None, "u", "y", "p", "x", "y")
    assert three.shown() == ["D1", "D2", "D1", "D2"]
    assert [act.seen.decision and act.seen.decision.id for act in three.of(acts.Save)] == [None, "R1"]
    assert (
        "R1 (All sides are right: the figure moved between them (update)) is superseded"
        in three.of(acts.Preview)[-1].lines
    )


def test_claims_that_the_new_decision_leaves_behind_are_named(three: Any) -> None:
    three.play(None, "2", "", "the register", "y", "p", "x")
    assert any(line.endswith("is superseded; C10, C11: as without it") for line in three.of(acts.Preview)[-1].lines)


def test_undo_shows_it_again(three: Any) -> None:
    three.play(None, "u", "y", "s", "z")
    assert "Taken back: R1 on D1." in three.said()
    assert three.shown() == ["D1", "D2", "D3", "D1"]
    assert three.session.decided == 0


def test_nothing_to_undo(three: Any) -> None:
    three.play(None, "z")
    assert three.said()[0] == "No decision of this session stands."
    assert three.shown() == ["D1"]


@pytest.mark.parametrize("key", ["s", "q"])
def test_a_note_that_goes_with_nothing_is_said_to_be_lost(three: Any, key: str) -> None:
    three.play(None, "m", "ask again", key)
    assert three.said()[0] == "Your note and evidence were not kept: they go with a decision."


def test_more_text_until_there_is_no_more(three: Any) -> None:
    three.play(None, "t", "t", "t", "t")
    assert [act.reach for act in three.of(acts.Show)] == [0, 1, 2, 3]
    assert three.said()[0] == "More cannot be shown here. The articles are A10, A11."


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        pytest.param("k", "k is no key here; ? shows the keys.", id="a letter"),
        pytest.param("9", "9 is no key here; ? shows the keys.", id="a side that is not there"),
        pytest.param("\x1b[A", "That is no key here; ? shows the keys.", id="an arrow"),
    ],
)
def test_a_key_that_means_nothing(three: Any, key: str, sentence: str) -> None:
    assert three.play(None, key).said()[0] == sentence


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        pytest.param([""], ["D1", "D2", "D3", "D1"], id="Enter begins from the top"),
        pytest.param(["p"], ["D1", "D2", "D3", "D3"], id="back to the last one"),
        pytest.param(["k", "q"], ["D1", "D2", "D3"], id="quit"),
        pytest.param([], ["D1", "D2", "D3"], id="end of the input"),
    ],
)
def test_the_end_of_the_queue(three: Any, answers: list[str], shown: list[str]) -> None:
    three.play(None, "s", "s", "s", *answers)
    assert three.shown() == shown
    assert three.of(acts.Leave) == [acts.Leave(finished=shown == ["D1", "D2", "D3"])]


def test_the_last_can_be_undone_at_the_end(three: Any) -> None:
    three.play(None, "s", "s", "u", "y", "z")
    assert three.shown() == ["D1", "D2", "D3", "D3"]
    three = three.play(machine.step(replace(three.session, mode=Mode.END), "z"))
    assert "No decision of this session stands." in three.said()


def set_state(number: str, state: State, decision: Decision | None = None) -> Callable[[Any], None]:
    def change(on: Any) -> None:
        one = on.things[number]
        on.things[number] = Question(discrepancy=replace(one.discrepancy, state=state), decision=decision)

    return change


BY_GRACE = Decision(
    id="R9", reviewer="Grace", recorded=None, effects=(), discrepancy="D2", finding=Finding(resolution=Resolution.SAME_VOICE)  # type: ignore[arg-type]
)  # fmt: skip


@pytest.mark.parametrize(
    ("happens", "sentence"),
    [
        pytest.param(set_state("D2", State.RESOLVED, BY_GRACE), "D2 was decided meanwhile by Grace (R9): The sides are one voice: they go back to one origin.", id="decided by somebody else"),
        pytest.param(set_state("D2", State.STALE), "D2 is not found any more: there is nothing to decide.", id="stale"),
        pytest.param(set_state("D2", State.SETTLED), "D2 was settled by a correction: there is nothing to decide.", id="settled"),
        pytest.param(set_state("D2", State.WAITING), "D2 was decided meanwhile.", id="put off"),
        pytest.param(lambda on: on.things.pop("D2", None), "D2 is not in the ledger any more.", id="gone altogether"),
    ],
)  # fmt: skip
def test_what_vanishes_while_the_session_is_open(three: Any, happens: Callable[[Any], None], sentence: str) -> None:
    turn = machine.start(three.entries())
    three.answers.extend(["s", "s"])
    fetched: list[int] = []

    def later(on: Any) -> None:
        fetched.append(1)
        if len(fetched) == 2:
            happens(on)

    three.meanwhile = later
    three.play(turn)
    assert three.shown() == ["D1", "D3"]
    assert three.said()[0] == sentence


def test_a_queue_that_empties_while_it_is_open(three: Any) -> None:
    def emptied(on: Any) -> None:
        for number in on.things:
            set_state(number, State.STALE)(on)

    three.answers.extend(["s"])
    turn = machine.start(three.entries())
    fetched: list[int] = []
    three.meanwhile = lambda on: emptied(on) if fetched else fetched.append(1)
    three.play(turn)
    assert three.said() == [
        "D2 is not found any more: there is nothing to decide.",
        "Nothing waits any more. 0 decided.",
    ]
    assert three.done[-1] == acts.Leave(finished=True)


def test_back_passes_what_has_vanished(three: Any) -> None:
    fetched: list[int] = []

    def vanish(on: Any) -> None:
        fetched.append(1)
        if len(fetched) == 4:
            set_state("D2", State.STALE)(on)

    three.meanwhile = vanish
    three.play(None, "s", "s", "p")
    assert three.shown() == ["D1", "D2", "D3", "D1"]


def test_a_refusal_is_said_and_the_thing_shown_as_it_is_now(three: Any) -> None:
    three.refusal = "D1 changed since it was shown."
    three.play(None, "m", "by telephone", "x", "y", "x", "y")
    assert three.said()[0] == "D1 changed since it was shown."
    assert three.shown() == ["D1", "D1", "D2"]
    assert three.of(acts.Save)[-1].finding.note == "by telephone"


def test_a_session_goes_on_where_it_was(three: Any) -> None:
    entries = three.entries()
    three.play(machine.start(entries, place=entries[1], skipped=("D1",), decided=4), "s")
    assert three.shown() == ["D2", "D3"]
    assert three.said()[-1] == "4 decided, 2 skipped, 3 still wait. The next review goes on at D3."


@pytest.mark.parametrize(("place", "shown"), [(0, ["D2"]), (2, [])])
def test_a_session_goes_on_behind_what_waits_no_longer(three: Any, place: int, shown: list[str]) -> None:
    entries = three.entries()
    set_state(entries[place].number, State.RESOLVED)(three)
    three.play(machine.start(three.entries(), place=entries[place]))
    assert three.shown() == shown


def test_nothing_waits_at_all(table: Make) -> None:
    played = table().play()
    assert played.said() == ["Nothing waits any more. 0 decided."]
    assert played.done[-1] == acts.Leave(finished=True)


def test_an_answer_that_nobody_asked_for(three: Any) -> None:
    session, _ = machine.start(three.entries())
    with pytest.raises(ValueError, match="arrival"):
        machine.step(session, "x")


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        pytest.param(["v", "the register", "y"], Verdict(status=Status.VERIFIED, evidence=NOTE), id="verified"),
        pytest.param(["f", "the register", "y"], Verdict(status=Status.REFUTED, evidence=NOTE), id="refuted"),
        pytest.param(["o", "y"], Verdict(status=Status.OUTDATED), id="outdated"),
        pytest.param(["i", "y"], Verdict(status=Status.UNVERIFIABLE), id="unverifiable"),
        pytest.param(["m", "a year", "w", "y"], Verdict(status=Status.WITHDRAWN, note="a year"), id="withdrawn"),
        pytest.param(["v", "", "o", "y"], Verdict(status=Status.OUTDATED), id="taken back"),
    ],
)
def test_claims(table: Make, claim: Make, answers: list[str], verdict: Verdict) -> None:
    played = table(ClaimToCheck(claim=claim(1, 12)), ClaimToCheck(claim=claim(2, 14))).play(None, *answers)
    assert played.of(acts.Verify) == [acts.Verify(claim(1, 12), verdict)]
    assert f"Saved: R1. C1 is {verdict.status}." in played.said()
    assert played.shown() == ["C1", "C2"]


def test_a_claim_is_previewed(table: Make, claim: Make) -> None:
    played = table(ClaimToCheck(claim=claim(1, 12))).play(None, "v", "the register")
    assert played.of(acts.Preview)[0].lines == (
        "C1 is verified.",
        "evidence: the register",
        "C1: unverified -> verified",
    )


def test_why_no_copy_is_kept_is_said_and_the_evidence_stands(table: Make, claim: Make) -> None:
    played = table(ClaimToCheck(claim=claim(1, 12))).play(None, "v", "https://port.example/1", "y")
    assert played.said()[0] == "No copy of https://port.example/1 is kept: the server answered 404 Not Found."
    assert [act.verdict.evidence[0].text for act in played.of(acts.Verify)] == ["https://port.example/1"]


@pytest.mark.parametrize("about", ["claim", "discrepancy"])
def test_who_verifies_on_repeaters_alone_is_told(table: Make, claim: Make, question: Make, about: str) -> None:
    matter = ClaimToCheck(claim=claim(1, 12)) if about == "claim" else question(1, 12, 14)
    answers = ["v"] if about == "claim" else ["2", ""]
    careful = "Careful: this is verified on nothing but repeaters; a primary source would be better."
    played = table(matter).play(None, *answers, "repeater two", "e", "the register", "y")
    first, second = played.of(acts.Preview)
    assert first.lines[-1] == careful
    assert careful not in second.lines
    assert len(played.of(acts.Verify) + played.of(acts.Save)) == 1


@pytest.mark.parametrize(
    ("retired", "status", "sentence"),
    [
        pytest.param(True, Status.UNVERIFIED, "C2 is not found in its article any more: there is nothing to decide.", id="retired"),
        pytest.param(False, Status.REFUTED, "C2 was decided meanwhile: it is refuted.", id="decided"),
    ],
)  # fmt: skip
def test_a_claim_that_vanishes(table: Make, claim: Make, retired: bool, status: Status, sentence: str) -> None:
    on = table(ClaimToCheck(claim=claim(1, 12)), ClaimToCheck(claim=claim(2, 14)))
    fetched: list[int] = []

    def vanish(there: Any) -> None:
        fetched.append(1)
        if len(fetched) == 2:
            there.things["C2"] = ClaimToCheck(claim=claim(2, 14, status=status), retired=retired)

    on.meanwhile = vanish
    assert on.play(None, "s").said()[0] == sentence


def test_keys_are_those_of_what_is_shown(table: Make, claim: Make, question: Make) -> None:
    of_claim = table(ClaimToCheck(claim=claim(1, 12))).play(None, "?").of(acts.Keys)[0].rows
    of_question = table(question(1, 12, 14)).play(None, "?").of(acts.Keys)[0].rows
    assert dict(of_claim)["v"].startswith("verified")
    assert dict(of_question)["v"].startswith("same voice")


def test_a_session_is_a_value(three: Any) -> None:
    session, first = machine.start(three.entries())
    assert isinstance(session, Session)
    assert first == (acts.Fetch("D1"),)
    assert machine.start(three.entries()) == (session, first)
