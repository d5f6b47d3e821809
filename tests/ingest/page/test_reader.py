from __future__ import annotations

import logging
from datetime import UTC, date, datetime

import pytest
from lxml.html import document_fromstring
from webpages import PARAGRAPHS, page, read_page

from factcheck import extract_claims
from factcheck.core.document import Document
from factcheck.errors import EmptyArticle, InputError, TooLarge


def bare(words: str) -> str:
    return "".join(words.split())


def each_block_stands_in_its_element(document: Document) -> None:
    tree = document_fromstring(document.raw)
    for block in document.blocks:
        (element,) = tree.getroottree().xpath(block.place)
        assert bare(document.article.text[block.start : block.end]) in bare(element.text_content())
    assert all(one.end <= other.start for one, other in zip(document.blocks, document.blocks[1:], strict=False))


def test_the_article_without_the_furniture() -> None:
    document = read_page(page())
    lines = document.article.text.splitlines()
    assert lines[-3:] == list(PARAGRAPHS)
    assert "Imprint" not in document.article.text
    assert document.article.title == "Kiel counts its ships"
    assert document.provenance.reader == "html"
    assert document.provenance.charset == "utf-8"


def test_each_line_says_where_it_stands_in_the_page() -> None:
    document = read_page(page())
    text = document.article.text
    places = {text[one.start : one.end]: one.place for one in document.blocks}
    assert [places[words] for words in PARAGRAPHS] == [f"/html/body/main/article/p[{number}]" for number in (1, 2, 3)]
    each_block_stands_in_its_element(document)


def test_claims_are_found_and_their_quotes_stand_in_the_text() -> None:
    article = read_page(page()).article
    claims = extract_claims(article)
    assert {"48", "1200", "276000000"} <= {str(claim.value) for claim in claims}
    assert all(article.text[claim.start : claim.end] == claim.quote for claim in claims)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(
            "<h2>What comes next</h2><ul><li>12 cranes for the new quay</li><li>3 ferries</li></ul><p>All of it is paid for by the port itself.</p>",
            ["What comes next", "12 cranes for the new quay", "3 ferries"],
            id="a heading and a list",
        ),
        pytest.param(
            "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Kiel</td><td>48</td></tr><tr><td>Bremen</td><td><p>36</p></td></tr></table>",
            ["Port | Ships", "Kiel | 48", "Bremen | 36"],
            id="a table, a row a line",
        ),
        pytest.param(
            "<p>The quay is 10<sup>6</sup> m<sup>2</sup> large, and the 119<sup>3</sup> firms there pay CO<sub>2</sub> fees of 5&nbsp;euros a ton.</p>",
            ["The quay is 10⁶ m² large, and the 119³ firms there pay CO2 fees of 5\u00a0euros a ton."],
            id="raised figures are no digits of a number",
        ),
        pytest.param(
            "<p>The quay was<svg><title>t</title></svg> opened by 36<script>var a = 1;</script> people on a rainy day in March.</p>\u200b<p>\u200b</p>",
            ["The quay was opened by 36 people on a rainy day in March."],
            id="what is no text stands between, and marks that nobody sees",
        ),
        pytest.param(
            "<p>The ship<b>yard</b>s have <a href='/x'>48</a> cranes,<br>and the harbour has hy&shy;phen&shy;ated words with 3 of them.</p>",
            ["The shipyards have 48 cranes,", "and the harbour has hyphenated words with 3 of them."],
            id="words are joined as the page shows them",
        ),
    ],
)
def test_lines(body: str, lines: list[str]) -> None:
    document = read_page(page(body))
    found = document.article.text.splitlines()
    assert [line for line in found if line in lines] == lines
    text = document.article.text
    assert all(
        any(one.start < text.index(line) + len(line) and text.index(line) < one.end for one in document.blocks)
        for line in lines
    )
    if "&shy;" not in body:
        each_block_stands_in_its_element(document)


def test_a_page_with_two_roots() -> None:
    document = read_page("</p>48<html>" + page().partition("<head>")[2])
    each_block_stands_in_its_element(document)


def test_the_cells_of_a_row_are_places_of_their_own() -> None:
    document = read_page(page("<table><tr><td>Kiel</td><td>48</td></tr><tr><td>Bremen</td><td>36</td></tr></table>"))
    text = document.article.text
    places = {text[one.start : one.end]: one.place for one in document.blocks}
    assert places["36"].endswith("/tr[2]/td[2]")
    each_block_stands_in_its_element(document)


def test_a_table_that_lays_out_a_page_is_read_one_cell_below_the_other() -> None:
    cells = "".join(f"<td><h2>Part</h2><p>{words}</p><p>It goes on.</p></td>" for words in PARAGRAPHS)
    document = read_page(f"<html><body><table><tr>{cells}</tr></table></body></html>")
    assert " | " not in document.article.text
    assert all(words in document.article.text.splitlines() for words in PARAGRAPHS)


def test_a_body_that_stands_in_json_only_has_no_place() -> None:
    words = " ".join(PARAGRAPHS)
    document = read_page(
        f'<html><head><script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{words}"}}</script></head><body><div id="app"></div></body></html>'
    )
    assert words in document.article.text
    assert document.blocks == ()


