"""What was typed, one key after the other, and what it answers."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass

from textual import events

__all__ = ["ANSWER", "ENTER", "ESCAPE", "GONE", "PASTE", "STOP", "Ahead", "Answer", "Typed", "one_key", "typed"]

ENTER = "enter"
ESCAPE = "escape"
STOP = "ctrl+c"
PASTE = "paste"
"""A text that was pasted: no key."""

ANSWER = "answer"
"""A whole answer, from a click."""

GONE = "gone"
"""Nobody is there any more: the terminal was closed, or the process is to end."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One key by its name on the screen's side (``enter``, ``pagedown``, ``a``), with the text that it writes, if any."""

    key: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer for the clerk; None is the end of all answers."""

    words: str | None


class Ahead:
    """What was typed and is not asked for yet, in its order. ``quiet`` is set while nothing is left and the next key is awaited."""

    def __init__(self) -> None:
        self._keys: deque[Typed] = deque()
        self._came = asyncio.Event()
        self.quiet = asyncio.Event()

    def __len__(self) -> int:
        return len(self._keys)

    def put(self, given: Typed, *, first: bool = False) -> None:
        """Takes a key, behind all others, or, ``first``, before them."""
        self.quiet.clear()
        if first:
            self._keys.appendleft(given)
        else:
            self._keys.append(given)
        self._came.set()

    async def next(self) -> Typed:
        """The next key, as soon as there is one."""
        while not self._keys:
            self._came.clear()
            self.quiet.set()
            await self._came.wait()
        return self._keys.popleft()


def typed(event: events.Key) -> Typed:
    """The key of an event."""
    return Typed(event.key, event.character if event.is_printable and event.character else "")


def one_key(given: Typed) -> str | None:
    """What a key answers where one key is asked for; None for one that answers nothing."""
    if given.key == ENTER:
        return ""
    if given.key == ESCAPE:
        return "\x1b"
    return given.text or None if given.key != PASTE else None
