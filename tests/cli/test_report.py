from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.report import FORMATS

Cli = Callable[..., Any]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_ledger_gives_the_same_bytes(cli: Cli, seeded: Path, tmp_path: Path, form: str) -> None:
    first = cli("report", "--format", form, "--db", str(seeded))
    moved = shutil.copy(seeded, tmp_path / "elsewhere.db")
    again = cli("report", "--format", form, "--db", str(moved))
    assert (first.code, first.err) == (0, "")
    assert first.out == again.out
    assert str(tmp_path) not in first.out
    assert str(Path(__file__).parents[2]) not in first.out


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.html", "<!DOCTYPE html>"), ("a.MD", "# Discrepancies"), ("a.csv", "discrepancy,state,"), ("a.json", "{\n")],
)
def test_the_suffix_says_how_to_write_it(cli: Cli, seeded: Path, tmp_path: Path, name: str, start: str) -> None:
    said = cli("report", "--output", name, "--db", str(seeded))
    assert (said.code, said.out, said.err) == (0, "", f"Written: {name}\n")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_option_goes_before_the_suffix(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    assert cli("report", "--output", "a.txt", "--format", "json", "--db", str(seeded)).code == 0
    assert json.loads((tmp_path / "a.txt").read_text(encoding="utf-8"))["discrepancies"]


@pytest.mark.parametrize("name", ["a.txt", "a", ".html"])
def test_a_suffix_that_names_no_format(cli: Cli, seeded: Path, tmp_path: Path, name: str) -> None:
    said = cli("report", "--output", name, "--db", str(seeded))
    assert (said.code, said.out) == (2, "")
    assert "has no suffix that names a format. Say --format with one of: csv, html, json, md." in said.err
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_left_alone(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("mine", encoding="utf-8")
    said = cli("report", "--output", "a.html", "--db", str(seeded))
    assert said.code == 2
    assert "is there already. Give another name, or --force to write over it." in said.err
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "mine"
    assert cli("report", "--output", "a.html", "--force", "--db", str(seeded)).code == 0
    assert (tmp_path / "a.html").read_text(encoding="utf-8") != "mine"


def test_the_ledger_is_never_written_over(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    ledger = Path(shutil.copy(seeded, tmp_path / "mine.db"))
    before = ledger.read_bytes()
    (tmp_path / "link.html").symlink_to(ledger)
    for name in ("mine.db", "link.html", "mine.db-wal"):
        said = cli("report", "--output", name, "--format", "html", "--force", "--db", str(ledger))
        assert (said.code, said.err.count("\n"), "this is the ledger itself" in said.err) == (2, 1, True), name
    assert ledger.read_bytes() == before
    assert not (tmp_path / "mine.db-wal").exists()


def test_a_device_is_written_into_and_stays_one(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    (tmp_path / "out.html").symlink_to(os.devnull)
    assert cli("report", "--output", "out.html", "--db", str(seeded)).code == 0
    assert (tmp_path / "out.html").is_char_device()


def test_a_folder_that_is_not_there(cli: Cli, seeded: Path) -> None:
    said = cli("report", "--output", "none/a.html", "--db", str(seeded))
    assert said.code == 2
    assert "none/a.html: cannot be written" in said.err
    assert said.err.count("\n") == 1


def test_decisions_and_the_head_are_in_it(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    ledger = str(shutil.copy(seeded, tmp_path / "ledger.db"))
    note = ["--note", "The bureau counts anew.", "--reviewer", "Ada", "--yes", "--db", ledger]
    assert cli("resolve", "D1", "all_right", "--because", "update", *note).code == 0
    assert cli("verify", "C1", "outdated", *note).code == 0
    before = json.loads(cli("report", "--format", "json", "--db", ledger).out)
    assert [decision["reviewer"] for decision in before["decisions"]] == ["Ada", "Ada"]
    found = {one["id"]: one for one in before["discrepancies"]}["D1"]
    assert (found["state"], found["decision"]) == ("resolved", "R1")
    for form in ("html", "md"):
        text = cli("report", "--format", form, "--db", ledger).out
        assert "All sides are right" in text
        assert "C1 is outdated" in text
        assert before["head"]["hash"] in text
    rows = csv.DictReader(io.StringIO(cli("report", "--format", "csv", "--db", ledger).out))
    assert {row["decision"] for row in rows if row["discrepancy"] == "D1"} == {"R1"}
    assert cli("undo", "R1", "--reviewer", "Ada", "--db", ledger).code == 0
    after = json.loads(cli("report", "--format", "json", "--db", ledger).out)
    assert {one["id"]: one["state"] for one in after["discrepancies"]}["D1"] == "open"
    assert after["head"]["event"] == before["head"]["event"] + 1