def test_a_large_page_is_read_whole() -> None:
    rows = "".join(f"<tr><td>Port {number}</td><td>{number} ships</td></tr>" for number in range(3000))
    document = read_page(page(f"<table>{rows}</table>"))
    assert "Port 2999 | 2999 ships" in document.article.text.splitlines()
    assert "Home" not in document.article.text
    assert "Imprint" not in document.article.text


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        pytest.param(
            page(head='<meta property="article:published_time" content="2021-07-02T23:30:00-05:00">'),
            date(2021, 7, 2),
            "meta article:published_time",
            id="the day as it is printed",
        ),
        pytest.param(page("<p>Published: 3 July 2021</p>"), date(2021, 7, 3), "htmldate", id="only in its words"),
        pytest.param(page(), None, None, id="no date, and none is guessed"),
    ],
)
def test_dates(text: str, published: date | None, found: str | None) -> None:
    document = read_page(text.replace("Coast Daily 2024. ", ""))
    assert document.article.published == published
    assert document.provenance.found.get("published") == found


@pytest.mark.parametrize(
    ("head", "published", "modified"),
    [
        pytest.param('<meta property="article:published_time" content="2031-07-02">', None, None, id="a day that had not come"),
        pytest.param('<meta property="article:published_time" content="2031-07-02"><meta name="date" content="2023-07-02">', date(2023, 7, 2), None, id="another one that had"),
        pytest.param('<meta name="date" content="2023-07-02"><meta property="article:modified_time" content="2031-01-01">', date(2023, 7, 2), None, id="a change that had not come"),
        pytest.param('<meta property="article:published_time" content="2023-07-05T08:00:00+12:00">', date(2023, 7, 5), None, id="tomorrow in the east"),
    ],
)  # fmt: skip
def test_no_date_is_later_than_the_page_was_got(head: str, published: date | None, modified: date | None) -> None:
    text = page(head=head).replace("Coast Daily 2024. ", "")
    article = read_page(text, retrieved=datetime(2023, 7, 4, 20, tzinfo=UTC)).article
    assert (article.published, article.modified) == (published, modified)
    if published is None:
        assert read_page(text).article.published == date(2031, 7, 2)


def test_what_the_foot_of_a_page_says_of_the_article_is_kept() -> None:
    said = "This article was machine-translated.", "The views expressed are those of the author."
    document = read_page(page().replace("<footer>", f"<footer><p>{said[0]}</p><div>{said[1]}</div>"))
    assert [(one.quote, one.start) for one in document.remarks] == [(said[0], None), (said[1], None)]
    assert document.article.machine_translated is True
    assert said[0] not in document.article.text
    inside = read_page(page(f"<p>{said[1]}</p>"))
    assert [one.start for one in inside.remarks] == [inside.article.text.index(said[1])]


def test_the_libraries_speak_to_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    read_page(page())
    assert capsys.readouterr() == ("", "")
    for name in ("trafilatura", "htmldate"):
        assert logging.getLogger(name).level < logging.CRITICAL


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        pytest.param("<html><body></body></html>", EmptyArticle, "holds no article text", id="empty"),
        pytest.param("<!DOCTYPE html>", EmptyArticle, "holds no words", id="nothing but a doctype"),
        pytest.param(
            "<html><body><div id='root'></div><script>var a = 'The port took 48 ships in the year 2020.';</script></body></html>",
            EmptyArticle,
            "holds no article text",
            id="nothing but a script",
        ),
        pytest.param("<html><body>" + "<div>" * 1_000_000 + "48 ships", TooLarge, "200,000 tags", id="a million tags"),
        pytest.param("<html><body>" + "<div>" * 300 + "48 ships", TooLarge, "nested too deeply", id="nested too deeply"),
        pytest.param(
            f"<html><body><p title='{'x' * 11_000_000}'>48 ships were in port</p>", TooLarge, "too long for a page, or in one of its parts", id="a huge attribute"
        ),
        pytest.param(
            f"<html><body><p {' '.join(f'a{number}' for number in range(20_000))}>48 ships</p>", TooLarge, "thousands of attributes", id="many attributes"
        ),
        pytest.param("<html><body><p>" + "x" * 17_000_000, TooLarge, "16 MB, the cap on one article", id="too large"),
    ],
)  # fmt: skip
def test_refuses(text: str, error: type[InputError], words: str) -> None:
    with pytest.raises(error) as caught:
        read_page(text)
    assert words in str(caught.value)
    assert str(caught.value).startswith("a.html: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<table><tr><td colspan=1000000000>12 ships</td><td rowspan='99999999'>5</td></tr></table>" * 3, id="spans"),
        pytest.param(f"<p>{'x' * 9_000_000}</p>", id="a line of 9 MB"),
        pytest.param("<table><tr>" + "<td>12</td>" * 2400 + "</tr>" + "<tr><td>3</td></tr>" * 2400 + "</table>", id="a wide and long table"),
        pytest.param("<h1>" * 240 + "word " * 200_000 + "</h1>" * 240, id="a megabyte in headings in headings"),
        pytest.param(f"<div class='{'x' * 3_000_000}'>{'<time></time>' * 60_000}</div>", id="60,000 times in an element with a long class"),
    ],
)  # fmt: skip
def test_bears(body: str) -> None:
    assert PARAGRAPHS[0] in read_page(page(body)).article.text


def test_an_entity_bomb_stays_small_and_files_stay_closed() -> None:
    entities = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">'
    text = f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html [{entities}]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{PARAGRAPHS[0]} &b; &c;</p></body></html>'
    document = read_page(text)
    assert document.provenance.reader == "html"
    assert f"{PARAGRAPHS[0]} &b; &c;" in document.article.text


def test_zero_bytes_are_left_out_and_told() -> None:
    document = read_page(page().replace("48 ships", "48\x00 ships"))
    assert PARAGRAPHS[0] in document.article.text
    assert document.notes == ("zero bytes left out: 1",)


def test_the_same_bytes_give_the_same_document() -> None:
    assert read_page(page()) == read_page(page())
