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


def test_a_baseline_lets_only_what_is_new_fail(cli: Cli, ledger: str, tmp_path: Path) -> None:
    said = cli("check", "--write-baseline", "known.json", "--db", ledger)
    assert (said.code, said.out, said.err) == (0, "", "Written: known.json, 4 discrepancies\n")
    said = cli("check", "--baseline", "known.json", "--db", ledger)
    assert (said.code, said.err) == (0, "")
    assert said.out == "No new discrepancy of severity 3 or above: 4 known, in known.json.\n"
    (tmp_path / "new.txt").write_text(
        "The firm paid 10 million dollars to 50 employees, or 500,000,000 dollars each.\n", encoding="utf-8"
    )
    assert cli("ingest", "new.txt", "--db", ledger).code == 0
    new = cli("check", "--min-severity", "2", "--baseline", "known.json", "--db", ledger)
    assert new.code == 1
    assert any("arithmetic, open: " in line for line in new.out.splitlines())
    assert new.err == "4 more known, in known.json.\n"


def test_a_value_that_changed_is_new_and_says_so(cli: Cli, ledger: str, tmp_path: Path) -> None:
    for name, number in (("a.txt", 48), ("b.txt", 84)):
        (tmp_path / name).write_text(f"The port of Kiel took {number} ships in 2021.\n", encoding="utf-8")
    assert cli("ingest", "a.txt", "b.txt", "--db", ledger).code == 0
    least = ["--min-severity", "1", "--db", ledger]
    assert cli("check", "--write-baseline", "known.json", *least).code == 0
    known = json.loads(Path("known.json").read_text(encoding="utf-8"))
    assert any([side["value"] for side in one["sides"]] == ["48", "84"] for one in known["discrepancies"])
    for one in known["discrepancies"]:
        for side in one["sides"]:
            side["value"] = side["value"].replace("84", "85")
    Path("known.json").write_text(json.dumps(known), encoding="utf-8")
    said = cli("check", "--baseline", "known.json", *least)
    assert said.code == 1
    (line,) = said.out.splitlines()
    assert line.endswith(", changed since the baseline")
    assert "48 | 84" in line
    assert "1 discrepancy of the baseline is gone." in said.err


def test_what_is_decided_is_gone_from_a_baseline_and_what_is_less_severe_is_not(cli: Cli, ledger: str) -> None:
    assert cli("check", "--min-severity", "1", "--write-baseline", "known.json", "--db", ledger).code == 0
    said = cli("check", "--min-severity", "5", "--baseline", "known.json", "--db", ledger)
    assert (said.code, said.err) == (0, "")
    assert cli("resolve", "D1", "not_comparable", "--reviewer", "Ada", "--yes", "--db", ledger).code == 0
    said = cli("check", "--min-severity", "5", "--baseline", "known.json", "--format", "ndjson", "--db", ledger)
    assert (said.code, said.out) == (0, "")
    assert said.err.splitlines() == [
        "1 discrepancy of the baseline is gone. Write the baseline anew: factcheck check --write-baseline known.json --force",
        "  gone: severity 5, scale: 4.368 million yuan | more than 1000 million yuan (incentive funds, Science and Technology Bureau)",
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(["--baseline", "none.json"], "there is no baseline here", id="none"),
        pytest.param(["--baseline", "torn.json"], "is no whole baseline", id="torn"),
        pytest.param(["--baseline", "ledger.db"], "is not UTF-8, and no baseline", id="a ledger"),
        pytest.param(["--baseline", "."], "cannot be read", id="a folder"),
        pytest.param(["--write-baseline", "torn.json"], "is there already", id="no silent overwriting"),
        pytest.param(["--write-baseline", "ledger.db", "--force"], "this is the ledger itself", id="over the ledger"),
        pytest.param(["--write-baseline", "no/where.json"], "cannot be written", id="no folder"),
        pytest.param(["--baseline", "torn.json", "--write-baseline", "b.json"], "Leave one of them out", id="both"),
        pytest.param(["--force"], "--force belongs to --write-baseline", id="force alone"),
    ],
)
def test_a_baseline_that_cannot_be_read_or_written_is_one_line(
    cli: Cli, ledger: str, options: list[str], said: str
) -> None:
    Path("torn.json").write_text('{"factcheck_baseline": 1, "disc', encoding="utf-8")
    told = cli("check", *options, "--db", ledger)
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert len(told.err.splitlines()) == 1
    assert Path("torn.json").read_text(encoding="utf-8") == '{"factcheck_baseline": 1, "disc'


def test_a_baseline_is_the_same_bytes_each_time_and_can_be_written_over(cli: Cli, ledger: str) -> None:
    assert cli("check", "--write-baseline", "a.json", "--db", ledger).code == 0
    before = Path("a.json").read_bytes()
    assert cli("check", "--write-baseline", "a.json", "--force", "--db", ledger).code == 0
    assert Path("a.json").read_bytes() == before
