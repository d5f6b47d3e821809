from __future__ import annotations

import pytest
from rich.cells import cell_len

from factcheck.cli.desk.rows import beside, fitted, strip_of, style_of, wrapped, wrapped_all

WIDE = "博物馆和图书馆的数量在两年之内增加了百分之十五"


def plain(lines: object) -> list[str]:
    return ["".join(words for words, _ in line) for line in lines]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "width", "rows"),
    [
        pytest.param("ferries of Merrow", 20, ["ferries of Merrow"], id="fits"),
        pytest.param("ferries of Merrow", 10, ["ferries of", "Merrow"], id="between words"),
        pytest.param("  ferries of Merrow", 12, ["  ferries of", "  Merrow"], id="under its indentation"),
        pytest.param("ferries", 3, ["fer", "rie", "s"], id="a word that is too long"),
        pytest.param("a   b", 2, ["a ", "b"], id="many blanks"),
        pytest.param("博物馆和", 5, ["博物", "馆和"], id="wide letters"),
        pytest.param("博物", 1, ["博", "物"], id="no room at all"),
        pytest.param("          deep", 8, ["", "deep"], id="indented too far"),
        pytest.param("", 5, [""], id="nothing"),
    ],
)
def test_lines_are_wrapped(words: str, width: int, rows: list[str]) -> None:
    assert [row.rstrip() for row in plain(wrapped([(words, "")], width))] == [row.rstrip() for row in rows]


def test_styles_stay_with_their_words() -> None:
    line = [("had ", ""), ("▸119◂", "bold"), (" ferries", "")]
    assert list(wrapped(line, 9)) == [[("", ""), ("had ", ""), ("▸119◂", "bold")], [("", ""), ("ferries", "")]]


@pytest.mark.parametrize("width", [1, 7, 38, 80])
def test_no_row_is_wider_than_its_place(width: int) -> None:
    lines = [[("the harbour office ", ""), (WIDE, "bold")], [("   " + "a" * 90, "")]]
    rows = plain(wrapped_all(lines, width))
    assert all(cell_len(row) <= max(2, width) for row in rows)
    assert all(letter in "".join(rows) for letter in WIDE)


def test_columns_beside_one_another() -> None:
    columns = [[[("one", "")], [("博", "")]], [[("two", "bold")]]]
    assert plain(beside(columns, 4, "|")) == ["one |two ", "博  |    "]


def test_a_row_has_exactly_its_cells() -> None:
    assert strip_of([("ferries", "")], 4).text == "ferr"
    assert strip_of([("博物馆", "")], 5).cell_length == 5
    assert strip_of([], 3).text == "   "


def test_words_that_stand_for_a_key() -> None:
    assert style_of("bold key:3").meta == {"key": "3"}
    assert style_of("row:12 reverse").meta == {"row": "12"}
    assert style_of("bold").meta == {}


@pytest.mark.parametrize(
    ("words", "width", "row"),
    [("ferry", 8, "ferry   "), ("ferries", 5, "ferr…"), ("ferry", 0, ""), ("博物馆", 4, "博…")],
)
def test_cut_to_a_place(words: str, width: int, row: str) -> None:
    assert fitted(words, width).rstrip() == row.rstrip()
