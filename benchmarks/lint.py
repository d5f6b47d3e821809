"""How long `factcheck lint` takes against a large ledger, and what it reads of it.

usage: python benchmarks/lint.py [--claims 100000] [--ledger FILE]

The ledger holds the articles of `benchmarks/matching`, written through the store's own functions and compared as a whole; with --ledger it is kept there, and used again where
it is there already. The draft is an article of the same world that the ledger does not have: thirty claims on popular subjects. Times are wall times of whole processes, the least of five, beside `import
sqlmodel` in the same run; memory is the most that a process had.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from matching.rows import World

from factcheck.core.copy import Copy
from factcheck.core.document import Document
from factcheck.core.vocabulary import EventKind
from factcheck.store.articles import keep_version, recognise
from factcheck.store.creation import create_ledger
from factcheck.store.engine import open_ledger
from factcheck.store.keeping import Reading, keep_claims
from factcheck.store.runs import begin_run
from factcheck.workflow.match import match_again, run_of
from factcheck.workflow.trail import tell_article

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
TIMES = 5


def main() -> None:
    """Prints the times."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--claims", type=int, default=10_000)
    asked.add_argument("--ledger", type=Path)
    said = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        ledger = said.ledger or Path(place) / "ledger.db"
        world = World(said.claims)
        if not ledger.exists():
            make(ledger, world)
        draft = Path(place) / "draft.txt"
        article, claims, _ = world.article(world.articles)
        draft.write_text(article.text, encoding="utf-8")
        print(f"{said.claims} claims in the ledger, a draft of {len(claims)}")
        _row("import sqlmodel", ["-c", "import sqlmodel"])
        lint = ["-m", "factcheck", "lint", str(draft), "--date", str(article.published), "--db", str(ledger)]
        _row("factcheck extract", ["-m", "factcheck", "extract", str(draft)])
        print(_row("factcheck lint", [*lint, "--fail-on", "never"]).splitlines()[-1])
        print(f"most memory of a process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


def make(path: Path, world: World) -> None:
    """Makes the ledger of a world at a path where none is."""
    create_ledger(path)
    begun = time.perf_counter()
    with open_ledger(path, write=True) as ledger, ledger.transaction() as connection:
        run = begin_run(connection, run_of("extract", NOW))
        for number in range(world.articles):
            given, claims, _ = world.article(number)
            raw = given.text.encode()
            known = recognise(connection, given)
            copy = Copy.of(raw, retrieved=NOW)
            article, version = keep_version(connection, known, Document(given, raw), copy, now=NOW, run_id=run)
            keep_claims(connection, Reading(version.article_id, version.version_id, run, NOW), article, claims)
            tell_article(connection, EventKind.INGEST, version.article_id, run_id=run, now=NOW)
    written = time.perf_counter()
    match_again(str(path), now=NOW)
    print(f"made: {written - begun:.0f} s written, {time.perf_counter() - written:.0f} s compared", flush=True)


def _row(name: str, arguments: list[str]) -> str:
    """Prints the least time of a command, and gives what it printed."""
    least, printed = 0.0, ""
    for _ in range(TIMES):
        begun = time.perf_counter()
        done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)
        seconds = time.perf_counter() - begun
        least, printed = min(least or seconds, seconds), done.stdout
    print(f"{name:20} {least:6.2f} s", flush=True)
    return printed


if __name__ == "__main__":
    main()
