"""``resolve`` with several numbers, and ``undo`` of a batch and of a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.workflow import audit

Cli = Callable[..., Any]


@pytest.fixture
def decided(cli: Cli, tmp_path: Path) -> Cli:
    """The command line before a ledger with two discrepancies."""
    for column, values in enumerate(((20, 48), (27, 84))):
        text = f"Updated: 2022-03-0{4 + column}\n\nKiel had {values[0]} schools in 2021.\n\nKiel had {values[1]} bridges in 2021.\n"
        (tmp_path / f"{column}.txt").write_text(text, encoding="utf-8")
    cli("ingest", "0.txt", "1.txt")
    return cli


def test_several_at_once_and_back(decided: Cli) -> None:
    said = decided("resolve", "D1", "d2", "superseded", "--holds", "later", "--reviewer", "Ada")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0] == "2 discrepancies: the later side of each holds now and supersedes the other."
    assert said.out.splitlines()[-2:] == ["  2 claims: unverified -> outdated", "Saved: R1 to R2 on 2 discrepancies"]
    shown = decided("undo", "R2", "--dry-run").out
    assert "It was recorded with others: factcheck undo R2 --batch takes all of them back." in shown
    told = decided("undo", "R2", "--batch", "--dry-run").out
    assert told.splitlines()[0] == "R1 to R2 on 2 discrepancies: superseded."
    assert "outdated -> unverified" in told
    assert told.splitlines()[-1] == "Nothing was saved."
    assert (
        decided("undo", "--batch", "--reviewer", "Ada").out.splitlines()[-1]
        == "Taken back: R1 to R2 on 2 discrepancies"
    )
    again = decided("undo", "R1", "--batch")
    assert (again.code, again.out) == (2, "")
    assert "R1 was taken back on" in again.err
    assert audit.verify("factcheck.db").faults == ()


def test_a_dry_run_saves_nothing(decided: Cli) -> None:
    assert decided("resolve", "D1", "D2", "not_comparable", "--dry-run").out.splitlines()[-1] == "Nothing was saved."
    assert "Nothing was decided" in decided("decisions").err


def test_one_takes_the_side_of_its_date(decided: Cli) -> None:
    said = decided("resolve", "D1", "superseded", "--holds", "earlier")
    assert said.code == 0
    assert "holds now and supersedes the others." in said.out.splitlines()[0]
    assert said.out.splitlines()[-1] == "Saved: R1"


def test_it_waits_for_somebody(decided: Cli) -> None:
    said = decided("resolve", "D1", "unsure", "--for", "Ben", "--until", "2999-12-01")
    assert said.out.splitlines()[0] == "D1: Undecided: it waits for Ben until 2999-12-01."
    assert "Ben" in decided("discrepancies", "--state", "waiting").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["resolve", "D1", "D2", "one_right", "--side", "1"], "cannot be said of several at once", id="a side"),
        pytest.param(["resolve", "D1", "D2", "superseded"], "Say --holds later, or --holds earlier.", id="no side"),
        pytest.param(["resolve", "D1", "D2", "superseded", "--side", "1", "--holds", "later"], "--holds is for superseded", id="both sides"),
        pytest.param(["resolve", "D1", "unsure", "--holds", "later"], "--holds is for superseded", id="a side of what has none"),
        pytest.param(["resolve", "D1", "D9", "unsure"], "there is no discrepancy D9", id="no such number"),
        pytest.param(["resolve", "D1", "D2", "all_right"], "all_right needs a reason", id="no reason"),
        pytest.param(["resolve", "D1", "not_comparable", "--for", "Ben"], "not_comparable waits for nobody", id="for somebody"),
        pytest.param(["resolve", "D1", "unsure", "--for", "--", "--"], "", id="no name"),
        pytest.param(["resolve", "D1", "unsure", "--until", "soon"], "“soon” is no day. Write 2026-12-01", id="no day"),
        pytest.param(["resolve", "D1", "unsure", "--until", "2020-01-01"], "2020-01-01 is over", id="a day that is over"),
        pytest.param(["undo", "--session", "9"], "there is no session 9", id="no such session"),
        pytest.param(["undo", "--session", "R5"], "'R5' is no number of a session", id="no number of a session"),
        pytest.param(["undo", "--session", "0"], "'0' is no number of a session", id="nought"),
        pytest.param(["undo", "--session"], "nothing of a session of", id="no session"),
        pytest.param(["undo", "R5", "--session", "1"], "--session takes a whole session back", id="both"),
        pytest.param(["undo", "--batch"], "no decision of", id="no batch"),
    ],
)  # fmt: skip
def test_what_is_refused(decided: Cli, arguments: list[str], words: str) -> None:
    said = decided(*arguments)
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert "Nothing was decided" in decided("decisions").err
