"""What a short command may not import: it would make ``--help`` and completion slow."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

STORE = ("sqlmodel", "sqlalchemy", "alembic", "pydantic")
SCREEN = ("textual", "rich")
READERS = ("feedparser", "lxml", "markdown_it", "pypdf", "trafilatura", "warcio")
HEAVY = (*STORE, *SCREEN, *READERS, "httpx", "protego", "jinja2", "nupunkt", "rapidfuzz")

RUN = """
import sys
from factcheck.cli.run import run
try:
    code = run(sys.argv[1:])
except SystemExit as left:  # as completion does
    code = left.code
print(*sorted(name for name in sys.modules if "." not in name), file=sys.stderr)
sys.exit(0 if code in {0, None} or "_FACTCHECK_COMPLETE" in __import__("os").environ else code)
"""


def imported(arguments: list[str], **environment: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--help"], id="help"),
        pytest.param(["--version"], id="version"),
        pytest.param(["ingest", "--help"], id="help of ingest"),
        pytest.param(["watch", "--help"], id="help of watch"),
        pytest.param(["claims", "--help"], id="help of a list"),
        pytest.param(["report", "--help"], id="help of report"),
        pytest.param(["export", "--help"], id="help of export"),
        pytest.param(["review", "--help"], id="help of review"),
        pytest.param(["resolve", "--help"], id="help of a decision"),
        pytest.param(["evidence", "archive", "--help"], id="help of a copy"),
        pytest.param(["claim", "edit", "--help"], id="help of a correction"),
        pytest.param(["audit", "verify", "--help"], id="help of the audit"),
        pytest.param(["source", "merge", "--help"], id="help of a source"),
        pytest.param(["db", "--help"], id="help of db"),
        pytest.param(["db", "upgrade", "--help"], id="help of a command in a group"),
    ],
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert not imported(arguments) & set(HEAVY)


def test_completion_imports_nothing_heavy() -> None:
    found = imported([], _FACTCHECK_COMPLETE="bash_complete", COMP_WORDS="factcheck dis", COMP_CWORD="1")
    assert not found & set(HEAVY)


@pytest.mark.parametrize("options", [pytest.param([], id="extract"), pytest.param(["--why"], id="why")])
def test_extract_imports_no_store(options: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The port of Kiel took 48 ships in 2021.\n", encoding="utf-8")
    assert not imported(["extract", *options, str(tmp_path / "a.txt")]) & {*STORE, *SCREEN, *READERS}


def test_compare_imports_no_store(tmp_path: Path) -> None:
    for name, number in (("a.txt", 48), ("b.txt", 84)):
        (tmp_path / name).write_text(f"The port of Kiel took {number} ships in 2021.\n", encoding="utf-8")
    assert not imported(["compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) & set(STORE)


@pytest.mark.parametrize("options", [pytest.param([], id="through a pipe"), pytest.param(["--plain"], id="plain")])
def test_a_session_line_by_line_imports_no_screen(options: list[str], tmp_path: Path) -> None:
    for name, number in (("a.txt", 48), ("b.txt", 84)):
        (tmp_path / name).write_text(f"The port of Kiel took {number} ships in 2021.\n", encoding="utf-8")
    ledger = str(tmp_path / "factcheck.db")
    imported(["ingest", str(tmp_path), "--db", ledger])
    assert not imported(["review", "--reviewer", "Ada", "--db", ledger, *options]) & set(SCREEN)


def test_the_package_itself_imports_nothing() -> None:
    code = "import sys, factcheck; print(*sorted(name for name in sys.modules if name.startswith('factcheck')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["factcheck"]
