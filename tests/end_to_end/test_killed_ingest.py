"""A call of ingest that is killed at any moment and begun again leaves the ledger of one that was not."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from folder import make_folder

PAGES = 24

PROGRAM = """
import sys
from datetime import UTC, datetime
from factcheck.ingest import find_originals
from factcheck.workflow import portions
from factcheck.workflow.ingest import ingest

def main():
    portions.PORTION = 7
    folder, ledger, jobs = sys.argv[1:4]
    def on_step(step):
        print(step.name, step.done, flush=True)
    ingest(ledger, find_originals([folder], resolve=True), now=datetime(2023, 4, 5, tzinfo=UTC), jobs=int(jobs), on_step=on_step)

if __name__ == "__main__":
    main()
"""


def begin(place: Path, ledger: Path, jobs: int) -> subprocess.Popen[str]:
    program = place / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, str(program), str(place / "pages"), str(ledger), str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)


def rows(ledger: Path) -> list[str]:
    opened = sqlite3.connect(ledger)
    try:
        return [line for line in opened.iterdump() if line.startswith("INSERT")]
    finally:
        opened.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_and_begun_again(tmp_path: Path, jobs: int) -> None:
    make_folder(tmp_path / "pages", PAGES)
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    begun = begin(tmp_path, whole, jobs)
    steps = len(begun.communicate()[0].splitlines())
    assert begun.returncode == 0
    for at in (steps // 5, steps // 3):
        begun = begin(tmp_path, killed, jobs)
        assert begun.stdout is not None
        for _ in range(at):
            begun.stdout.readline()
        os.killpg(begun.pid, signal.SIGKILL)
        begun.communicate()
        assert begun.returncode == -signal.SIGKILL
    begun = begin(tmp_path, killed, jobs)
    begun.communicate()
    assert begun.returncode == 0
    assert rows(killed) == rows(whole)
