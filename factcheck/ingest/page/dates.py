"""When a page says its article was published and last changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.ingest.dates import find_date
from factcheck.ingest.page.linked_data import LinkedArticle
from factcheck.ingest.quiet import quiet

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["PageDates", "page_dates", "searched_date"]

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished", "rnews:datepublished", "og:pubdate", "og:publish_date",
    "pubdate", "publishdate", "publish-date", "publish_date", "published-date", "published_date", "publication_date", "publication-date", "published_time", "publisheddate",
    "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "dc:date",
    "sailthru.date", "parsely-pub-date", "article.published", "article_date_original", "cxenseparse:recs:publishtime", "originalpublicationdate", "shareaholic:article_published_time",
    "bt:pubdate", "date_published", "datecreated", "article.created", "article:created", "displaydate", "iso-8601-publish-date", "date.release", "apub:time", "pdate", "date",
)  # fmt: skip
"""Names, properties and itemprops of ``meta`` elements that give a publication date, the surest first. Source: Open Graph's article namespace, Dublin Core, Highwire Press tags, schema.org, and what sites use."""

_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "article:modified", "article.updated", "moddate",
    "modified_time", "revision_date", "updated_time",
)  # fmt: skip

_FIRST = date(1990, 1, 1)
"""The web is no older: a date before it in a page's head is a default of its software."""

_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:\d{2}(?:\d{2}){0,2})?\s*(?:Z|[T ].*)?")
_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_PUBLISHED_CLASS = re.compile(
    r"publish|entry-date|post-date|pubdate|dateline|posted-on|timestamp|created", re.IGNORECASE
)
_UPDATED_CLASS = re.compile(r"updat|modif|lastmod", re.IGNORECASE)
_LONGEST = 100
_LONGEST_CLASS = 1000
_TIMES = 200
"""So many ``time`` elements are looked at: a page with more lists other articles."""


@dataclass(frozen=True, slots=True)
class PageDates:
    """The dates of a page's article, and where each was found."""

    published: date | None = None
    modified: date | None = None
    found: tuple[tuple[str, str], ...] = ()


def page_dates(root: HtmlElement, metas: dict[str, str], linked: LinkedArticle, last: date | None = None) -> PageDates:
    """The dates that a page gives for machines: in JSON-LD, in ``meta`` elements, in ``time`` elements, in this order.

    A publication after the last change, or before the web, is not believed, nor anything after ``last``, the latest day that it can have been when the page was got.
    """
    changes = [("JSON-LD dateModified", linked.word("dateModified"))]
    changes += [(f"meta {name}", metas.get(name)) for name in _MODIFIED]
    modified, where_modified = _first(changes, last)
    candidates = [("JSON-LD datePublished", linked.word("datePublished"))]
    candidates += [(f"meta {name}", metas.get(name)) for name in _PUBLISHED]
    candidates += _times(root)
    candidates += [("JSON-LD dateCreated", linked.word("dateCreated", "uploadDate"))]
    published, where_published = _first(candidates, modified or last)
    if published is None and modified is not None:
        published, where_published = _first(
            candidates, last
        )  # all of them later: then it is the change that cannot be right
        modified, where_modified = (modified, where_modified) if published is None else (None, "")
    found = (("published", where_published), ("modified", where_modified))
    return PageDates(published, modified, tuple((name, where) for name, where in found if where))


def searched_date(root: HtmlElement, address: str | None, latest: date | None) -> date | None:
    """The date that htmldate finds in a page's address, its elements or its words, none after ``latest``. The page is not changed.

    The first of January is what its long search makes of a year in the words; it is a date only where the short one finds it too.
    """
    found = _searched(root, address, latest, extensive=True)
    if found is not None and (found.month, found.day) == (1, 1):
        return _searched(root, address, latest, extensive=False)
    return found


def _searched(root: HtmlElement, address: str | None, latest: date | None, *, extensive: bool) -> date | None:
    from htmldate import find_date as search

    with quiet("htmldate"):
        said = search(
            root,
            extensive_search=extensive,
            original_date=True,
            url=address or "",
            min_date=_FIRST.isoformat(),
            max_date=(latest or _LAST).isoformat(),
        )
    return None if said is None else read_date(said)


_LAST = date(2100, 12, 31)
"""Where nothing says when a page was got. The clock is not asked: the same page gives the same date on every day."""


def read_date(said: str | None) -> date | None:
    """The day of a date as machines write it (``2021-03-03T23:30:00-05:00``, ``20210303``, ``Wed, 03 Mar 2021``), the day as printed whatever the zone."""
    if said is None or len(said) > _LONGEST:
        return None
    form = _ISO.match(said) or _COMPACT.fullmatch(said)
    if form is not None:
        try:
            found = date(*map(int, form.groups()))
        except ValueError:
            return None
    else:
        printed = find_date(said)
        if printed is None or printed.day is None:
            return None
        found = printed.day
    return found if found >= _FIRST else None


def _first(candidates: Iterable[tuple[str, str | None]], latest: date | None) -> tuple[date | None, str]:
    """The first candidate that is a date and not after the latest day that it can be."""
    for where, said in candidates:
        day = read_date(said)
        if day is not None and (latest is None or day <= latest):
            return day, where
    return None, ""


def _times(root: HtmlElement) -> list[tuple[str, str | None]]:
    """The ``time`` elements that say by their attributes, or those of the element around them, that they are of the publication; then the only one that has no such mark."""
    marked: list[tuple[str, str | None]] = []
    bare: list[tuple[str, str | None]] = []
    for one in islice(root.iter("time"), _TIMES):
        said = one.get("datetime") or one.get("content") or "".join(islice(one.itertext(), 20))
        around = one.getparent()
        words = " ".join(
            value[:_LONGEST_CLASS]
            for element in (one, around)
            if element is not None
            for name in ("itemprop", "class", "id", "pubdate")
            if (value := element.get(name))
        )
        if one.get("pubdate") is not None or (_PUBLISHED_CLASS.search(words) and not _UPDATED_CLASS.search(words)):
            marked.append(("<time>", said))
        elif not _UPDATED_CLASS.search(words):
            bare.append(("<time>", said))
    return marked + (bare if len(bare) == 1 else [])
