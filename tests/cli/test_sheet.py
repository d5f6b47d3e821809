from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import sheet
from factcheck.cli.sheet import key_lines, preview_lines, table
from factcheck.review.sides import Row

Cli = Callable[..., Any]

WIDE = "博物馆和图书馆的数量在两年之内增加了百分之十五"


def plain(lines: Iterable[Sequence[tuple[str, str]]]) -> list[str]:
    return ["".join(words for words, _ in line).rstrip() for line in lines]


def test_what_differs_in_columns_and_what_is_the_same_below() -> None:
    rows = [Row("figure", ("12", "14")), Row("subject", ("Merrow", "Merrow")), Row("said by", ("-", "the mayor"))]
    assert plain(table(rows, 80)) == [
        "           side 1     side 2",
        "  figure   12         14",
        "  said by  -          the mayor",
        "  the same: subject Merrow",
    ]


@pytest.mark.parametrize(
    "words", ["the harbour office of the isles " * 6, "a" * 90, WIDE], ids=["words", "one word", "wide letters"]
)
@pytest.mark.parametrize("sides", [2, 3, 4])
@pytest.mark.parametrize("width", [80, 100])
def test_no_line_is_wider_than_the_terminal(words: str, sides: int, width: int) -> None:
    rows = [Row("figure", tuple(str(at) for at in range(sides))), Row("said by", (words, *["-"] * (sides - 1)))]
    lines = plain(table(rows, width))
    assert all(sheet._cells(line) <= width for line in lines)
    body = "".join(line[11:] for line in lines)
    assert all(letter in body for letter in words)


def test_where_columns_have_no_room_sides_stand_below_one_another() -> None:
    rows = [Row("figure", tuple(str(at) for at in range(9)))]
    assert plain(table(rows, 80))[:3] == ["  figure", "    1  0", "    2  1"]


def test_sides_that_agree_in_everything_need_no_table() -> None:
    assert plain(table([Row("figure", ("12", "12"))], 80)) == ["  the same: figure 12"]


def test_words_are_defused() -> None:
    rows = [Row("figure", ("1\x1b[2J2", "14")), Row("subject", ("a\u202eb", "a\u202eb"))]
    assert "\x1b" not in "".join(plain(table(rows, 80)))
    assert r"a\u202eb" in plain(table(rows, 80))[-1]
    assert plain(preview_lines(["a\x07b", "c\x07d"])) == ["", r"a\x07b", r"  c\x07d"]


def test_keys_in_a_column() -> None:
    assert plain(key_lines([("1-2", "one"), ("q", "quit")])) == ["  1-2  one", "  q    quit"]


@pytest.mark.parametrize(
    ("encoding", "marks"),
    [("utf-8", ("▸", "◂")), ("ascii", ("[", "]")), ("latin-1", ("[", "]")), ("no such", ("[", "]"))],
)
def test_the_marks_of_a_figure(encoding: str, marks: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Out:
        pass

    out = Out()
    out.encoding = encoding  # type: ignore[attr-defined]
    monkeypatch.setattr(sheet.sys, "stdout", out)
    assert sheet._marks() == marks
    assert sheet._plain("… ─") == ("… ─" if marks[0] == "▸" else "... -")


@pytest.mark.parametrize("shows", [True, False], ids=["a third reading", "the sides alone"])
def test_the_series_is_drawn_where_that_says_more_than_the_table(cli: Cli, tmp_path: Path, *, shows: bool) -> None:
    said = {"2018": ("2019-03-04", 40), "2020": ("2021-03-04", 48), "again": ("2021-03-09", 84)}
    for name, (day, figure) in list(said.items())[0 if shows else 1 :]:
        year = "2020" if name == "again" else name
        text = f"Updated: {day}\n\nA count of the city\n\nKiel had {figure} bridges in {year}.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        cli("ingest", f"{name}.txt")
    (tmp_path / "answers.txt").write_text("q\n", encoding="utf-8")
    out = cli("review", "--answers", "answers.txt").out
    assert ("  Through time:" in out) is shows
    assert bool(re.search(r"^  [·.]  2018  40  ", out, re.MULTILINE)) is shows
