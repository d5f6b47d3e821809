from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from factcheck.ingest.page.linked_data import LinkedArticle, linked_article


def linked(*scripts: str) -> LinkedArticle:
    tags = "".join(f'<script type="application/ld+json">{words}</script>' for words in scripts)
    return linked_article(document_fromstring(f"<html><head>{tags}</head><body><p>x</p></body></html>"))


@pytest.mark.parametrize(
    "script",
    [
        pytest.param('{"@type": "NewsArticle", "headline": "48 ships", "datePublished": "2021-07-02"}', id="an object"),
        pytest.param('[{"@type": "Person", "name": "A"}, {"@type": ["Article", "Thing"], "headline": "48 ships", "datePublished": "2021-07-02"}]', id="in a list"),
        pytest.param(
            '{"@graph": [{"@type": "WebSite", "name": "Coast"}, {"@type": "WebPage", "headline": "no"}, {"@type": "BlogPosting", "headline": "48 ships", "datePublished": "2021-07-02"}]}',
            id="in a graph",
        ),
        pytest.param('{"@type": "WebPage", "mainEntity": {"@type": "http://schema.org/Article", "headline": "48 ships", "datePublished": "2021-07-02"}}', id="the main thing"),
        pytest.param('{"@type": "Article", "headline": "48 ships", "datePublished": "2021-07-02",}', id="a comma too many"),
        pytest.param('//<![CDATA[\n{"@type": "Article", "headline": "48 ships", "datePublished": "2021-07-02"};\n//]]>', id="wrapped"),
        pytest.param('{"@type": "Article", "headline": "48 ships", "datePublished": "2021-07-02", "description": "a "quote" inside"}', id="broken"),
        pytest.param('{"@type": "Article", "headline": "48\n ships", "datePublished": "2021-07-02"}', id="a line break in a word"),
        pytest.param('{"@type": "Article", "headline": "<b>48&amp;nbsp;ships</b>", "datePublished": ["2021-07-02"]}', id="marked up"),
    ],
)  # fmt: skip
def test_the_article_is_found(script: str) -> None:
    found = linked(script)
    assert (found.word("headline") or "").replace("\u00a0", " ") == "48 ships"
    assert found.word("datePublished") == "2021-07-02"


def test_people_are_looked_up_by_their_id() -> None:
    found = linked(
        '{"@graph": [{"@type": "NewsArticle", "author": [{"@id": "#a"}, {"name": "B. Reed"}, "https://example.org/c"], "publisher": {"@id": "#p"}},'
        '{"@type": "Person", "@id": "#a", "name": "A. Lee"}, {"@type": "Organization", "@id": "#p", "name": "Coast Daily"}]}'
    )
    assert found.people("author") == "A. Lee, B. Reed"
    assert found.people("publisher") == "Coast Daily"


def test_what_no_text_may_hold_is_left_out() -> None:
    found = linked(
        '{"@graph": [{"@type": "WebSite", "name": "Coast &amp; \\u0007Co"}, {"@type": "Article", "headline": "48\\ud83d ships\\u0000, \\ud83d\\udea2", "url": "https://a.example/\\ude00x"}]}'
    )
    assert (found.word("headline"), found.site, found.address()) == (
        "48 ships, 🚢",
        "Coast & Co",
        "https://a.example/x",
    )


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("", id="empty"),
        pytest.param("no json at all", id="words"),
        pytest.param("[" * 100_000, id="nested without end"),
        pytest.param('{"a":' * 50_000, id="objects without end"),
        pytest.param('{"@type": 5, "headline": 7, "datePublished": {}, "author": [[[]]]}', id="other types"),
        pytest.param('{"@type": "Article", "headline": ' + "9" * 10_000 + "}", id="a number of 10,000 digits"),
    ],
)
def test_nonsense_says_nothing(script: str) -> None:
    found = linked(script)
    assert found.word("headline", "datePublished") is None
    assert found.people("author") is None
    assert found.address() is None
