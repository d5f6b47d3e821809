"""Review sessions killed with SIGKILL at random points: what was shown as saved is in the ledger, its audit trail is whole, and no lease is stuck.

Each session is a process of its own that runs the real command, as one of three reviewers, on the ledger that the one before it left. A few are started
from nothing; the others are forked from a process that has imported the program and done nothing else, because a hundred starts would take minutes.
``FACTCHECK_KILLED=1000`` kills so many in all.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import pytest

from factcheck.cli.ingest import read_into
from factcheck.core.decision import Decision
from factcheck.store.discrepancies import count_open
from factcheck.store.engine import open_ledger
from factcheck.store.leases import LASTS, held_by_others
from factcheck.store.seconds import waiting_for_second
from factcheck.workflow import audit, decide
from factcheck.workflow.decide import DecisionFilter

LEDGERS = 8
SESSIONS = int(os.environ.get("FACTCHECK_KILLED", "100")) // LEDGERS
"""So many sessions are killed on each ledger."""

REVIEWERS = ("Ada", "Ben", "Cy")

READ = 4500
"""A session is killed when so many bytes of it were read at most: two or three discrepancies."""

WORK = 3000
"""And so many hashes later at most, which takes longer than a decision: the kill falls anywhere, into the midst of a commit too."""

SECONDS = 0.4
"""How often a session is one of second reviews, where something waits for them."""

FEW = 6
"""With fewer open discrepancies the next session gets a fresh ledger."""

NOUNS = (
    "schools hospitals bridges libraries museums ferries bakeries theatres churches lighthouses stations parks markets factories workshops farms "
    "mills hotels pharmacies cinemas"
).split()

FLOWS = (
    ["u", "y"],
    ["2", "d", "register, page 4", "y"],
    ["1", "x", "the minutes", "y"],
    ["n", "13", "u", "s", "the minutes", "y"],
    ["m", "by telephone", "x", "y"],
    ["w", "", "", "y"],
    ["w", "Grace", "2w", "y"],
    ["x", "l", "1", "y"],
    ["o", "l", "2", "n"],
    ["Z", "y"],
    ["o", "y"],
    ["s"],
    ["z"],
)
"""What a reviewer may do with a discrepancy of two sides. A misread figure is withdrawn, so that all is compared again in the same transaction."""

NURSERY = """
import os, sys
import factcheck.api, factcheck.cli.clerk, factcheck.cli.describe, factcheck.cli.prompt, factcheck.cli.review, factcheck.cli.sheet, factcheck.workflow.review
from factcheck.cli.run import run
for line in iter(sys.stdin.readline, ""):
    pipe, *arguments = line.rstrip("\\n").split("\\t")
    child = os.fork()
    if child == 0:
        out = os.open(pipe, os.O_WRONLY)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os._exit(run(arguments))
    print(child, flush=True)
    sys.stdin.readline()
    print(os.waitpid(child, 0)[1], flush=True)
"""

SAVED = re.compile(r"^Saved: (R\d+) on (D\d+)\. ", re.MULTILINE)
SAVED_TOGETHER = re.compile(r"^Saved: (R\d+) to (R\d+) on (\d+) discrepancies\.", re.MULTILINE)
TAKEN_BACK = re.compile(r"^Taken back: (R\d+) on D\d+\.$", re.MULTILINE)


class Nursery:
    """Starts sessions, reads a part of what they say, and kills them."""

    def __init__(self, folder: Path) -> None:
        self.pipe = folder / "pipe"
        os.mkfifo(self.pipe)
        self.process = subprocess.Popen(
            [sys.executable, "-c", NURSERY],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUTF8": "1"},
        )

    def killed(self, arguments: list[str], dice: random.Random) -> tuple[str, int]:
        """All that a session said until it was killed, or came to its end before; and its wait status."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\t".join([str(self.pipe), *arguments]) + "\n")
        self.process.stdin.flush()
        child = int(self.process.stdout.readline())
        with self.pipe.open("rb", buffering=0) as said:
            heard = read_and_kill(said, child, dice)
        self.process.stdin.write("dead\n")  # not before the kill: its number must not be given to another process
        self.process.stdin.flush()
        return heard, int(self.process.stdout.readline())

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


def read_and_kill(said: IO[bytes], process: int, dice: random.Random) -> str:
    """Reads a random part of what a process says, works for a random time, kills it, and reads what it had said by then."""
    budget, heard = dice.randrange(READ), b""
    while len(heard) < budget:
        piece = said.read(min(budget - len(heard), 512))
        if not piece:
            break
        heard += piece
    for _ in range(dice.randrange(WORK)):
        hashlib.sha256(heard).digest()
    with suppress(ProcessLookupError):  # it came to its end before
        os.kill(process, signal.SIGKILL)
    while piece := said.read(65536):
        heard += piece
    whole, _, _ = heard.decode("utf-8", "replace").rpartition("\n")
    return whole + "\n"


