"""What is told of many files at once: kinds and counts, a log with each of them, comparing later."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli.ingested import tell
from factcheck.core.document import Refusal
from factcheck.errors import InputError
from factcheck.workflow.ingest import IngestReport

Cli = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sixty articles without a source, sixty files that are none."""
    place = tmp_path / "in"
    place.mkdir()
    for number in range(60):
        words = f"Kiel counts\n\nPublished 3 July 2021\n\nBerth {number} of Kiel took {number + 3} ships in 2020.\n"
        (place / f"{number:02}.txt").write_text(words, encoding="utf-8")
        (place / f"{number:02}-empty.txt").write_bytes(b" " * number)
    return place


def test_many_articles_are_told_by_their_kinds(cli: Cli, folder: Path) -> None:
    said = cli("ingest", folder.name)
    assert said.code == 2
    assert "  60 articles: 60 new.\n" in said.out
    assert "       60  source unknown\n" in said.out
    assert "60 articles read with 60 claims, 60 not read." in said.out
    assert said.err.splitlines() == [
        "factcheck: not read: 60 × holds no words, such as in/00-empty.txt",
        "factcheck: the same command with --log FILE writes a line for each",
    ]
    assert "  60 articles: 60 known.\n" in cli("ingest", folder.name).out


def test_a_log_tells_each(cli: Cli, folder: Path, tmp_path: Path) -> None:
    assert "log.ndjson has a line for each\n" in cli("ingest", folder.name, "--log", "log.ndjson").err
    lines = [json.loads(line) for line in (tmp_path / "log.ndjson").read_text(encoding="utf-8").splitlines()]
    assert [line["outcome"] for line in lines] == ["new"] * 60 + ["not read"] * 60
    assert lines[0]["article"] == "A1"
    assert (lines[0]["published"], lines[0]["claims"], lines[0]["notes"]) == ("2021-07-03", 1, ["source unknown"])
    assert lines[60]["reason"].startswith("in/00-empty.txt: holds no words")


def test_a_name_that_is_no_text_is_told_and_logged(cli: Cli, tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.txt").write_text("The port of Kiel had 48 cranes in 2020.", encoding="utf-8")
    try:
        (place / "caf\udce9.txt").write_text("In 2020 the port of Kiel had 84 cranes.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has only names that are text")
    for _ in range(2):
        said = cli("ingest", "in", "--log", "log.ndjson")
        assert said.code == 2
        assert "half a character (a lone surrogate). Give it a name in UTF-8." in said.err
        lines = [json.loads(line) for line in (tmp_path / "log.ndjson").read_text(encoding="utf-8").splitlines()]
        assert [line["where"] for line in lines] == ["in/a.txt", "in/caf\udce9.txt"]
        (tmp_path / "log.ndjson").unlink()


@pytest.mark.parametrize(
    ("log", "words"),
    [
        pytest.param("taken.ndjson", "taken.ndjson: is there already", id="a file"),
        pytest.param("in", "File 'in' is a directory", id="a folder"),
        pytest.param("none/log.ndjson", "none/log.ndjson: cannot be written: No such file", id="no such folder"),
        pytest.param("taken.ndjson/log", "taken.ndjson/log: cannot be written: Not a directory", id="in a file"),
    ],
)
def test_a_log_that_cannot_be_written_is_told_before_anything_is_read(
    cli: Cli, folder: Path, tmp_path: Path, log: str, words: str
) -> None:
    (tmp_path / "taken.ndjson").write_text("mine", encoding="utf-8")
    said = cli("ingest", folder.name, "--log", log)
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert (tmp_path / "taken.ndjson").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "factcheck.db").exists()


def test_a_log_steers_no_terminal_and_knows_every_name(cli: Cli, tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"red\x1b[31m.txt"):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as stream:  # noqa: PTH118, PTH123 - no text is such a name
            stream.write(b"")
    assert cli("ingest", ".", "--log", "log.ndjson").code == 2
    written = (tmp_path / "log.ndjson").read_bytes()
    assert b"\x1b" not in written
    assert [os.fsencode(json.loads(line)["where"]) for line in written.splitlines()] == [
        b"caf\xe9.txt",
        b"red\x1b[31m.txt",
    ]


def test_many_reasons_and_many_reopenings_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    letters = [f"{one}{other}" for one in "abcdefgh" for other in "abcdefgh"]
    refused = [Refusal(f"{one}.txt", InputError(f"holds {one}", where=one)) for one in [*letters, "aa"]]
    report = IngestReport(
        articles=(),
        refused=tuple(refused),
        claims=0,
        new_discrepancies=0,
        open_discrepancies=0,
        reopenings=tuple(f"R{one} reopens" for one in letters),
    )
    tell(report, "factcheck.db")
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert lines[0] == "factcheck: not read: 2 × holds aa, such as aa.txt"
    assert lines[50:] == [
        "factcheck: not read: 14 more for 14 other reasons",
        "factcheck: the same command with --log FILE writes a line for each",
    ]
    assert said.out.splitlines()[50:] == ["Rgb reopens", "and 14 more decisions reopen: factcheck review"]


def test_comparing_can_wait(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The port of Kiel had 48 cranes in 2020.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("In 2020 the port of Kiel had 84 cranes.", encoding="utf-8")
    said = cli("ingest", "a.txt", "b.txt", "--no-compare")
    assert said.out.splitlines()[-1] == "2 articles not compared yet: factcheck match"
    assert "1 new discrepancy" in cli("ingest", "a.txt").out
