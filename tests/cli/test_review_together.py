"""Sessions with answers from a file: many at once, steps taken back, and what is left waiting."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import review as review_module
from factcheck.cli.ingest import read_into
from factcheck.core.decision import By, Finding
from factcheck.core.vocabulary import Resolution
from factcheck.workflow import audit, decide
from factcheck.workflow.decide import DecisionFilter

Cli = Callable[..., Any]

FIGURES = {"schools": (20, 27), "bridges": (48, 84), "parks": (51, 59)}


@pytest.fixture(scope="session")
def counted_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with three open discrepancies of one kind."""
    folder = tmp_path_factory.mktemp("counted_again")
    for column in (0, 1):
        lines = [f"Kiel had {values[column]} {noun} in 2021." for noun, values in FIGURES.items()]
        text = "\n\n".join([f"Updated: 2022-03-0{4 + column}", "A count of the city", *lines])
        (folder / f"{column}.txt").write_text(text + "\n", encoding="utf-8")
    read_into(str(folder / "factcheck.db"), [str(folder / "0.txt"), str(folder / "1.txt")])
    return folder / "factcheck.db"


@pytest.fixture
def review(cli: Cli, counted_again: Path, tmp_path: Path) -> Cli:
    """``review(answer, answer, …)``: a session on a copy of the ledger, which stays for the next call and must be whole after each."""
    shutil.copy(counted_again, tmp_path / "factcheck.db")

    def run(*answers: str, reviewer: str = "Ada") -> Any:
        (tmp_path / "answers.txt").write_text("".join(f"{one}\n" for one in answers), encoding="utf-8")
        said = cli("review", "--answers", "answers.txt", "--reviewer", reviewer)
        assert (said.code, said.err) == (0, "")
        assert audit.verify("factcheck.db").faults == ()
        return said

    return run


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """``on(day)``: from now on it is that day."""

    def turn(day: date) -> None:
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        monkeypatch.setattr(review_module, "clock", lambda: moment)

    return turn


def standing() -> list[str]:
    return [one.id for one in decide.decisions("factcheck.db", filters=DecisionFilter(standing=True))]


def test_all_that_is_alike_is_decided_at_once_and_taken_back_at_once(review: Cli) -> None:
    said = review("o", "y", "o", "l", "1", "y")
    assert "  1  2: every contradiction here" in said.out
    assert "2 discrepancies: the later side of each holds now and supersedes the other." in said.out
    assert "  2 claims: unverified -> outdated" in said.out
    assert "Saved: R2 to R3 on 2 discrepancies." in said.out
    assert "Nothing waits any more. 3 decided." in said.out
    assert standing() == ["R1", "R2", "R3"]


def test_a_batch_that_was_only_looked_at_leaves_nothing_to_undo(review: Cli) -> None:
    review("s", "q")
    said = review("x", "l", "1", "n", "y", "z", "z", "q")
    assert "Nothing was recorded." in said.out
    assert re.search(r"^Taken back: R1 on D\d\.$", said.out, re.MULTILINE)
    assert "No decision of this session stands." in said.out
    assert standing() == []


def test_one_z_takes_a_batch_back(review: Cli) -> None:
    said = review("w", "Ada", "", "l", "1", "y", "z", "q")
    assert "3 discrepancies: undecided: it waits for Ada." in said.out
    assert "Saved: R1 to R3 on 3 discrepancies." in said.out
    assert "D2 waits for Ada since" in said.out
    assert "Taken back: R1 to R3 on 3 discrepancies." in said.out
    assert re.findall(r"^── (D\d), \d of (\d) ", said.out, re.MULTILINE)[-1] == ("D1", "3")
    assert standing() == []


