"""Where a figure of a draft stands in its file."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from factcheck.core.document import Document
from factcheck.core.original import Original
from factcheck.ingest import read_original
from factcheck.ingest.lines import places_in_file


def document(text: str, name: str, encoding: str = "utf-8") -> Document:
    return read_original(Original(raw=text.encode(encoding), where=name, address=name))


def places(text: str, name: str, figure: str) -> list[tuple[int, int | None, int | None] | None]:
    """The places of all that the text of a document has of a figure."""
    read = document(text, name)
    find = places_in_file(read)
    found = (find(*one.span()) for one in re.finditer(re.escape(figure), read.article.text))
    return [None if one is None else (one.line, one.column, one.end_column) for one in found]


@pytest.mark.parametrize(
    ("text", "figure", "found"),
    [
        pytest.param("Kiel took 48 ships.\n", "48", [(1, 11, 13)], id="the first line"),
        pytest.param("Kiel\r\n\r\ntook 48 ships.\r\n", "48", [(3, 6, 8)], id="Windows"),
        pytest.param("Kiel\rtook 48 ships.\r", "48", [(2, 6, 8)], id="old Macs"),
        pytest.param("Zoë’s 😀 port took 48 ships.", "48", [(1, 19, 21)], id="characters, not bytes"),
        pytest.param("It cost 48\nmillion yuan.", "48\nmillion", [(1, 9, None)], id="over two lines"),
    ],
)
def test_plain_text(text: str, figure: str, found: list[tuple[int, int, int]]) -> None:
    assert places(text, "draft.txt", figure) == found


MARKDOWN = dedent("""\
    ---
    title: The port in 48 words
    date: 2022-03-01
    ---
    # The port

    The **port** of [Kiel](https://kiel.example/48/) took
    48 ships and *48* boats,
    for $29.5 million. <!-- 48 or 84? -->

    - In 2020 it took 1,200 ships
    - in 2021 it took 1,200 boats

    | year | ships |
    |------|-------|
    | 2019 | 48 |
    | 2018 | 48 |

    ```
    48 lines of code
    ```
    And `48` at last.
    """)


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        pytest.param(
            "48", [(8, 1, 3), (8, 15, 17), (16, 10, 12), (17, 10, 12), (22, 6, 8)], id="past links, comments, code"
        ),
        pytest.param("$29.5 million", [(9, 5, 18)], id="a mark before it"),
        pytest.param("1,200", [(11, 19, 24), (12, 19, 24)], id="items of a list"),
        pytest.param("2019", [(16, 3, 7)], id="the first cell of a row"),
    ],
)
def test_markdown(figure: str, found: list[tuple[int, int, int]]) -> None:
    assert places(MARKDOWN, "draft.md", figure) == found


def test_a_line_without_a_column_where_the_words_part() -> None:
    assert places("It took &frac12; of 48 ships.\n\nIn all.\n", "draft.md", "48") in ([(1, 20, 22)], [(1, None, None)])


PAGE = dedent("""\
    <!doctype html>
    <html lang="en"><head><title>The port took 48 ships in 2021</title>
    <script>var a = "The port of Kiel took 48 ships in 2021";</script></head>
    <body><nav>48 pages</nav><article><h1>The port</h1>
    <p>The port of <a href="/48">Kiel</a> took <b>48</b> ships in 2021, said the harbour master of the city on
    Monday, after the books for the year were closed and read to the council in its first meeting.</p>
    <p>Its R&amp;D centre has 48 workers, who look after cranes, locks and the lighthouse at the mouth of the firth.</p>
    </article></body></html>
    """)


def test_a_page() -> None:
    found = places(PAGE, "draft.html", "48 ships in 2021") + places(PAGE, "draft.html", "48 workers")
    assert [one and one[0] for one in found if one is not None] == [5, 7]
    assert (5, 47, 67) in found
    assert (7, 27, 37) in found


def test_a_page_that_says_it_twice_where_its_text_says_it_once_has_no_place() -> None:
    aside = "<aside>took 48 ships in 2021, said the harbour master</aside>"
    figures = places(PAGE.replace("</article>", "</article>" + aside), "draft.html", "48 ships in 2021")
    assert figures in ([None], [None, None], [(5, 47, 67)])


def test_another_encoding() -> None:
    read = document("\ufeffThe port took 48 ships\nand **48** boats.\n", "draft.md", "utf-16le")
    assert [places_in_file(read)(*one.span()) for one in re.finditer("48", read.article.text)] != [None, None]
