from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from factcheck.core.chain import Head
from factcheck.core.claim import Claim
from factcheck.core.decision import Decision, Effect
from factcheck.core.vocabulary import Ending, State, Status
from factcheck.report import FORMATS, Contents
from factcheck.report.moves import MOVES, Move
from factcheck.report.since import FigureMove, Looked, Since, StatusMove, move_of, since_told, status_moves

BEFORE, AFTER = datetime(2023, 1, 1, tzinfo=UTC), datetime(2023, 2, 1, tzinfo=UTC)


def made(number: str, **said: Any) -> Decision:
    return Decision(
        **({"id": number, "reviewer": "Ada", "recorded": BEFORE, "effects": (), "discrepancy": "D1"} | said)
    )


def looked(**said: frozenset[str]) -> Looked:
    none: frozenset[str] = frozenset()
    given: dict[str, Any] = {"new": none, "changed": none, "decided": none, "undone": none} | said
    return Looked(**given, times=frozenset({AFTER}))


UNDONE = made("R1", ended=AFTER, ending=Ending.UNDONE)
D1, R1, R2 = frozenset({"D1"}), frozenset({"R1"}), frozenset({"R2"})


@pytest.mark.parametrize(
    ("state", "decisions", "seen", "expected"),
    [
        pytest.param(State.OPEN, (), looked(), None, id="nothing"),
        pytest.param(State.OPEN, (), looked(new=D1), Move.NEW, id="new"),
        pytest.param(State.OPEN, (), looked(changed=D1), Move.CHANGED, id="other sides"),
        pytest.param(State.OPEN, (UNDONE,), looked(undone=R1), Move.OPENED, id="taken back"),
        pytest.param(State.OPEN, (UNDONE,), looked(undone=R1, decided=R1), None, id="decided and taken back since"),
        pytest.param(State.OPEN, (made("R1", ended=BEFORE, ending=Ending.UNDONE),), looked(), None, id="taken back before"),
        pytest.param(State.RESOLVED, (made("R1"),), looked(decided=R1), Move.DECIDED, id="decided"),
        pytest.param(State.RESOLVED, (made("R1"),), looked(decided=R1, new=D1), Move.DECIDED, id="new and decided"),
        pytest.param(State.RESOLVED, (made("R1"),), looked(), None, id="decided before"),
        pytest.param(State.RESOLVED, (made("R1"),), looked(changed=D1), Move.CHANGED, id="a further voice for what was decided"),
        pytest.param(State.RESOLVED, (made("R1"), made("R2", second_of="R1", agrees=True)), looked(decided=R2), None, id="a second review that agrees"),
        pytest.param(State.WAITING, (made("R1"),), looked(decided=R1), Move.WAITING, id="left to wait"),
        pytest.param(State.REOPENED, (made("R1"),), looked(changed=D1), Move.REOPENED, id="reopened"),
        pytest.param(State.REOPENED, (made("R1"),), looked(), None, id="reopened before"),
        pytest.param(State.REOPENED, (made("R1"), made("R2", second_of="R1", agrees=False)), looked(decided=R2), Move.REOPENED, id="a second review that does not agree"),
        pytest.param(State.SETTLED, (), looked(changed=D1), Move.SETTLED, id="settled"),
        pytest.param(State.SETTLED, (), looked(), None, id="settled before"),
        pytest.param(State.STALE, (), looked(changed=D1), Move.GONE, id="gone"),
        pytest.param(State.STALE, (), looked(new=D1), None, id="come and gone"),
    ],
)  # fmt: skip
def test_what_became_of_it(
    state: State, decisions: tuple[Decision, ...], seen: Looked, expected: Move | None, contents: Contents
) -> None:
    assert move_of(replace(contents.discrepancies[0], state=state), decisions, seen) is expected


def effect(after: Status) -> tuple[Effect, ...]:
    return (Effect(claim="C1", before=Status.UNVERIFIED, after=after),)


