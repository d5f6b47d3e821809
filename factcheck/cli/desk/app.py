"""The full screen: hands what is typed to the clerk, one answer after the other, and draws what the clerk gives back.

All of the clerk's work is done in one other thread, so that the screen lives on meanwhile; what is typed waits in a row until it is asked for.
"""

from __future__ import annotations

import asyncio
import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.timer import Timer

from factcheck.cli.describe import Line
from factcheck.cli.desk.article_view import ArticleView
from factcheck.cli.desk.editing import History, LineEdit
from factcheck.cli.desk.foot import asked_lines, said_line, working_line
from factcheck.cli.desk.head import head_line
from factcheck.cli.desk.matter import matter_lines
from factcheck.cli.desk.pane import LinePane
from factcheck.cli.desk.queue import QueuePane
from factcheck.cli.desk.typed import ANSWER, ENTER, ESCAPE, PASTE, Typed, one_key, typed
from factcheck.cli.sheet import key_lines, preview_lines
from factcheck.errors import BusyLedger
from factcheck.review import acts

if TYPE_CHECKING:
    from factcheck.cli.clerk import Clerk

__all__ = ["NARROWEST", "SHORTEST", "Desk", "Outcome"]

NARROWEST, SHORTEST = 60, 16
"""A smaller terminal shows a sentence."""

_WITH_QUEUE = 110
"""From so many columns on the queue stands beside what is shown."""

_LEFT_FREE = 9
"""What is said leaves so many rows to everything else."""

_PATIENCE = 0.25
"""Seconds after which the screen says that the ledger is at work."""

_ARROWS = {"right": "s", "left": "p"}
"""Right skips, left goes back, as in the line mode."""

_SCROLLS = {"up": (-1, 0), "down": (1, 0), "pageup": (0, -1), "pagedown": (0, 1)}
"""Rows and pages."""

T = TypeVar("T")


