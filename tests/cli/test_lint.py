"""A draft against the ledger of the five digests."""

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

DRAFT = """\
---
title: Baotou bets on research
date: 2023-01-09
---
# Baotou bets on research

The Baotou Rare Earth High-tech Zone runs 119 R&D platforms. The zone now has 185 innovation
platforms, and it employs 3,228 full-time researchers.

In 2021 the zone had 116 national high-tech enterprises. It also has 12 canteens.
In the zone 43 enterprises have been paid more than 1000 million yuan in incentive funds.
"""


@pytest.fixture
def ledger(seeded: Path, tmp_path: Path) -> str:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return str(shutil.copy(seeded, tmp_path / "ledger.db"))


def lines(said: Any) -> dict[str, dict[str, Any]]:
    """The answers by the figure of the draft."""
    return {one["value_text"]: one for one in map(json.loads, said.out.splitlines())}


def test_each_figure_has_its_answer_its_place_and_what_to_cite(cli: Cli, ledger: str) -> None:
    said = cli("lint", "draft.md", "--format", "ndjson", "--db", ledger)
    assert (said.code, said.err) == (1, "")
    found = lines(said)
    told = {figure: (one["answer"], one["line"], one["column"]) for figure, one in found.items()}
    assert told["119"] == ("older", 7, 43)
    assert told["185"] == ("contradicted", 7, 79)
    assert told["3,228"] == ("confirmed", 8, 27)
    assert told["116"] == ("confirmed", 10, 22)
    assert told["12"] == ("unknown", 10, 70)
    assert told["1000 million yuan"] == ("contradicted", 11, 53)
    assert found["185"]["references"][0]["quote"] == "The zone now has 158 innovation platforms."
    assert found["185"]["references"][0]["source"] == "China Daily"
    assert "158 (innovation platforms), China Daily, 19 December 2022; against 185" in found["185"]["explanation"]
    assert [one["relation"] for one in found["119"]["references"]] == ["later", "same"]
    assert found["1000 million yuan"]["undecided"] == ["D1"]


def test_a_writer_sees_the_worst_first_and_how_much_is_left(cli: Cli, ledger: str) -> None:
    said = cli("lint", "draft.md", "--db", ledger)
    heads = [line for line in said.out.splitlines() if line.startswith("draft.md:")]
    assert [line.split()[1] for line in heads] == sorted(
        (line.split()[1] for line in heads), key=["contradicted", "older", "unknown", "confirmed"].index
    )
    assert heads[0].startswith("draft.md:11:53  contradicted (severity 5, scale)  1000 million yuan")
    assert said.out.splitlines()[-1].endswith("3 to settle before it is published.")


def test_what_was_decided_is_said(cli: Cli, ledger: str) -> None:
    known = {one["id"]: one for one in json.loads(cli("discrepancies", "--format", "json", "--db", ledger).out)}
    (number,) = (name for name, one in known.items() if {side["value"] for side in one["sides"]} == {"119", "158"})
    proof = ["--evidence", "the yearbook", "--reviewer", "Ada", "--yes", "--db", ledger]
    assert cli("resolve", number, "one_right", "--side", "2", *proof).code == 0
    found = lines(cli("lint", "draft.md", "--format", "ndjson", "--db", ledger))["119"]
    assert (found["answer"], found["severity"]) == ("contradicted", 5)
    assert found["explanation"].startswith("This figure was refuted: C")
    assert "Found right: C" in found["explanation"]
    assert found["decided"][0].startswith("R1: Side 2 (158) is right (Ada, ")
    assert found["references"][0]["status"] == "verified"
    assert "    decided: R1: Side 2 (158) is right (Ada, " in cli("lint", "draft.md", "--db", ledger).out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param([], 1, id="contradicted and older"),
        pytest.param(["--fail-on", "never"], 0, id="never"),
        pytest.param(["--fail-on", "older", "--min-severity", "4"], 0, id="nothing older is so severe"),
        pytest.param(["--min-severity", "5"], 1, id="one is that severe"),
        pytest.param(["--fail-on", "unknown"], 1, id="what nothing backs"),
    ],
)
def test_what_fails_can_be_chosen(cli: Cli, ledger: str, options: list[str], code: int) -> None:
    assert cli("lint", "draft.md", *options, "--db", ledger).code == code


def test_editors_get_the_problems_by_place(cli: Cli, ledger: str) -> None:
    said = cli("lint", "draft.md", "--format", "lines", "--db", ledger)
    assert [line.split(" ")[:3] for line in said.out.splitlines()] == [
        ["draft.md:7:43:", "error:", "older:"],
        ["draft.md:7:79:", "error:", "contradicted:"],
        ["draft.md:11:53:", "error:", "contradicted:"],
    ]
    every = cli("lint", "draft.md", "--format", "lines", "--only", "confirmed", "--only", "unknown", "--db", ledger)
    assert {line.split(" ")[1] for line in every.out.splitlines()} == {"note:"}


def test_the_other_forms(cli: Cli, ledger: str) -> None:
    github = cli("lint", "draft.md", "--format", "github", "--db", ledger).out.splitlines()
    assert github[0].startswith(
        "::error file=draft.md,line=7,col=43,endColumn=46,title=factcheck%3A older::older: “119”. "
    )
    assert "(-39, -24.7%25)" in github[0]
    sarif = json.loads(cli("lint", "draft.md", "--format", "sarif", "--db", ledger).out)
    results = sarif["runs"][0]["results"]
    assert [one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in results] == [7, 7, 11]
    rows = list(csv.DictReader(io.StringIO(cli("lint", "draft.md", "--format", "csv", "--db", ledger).out)))
    assert rows[0]["answer"] == "contradicted"
    assert cli("lint", "draft.md", "--format", "md", "--db", ledger).out.startswith("| where | answer |")
    assert (
        "C" in json.loads(cli("lint", "draft.md", "--format", "json", "--db", ledger).out)[0]["references"][0]["claim"]
    )