@pytest.mark.parametrize(
    ("decisions", "now", "seen", "before"),
    [
        pytest.param([made("R1", effects=effect(Status.VERIFIED))], Status.VERIFIED, looked(decided=R1), Status.UNVERIFIED, id="verified"),
        pytest.param([made("R1", effects=effect(Status.VERIFIED))], Status.VERIFIED, looked(), None, id="verified before"),
        pytest.param(
            [made("R1", effects=effect(Status.VERIFIED), ended=AFTER, ending=Ending.SUPERSEDED), made("R2", effects=effect(Status.REFUTED))],
            Status.REFUTED, looked(decided=R2), Status.VERIFIED, id="a later decision takes its place",
        ),
        pytest.param(
            [made("R1", effects=effect(Status.VERIFIED), ended=AFTER, ending=Ending.SUPERSEDED), made("R2")],
            Status.UNVERIFIED, looked(decided=R2), Status.VERIFIED, id="a later decision leaves it alone",
        ),
        pytest.param([made("R1", effects=effect(Status.VERIFIED), ended=AFTER, ending=Ending.UNDONE)], Status.UNVERIFIED, looked(undone=R1), Status.VERIFIED, id="taken back"),
        pytest.param([made("R1", effects=effect(Status.VERIFIED), ended=AFTER, ending=Ending.UNDONE)], Status.UNVERIFIED, looked(undone=R1, decided=R1), None, id="came and went"),
    ],
)  # fmt: skip
def test_what_became_of_the_status_of_a_claim(
    decisions: list[Decision], now: Status, seen: Looked, before: Status | None, claim: Callable[..., Claim]
) -> None:
    one = claim("It took 48 ships.", "48", status=now)
    found = status_moves(decisions, {"C1": one}, seen)
    assert [(move.before, move.after) for move in found] == ([] if before is None else [(before, now)])


@pytest.fixture
def since(contents: Contents, claim: Callable[..., Claim]) -> Since:
    hostile = claim("It took 84 ships.", "84", "C2", title="</b>\x1b[2J\u202e", source="=Daily")
    return Since(
        head=Head(7, "ef" * 32),
        recorded=datetime(2023, 3, 4, 5, 6, tzinfo=UTC),
        moves={Move.NEW: contents.discrepancies[:1], Move.DECIDED: contents.discrepancies[1:2]},
        figures=(FigureMove(claim=hostile, before="48", after="84", why="the article changed"),),
        statuses=(StatusMove(claim=hostile, before=Status.UNVERIFIED, after=Status.OUTDATED),),
        articles=(hostile.article,),
        claims=12,
    )


def test_it_is_told_in_every_format_that_has_words(contents: Contents, since: Since) -> None:
    told = replace(contents, since=since)
    page, text = FORMATS["html"](told), FORMATS["md"](told)
    for words in (
        "What changed since 4 March 2023, 05:06 UTC (event 7)",
        "12 claims came since",
        MOVES[Move.NEW],
        MOVES[Move.DECIDED],
    ):
        assert words in page
        assert words in text
    assert (
        "Since 4 March 2023, 05:06 UTC (event 7): 1 new, 1 decided, 1 other figure, 1 of another status, 1 new article."
        in page
    )
    assert "<strong>48</strong> → <strong>84</strong>" in page
    assert "unverified → **outdated**" in text
    for steering in ("\x1b", "\u202e", "</b>"):
        assert steering not in page.partition("<main")[2]
        assert steering not in text
    assert '"hash": "' + "ef" * 32 in FORMATS["json"](told)
    assert FORMATS["csv"](told) == FORMATS["csv"](contents)


def test_that_nothing_changed_is_said(contents: Contents) -> None:
    nothing = Since(head=None)
    assert nothing.is_empty
    assert (nothing.when, since_told(nothing)) == ("the beginning", "nothing")
    assert "Nothing that this report tells of." in FORMATS["html"](replace(contents, since=nothing))
    assert since_told(replace(nothing, claims=3)) == "3 claims came"
