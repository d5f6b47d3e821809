"""What needs no ledger: extract and compare."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
FIRST = "Kiel counts its ships\n\nPublished 3 July 2021\n\nOn May 3, 2020 the port of Kiel took 48 ships.\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(FIRST.replace("48", "84").replace("3 July", "4 July"), encoding="utf-8")
    return tmp_path


def test_extract_gives_claims_with_their_words(cli: Cli, files: Path) -> None:
    said = cli("extract", "a.txt", "--format", "ndjson")
    (claim,) = [json.loads(line) for line in said.out.splitlines()]
    assert claim["value"] == "48"
    assert claim["published"] == "2021-07-03"
    assert FIRST[claim["start"] : claim["end"]] == claim["quote"]
    assert not list(files.glob("*.db"))


@pytest.mark.usefixtures("files")
def test_why_names_the_rule_and_what_was_passed_over(cli: Cli) -> None:
    said = cli("extract", "--why", "a.txt", "--format", "json")
    found = json.loads(said.out)
    assert [row["claim"] for row in found if row["text"] == "48"] == [True]
    assert all(row["why"] for row in found)
    dates = [row for row in found if row["kind"] == "date"]
    assert [row["text"] for row in dates] == ["3 July 2021", "May 3, 2020"]
    assert not any(row["claim"] for row in dates)
    assert [row["start"] for row in found] == sorted(row["start"] for row in found)


def test_a_text_without_claims_says_where_to_look(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("All was quiet.", encoding="utf-8")
    said = cli("extract", "a.txt")
    assert said == (0, "", "No claim was found. factcheck extract --why shows what was passed over.\n")
    assert cli("extract", "--why", "a.txt").err == "No figure and no policy was found.\n"


def test_compare_shows_both_quotes(cli: Cli, files: Path) -> None:
    said = cli("compare", "a.txt", "b.txt")
    assert said.code == 0
    assert "took 48 ships" in said.out
    assert "took 84 ships" in said.out
    (found,) = json.loads(cli("compare", "a.txt", "b.txt", "--format", "json").out)
    assert sorted(side["value"] for side in found["sides"]) == ["48", "84"]
    assert not list(files.glob("*.db"))


@pytest.mark.usefixtures("files")
def test_compare_of_what_agrees(cli: Cli) -> None:
    assert cli("compare", "a.txt", "a.txt") == (0, "", "No figures disagree.\n")


@pytest.mark.usefixtures("files")
def test_compare_stops_at_a_file_that_cannot_be_read(cli: Cli) -> None:
    said = cli("compare", "a.txt", "none.txt")
    assert said.code == 2
    assert said.out == ""
