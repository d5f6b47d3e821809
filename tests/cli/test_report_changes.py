"""``report --since``, ``--only``, ``--severity`` and ``report diff``, on a ledger in which things happen."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]

SHIPS = "Ships come and go in the harbour of Kiel, as they do on every day.\n\n"
TEXTS = {
    "a.txt": f"{SHIPS}The port of Kiel took 48 ships in 2021.\n",
    "b.txt": f"{SHIPS}The port of Kiel took 84 ships in 2021.\n",
    "c.txt": f"{SHIPS}The port of Lund had 12 ferries in 2021.\n",
    "d.txt": f"{SHIPS}The port of Lund had 21 ferries in 2021.\n",
}
BY = ["--reviewer", "Ada", "--yes", "--note", "Asked the harbour."]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two articles on the ships of Kiel, with a report of it in two forms; tests copy it."""
    from factcheck.cli.ingest import read_into
    from factcheck.cli.run import run

    folder = tmp_path_factory.mktemp("first")
    for name, source in (("a.txt", "Port Daily"), ("b.txt", "Sea Post")):
        (folder / name).write_text(f"{source}\n2022-01-0{1 + (name == 'b.txt')}\n\n{TEXTS[name]}", encoding="utf-8")
    ledger = str(folder / "ledger.db")
    read_into(ledger, [str(folder / name) for name in ("a.txt", "b.txt")])
    for form in ("html", "json"):
        assert run(["report", "--output", str(folder / f"old.{form}"), "--db", ledger]) == 0
    return folder


@pytest.fixture
def here(first: Path, tmp_path: Path) -> Path:
    for one in first.iterdir():
        shutil.copy(one, tmp_path)
    return tmp_path


def said(cli: Cli, *arguments: str) -> Any:
    done = cli(*arguments, "--db", "ledger.db")
    assert done.code == 0, done.err
    return done


def since(cli: Cli, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said(cli, "report", "--format", "json", *arguments).out)["since"]
    return found


def head(here: Path) -> int:
    with sqlite3.connect(here / "ledger.db") as opened:
        return int(opened.execute("SELECT max(id) FROM event").fetchone()[0])


def add(here: Path, cli: Cli, *names: str) -> None:
    for name in names:
        (here / name).write_text(TEXTS[name], encoding="utf-8")
    said(cli, "ingest", *names)


@pytest.mark.usefixtures("here")
def test_since_the_beginning_all_is_new(cli: Cli) -> None:
    found = since(cli, "--since", "0")
    assert (found["event"], found["hash"], found["new_claims"]) == (0, None, 2)
    assert found["discrepancies"] == {"new": ["D1"]}
    assert found["articles"] == ["A1", "A2"]


@pytest.mark.parametrize("when", ["event", "old.html", "old.json", "2999-01-01"])
def test_since_now_nothing_is(here: Path, cli: Cli, when: str) -> None:
    found = since(cli, "--since", str(head(here)) if when == "event" else when)
    assert (found["event"], found["discrepancies"], found["articles"], found["new_claims"]) == (head(here), {}, [], 0)
    assert "Nothing that this report tells of." in said(cli, "report", "--since", "old.html").out


@pytest.mark.usefixtures("here")
def test_since_a_day_all_that_was_done_from_it_on(cli: Cli) -> None:
    assert since(cli, "--since", "2000-01-01")["discrepancies"] == {"new": ["D1"]}


def test_what_is_decided_taken_back_and_found(here: Path, cli: Cli) -> None:
    before = str(head(here))
    said(cli, "resolve", "D1", "one_right", "--side", "1", "--evidence", "the harbour's list", *BY)
    decided = since(cli, "--since", "old.html")
    assert decided["discrepancies"] == {"decided": ["D1"]}
    assert {(one["claim"], one["before"], one["after"]) for one in decided["statuses"]} == {
        ("C1", "unverified", "verified"),
        ("C2", "unverified", "refuted"),
    }
    between = str(head(here))
    said(cli, "undo", "D1", "--reviewer", "Ada")
    assert since(cli, "--since", between)["discrepancies"] == {"opened": ["D1"]}
    assert {one["after"] for one in since(cli, "--since", between)["statuses"]} == {"unverified"}
    assert since(cli, "--since", before)["discrepancies"] == {}
    assert since(cli, "--since", before)["statuses"] == []
    add(here, cli, "c.txt", "d.txt")
    found = since(cli, "--since", "old.json")
    assert found["discrepancies"] == {"new": ["D2"]}
    assert (found["articles"], found["new_claims"]) == (["A3", "A4"], 2)


