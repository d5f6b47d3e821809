"""``audit`` and the copies of ``db`` on the command line."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.store.revision import HEAD

Cli = Callable[..., Any]


@pytest.fixture
def ledger(seeded: Path, tmp_path: Path) -> str:
    return str(shutil.copy(seeded, tmp_path / "factcheck.db"))


@pytest.fixture
def worked_on(ledger: str, cli: Cli) -> str:
    """A ledger in which somebody decided, corrected, added and ruled."""
    for line in (
        ("resolve", "D1", "all_right", "--because", "update", "--note", "a year\x1b[31m apart", "--reviewer", "Ana"),
        ("verify", "C1", "unverifiable", "--reviewer", "Ana"),
        ("undo", "C1", "--reviewer", "Ana"),
        ("claim", "edit", "C2", "--metric", "plans", "--reviewer", "Bo"),
        ("claim", "edit", "C2", "--reset", "metric", "--reviewer", "Bo"),
        ("alias", "add", "Nansha", "Nansha New Area", "--not-same", "--reviewer", "Bo"),
        ("alias", "remove", "1", "--reviewer", "Bo"),
    ):
        said = cli(*line, "--db", ledger)
        assert said.code == 0, said.err
    return ledger


def spoil(ledger: str, script: str) -> None:
    opened = sqlite3.connect(ledger)
    opened.executescript(script)
    opened.close()


def test_the_log_tells_in_a_line_each_who_did_what(worked_on: str, cli: Cli) -> None:
    lines = cli("audit", "log", "--db", worked_on).out.splitlines()
    told = [" ".join(line.split()[3:-1]) for line in lines[1:]]
    assert told[0] == "ingest A1, version 1, China Daily: 5 claims"
    assert re.fullmatch(r"match \d+ claims compared: \d discrepancies, \d new", told[5])
    assert told[6:] == [
        "Ana decide R1: D1 all_right, because of update",
        "Ana decide R2: C1 unverifiable",
        "Ana undo R2 taken back",
        "Bo correct C2: metric plans (was centre based)",
        "Bo correct C2: metric centre based (was plans)",
        "Bo alias Nansha is not Nansha New Area",
        "Bo alias Nansha is not Nansha New Area, taken back",
    ]


@pytest.mark.parametrize("form", ["table", "json", "ndjson", "csv", "tsv", "md"])
def test_the_log_in_every_format_steers_no_terminal(worked_on: str, cli: Cli, form: str) -> None:
    said = cli("audit", "log", "--format", form, "--last", "7", "--db", worked_on)
    assert (said.code, said.err) == (0, "")
    if form in {"table", "json", "ndjson", "md"}:
        assert "\x1b" not in said.out
    if form == "ndjson":
        records = [json.loads(line) for line in said.out.splitlines()]
        assert (len(records), records[0]["facts"]["note"]) == (7, "a year\x1b[31m apart")


def test_a_whole_ledger_gives_its_head_to_note_down(worked_on: str, cli: Cli) -> None:
    said = cli("audit", "verify", "--db", worked_on)
    assert said.code == 0
    summary, head = said.out.splitlines()
    assert summary == "13 events about 5 articles and 2 decisions: all is whole."
    noted = head.removeprefix("Head: ")
    assert f"--expect {noted[:16]}" in said.err
    again = cli("audit", "verify", "--expect", noted[:16], "--db", worked_on)
    assert (again.code, again.out.splitlines()[1]) == (0, f"The head {noted[:16]} is among them.")
    record = json.loads(cli("audit", "verify", "--format", "ndjson", "--db", worked_on).out)
    assert (record["whole"], record["head"], record["faults"]) == (True, noted, [])


def test_a_broken_one_gives_each_fault_on_a_line_and_exits_with_1(worked_on: str, cli: Cli) -> None:
    spoil(
        worked_on,
        "DROP TRIGGER event_kept; UPDATE event SET payload = replace(payload, 'apart', 'ago') WHERE id = 7;"
        "UPDATE claim SET status = 'verified' WHERE id = 3",
    )
    said = cli("audit", "verify", "--db", worked_on)
    assert said.code == 1
    assert said.out.splitlines() == [
        "event 7 was changed: its words do not give its hash.",
        "the trigger event_kept is missing.",
        "event 7 tells of R1, which is not the same in the ledger: note.",
        "C3 is verified in the ledger, but no standing decision says so.",
    ]
    assert said.err.startswith("4 faults found")
    record = json.loads(cli("audit", "verify", "--format", "ndjson", "--db", worked_on).out)
    assert (record["whole"], [fault["event"] for fault in record["faults"]]) == (False, [7, None, 7, None])


def test_what_a_forger_wrote_steers_no_terminal(ledger: str, cli: Cli) -> None:
    spoil(
        ledger,
        "DROP TRIGGER event_kept; UPDATE event SET payload = '{' || char(27), kind = 'match', reviewer = char(27) || '[2J' WHERE id = 2;"
        'CREATE VIEW "\x1b[2J" AS SELECT 1; CREATE TRIGGER "\x1b[2J" AFTER INSERT ON run BEGIN SELECT 1; END',
    )
    for line in (["audit", "verify"], ["audit", "log"], ["audit", "verify", "--format", "ndjson"]):
        said = cli(*line, "--db", ledger)
        assert "\x1b" not in said.out + said.err
    assert "cannot be read" in cli("audit", "log", "--db", ledger).out


def test_where_nothing_was_done_that_is_said(cli: Cli, tmp_path: Path) -> None:
    from factcheck.store.creation import create_ledger

    create_ledger(tmp_path / "new.db")
    verified, logged = (cli("audit", one, "--db", str(tmp_path / "new.db")) for one in ("verify", "log"))
    assert (verified.code, verified.out) == (0, "Nothing was done yet: there is no event.\n")
    assert (logged.code, logged.out, logged.err) == (0, "", "Nothing was done yet.\n")


def test_a_backup_and_a_restore_say_what_they_did(worked_on: str, cli: Cli, tmp_path: Path) -> None:
    made = cli("db", "backup", "safe.db", "--db", worked_on)
    assert made.code == 0
    assert "safe.db: " in made.out.splitlines()[0]
    again = cli("db", "backup", "safe.db", "--db", worked_on)
    assert (again.code, again.out, "--replace" in again.err) == (2, "", True)
    assert cli("db", "backup", "safe.db", "--replace", "--db", worked_on).code == 0
    cli("undo", "R1", "--reviewer", "Ana", "--db", worked_on)
    restored = cli("db", "restore", "safe.db", "--reviewer", "Ana", "--db", worked_on)
    assert restored.code == 0
    kept = next(tmp_path.glob("factcheck.before-restore-*.db"))
    assert str(kept) in restored.out
    assert json.loads(cli("decisions", "--format", "ndjson", "--db", worked_on).out.splitlines()[0])["ended"] is None
    last = cli("audit", "log", "--last", "1", "--db", worked_on).out
    assert f"from safe.db, what was there is in {kept.name}" in last
    assert cli("audit", "verify", "--db", worked_on).code == 0


def test_a_backup_of_a_broken_ledger_says_so(worked_on: str, cli: Cli) -> None:
    spoil(worked_on, "DROP TRIGGER event_kept; UPDATE event SET payload = '{}' WHERE id = 7")
    said = cli("db", "backup", "safe.db", "--db", worked_on)
    assert (said.code, "event 7 was changed" in said.err, Path("safe.db").exists()) == (1, True, True)
    refused = cli("db", "restore", "safe.db", "--db", worked_on)
    assert (refused.code, len(refused.err.splitlines())) == (2, 1)
    assert "event 7 was changed" in refused.err


def test_an_upgrade_says_where_the_backup_is(ledger: str, cli: Cli) -> None:
    from factcheck.store.engine import locate
    from factcheck.store.upgrade import migrate

    migrate(locate(ledger), "0001")
    said = cli("db", "upgrade", "--db", ledger)
    first, second = said.out.splitlines()
    assert first.endswith(f"upgraded from revision 0001 to {HEAD}.")
    kept = Path(second.removeprefix("What it was is kept in "))
    assert kept.exists()
    assert "up to date" in cli("db", "upgrade", "--db", ledger).out
    assert f"revision 0001 to {HEAD}" in cli("audit", "log", "--db", ledger).out
