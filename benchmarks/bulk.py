"""How fast a folder of pages is read into a ledger, in how much memory, and whether a call that is killed and begun again gives the same ledger.

usage: python benchmarks/bulk.py [--pages 10000] [--sample 500] [--jobs 2] [--kill]

Pages a second for reading alone (bytes to text, title, date), for reading with claims, for reading and storing (`factcheck ingest --no-compare`) and for all of it with comparing
(`factcheck ingest`), each by one process and by several; ratios to one process in the same run. All pages are stored; the other rows are measured on the first so many of them.
Times are wall times, of whole processes where something is stored, the best of three for reading; memory is the most that one process had. Read ratios, not absolute times.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import zip_longest
from pathlib import Path

from folder import make_folder

from factcheck.core.document import Refusal
from factcheck.ingest import find_originals, read_original
from factcheck.workflow.ingest import ingest
from factcheck.workflow.reading import read

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
MEGABYTE = 1024
ROUNDS = 3
"""So often is reading timed, and the best time taken: a shared machine is slower now and then, never faster."""


def main() -> None:
    """Prints the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=1000)
    asked.add_argument("--sample", type=int, default=200)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--compare", action="store_true", help=argparse.SUPPRESS)
    asked.add_argument("--kill", action="store_true", help="kill a call half-way, go on, and compare the two ledgers")
    asked.add_argument("--ingest", nargs=2, metavar=("FOLDER", "LEDGER"), help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.ingest:
        _ingest(*said.ingest, jobs=said.jobs, compare=said.compare)
        return
    with tempfile.TemporaryDirectory() as place:
        folder = make_folder(Path(place) / "pages", said.pages)
        sample = make_folder(Path(place) / "sample", min(said.sample, said.pages))
        print(
            f"{said.pages} pages, {sum(path.stat().st_size for path in folder.rglob('*.html')) // said.pages} bytes each"
        )
        print(f"{'':22} {'pages':>6} {'one job':>10} {f'{said.jobs} jobs':>10} {'ratio':>6}")
        _row("reading alone", sample, partial(_read, sample, _text), said.jobs, rounds=ROUNDS)
        _row("reading with claims", sample, partial(_read, sample, _claims), said.jobs, rounds=ROUNDS)
        _row("and storing", folder, partial(_whole, folder, Path(place), compare=False), said.jobs)
        _row("and comparing", sample, partial(_whole, sample, Path(place), compare=True), said.jobs)
        if said.kill:
            _kill(folder, Path(place), said.jobs)


def _row(name: str, folder: Path, work: Callable[[int], str], jobs: int, *, rounds: int = 1) -> None:
    """One process and several by turns, the best time of each."""
    pages = sum(1 for _ in folder.rglob("*.html"))
    timed = [_timed(work, many) for _ in range(rounds) for many in (1, jobs)]
    one, several = min(timed[0::2])[0], min(timed[1::2])[0]
    rates = f"{pages / one:8.1f}/s {pages / several:8.1f}/s {one / several:6.2f}"
    print(f"{name:22} {pages:6} {rates}  {' | '.join(told for _, told in timed[:2])}", flush=True)


def _timed(work: Callable[[int], str], jobs: int) -> tuple[float, str]:
    begun = time.perf_counter()
    told = work(jobs)
    return time.perf_counter() - begun, told


def _read(folder: Path, work: Callable[[Path], int], jobs: int) -> str:
    paths = sorted(folder.rglob("*.html"))
    if jobs == 1:
        found = sum(map(work, paths))
    else:
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
            found = sum(pool.map(work, paths, chunksize=8))
    return f"{found // len(paths)} a page"


def _text(path: Path) -> int:
    return sum(
        len(read_original(one).article.text) for one in find_originals([str(path)]) if not isinstance(one, Refusal)
    )


def _claims(path: Path) -> int:
    return sum(len(read(one, NOW).claims) for one in find_originals([str(path)]))


def _whole(folder: Path, place: Path, jobs: int, *, compare: bool) -> str:
    ledger = place / f"{jobs}{'-compared' if compare else ''}.db"
    used = subprocess.run(_command(folder, ledger, jobs, compare=compare), check=True, capture_output=True, text=True)
    return f"{used.stdout.strip()} MB, {_count(ledger)} claims"


def _command(folder: Path, ledger: Path, jobs: int, *, compare: bool) -> list[str]:
    asked = [sys.executable, __file__, "--jobs", str(jobs), "--ingest", str(folder), str(ledger)]
    return [*asked, "--compare"] if compare else asked


def _ingest(folder: str, ledger: str, *, jobs: int, compare: bool) -> None:
    """Prints the most memory that a process of it had."""
    ingest(ledger, find_originals([folder], resolve=True), now=NOW, jobs=jobs, compare=compare)
    used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(max(used) // MEGABYTE)


def _kill(folder: Path, place: Path, jobs: int) -> None:
    """Ends a call in the midst as a power cut would, goes on, and holds the ledger against that of a call that was not ended."""
    ledger = place / "killed.db"
    wanted = len(list(folder.rglob("*.html"))) // 2
    begun = subprocess.Popen(_command(folder, ledger, jobs, compare=False), start_new_session=True)
    while begun.poll() is None and _articles(ledger) < wanted:
        time.sleep(0.2)
    os.killpg(begun.pid, signal.SIGKILL)
    begun.wait()
    there = _articles(ledger)
    subprocess.run(_command(folder, ledger, jobs, compare=False), check=True, capture_output=True)
    pairs = zip_longest(_rows(ledger), _rows(place / f"{jobs}.db"))
    same = all(one == other for one, other in pairs)
    print(f"killed at {there} articles, begun again: the ledgers are {'equal, row by row' if same else 'NOT EQUAL'}")


def _articles(ledger: Path) -> int:
    try:
        return _asked(ledger, "SELECT count(*) FROM article")
    except sqlite3.Error:
        return 0


def _count(ledger: Path) -> int:
    return _asked(ledger, "SELECT count(*) FROM claim WHERE retired IS NULL")


def _asked(ledger: Path, question: str) -> int:
    opened = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    try:
        return int(opened.execute(question).fetchone()[0])
    finally:
        opened.close()


def _rows(ledger: Path) -> Iterator[str]:
    """The rows, one at a time: those of ten thousand pages do not fit the memory twice."""
    opened = sqlite3.connect(ledger)
    try:
        yield from (line for line in opened.iterdump() if line.startswith("INSERT"))
    finally:
        opened.close()


if __name__ == "__main__":
    main()
