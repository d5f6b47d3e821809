"""What a page says of its article beside the text: title, source, author, address, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.core.facts import Facts
from factcheck.ingest.page.address import canonical, host_of
from factcheck.ingest.page.dates import page_dates
from factcheck.ingest.page.linked_data import LinkedArticle, linked_article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["page_facts"]

_Said = tuple[str, str | None]
"""Where something is said, and what."""

_TITLE_METAS = (
    "twitter:title",
    "headline",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "title",
)
_SOURCE_METAS = (
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "publisher",
    "sailthru.publisher",
    "application-name",
    "apple-mobile-web-app-title",
)
_AUTHOR_METAS = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_LANGUAGE_METAS = ("content-language", "dc.language", "dcterms.language", "language", "og:locale")

_JOINT = re.compile(r"\s+(?:[|\u2013\u2014\u2022\u00b7\u00bb\u2039-]|--)\s+|\s*[|\u00bb]\s*|\s::\s")
"""What stands between a headline and the name of the site in a page's title."""

_LONGEST = 300
"""Characters of a title or a name; what is longer is none."""

_LONGEST_AUTHOR = 200
_PLACES = 4_000
_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"://|@|^\W*$|\b(?:admin|administrator|webmaster|staff writer|editor)\b$", re.IGNORECASE)


def page_facts(root: HtmlElement, base: str | None, last: date | None = None) -> tuple[Facts, dict[str, str]]:
    """The facts that a page gives for machines, and for each where it was found.

    ``base`` is the address that the page was fetched at, None where it was not; ``last`` the latest day that it can have been then. The language is the one that the page declares, which need not be that of its text.
    """
    metas, linked = _metas(root), linked_article(root)
    dates = page_dates(root, metas, linked, last)
    found = dict(dates.found)
    names = [linked.people("publisher"), metas.get("og:site_name"), linked.site, metas.get("application-name")]
    site = {_bare(name) for name in (*names, host_of(base), _label(base)) if name} - {""}
    title = _taken("title", _titles(root, metas, linked, site), found, _LONGEST)
    source = _taken("source", _sources(metas, linked, base), found, _LONGEST)
    author = _taken("author", _authors(root, metas, linked), found, _LONGEST_AUTHOR)
    address = _taken("address", _addresses(root, metas, linked, base), found, _PLACES)
    language = _taken("language", _languages(root, metas, linked), found, _LONGEST)
    facts = Facts(
        title=title,
        source=source,
        author=author,
        published=dates.published,
        modified=dates.modified,
        language=language,
        address=address,
    )
    return facts, found


def _taken(fact: str, candidates: Iterable[_Said], found: dict[str, str], longest: int) -> str | None:
    """The first thing that is said, and not too long to be it; where it is said is noted."""
    for where, said in candidates:
        words = " ".join((said or "").split())
        if words and len(words) <= longest:
            found[fact] = where
            return words
    return None