def test_a_decision_that_a_new_figure_overtakes_is_open_again(here: Path, cli: Cli) -> None:
    said(cli, "resolve", "D1", "all_right", "--because", "definition", *BY)
    decided = str(head(here))
    (here / "e.txt").write_text(TEXTS["a.txt"].replace("48 ships", "61 ships"), encoding="utf-8")
    said(cli, "ingest", "e.txt")
    assert since(cli, "--since", decided)["discrepancies"] == {"reopened": ["D1"]}
    later = str(head(here))
    add(here, cli, "c.txt")
    assert since(cli, "--since", later)["discrepancies"] == {}


def test_what_a_correction_settles_and_the_figure_it_changes(here: Path, cli: Cli) -> None:
    said(cli, "claim", "edit", "C1", "--value", "84", "--reviewer", "Ada", "--note", "a misprint")
    found = since(cli, "--since", "old.html")
    assert found["discrepancies"] == {"settled": ["D1"]}
    assert [(one["claim"], one["before"], one["after"], one["why"]) for one in found["figures"]] == [
        ("C1", "48", "84", "value corrected by Ada")
    ]
    settled = str(head(here))
    said(cli, "claim", "edit", "C1", "--reset", "value", "--reviewer", "Ada")
    assert since(cli, "--since", settled)["discrepancies"] == {"changed": ["D1"]}


def test_a_figure_that_an_article_prints_otherwise_now(here: Path, cli: Cli) -> None:
    for figure in ("48 ships", "50 ships"):
        (here / "f.txt").write_text(TEXTS["a.txt"].replace("48 ships", figure), encoding="utf-8")
        assert cli("ingest", "f.txt", "--db", "own.db").code == 0
        if figure == "48 ships":
            assert cli("report", "--output", "own.json", "--db", "own.db").code == 0
    found = json.loads(cli("report", "--since", "own.json", "--format", "json", "--db", "own.db").out)["since"]
    assert (found["articles"], found["new_versions"], found["new_claims"]) == ([], ["A1"], 1)
    assert [(one["before"], one["after"], one["why"]) for one in found["figures"]] == [
        ("48", "50", "the article changed")
    ]
    assert found["discrepancies"] == {"new": ["D1"]}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("999", "there is no event 999: the last is "),
        ("2022-13-01", "2022-13-01 is no day of the calendar. Write it like 2022-12-19."),
        (
            "yesterday",
            "'yesterday' is neither a day, nor an event, nor a report. Say 2022-12-19, the number of an event",
        ),
        ("a.txt", "a.txt: is no page of a report. Name a report that factcheck report wrote as html or json."),
        ("ledger.db", "ledger.db: is no report."),
    ],
)
def test_a_time_that_this_ledger_never_had(cli: Cli, when: str, told: str) -> None:
    done = cli("report", "--since", when, "--db", "ledger.db")
    assert (done.code, done.out, done.err.count("\n"), told in done.err) == (2, "", 1, True), done.err


@pytest.mark.usefixtures("here")
def test_the_report_of_another_ledger(seeded: Path, cli: Cli) -> None:
    assert cli("report", "--output", "other.html", "--db", str(seeded)).code == 0
    done = cli("report", "--since", "other.html", "--db", "ledger.db")
    assert done.code == 2
    assert "of a trail that this ledger never had. Name a report of this ledger (--db), or a day." in done.err


