from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
LISTS = ["articles", "sources", "claims", "series", "discrepancies"]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_in_every_format(name: str, cli: Cli, seeded: Path) -> None:
    def said(form: str) -> str:
        answer = cli(name, "--format", form, "--db", str(seeded))
        assert (answer.code, answer.err) == (0, "")
        return str(answer.out)

    records = json.loads(said("json"))
    assert records
    assert [json.loads(line) for line in said("ndjson").splitlines()] == records
    assert len(list(csv.DictReader(io.StringIO(said("csv"))))) == len(records)
    assert len(said("tsv").splitlines()) == len(records) + 1
    assert len(said("md").splitlines()) == len(records) + 2
    assert len(said("table").splitlines()) == len(records) + 1


@pytest.mark.parametrize(
    ("arguments", "test"),
    [
        pytest.param(["claims", "--article", "A3"], lambda claim: claim["article"] == "A3", id="of an article"),
        pytest.param(["claims", "--kind", "policy"], lambda claim: claim["kind"] == "policy", id="policies"),
        pytest.param(["claims", "--form", "share"], lambda claim: claim["form"] == "share", id="shares"),
        pytest.param(["claims", "platforms"], lambda claim: "platform" in json.dumps(claim).lower(), id="words"),
        pytest.param(["discrepancies", "--min-severity", "3"], lambda found: found["severity"] >= 3, id="severe"),
        pytest.param(["discrepancies", "--kind", "scale"], lambda found: found["kind"] == "scale", id="of a kind"),
        pytest.param(["articles", "--source", "smm"], lambda article: article["source"] == "SMM", id="of a source"),
    ],
)
def test_filters(arguments: list[str], test: Callable[[dict[str, Any]], bool], cli: Cli, seeded: Path) -> None:
    records = [json.loads(line) for line in cli(*arguments, "--format", "ndjson", "--db", str(seeded)).out.splitlines()]
    assert records
    assert all(test(record) for record in records)


def test_nothing_fits(cli: Cli, seeded: Path) -> None:
    said = cli("claims", "no-such-word-anywhere", "--db", str(seeded))
    assert (said.code, said.out, said.err) == (0, "", "No claim fits.\n")


def test_a_limit(cli: Cli, seeded: Path) -> None:
    assert len(cli("claims", "--limit", "2", "--format", "ndjson", "--db", str(seeded)).out.splitlines()) == 2


@pytest.mark.parametrize("letter", ["A", "C", "D", "S"])
def test_show(letter: str, cli: Cli, seeded: Path) -> None:
    said = cli("show", f"{letter}1", "--db", str(seeded))
    assert said.code == 0
    assert said.out.startswith(f"{letter}1  ")
    assert cli("show", f"{letter}99999", "--db", str(seeded)).code == 2


def ndjson(cli: Cli, ledger: Path, what: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in cli(what, "--format", "ndjson", "--db", str(ledger)).out.splitlines()]


def test_explain(cli: Cli, seeded: Path) -> None:
    (found, *_) = [
        json.loads(line) for line in cli("discrepancies", "--format", "ndjson", "--db", str(seeded)).out.splitlines()
    ]
    assert "How sure" in cli("explain", found["id"], "--db", str(seeded)).out
    pair = [side["claims"][0] for side in found["sides"][:2]]
    told = cli("explain", *pair, "--db", str(seeded)).out
    assert "Relation:" in told
    assert (
        f"{found['id']} holds the two against one another: {found['kind']}, severity {found['severity']}, open." in told
    )
    assert all(f"{number}  “" in told for number in pair)
    stranger = next(
        row["id"] for row in ndjson(cli, seeded, "claims") if row["value"] and row["id"] not in found["claims"]
    )
    assert (
        "No discrepancy holds the two against one another" in cli("explain", pair[0], stranger, "--db", str(seeded)).out
    )
    assert cli("explain", "A1", "--db", str(seeded)).code == 2


def test_report_is_the_same_bytes_twice(cli: Cli, seeded: Path) -> None:
    first = cli("report", "--db", str(seeded))
    assert first.out.startswith("# Discrepancies\n")
    assert first == cli("report", "--db", str(seeded))


def test_report_writes_over_nothing(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    assert cli("report", "--output", "r.md", "--db", str(seeded)).code == 0
    (tmp_path / "r.md").write_text("mine", encoding="utf-8")
    assert cli("report", "--output", "r.md", "--db", str(seeded)).code == 2
    assert (tmp_path / "r.md").read_text(encoding="utf-8") == "mine"
    assert cli("report", "--output", "r.md", "--force", "--db", str(seeded)).code == 0
    said = cli("report", "--output", "none/r.md", "--db", str(seeded))
    assert said.code == 2
    assert said.err.startswith("factcheck: none/r.md: cannot be written: No such file or directory. Name")
    assert [path.name for path in tmp_path.iterdir()] == ["r.md"]


def test_database_commands(cli: Cli, seeded: Path) -> None:
    assert cli("db", "path", "--db", str(seeded)).out == f"{seeded}\n"
    assert "What waits for a reviewer" in cli("db", "schema", "--db", str(seeded)).out
    assert "CREATE VIEW" in cli("db", "schema", "--sql", "--db", str(seeded)).out
    assert "up to date" in cli("db", "upgrade", "--db", str(seeded)).out
    (status,) = json.loads(cli("db", "status", "--format", "json", "--db", str(seeded)).out)
    assert status["articles"] == 5
