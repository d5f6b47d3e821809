"""Web pages: the article in one, in the page's own words, with what the page says of it and where each line stands in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.core.article import Article
from factcheck.core.document import Document, Provenance
from factcheck.core.facts import Facts
from factcheck.core.original import Original
from factcheck.errors import EmptyArticle
from factcheck.ingest.charset import Characters, read_declared, usual
from factcheck.ingest.decode import check_size
from factcheck.ingest.head import Head, read_head
from factcheck.ingest.language import find_language
from factcheck.ingest.page.body import page_body
from factcheck.ingest.page.dates import searched_date
from factcheck.ingest.page.facts import page_facts
from factcheck.ingest.page.frame import is_large
from factcheck.ingest.page.sniff import page_charset
from factcheck.ingest.page.text import page_text
from factcheck.ingest.page.tree import parse_page
from factcheck.ingest.remarks import remarks_beside

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["read_html"]

_LETTERS = 20
"""An article has at least so many letters: less is a button."""

_AHEAD = timedelta(hours=14)
"""By so much the first of the time zones is ahead of UTC: it is tomorrow there already."""

_SEARCHED = 1_000_000
"""Longer pages are not searched for a date that no machine is told: htmldate takes some four seconds for a million characters."""


def read_html(original: Original) -> Document:
    """The document in the bytes of a web page.

    ``article.text`` are the words of the article's body as the page has them, a line for each paragraph, heading, list item and row. Raises TooLarge for what passes a
    cap, and EmptyArticle for a page that holds no article.
    """
    where = original.where
    characters = _characters(original)
    root = parse_page(characters.text, where)
    kept = list(root.iter())  # while they are, lxml need not make its elements again for each look at the page
    last = None if original.retrieved is None else (original.retrieved + _AHEAD).date()
    facts, found = page_facts(root, original.base, last)
    page = page_text(root)
    large = is_large(root)
    body = page_body(root, page, large=large)
    if next(islice(filter(str.isalpha, body.text), _LETTERS - 1, None), None) is None:
        raise EmptyArticle(
            "holds no article text",
            where=where,
            mend="Its words may be put there by a script: save the page from a browser.",
        )
    head = read_head(body.text)
    is_searched = len(characters.text) <= _SEARCHED and not large
    facts, undated = _completed(facts, found, head, root if is_searched else None, (original.base, last))
    del kept
    language = find_language(body.text, facts.language, found.pop("language", ""))
    if language.found is not None:
        found["language"] = language.found
    article = Article(
        text=body.text,
        title=facts.title,
        source=facts.source,
        author=facts.author,
        published=facts.published,
        modified=facts.modified,
        address=facts.address,
        language=language.code,
    )
    how = Provenance(charset=characters.charset, found=found)
    remarks = remarks_beside(body.beside)
    return Document(article, original.raw, characters.notes, undated, how, body.blocks, remarks)


def _characters(original: Original) -> Characters:
    """The characters of a page. Raises TooLarge."""
    check_size(original.raw, original.where)
    found = read_declared(original.raw, ("the server", original.charset), *page_charset(original.raw)) or usual(
        original.raw
    )
    nulls = found.text.count("\x00")
    if not nulls:
        return found
    return replace(found, text=found.text.replace("\x00", ""), notes=(*found.notes, f"zero bytes left out: {nulls:,}"))


def _completed(
    facts: Facts, found: dict[str, str], head: Head, root: HtmlElement | None, got: tuple[str | None, date | None]
) -> tuple[Facts, str]:
    """The facts with what only the page's words say: its date, where no machine is told it, its source and its title; and why there is no date, where there is more to say.

    ``got`` is the address that the page was got at, and the latest day that it can have been then.
    """
    for name in ("title", "source"):
        if getattr(facts, name) is None and getattr(head, name) is not None:
            facts = replace(facts, **{name: getattr(head, name)})
            found[name] = "the text's head"
    if facts.published is not None:
        return facts, ""
    base, last = got
    day, where = _written(head, root, base or facts.address, facts.modified or last)
    if day is None:
        return facts, head.undated
    found["published"] = where
    return replace(facts, published=day), ""


def _written(head: Head, root: HtmlElement | None, address: str | None, latest: date | None) -> tuple[date | None, str]:
    """The date in a page's address, its elements or its words, else in the head of its text, and where it was."""
    day = None if root is None else searched_date(root, address, latest)
    if day is not None:
        return day, "htmldate"
    told = head.published
    return (told, "the text's head") if told is not None and (latest is None or told <= latest) else (None, "")
