"""Where answers come from: single keys on a terminal, whole lines from a pipe or a file."""

from __future__ import annotations

import importlib.util
import os
import select
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap
from typing import Protocol

import click

from factcheck.core.wording import visible
from factcheck.errors import InputError, MissingPath
from factcheck.review.acts import Ask

_HAS_MODES = importlib.util.find_spec("termios") is not None
"""Windows has none: click reads its keys."""

__all__ = ["Answers", "Keyboard", "Lines", "answers_from"]

_ENTER = ("\r", "\n")
_PASTED = 4096
"""So many bytes are taken from the terminal at once."""

_BEAT = 0.2
"""Seconds between two looks at what was typed."""

_IDLE = 10
"""After so many beats without a key a person thinks. Reason: two seconds are longer than anybody who only goes on takes."""

_STOP, _END = "\x03", "\x04"
_ARROWS = {"\x1b[C": "s", "\x1bOC": "s", "\x1b[D": "p", "\x1bOD": "p"}
"""Right skips, left goes back."""


class Answers(Protocol):
    """Anything that can be asked. ``when_idle`` is called when an answer takes its time: a person thinks."""

    when_idle: Callable[[], None]

    def ask(self, asked: Ask) -> str | None:
        """The answer to a question, None at the end of all answers."""
        ...


class Keyboard:
    """A person at a terminal. One key answers a question that takes one; keys typed ahead are kept for the next, none is lost."""

    def __init__(self) -> None:
        self._ahead = ""
        self.when_idle: Callable[[], None] = _do_nothing

    def ask(self, asked: Ask) -> str | None:
        """The key, or the line, that was typed. Raises KeyboardInterrupt for Ctrl-C at a question that takes one key."""
        if asked.legend:
            click.secho(_fitted(visible(asked.legend)), dim=True)
        if not asked.single:
            return self._line(visible(asked.prompt))
        click.echo(_fitted(visible(asked.prompt)), nl=False)
        key = self._key()
        click.echo(visible(key) if key is not None and key.isprintable() else "")
        return key

    def _key(self) -> str | None:
        read = self._ahead or _typed(self.when_idle)
        first = read if read.startswith("\x1b") else read[:1]
        self._ahead = read[len(first) :]
        if first == _STOP:
            raise KeyboardInterrupt
        if first in {"", _END}:
            return None
        return "" if first in _ENTER else _ARROWS.get(first, first)

    def _line(self, prompt: str) -> str | None:
        ahead, self._ahead = self._ahead, ""
        for end in _ENTER:
            if end in ahead:
                line, _, self._ahead = ahead.partition(end)
                click.echo(prompt + visible(line))
                return line
        try:
            line = ahead + _edited(prompt + visible(ahead), self.when_idle)
        except EOFError:
            click.echo()
            return None
        except KeyboardInterrupt:  # takes the question back, as Enter does
            click.echo()
            return ""
        return "" if "\x1b" in line else line  # so does Escape


class Lines:
    """Whole lines as answers, from a file or a pipe: each is shown behind its question, so that the output reads like a session.

    With ``typed`` they come from a keyboard whose lines are seen already: the question is shown before.
    """

    def __init__(self, lines: Iterable[str], *, typed: bool = False) -> None:
        self._lines: Iterator[str] = iter(lines)
        self._typed = typed
        self.when_idle: Callable[[], None] = _do_nothing

    def ask(self, asked: Ask) -> str | None:
        """The next line, without its end; None where there is none."""
        if self._typed:
            self.when_idle()
            click.echo(visible(asked.prompt), nl=False)
        line = next(self._lines, None)
        if line is None:
            return None
        answer = line.rstrip("\r\n")
        if not self._typed:
            click.echo(visible(asked.prompt + answer))
        return answer


@contextmanager
def answers_from(path: str | None) -> Iterator[Answers]:
    """The answers of a file (``-``: standard input), else of the terminal, else of what is piped in.

    Raises MissingPath for a file that is not there, InputError for one that cannot be read.
    """
    if path is not None and path != "-":
        try:
            with Path(path).open(encoding="utf-8-sig", errors="surrogateescape") as file:
                yield Lines(file)
        except FileNotFoundError:
            raise MissingPath(
                "there is no such file", where=path, mend="Name a file with an answer on each line."
            ) from None
        except OSError as error:
            what = f"cannot be read ({error.strerror})"
            raise InputError(what, where=path, mend="Name a file with an answer on each line.") from None
        return
    if sys.stdin is None:
        raise InputError("is closed", where="standard input", mend="Name a file with the answers: --answers FILE.")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    if path is None and sys.stdin.isatty() and sys.stdout.isatty():
        with _single_keys():
            yield Keyboard()
    else:
        yield Lines(sys.stdin, typed=sys.stdin.isatty())


def _fitted(text: str) -> str:
    """A text in lines that the terminal can hold: it would break words anywhere."""
    columns = get_terminal_size().columns
    if len(text) <= columns:
        return text
    body = text.rstrip()
    return "\n".join(wrap(body, columns, break_on_hyphens=False)) + text[len(body) :]


def _typed(when_idle: Callable[[], None]) -> str:
    """What was typed since the last call, at least one key; empty where the terminal is gone."""
    if not _HAS_MODES:
        return click.getchar()
    _await_key(when_idle)
    return os.read(sys.stdin.fileno(), _PASTED).decode("utf-8", "surrogateescape")


def _edited(prompt: str, when_idle: Callable[[], None]) -> str:
    """A line, with the keys that edit one and the lines before it on the upward arrow, where the system can. Raises EOFError."""
    if not _HAS_MODES:
        return input(prompt)
    with suppress(ImportError):
        import readline  # noqa: F401 - its import is what makes ``input`` edit
    click.echo(prompt, nl=False)
    _await_key(when_idle)
    click.echo("\r", nl=False)
    with _whole_lines():
        return input(prompt)


def _await_key(when_idle: Callable[[], None]) -> None:
    """Returns when something was typed. Ctrl-C is noticed whenever it comes, also just before the wait."""
    beats = 0
    while not select.select([sys.stdin], [], [], _BEAT)[0]:
        beats += 1
        if beats == _IDLE:
            when_idle()


def _do_nothing() -> None:
    """Nobody wants to know that a person thinks."""


@contextmanager
def _single_keys() -> Iterator[None]:
    """The terminal gives each key at once, and does not show it. Nothing typed before is thrown away, as ``click.getchar`` would."""
    if not _HAS_MODES:
        yield
        return
    import termios
    import tty

    file = sys.stdin.fileno()
    before = termios.tcgetattr(file)
    tty.setcbreak(file, termios.TCSADRAIN)
    try:
        yield
    finally:
        termios.tcsetattr(file, termios.TCSADRAIN, before)


@contextmanager
def _whole_lines() -> Iterator[None]:
    """The terminal edits and shows a line again, as it does outside a session."""
    if not _HAS_MODES:
        yield
        return
    import termios

    file = sys.stdin.fileno()
    before = termios.tcgetattr(file)
    now = termios.tcgetattr(file)
    now[_LOCAL] |= termios.ICANON | termios.ECHO
    now[0] |= termios.ICRNL
    termios.tcsetattr(file, termios.TCSADRAIN, now)
    try:
        yield
    finally:
        termios.tcsetattr(file, termios.TCSADRAIN, before)


_LOCAL = 3
"""Where the local modes stand in what ``termios.tcgetattr`` gives. Source: the termios module."""
