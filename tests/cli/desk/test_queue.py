from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.app import App, ComposeResult

from factcheck.cli.desk.queue import QueuePane
from factcheck.core.titles import Title
from factcheck.review.queue import Entry, Queue

ENTRIES = [Entry(f"D{at}", (float(-at),)) for at in range(10_000, 0, -1)]


class Alone(App[None]):
    """A queue pane by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = 0
        self.pane = QueuePane(self._want)

    def _want(self) -> None:
        self.wanted += 1

    def compose(self) -> ComposeResult:
        yield self.pane


Play = Callable[..., None]


@pytest.fixture
def play() -> Play:
    """``play(script, size=…)``: a script with a queue pane of ten thousand entries, at the 500th."""

    def run(script: Callable[[Alone, Any], Awaitable[None]], size: tuple[int, int] = (36, 21)) -> None:
        async def played() -> None:
            app = Alone()
            async with app.run_test(size=size) as pilot:
                app.pane.show(Queue.of(ENTRIES).at(ENTRIES[499]))
                await pilot.pause()
                await script(app, pilot)

        asyncio.run(played())

    return run


def rows(app: App[None]) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def title(number: str, *figures: str) -> Title:
    return Title(number=number, severity=3, kind="update", subject="M\x1b", metric="ferries", figures=figures)


def test_only_what_is_in_sight_is_looked_up(play: Play) -> None:
    async def script(app: Alone, pilot: Any) -> None:
        missing = app.pane.missing()
        assert len(missing) == app.pane.page == 10
        assert ENTRIES[499].number in missing
        app.pane.learn(missing[:-1], {one: title(one, "12", "14") for one in missing[:-2]})
        assert app.pane.missing() == missing[-1:]
        await pilot.pause()
        shown = rows(app)
        assert shown[0].startswith(" 10,000 wait")
        assert any(row.startswith(f"▸{ENTRIES[499].number} 3 update  ferries, M\\x1b") for row in shown)
        assert any(row.startswith("   12 | 14") for row in shown)
        assert all(len(row) <= 36 for row in shown)

    play(script)


def test_what_was_known_is_shown_until_it_is_looked_up_again(play: Play) -> None:
    async def script(app: Alone, pilot: Any) -> None:
        numbers = app.pane.missing()
        app.pane.learn(numbers, {one: title(one, "12") for one in numbers})
        app.pane.show(Queue.of(ENTRIES[1:]).at(ENTRIES[499]))
        assert set(app.pane.missing()) <= set(numbers) | {ENTRIES[506].number}
        assert app.pane.missing()
        await pilot.pause()
        assert sum("update" in row for row in rows(app)) >= 9

    play(script)


@pytest.mark.parametrize(
    ("steps", "at"),
    [
        pytest.param([1, 1], 501, id="down"),
        pytest.param([-1], 498, id="up"),
        pytest.param([-10_000], 0, id="the first"),
        pytest.param([10_000], 9_999, id="the last"),
    ],
)
def test_the_cursor_stays_inside_and_in_sight(play: Play, steps: list[int], at: int) -> None:
    async def script(app: Alone, pilot: Any) -> None:
        app.pane.begin()
        for step in steps:
            app.pane.move(step)
        await pilot.pause()
        number = app.pane.number_at(app.pane.cursor or 0)
        assert number == ENTRIES[at].number
        assert any(number in row for row in rows(app))
        assert app.wanted == len(steps) + 1

    play(script)


def test_the_wheel_moves_what_is_in_sight(play: Play) -> None:
    async def script(app: Alone, pilot: Any) -> None:
        from textual.events import MouseScrollDown, MouseScrollUp

        before = rows(app)
        await pilot._post_mouse_events([MouseScrollDown], offset=(3, 3))
        assert rows(app) != before
        await pilot._post_mouse_events([MouseScrollUp], offset=(3, 3))
        assert rows(app) == before
        assert app.wanted == 2

    play(script)


def test_where_it_is_broad_an_entry_takes_one_row(play: Play) -> None:
    async def script(app: Alone, pilot: Any) -> None:
        assert app.pane.page == 20
        app.pane.learn(app.pane.missing(), {ENTRIES[499].number: title(ENTRIES[499].number, "12", "14")})
        await pilot.pause()
        assert any("ferries, M\\x1b  12 | 14" in row for row in rows(app))

    play(script, size=(80, 21))


def test_an_empty_queue(play: Play) -> None:
    async def script(app: Alone, pilot: Any) -> None:
        app.pane.show(Queue())
        app.pane.begin()
        app.pane.move(1)
        await pilot.pause()
        assert app.pane.number_at(0) is None
        assert app.pane.missing() == []

    play(script)
