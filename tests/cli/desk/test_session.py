"""Whole sessions before the full screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.core.decision import By, Finding
from factcheck.core.vocabulary import Resolution
from factcheck.workflow import decide
from factcheck.workflow.decide import DecisionFilter

Sit = Callable[..., Any]


def kept() -> list[Any]:
    return decide.decisions("factcheck.db", filters=DecisionFilter())


def test_a_whole_session(sit: Sit) -> None:
    seen: list[str] = []

    async def script(seat: Any) -> None:
        seen.append(seat.text())
        seen.append(await seat.press("u"))
        seen.append(await seat.press("y"))
        seen.append(await seat.press("s"))
        seen.append(await seat.press("p"))
        await seat.press("m")
        seen.append(await seat.type("by telephone"))
        await seat.press("enter")
        seen.append(await seat.press("x"))
        seen.append(await seat.press("y"))
        await seat.press("z")
        await seat.press("q")

    outcome = sit(script)
    assert " D1  1 of 4" in seen[0]
    assert "Record it? y" in seen[1]
    assert kept()[0].id == "R1"
    assert "Saved: R1 on D1." in seen[2]
    assert " D2  1 of 3" in seen[2]
    assert " D3  2 of 3" in seen[3]
    assert " D2  1 of 3" in seen[4]
    assert "Note: by telephone" in seen[5]
    assert "  note: by telephone" in seen[6]
    assert "Saved: R2 on D2." in seen[7]
    assert [one.stands for one in kept()] == [True, False]
    assert (outcome.finished, outcome.stopped, outcome.error) == (False, False, None)
    assert outcome.said[-1].endswith("1 decided, 3 still wait. The next review goes on at D2.")


def test_keys_typed_ahead_are_taken_in_their_order(sit: Sit) -> None:
    async def script(seat: Any) -> None:
        for key in "mby boat":
            seat.desk._type(_typed(key))
        for key in ("enter", "x", "y", "u", "y"):
            seat.desk._type(_typed(key))
        await seat.settle()
        assert " D3  1 of 2" in seat.text()

    sit(script)
    assert [(one.id, str(one.finding.resolution), one.note) for one in kept()] == [
        ("R1", "not_comparable", "by boat"),
        ("R2", "all_right", None),
    ]


def _typed(key: str) -> Any:
    from factcheck.cli.desk.typed import Typed

    return Typed(key, key if len(key) == 1 else "")


def test_evidence_is_typed_and_brought_back_by_the_upward_arrow(sit: Sit) -> None:
    async def script(seat: Any) -> None:
        asked = await seat.press("1", "enter")
        assert "Evidence:" in asked
        await seat.type("the regster")
        for _ in range(4):
            await seat.press("left")
        await seat.type("i")
        screen = await seat.press("enter")
        assert "evidence: the register" in screen
        await seat.press("y", "1", "enter", "up")
        assert "Evidence: the register" in seat.text()
        screen = await seat.press("escape")
        assert "Not recorded." in screen

    sit(script)
    assert [one.evidence[0].text for one in kept()] == ["the register"]


def test_what_is_pasted_answers_no_single_key(sit: Sit) -> None:
    from factcheck.cli.desk.typed import PASTE, Typed

    async def script(seat: Any) -> None:
        seat.desk._type(Typed(PASTE, "xy"))
        await seat.settle()
        assert "What is pasted is taken only where a line is asked for." in seat.text()
        await seat.press("m")
        seat.desk._type(Typed(PASTE, "from the\nregister"))
        await seat.settle()
        assert "Note: from the register" in seat.text()

    sit(script)
    assert kept() == []


def test_one_that_was_decided_meanwhile_is_refused_and_shown_again(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    save = decide.resolve

    def meanwhile(address: str, number: str, finding: Any, **said: Any) -> Any:
        monkeypatch.setattr(decide, "resolve", save)
        by = said["by"]
        save(address, number, Finding(resolution=Resolution.NOT_COMPARABLE), by=By(reviewer="Grace", now=by.now))
        return save(address, number, finding, **said)

    monkeypatch.setattr(decide, "resolve", meanwhile)

    async def script(seat: Any) -> None:
        screen = await seat.press("x", "y")
        assert "D1 was decided since it was shown: R1, not_comparable, by Grace." in screen
        assert "D1 was decided meanwhile by Grace (R1)" in screen
        assert " D2  1 of 3" in screen

    sit(script)
    assert len(kept()) == 1


def test_a_queue_that_empties_ends_the_session_with_a_sentence(sit: Sit) -> None:
    async def script(seat: Any) -> None:
        await seat.press(*"xyxyxyxy")

    outcome = sit(script)
    assert outcome.finished
    assert outcome.said[-1] == "Nothing waits any more. 4 decided."
    assert len(kept()) == 4


def test_the_end_of_the_queue_and_from_the_top_again(sit: Sit) -> None:
    async def script(seat: Any) -> None:
        screen = await seat.press("s", "right", "s", "right")
        assert "The end of the queue; 4 still wait." in screen
        assert "schools" not in screen
        assert " D1  1 of 4" in await seat.press("enter")
        assert " D4  4 of 4" in await seat.press("s", "s", "s")
        assert " D3  3 of 4" in await seat.press("left")

    sit(script)


def test_it_goes_on_where_it_was(sit: Sit) -> None:
    async def leave(seat: Any) -> None:
        await seat.press("s", "q")

    async def again(seat: Any) -> None:
        assert " D2  2 of 4" in seat.text()
        assert "Going on at D2, where you were on 2024-05-06; --again begins from the top." in seat.text()

    assert sit(leave).said == ("0 decided, 1 skipped, 4 still wait. The next review goes on at D2.",)
    sit(again)


@pytest.mark.parametrize("typed", [("ctrl+c",), ("x", "ctrl+c"), ("tab", "ctrl+c")], ids=["at once", "asked", "queue"])
def test_ctrl_c_stops(sit: Sit, typed: tuple[str, ...]) -> None:
    async def script(seat: Any) -> None:
        await seat.press(*typed)

    outcome = sit(script)
    assert (outcome.stopped, outcome.error) == (True, None)
    assert kept() == []


def test_ctrl_c_takes_a_line_back(sit: Sit) -> None:
    async def script(seat: Any) -> None:
        await seat.press("m", "a", "ctrl+c")
        assert "D1 >" in seat.text()

    assert not sit(script).stopped


def test_the_end_of_the_input_quits(sit: Sit) -> None:
    async def script(seat: Any) -> None:
        await seat.press("ctrl+d")

    assert sit(script).said[-1].endswith("The next review goes on at D1.")


def test_a_ledger_that_fails_leaves_with_its_error(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.errors import LedgerError
    from factcheck.workflow.review import Sitting

    def broken(*_: object, **__: object) -> None:
        raise LedgerError("the ledger is gone", mend="Bring it back.")

    async def script(seat: Any) -> None:
        monkeypatch.setattr(Sitting, "fetch", broken)
        await seat.press("s")

    outcome = sit(script)
    assert str(outcome.error) == str(LedgerError("the ledger is gone", mend="Bring it back."))


def test_help_is_closed_by_the_key_that_answers(sit: Sit) -> None:
    async def script(seat: Any) -> None:
        screen = await seat.press("?")
        assert "none right (asks for the value that holds)" in screen
        assert "severity" not in screen
        assert "severity" in await seat.press("escape")
        await seat.press("?")
        assert "Record it?" in await seat.press("x")

    sit(script)


def test_the_names_of_a_ruling_stand_below_what_is_shown(sit: Sit) -> None:
    async def script(seat: Any) -> None:
        screen = await seat.press("a")
        assert "severity" in screen

    sit(script)


def test_resizing_arranges_everything_anew(sit: Sit) -> None:
    async def script(seat: Any) -> None:
        assert "4 wait" not in seat.text()
        await seat.pilot.resize_terminal(140, 40)
        await seat.settle()
        assert " 4 wait " in seat.text()
        assert all(len(row) <= 140 for row in seat.text().splitlines())
        await seat.pilot.resize_terminal(50, 12)
        await seat.settle()
        assert seat.text().startswith("The terminal is too small")
        assert "D1 >" not in seat.text()
        await seat.pilot.resize_terminal(60, 16)
        await seat.settle()
        assert "D1 >" in seat.text()

    sit(script)


def test_the_queue_is_walked_and_gone_to(sit: Sit) -> None:
    async def script(seat: Any) -> None:
        screen = await seat.press("tab", "down", "down")
        assert "▸D1" in screen
        assert "Enter goes there" in screen
        assert " D3  3 of 4" in await seat.press("enter")
        assert " D1  1 of 4" in await seat.press("p")
        assert "D1 >" in await seat.press("tab", "end", "escape")
        refused = await seat.press("x", "tab", "down", "enter")
        assert "Answer the question first, or take it back with Escape." in refused
        assert "Record it?" in refused

    sit(script)
    assert kept() == []


@pytest.mark.parametrize("size", [(140, 40)], ids=["wide"])
def test_everything_works_with_the_mouse(sit: Sit, size: tuple[int, int]) -> None:
    async def script(seat: Any) -> None:
        assert " D3  3 of 4" in await seat.click("D3 3")
        assert " D4  4 of 4" in await seat.click("s skip")
        assert "Why is side 2" in await seat.click("1  ")
        assert "Evidence:" in await seat.click("Enter: not known")
        await seat.press("escape")
        assert "Record it?" in await seat.click("u d c b r")
        screen = await seat.click("y; m note")
        assert "Saved: R1 on D4." in screen

    sit(script, size=size)
    assert [str(one.finding.because) for one in kept()] == ["update"]


def test_the_wheel_and_the_keys_scroll_what_is_shown(sit: Sit) -> None:
    async def script(seat: Any) -> None:
        first = seat.text()
        down = await seat.press("pagedown")
        assert down != first
        assert await seat.press("pageup") == first
        assert await seat.press("down", "up") == first
        assert "▼" not in await seat.press("end")
        assert await seat.press("home") == first
        await seat.pilot._post_mouse_events([_wheel()], offset=(10, 5))
        await seat.settle()
        assert seat.text() != first

    sit(script)


def _wheel() -> Any:
    from textual.events import MouseScrollDown

    return MouseScrollDown
