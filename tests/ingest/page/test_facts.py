from __future__ import annotations

from datetime import date

import pytest
from lxml.html import document_fromstring

from factcheck.core.facts import Facts
from factcheck.ingest.page.facts import page_facts

ARTICLE = '{"@type": "NewsArticle", "headline": "Kiel counts its ships", "author": {"name": "A. Lee"}, "publisher": {"name": "Coast Daily"}}'


def facts(head: str, body: str = "<p>x</p>", base: str | None = None) -> tuple[Facts, dict[str, str]]:
    root = document_fromstring(f"<html lang='en-GB'><head>{head}</head><body>{body}</body></html>")
    return page_facts(root, base)


def test_json_goes_first() -> None:
    found, where = facts(
        f'<script type="application/ld+json">{ARTICLE}</script><meta property="og:title" content="Other"><title>Third</title>'
    )
    assert (found.title, found.source, found.author) == ("Kiel counts its ships", "Coast Daily", "A. Lee")
    assert (where["title"], where["source"], where["author"]) == (
        "JSON-LD headline",
        "JSON-LD publisher",
        "JSON-LD author",
    )
    assert (found.language, where["language"]) == ("en-GB", "html lang")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        pytest.param("<title>Kiel counts its ships | Coast Daily</title><meta property='og:site_name' content='Coast Daily'>", "", "Kiel counts its ships", id="behind a bar"),
        pytest.param("<title>Coast Daily - Kiel counts its ships</title><meta property='og:site_name' content='Coast daily'>", "", "Kiel counts its ships", id="before a dash"),
        pytest.param("<title>Kiel - a port - counts | News | Coast Daily</title><meta property='og:site_name' content='Coast Daily'>", "", "Kiel - a port - counts | News", id="a dash of its own stays"),
        pytest.param("<title>Kiel counts its ships – a review</title>", "", "Kiel counts its ships – a review", id="nothing says that it is a site"),
        pytest.param("<title>Ships | Coast</title>", "<h1>Ships</h1><h1>Other</h1>", "Ships", id="a part that is the heading"),
        pytest.param("<title>Coast Daily</title><meta property='og:site_name' content='Coast Daily'>", "<h1>Kiel counts</h1>", "Kiel counts", id="nothing but the site"),
        pytest.param("<meta property='og:title' content='Kiel counts | coast.example'>", "", "Kiel counts", id="the host"),
    ],
)  # fmt: skip
def test_titles(head: str, body: str, title: str) -> None:
    assert facts(head, body, "https://www.coast.example/a")[0].title == title


def test_the_host_is_the_source_where_the_page_names_none() -> None:
    assert facts("", base="https://www.coast.example/a")[0].source == "coast.example"
    assert facts("")[0].source is None


@pytest.mark.parametrize(
    "author",
    [
        pytest.param("https://www.example.org/coast", id="an address"),
        pytest.param("admin", id="a login"),
        pytest.param("desk@coast.example", id="a mailbox"),
    ],
)
def test_no_author(author: str) -> None:
    assert facts(f'<meta name="author" content="{author}">')[0].author is None


def test_a_byline_is_a_name() -> None:
    found, where = facts("", '<p class="byline"><span itemprop="author">By <b>A. Lee</b></span></p>')
    assert (found.author, where["author"]) == ("A. Lee", "itemprop author")


def test_the_address() -> None:
    found, where = facts(
        '<link rel="canonical" href="/news/1"><meta property="og:url" content="/no">', base="https://coast.example/x"
    )
    assert (found.address, where["address"]) == ("https://coast.example/news/1", "link rel=canonical")
    found, where = facts(
        '<link rel="canonical" href="/"><meta property="og:url" content="/news/1">', base="https://coast.example/x"
    )
    assert (found.address, where["address"]) == ("https://coast.example/news/1", "og:url")


@pytest.mark.parametrize(
    ("head", "body", "published", "modified", "where"),
    [
        pytest.param('<meta property="article:published_time" content="2021-07-02T10:00:00Z"><meta property="article:modified_time" content="2021-07-05">', "", date(2021, 7, 2), date(2021, 7, 5), "meta article:published_time", id="Open Graph"),
        pytest.param('<meta name="DC.date.issued" content="20210702">', "", date(2021, 7, 2), None, "meta dc.date.issued", id="Dublin Core, without dashes"),
        pytest.param('<meta name="pubdate" content="Fri, 02 Jul 2021 10:00:00 GMT">', "", date(2021, 7, 2), None, "meta pubdate", id="as mail writes it"),
        pytest.param("", '<time class="entry-date" datetime="2021-07-02T10:00">July 2</time><time class="updated" datetime="2021-07-05">', date(2021, 7, 2), None, "<time>", id="a time element of the publication"),
        pytest.param("", '<p><time datetime="2021-07-02">July 2</time></p>', date(2021, 7, 2), None, "<time>", id="the only time element"),
        pytest.param("", '<p><time datetime="2021-07-02">a</time><time datetime="2021-08-02">b</time></p>', None, None, None, id="two time elements say nothing"),
        pytest.param('<meta property="article:published_time" content="2031-07-02"><meta name="date" content="2021-07-02"><meta property="article:modified_time" content="2021-07-05">', "", date(2021, 7, 2), date(2021, 7, 5), "meta date", id="none after the last change"),
        pytest.param('<meta property="article:published_time" content="2021-07-02"><meta property="article:modified_time" content="1999-01-01">', "", date(2021, 7, 2), None, "meta article:published_time", id="a change before all else is none"),
        pytest.param('<meta name="date" content="1970-01-01"><meta name="pubdate" content="2021-02-30">', "", None, None, None, id="no date of the web, no date of the calendar"),
    ],
)  # fmt: skip
def test_dates(head: str, body: str, published: date | None, modified: date | None, where: str | None) -> None:
    found, places = facts(head, body or "<p>x</p>")
    assert (found.published, found.modified, places.get("published")) == (published, modified, where)
