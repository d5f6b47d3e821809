"""``db schema``, ``db shell``, ``db metadata`` and ``db doctor``."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.fixture
def ledger(seeded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(seeded, tmp_path / "factcheck.db"))


@pytest.fixture
def piped(cli: Cli, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:  # noqa: ARG001 - there must be one
    def call(text: str, *arguments: str) -> Any:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        return cli("db", "shell", *arguments)

    return call


class Terminal(io.StringIO):
    """A standard input that somebody sits at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typed(cli: Cli, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:  # noqa: ARG001 - there must be one
    def call(lines: list[str | type[BaseException]], *arguments: str) -> Any:
        said: Iterator[str | type[BaseException]] = iter(lines)

        def answer(_: str = "") -> str:
            line = next(said, EOFError)
            if isinstance(line, str):
                return line
            raise line

        monkeypatch.setattr(sys, "stdin", Terminal())
        monkeypatch.setattr("builtins.input", answer)
        monkeypatch.setattr("click.termui.visible_prompt_func", answer)
        return cli("db", "shell", *arguments)

    return call


@pytest.mark.usefixtures("ledger")
def test_the_schema_is_told_in_sentences(cli: Cli) -> None:
    said = cli("db", "schema", "v_queue", "claim")
    lines = said.out.splitlines()
    assert lines[1].split("  ")[0] == "v_queue"
    assert any(line.startswith("  discrepancy") for line in lines)
    assert any("-> article.id" in line for line in lines)
    brief = cli("db", "schema", "--brief", "--format", "ndjson")
    found = [json.loads(line) for line in brief.out.splitlines()]
    assert all(one["says"] and one["column"] is None for one in found)
    assert {one["kind"] for one in found} == {"table", "view", "search"}


@pytest.mark.usefixtures("ledger")
def test_the_schema_as_sql_makes_the_tables(cli: Cli) -> None:
    script = cli("db", "schema", "--sql").out
    made = sqlite3.connect(":memory:")
    made.executescript(script)
    assert made.execute("SELECT count(*) FROM v_open").fetchone() == (0,)
    made.close()


@pytest.mark.usefixtures("ledger")
def test_a_table_that_is_not_there(cli: Cli) -> None:
    said = cli("db", "schema", "v_claim")
    assert said.code == 2
    assert said.err.startswith("factcheck: the ledger has no table or view 'v_claim'. Did you mean v_claims")


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        ("table", ["a  b", "1  x"]),
        ("md", ["| a | b |", "|---:|---|", "| 1 | x |"]),
        ("csv", ["a,b", "1,x"]),
        ("tsv", ["a\tb", "1\tx"]),
        ("ndjson", ['{"a": 1, "b": "x"}']),
        ("json", ["[", "  {", '    "a": 1,', '    "b": "x"', "  }", "]"]),
    ],
)
def test_rows_in_every_format(piped: Cli, form: str, lines: list[str]) -> None:
    said = piped("SELECT 1 AS a, 'x' AS b", "--format", form)
    assert (said.code, said.out.splitlines()) == (0, lines)


def test_several_statements_one_after_the_other(piped: Cli) -> None:
    said = piped("SELECT 1 AS a;\n-- a remark; with a semicolon\nSELECT ';' AS b;")
    assert said.out.split() == ["a", "1", "b", ";"]


def test_what_is_no_text_is_still_shown(piped: Cli) -> None:
    said = piped("SELECT x'00ff' AS a, NULL AS b, 9e999 AS c, zeroblob(500) AS d")
    assert said.out.splitlines()[1].split()[:2] == ["x'00ff'", "inf"]
    assert "(500 bytes)" in said.out
    record = json.loads(piped("SELECT x'00ff' AS a, NULL AS b, -9e999 AS c", "--format", "ndjson").out)
    assert record == {"a": "x'00ff'", "b": None, "c": "-inf"}


def test_words_that_steer_a_terminal_are_defused(piped: Cli) -> None:
    for form in ("table", "md", "json", "ndjson"):
        said = piped("SELECT char(27) || '[31m' || char(8238) AS \"a\x1b[0m\"", "--format", form)
        assert "\x1b" not in said.out
        assert "\u202e" not in said.out
    assert piped("SELECT '=1+1' AS a", "--format", "csv").out == "a\n'=1+1\n"