class Stopped(Exception):
    """Ctrl-C."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer for the clerk; None is the end of all answers."""

    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How it ended: what was said after the last answer, whether the session is ``finished``, was ``stopped`` by Ctrl-C, or what went wrong."""

    said: tuple[str, ...] = ()
    finished: bool = False
    stopped: bool = False
    error: Exception | None = None


def _desk(screen: DeskScreen) -> Desk:
    if not isinstance(screen.app, Desk):
        raise TypeError("the screen belongs to another program")
    return screen.app


class DeskScreen(Screen[None]):
    """Takes every key and click, and gives it to the desk."""

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        _desk(self).type(typed(event))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        _desk(self).type(Typed(PASTE, event.text))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        _desk(self).click(event.style.meta)


class Desk(App[Outcome], inherit_bindings=False):
    """One session on a full screen. ``coming`` are the acts of a session that began already; ``thread`` runs the clerk, one call after the other."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    DeskScreen { layout: vertical; overflow: hidden; }
    #head { height: 1; }
    #middle { height: 1fr; }
    #queue { width: 36; }
    #matter, #help, #article { width: 1fr; }
    #board, #foot { height: 1; }
    .alone { width: 1fr !important; }
    """
    BINDINGS: ClassVar = []

    def __init__(self, clerk: Clerk, coming: Iterator[acts.Act], thread: Executor) -> None:
        super().__init__()
        self.clerk = clerk
        self.failure: Exception | None = None
        """What went wrong in the drawing, if anything."""
        self._coming = coming
        self._thread = thread
        self._keys: deque[Typed] = deque()
        self._came = asyncio.Event()
        self._quiet = asyncio.Event()
        self._history = History()
        self._asked: acts.Ask | None = None
        self._edit: LineEdit | None = None
        self._shown: acts.Show | None = None
        self._rows: tuple[tuple[str, str], ...] = ()
        self._said: list[str] = []
        self._board: list[Line] = []
        self._fresh = True
        self._stopping = False
        self._helping = False
        self._mounted = False
        self._looking: asyncio.Task[None] | None = None
        self._busy: Timer | None = None

    def get_default_screen(self) -> Screen[None]:
        """The one screen."""
        return DeskScreen(id="desk")

    def compose(self) -> ComposeResult:
        """The parts of the screen, from the head down."""
        yield LinePane(id="small")
        yield LinePane(id="head")
        with Horizontal(id="middle"):
            yield QueuePane(self._look_up, id="queue")
            yield LinePane(id="matter")
            yield LinePane(id="help")
            yield ArticleView(id="article")
        yield LinePane(id="board")
        yield LinePane(id="foot")

    def on_mount(self) -> None:
        """The session goes on here."""
        self.theme = "ansi-dark"
        self._head, self._matter, self._help = (
            self.query_one(f"#{name}", LinePane) for name in ("head", "matter", "help")
        )
        self._foot, self._said_pane = self.query_one("#foot", LinePane), self.query_one("#board", LinePane)
        self._queue, self._article = self.query_one(QueuePane), self.query_one(ArticleView)
        small = f"The terminal is too small: {NARROWEST} columns and {SHORTEST} rows are needed. Or: factcheck review --plain"
        self.query_one("#small", LinePane).show(lambda _: [[(small, "")]])
        if not self.is_headless:
            for name in ("SIGINT", "SIGTERM", "SIGHUP"):
                with suppress(NotImplementedError, AttributeError, ValueError):
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._stop)
        self._mounted = True
        self._arrange()
        self.run_worker(self._play(), exit_on_error=False)

    def on_resize(self) -> None:
        """Everything finds its place again."""
        if self._mounted:
            self._arrange()
            self.call_after_refresh(self._look_up)

    def _handle_exception(self, error: Exception) -> None:
        self.failure = self.failure or error
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        """Nothing: whoever opened the screen tells what went wrong, in one line."""
        self._exit_renderables.clear()

    async def settled(self) -> None:
        """Returns when all that was typed is answered, and the next question waits; or when the session is over."""
        await self._quiet.wait()
        if self._looking is not None:
            await self._looking

    # What comes in.

    def type(self, given: Typed) -> None:
        """Takes a key. It waits in its row until something is asked; scrolling and Ctrl-C alone do not wait."""
        if given.key == "ctrl+l":
            self.refresh(layout=True)
        elif given.key == "ctrl+c" and not self._quiet.is_set():
            self._stop()
        elif given.key in {"pageup", "pagedown"} and self._queue.cursor is None and not self._article.display:
            self._scroll(given.key)
        else:
            self._put(given)
            if self._asked is None and self._busy is None:
                self._tell_busy()

    def click(self, meta: dict[str, str]) -> None:
        """Takes a click on words that stand for a key, or for an entry of the queue; only while a question waits."""
        if not self._quiet.is_set() or self._asked is None:
            return
        if "key" in meta:
            key = meta["key"]
            self.type(Typed(key, "" if key in {ENTER, ESCAPE} else key))
        elif "row" in meta:
            self._queue.cursor = int(meta["row"])
            self.type(Typed(ENTER))

    def _put(self, given: Typed) -> None:
        self._quiet.clear()
        self._keys.append(given)
        self._came.set()

    # The session.

    async def _play(self) -> None:
        """Runs the session to its end."""
        coming = self._coming
        try:
            while True:
                act = await self._in_thread(partial(next, coming, None))
                if self._stopping:
                    self._take_act(act)
                    raise Stopped  # noqa: TRY301 - one way out
                if isinstance(act, acts.Ask):
                    coming = self.clerk.answer((await self._answer(act)).words)
                    self._await_clerk()
                elif isinstance(act, acts.Leave):
                    self._end(Outcome(said=tuple(self._said), finished=act.finished))
                    return
                else:
                    self._take_act(act)
        except Stopped:
            self._end(Outcome(said=tuple(self._said), stopped=True))
        except Exception as error:  # noqa: BLE001 - it leaves the screen first, and is told then
            self._end(Outcome(said=tuple(self._said), error=error))

    def _take_act(self, act: acts.Act | None) -> None:
        """Shows what the session shows or says, at once."""
        if isinstance(act, acts.Show):
            again = self._shown is not None and self._shown.matter.id == act.matter.id and act.reach > 0
            self._shown = act
            self._matter.show(lambda width: list(matter_lines(act, width)), top=None if again else 0)
            self._head.show(lambda width: [head_line(self.clerk.sitting, act, width)])
        elif isinstance(act, acts.Say):
            self._said.append(act.words)
            self._tell([said_line(act.words)])
        elif isinstance(act, acts.Preview):
            self._tell(list(preview_lines(act.lines))[1:])
        elif isinstance(act, acts.Keys):
            self._rows = act.rows
        elif not isinstance(act, acts.Ask | acts.Leave):
            raise TypeError(f"nothing shows a {type(act).__name__}")

    def _tell(self, lines: list[Line]) -> None:
        """More on the board; the first thing said after an answer takes the place of what was said before it."""
        self._board = [*([] if self._fresh else self._board), *lines]
        self._fresh = False
        self._draw_board()

    async def _answer(self, asked: acts.Ask) -> Answer:
        """Asks, and gives what is answered."""
        session = self.clerk.session
        if self._busy is not None:
            self._busy.stop()
            self._busy = None
        self._asked, self._edit = asked, None if asked.single else LineEdit(self._history)
        self._helping = bool(self._rows) and session is not None and session.is_free
        if self._rows:
            rows, self._rows = list(key_lines(self._rows)), ()
            if self._helping:
                self._help.show(lambda _: rows)
            else:
                self._tell(rows)
        if session is not None:
            self._queue.show(session.queue)
            if session.matter is None:
                self._matter.show(lambda _: ())
        if asked.article is not None:
            self._article.open(asked)
        self._draw_foot()
        self._arrange()
        self._look_up()
        while True:
            given = await self._next()
            answer = self._taken(asked, given)
            if answer is not None:
                return answer
            self._draw_foot()

    async def _next(self) -> Typed:
        """The next thing typed."""
        while not self._keys:
            self._came.clear()
            self._quiet.set()
            await self._came.wait()
        return self._keys.popleft()

    def _taken(self, asked: acts.Ask, given: Typed) -> Answer | None:
        """What something typed answers; None where it only moved about."""
        if given.key == "ctrl+c":
            if self._edit is None or asked.article is not None:
                raise Stopped
            return Answer("")
        if asked.article is not None:
            marked = self._article.take(given)
            return None if marked is None else Answer(marked)
        if self._queue.cursor is not None:
            return self._browsed(given)
        if given.key == "tab":
            self._queue.begin()
            self._arrange()
            return None
        if given.key == "ctrl+d":
            return Answer(None)
        if given.key == ANSWER:
            return Answer(given.text)
        return self._one_key(given) if self._edit is None else self._line(self._edit, given)

    def _one_key(self, given: Typed) -> Answer | None:
        """A key where one is asked for. It closes the help, and answers at once unless it is Escape or the help's own."""
        if given.key in _SCROLLS:
            self._scroll(given.key)
            return None
        if self._helping:
            self._helping = False
            self._arrange()
            if given.key == ESCAPE or given.text == "?":
                return None
        session = self.clerk.session
        if given.key in _ARROWS:
            return Answer(_ARROWS[given.key]) if session is not None and session.is_free else None
        if given.key == PASTE:
            self._fresh = True
            self._tell([said_line("What is pasted is taken only where a line is asked for.")])
            return None
        key = one_key(given)
        return None if key is None else Answer(key)

    def _line(self, edit: LineEdit, given: Typed) -> Answer | None:
        """A key where a line is asked for."""
        if given.key == ESCAPE:
            return Answer("")
        if given.key == ENTER:
            self._history.add(edit.text)
            return Answer(edit.text)
        edit.take(given)
        return None

    def _browsed(self, given: Typed) -> Answer | None:
        """A key while the cursor goes through the queue."""
        pane = self._queue
        steps = {
            "up": -1,
            "down": 1,
            "pageup": -pane.page,
            "pagedown": pane.page,
            "home": -pane.count,
            "end": pane.count,
        }
        if given.key in steps:
            pane.move(steps[given.key])
            return None
        if given.key not in {ENTER, ESCAPE, "tab"}:
            return None
        number, pane.cursor = pane.number_at(pane.cursor or 0), None
        pane.refresh()
        self._arrange()
        session = self.clerk.session
        if given.key != ENTER or number is None:
            return None
        if session is None or not session.is_free or self._edit is not None:
            self._fresh = True
            self._tell([said_line("Answer the question first, or take it back with Escape.")])
            return None
        self._keys.appendleft(Typed(ANSWER, number))  # before whatever was typed since
        return Answer("g")

    def _end(self, outcome: Outcome) -> None:
        """Leaves the screen."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        self.exit(outcome)
        self._quiet.set()

    def _stop(self) -> None:
        """Ctrl-C, or a signal: at once where a question waits, else as soon as the ledger is done."""
        if self._quiet.is_set():
            self._put(Typed("ctrl+c"))
        else:
            self._stopping = True
            self._foot_says([("Stopping when the ledger is done …", "bold")])

    # The clerk's thread.

    async def _in_thread(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, call)

    def _await_clerk(self) -> None:
        """An answer is with the clerk: what is said from here on is news; if it takes long, the screen says so."""
        self._asked, self._fresh, self._said = None, True, []
        self._busy = self.set_timer(_PATIENCE, self._tell_busy)

    def _tell_busy(self) -> None:
        self._busy = None
        if self._asked is None and not self._stopping:
            self._foot_says(working_line(len(self._keys)))

    def _look_up(self) -> None:
        """Looks up what is in sight of the queue, where it is in sight."""
        if not self._queue.display or self._looking is not None or not self._queue.missing():
            return
        self._looking = asyncio.create_task(self._learned())

    async def _learned(self) -> None:
        try:
            while numbers := self._queue.missing():
                self._queue.learn(numbers, await self._in_thread(partial(self.clerk.sitting.titles, numbers)))
        except BusyLedger:
            pass  # their numbers are shown; the next step looks again
        except Exception as error:  # noqa: BLE001 - it leaves the screen first, and is told then
            self._end(Outcome(said=tuple(self._said), error=error))
        finally:
            self._looking = None

    # Drawing.

    def _arrange(self) -> None:
        """What stands where: the queue beside what is shown or in its place, the help or an article in place of both."""
        width, height = self.size
        small = width < NARROWEST or height < SHORTEST
        for name in ("head", "middle", "board", "foot"):
            self.query_one(f"#{name}").display = not small
        self.query_one("#small").display = small
        article = self._asked is not None and self._asked.article is not None
        browsing = self._queue.cursor is not None
        wide = width >= _WITH_QUEUE
        self._article.display = article
        self._help.display = self._helping and not article
        self._queue.display = not article and (browsing or wide) and not self._help.display
        self._queue.set_class(not wide, "alone")
        self._matter.display = not article and not self._help.display and (wide or not browsing)
        self._draw_board()
        self._draw_foot()

    def _draw_board(self) -> None:
        lines = self._board

        def board(width: int) -> list[Line]:
            return [[("─" * width, "dim")], *lines]

        self._said_pane.show(board)
        wanted = self._said_pane.rows_at(self.size.width)
        self._tall(self._said_pane, max(1, min(wanted, self.size.height - _LEFT_FREE)))

    def _draw_foot(self) -> None:
        asked, edit = self._asked, self._edit
        if asked is None:
            return
        lines = self._article.foot() if asked.article is not None else list(asked_lines(asked, edit))
        self._foot_says(*lines)

    def _foot_says(self, *lines: Line) -> None:
        self._foot.show(lambda _: lines)
        self._tall(self._foot, self._foot.rows_at(self.size.width))

    @staticmethod
    def _tall(pane: LinePane, rows: int) -> None:
        """Gives a pane so many rows, where it has others."""
        if pane.styles.height is None or pane.styles.height.value != rows:
            pane.styles.height = rows

    def _scroll(self, key: str) -> None:
        """Scrolls what is in the way first: the help, what is said, then what is shown."""
        rows, pages = _SCROLLS[key]
        overfull = len(self._board) and self._said_pane.is_overfull
        pane = self._help if self._helping else self._said_pane if overfull else self._matter
        pane.scroll_lines(rows) if rows else pane.scroll_pages(pages)
