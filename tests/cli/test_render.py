from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass

import pytest

from factcheck.cli.render import Column, print_list
from factcheck.cli.screen import console, print_lines, print_table


@dataclass
class Row:
    record: dict[str, object]

    def as_record(self) -> dict[str, object]:
        return self.record


COLUMNS = (Column("name", lambda record: record["name"]), Column("value", lambda record: record["value"], right=True))
ROWS = [
    Row({"name": "ships", "value": "-12.5", "claims": ["C1", "C2"]}),
    Row({"name": "=1+1\x1b[2J", "value": None, "claims": []}),
]


def printed(form: str, capsys: pytest.CaptureFixture[str], rows: list[Row] | None = None) -> str:
    print_list(ROWS if rows is None else rows, COLUMNS, form, empty="Nothing here.")
    return capsys.readouterr().out


def test_json_holds_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed("json", capsys)) == [row.record for row in ROWS]
    lines = printed("ndjson", capsys).splitlines()
    assert [json.loads(line) for line in lines] == [row.record for row in ROWS]


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_json_steers_no_terminal(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(form, capsys, [Row({"name": "a\x1b[2J\u202eb\x9b\U000e0041", "value": "包头"})])
    assert "\\u001b" in out
    assert all(character.isprintable() or character == "\n" for character in out)
    assert json.loads(out if form == "ndjson" else out.strip())


def test_csv_quotes_formulas_and_leaves_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    head, first, second = csv.reader(io.StringIO(printed("csv", capsys)))
    assert head == ["name", "value", "claims"]
    assert first == ["ships", "-12.5", '["C1", "C2"]']
    assert second[0].startswith("'=1+1")


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        pytest.param("=SUM(A1)", "'=SUM(A1)", id="equals"),
        pytest.param("+49 30 1234", "'+49 30 1234", id="a telephone number"),
        pytest.param("@name", "'@name", id="at"),
        pytest.param("- a dash", "'- a dash", id="dash"),
        pytest.param("  =1", "'  =1", id="after spaces"),
        pytest.param("＝1", "'＝1", id="full width"),
        pytest.param("-12.5", "-12.5", id="negative number"),
        pytest.param("+7", "+7", id="signed number"),
        pytest.param("-1,234.5%", "-1,234.5%", id="negative percentage"),
        pytest.param("plain", "plain", id="words"),
    ],
)
def test_guard(words: str, cell: str, capsys: pytest.CaptureFixture[str]) -> None:
    (_, row) = csv.reader(io.StringIO(printed("csv", capsys, [Row({"name": words})])))
    assert row == [cell]


def test_tsv_is_one_line_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed("tsv", capsys, [Row({"name": "a\tb\nc", "value": 1})])
    assert out == "name\tvalue\na b c\t1\n"


def test_markdown_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed("md", capsys, [Row({"name": "a|b <i>*x*", "value": 1})])
    assert out.splitlines() == ["| name | value |", "|---|---:|", "| a\\|b \\<i\\>\\*x\\* | 1 |"]


def test_a_pipe_gets_aligned_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed("table", capsys).splitlines() == [
        "name         value",
        "ships        -12.5",
        "=1+1\\x1b[2J",
    ]


def test_an_empty_list_is_said_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    print_list([], COLUMNS, "table", empty="Nothing here.")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Nothing here.\n")
    assert printed("json", capsys, []) == "[]\n"
    assert printed("csv", capsys, []) == "name,value\n"
    assert printed("ndjson", capsys, []) == ""


def test_markup_in_a_table_stays_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    print_table([["[red]48[/red] :ship:", "1"]], COLUMNS)
    print_lines(console(), [[("[b]bold[/b]", "bold")]])
    out = capsys.readouterr().out
    assert "[red]48[/red] :ship:" in out
    assert "[b]bold[/b]" in out


def test_an_empty_column_takes_no_room(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([["ships", ""], ["boats", ""]], COLUMNS)
    out = capsys.readouterr().out
    assert out.split()[0] == "name"
    assert "value" not in out


def test_long_lines_wrap_under_their_indentation(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    print_lines(console(), [[("    ", ""), ("one two three four five six seven eight nine ten", "bold")]])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 1
    assert all(line.startswith("    ") and len(line) <= 30 for line in lines)


class Terminal(io.StringIO):
    """What somebody sits at."""

    def isatty(self) -> bool:
        return True


@dataclass
class Screen:
    """What stands on a terminal of ten lines, and what its pager was given."""

    terminal: Terminal
    given: list[str]


def sat_at(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Not a fixture: pytest puts a stdout of its own there before a test begins."""
    made = Screen(Terminal(), [])
    monkeypatch.setenv("LINES", "10")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("sys.stdin", made.terminal)
    monkeypatch.setattr("sys.stdout", made.terminal)
    monkeypatch.setattr("click.echo_via_pager", lambda text, color: made.given.append(f"{text} in colours: {color}"))
    return made


def ships(rows: int) -> list[Row]:
    return [Row({"name": f"ship {number}", "value": 1}) for number in range(rows)]


@pytest.mark.parametrize(("rows", "is_paged"), [(7, False), (8, True), (500, True)])
def test_what_is_longer_than_the_terminal_goes_through_the_pager(
    monkeypatch: pytest.MonkeyPatch, rows: int, is_paged: bool
) -> None:
    screen = sat_at(monkeypatch)
    print_list(ships(rows), COLUMNS, "table", empty="")
    out = screen.terminal.getvalue()
    assert ("ship 6" in out) is not is_paged
    assert len(screen.given) == is_paged
    assert all("ship 0 " in text and f"ship {rows - 1} " in text for text in screen.given)


def test_a_script_has_no_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = sat_at(monkeypatch)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    print_list(ships(50), COLUMNS, "table", empty="")
    assert "ship 49" in screen.terminal.getvalue()
    assert screen.given == []
