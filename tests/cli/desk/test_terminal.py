"""The command on a real terminal: which surface it takes, how it leaves, and what stays on the normal screen.

Most calls are forked from a process that has imported the program; the first test, and the one whose interpreter is told how to write, start it.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from forking import OnTerminal

from factcheck.workflow import audit, decide
from factcheck.workflow.decide import DecisionFilter

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")
fcntl = pytest.importorskip("fcntl")

DEADLINE = 60.0
"""Seconds after which a terminal that says nothing is given up; a session needs a fraction of it."""

NORMAL = "\x1b[?1049l"
"""Back to the normal screen. Source: xterm's control sequences."""

CONTROLS = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[()].|.)", re.DOTALL)


class Terminal:
    """A program on a terminal of 80x24."""

    def __init__(self, forked: Path | None, *arguments: str, **environment: str) -> None:
        self._own, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        line = ["review", "--reviewer", "Ada", *arguments]
        given = {**os.environ, "TERM": "xterm-256color", "PYTHONUTF8": "1", **environment}
        self._program: OnTerminal | subprocess.Popen[bytes]
        if forked is None:
            command = [sys.executable, "-m", "factcheck", *line]
            self._program = subprocess.Popen(
                command, stdin=other, stdout=other, stderr=other, start_new_session=True, env=given
            )
        else:
            self._program = OnTerminal(forked, line, other, folder=Path.cwd(), environment=given)
        os.close(other)
        self.out = ""
        self._bytes = b""

    def until(self, words: str) -> None:
        """Reads until these words were written."""
        while words not in CONTROLS.sub("", self.out):
            assert self._read(), f"{words!r} never came: {self.out[-2000:]!r}"

    def type(self, keys: str) -> None:
        os.write(self._own, keys.encode())

    def signal(self, name: str) -> None:
        self._program.send_signal(getattr(signal, name))

    def end(self) -> int:
        """Reads all that is left. Returns the exit code."""
        while self._read():
            pass
        os.close(self._own)
        return self._program.wait(DEADLINE)

    def _read(self) -> bool:
        if not select.select([self._own], [], [], DEADLINE)[0]:
            self._program.kill()
            return False
        try:
            read = os.read(self._own, 65536)
        except OSError:  # how Linux says that the program is gone
            return False
        self._bytes += read
        self.out = self._bytes.decode("utf-8", "replace")
        return bool(read)


Open = Callable[..., Terminal]


@pytest.fixture
def started(two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """``started(option, …)``: a review in a terminal, on a copy of the ledger; the program is started from nothing."""
    shutil.copy(two, tmp_path / "factcheck.db")
    monkeypatch.chdir(tmp_path)
    for name in ("FACTCHECK_DB", "NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    return partial(Terminal, None)


@pytest.fixture
def opened(started: Open, program: Path) -> Open:
    """The same, forked."""
    del started
    return partial(Terminal, program)


def test_the_full_screen_and_what_stays_of_it(started: Open) -> None:
    terminal = started()
    terminal.until("? keys")
    terminal.type("x")
    terminal.until("Record it?")
    terminal.type("y")
    terminal.until("Saved: R1 on D1.")
    terminal.type("q")
    assert terminal.end() == 0
    left = CONTROLS.sub("", terminal.out.rpartition(NORMAL)[2])
    assert "1 decided, 3 still wait. The next review goes on at D2.\r\n" in left
    assert left.rstrip().endswith("Go on with: factcheck review --reviewer Ada")


def test_ctrl_c_leaves_with_a_sentence(opened: Open) -> None:
    terminal = opened()
    terminal.until("? keys")
    terminal.type("\x03")
    assert terminal.end() == 130
    left = CONTROLS.sub("", terminal.out.rpartition(NORMAL)[2])
    assert "Stopped; what was saved stays. Go on with: factcheck review --reviewer Ada\r\n" in left
    assert "Traceback" not in terminal.out


def test_a_screen_that_is_killed_keeps_what_it_showed(opened: Open) -> None:
    terminal = opened()
    terminal.until("? keys")
    for number in ("D1", "D2"):
        terminal.type("x")
        terminal.until(f"{number}: The sides cannot be compared")
        terminal.type("y")
        terminal.until(f"on {number}. The sides cannot be compared")
    terminal.signal("SIGKILL")
    assert terminal.end() == -signal.SIGKILL
    assert [one.discrepancy for one in decide.decisions("factcheck.db", filters=DecisionFilter())] == ["D1", "D2"]
    assert audit.verify("factcheck.db").is_whole
    again = opened()
    again.until("Going on at D")
    again.type("q")
    assert again.end() == 0


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        pytest.param("", "? keys", id="at a key"),
        pytest.param("m", "Note:", id="at a line"),
        pytest.param("?", "two names are two things", id="in the help"),
        pytest.param("+", "In which article", id="at a further question"),
    ],
)
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_a_session_whose_terminal_is_closed_ends(opened: Open, keys: str, asked: str, name: str) -> None:
    terminal = opened()
    terminal.until("? keys")
    terminal.type(keys)
    terminal.until(asked)
    terminal.signal(name)
    assert terminal.end() == 130


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        pytest.param(["--plain"], {}, id="plain"),
        pytest.param([], {"TERM": "dumb"}, id="a dumb terminal"),
        pytest.param([], {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, id="a terminal without the signs"),
    ],
)
def test_line_by_line(opened: Open, started: Open, options: list[str], environment: dict[str, str]) -> None:
    open_one = started if "PYTHONIOENCODING" in environment else opened
    terminal = open_one(*options, **environment)
    terminal.until("? keys")
    terminal.type("q")
    assert terminal.end() == 0
    assert "D1, 1 of 4" in terminal.out
    assert "\x1b[?1049h" not in terminal.out


def test_without_colours_nothing_is_hidden(opened: Open) -> None:
    terminal = opened(NO_COLOR="1")
    terminal.until("? keys")
    terminal.type("q")
    assert terminal.end() == 0
    assert "▸48◂" in CONTROLS.sub("", terminal.out)
    styles = {one for found in re.findall(r"\x1b\[([0-9;]*)m", terminal.out) for one in found.split(";")}
    assert styles <= {"", "0", "1", "2", "7", "39", "49"}


def test_nothing_waits_opens_no_screen(opened: Open) -> None:
    terminal = opened("--min-severity", "5")
    assert terminal.end() == 0
    assert terminal.out == "Nothing waits: no discrepancy of severity 5 or more is open.\r\n"


def test_no_ledger_is_one_line(opened: Open) -> None:
    terminal = opened("--db", "nowhere.db")
    assert terminal.end() == 2
    assert terminal.out.count("\r\n") == 1
    assert "there is no ledger here" in terminal.out
