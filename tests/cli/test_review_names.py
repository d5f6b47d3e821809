"""Rulings on names in `factcheck review`, and past decisions beside a question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]

ARTICLES = {
    "one.txt": ("The Courier", "2023-03-02", "{} had 119 R&D platforms at the end of last year, its office said."),
    "two.txt": ("Tarsia Times", "2023-03-09", "{} has 158 innovation platforms, more than any other place in Tarsia."),
}


def read(cli: Cli, folder: Path, subject: str) -> str:
    """Reads both articles, about a subject; what was said."""
    folder.mkdir()
    for name, (source, day, words) in ARTICLES.items():
        text = f"{subject} counts\nSource: {source}\nPublished: {day}\n\n{words.format(subject)}\n"
        (folder / name).write_text(text, encoding="utf-8")
    return str(cli("ingest", str(folder)).out)


def reviewed(cli: Cli, *answers: str) -> str:
    Path("answers.txt").write_text("".join(f"{one}\n" for one in answers), encoding="utf-8")
    return str(cli("review", "--answers", "answers.txt", "--reviewer", "Ada").out)


@pytest.fixture
def ledger(cli: Cli, tmp_path: Path) -> Cli:
    """D1: the platforms of Elling University."""
    read(cli, tmp_path / "first", "Elling University")
    return cli


def test_two_names_are_told_apart_for_good_and_together_again(ledger: Cli, tmp_path: Path) -> None:
    told = reviewed(ledger, "a", "y")
    assert "“R&D platforms” is not “innovation platforms”, here and in articles to come." in told
    assert "Saved: ruling 1, “R&D platforms” is not “innovation platforms”. Discrepancies: D1 settled; 0 open." in told
    assert "z takes it back, as factcheck alias remove 1 does." in told
    assert "D1 was settled by a correction" in told
    assert "Ada" in ledger("alias", "list").out
    assert "0 new discrepancies" in read(ledger, tmp_path / "second", "Merrow University")
    assert "D1 found again" in ledger("alias", "remove", "1", "--reviewer", "Ada").out
    assert "No ruling on names stands." in ledger("alias", "list").err + ledger("alias", "list").out


def test_a_ruling_is_a_step_that_can_be_taken_back(ledger: Cli) -> None:
    told = reviewed(ledger, "j", "y")
    assert "Saved: ruling 1, “R&D platforms” is “innovation platforms”." in told
    assert "ruling 1 says so already" in ledger("alias", "add", "R&D platforms", "innovation platforms").err
    told = reviewed(ledger, "z", "z")
    assert "Taken back: ruling 1, “R&D platforms” is “innovation platforms”. Discrepancies: " in told
    assert "No decision of this session stands." in told
    assert "No ruling on names stands." in ledger("alias", "list").err + ledger("alias", "list").out
    assert ledger("audit", "verify").code == 0


def test_a_past_decision_stands_beside_the_next_question(ledger: Cli, tmp_path: Path) -> None:
    assert "Decided before" not in reviewed(ledger, "d", "m", "labs are left out", "y")
    read(ledger, tmp_path / "second", "Merrow Harbour Board")
    for told in (reviewed(ledger, "q"), ledger("show", "D2").out, ledger("explain", "D2").out):
        assert "R1 on D1  All sides are right: they count different things (definition)." in told
        assert "note: labs are left out" in told
        assert "the same names: “innovation platforms” and “R&D platforms”" in told
    assert "Decided before" in ledger("report").out
