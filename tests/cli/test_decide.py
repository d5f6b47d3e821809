from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
NOTE = ("--evidence", "the office's own list")


@pytest.fixture
def ask(cli: Cli, seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs a command line on a ledger of the digests. D4 has 119 (C16) against 158 (C63)."""
    shutil.copy(seeded, tmp_path / "factcheck.db")
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Ann Reed")
    return cli


def records(ask: Cli, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ask("decisions", *arguments, "--format", "ndjson").out.splitlines()]


def sides(ask: Cli, number: str = "D4") -> list[str]:
    found = json.loads(ask("discrepancies", "--format", "json").out)
    return [side["claims"][0] for one in found if one["id"] == number for side in one["sides"]]


def test_resolve_says_what_it_does_and_keeps_it(ask: Cli) -> None:
    first, second = sides(ask)
    said = ask("resolve", "d4", "one_right", "--side", "2", *NOTE, "--cause", "1=digits", "--note", "two  calls")
    assert said.out.splitlines() == [
        "D4: Side 2 (158) is right.",
        f"  {first}: unverified -> refuted",
        f"  {second}: unverified -> verified",
        "Saved: R1",
    ]
    (kept,) = records(ask)
    assert (kept["resolution"], kept["side"], kept["causes"], kept["note"]) == (
        "one_right",
        2,
        ["digits", None],
        "two calls",
    )
    assert (kept["reviewer"], kept["evidence"][0]["kind"]) == ("Ann Reed", "note")
    shown = ask("show", "D4").out
    for words in (
        "state resolved",
        "R1  Side 2 (158) is right.",
        "side 1 (119) is mistyped",
        "rests on: the office's own list",
        "by Ann Reed",
    ):
        assert words in shown
        assert words in ask("explain", "D4").out
    assert "status: verified" in ask("show", second).out
    assert "R1  Side 2 (158) is right." in ask("show", second).out
    assert "on D4" in ask("show", "r1").out


def test_a_reopened_one_says_what_was_judged(ask: Cli, tmp_path: Path) -> None:
    ask("resolve", "D4", "all_right", "--because", "update")
    further = tmp_path / "further.txt"
    further.write_text(
        "Published: 2023-05-02\n\nBaotou Rare Earth High-tech Zone has 171 innovation platforms.\n", encoding="utf-8"
    )
    ask("ingest", str(further))
    shown = ask("show", "D4").out
    assert "state reopened" in shown
    assert "reopened: R1 judged 119 | 158. Decide again." in shown


def test_undo_and_the_list(ask: Cli) -> None:
    ask("resolve", "D4", "all_right", "--because", "update")
    ask("verify", "C1", "C2", "outdated", "--reviewer", "Bob")
    assert ask("undo", "--dry-run").out.endswith("Nothing was saved.\n")
    assert ask("undo", "--note", "seen too late").out.splitlines() == [
        "R1 on D4: All sides are right: the figure moved between them (update).",
        "  The status of every claim stays as it is.",
        "Taken back: R1; D4 is open",
    ]
    said = ask("undo")
    assert (said.code, said.err) == (2, "factcheck: no decision of Ann Reed stands. Name one: factcheck undo R5.\n")
    assert [one["id"] for one in records(ask, "--standing")] == ["R2"]
    assert [one["id"] for one in records(ask, "--by", "Ann Reed")] == ["R1"]
    assert [one["id"] for one in records(ask, "--about", "C2")] == ["R2"]
    assert [row["ending"] for row in csv.DictReader(io.StringIO(ask("decisions", "--format", "csv").out))] == [
        "undone",
        "",
    ]
    table = ask("decisions").out.splitlines()
    assert "C1, C2 are outdated" in table[2]
    assert table[1].endswith("undone")
    assert "| R2 | claims |" in ask("decisions", "--format", "md").out


def test_an_empty_list_says_so(ask: Cli) -> None:
    said = ask("decisions")
    assert (said.code, said.out, said.err) == (0, "", "Nothing was decided that fits.\n")


def test_what_is_misread_settles_its_discrepancy(ask: Cli) -> None:
    said = ask("resolve", "D4", "one_right", "--side", "2", *NOTE, "--cause", "1=extraction")
    assert "-> withdrawn" in said.out
    assert "D4 settled" in said.out.splitlines()[-1]
    said = ask("resolve", "D4", "unsure")
    assert said.code == 2
    assert said.err.startswith("factcheck: D4 was settled by a correction, so there is nothing to decide.")
    assert "D4 found again" in ask("undo").out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        pytest.param("resolve D4 one_right --side 2", "needs evidence. Say what it rests on: --evidence WHAT.", id="no evidence"),
        pytest.param("resolve D4 one_right", "Name one of the sides 1 to 2: --side 1.", id="no side"),
        pytest.param("resolve D4 one_right --side 3", "sides 1 to 2", id="no such side"),
        pytest.param("resolve D4 all_right", "--because", id="no reason"),
        pytest.param("resolve D4 maybe", "'maybe' is not one of", id="no such resolution"),
        pytest.param("resolve D4 none_right --established 160 --evidence x --cause 3=unit", "there is no side 3: the sides are 1 to 2", id="cause for no side"),
        pytest.param("resolve D4 none_right --established 160 --evidence x --cause unit", "Write --cause 1=scale", id="cause without side"),
        pytest.param("resolve D4 none_right --established 160 --evidence x --cause 1=unit --cause 1=scale", "two causes", id="two causes"),
        pytest.param("resolve D4 unsure --cause 1=unit", "so it takes no cause", id="a cause for what is not wrong"),
        pytest.param("resolve D4 unsure --evidence list.pdf", "list.pdf: there is no such file", id="no such file"),
        pytest.param("resolve D99 unsure", "no discrepancy D99", id="no such discrepancy"),
        pytest.param("verify C1 verified", "verified needs evidence", id="verified without evidence"),
        pytest.param("verify C1 unverified", "is not one of", id="unverified"),
        pytest.param("verify refuted", "Missing argument", id="no claim"),
        pytest.param("verify D4 refuted --evidence x", "does not begin with C", id="a discrepancy"),
        pytest.param("undo D4", "no decision stands on D4", id="nothing to undo"),
        pytest.param("undo S1", "S1 has no decision", id="a series"),
        pytest.param("decisions --about A1", "no decision is about A1", id="about an article"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_one_line(ask: Cli, arguments: str, complaint: str) -> None:
    said = ask(*arguments.split())
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert complaint in said.err
    assert records(ask) == []


def test_dry_runs_save_nothing(ask: Cli) -> None:
    for arguments in ("resolve D4 superseded --side 2 --dry-run", "verify C1 outdated --dry-run"):
        assert ask(*arguments.split()).out.splitlines()[-1] == "Nothing was saved."
    assert records(ask) == []


@pytest.mark.parametrize(
    ("answer", "options", "saved"), [("y\n", [], 1), ("\n", [], 1), ("n\n", [], 0), ("", [], 0), ("", ["--yes"], 1)]
)
def test_on_a_terminal_it_is_asked(
    ask: Cli, answer: str, options: list[str], saved: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.StringIO(answer)
    with monkeypatch.context() as terminal:
        terminal.setattr(typed, "isatty", lambda: True, raising=False)
        terminal.setattr(sys, "stdin", typed)
        terminal.setattr(sys.stdout, "isatty", lambda: True)
        said = ask("resolve", "D4", "unsure", *options)
    assert ("Save it?" in said.out) is not bool(options)
    assert (len(records(ask)), "Saved: R1" in said.out) == (saved, bool(saved))


@pytest.mark.parametrize(
    ("option", "variable", "user", "name"),
    [
        pytest.param(["--reviewer", "  Cy   Lo "], "Ann", "root", "Cy Lo", id="the option"),
        pytest.param([], " Ann ", "root", "Ann", id="the environment"),
        pytest.param([], "", "carl", "carl", id="the system's user"),
    ],
)
def test_who_decides(
    ask: Cli, option: list[str], variable: str, user: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_REVIEWER", variable)
    monkeypatch.setenv("LOGNAME", user)
    ask("resolve", "D4", "unsure", *option)
    assert records(ask)[0]["reviewer"] == name


def test_an_option_that_names_nobody_is_an_error(ask: Cli) -> None:
    assert "holds no words" in ask("resolve", "D4", "unsure", "--reviewer", " ").err
    assert "nobody is named" in ask("resolve", "D4", "unsure", "--reviewer", "--").err


def test_words_of_reviewers_are_harmless_on_a_terminal_and_kept_as_they_are(ask: Cli) -> None:
    hostile = "gone\x1b[2J\x07 \u202e=1+1"
    ask("resolve", "D4", "unsure", "--note", hostile, "--reviewer", f"Eve{hostile}", "--evidence", hostile)
    ask("undo", "R1", "--reviewer", f"Eve{hostile}")
    for command in (("show", "D4"), ("show", "R1"), ("decisions",), ("decisions", "--format", "csv")):
        said = ask(*command)
        assert said.code == 0
        if "csv" not in command:
            assert not {"\x1b", "\x07", "\u202e"} & set(said.out)
    (kept,) = records(ask)
    assert (kept["note"], kept["evidence"][0]["text"]) == (hostile, hostile)
