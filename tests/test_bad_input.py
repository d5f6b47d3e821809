"""What goes wrong from outside: one clear line, exit code 2, and nothing half-written. Each as a user would meet it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
TEXT = "Kiel counts its ships\n\nPublished 3 July 2021\n\nThe port of Kiel took 48 ships in 2020.\n"


Factcheck = Callable[..., subprocess.CompletedProcess[str]]

BOUND = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
"""Runs a command so that permissions bind it although it is root's."""


@pytest.fixture
def factcheck(program: Path, tmp_path: Path) -> Factcheck:
    """Runs the program in an empty folder; one that permissions bind is started by itself."""

    def call(*arguments: str, bound: bool = False) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if name != "FACTCHECK_DB"}
        alone = [*BOUND, sys.executable, "-m", "factcheck"] if IS_ROOT else [program]
        command = [*(alone if bound else [program]), *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)

    return call


def refused(done: subprocess.CompletedProcess[str], words: str) -> None:
    assert done.returncode == 2
    assert done.stderr.startswith("factcheck: ")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(None, "there is no such file or folder", id="missing"),
        pytest.param(b"", "holds no words", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "is a PNG picture, not text", id="binary"),
        pytest.param("caf\xe9 with 48 seats".encode("latin-1"), "iconv -f WINDOWS-1252 -t UTF-8", id="other encoding"),
        pytest.param("48 ships".encode("utf-16-le"), "UTF-16 without a byte order mark", id="utf-16 without a mark"),
        pytest.param(b"48 ships " * 2_000_000, "16 MB, the cap on one article", id="too large"),
    ],
)
@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_a_file_that_cannot_be_read(
    command: str, content: bytes | None, words: str, factcheck: Factcheck, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "a.txt").write_bytes(content)
    refused(factcheck(command, "a.txt"), words)
    assert not list(tmp_path.glob("factcheck.db*"))


def test_a_manifest_that_is_wrong(factcheck: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "articles.toml").write_text('[[article]]\nfile = "a.txt"\nsorce = "X"\n', encoding="utf-8")
    refused(factcheck("ingest", "."), "articles.toml:1: has an unknown key 'sorce'")
    assert not list(tmp_path.glob("factcheck.db*"))


def test_a_database_of_a_later_version(factcheck: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert factcheck("ingest", "a.txt").returncode == 0
    with sqlite3.connect(tmp_path / "factcheck.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (tmp_path / "factcheck.db").read_bytes()
    for command in (["claims"], ["ingest", "a.txt"], ["db", "upgrade"], ["match"]):
        refused(factcheck(*command), "later version")
    assert (tmp_path / "factcheck.db").read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"These are words, no database.", id="text"),
        pytest.param(b"SQLite format 3\x00" + b"\x00" * 200, id="broken"),
    ],
)
def test_a_file_that_is_no_ledger(content: bytes, factcheck: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "factcheck.db").write_bytes(content)
    for command in (["claims"], ["ingest", "a.txt"]):
        refused(factcheck(*command), "factcheck.db: ")
    assert (tmp_path / "factcheck.db").read_bytes() == content


def test_a_database_of_another_program(factcheck: Factcheck, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "factcheck.db") as connection:
        connection.execute("CREATE TABLE mine (a)")
    connection.close()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for command in (["claims"], ["ingest", "a.txt"]):
        refused(factcheck(*command), "factcheck.db: ")


@pytest.mark.parametrize("command", [["ingest", "a.txt"], ["demo", "file/demo"]])
def test_a_place_that_cannot_be_written(command: list[str], factcheck: Factcheck, tmp_path: Path) -> None:
    """A file where a folder should be stands in for a read-only folder: it stops root too."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    said = [*command, "--db", "file/factcheck.db"] if command[0] == "ingest" else command
    refused(factcheck(*said), "file")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "file"]


@pytest.mark.skipif(IS_ROOT and shutil.which(BOUND[0]) is None, reason="permissions do not stop root")
def test_a_folder_that_may_be_listed_and_not_entered(factcheck: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("in/a.txt", "z.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "in").chmod(0o400)
    done = factcheck("ingest", ".", bound=True)
    (tmp_path / "in").chmod(0o700)
    assert done.stderr == (
        "factcheck: not read: in/a.txt: cannot be read: Permission denied. Change its permissions, or leave it out.\n"
    )
    assert "1 article read with " in done.stdout


@pytest.mark.skipif(IS_ROOT and shutil.which(BOUND[0]) is None, reason="permissions do not stop root")
def test_a_read_only_folder(factcheck: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "locked").mkdir(mode=0o500)
    refused(factcheck("ingest", "a.txt", "--db", "locked/factcheck.db", bound=True), "locked")
    assert not list((tmp_path / "locked").iterdir())


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no /proc on this system")
def test_a_folder_that_even_root_cannot_write(factcheck: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    refused(factcheck("ingest", "a.txt", "--db", "/proc/self/factcheck.db"), "/proc/self")


def test_a_ledger_in_a_folder_that_is_not_there(factcheck: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    refused(factcheck("ingest", "a.txt", "--db", "none/factcheck.db"), "none")
    assert not (tmp_path / "none").exists()


def test_another_engine(factcheck: Factcheck) -> None:
    refused(factcheck("claims", "--db", "oracle://host/x"), "SQLite")
