"""What was typed, one key after the other, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events

__all__ = ["ANSWER", "ENTER", "ESCAPE", "PASTE", "STOP", "Answer", "Typed", "one_key", "typed"]

ENTER = "enter"
ESCAPE = "escape"
STOP = "ctrl+c"
PASTE = "paste"
"""A text that was pasted: no key."""

ANSWER = "answer"
"""A whole answer, from a click."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One key by its name on the screen's side (``enter``, ``pagedown``, ``a``), with the text that it writes, if any."""

    key: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer for the clerk; None is the end of all answers."""

    words: str | None


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
