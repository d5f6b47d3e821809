"""A whole review session at a terminal: the real command behind a pseudo-terminal of 80 columns, key by key.

The first session is of a program that is started; the others are forked from a process that has imported it.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from forking import OnTerminal

from factcheck.cli.ingest import read_into
from factcheck.workflow import audit, decide
from factcheck.workflow.decide import DecisionFilter

COLUMNS, ROWS = 80, 40
PATIENCE = 30
"""Seconds after which a terminal that says nothing more is given up. Nothing here waits for them."""

STYLES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")

FIGURES = {"schools": (20, 27), "bridges": (48, 84), "ferries": (31, 37)}


def article(column: int, day: str) -> str:
    lines = "\n\n".join(f"Kiel had {values[column]} {noun} in 2021." for noun, values in FIGURES.items())
    return f"Updated: {day}\n\nA count of the city\n\n{lines}\n"


def _take_terminal() -> None:
    """Makes the pseudo-terminal the one that signals come from."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A program behind a pseudo-terminal."""

    def __init__(self, forked: Path | None, arguments: list[str], folder: Path, **environment: str) -> None:
        self.master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (ROWS, COLUMNS))
        known = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES", "NO_COLOR"}}
        given = {**known, "TERM": "xterm-256color", "PYTHONUTF8": "1", **environment}
        self.process: OnTerminal | subprocess.Popen[bytes]
        if forked is None:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "factcheck", *arguments],
                cwd=folder,
                stdin=slave,
                stdout=slave,
                stderr=slave,
                env=given,
                start_new_session=True,
                preexec_fn=_take_terminal,  # noqa: PLW1509 - one system call, so that Ctrl-C is heard
            )
        else:
            self.process = OnTerminal(forked, arguments, slave, folder=folder, environment=given)
        os.close(slave)
        self.raw = b""
        self.seen = 0

    @property
    def text(self) -> str:
        """All that was printed, without its styles."""
        return STYLES.sub(b"", self.raw).decode("utf-8", "replace").replace("\r\n", "\n")

    def until(self, words: str) -> str:
        """What was printed up to these words, from where the last such call ended."""
        while words not in self.text[self.seen :]:
            if not self._read():
                raise AssertionError(f"it ended without {words!r}:\n{self.text[self.seen :]}")
        start, self.seen = self.seen, self.text.index(words, self.seen) + len(words)
        return self.text[start : self.seen]

    def press(self, keys: str, words: str) -> str:
        """Types keys, then reads up to some words."""
        os.write(self.master, keys.encode())
        return self.until(words)

    def end(self) -> int:
        """Reads to the end. Returns the exit code."""
        while self._read():
            pass
        return self.process.wait()

    def _read(self) -> bool:
        ready, _, _ = select.select([self.master], [], [], PATIENCE)
        if not ready:
            raise AssertionError(f"it says nothing more:\n{self.text[self.seen :]}")
        try:
            piece = os.read(self.master, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.raw += piece
        return bool(piece)

    def close(self) -> None:
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        os.close(self.master)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    (folder / "one.txt").write_text(article(0, "2022-03-04"), encoding="utf-8")
    (folder / "other.txt").write_text(article(1, "2022-03-06"), encoding="utf-8")
    read_into(str(folder / "factcheck.db"), [str(folder / "one.txt"), str(folder / "other.txt")])
    return folder


@pytest.fixture
def folder(read: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(read, tmp_path / "city"))


@pytest.fixture
def terminal(folder: Path, program: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*arguments: str, anew: bool = False, **environment: str) -> Terminal:
        opened.append(Terminal(None if anew else program, [*arguments, "--reviewer", "Ada"], folder, **environment))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def kept(folder: Path) -> list[tuple[str, str | None, bool]]:
    """The decisions of the ledger: what was found, about what, whether it stands."""
    found = decide.decisions(str(folder / "factcheck.db"), filters=DecisionFilter())
    return [(str(one.finding.resolution if one.finding else one.status), one.discrepancy, one.stands) for one in found]


def test_a_whole_session(terminal: Callable[..., Terminal], folder: Path) -> None:
    first = terminal("review", "--plain", anew=True)
    card = first.until(" > ")
    number = re.search(r"── (D\d), 1 of 3 ─", card)
    assert number is not None
    one = number[1]
    assert re.search(r"Kiel had ▸\d\d◂", card)
    assert "2022-03-04" in card
    assert re.search(r"published +2022-03-04 +2022-03-06", card)
    assert re.search(r"the same: .*subject Kiel", card)
    assert "superseded" in first.press("?", " > ")
    assert "no key here" in first.press("k", " > ")
    assert "¶ Kiel had" in first.press("t", " > ")

    assert "Why is side 1" in first.press("2", "known: ")
    assert "Evidence" in first.press("d", "Evidence: ")
    shown = first.press("register of ships, page 4\r", "back: ")
    assert f"{one}: Side 2" in shown
    assert "unverified -> refuted" in shown
    assert "unverified -> verified" in shown
    assert kept(folder) == []
    first.press("m", "Note: ")
    assert "note: seen in the office" in first.press("seen in the office\r", "back: ")
    card = first.press("y", " > ")
    assert f"Saved: R1 on {one}." in card
    assert kept(folder) == [("one_right", one, True)]

    assert f"Taken back: R1 on {one}." in first.press("z", " > ")
    first.press("x", "back: ")
    assert "Not recorded." in first.press("n", " > ")
    first.press("u", "back: ")
    card = first.press("y", " > ")
    assert f"Saved: R2 on {one}." in card
    second = re.search(r"── (D\d), 1 of 2 ─", card)
    assert second is not None
    third = re.search(r"── (D\d), 2 of 2 ─", first.press("s", " > "))
    assert third is not None
    assert f"── {second[1]}, 1 of 2 ─" in first.press("p", " > ")
    assert f"The next review goes on at {second[1]}." in first.press("q", "Go on with: factcheck review")
    assert first.end() == 0
    assert kept(folder) == [("one_right", one, False), ("all_right", one, True)]

    again = terminal("review", "--plain")
    assert f"Going on at {second[1]}" in again.until(" > ")
    for key, question in (("w", "nobody: "), ("\r", "no day: "), ("\r", "back: ")):
        again.press(key, question)
    again.press("y", f"── {third[1]}, 1 of 1 ─")
    again.until(" > ")
    again.press("o", "back: ")
    again.press("y", "Nothing waits any more. 3 decided.")
    assert again.end() == 0
    assert [resolution for resolution, _, stands in kept(folder) if stands] == ["all_right", "unsure", "superseded"]
    assert not audit.verify(str(folder / "factcheck.db")).faults

    for one_terminal in (first, again):
        assert max(len(line) for line in one_terminal.text.splitlines()) <= COLUMNS


def test_keys_typed_ahead_are_taken_one_by_one(terminal: Callable[..., Terminal], folder: Path) -> None:
    opened = terminal("review", "--plain")
    opened.until(" > ")
    opened.press("uysq", "Go on with")
    assert opened.end() == 0
    assert [resolution for resolution, _, _ in kept(folder)] == ["all_right"]


def test_ctrl_c_stops_and_keeps_the_place(terminal: Callable[..., Terminal]) -> None:
    opened = terminal("review", "--plain")
    opened.until(" > ")
    opened.press("s", " > ")
    opened.press("\x03", "Go on with: factcheck review")
    assert opened.end() == 130
    assert "Traceback" not in opened.text
    assert "Going on at" in terminal("review", "--plain").until(" > ")


def test_the_end_of_the_input_is_quit(terminal: Callable[..., Terminal]) -> None:
    opened = terminal("review", "--plain")
    opened.until(" > ")
    opened.press("\x04", "Go on with: factcheck review")
    assert opened.end() == 0


def test_ctrl_c_at_a_line_takes_the_question_back(terminal: Callable[..., Terminal], folder: Path) -> None:
    opened = terminal("review", "--plain")
    opened.until(" > ")
    opened.press("n", "takes it back: ")
    opened.press("\x03", "Not recorded.")
    opened.until(" > ")
    opened.press("q", "Go on with")
    assert opened.end() == 0
    assert kept(folder) == []


def test_the_figure_is_set_off_without_colours(terminal: Callable[..., Terminal]) -> None:
    opened = terminal("review", "--plain", NO_COLOR="1")
    assert re.search(r"Kiel had ▸\d\d◂", opened.until(" > "))
    assert b"\x1b[3" not in opened.raw


def test_claims_at_a_terminal(terminal: Callable[..., Terminal], folder: Path) -> None:
    opened = terminal("review", "claims", "--plain")
    card = opened.until(" > ")
    assert "stands in D1" in card
    opened.press("v", "Evidence: ")
    opened.press("C3\r", "back: ")
    assert "Saved: R1. " in opened.press("y", " > ")
    opened.press("q", "Go on with: factcheck review claims")
    assert opened.end() == 0
    assert kept(folder) == [("verified", None, True)]
