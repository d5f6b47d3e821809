"""How long a reviewer waits: opening a session, and from a key to the next discrepancy, on a ledger with very many open ones.

usage: python benchmarks/review.py [--open 10000] [--keys 100] [--busy]

The session is the real one (the pure machine, a Sitting, the lines of what is shown), without a terminal; then the same on the full screen, drawn in memory. Each time stands beside its ratio to
one bare commit on the same file in the same run, below which nothing that is kept can be. ``--busy``: another process decides discrepancies of
the same ledger meanwhile.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from crowded import make_crowded

from factcheck.cli.clerk import Clerk
from factcheck.cli.desk.app import Desk
from factcheck.cli.desk.typed import ENTER, Typed
from factcheck.cli.sheet import sheet
from factcheck.core.decision import By, Finding
from factcheck.core.vocabulary import Resolution
from factcheck.errors import BusyLedger, DecisionError
from factcheck.review import acts
from factcheck.review.walk import Session
from factcheck.workflow import decide
from factcheck.workflow.review import CLAIMS, Scope, Sitting

ROOT = Path(__file__).resolve().parents[1]

FLOWS = {"skip": ["s"], "decide": ["u", "y"], "let it wait": ["w", "", "", "y"], "back": ["p"], "undo": ["z"]}
"""What is done, and by which keys."""


class Play:
    """A session without a terminal: what is shown is made into lines, and questions wait for ``key``."""

    def __init__(self, sitting: Sitting) -> None:
        self.clerk = Clerk(sitting, lambda: datetime.now(UTC))
        self._see(self.clerk.begin())

    @property
    def session(self) -> Session:
        """The session as it is now."""
        assert self.clerk.session is not None  # noqa: S101 - discrepancies wait
        return self.clerk.session

    def key(self, answer: str) -> None:
        """Answers, and sees all that follows until something is asked again."""
        self._see(self.clerk.answer(answer))

    @staticmethod
    def _see(coming: Iterator[acts.Act]) -> None:
        for act in coming:
            if isinstance(act, acts.Show):
                list(sheet(act.matter, reach=act.reach, position=""))


def play(ledger: Path, reviewer: str, keys: int, *, rests: bool = False) -> Iterator[tuple[str, list[float]]]:
    """The seconds of each flow, of as many tries as there are keys. The flows are mixed, as they are in a sitting.

    With ``rests`` the ledger is closed while the reviewer thinks, as the line mode does; else it stays open.
    """
    took: dict[str, list[float]] = defaultdict(list)
    started = time.perf_counter()
    sitting = Sitting(str(ledger), reviewer, Scope())
    played = Play(sitting)
    yield "open, in a process that runs", [time.perf_counter() - started]
    for name in [*FLOWS, *shuffled(keys)]:  # the first of each is not counted: statements are made ready by it
        if name == "undo" and played.session.decided == 0:
            continue
        if name == "back" and played.session.queue.before is None:
            played.key("s")
        *first, last = FLOWS[name]
        for key in first:
            played.key(key)
        if rests:
            sitting.rest()
        started = time.perf_counter()
        played.key(last)
        took[name].append(time.perf_counter() - started)
    yield from ((name, times[1:]) for name, times in took.items())


def on_screen(ledger: Path, reviewer: str, keys: int, size: tuple[int, int]) -> Iterator[tuple[str, list[float]]]:
    """The same on the full screen, from the last key to the next discrepancy drawn, the queue's lines looked up."""
    took: dict[str, list[float]] = defaultdict(list)

    async def script() -> None:
        with ThreadPoolExecutor(1) as thread:
            clerk = Clerk(Sitting(str(ledger), reviewer, Scope()), lambda: datetime.now(UTC))
            started = time.perf_counter()
            desk = Desk(clerk, clerk.begin(), thread)
            async with desk.run_test(size=size):
                await settled(desk)
                took["open, in a process that runs"].append(time.perf_counter() - started)
                for name in [*FLOWS, *shuffled(keys)]:
                    *first, last = FLOWS[name]
                    for key in first:
                        desk._type(pressed(key))  # noqa: SLF001 - as a terminal would
                        await settled(desk)
                    started = time.perf_counter()
                    desk._type(pressed(last))  # noqa: SLF001 - as above
                    await settled(desk)
                    took[name].append(time.perf_counter() - started)
                desk.exit()

    asyncio.run(script())
    yield from ((name, times[1:] or times) for name, times in took.items())


def pressed(key: str) -> Typed:
    """A key as the screen takes it."""
    return Typed(key or ENTER, key)


