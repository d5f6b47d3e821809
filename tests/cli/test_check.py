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


def worst(cli: Cli, ledger: str) -> list[dict[str, Any]]:
    listed = cli("discrepancies", "--min-severity", "4", "--format", "json", "--db", ledger).out
    found: list[dict[str, Any]] = json.loads(listed)
    return found


def test_what_is_open_and_severe_fails_with_a_line_each(cli: Cli, ledger: str) -> None:
    said = cli("check", "--min-severity", "4", "--db", ledger)
    lines = said.out.splitlines()
    assert (said.code, said.err) == (1, "")
    assert [line.partition(":")[0] for line in lines] == [found["id"] for found in worst(cli, ledger)]
    assert lines[0].startswith(
        "D1: severity 5, scale, open: 4.368 million yuan | more than 1000 million yuan (incentive funds, "
    )


def test_severity_3_is_where_it_begins(cli: Cli, ledger: str) -> None:
    assert cli("check", "--db", ledger).out == cli("check", "--min-severity", "3", "--db", ledger).out
    assert len(cli("check", "--db", ledger).out.splitlines()) > len(worst(cli, ledger))


def test_what_is_decided_passes_and_what_waits_does_not(cli: Cli, ledger: str) -> None:
    rest = ["--reviewer", "Ada", "--yes", "--db", ledger]
    for found in worst(cli, ledger):
        assert cli("resolve", found["id"], "unsure", *rest).code == 0
    said = cli("check", "--min-severity", "4", "--db", ledger)
    assert said.code == 1
    assert ", waiting: " in said.out
    for found in json.loads(cli("check", "--min-severity", "4", "--format", "json", "--db", ledger).out):
        assert cli("resolve", found["id"], "not_comparable", *rest).code == 0
    said = cli("check", "--min-severity", "4", "--db", ledger)
    assert (said.code, said.out, said.err) == (0, "No discrepancy of severity 4 or above is undecided.\n", "")


def test_programs_get_records(cli: Cli, ledger: str) -> None:
    said = cli("check", "--min-severity", "4", "--format", "ndjson", "--db", ledger)
    assert said.code == 1
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == [found["id"] for found in worst(cli, ledger)]


def test_without_a_ledger_it_is_an_error(cli: Cli) -> None:
    said = cli("check", "--db", "none.db")
    assert (said.code, said.out) == (2, "")
