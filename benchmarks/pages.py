"""How well and how fast web pages are read, next to trafilatura alone, on pages that are made here in the manner of seven kinds of sites.

usage: python benchmarks/pages.py [--pages 210] [--folder FOLDER]

F1 of the body is over runs of four words, the mean over all pages; a date is right where it is the day of publication. Both read the same bytes in the same run, and speed is time of the processor: the peer is
``trafilatura.bare_extraction(fast=True)`` with its metadata. With ``--folder`` the pages are those of a folder of your own: NAME.html beside NAME.txt, and NAME.date with the day, where it is known.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from folder import Page
from folder import page as made_page
from trafilatura import bare_extraction

from factcheck.core.document import Document
from factcheck.core.original import Original
from factcheck.ingest import read_original

RUN = 4
FURNITURE = "".join(
    f'<div class="menu"><a href="/{at}">Section {at}</a> <a href="/{at}/new">New in {at}</a></div>' for at in range(20)
)
TEASERS = "".join(
    f'<div class="related teaser"><a href="/r{at}"><h3>Read also: harbour number {at} opens again</h3></a><p>A short word on what it is about.</p></div>'
    for at in range(8)
)
COMMENTS = "".join(
    f'<li class="comment"><p>I do not believe a word of number {at}, it was 17 at most.</p></li>' for at in range(8)
)


@dataclass(frozen=True, slots=True)
class Case:
    """A page with what is to be found in it."""

    manner: str
    raw: bytes
    text: str
    published: date | None


@dataclass(slots=True)
class Score:
    """What one reader found in all pages."""

    f1: float = 0.0
    dates: int = 0
    dated: int = 0
    seconds: float = 0.0
    pages: int = 0


def whole(head: str, body: str, charset: str = "utf-8") -> bytes:
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">{head}</head><body>{FURNITURE}{body}{FURNITURE}</body></html>'.encode(
        charset
    )


def paragraphs(one: Page) -> str:
    return "".join(f"<p>{escape(words)}</p>\n" for words in one.paragraphs)


def graph(one: Page) -> bytes:
    return one.html.encode()


def open_graph(one: Page) -> bytes:
    head = f'<title>{escape(one.title)} - {one.outlet}</title><meta property="article:published_time" content="{one.published}T09:30:00+02:00">'
    return whole(head, f'<div class="post"><div class="entry-content">{paragraphs(one)}</div></div>{TEASERS}')


def blog(one: Page) -> bytes:
    body = f'<div id="content"><h2>{escape(one.title)}</h2><time class="entry-date published" datetime="{one.published}">a while ago</time>{paragraphs(one)}</div>'
    return whole(f"<title>{escape(one.title)}</title>", f'{body}<ol class="comments" id="comments">{COMMENTS}</ol>')


def old(one: Page) -> bytes:
    cells = f"<table><tr><td width=150>{FURNITURE}</td><td><h1>{escape(one.title)}</h1><p>{one.published:%B %d, %Y}</p>{paragraphs(one)}</td></tr></table>"
    return whole(f"<title>{escape(one.title)}</title>", cells, "windows-1252")


def breaks(one: Page) -> bytes:
    words = "<br><br>\n".join(escape(words) for words in one.paragraphs)
    head = f'<title>{escape(one.title)}</title><meta name="DC.date.issued" content="{one.published}">'
    return whole(
        head, f'<div class="article-body"><h1>{escape(one.title)}</h1><div class="text">{words}</div></div>{TEASERS}'
    )


def lists(one: Page) -> bytes:
    items = "".join(f"<li>{escape(words)}</li>" for words in one.paragraphs[2:])
    head = f'<title>{escape(one.title)}</title><script type="application/ld+json">{{"@graph": [{{"@type": "Report", "datePublished": "{one.published}",}}]}}</script>'
    return whole(
        head,
        f"<main><h1>{escape(one.title)}</h1><p>{'</p><p>'.join(map(escape, one.paragraphs[:2]))}</p><ul>{items}</ul></main>",
    )


def plain(one: Page) -> bytes:
    return whole(
        f"<title>{escape(one.title)}</title>",
        f"<main><p>Published: {one.published.day} {one.published:%B %Y}</p>{paragraphs(one)}</main>",
    )


MANNERS: tuple[Callable[[Page], bytes], ...] = (graph, open_graph, blog, old, breaks, lists, plain)


def cases(count: int) -> Iterator[Case]:
    for number in range(count):
        one, manner = made_page(number), MANNERS[number % len(MANNERS)]
        yield Case(manner.__name__, manner(one), "\n".join(one.paragraphs), one.published)


def cases_of(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("*.html")):
        dated, text = path.with_suffix(".date"), path.with_suffix(".txt")
        if text.is_file():
            day = date.fromisoformat(dated.read_text(encoding="utf-8").strip()) if dated.is_file() else None
            yield Case("folder", path.read_bytes(), text.read_text(encoding="utf-8"), day)


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def f1(found: str, wanted: str) -> float:
    one, other = runs(found), runs(wanted)
    both = sum((one & other).values())
    return 2 * both / (one.total() + other.total())


def ours(case: Case) -> tuple[str, date | None, Document | None]:
    document = read_original(Original(raw=case.raw, where="page.html", address="page.html"))
    return document.article.text, document.article.published, document


def theirs(case: Case) -> tuple[str, date | None, Document | None]:
    found = bare_extraction(case.raw, fast=True, with_metadata=True)
    if found is None or isinstance(found, dict):
        return "", None, None
    return found.text or "", date.fromisoformat(found.date) if found.date else None, None


def placed(case: Case, document: Document) -> float:
    """The share of the text that says where in the page it stands. Raises AssertionError for a place that does not hold its words."""
    from lxml.html import HTMLParser, document_fromstring

    text = document.article.text
    tree = document_fromstring(case.raw, parser=HTMLParser(encoding=document.provenance.charset)).getroottree()
    for block in document.blocks:
        (element,) = tree.xpath(block.place)
        if "".join(text[block.start : block.end].split()) not in "".join(element.text_content().split()):
            raise AssertionError(f"{case.manner}: {block} does not stand there")
    letters = sum(not letter.isspace() for letter in text)
    return sum(not letter.isspace() for one in document.blocks for letter in text[one.start : one.end]) / max(
        1, letters
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=210)
    parser.add_argument("--folder", type=Path)
    said = parser.parse_args()
    given = list(cases(said.pages) if said.folder is None else cases_of(said.folder))
    readers = {"factcheck": ours, "trafilatura": theirs}
    scores = {
        (name, manner): Score() for name in readers for manner in ("all", *dict.fromkeys(one.manner for one in given))
    }
    shares: list[float] = []
    for read in readers.values():
        read(given[0])  # what is loaded once
    for case in given:
        for name, read in readers.items():
            begun = time.process_time()
            text, day, document = read(case)
            seconds = time.process_time() - begun
            for score in (scores[name, "all"], scores[name, case.manner]):
                score.pages += 1
                score.f1 += f1(text, case.text)
                score.dated += case.published is not None
                score.dates += case.published is not None and day == case.published
                score.seconds += seconds
            if document is not None:
                shares.append(placed(case, document))
    size = sum(len(case.raw) for case in given) / len(given) / 1000
    print(f"{len(given)} pages of {size:.0f} kB on average")
    for (name, manner), score in scores.items():
        print(
            f"{name:12} {manner:11} F1 {score.f1 / score.pages:.3f}   dates {score.dates}/{score.dated}   {score.pages / score.seconds:6.1f} pages/s   {1000 * score.seconds / score.pages:5.1f} ms a page"
        )
    print(
        f"{100 * sum(shares) / len(shares):.1f} % of the text says where in its page it stands; every place holds its words"
    )


if __name__ == "__main__":
    main()
