"""``claim`` and ``alias`` on the command line."""

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
ZONE = "Baotou Rare Earth High-tech Zone"


@pytest.fixture
def ask(cli: Cli, seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs a command line on a ledger of the digests. C9 has 119 platforms of the city, where the zone's are meant."""
    shutil.copy(seeded, tmp_path / "factcheck.db")
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Ann Reed")
    return cli


def number_of(ask: Cli, printed: str) -> str:
    """The number of the first claim with this print."""
    rows = (json.loads(line) for line in ask("claims", "--format", "ndjson").out.splitlines())
    return str(next(row["id"] for row in rows if row["value_text"] == printed))


def test_an_edit_shows_what_was_and_what_is(ask: Cli) -> None:
    said = ask("claim", "edit", "c9", "--subject", ZONE, "--as-of", "2021", "--unit", "km", "--note", "page 3")
    assert said.out.splitlines() == [
        "C9  119",
        f"  subject: Baotou -> {ZONE}",
        "  as of: 2021-12-13 -> 2021",
        "  as of basis: published -> stated",
        "  unit: nothing -> kilometre",
        said.out.splitlines()[-1],
    ]
    assert said.out.splitlines()[-1].startswith("Discrepancies: ")
    again = ask("claim", "edit", "C9", "--subject", "Baotou City")
    assert f"  subject: {ZONE} -> Baotou City   (the rules say Baotou)" in again.out
    shown = ask("show", "C9").out
    assert "  subject corrected: Baotou City   the rules say Baotou   (Ann Reed, " in shown
    assert "  as of corrected: 2021   the rules say 2021-12-13   (Ann Reed, " in shown
    assert ": page 3)" in shown
    assert "place corrected" not in shown
    assert ask("claim", "edit", "C9", "--reset", "subject", "--reset", "as-of", "--reset", "unit").code == 0
    assert "corrected" not in ask("show", "C9").out


def test_a_corrected_value_is_told_wherever_the_claim_is(ask: Cli) -> None:
    number = number_of(ask, "1000 million yuan")
    said = ask("claim", "edit", number, "--value", "10 million")
    assert "  value: 1000000000 -> 10000000" in said.out
    assert said.out.splitlines()[0] == f"{number}  more than 10 million chinese yuan"
    shown = ask("show", number).out
    assert "more than 1000 million yuan in incentive funds" in shown  # the article's words stay
    assert ">10 million chinese yuan" in ask("claims").out
    assert "more than 10 million chinese yuan (" in ask("series").out
    assert "  value corrected: 10000000   the rules say 1000000000   (Ann Reed, " in shown


def test_a_field_is_cleared_with_empty_words(ask: Cli) -> None:
    assert "  subject: Baotou -> nothing" in ask("claim", "edit", "C9", "--subject", "").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["claim", "edit", "C9"], "nothing is to be edited"),
        (["claim", "edit", "C9", "--subject", "Baotou"], "C9 says that already, so nothing changes"),
        (["claim", "edit", "C9", "--modality", "maybe"], "It is one of: actual, plan, target"),
        (["claim", "edit", "C9", "--as-of", "last year"], "Write 2021, 2022-12"),
        (["claim", "edit", "C9", "--unit", "cubits"], "no unit or currency that is known"),
        (["claim", "edit", "C9", "--reset", "subject"], "the subject of C9 is not corrected"),
        (["claim", "edit", "D1", "--subject", "a"], "D1 does not begin with C"),
        (["claim", "edit", "C9", "--subject", "a", "--note", " "], "holds no words"),
        (["claim", "withdraw", "C999"], "no claim C999"),
        (["claim", "add", "A2", "the zone has 120 R&D platforms"], "The nearest are: “the zone has 119 R&D platforms"),
        (["claim", "add", "A2", "zone"], "Say which with --nth"),
        (["claim", "add", "A2", "the zone has 119 R&D platforms"], "the ledger has that claim already: C"),
        (["alias", "add", "Baotou", "the Baotou"], "one name already"),
        (["alias", "remove", "3"], "no ruling 3"),
    ],
    ids=lambda value: " ".join(value[1:])[:50] if isinstance(value, list) else None,
)
def test_what_makes_no_sense_is_one_line(ask: Cli, tmp_path: Path, arguments: list[str], words: str) -> None:
    said = ask(*arguments)
    assert said.code == 2
    assert words in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert kept_by_hand(tmp_path) == 0


def kept_by_hand(folder: Path) -> int:
    """How many corrections, rulings and decisions there are."""
    opened = sqlite3.connect(folder / "factcheck.db")
    tables = ("correction", "name_ruling", "decision")
    count = sum(opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)  # noqa: S608
    opened.close()
    return int(count)


def test_withdraw_and_undo(ask: Cli) -> None:
    said = ask("claim", "withdraw", "C2", "--note", "a way of speaking")
    assert said.out.splitlines()[:2] == ["C2: unverified -> withdrawn", "Saved: R1"]
    assert ask("claim", "withdraw", "C2").code == 2
    assert ask("undo", "C2").code == 0
    assert "status: unverified" in ask("show", "C2").out


def test_add_says_what_it_took_from_the_words(ask: Cli) -> None:
    quote = 'the "10 policies" for the park'
    said = ask("claim", "add", "A1", quote, "--figure", "10", "--metric", "policies", "--subject", "rare earth park")
    assert said.code == 0, said.err
    first, *rest = said.out.splitlines()
    assert first.startswith("Saved: C")
    assert first.endswith(f"10  “{quote}”")
    assert {"  subject: rare earth park", "  metric: policies", "  value: 10", "  form: level"} <= set(rest)
    assert "rule: by hand" in ask("show", first.split()[1]).out


def test_rulings_are_added_listed_and_taken_back(ask: Cli) -> None:
    said = ask("alias", "add", "Baotou", ZONE, "--not-same", "--note", "a city and its zone")
    assert said.out.splitlines()[0] == f"Saved: 1  “Baotou” is not “{ZONE}”"
    assert "settled" in said.out
    (row,) = json.loads(ask("alias", "list", "--format", "json").out)
    assert (row["id"], row["name"], row["other"], row["same"], row["reviewer"]) == (
        1,
        "Baotou",
        ZONE,
        False,
        "Ann Reed",
    )
    (line,) = csv.DictReader(io.StringIO(ask("alias", "list", "--format", "csv").out))
    assert line["note"] == "a city and its zone"
    assert "is not" in ask("alias", "list").out
    refused = ask("alias", "add", ZONE, "Baotou")
    assert (
        f"contradicts ruling 1 (“Baotou” is not “{ZONE}”). Take one back first: factcheck alias remove 1" in refused.err
    )
    assert "found again" in ask("alias", "remove", "1").out
    assert ask("alias", "list").err == "No ruling on names stands.\n"


def test_a_name_that_no_claim_has_is_noted(ask: Cli) -> None:
    said = ask("alias", "add", "Baotuo", "Ordos")
    assert "  note: no claim is about “Baotuo” so far; the nearest are “Baotou”" in said.out


def test_hostile_words_are_shown_as_escapes(ask: Cli) -> None:
    said = ask("claim", "edit", "C9", "--subject", "a\x1b[31mred\u202e", "--note", "bell\x07")
    assert "\x1b" not in said.out
    assert "a\\x1b[31mred\\u202e" in said.out
    shown = ask("show", "C9").out
    assert "bell\\x07" in shown
    assert "\x07" not in shown
    assert "\x1b" not in ask("alias", "add", "\x1b[2Jone", "two\u202e").out
    assert "\x1b" not in ask("alias", "list").out
