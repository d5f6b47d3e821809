"""The pieces of a text: places, touching, small letters, line breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.pieces import cut


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("$5.4bn", ["$", "5.4", "bn"], id="glued"),
        pytest.param("U.S. dollars", ["us", "dollars"], id="abbreviation"),
        pytest.param("at 5 p.m.", ["at", "5", "pm"], id="pm"),
        pytest.param("Baotou’s plan", ["baotou", "'s", "plan"], id="clitic"),
        pytest.param("2021–25", ["2021", "-", "25"], id="dash"),
        pytest.param("km²", ["km", "²"], id="superscript"),
        pytest.param("a\n\n  b", ["a", "\n", "b"], id="breaks-are-one"),
        pytest.param("3\u00a0million", ["3", "million"], id="no-break-space"),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    pieces = cut(text)
    assert pieces.words[: len(pieces)] == words


def test_nothing_touches_across_a_line() -> None:
    pieces = cut("2009-05-04\nTests")
    assert not pieces.touches(len(pieces) - 1)


def test_a_capital_inside_counts() -> None:
    pieces = cut("iPhone phone")
    assert pieces.is_capital(0)
    assert not pieces.is_capital(1)


def test_a_sentence_opens_behind_quotes() -> None:
    pieces = cut('He came. "Two men left.')
    assert pieces.opens_sentence(pieces.words.index("two"))
    assert not pieces.opens_sentence(pieces.words.index("men"))


@given(st.text())
def test_pieces_cover_all_but_spaces(text: str) -> None:
    pieces = cut(text)
    kept = "".join(pieces.raw(index) for index in range(len(pieces)))
    assert "".join(kept.split()) == "".join(text.split())
