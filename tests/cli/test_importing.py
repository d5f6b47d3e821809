"""``import`` on the command line: what is told, in which form, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
POLICIES = {"article": "A1", "quote": 'the "10 policies" for the park', "value": 10, "metric": "policies"}


@pytest.fixture
def ask(cli: Cli, seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs a command line on a ledger of the digests."""
    shutil.copy(seeded, tmp_path / "factcheck.db")
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Ann Reed")
    return cli


def written(folder: Path, *lines: object) -> str:
    """A file of lines, objects or text."""
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines) + "\n"
    (folder / "claims.ndjson").write_text(text, encoding="utf-8")
    return "claims.ndjson"


def test_an_import_tells_how_it_went_and_who_a_claim_is_from(ask: Cli, tmp_path: Path) -> None:
    said = ask("import", written(tmp_path, POLICIES), "--from", "claim-finder 2.1")
    assert said.code == 0, said.err
    counts, number, aftermath = said.out.splitlines()
    assert counts == "1 line: 1 accepted, 0 known, 0 refused."
    assert number.startswith("Import ")
    assert aftermath.startswith("Discrepancies: ")
    rows = [json.loads(line) for line in ask("claims", "--format", "ndjson").out.splitlines()]
    (row,) = (row for row in rows if row["rule"].startswith("imported"))
    assert f"rule: imported: claim-finder 2.1 (import {number.split()[1][:-1]})" in ask("show", row["id"]).out
    told = ask("audit", "log").out
    assert "of claim-finder 2.1, claims.ndjson, lines 1 to 1: 1 claim" in told
    assert "of claim-finder 2.1, claims.ndjson: 1 accepted, 0 known, 0 refused" in told
    assert ask("audit", "verify").code == 0


def test_refused_lines_are_told_with_the_reason(ask: Cli, tmp_path: Path) -> None:
    file = written(tmp_path, POLICIES | {"value": 11}, "{", POLICIES | {"claim": "\x1b[31m"}, POLICIES | {"\x1b[2J": 1})
    said = ask("import", file)
    assert said.code == 2
    assert "factcheck: line 1: its value is 11, but its quote prints “10”" in said.err
    assert "factcheck: line 2: the line is no JSON" in said.err
    assert "the key 'claim' means nothing here and was passed over (1 line, first 3)" in said.err
    assert "\x1b" not in said.err
    assert said.out.splitlines()[0] == "4 lines: 1 accepted, 1 known, 2 refused."
    assert {"  1 not json", "  1 value differs"} <= set(said.out.splitlines())


def test_a_long_list_of_refusals_is_cut_and_counted(ask: Cli, tmp_path: Path) -> None:
    said = ask("import", written(tmp_path, *["{"] * 25))
    assert said.err.count("factcheck: line ") == 20
    assert "and 5 refused lines more: --format ndjson tells all" in said.err
    listed = ask("import", "claims.ndjson", "--format", "ndjson")
    assert [json.loads(line)["line"] for line in listed.out.splitlines()] == list(range(1, 26))
    assert "25 lines: 0 accepted, 0 known, 25 refused." in listed.err


def test_every_line_stands_in_the_lists(ask: Cli, tmp_path: Path) -> None:
    file = written(tmp_path, POLICIES, POLICIES, "{")
    said = ask("import", file, "--format", "csv", "--dry-run")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [(row["line"], row["state"], row["reason"]) for row in rows] == [
        ("1", "accepted", ""),
        ("2", "known", ""),
        ("3", "refused", "not_json"),
    ]
    assert said.err.splitlines()[0] == "Nothing was saved. It would be: 3 lines: 1 accepted, 1 known, 1 refused."
    assert "not json" in ask("import", file, "--format", "md", "--dry-run").out


def test_what_is_exported_is_known(ask: Cli, tmp_path: Path) -> None:
    (tmp_path / "all.ndjson").write_text(ask("claims", "--format", "ndjson").out, encoding="utf-8")
    before = (tmp_path / "factcheck.db").read_bytes()
    said = ask("import", "all.ndjson")
    assert said.code == 0
    assert "0 accepted" in said.out
    assert "0 refused" in said.out
    assert said.err == ""
    assert (tmp_path / "factcheck.db").read_bytes() == before


def test_an_import_is_taken_back(ask: Cli, tmp_path: Path) -> None:
    number = ask("import", written(tmp_path, POLICIES)).out.splitlines()[1].split()[1].rstrip(".")
    looked = ask("import", "--undo", number, "--dry-run")
    assert looked.out.splitlines()[-1] == "Nothing was saved."
    said = ask("import", "--undo", number, "--note", "a bad model")
    assert said.out.splitlines()[0].startswith(f"Import {number}: 1 claim, C")
    assert "Withdrawn: 1 claim by R1. Take that back with: factcheck undo R1" in said.out
    assert ask("import", "--undo", number).code == 2
    assert ask("undo", "R1").code == 0
    assert ask("audit", "verify").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["import"], "no file is named"),
        (["import", "none.ndjson"], "none.ndjson: there is no such file"),
        (["import", "."], ".: is a folder"),
        (["import", "empty.ndjson"], "empty.ndjson: holds no line with a claim"),
        (["import", "list.json"], "list.json: begins with a JSON list"),
        (["import", "empty.ndjson", "--note", "a"], "--note goes with --undo"),
        (["import", "empty.ndjson", "--undo", "3"], "Leave FILE and --from out"),
        (["import", "--undo", "0"], "is not in the range"),
        (["import", "--undo", "99"], "there is no import 99"),
        (["import", "list.json", "--from", "  "], "holds no words"),
        (["import", "list.json", "--from", "a" * 201], "has more than 200 characters"),
        (["import", "list.json", "--db", "none.db"], "there is no ledger here"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
def test_what_makes_no_sense_is_one_line(ask: Cli, tmp_path: Path, arguments: list[str], words: str) -> None:
    (tmp_path / "empty.ndjson").write_text("\n\n", encoding="utf-8")
    (tmp_path / "list.json").write_text('[{"article": "A1"}]', encoding="utf-8")
    said = ask(*arguments)
    assert said.code == 2
    assert words in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