def test_no_row_is_said(piped: Cli) -> None:
    said = piped("SELECT 1 WHERE 0")
    assert (said.code, said.out, said.err) == (0, "", "No row.\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("DELETE FROM claim", "factcheck: DELETE claim is not allowed here. This shell only reads. To change the ledger past its record: --write.\n"),
        ("SELECT * FROM nowhere", "factcheck: no such table: nowhere. See the tables and columns: factcheck db schema.\n"),
    ],
)  # fmt: skip
def test_wrong_sql_is_one_line(piped: Cli, text: str, line: str) -> None:
    said = piped(text)
    assert (said.code, said.out, said.err) == (2, "", line)


def test_writing_asks(piped: Cli, typed: Cli, ledger: Path) -> None:
    change = "UPDATE source SET notes = 'x'"
    said = piped(change, "--write")
    assert said.code == 2
    assert "goes around the record" in said.err
    assert said.err.endswith("factcheck: nobody is there to ask. Say --write --yes if you mean it.\n")
    said = typed(["n"], "--write", "-c", change)
    assert (said.code, said.err.splitlines()[-1]) == (130, "factcheck: stopped")
    count = "SELECT count(*) FROM source WHERE notes = 'x'"
    assert sqlite3.connect(ledger).execute(count).fetchone() == (0,)
    assert typed(["y"], "--write", "-c", change).code == 0
    assert sqlite3.connect(ledger).execute(count).fetchone()[0] > 0


def test_what_is_piped_is_written_whole_or_not_at_all(piped: Cli, ledger: Path) -> None:
    said = piped("UPDATE source SET notes = 'x'; UPDATE nowhere SET a = 1", "--write", "--yes")
    assert said.code == 2
    assert sqlite3.connect(ledger).execute("SELECT count(*) FROM source WHERE notes = 'x'").fetchone() == (0,)
    said = piped("UPDATE source SET notes = 'y' WHERE id = 1; DELETE FROM lease;", "--write", "--yes")
    assert (said.code, said.err.splitlines()[-1]) == (0, "1 row changed")
    assert sqlite3.connect(ledger).execute("SELECT notes FROM source WHERE id = 1").fetchone() == ("y",)


def test_somebody_types(typed: Cli) -> None:
    said = typed(
        [
            "SELECT 1",
            "AS one;",
            "",
            "SELECT",
            KeyboardInterrupt,
            "SELECT 2 AS two; SELECT 3 AS three;",
            ".quit",
            "SELECT 4;",
        ]
    )
    assert said.code == 0
    assert said.out.split()[-6:] == ["one", "1", "two", "2", "three", "3"]


def test_what_goes_wrong_is_told_and_the_next_is_read(typed: Cli) -> None:
    said = typed(["SELEC 1;", "DROP TABLE claim;", "SELECT 5 AS five;"])
    assert said.code == 0
    assert "syntax error" in said.err
    assert "a change of tables is not allowed here" in said.err
    assert said.out.split()[-2:] == ["five", "5"]


def test_lines_with_a_point(typed: Cli) -> None:
    said = typed(
        [".help", ".tables", ".schema lease", ".format csv", "SELECT 1 AS a, 2 AS b;", ".format odd", ".schema nowhere"]
    )
    assert "v_queue" in said.out
    assert "Until when others pass it by" in said.out
    assert "a,b\n1,2\n" in said.out
    assert said.out.count(".tables         views and tables") == 2
    assert "no table or view 'nowhere'" in said.err


def test_the_doctor_finds_and_mends(cli: Cli, ledger: Path) -> None:
    assert cli("db", "doctor").code == 0
    opened = sqlite3.connect(ledger)
    opened.execute("INSERT INTO claim_search (claim_search) VALUES ('delete-all')")
    opened.commit()
    opened.close()
    said = cli("db", "doctor")
    assert said.code == 1
    assert "the index for full-text search does not fit" in said.out
    assert said.err == "1 thing to mend in factcheck.db.\n"
    found = json.loads(cli("db", "doctor", "--format", "json").out)
    assert [one["check"] for one in found if one["condition"] == "found"] == ["search"]
    assert cli("db", "doctor", "--mend").code == 0
    assert cli("db", "doctor").code == 0


def test_the_doctor_needs_a_patient(cli: Cli) -> None:
    said = cli("db", "doctor", "--db", "none.db")
    assert (said.code, said.err) == (2, "factcheck: none.db: there is no ledger here. Run: factcheck ingest PATH.\n")