def _metas(root: HtmlElement) -> dict[str, str]:
    """The contents of ``meta`` elements by name, property, itemprop or http-equiv; the first that says something."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = (meta.get("content") or "").strip()
        if not content:
            continue
        for kind in ("property", "name", "itemprop", "http-equiv"):
            for name in (meta.get(kind) or "").lower().split():
                metas.setdefault(name, content)
    return metas


def _titles(root: HtmlElement, metas: dict[str, str], linked: LinkedArticle, site: set[str]) -> Iterator[_Said]:
    headings = [_words_in(one) for one in islice(root.iter("h1"), 20)]
    heads = {_bare(one) for one in headings}
    candidates: list[_Said] = [("JSON-LD headline", linked.word("headline")), ("og:title", metas.get("og:title"))]
    candidates += [(f"meta {name}", metas.get(name)) for name in _TITLE_METAS[:3]]
    if len(headings) == 1:
        candidates.append(("<h1>", headings[0]))
    candidates += [("<title>", _words_in(one)) for one in islice(root.iter("title"), 1)]
    candidates += [(f"meta {name}", metas.get(name)) for name in _TITLE_METAS[3:]]
    candidates += [("<h1>", one) for one in headings[:1]]
    for where, said in candidates:
        if said and len(said) <= _PLACES:
            yield where, _without_site(" ".join(said.split()), site, heads)


def _words_in(element: HtmlElement, between: str = "") -> str:
    """The words of an element; of a longer text than any title has some more than that, so that headings in headings cost no time."""
    parts: list[str] = []
    left = _PLACES
    for part in element.itertext():
        parts.append(part[: left + 1])
        left -= len(part)
        if left < 0:
            break
    return " ".join(between.join(parts).split())


def _without_site(title: str, site: set[str], heads: set[str]) -> str | None:
    """A title without the name of the site before or behind it; None where it is nothing but that name. A part that the page has as its heading is the title."""
    parts: list[str] = _JOINT.split(title)
    if len(parts) == 1:
        return None if _bare(title) in site else title
    for one in parts:
        if _bare(one) in heads - site:
            return one.strip()
    joints = [found[0] for found in _JOINT.finditer(title)]
    while parts and _bare(parts[-1]) in site:
        parts.pop()
    while parts and _bare(parts[0]) in site:
        parts.pop(0)
        joints.pop(0)
    return "".join(part + joint for part, joint in zip(parts, [*joints[: len(parts) - 1], ""], strict=True)) or None


def _sources(metas: dict[str, str], linked: LinkedArticle, base: str | None) -> Iterator[_Said]:
    yield "JSON-LD publisher", linked.people("publisher")
    yield "og:site_name", metas.get("og:site_name")
    yield "JSON-LD WebSite", linked.site
    for name in _SOURCE_METAS:
        if "://" not in metas.get(name, ""):
            yield f"meta {name}", metas.get(name)
    yield "the host of its address", host_of(base)


def _authors(root: HtmlElement, metas: dict[str, str], linked: LinkedArticle) -> Iterator[_Said]:
    for where, said in _named_authors(root, metas, linked):
        if said and not _NO_AUTHOR.search(said):
            yield where, _BY.sub("", said)


def _named_authors(root: HtmlElement, metas: dict[str, str], linked: LinkedArticle) -> Iterator[_Said]:
    yield "JSON-LD author", linked.people("author")
    for name in _AUTHOR_METAS:
        yield f"meta {name}", metas.get(name)
    for link in root.iter("a"):
        if "author" in (link.get("rel") or "").lower().split():
            yield "rel=author", _words_in(link)
            break
    for element in root.iter("span", "a", "p", "div"):
        if (element.get("itemprop") or "").lower() == "author" and len(element) <= 3:
            yield "itemprop author", _words_in(element, " ")
            break


def _addresses(root: HtmlElement, metas: dict[str, str], linked: LinkedArticle, base: str | None) -> Iterator[_Said]:
    links = [one.get("href") for one in root.iter("link") if "canonical" in (one.get("rel") or "").lower().split()]
    said: list[_Said] = [("link rel=canonical", one) for one in links[:1]]
    said += [("og:url", metas.get("og:url")), ("JSON-LD url", linked.address())]
    for where, one in said:
        if one:
            yield where, canonical(one, base)


def _languages(root: HtmlElement, metas: dict[str, str], linked: LinkedArticle) -> Iterator[_Said]:
    yield "html lang", root.get("lang") or root.get("xml:lang")
    for name in _LANGUAGE_METAS:
        yield f"meta {name}", metas.get(name)
    yield "JSON-LD inLanguage", linked.word("inLanguage")


def _label(base: str | None) -> str | None:
    """The name in the middle of a host: ``citydaily`` of ``www.citydaily.example``."""
    host = host_of(base)
    return None if host is None else host.split(".", maxsplit=1)[0]


def _bare(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
