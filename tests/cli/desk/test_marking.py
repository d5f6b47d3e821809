from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.cli.desk.marking import Page

TEXT = "Merrow had 1,200 ferries.\n\nBy 2022 it’s R&D fleet had\n3.5% more: 博物馆 too."


def words(page: Page) -> list[str]:
    return [page.text[start:end] for start, end in page.words]


def test_words_and_numbers_stay_whole() -> None:
    told = "Merrow|had|1,200|ferries|.|By|2022|it’s|R&D|fleet|had|3.5|%|more|:|博物馆|too|."
    assert words(Page(TEXT, 80)) == told.split("|")


def test_rows_are_the_lines_of_the_text_broken_between_words() -> None:
    page = Page(TEXT, 14)
    rows = [TEXT[start:end] for start, end in page.rows]
    assert rows == ["Merrow had ", "1,200 ferries.", "", "By 2022 it’s ", "R&D fleet had", "3.5% more: ", "博物馆 too."]


@given(st.text(max_size=200), st.integers(2, 30))
def test_every_character_stands_in_one_row(text: str, width: int) -> None:
    page = Page(text, width)
    assert "".join(text[start:end] for start, end in page.rows) == text.replace("\n", "")
    for start, end in page.rows:
        if end - start > 1:
            shown = "".join(page.shown(at) for at in range(start, end)).rstrip(" ")
            assert cell_len(shown) <= max(width, 10)


def test_claims_that_are_known_stand_in_brackets() -> None:
    page = Page(TEXT, 80, known=((11, 16), (11, 24)))
    start, end = page.rows[0]
    assert "".join(page.shown(at) for at in range(start, end)) == "Merrow had [[1,200] ferries]."
    assert page.is_known(12)
    assert not page.is_known(10)


@pytest.mark.parametrize(
    ("word", "rows", "to"),
    [
        pytest.param(1, 1, "2022", id="down, past an empty row"),
        pytest.param(6, -1, "Merrow", id="up, past an empty row"),
        pytest.param(4, 1, "had", id="down to a shorter row"),
        pytest.param(0, -1, "Merrow", id="above the first"),
        pytest.param(16, 5, "too", id="below the last"),
    ],
)
def test_up_and_down(word: int, rows: int, to: str) -> None:
    page = Page(TEXT, 40)
    assert words(page)[page.in_row(word, rows)] == to


@pytest.mark.parametrize(
    ("wanted", "after", "backwards", "to"),
    [
        pytest.param("HAD", 0, False, 1, id="upper and lower case"),
        pytest.param("had", 1, False, 10, id="the next"),
        pytest.param("had", 10, False, 1, id="round the end"),
        pytest.param("had", 10, True, 1, id="backwards"),
        pytest.param("had", 0, True, 10, id="backwards round the begin"),
        pytest.param("&d fl", 0, False, 8, id="inside a word"),
        pytest.param("lock", 0, False, None, id="not there"),
        pytest.param("", 0, False, None, id="nothing"),
        pytest.param("(", 0, False, None, id="no pattern"),
    ],
)
def test_search(wanted: str, after: int, backwards: bool, to: int | None) -> None:
    assert Page(TEXT, 40).found(wanted, after, backwards=backwards) == to


def test_a_mark_goes_from_word_to_word_in_either_direction() -> None:
    page = Page(TEXT, 40)
    assert page.span(2, 3) == page.span(3, 2) == (11, 24)
    assert TEXT[11:24] == "1,200 ferries"


def test_cells_and_characters() -> None:
    page = Page("博物馆 too\nx", 40)
    assert [page.at_cell(0, cell) for cell in (0, 1, 2, 6, 7, 99)] == [0, 0, 1, 3, 4, 6]
    assert page.cell_of(4) == 7
    assert page.at_cell(9, 0) == 8
    assert Page("", 40).words == ()
