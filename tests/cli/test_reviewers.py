"""Several reviewers at the command line: second reviews, who did what, and what others have open."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .conftest import Cli


@pytest.fixture
def ledger(cli: Cli, seeded: Path, tmp_path: Path) -> Path:
    """A copy of the ledger of the digests; D1 is Ada's and confirmed by Ben, D2 is Ada's and disputed by Ben."""
    path = tmp_path / "factcheck.db"
    shutil.copy(seeded, path)
    for arguments in (
        ("D1", "not_comparable", "--reviewer", "Ada"),
        ("D1", "not_comparable", "--reviewer", "Ben", "--second"),
        ("D2", "same_voice", "--reviewer", "Ada"),
        ("D2", "not_comparable", "--reviewer", "Ben", "--second"),
    ):
        assert cli("resolve", *arguments, "--db", str(path)).code == 0
    return path


def test_who_reviewed_what(cli: Cli, ledger: Path) -> None:
    said = cli("reviewers", "--db", str(ledger), "--format", "json")
    ada, ben = json.loads(said.out)
    assert (ada["reviewer"], ada["standing"], ada["reviewed"], ada["reviewed_agreed"]) == ("Ada", 2, 2, 1)
    assert (ben["reviewer"], ben["standing"], ben["seconds"], ben["seconds_agreed"]) == ("Ben", 0, 2, 1)
    assert ada["last_seen"]
    assert ada["settled"] == ada["waiting"] == ada["overdue"] == 0


def test_how_far_they_agree(cli: Cli, ledger: Path) -> None:
    told = cli("reviewers", "--db", str(ledger)).out
    assert "1 of 2" in told
    assert told.endswith(
        "Second reviews agreed in 1 of 2. Cohen's kappa 0.00 (n = 2): too few to tell, 2 different findings need 8.\n"
    )
    cli("undo", "R4", "--db", str(ledger), "--reviewer", "Ben")
    told = cli("reviewers", "--db", str(ledger)).out
    assert "Second reviews agreed in 1 of 1. All found one and the same" in told
    assert "kappa" not in cli("reviewers", "--db", str(ledger), "--format", "md").out


def test_nobody_reviewed_anything(cli: Cli, seeded: Path) -> None:
    said = cli("reviewers", "--db", str(seeded))
    assert (said.code, said.out, said.err) == (0, "", "Nobody has reviewed anything.\n")


def test_a_second_review_from_a_script_tells_what_became_of_it(cli: Cli, ledger: Path) -> None:
    assert "R1" in (shown := cli("show", "D1", "--db", str(ledger)).out)
    assert "confirmed by Ben (R2)" in shown
    assert "a second review: it agrees with R1" in shown
    assert "R3 (Ada) and R4 (Ben) disagree; a third settles" in cli("show", "D2", "--db", str(ledger)).out
    listed = cli("decisions", "--db", str(ledger)).out
    assert "stands; confirmed by Ben (R2)" in listed
    refused = cli("resolve", "D2", "same_voice", "--reviewer", "Ben", "--db", str(ledger))
    assert (refused.code, refused.out.count("Saved")) == (2, 0)
    assert "so a third settles it" in refused.err
    settled = cli("resolve", "D2", "same_voice", "--reviewer", "Cy", "--second", "--db", str(ledger))
    assert "Saved: R5; settles R3" in settled.out


def test_a_session_of_second_reviews(cli: Cli, ledger: Path, tmp_path: Path) -> None:
    cli("resolve", "D3", "unsure", "--reviewer", "Ada", "--db", str(ledger))
    cli("resolve", "D4", "same_voice", "--reviewer", "Ada", "--note", "as I knew", "--db", str(ledger))
    answers = tmp_path / "answers.txt"
    answers.write_text("x\ny\nv\ny\n", encoding="utf-8")
    said = cli("review", "--second", "--reviewer", "Cy", "--answers", str(answers), "--db", str(ledger)).out
    assert "D2, 1 of 2" in said
    assert "Two reviewers disagree: you settle it." in said
    first, _, second = said.partition("── D4, ")
    assert "by one reviewer" in first
    assert "Ben" not in first.partition("Saved:")[0]
    assert "somebody else decided this; what was found is not shown." in second
    assert "as I knew" not in second
    assert "Saved: R8 on D4. The sides are one voice: they go back to one origin. It agrees with R6." in second
    again = cli("review", "--second", "--reviewer", "Cy", "--db", str(ledger)).out
    assert again == "Nothing waits: no discrepancy waits for your second review.\n"


def test_second_is_about_discrepancies(cli: Cli, ledger: Path) -> None:
    said = cli("review", "claims", "--second", "--db", str(ledger))
    assert (said.code, said.out) == (2, "")
    assert "--second is about discrepancies" in said.err


def test_what_somebody_left_is_not_passed_by(cli: Cli, ledger: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.txt"
    answers.write_text("q\n", encoding="utf-8")
    common = ("--answers", str(answers), "--db", str(ledger))
    first = cli("review", "--reviewer", "Ada", *common).out
    assert "passed by" not in first
    assert "passed by" not in cli("review", "--reviewer", "Cy", *common).out
