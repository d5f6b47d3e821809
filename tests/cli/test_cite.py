"""Sentences ready to paste, and what must be known before they are."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.fixture
def ledger(seeded: Path, tmp_path: Path) -> str:
    return str(shutil.copy(seeded, tmp_path / "ledger.db"))


def number(cli: Cli, ledger: str, quote: str) -> str:
    found = json.loads(cli("claims", "--format", "json", "--db", ledger).out)
    return str(next(one["id"] for one in found if quote in one["quote"]))


def question(cli: Cli, ledger: str, *values: str) -> str:
    found = json.loads(cli("discrepancies", "--format", "json", "--db", ledger).out)
    return str(next(one["id"] for one in found if {side["value"] for side in one["sides"]} == set(values)))


def test_the_sentence_with_its_source_and_date_and_the_caveats_apart(cli: Cli, ledger: str) -> None:
    name = number(cli, ledger, "158 innovation platforms")
    asked = question(cli, ledger, "119", "158")
    said = cli("cite", name, "--db", ledger)
    assert said.code == 0
    assert said.out == (
        "“The zone now has 158 innovation platforms.” (China Daily, “Research carries the high-tech zone of Baotou”, 19 December 2022)\n"
    )
    assert said.err.splitlines() == [
        f"{name}: it is disputed: {asked} is not decided.",
        f"{name}: its article is a digest, whose words are not those of who said it: look at the original.",
    ]


def test_what_a_machine_translated_says_so_in_the_line(cli: Cli, ledger: str) -> None:
    said = cli("cite", number(cli, ledger, '23 "little giant" companies'), "--db", ledger)
    assert "” [translated by machine] (SMM, “" in said.out
    assert "its article was translated by machine: look at the original." in said.err


def test_several_in_the_order_given_each_once(cli: Cli, ledger: str) -> None:
    said = cli("cite", "C3", "c1", "C3", "--style", "csl-json", "--db", ledger)
    assert [one["id"] for one in json.loads(said.out)] == ["C3", "C1"]


@pytest.mark.parametrize("style", ["plain", "markdown", "html", "bibtex", "csl-json"])
def test_every_style_has_the_sentence(cli: Cli, ledger: str, style: str) -> None:
    said = cli("cite", number(cli, ledger, "158 innovation platforms"), "--style", style, "--db", ledger)
    assert "The zone now has 158 innovation platforms." in said.out
    assert said.out.endswith("\n")


def test_the_side_that_was_found_right_is_cited(cli: Cli, ledger: str) -> None:
    asked = question(cli, ledger, "119", "158")
    said = cli("cite", asked, "--db", ledger)
    assert (said.code, said.out) == (2, "")
    assert f"{asked} is not decided: no side of it was found right" in said.err
    rest = ["--evidence", "the yearbook", "--reviewer", "Ada", "--yes", "--db", ledger]
    assert cli("resolve", asked, "one_right", "--side", "2", *rest).code == 0
    said = cli("cite", asked, "--db", ledger)
    assert "158 innovation platforms" in said.out
    assert "disputed" not in said.err
    refuted = cli("cite", number(cli, ledger, "At present the zone has 119"), "--db", ledger)
    assert refuted.code == 0
    assert ": it was refuted by Ada (R1: Side 2 (158) is right)." in refuted.err


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        pytest.param(["not_comparable"], "no side of {} was found right: The sides cannot be compared", id="not comparable"),
        pytest.param(["none_right", "--established", "140", "--evidence", "the yearbook"], "No side is right: 140 holds", id="none right"),
        pytest.param(["unsure"], "is not decided", id="unsure"),
    ],
)  # fmt: skip
def test_a_discrepancy_without_a_right_side_is_not_cited(cli: Cli, ledger: str, decision: list[str], said: str) -> None:
    asked = question(cli, ledger, "119", "158")
    assert cli("resolve", asked, *decision, "--reviewer", "Ada", "--yes", "--db", ledger).code == 0
    told = cli("cite", asked, "--db", ledger)
    assert (told.code, told.out) == (2, "")
    assert said.format(asked) in told.err


def test_where_all_are_right_each_side_is_cited(cli: Cli, ledger: str) -> None:
    asked = question(cli, ledger, "119", "158")
    rest = ["--because", "update", "--reviewer", "Ada", "--yes", "--db", ledger]
    assert cli("resolve", asked, "all_right", *rest).code == 0
    said = cli("cite", asked, "--db", ledger)
    assert len(said.out.splitlines()) == 2
    assert "disputed" not in said.err


def test_what_is_not_said_any_more_says_so(cli: Cli, ledger: str) -> None:
    page = Path("page.txt")
    page.write_text("The port of Kiel took 48 ships in 2021.\n", encoding="utf-8")
    assert cli("ingest", "page.txt", "--db", ledger).code == 0
    name = number(cli, ledger, "48 ships")
    page.write_text("The port of Kiel took 84 ships in 2021.\n", encoding="utf-8")
    assert cli("ingest", "page.txt", "--db", ledger).code == 0
    said = cli("cite", name, "--db", ledger)
    assert "“The port of Kiel took 48 ships in 2021.” (source unknown, date unknown)" in said.out
    newer = number(cli, ledger, "84 ships")
    assert f"{name}: its article does not say it any more; {newer} stands in its place." in said.err


def test_other_numbers_are_wrong_use(cli: Cli, ledger: str) -> None:
    assert cli("cite", "A1", "--db", ledger).code == 2
    assert cli("cite", "C9999", "--db", ledger).code == 2
    assert cli("cite", "C1", "--style", "apa", "--db", ledger).code == 2
