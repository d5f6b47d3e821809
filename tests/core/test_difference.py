from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.difference import GONE, NEW, SAME, compare_texts

TEXTS = st.lists(st.sampled_from(["Ayr has 12 boats.", "It rains.", "", "4,200 men", "quay", "\n", " and "]), max_size=12).map("".join)  # fmt: skip


def told(old: str, new: str) -> list[str]:
    """The lines of all hunks, with marks around what is gone and new."""
    marks = {SAME: "{}", GONE: "[-{}-]", NEW: "{{+{}+}}"}
    return [
        "".join(marks[piece.what].format(piece.words) for piece in line.pieces)
        for hunk in compare_texts(old, new)
        for line in hunk.lines
    ]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        pytest.param("Ayr has 12 boats.", "Ayr has 12 boats.", [], id="equal texts"),
        pytest.param(
            "Ayr has 4,200 men.", "Ayr has 4,700 men.", ["Ayr has [-4,200-]{+4,700+} men."], id="a whole figure"
        ),
        pytest.param(
            "Updated: 2023-01-02", "Updated: 2023-02-03", ["Updated: [-2023-01-02-]{+2023-02-03+}"], id="a whole date"
        ),
        pytest.param("It rains.\n", "It rains.\nAyr won.\n", ["It rains.", "{+Ayr won.+}"], id="a line more"),
        pytest.param("It rains.\nAyr won.", "Ayr won.", ["[-It rains.-]", "Ayr won."], id="a line less"),
        pytest.param("", "Ayr won.", ["{+Ayr won.+}"], id="from nothing"),
        pytest.param("It\nrains", "It\nsnows", ["It", "[-rains-]{+snows+}"], id="the last line"),
    ],
)
def test_words_are_held_against_words(old: str, new: str, lines: list[str]) -> None:
    assert told(old, new) == lines


def test_only_the_lines_around_a_change_are_shown() -> None:
    old = "\n".join(f"line {at}" for at in range(40))
    (first, second) = compare_texts(old, old.replace("line 9\n", "line nine\n").replace("line 30", "line thirty"))
    assert (first.first_old, len(first.lines), second.first_new) == (8, 5, 29)


@given(old=TEXTS, new=TEXTS)
def test_every_span_is_that_of_its_words(old: str, new: str) -> None:
    for hunk in compare_texts(old, new, context=1):
        for line in hunk.lines:
            for text, span, other in ((old, line.old, NEW), (new, line.new, GONE)):
                words = "".join(piece.words for piece in line.pieces if piece.what != other)
                assert text[slice(*span)].replace("\n", "") == words


def test_a_stretch_that_is_too_long_is_told_as_a_whole() -> None:
    old, new = ("x " * 2_100).strip(), ("y " * 2_100).strip()
    (hunk,) = compare_texts(old, new)
    assert [piece.what for line in hunk.lines for piece in line.pieces] == [GONE, NEW]
