"""What is typed becomes an expression that SQLite takes, whatever is typed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import UsageError
from factcheck.store.search_words import MOST, expression

TEXTS = {
    1: "The port counts 158 innovation platforms",
    2: "The port plans an innovative platform",
    3: "Boats of the café: R&D, 1,234 NEAR the quay",
    4: "Ships AND boats, OR neither",
}


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    opened.execute("CREATE VIRTUAL TABLE t USING fts5(words, tokenize='porter unicode61 remove_diacritics 2')")
    opened.executemany("INSERT INTO t (rowid, words) VALUES (?, ?)", TEXTS.items())
    yield opened
    opened.close()


def found(index: sqlite3.Connection, said: str, *without: str) -> list[int]:
    rows = index.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid", (expression(said, without),))
    return [row for (row,) in rows]


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        pytest.param("platform", [1, 2], id="any ending"),
        pytest.param("PLATFORMS port", [1, 2], id="all words, capitals alike"),
        pytest.param("platforms 158", [1], id="a figure"),
        pytest.param('"innovation platforms"', [1, 2], id="words in a row, any ending"),
        pytest.param('"platforms innovation"', [], id="in that order"),
        pytest.param("plat*", [1, 2], id="a beginning"),
        pytest.param("innovat*", [1, 2], id="a beginning that is longer than the stem"),
        pytest.param('"158 innov"*', [1], id="a beginning behind other words"),
        pytest.param("cafe", [3], id="without its accent"),
        pytest.param("CAFÉ", [3], id="with it"),
        pytest.param("R&D", [3], id="a sign inside a word"),
        pytest.param("1,234", [3], id="a figure with its comma"),
        pytest.param("NEAR", [3], id="a word of the syntax"),
        pytest.param("quay NEAR(boats)", [], id="a call of the syntax"),
        pytest.param("boats AND ships", [4], id="AND says nothing more"),
        pytest.param("158 OR cafe", [1, 3], id="either"),
        pytest.param("port plans OR ships boats", [2, 4], id="words bind before OR"),
        pytest.param("words:platforms", [], id="a column of the syntax is but a word"),
        pytest.param("^boats", [3, 4], id="a sign of the syntax"),
        pytest.param("boats -- { } ( ) + ^ ; '", [3, 4], id="signs alone are passed over"),
        pytest.param("boats\0ships", [], id="a NUL"),
    ],
)
def test_words_find_texts(index: sqlite3.Connection, said: str, rows: list[int]) -> None:
    assert found(index, said) == rows


def test_what_must_not_be_there(index: sqlite3.Connection) -> None:
    assert found(index, "boats", "ships") == [3]
    assert found(index, "port OR boats", "158", "café", '"neither"') == [2]


@pytest.mark.parametrize(
    ("said", "what"),
    [
        pytest.param("", "no word to search for", id="nothing"),
        pytest.param(" % -- ", "no word to search for", id="signs alone"),
        pytest.param("*", "no word to search for", id="a beginning of nothing"),
        pytest.param('""', "no word to search for", id="nothing in a row"),
        pytest.param('"innovation platforms', "not closed", id="an open quotation mark"),
        pytest.param("OR boats", "OR stands between words", id="OR first"),
        pytest.param("boats OR", "OR stands between words", id="OR last"),
        pytest.param("boats OR OR ships", "OR stands between words", id="OR twice"),
        pytest.param("OR", "OR stands between words", id="OR alone"),
        pytest.param("boats \udcff", "no text", id="bytes that are no text"),
        pytest.param("boat " * (MOST + 1), f"more than {MOST} words", id="too many"),
    ],
)
def test_what_makes_no_sense_is_said(said: str, what: str) -> None:
    with pytest.raises(UsageError, match=what):
        expression(said)


def test_what_must_not_be_there_alone_is_no_search() -> None:
    with pytest.raises(UsageError, match="no word"):
        expression("", ["boats"])


@given(said=st.text(), without=st.lists(st.text(), max_size=3))
def test_nothing_that_is_typed_breaks_the_syntax(index: sqlite3.Connection, said: str, without: list[str]) -> None:
    try:
        wanted = expression(said, without)
    except UsageError:
        return
    index.execute("SELECT rowid FROM t WHERE t MATCH ?", (wanted,)).fetchall()
