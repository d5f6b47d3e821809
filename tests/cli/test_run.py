from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck import api
from factcheck.errors import BusyLedger

Cli = Callable[..., Any]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(
            ["extrct"],
            "there is no command 'extrct'. Did you mean extract? See: factcheck --help",
            id="misspelt command",
        ),
        pytest.param(["zzz"], "there is no command 'zzz'. See: factcheck --help", id="unknown command"),
        pytest.param(["articles", "--frmat", "csv"], "Did you mean '--format'", id="misspelt option"),
        pytest.param(["claims", "--format", "xml"], "'xml' is not one of", id="unknown format"),
        pytest.param(["ingest"], "ingest: Missing argument 'PATH...'", id="missing argument"),
        pytest.param(
            ["extract", "a.txt", "--published", "yesterday"],
            "'yesterday' is not a day. Write it like 2022-12-19",
            id="not a day",
        ),
        pytest.param(["extract", "none.txt"], "none.txt: there is no such file or folder", id="missing file"),
        pytest.param(["extract", "."], ".: is a folder", id="a folder for a file"),
        pytest.param(
            ["ingest", "a.txt", "b.txt", "--title", "X"], "--title is for a single article", id="one title for two"
        ),
        pytest.param(["claims"], "factcheck.db: ", id="no ledger here"),
        pytest.param(["claims", "--db", ""], "no ledger is named", id="no name for the ledger"),
        pytest.param(["--db", "", "claims"], "no ledger is named", id="no name for the ledger, before"),
        pytest.param(["show", "X9", "--db", "x.db"], "", id="a number that is none"),
        pytest.param(["db", "upgrde"], "No such command 'upgrde'", id="misspelt command of a group"),
    ],
)
def test_an_error_is_one_line_and_exit_code_2(cli: Cli, arguments: list[str], words: str) -> None:
    said = cli(*arguments)
    assert said.code == 2
    assert said.out == ""
    assert said.err.startswith("factcheck: ")
    assert said.err.count("\n") == 1
    assert words in said.err


def test_an_archive_of_several_articles_is_for_a_ledger(cli: Cli, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr("a.txt", "The port of Kiel took 48 ships in 2021.\n")
        archive.writestr("b.png", b"\x89PNG")
    path = str(tmp_path / "pages.zip")
    assert "48" in cli("extract", path).out
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("c.txt", "The port of Lima took 36 ships in 2021.\n")
    said = cli("extract", path)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"factcheck: {path}: holds several articles. Read them into a ledger: factcheck ingest.\n"


def test_words_of_an_error_steer_no_terminal(cli: Cli) -> None:
    said = cli("extract", "no\x1b[2Jsuch\nfile.txt")
    assert "\x1b" not in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["--debug", "extract", "none.txt"], ["extract", "none.txt", "--debug"]], ids=["before", "behind"]
)
def test_a_traceback_only_with_debug(cli: Cli, arguments: list[str]) -> None:
    assert "Traceback" in cli(*arguments).err
    assert "Traceback" not in cli("extract", "none.txt").err


def test_a_fault_of_the_program_is_said_so(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(api, "extract_claims", fails)
    (tmp_path / "a.txt").write_text("The port took 48 ships.", encoding="utf-8")
    said = cli("extract", "a.txt")
    assert said.code == 3
    assert "unexpected KeyError" in said.err
    assert "--debug" in said.err
    assert said.err.count("\n") == 1


def test_an_error_of_the_tree_keeps_its_exit_code(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(*_: object) -> None:
        raise BusyLedger("is in use", where="x.db", mend="Try again.")

    monkeypatch.setattr(api, "extract_claims", fails)
    (tmp_path / "a.txt").write_text("The port took 48 ships.", encoding="utf-8")
    assert cli("extract", "a.txt") == (2, "", "factcheck: x.db: is in use. Try again.\n")


def test_alone_it_shows_its_help(cli: Cli) -> None:
    said = cli()
    assert said.code == 0
    assert "Begin here:" in said.out
    assert cli("db").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["claims", "--format", "json"], id="all in one piece"),
        pytest.param(["claims", "--format", "ndjson"], id="line by line"),
    ],
)
def test_a_reader_who_leaves_is_no_error(seeded: Path, arguments: list[str]) -> None:
    """`factcheck claims | head -1`: silent, and no error."""
    command = [sys.executable, "-m", "factcheck", *arguments, "--db", str(seeded)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_output_that_nobody_can_take_is_an_error(seeded: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "factcheck", "claims", "--db", str(seeded)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr


@pytest.mark.parametrize("wrong", [False, True])
def test_output_that_was_closed_is_no_fault(seeded: Path, wrong: bool) -> None:
    """`factcheck articles >&-`: Python has no stdout then."""
    arguments = "show C999" if wrong else "articles"
    command = f"exec '{sys.executable}' -m factcheck {arguments} --db '{seeded}' >&-"
    done = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == ((2, 1) if wrong else (0, 0)), done.stderr


def test_an_encoding_that_lacks_letters_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("包头 port took 48 ships in 2021 — “all” of them.", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "factcheck", "extract", str(tmp_path / "a.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert "48" in done.stdout


def test_the_ledger_of_the_option_goes_before_the_environment(
    cli: Cli, seeded: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FACTCHECK_DB", str(tmp_path / "none.db"))
    assert "none.db" in cli("articles").err
    assert cli("articles", "--db", str(seeded)).code == 0
    assert cli("--db", str(seeded), "articles").code == 0
    monkeypatch.setenv("FACTCHECK_DB", str(seeded))
    assert cli("articles").code == 0


@pytest.mark.parametrize(("variable", "is_coloured"), [("1", False), ("", True)], ids=["no colours", "colours"])
def test_colours_can_be_turned_off(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, is_coloured: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", variable)
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda _, color: color is False)
    assert ("\x1b[" in cli("demo").out) is is_coloured
