"""What is told of many files at once: kinds and counts, a log with each of them, comparing later."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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
    assert said.err == "factcheck: not read: 60 × holds no words, such as in/00-empty.txt\n"
    assert "  60 articles: 60 known.\n" in cli("ingest", folder.name).out


def test_a_log_tells_each(cli: Cli, folder: Path, tmp_path: Path) -> None:
    cli("ingest", folder.name, "--log", "log.ndjson")
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


def test_a_log_is_never_written_over(cli: Cli, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "log.ndjson").write_text("mine", encoding="utf-8")
    said = cli("ingest", folder.name, "--log", "log.ndjson")
    assert (said.code, said.out) == (2, "")
    assert "log.ndjson: is there already" in said.err
    assert not (tmp_path / "factcheck.db").exists()


def test_comparing_can_wait(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The port of Kiel had 48 cranes in 2020.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("In 2020 the port of Kiel had 84 cranes.", encoding="utf-8")
    said = cli("ingest", "a.txt", "b.txt", "--no-compare")
    assert said.out.splitlines()[-1] == "2 articles not compared yet: factcheck match"
    assert "1 new discrepancy" in cli("ingest", "a.txt").out
