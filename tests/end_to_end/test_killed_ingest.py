"""A call of ingest that is killed at any moment and begun again leaves the ledger of one that was not.

The calls that are killed are forked from a process that has imported the program, because a start takes longer than reading the pages; their readers, where
there are several, are started from nothing. The ledger that they are held against is made by this process, so that no two hash alike.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from folder import make_folder

from factcheck.ingest import find_originals
from factcheck.workflow import portions
from factcheck.workflow.ingest import Step, ingest

PAGES = 24
PORTION = 7
NOW = datetime(2023, 4, 5, tzinfo=UTC)

NURSERY = """
import os, sys
from datetime import UTC, datetime
from factcheck.ingest import find_originals
from factcheck.workflow import portions
from factcheck.workflow.ingest import ingest

def read(place, ledger, jobs):
    def on_step(step):
        print(step.name, step.done, flush=True)
    ingest(ledger, find_originals([place], resolve=True), now=datetime(2023, 4, 5, tzinfo=UTC), jobs=int(jobs), on_step=on_step)

if __name__ == "__main__":
    portions.PORTION = int(sys.argv[1])
    for line in iter(sys.stdin.readline, ""):
        told = line.rstrip("\\n").split("\\t")
        if told[0] == "here":
            read(*told[1:])
            print("read", flush=True)
            continue
        child = os.fork()
        if child == 0:
            os.setsid()
            print(os.getpid(), flush=True)
            read(*told[1:])
            os._exit(0)
        print("ended", os.waitpid(child, 0)[1], flush=True)
"""


class Nursery:
    """Starts calls of ingest on one folder, and kills them."""

    def __init__(self, folder: Path, warm: Path) -> None:
        program = folder / "program.py"
        program.write_text(NURSERY, encoding="utf-8")
        command = [sys.executable, str(program), str(PORTION)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._pages = str(folder / "pages")
        self._say("here", str(warm), str(folder / "warm.db"), "1")
        while self._hear() != "read":
            pass

    def read(self, ledger: Path, jobs: int, steps: int | None = None) -> int:
        """A call that is killed when it has told so many steps, else comes to its end. Its wait status."""
        self._say("fork", self._pages, str(ledger), str(jobs))
        child = int(self._hear())
        if steps is not None:
            for _ in range(steps):
                self._hear()
            os.killpg(child, signal.SIGKILL)
        while not (said := self._hear()).startswith("ended"):
            pass
        return int(said.split()[1])

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _say(self, *words: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\t".join(words) + "\n")
        self._process.stdin.flush()

    def _hear(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the nursery ended"
        return line.rstrip("\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("killed")
    make_folder(place / "pages", PAGES)
    return place


@pytest.fixture(scope="module")
def whole(folder: Path) -> tuple[Path, int]:
    """The ledger of a call that was not killed, and how many steps it told."""
    ledger, steps = folder / "whole.db", []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "PORTION", PORTION)
        found = find_originals([str(folder / "pages")], resolve=True)

        def on_step(step: Step) -> None:
            steps.append(step)

        ingest(str(ledger), found, now=NOW, on_step=on_step)
    return ledger, len(steps)


@pytest.fixture(scope="module")
def nursery(folder: Path) -> Iterator[Nursery]:
    made = Nursery(folder, make_folder(folder / "warm", 1))
    yield made
    made.close()


def rows(ledger: Path) -> list[str]:
    opened = sqlite3.connect(ledger)
    try:
        return [line for line in opened.iterdump() if line.startswith("INSERT")]
    finally:
        opened.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_and_begun_again(nursery: Nursery, whole: tuple[Path, int], tmp_path: Path, jobs: int) -> None:
    (ledger, steps), killed = whole, tmp_path / "killed.db"
    for at in (steps // 5, steps // 3):
        assert nursery.read(killed, jobs, at) == signal.SIGKILL
    assert nursery.read(killed, jobs) == 0
    assert rows(killed) == rows(ledger)
