from __future__ import annotations

from datetime import date

import pytest

from factcheck.api import extract_claims
from factcheck.core.document import Document
from factcheck.core.original import Original
from factcheck.errors import EmptyArticle, TooLarge
from factcheck.ingest import markdown
from factcheck.ingest.front_matter import front_matter
from factcheck.ingest.readers import READERS, read_original

LONG = "The port authority of Kiel said on Monday that the harbour took"


def read(text: str, name: str = "a.md", media_type: str | None = None) -> Document:
    return read_original(Original(raw=text.encode(), where=name, address=name, media_type=media_type))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        pytest.param("It took **48** _ships_ in [the `port`](https://a.example/2020).", "It took 48 ships in the port.", id="marks"),
        pytest.param(f"{LONG}\n48 ships.", f"{LONG} 48 ships.", id="a line broken for its length"),
        pytest.param("Harbour full\n2023-07-03\nThe board counted 48 ships.", "Harbour full\n2023-07-03\nThe board counted 48 ships.", id="short lines stay"),
        pytest.param("the port\nof Kiel took", "the port of Kiel took", id="a small letter goes on"),
        pytest.param("One  \nTwo", "One\nTwo", id="a hard break"),
        pytest.param("# Ships\n\n48 came.\n\n<!-- 99 boats -->\n\nMore.", "Ships\n48 came.\nMore.", id="a comment"),
        pytest.param("48 came <!-- 99 boats -->here.", "48 came here.", id="a comment in a line"),
        pytest.param("48 came.\n\n```\n99 boats\n```\n\n    98 boats\n\nMore.", "48 came.\nMore.", id="code"),
        pytest.param("- 48 ships\n- 12 boats\n  - 3 rafts\n1. one", "48 ships\n12 boats\n3 rafts\none", id="lists"),
        pytest.param("> 48 ships came.", "48 ships came.", id="a quotation"),
        pytest.param("| Year | Ships |\n|---|--:|\n| 2020 | **48** |", "Year\tShips\n2020\t48", id="a table"),
        pytest.param("![99 boats](x.png)\n\n48 &amp; more \\* 2", "48 & more * 2", id="a picture, entities"),
        pytest.param("<div>\n<p>48 <b>ships</b> &amp; more</p>\n<script>99</script>\n</div>", "48 ships & more", id="markup"),
        pytest.param("Ships\n=====\n\n48 came.", "Ships\n48 came.", id="an underlined heading"),
        pytest.param("[a]: https://a.example/99\n\n48 [ships][a].", "48 ships.", id="a reference"),
    ],
)  # fmt: skip
def test_the_text_is_what_a_reader_sees(written: str, text: str) -> None:
    found = read(written)
    assert found.article.text == text
    assert found.provenance.reader == "markdown"


def test_each_part_has_its_line() -> None:
    written = (
        "---\ntitle: Ships\n---\n# Ships\n\nIt took 48\nships.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    found = read(written)
    parts = [(found.article.text[one.start : one.end], one.place) for one in found.blocks]
    assert parts == [
        ("Ships", "line 4"),
        ("It took 48 ships.", "line 6"),
        ("one", "line 9"),
        ("two", "line 10"),
        ("a\tb", "line 12"),
        ("1\t2", "line 14"),
    ]
    assert all(part.split()[0] in written.splitlines()[int(place[5:]) - 1] for part, place in parts)


def test_claims_are_found_behind_marks() -> None:
    found = read("The port of Kiel took **48** [ships](https://a.example/x) in 2020.")
    (claim,) = [one for one in extract_claims(found.article) if one.value_text == "48"]
    assert claim.quote in found.article.text
    assert "**" not in claim.quote


def test_facts_of_the_front_matter() -> None:
    found = read(
        '---\ntitle: "Ships: a count"\nauthor: [Ada Lind, Bo Berg]\ndate: 2023-07-03T10:00:00Z\nlastmod: 4 July 2023\n'
        "publisher: Port Daily # ours\nlang: en\nurl: https://port.example/a\ntags:\n  - x\n---\n# Another\n\n48 ships.\n"
    )
    one = found.article
    assert (one.title, one.author, one.source) == ("Ships: a count", "Ada Lind, Bo Berg", "Port Daily")
    assert (one.published, one.modified, one.address) == (date(2023, 7, 3), date(2023, 7, 4), "https://port.example/a")
    assert one.text == "Another\n48 ships."
    assert found.provenance.found["title"] == "the front matter"


def test_facts_without_front_matter() -> None:
    found = read("Some words before.\n\n# Ships **in** Kiel\n\nPublished 3 July 2023\n\n48 came.")
    assert (found.article.title, found.article.published) == ("Ships in Kiel", date(2023, 7, 3))
    assert found.provenance.found == {"title": "the first heading", "published": "the text's head"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\nA sentence stands here, and no field.\n---\nMore.\n", id="a rule"),
        pytest.param("---\ntitle: x\n", id="without an end"),
        pytest.param("title: x\n---\n", id="without a beginning"),
        pytest.param("---\n" + "a: b\n" * 500 + "---\n", id="too long"),
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    assert front_matter(text) == ({}, text, 0)


def test_odd_front_matter() -> None:
    said, behind, lines = front_matter(
        "---\ntitle:\ndate: soon\nurl: ftp://x\nauthors:\n- 'Ada'\n- Bo\ntitle: null\nsource: >-\n  Port\n...\nText"
    )
    assert (said, behind, lines) == ({"author": "Ada, Bo"}, "Text", 11)


@pytest.mark.parametrize(
    ("name", "media_type", "head", "is_one"),
    [
        pytest.param("a.MD", None, b"# x", True, id="by name"),
        pytest.param("pages.zip: a.markdown", None, b"# x", True, id="a member"),
        pytest.param("https://a.example/x", "text/markdown", b"# x", True, id="by a server"),
        pytest.param("a.txt", None, b"# x", False, id="plain text"),
        pytest.param("a.md", None, b"<!doctype html><p>x", False, id="a page"),
        pytest.param("a.md", None, b"<p align=center>x</p>\n\n# x", True, id="with a tag"),
    ],
)
def test_known_by_its_name(name: str, media_type: str | None, head: bytes, is_one: bool) -> None:
    reader = next(one for one in READERS if one.name == "markdown")
    assert reader.matches(head, Original(raw=b"", where=name, media_type=media_type)) is is_one


def test_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EmptyArticle, match="holds no words"):
        read("<!-- nothing to see -->\n\n```\ncode\n```\n")
    monkeypatch.setattr(markdown, "_MAX_CHARACTERS", 10)
    with pytest.raises(TooLarge, match="the cap on Markdown"):
        read("48 ships came to Kiel")
