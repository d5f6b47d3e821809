from __future__ import annotations

import pytest

from factcheck.core.document import Block
from factcheck.core.fragment import link_to, places_of, text_fragment


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "fragment"),
    [
        pytest.param("48 ships", "", "", "#:~:text=48%20ships", id="a quote alone"),
        pytest.param("48 ships", "the port of Kiel took ", " in 2020, the mayor", "#:~:text=of%20Kiel%20took-,48%20ships,-in%202020%2C%20the", id="with what is around it"),
        pytest.param("119 R&D-platforms, all", "", "", "#:~:text=119%20R%26D%2Dplatforms%2C%20all", id="marks that have a meaning"),
        pytest.param("48", "The last line.\n", "\nthe next one", "#:~:text=48", id="other blocks are not named"),
        pytest.param("Kiel | 48 | 3%", "", "", "#:~:text=Kiel,3%25", id="cells: from the first to the last"),
        pytest.param("One line\nand the next one here", "", "", "#:~:text=One%20line,and%20the%20next%20one%20here", id="two lines"),
        pytest.param("a b c d e f " * 20, "", "", "#:~:text=a%20b%20c%20d%20e,b%20c%20d%20e%20f", id="a long one by its ends"),
        pytest.param("x" * 150, "", "", f"#:~:text={'x' * 150}", id="a long word"),
        pytest.param("5", "€", "bn more", "#:~:text=%E2%82%AC-,5", id="inside a word nothing is named"),
        pytest.param("48  ships\u00a0there", "", "", "#:~:text=48%20ships%20there", id="white space"),
        pytest.param(" \n ", "a", "b", "", id="no words"),
    ],
)  # fmt: skip
def test_fragments(quote: str, prefix: str, suffix: str, fragment: str) -> None:
    assert text_fragment(quote, prefix, suffix) == fragment


def test_a_link_names_whole_words() -> None:
    text = "word " * 40 + "took 48 ships in" + " other" * 40
    start = text.index("48")
    link = link_to("https://coast.example/a#top", text, start, start + 8)
    assert link == "https://coast.example/a#:~:text=word%20word%20took-,48%20ships,-in%20other%20other"


def test_places() -> None:
    blocks = (Block(0, 10, "/html/p[1]"), Block(11, 20, "/html/p[2]"), Block(20, 25, "/html/p[2]"))
    assert places_of(blocks, 2, 5) == ("/html/p[1]",)
    assert places_of(blocks, 5, 25) == ("/html/p[1]", "/html/p[2]")
    assert places_of(blocks, 10, 11) == ()
    assert places_of((), 0, 5) == ()