def started_and_killed(arguments: list[str], dice: random.Random) -> tuple[str, int]:
    """The same with a program that is started from nothing."""
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as process:
        assert process.stdout is not None
        heard = read_and_kill(process.stdout, process.pid, dice)
        return heard, -process.wait()


@pytest.fixture(scope="session")
def ledger_of_twenty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with twenty open discrepancies of two sides."""
    folder = tmp_path_factory.mktemp("twenty")
    for column, day in enumerate(("2022-03-04", "2022-03-06")):
        lines = "\n\n".join(
            f"Kiel had {20 + 3 * at + column * (7 + at % 5)} {noun} in 2021." for at, noun in enumerate(NOUNS)
        )
        text = f"Updated: {day}\n\nA count of the city\n\n{lines}\n"
        (folder / f"{column}.txt").write_text(text, encoding="utf-8")
    ledger = folder / "factcheck.db"
    read_into(str(ledger), [str(folder / "0.txt"), str(folder / "1.txt")])
    return ledger


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    made = Nursery(tmp_path_factory.mktemp("nursery"))
    yield made
    made.close()


def arguments_of(ledger: Path, dice: random.Random) -> tuple[str, list[str]]:
    """Whose session it is, and the command for it: a second look at what the others decided, now and then, where something waits for that."""
    name = dice.choice(REVIEWERS)
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        seconds = waiting_for_second(connection, name)
    about = ["--second"] if len(seconds) > 1 and dice.random() < SECONDS else []
    return name, ["review", *about, "--db", str(ledger), "--reviewer", name]


def check_leases(ledger: Path, name: str) -> None:
    """What a killed session had open is the same reviewer's at once, and everybody's when its time is over."""
    now = datetime.now(UTC)
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        own = connection.exec_driver_sql("SELECT number FROM lease WHERE reviewer = ?", (name,)).scalars().all()
        assert len(own) <= 2, "a session has one thing open, and each reviewer two kinds of sessions"
        assert not set(own) & set(held_by_others(connection, name, now=now))
        assert held_by_others(connection, "Di", now=now + LASTS) == {}


def open_count(ledger: Path) -> int:
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        return count_open(connection)


def check(ledger: Path, heard: str) -> dict[str, Decision]:
    """The decisions of a ledger, after making sure that everything shown is among them and that the ledger is whole."""
    kept = {one.id: one for one in decide.decisions(str(ledger), filters=DecisionFilter())}
    for number, about in SAVED.findall(heard):
        assert number in kept, f"{number} was shown as saved and is lost"
        assert kept[number].discrepancy == about
    for first, last, many in SAVED_TOGETHER.findall(heard):
        together = [one for one in kept.values() if one.batch == first]
        assert (together[-1].id, len(together)) == (last, int(many)), f"{first} to {last} were shown as saved"
    for number in TAKEN_BACK.findall(heard):
        assert not kept[number].stands
    assert not audit.verify(str(ledger)).faults
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    return kept


@pytest.mark.parametrize("seed", range(LEDGERS))
def test_no_decision_that_was_shown_is_lost(
    seed: int, ledger_of_twenty: Path, nursery: Nursery, tmp_path: Path
) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same points every time
    ledger, answers = tmp_path / "factcheck.db", tmp_path / "answers.txt"
    shutil.copy(ledger_of_twenty, ledger)
    killed, heard, decided = 0, "", 0
    for session in range(SESSIONS):
        if open_count(ledger) < FEW:
            for name in (ledger, *tmp_path.glob("factcheck.db-*")):
                name.unlink(missing_ok=True)
            shutil.copy(ledger_of_twenty, ledger)
            heard = ""
        answers.write_text("".join(f"{line}\n" for _ in NOUNS for line in dice.choice(FLOWS)), encoding="utf-8")
        name, arguments = arguments_of(ledger, dice)
        arguments += ["--answers", str(answers)]
        said, status = started_and_killed(arguments, dice) if session == 0 else nursery.killed(arguments, dice)
        assert status in {signal.SIGKILL, 0}, said
        killed += status == signal.SIGKILL
        heard += said
        decided += len(SAVED.findall(said))
        check(ledger, heard)
        check_leases(ledger, name)
    assert killed > SESSIONS // 2
    assert decided > SESSIONS // 4
