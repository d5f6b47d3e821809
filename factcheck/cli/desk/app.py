"""The full screen: hands what is typed to the clerk, one answer after the other, and draws what the clerk gives back.

All of the clerk's work is done in one other thread, so that the screen lives on meanwhile; what is typed waits in a row until it is asked for.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.timer import Timer

from factcheck.cli.desk.editing import History, LineEdit
from factcheck.cli.desk.foot import said_line, working_line
from factcheck.cli.desk.frame import LAYOUT, SCROLLS, Frame
from factcheck.cli.desk.head import head_line
from factcheck.cli.desk.outcome import Outcome, Stopped
from factcheck.cli.desk.typed import ANSWER, ENTER, ESCAPE, GONE, PASTE, STOP, Ahead, Answer, Typed, one_key, typed
from factcheck.cli.sheet import key_lines, preview_lines
from factcheck.errors import BusyLedger
from factcheck.review import acts

if TYPE_CHECKING:
    from factcheck.cli.clerk import Clerk

__all__ = ["Desk"]

_PATIENCE = 0.25
"""Seconds after which the screen says that the ledger is at work."""

_REST = 2.0
"""Seconds without a key after which the ledger is closed until the next one: a person thinks. Reason: whoever only goes on takes less."""

_RENEW = 120.0
"""Seconds after which what is open is said to be still before the reviewer. Reason: some times within the ten minutes that a lease lasts."""

_ARROWS = {"right": "s", "left": "p"}
"""Right skips, left goes back, as in the line mode."""

_GO = "g"
"""The key that goes to a number."""

T = TypeVar("T")


class Desk(App[Outcome], inherit_bindings=False):
    """One session on a full screen. ``coming`` are the acts of a session that began already; ``thread`` runs the clerk, one call after the other."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = []
    CSS = LAYOUT

    def __init__(self, clerk: Clerk, coming: Iterator[acts.Act], thread: Executor) -> None:
        super().__init__(ansi_color=True)  # the terminal's own colours, and none with NO_COLOR
        self.clerk = clerk
        self.failure: Exception | None = None
        """What went wrong in the drawing, if anything."""
        self.frame = Frame(self._look_up)
        self._coming = coming
        self._clerks = thread
        self._ahead = Ahead()
        self._history = History()
        self._asked: acts.Ask | None = None
        self._edit: LineEdit | None = None
        self._explained: tuple[tuple[str, str], ...] = ()
        self._said: list[str] = []
        self._fresh = True
        self._stopping = False
        self._looking: asyncio.Task[None] | None = None
        self._patience: Timer | None = None
        self._rests: Timer | None = None

    def get_default_screen(self) -> Screen[None]:
        """The one screen."""
        return self.frame

    def on_mount(self) -> None:
        """The session goes on here."""
        self.theme = "ansi-dark"
        if not self.is_headless:
            for name, key in {"SIGINT": STOP, "SIGTERM": GONE, "SIGHUP": GONE}.items():
                with suppress(NotImplementedError, AttributeError, ValueError):
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._stop, key)
        self.set_interval(_RENEW, lambda: self._clerks.submit(self.clerk.renew))
        self.run_worker(self._play(), exit_on_error=False)

    async def settled(self) -> None:
        """Returns when all that was typed is answered, and the next question waits; or when the session is over."""
        await self._ahead.quiet.wait()
        if self._looking is not None:
            await self._looking

    def _handle_exception(self, error: Exception) -> None:
        self.failure = self.failure or error
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        """Nothing: whoever opened the screen tells what went wrong, in one line."""
        self._exit_renderables.clear()

    # What comes in.

    def on_key(self, event: events.Key) -> None:
        """A key."""
        event.stop()
        event.prevent_default()
        self._type(typed(event))

    def on_paste(self, event: events.Paste) -> None:
        """A text that was pasted."""
        event.stop()
        self._type(Typed(PASTE, event.text))

    def on_click(self, event: events.Click) -> None:
        """A click, on words that stand for a key or for an entry of the queue; only while a question waits, so that none counts twice."""
        event.stop()
        meta: dict[str, Any] = event.style.meta
        if not self._ahead.quiet.is_set() or self._asked is None:
            return
        if "key" in meta:
            self._type(Typed(meta["key"], "" if meta["key"] in {ENTER, ESCAPE} else meta["key"]))
        elif "row" in meta and self._asked.article is None:
            self.frame.queue.cursor = int(meta["row"])
            self._type(Typed(ENTER))

    def on_resize(self) -> None:
        """More of the queue may be in sight."""
        self.call_after_refresh(self._look_up)

    def _type(self, given: Typed) -> None:
        """Takes a key. It waits in its row until something is asked; scrolling by pages and Ctrl-C alone do not wait."""
        frame = self.frame
        if given.key == "ctrl+l":
            self.refresh(layout=True)
        elif given.key == STOP and not self._ahead.quiet.is_set():
            self._stop(STOP)
        elif given.key in {"pageup", "pagedown"} and frame.queue.cursor is None and not frame.reading:
            frame.scroll(given.key)
        else:
            self._ahead.put(given)
            if self._asked is None and self._patience is None:
                self._tell_busy()

    def _stop(self, key: str) -> None:
        """Ctrl-C, or a signal: at once where a question waits, else as soon as the ledger is done."""
        if self._ahead.quiet.is_set():
            self._ahead.put(Typed(key), first=True)
        else:
            self._stopping = True
            self.frame.say_below([("Stopping when the ledger is done …", "bold")])

    # The session.

    async def _play(self) -> None:
        """Runs the session to its end."""
        coming = self._coming
        try:
            while True:
                act = await self._of_clerk(partial(next, coming, None))
                if self._stopping and not isinstance(act, acts.Leave):
                    self._take(act)
                    raise Stopped  # noqa: TRY301 - one way out
                if isinstance(act, acts.Ask):
                    coming = self.clerk.answer((await self._answer(act)).words)
                    self._await_clerk()
                elif isinstance(act, acts.Leave):
                    self._end(Outcome(said=tuple(self._said), finished=act.finished))
                    return
                else:
                    self._take(act)
        except Stopped:
            self._end(Outcome(said=tuple(self._said), stopped=True))
        except Exception as error:  # noqa: BLE001 - it leaves the screen first, and is told then
            self._end(Outcome(said=tuple(self._said), error=error))

    def _take(self, act: acts.Act | None) -> None:
        """Shows what the session shows or says, at once."""
        match act:
            case acts.Show():
                self.frame.show_matter(act, partial(head_line, self.clerk.sitting, act))
            case acts.Say(words):
                self._said.append(words)
                self._tell(said_line(words))
            case acts.Preview(lines):
                self._tell(*list(preview_lines(lines))[1:])
            case acts.Keys(rows):
                self._explained = rows
            case acts.Ask():
                pass
            case _:
                raise TypeError(f"nothing shows a {type(act).__name__}")

    def _tell(self, *lines: Any) -> None:
        """More is said; the first thing after an answer takes the place of what was said before it."""
        self.frame.tell(lines, fresh=self._fresh)
        self._fresh = False

    async def _answer(self, asked: acts.Ask) -> Answer:
        """Asks, and gives what is answered."""
        frame, session = self.frame, self.clerk.session
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
        self._rests = self.set_timer(_REST, self._let_rest)
        self._asked, self._edit = asked, None if asked.single else LineEdit(self._history)
        rows, self._explained = self._explained, ()
        if rows and self._is_free:
            frame.show_help(list(key_lines(rows)))
        elif rows:
            self._tell(*key_lines(rows))
        if session is not None:
            frame.queue.show(session.queue)
            if session.matter is None:
                frame.show_matter(None, partial(head_line, self.clerk.sitting, None))
        frame.reading = asked.article is not None
        if frame.reading:
            frame.article.open(asked)
        frame.ask(asked, self._edit)
        frame.place()
        self.call_after_refresh(self._look_up)
        while True:
            answer = self._taken(asked, await self._ahead.next())
            if answer is not None:
                return answer
            frame.ask(asked, self._edit)

    @property
    def _is_free(self) -> bool:
        return self.clerk.session is not None and self.clerk.session.is_free

    def _taken(self, asked: acts.Ask, given: Typed) -> Answer | None:
        """What something typed answers; None where it only moved about."""
        if given.key == GONE:
            raise Stopped
        if given.key == STOP:
            if self._edit is None or asked.article is not None:
                raise Stopped
            return Answer("")
        if asked.article is not None:
            marked = self.frame.article.take(given)
            return None if marked is None else Answer(marked)
        if self.frame.queue.cursor is not None:
            return self._browsed(given)
        if given.key == "tab":
            self.frame.helping = False
            self.frame.queue.begin()
            self.frame.place()
            return None
        if given.key == "ctrl+d":
            return Answer(None)
        if given.key == ANSWER:
            return Answer(given.text)
        return self._one_key(given) if self._edit is None else self._line(self._edit, given)

    def _one_key(self, given: Typed) -> Answer | None:
        """A key where one is asked for. It closes the help, and answers at once unless it is Escape or the help's own."""
        frame = self.frame
        if given.key in SCROLLS:
            frame.scroll(given.key)
            return None
        if frame.helping:
            frame.helping = False
            frame.place()
            if given.key == ESCAPE or given.text == "?":
                return None
        if given.key in _ARROWS:
            return Answer(_ARROWS[given.key]) if self._is_free else None
        if given.key == PASTE:
            self._warn("What is pasted is taken only where a line is asked for.")
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
        pane = self.frame.queue
        if pane.moved(given.key) or given.key not in {ENTER, ESCAPE, "tab"}:
            return None
        number, pane.cursor = pane.number_at(pane.cursor or 0), None
        pane.refresh()
        self.frame.place()
        if given.key != ENTER or number is None:
            return None
        if not self._is_free or self._edit is not None:
            self._warn("Answer the question first, or take it back with Escape.")
            return None
        self._ahead.put(Typed(ANSWER, number), first=True)  # before whatever was typed since
        return Answer(_GO)

    def _warn(self, words: str) -> None:
        """A sentence of the screen's own."""
        self._fresh = True
        self._tell(said_line(words))

    def _end(self, outcome: Outcome) -> None:
        """Leaves the screen."""
        if self._looking is not None:
            self._looking.cancel()
        self.exit(outcome)
        self._ahead.quiet.set()

    # The clerk's thread.

    async def _of_clerk(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._clerks, call)

    def _await_clerk(self) -> None:
        """An answer is with the clerk: what is said from here on is news; if it takes long, the screen says so."""
        self._asked, self._fresh, self._said = None, True, []
        if self._rests is not None:
            self._rests.stop()
        self._patience = self.set_timer(_PATIENCE, self._tell_busy)

    def _tell_busy(self) -> None:
        self._patience = None
        if self._asked is None and not self._stopping:
            self.frame.say_below(working_line(len(self._ahead)))

    def _let_rest(self) -> None:
        self._clerks.submit(self.clerk.sitting.rest)

    def _look_up(self) -> None:
        """Looks up what is in sight of the queue, where it is in sight."""
        queue = self.frame.queue
        if queue.display and self._looking is None and queue.missing():
            self._looking = asyncio.create_task(self._looked_up())

    async def _looked_up(self) -> None:
        queue = self.frame.queue
        try:
            while numbers := queue.missing():
                queue.learn(numbers, await self._of_clerk(partial(self.clerk.sitting.titles, numbers)))
        except BusyLedger:
            pass  # their numbers are shown; the next step looks again
        except Exception as error:  # noqa: BLE001 - it leaves the screen first, and is told then
            self._end(Outcome(said=tuple(self._said), error=error))
        finally:
            self._looking = None