async def settled(desk: Desk) -> None:
    """Returns when the answer was given, the next question waits, and all is drawn."""
    await asyncio.sleep(0)
    await desk.settled()
    drawn = asyncio.Event()
    desk.screen.call_after_refresh(drawn.set)
    await drawn.wait()


def shuffled(keys: int) -> list[str]:
    """So many of each flow, mixed, as they are in a sitting."""
    order = [name for name in FLOWS for _ in range(keys)]
    random.Random(5).shuffle(order)  # noqa: S311 - an order, not a secret
    return order


def bare_commits(ledger: Path, tries: int) -> list[float]:
    """The seconds of a transaction that changes one row, on a connection that is kept, with the settings of a ledger."""
    took = []
    with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        for _ in range(tries):
            started = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE run SET claims = claims + 1 WHERE id = 1")
            connection.execute("COMMIT")
            took.append(time.perf_counter() - started)
    return took


def whole_process(ledger: Path, about: str, tries: int) -> list[float]:
    """The seconds of ``factcheck review`` with ``q`` as its only answer: the program's start, the queue, the first thing, the end."""
    took = []
    answers = ledger.with_name("answers.txt")
    answers.write_text("q\n", encoding="utf-8")
    command = [sys.executable, "-m", "factcheck", "review", *about.split(), "--answers", str(answers), "--again"]
    for _ in range(tries):
        started = time.perf_counter()
        subprocess.run([*command, "--db", str(ledger), "--reviewer", "Eve"], check=True, capture_output=True, cwd=ROOT)
        took.append(time.perf_counter() - started)
    return took


@contextmanager
def writer(ledger: Path) -> Iterator[None]:
    """Another reviewer at the same ledger, in a process of their own, who decides from the end of the queue."""
    process = subprocess.Popen([sys.executable, __file__, "--decide-in", str(ledger)], stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def decide_always(ledger: str) -> None:
    """Decides one discrepancy after the other, the last first, a few a second, until it is killed."""
    with_number = [one.number for one in Sitting(ledger, "Bob", Scope()).waiting()]
    for number in sorted(with_number, key=lambda one: -int(one[1:])):
        found = Finding(resolution=Resolution.NOT_COMPARABLE)
        try:
            decide.resolve(ledger, number, found, by=By(reviewer="Bob", now=datetime.now(UTC)))
        except (BusyLedger, DecisionError):
            continue
        time.sleep(0.1)


def show(name: str, took: list[float], floor: float) -> None:
    """One line: how often, the median, the 95th percentile, and how many bare commits that is."""
    ordered = sorted(took)
    median, high = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"{name:<34} {len(took):>6} {median * 1000:>9.1f} {high * 1000:>9.1f} {median / floor:>8.1f}", flush=True)


def measure(ledger: Path, keys: int, *, busy: bool) -> None:
    """Prints all that is measured."""
    floor = sorted(bare_commits(ledger, 100))[50]
    print(f"{'':<34} {'tries':>6} {'median ms':>9} {'95 % ms':>9} {'commits':>8}")
    show("a bare commit", bare_commits(ledger, 100), floor)
    for about in ("", CLAIMS):
        show(f"factcheck review {about} (and q)".replace("  ", " "), whole_process(ledger, about, 5), floor)
    for name, took in play(ledger, "Ada", keys):
        show(name, took, floor)
    for name, took in play(ledger, "Cleo", keys, rests=True):
        show(f"{name}, after a rest", took, floor)
    for reviewer, size in (("Dora", (80, 24)), ("Edda", (140, 40))):
        for name, took in on_screen(ledger, reviewer, keys, size):
            show(f"{name}, on {size[0]}x{size[1]}", took, floor)
    if busy:
        with writer(ledger):
            for name, took in play(ledger, "Bea", keys):
                show(f"{name}, beside another", took, floor)
    show("a bare commit, again", bare_commits(ledger, 100), floor)


def main() -> None:
    parser = argparse.ArgumentParser(description="How long a reviewer waits.")
    parser.add_argument("--open", type=int, default=10_000, help="so many discrepancies wait")
    parser.add_argument("--keys", type=int, default=100, help="so many keys of each kind")
    parser.add_argument("--busy", action="store_true", help="measure beside another process that decides, too")
    parser.add_argument("--decide-in", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.decide_in:
        decide_always(given.decide_in)
        return
    with TemporaryDirectory() as folder:
        ledger = Path(folder) / "factcheck.db"
        started = time.perf_counter()
        make_crowded(ledger, waiting=given.open)
        size = ledger.stat().st_size / 1e6
        print(f"{given.open} open discrepancies, {size:.0f} MB, made in {time.perf_counter() - started:.0f} s\n")
        measure(ledger, given.keys, busy=given.busy)


if __name__ == "__main__":
    main()