def test_a_batch_is_taken_back_by_the_session_that_goes_on(review: Cli, cli: Cli) -> None:
    decide.resolve(
        "factcheck.db", "D3", Finding(resolution=Resolution.UNSURE, assignee="Ada"), by=By(reviewer="Ben", now=datetime.now(UTC))
    )  # fmt: skip
    said = review("d", "l", "1", "y", "q")
    assert "  R1: superseded" in said.out
    assert "Saved: R2 to R4 on 3 discrepancies." in said.out
    assert "This was session 1: factcheck undo --session 1 takes it back." in said.out
    told = cli("undo", "--session", "1", "--dry-run")
    assert told.out == "Session 1: 3 decisions.\nNothing was saved.\n"
    told = cli("undo", "--session", "--reviewer", "Ada")
    assert told.out == "Session 1: 3 decisions.\nTaken back: session 1: 3 decisions\n"
    assert standing() == []


def test_z_after_a_quit_takes_back_what_was_done_before_it(review: Cli) -> None:
    review("x", "y", "a", "y", "q")
    said = review("z", "z", "q")
    assert re.search(r"^Taken back: (ruling 1|R1)", said.out, re.MULTILINE)
    assert standing() == []


def test_a_whole_session_is_taken_back_after_a_look(review: Cli) -> None:
    said = review("x", "y", "u", "y", "Z", "n", "Z", "y", "q")
    assert "Session 1 is taken back, the newest first: 2 decisions." in said.out
    assert "Nothing was taken back." in said.out
    assert "Taken back: session 1: 2 decisions." in said.out
    assert said.out.splitlines()[-2].startswith("0 decided, 3 still wait.")
    assert standing() == []


def test_a_session_without_steps_has_nothing_to_take_back(review: Cli) -> None:
    assert "Nothing of session 1 stands." in review("Z", "q").out


def test_it_waits_for_somebody_until_a_day(review: Cli, cli: Cli, on: Callable[[date], None]) -> None:
    on(date(2026, 11, 20))
    said = review("w", "y", "Ben", "never", "2026-11-01", "12d", "y", "s", "s", "q")
    assert "y is no answer to this." in said.out
    assert "“never” is no day. Write 2026-12-01, a weekday, 7d or 2w." in said.out
    assert "2026-11-01 is over: today is 2026-11-20. Name a day to come." in said.out
    assert "Saved: R1 on D1. Undecided: it waits for Ben until 2026-12-02." in said.out
    assert "D1" not in re.findall(r"^── (D\d)", review("q", reviewer="Cleo").out, re.MULTILINE)
    listed = cli("discrepancies", "--state", "waiting")
    assert re.search(r"^D1 .* Ben +2026-11-20 +2026-12-02$", listed.out, re.MULTILINE)
    assert '"waits_for": "Ben"' in cli("discrepancies", "--state", "waiting", "--format", "json").out
    assert "Undecided: it waits for Ben until 2026-12-02." in cli("show", "D1").out
    assert "Undecided: it waits for Ben until 2026-12-02" in cli("report", "--format", "md").out
    theirs = review("s", "s", "s", "q", reviewer="Ben")
    assert "D1 waits for Ben since 2026-11-20, due 2026-12-02\n" in theirs.out
    on(date(2026, 12, 4))
    late = review("q", reviewer="Dora")
    assert re.search(r"^── D1, 1 of 3 ", late.out, re.MULTILINE)
    assert "D1 waits for Ben since 2026-11-20, due 2026-12-02, overdue" in late.out


def test_what_waits_for_nobody_stays_away(review: Cli) -> None:
    review("w", "", "", "y", "q")
    said = review("q", reviewer="Ben")
    assert re.search(r", 1 of 2 ", said.out)


def test_the_clerk_says_what_could_not_be_taken_back(review: Cli) -> None:
    review("x", "y", "q")
    decide.undo("factcheck.db", "R1", by=By(reviewer="Grace", now=datetime.now(UTC)))
    said = review("z", "q")
    assert re.search(r"^R1 was taken back on \d{4}-\d\d-\d\d.*\.$", said.out, re.MULTILINE)
