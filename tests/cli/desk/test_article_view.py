"""Marking words of an article: the answer is the span of its text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from factcheck.cli.desk.app import Desk
from factcheck.core.article import Article
from factcheck.review import acts

TEXT = """Merrow had 20 schools in 2021, and 48 bridges.

The town council said that no other place on the coast had built as much in so short a time.
Nobody counted the boats.
"""
ARTICLE = Article(text=TEXT, title="A town counts", source="The Merrow Courier", published=date(2022, 3, 4), id="A1")


class Asking:
    """A clerk that asks for words of an article until it gets an answer, which it keeps."""

    def __init__(self, known: tuple[tuple[int, int], ...]) -> None:
        from factcheck.workflow.review import Scope, Sitting

        self.sitting = Sitting("factcheck.db", "Ada", Scope())
        self.session = None
        self.answers: list[str | None] = []
        self._ask = acts.Ask("Which words? ", single=False, article=ARTICLE, known=known)

    def begin(self) -> Iterator[acts.Act]:
        yield self._ask

    def answer(self, answer: str | None) -> Iterator[acts.Act]:
        self.answers.append(answer)
        yield acts.Leave(finished=True)


Mark = Callable[..., tuple[str | None, str]]


@pytest.fixture
def mark() -> Mark:
    """``mark(key, …)``: the answer that keys give, and the screen before the last of them."""

    def play(*keys: str, size: tuple[int, int] = (80, 24), mouse: Any = None) -> tuple[str | None, str]:
        clerk: Any = Asking(((11, 21),))
        seen = []

        async def script() -> None:
            async with desk.run_test(size=size) as pilot:
                await desk.settled()
                for key in keys:
                    seen.append(_text(desk))
                    await pilot.press(key)
                    await desk.settled()
                if mouse is not None:
                    await mouse(pilot)
                await desk.settled()

        with ThreadPoolExecutor(1) as thread:
            desk = Desk(clerk, clerk.begin(), thread)
            asyncio.run(script())
        return clerk.answers[0] if clerk.answers else None, seen[-1] if seen else ""

    return play


def _text(desk: Desk) -> str:
    return "\n".join(strip.text.rstrip() for strip in desk.frame._compositor.render_strips()) + "\n"


def _words(answer: str | None) -> str:
    start, _, end = (answer or "").removeprefix("@").partition(":")
    return TEXT[int(start) : int(end)]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        pytest.param(["space", "enter"], "Merrow", id="one word"),
        pytest.param(["w", "right", "enter", "right", "space"], "20 schools", id="two words"),
        pytest.param(["w", "w", "w", "space", "b", "left", "enter"], "had 20 schools", id="backwards"),
        pytest.param(["down", "space", "end", "enter"], TEXT.splitlines()[2].partition(" short")[0], id="a row"),
        pytest.param(["/", *"council", "enter", "space", "w", "enter"], "council said", id="searched"),
        pytest.param(["/", *"20", "enter", "n", "N", "n", "space", "enter"], "2021", id="searched again"),
        pytest.param(["/", *"lock", "enter", "space", "enter"], "Merrow", id="searched in vain"),
        pytest.param(["space", "w", "escape", "space", "enter"], "had", id="begun anew"),
        pytest.param(["pagedown", "home", "space", "enter"], "Nobody", id="the last page"),
    ],
)
def test_keys_mark(mark: Mark, keys: list[str], words: str) -> None:
    answer, _ = mark(*keys)
    assert _words(answer) == words


def test_escape_leaves(mark: Mark) -> None:
    assert mark("escape")[0] == ""
    assert mark("space", "escape", "escape")[0] == ""
    assert mark("/", "x", "escape", "escape")[0] == ""


def test_ctrl_c_stops(mark: Mark) -> None:
    assert mark("ctrl+c")[0] is None


def test_the_mouse_marks(mark: Mark) -> None:
    async def drag(pilot: Any) -> None:
        await pilot.mouse_down("#article", offset=(11, 1))
        await pilot.hover("#article", offset=(18, 1))
        await pilot.mouse_up("#article", offset=(18, 1))
        await pilot.press("enter")

    assert _words(mark(mouse=drag)[0]) == "20 schools"


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["80x24", "140x40"])
def test_the_screen(mark: Mark, stored: Callable[[str, str], None], size: tuple[int, int]) -> None:
    _, screen = mark("down", "space", "w", "w", "escape", size=size)
    stored(f"article-{size[0]}x{size[1]}", screen)