@pytest.mark.parametrize("form", ["html", "json"])
def test_what_is_written_over_is_what_is_told_since(here: Path, cli: Cli, form: str) -> None:
    before = head(here)
    said(cli, "report", "--output", f"old.{form}", "--force")
    assert "What changed" not in (here / "old.html").read_text(encoding="utf-8")
    said(cli, "resolve", "D1", "not_comparable", *BY)
    said(cli, "report", "--output", f"old.{form}", "--force")
    once = (here / f"old.{form}").read_bytes()
    said(cli, "report", "--output", f"old.{form}", "--force")
    assert (here / f"old.{form}").read_bytes() == once
    assert f"event {before}" in once.decode() or f'"event": {before}' in once.decode()
    assert since(cli, "--since", str(before))["discrepancies"] == {"decided": ["D1"]}


def test_what_is_written_over_and_is_no_report_of_this_ledger(here: Path, seeded: Path, cli: Cli) -> None:
    (here / "mine.html").write_text("mine", encoding="utf-8")
    assert cli("report", "--output", "other.html", "--db", str(seeded)).code == 0
    for name in ("mine.html", "other.html"):
        said(cli, "report", "--output", name, "--force")
        assert "What changed" not in (here / name).read_text(encoding="utf-8")


def test_a_part_of_a_ledger(here: Path, cli: Cli) -> None:
    add(here, cli, "c.txt", "d.txt")
    done = said(cli, "report", "--only", "subject=lund", "--format", "json")
    found = json.loads(done.out)
    assert [one["id"] for one in found["discrepancies"]] == ["D2"]
    assert found["narrowed"] == "subject “lund”"
    assert "A part of the ledger: subject “lund”. Left out: 1 of 2 discrepancies" in done.err
    rows = csv.DictReader(io.StringIO(said(cli, "report", "--only", "D1", "--format", "csv").out))
    assert {row["discrepancy"] for row in rows} == {"D1"}
    none = said(cli, "report", "--severity", "5", "--only", "D1")
    assert "Left out: 2 of 2 discrepancies" in none.err


@pytest.mark.parametrize("old", ["old.html", "old.json"])
@pytest.mark.parametrize("new", ["new.html", "new.json"])
def test_two_reports(here: Path, cli: Cli, old: str, new: str) -> None:
    same = cli("report", "diff", "old.html", "old.json")
    assert (same.code, same.out, same.err) == (0, "", "No discrepancy differs.\n")
    said(cli, "resolve", "D1", "not_comparable", *BY)
    add(here, cli, "c.txt", "d.txt")
    said(cli, "report", "--output", new)
    found = cli("report", "diff", old, new, "--format", "json")
    assert (found.code, found.err) == (1, "")
    assert {(one["change"], one["id"]) for one in json.loads(found.out)} == {("decided", "D1"), ("new", "D2")}
    back = cli("report", "diff", new, old)
    assert back.code == 1
    assert f"{new} is the later of the two." in back.err
    assert {line.split()[0] for line in back.out.splitlines()} == {"change", "opened", "gone"}
    for form in ("ndjson", "csv", "tsv", "md"):
        assert cli("report", "diff", old, new, "--format", form).code == 1


@pytest.mark.usefixtures("here")
def test_two_reports_that_are_not_alike_say_so(seeded: Path, cli: Cli) -> None:
    said(cli, "report", "--output", "part.html", "--only", "D1")
    assert (
        "They are not narrowed alike, old.json not at all and part.html to D1"
        in cli("report", "diff", "old.json", "part.html").err
    )
    assert cli("report", "--output", "other.json", "--db", str(seeded)).code == 0
    assert "The reports are of two ledgers" in cli("report", "diff", "old.json", "other.json").err


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["diff", "old.html", "a.txt"], "a.txt: is no page of a report."),
        (["diff", "old.html", "none.html"], "none.html"),
        (["diff", "old.html"], "Missing argument 'NEW'"),
        (["--force", "diff", "old.html", "old.json"], "the options of a report stand before no other command"),
        (["differ"], "No such command 'differ'"),
    ],
)
def test_what_diff_does_not_take(cli: Cli, arguments: list[str], told: str) -> None:
    done = cli("report", *arguments)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert told in done.err