def test_nothing_is_kept(cli: Cli, ledger: str) -> None:
    before = Path(ledger).read_bytes()
    assert cli("lint", "draft.md", "--db", ledger).code == 1
    assert Path(ledger).read_bytes() == before


def test_a_draft_without_a_date_says_so_and_takes_one(cli: Cli, ledger: str) -> None:
    Path("draft.txt").write_text("The zone in Baotou has 119 R&D platforms.\n", encoding="utf-8")
    said = cli("lint", "draft.txt", "--db", ledger)
    assert said.err.startswith("draft.txt: its date is not known")
    assert cli("lint", "draft.txt", "--date", "2023-01-09", "--db", ledger).err == ""
    assert cli("lint", "draft.txt", "--date", "soon", "--db", ledger).code == 2


def test_what_the_ledger_holds_already_does_not_confirm_itself(cli: Cli, ledger: str, tmp_path: Path) -> None:
    article = Path(__file__).parents[2] / "seeds" / "4-city-programme.txt"
    shutil.copy(article, tmp_path / "mine.txt")
    said = cli("lint", "mine.txt", "--date", "2023-07-05", "--db", ledger)
    assert said.err == "mine.txt: it is A4 of the ledger, and is compared with the rest of it\n"
    assert "confirmed" not in said.out
    (tmp_path / "mine.txt").write_text(article.read_text(encoding="utf-8") + "\nSo it was.\n", encoding="utf-8")
    said = cli("lint", "mine.txt", "--date", "2023-07-05", "--db", ledger)
    assert said.err == ""
    assert "confirmed" in said.out


def test_one_bad_file_does_not_stop_the_rest(cli: Cli, ledger: str) -> None:
    Path("empty.md").write_text("", encoding="utf-8")
    Path("other.md").write_text(
        "Le port de Kiel a reçu 48 navires en 2021, a dit le maître du port hier soir.\n", encoding="utf-8"
    )
    said = cli("lint", "none.md", "empty.md", "other.md", "draft.md", "--db", ledger)
    assert said.code == 2
    errors = said.err.splitlines()
    assert errors[0].startswith("factcheck: none.md: ")
    assert errors[1].startswith("factcheck: empty.md: ")
    assert errors[2:] == ["other.md: in French: only English is read, so no claims were taken"]
    assert "draft.md:7:43" in said.out


def test_a_draft_without_figures_says_so(cli: Cli, ledger: str) -> None:
    Path("calm.txt").write_text("Nothing was counted in the park.\n", encoding="utf-8")
    said = cli("lint", "calm.txt", "--date", "2023-01-09", "--db", ledger)
    assert (said.code, said.out, said.err) == (0, "No figure and no policy was found.\n", "")


def test_a_ledger_that_other_rules_compared_is_not_asked(
    cli: Cli, ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.workflow.lint.rules_hash", lambda: "other")
    said = cli("lint", "draft.md", "--db", ledger)
    assert (said.code, said.out) == (2, "")
    assert said.err == "factcheck: the ledger was not compared by the present rules. Run: factcheck match.\n"


@pytest.mark.usefixtures("ledger")
def test_an_empty_ledger_knows_nothing(cli: Cli) -> None:
    assert cli("ingest", "draft.md", "--no-compare", "--db", "new.db").code == 0
    assert "factcheck match" in cli("lint", "draft.md", "--db", "new.db").err
    assert cli("match", "--db", "new.db").code == 0
    said = cli("lint", "draft.md", "--format", "ndjson", "--db", "new.db")
    assert {one["answer"] for one in lines(said).values()} == {"unknown"}


def test_words_of_a_draft_are_harmless(cli: Cli, ledger: str) -> None:
    hostile = "The zone\x1b[31m in Baotou now has 185 innovation \u202eplatforms, <script>alert(1)</script> it said.\n"
    Path("bad\x1b.md").write_text(hostile, encoding="utf-8")
    for form in ("table", "json", "ndjson", "csv", "md", "lines", "github", "sarif"):
        said = cli(
            "lint", "bad\x1b.md", "--format", form, "--only", "contradicted", "--only", "unknown", "--db", ledger
        )
        if form != "csv":  # cells are for programs, and stay as they came
            assert "\x1b" not in said.out + said.err
            assert "\u202e" not in said.out + said.err


def test_a_past_figure_of_a_series_with_a_later_one_is_a_hint(cli: Cli, ledger: str) -> None:
    text = "In 2020 the Baotou Rare Earth High-tech Zone had 101 innovation platforms.\n"
    Path("old.txt").write_text(text, encoding="utf-8")
    said = cli("lint", "old.txt", "--date", "2023-01-09", "--format", "ndjson", "--db", ledger)
    (found,) = lines(said).values()
    assert (said.code, found["answer"], found["severity"]) == (0, "older", 2)
    assert found["explanation"].startswith("The ledger has no figure for 2020, but a later one: C")


def test_a_folder_of_drafts_is_read_whole_and_pictures_are_passed_over(cli: Cli, ledger: str, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "draft.md").rename(tmp_path / "drafts" / "one.md")
    (tmp_path / "drafts" / "two.txt").write_text("It has 12 canteens.\n", encoding="utf-8")
    (tmp_path / "drafts" / "three.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    said = cli("lint", "drafts", "--format", "ndjson", "--date", "2023-01-09", "--db", ledger)
    assert (said.code, said.err) == (1, "")
    assert {Path(json.loads(line)["file"]).name for line in said.out.splitlines()} == {"one.md", "two.txt"}
