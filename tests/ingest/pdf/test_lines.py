from __future__ import annotations

import pytest

from factcheck.ingest.pdf.lines import Line, Piece, is_broken_word, joined_lines, lines_of


def drawn(*pieces: tuple[str, float, float]) -> list[Piece]:
    return [Piece(text, x, y, 10) for text, x, y in pieces]


@pytest.mark.parametrize(
    ("pieces", "lines"),
    [
        pytest.param([("48 ships\n", 50, 700), ("in Kiel", 50, 688)], ["48 ships", "in Kiel"], id="two lines"),
        pytest.param([("48 ", 50, 700), ("ships", 66, 700)], ["48 ships"], id="a line of two fonts"),
        pytest.param([("48", 50, 700), ("1", 61, 703), (" ships", 66, 700)], ["481 ships"], id="a raised figure"),
        pytest.param([("Year\n", 50, 700), ("Ships\n", 90, 700)], ["Year\tShips"], id="cells that are near"),
        pytest.param([("The\n", 50, 700), ("port\n", 69, 700)], ["The port"], id="words drawn one by one"),
        pytest.param([("p\n", 50, 700), ("o\n", 55.6, 700)], ["p o"], id="letters that end"),
        pytest.param([("p", 50, 700), ("o", 55.6, 700)], ["po"], id="letters drawn one by one"),
        pytest.param([("•", 50, 700), (" 48 ships", 60, 700)], ["• 48 ships"], id="the mark of a list"),
        pytest.param([("1.\n", 50, 700), ("48 ships", 70, 700)], ["1. 48 ships"], id="the number of a list"),
        pytest.param([("\ufb01ve \ufb02oats", 50, 700)], ["five floats"], id="ligatures"),
        pytest.param([("48\x00 \x07ships\ud800", 50, 700)], ["48 ships"], id="control characters, halves of characters"),
        pytest.param([("48   ships\t now", 50, 700)], ["48 ships now"], id="runs of spaces"),
        pytest.param([(" \n", 50, 700)], [], id="nothing"),
    ],
)  # fmt: skip
def test_pieces_become_lines(pieces: list[tuple[str, float, float]], lines: list[str]) -> None:
    found = [" ".join(line.text.split(" ")) for line in lines_of(drawn(*pieces))]
    assert [line.replace("\t ", "\t") for line in found] == lines


def test_a_line_of_a_million_letters_is_several() -> None:
    lines = lines_of(Piece("ab ", 50 + number, 700, 10) for number in range(100_000))
    assert max(len(line.text) for line in lines) <= 5_002
    assert sum(line.text.count("b") for line in lines) == 100_000


FULL = "So long a line as all the others of this one page are, more or less,"


def line(text: str, x: float = 50, y: float = 700, size: float = 10) -> Line:
    return Line(text, x, y, size, hang=x)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param([line(FULL), line("and on.", y=688)], f"{FULL} and on.", id="a paragraph"),
        pytest.param([line(FULL + "."), line("Next.", y=688)], f"{FULL}. Next.", id="a sentence ends with its line"),
        pytest.param([line(FULL), line("Short one.", y=688), line(FULL, y=676)], f"{FULL} Short one.\n{FULL}", id="the next word would have fitted"),
        pytest.param([line(FULL), line("in the next column.", x=300, y=780)], f"{FULL} in the next column.", id="over to the next column"),
        pytest.param([line(FULL + "."), line("A new one.", x=300, y=780)], f"{FULL}.\nA new one.", id="a new paragraph there"),
        pytest.param([line("2.1 Naming . . . . . . . . . . . . . . . . . . . . . . . . . . . . 3"), line("2.2 Ends . . . . . 4", y=688)], "2.1 Naming . . . . . . . . . . . . . . . . . . . . . . . . . . . . 3\n2.2 Ends . . . . . 4", id="a table of contents"),
        pytest.param([Line("• " + FULL, 50, 700, 10, hang=60), Line("and on.", 60, 688, 10, hang=60)], f"• {FULL} and on.", id="an item that hangs"),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(lines: list[Line], text: str) -> None:
    assert "".join(gap + words for gap, words in joined_lines(lines)) == text


@pytest.mark.parametrize(
    ("above", "below", "is_one"),
    [
        ("the infor-", "mation", True),
        ("the years 2021-", "2025", True),
        ("the Anglo-", "American", False),
        ("the port -", "and more", False),
        ("-", "x", False),
        ("the 2021-", "and", True),
    ],
)
def test_what_is_a_broken_word(above: str, below: str, *, is_one: bool) -> None:
    assert is_broken_word(above, below) is is_one
