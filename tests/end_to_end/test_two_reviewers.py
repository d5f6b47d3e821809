"""Two reviewers at once on one file, from two processes: whatever one was told is saved is there, and nothing was superseded unseen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli.ingest import read_into
from factcheck.core.decision import Decision
from factcheck.core.vocabulary import Ending, EventKind
from factcheck.workflow import audit, decide
from factcheck.workflow.decide import DecisionFilter

TURNS = 80
"""So often each of the two acts: some hundred decisions in all."""

NOUNS = "schools hospitals bridges museums ferries bakeries".split()
"""Few discrepancies, so that the two are often before the same one."""

REVIEWER = """
import random, sys
from datetime import UTC, datetime
from factcheck.core.decision import Finding
from factcheck.core.scope import SECOND, Scope
from factcheck.core.vocabulary import Because, Resolution
from factcheck.errors import DecisionError
from factcheck.workflow.review import Sitting

address, name, turns = sys.argv[1], sys.argv[2], int(sys.argv[3])
dice = random.Random(name)
found = [
    Finding(resolution=Resolution.NOT_COMPARABLE), Finding(resolution=Resolution.SAME_VOICE),
    Finding(resolution=Resolution.SUPERSEDED, side=0), Finding(resolution=Resolution.ALL_RIGHT, because=Because.UPDATE),
]
own, again = Sitting(address, name, Scope()), Sitting(address, name, Scope(about=SECOND))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(turns):
    sitting, number = dice.choice([own, own, own, again]), f"D{dice.randint(1, 6)}"
    seen, *_ = sitting.fetch(number, now=datetime.now(UTC))
    try:
        sitting.mark(number, (), 0, now=datetime.now(UTC))
        if dice.random() < 0.1:
            taken = sitting.undo(now=datetime.now(UTC)).taken
            print(*(["back", taken.words.split()[0]] if taken.words else ["refused", *taken.lost]), flush=True)
        else:
            made = sitting.save(seen, dice.choice(found), now=datetime.now(UTC))
            before = seen.second_of or (seen.decision.id if seen.decision else "-")
            print("saved", made.id, number, before, made.second_of or "-", flush=True)
    except DecisionError as error:
        print("refused", error.what, flush=True)
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with six open discrepancies of two sides."""
    for column, day in enumerate(("2022-03-04", "2022-03-06")):
        lines = "\n\n".join(f"Kiel had {20 + 3 * at + column * 7} {noun} in 2021." for at, noun in enumerate(NOUNS))
        text = f"Updated: {day}\n\nA count of the city\n\n{lines}\n"
        (tmp_path / f"{column}.txt").write_text(text, encoding="utf-8")
    made = tmp_path / "factcheck.db"
    read_into(str(made), [str(tmp_path / "0.txt"), str(tmp_path / "1.txt")])
    return made


def at_once(ledger: Path, names: tuple[str, ...]) -> list[list[str]]:
    """What reviewers say who begin at the same time, a list of words for each line."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", REVIEWER, str(ledger), name, str(TURNS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        for name in names
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = []
    for process in processes:
        out, _ = process.communicate()
        assert process.returncode == 0
        said += [line.split() for line in out.splitlines()]
    return said


def stood_before(made: Decision, decisions: list[Decision]) -> str:
    """The decision that stood on the same discrepancy when this one was written."""
    earlier = [
        one
        for one in decisions
        if one.discrepancy == made.discrepancy and int(one.id[1:]) < int(made.id[1:]) and not one.is_second
    ]
    if made.is_second:
        return made.second_of or "-"
    return earlier[-1].id if earlier and earlier[-1].ending is Ending.SUPERSEDED else "-"


def test_no_decision_is_lost_and_none_superseded_unseen(ledger: Path) -> None:
    said = at_once(ledger, ("Ada", "Ben"))
    decisions = decide.decisions(str(ledger), filters=DecisionFilter())
    kept = {one.id: one for one in decisions}
    saved = [line[1:] for line in said if line[0] == "saved"]
    assert sorted(number for number, *_ in saved) == sorted(kept)
    for number, about, seen, second in saved:
        made = kept[number]
        assert (made.discrepancy, made.second_of or "-") == (about, second)
        assert stood_before(made, decisions) == seen, f"{number} superseded what was not seen"
    assert all(not kept[line[1]].stands for line in said if line[0] == "back")
    for about in {one.discrepancy for one in decisions}:
        standing = [one for one in decisions if one.discrepancy == about and one.stands and not one.is_second]
        assert len(standing) <= 1
    assert not audit.verify(str(ledger)).faults
    decided = [int(str(one.facts["id"])[1:]) for one in audit.log(str(ledger)) if one.kind is EventKind.DECIDE]
    assert decided == sorted(decided)
    assert len(saved) > TURNS // 2
    assert {one.reviewer for one in decisions} == {"Ada", "Ben"}
    assert any(one.is_second for one in decisions)
