"""A folder of made-up pages: each some 50 kB of markup around an article of two dozen sentences, of which a dozen hold figures.

Pages are a function of their number. Every eighth tells again of what another told, with other figures here and there, so that there is something to compare.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from pathlib import Path

__all__ = ["Page", "make_folder", "page"]

SYLLABLES = "al bar ca den el fer gor hul is jo kem lin mor nor ost pas qui rud sel tam ul vor wen xan yar zil".split()
KINDS = "harbour hospital council library airport museum college theatre factory station".split()
THINGS = "berths beds benches readers flights paintings students seats lathes platforms".split()
OUTLETS = "Port Daily,Evening Post,Valley Herald,North Star,City Ledger,Coast Weekly".split(",")
FIGURES = (
    "The {kind} of {place} counted {a} {things} in {year}.",
    "It spent {b}.{d} million euros on {things} that year, the board said.",
    "More than {a} {things} were inspected, up {d} percent from {before}.",
    "The number of visitors rose from {a} to {c}.",
    "About {d}0 percent of the {things} in {place} are new.",
    "A further {d} million euros will be spent on the {kind} by {after}.",
    "The {kind} of {place} employed {c} people at the end of {year}.",
    "At least {d} people were injured in the accident at the {kind}.",
)
PLAIN = (
    "The board met in the morning and looked at what had been done since the spring.",
    "Nobody from the ministry came, though a letter was read aloud before the vote.",
    "Residents had asked for a longer discussion, and some of them stayed until the end.",
    "The mayor said that the town would keep its word and that the work would go on.",
    "Critics find the plan too costly and have asked for an independent review of it.",
    "A spokeswoman would not say when the next report is going to be published.",
    "The old building stays open while the roof of the new one is being finished.",
    "What comes after that is for the next council to decide, according to the chair.",
)
SIZE = 50_000
"""Bytes of a page."""

REPEATS = 8
"""One page in so many tells of what an earlier one told."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page with the truth of it."""

    html: str
    title: str
    outlet: str
    published: date
    paragraphs: tuple[str, ...]


def page(number: int) -> Page:
    """The page of a number."""
    chance = random.Random(f"page {number}")  # noqa: S311 - made-up figures, not secrets
    about = random.Random(f"about {number // 2 if number % REPEATS == 0 else number}")  # noqa: S311
    place = "".join(about.choice(SYLLABLES) for _ in range(3)).capitalize()
    at = about.randrange(len(KINDS))
    published = date(2015, 1, 1) + timedelta(days=chance.randrange(3000))
    words = {"place": place, "kind": KINDS[at], "things": THINGS[at], "year": published.year - 1}
    words |= {"before": published.year - 2, "after": published.year + 2}
    paragraphs = []
    for at_paragraph, line in enumerate(FIGURES):
        sentences = [PLAIN[(at_paragraph * 3 + offset) % len(PLAIN)] for offset in range(2)]
        figures = {"a": chance.randrange(20, 90), "b": chance.randrange(2, 40), "c": chance.randrange(100, 900)}
        sentences.insert(at_paragraph % 3, line.format(**words, **figures, d=chance.randrange(2, 9)))
        if at_paragraph % 2:
            other = (at + at_paragraph) % len(KINDS)
            also = words | {"kind": KINDS[other], "things": THINGS[other]}
            sentences.append(FIGURES[0].format(**also, **figures, d=0))
        paragraphs.append(" ".join(sentences))
    title = f"The {words['kind']} of {place} reports on {words['year']}"
    outlet = chance.choice(OUTLETS)
    return Page(
        _markup(chance, number, title, outlet, published, paragraphs), title, outlet, published, tuple(paragraphs)
    )


def make_folder(folder: Path, pages: int) -> Path:
    """Writes so many pages into a new folder, a hundred to each folder in it."""
    for number in range(pages):
        place = folder / f"{number // 100:04d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06d}.html").write_text(page(number).html, encoding="utf-8")
    return folder


def _markup(chance: random.Random, number: int, title: str, outlet: str, published: date, paragraphs: list[str]) -> str:
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": f"{published}T08:00:00Z",
        "publisher": {"@type": "Organization", "name": outlet},
    }
    site = outlet.lower().replace(" ", "-")
    head = "\n".join(
        (
            f"<title>{escape(title)} | {outlet}</title>",
            f'<meta property="og:title" content="{escape(title)}"><meta property="og:site_name" content="{outlet}">',
            f'<link rel="canonical" href="https://{site}.example/{published:%Y/%m}/{number}">',
            f'<script type="application/ld+json">{json.dumps(told)}</script>',
        )
    )
    body = "\n".join(f'<p class="text">{escape(one)}</p>' for one in paragraphs)
    article = f"<article><h1>{escape(title)}</h1><p class='byline'>By A. Writer</p>\n{body}\n</article>"
    filler = "".join(_filler(chance, SIZE - len(article) - len(head)))
    half = len(filler) // 2
    half = filler.find("\n", half)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>\n{filler[:half]}\n<main>{article}</main>\n'
        f"{filler[half:]}</body></html>"
    )


def _filler(chance: random.Random, size: int) -> Iterator[str]:
    """What stands around an article: menus, teasers, scripts, styles."""
    made = 0
    while made < size:
        word = chance.choice(SYLLABLES) + chance.choice(SYLLABLES)
        block = chance.choice(
            (
                "<nav><ul>"
                + "".join(f'<li class="menu"><a href="/{word}/{at}">{word} {at}</a></li>' for at in range(8))
                + "</ul></nav>\n",
                f'<div class="teaser box-{made}"><a href="/{word}"><img src="/{word}.jpg" alt=""></a><span>More from {word}</span></div>\n',
                f"<script>window.{word} = {{slot: {made}, items: [{', '.join(map(str, range(40)))}]}};</script>\n",
                f"<style>.{word} {{ margin: 0 auto; padding: {made % 9}px; color: #33{made % 10}; }}</style>\n",
            )
        )
        made += len(block)
        yield block
