"""While the ledger is at work: the screen lives on, keys wait in their order, Ctrl-C waits for the ledger."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from factcheck.cli.clerk import Clerk
from factcheck.cli.desk import app
from factcheck.cli.desk.typed import STOP, Typed
from factcheck.errors import BusyLedger
from factcheck.review import acts
from factcheck.workflow import decide
from factcheck.workflow.decide import DecisionFilter
from factcheck.workflow.review import Sitting

Sit = Callable[..., Any]


class Slow(Clerk):
    """Works on a ``y`` until it is let go on."""

    go_on = threading.Event()

    def answer(self, answer: str | None) -> Iterator[acts.Act]:
        if answer == "y":
            yield acts.Say("Comparing again ...")
            assert self.go_on.wait(60)
        yield from super().answer(answer)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> type[Slow]:
    monkeypatch.setattr(Slow, "go_on", threading.Event())
    monkeypatch.setattr(app, "_PATIENCE", 0.001)
    return Slow


async def until(seat: Any, words: str) -> None:
    for _ in range(2000):
        if words in seat.text():
            return
        await seat.pilot.pause(0.01)
    pytest.fail(f"{words!r} never came:\n{seat.text()}")


def test_the_screen_says_so_and_keys_wait(sit: Sit, slow: type[Slow]) -> None:
    async def script(seat: Any) -> None:
        await seat.press("x")
        seat.desk._type(Typed("y", "y"))
        await until(seat, "The ledger is at work")
        assert "Comparing again ..." in seat.text()
        assert "Saved" not in seat.text()
        for key in ("u", "y"):
            seat.desk._type(Typed(key, key))
        await until(seat, "2 keys are kept.")
        seat.desk._type(Typed("pagedown"))
        await until(seat, "▲")
        slow.go_on.set()
        await seat.settle()
        assert "Saved: R2 on D2." in seat.text()

    sit(script, clerk=slow)
    kept = decide.decisions("factcheck.db", filters=DecisionFilter())
    assert [str(one.finding.resolution) for one in kept if one.finding] == ["not_comparable", "all_right"]


def test_ctrl_c_waits_for_the_ledger_and_tells_what_came_of_it(sit: Sit, slow: type[Slow]) -> None:
    async def script(seat: Any) -> None:
        await seat.press("x")
        seat.desk._type(Typed("y", "y"))
        await until(seat, "Comparing again ...")
        seat.desk._type(Typed(STOP))
        await until(seat, "Stopping when the ledger is done")
        slow.go_on.set()
        await seat.settle()

    outcome = sit(script, clerk=slow)
    assert outcome.stopped
    assert "Saved: R1 on D1." in outcome.said[-1]
    assert len(decide.decisions("factcheck.db", filters=DecisionFilter())) == 1


def test_clicks_meanwhile_are_not_taken(sit: Sit, slow: type[Slow]) -> None:
    async def script(seat: Any) -> None:
        await seat.press("x")
        rows = seat.text().splitlines()
        y = next(at for at, row in enumerate(rows) if "Record it?" in row)
        place = (rows[y].index("y; m"), y)
        await seat.pilot.click(offset=place)
        await until(seat, "Comparing again ...")
        await seat.pilot.click(offset=place)
        slow.go_on.set()
        await seat.settle()
        assert "Saved: R1 on D1." in seat.text()
        assert "is no key" not in seat.text()

    sit(script, clerk=slow)


def test_a_queue_that_cannot_be_looked_up_shows_its_numbers(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise BusyLedger("another process is writing to the ledger", mend="Wait.")

    monkeypatch.setattr(Sitting, "titles", busy)

    async def script(seat: Any) -> None:
        assert "▸D1" in seat.text()
        assert "48 | 84" not in seat.text()

    assert sit(script, size=(140, 40)).error is None


def test_a_fault_in_the_drawing_is_told(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no such row")

    async def script(seat: Any) -> None:
        monkeypatch.setattr("factcheck.cli.desk.frame.matter_lines", broken)
        await seat.press("s")

    with pytest.raises(RuntimeError, match="no such row"):
        sit(script)
