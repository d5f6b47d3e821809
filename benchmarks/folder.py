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
ENDS = "ford ham stead wick mouth".split()
KINDS = "harbour hospital council library airport museum college theatre factory station".split()
THINGS = (
    "berths beds benches readers flights paintings students seats lathes platforms lamps boats rooms maps wells tractors cameras bicycles "
    "violins trees bridges pumps doors kitchens ladders uniforms clocks towers carpets ovens"
).split()
SORTS = (
    "new,old,red,wooden,leased,electric,borrowed,portable,heated,painted,foreign,listed,insured,covered,folding".split(
        ","
    )
)
OUTLETS = "Port Daily,Evening Post,Valley Herald,North Star,City Ledger,Coast Weekly".split(",")
FIGURES = (
    "The {kind} of {place} counted {a} {things} in {year}.",
    "The {kind} of {place} spent {b}.{d} million euros on {things} in {year}, the board said.",
    "More than {a} {things} were inspected in {place} in {year}, up {d} percent from {before}.",
    "The number of {things} at the {kind} of {place} rose from {a} to {c}.",
    "About {d}0 percent of the {things} in {place} are insured.",
    "A further {d} million euros will be spent on the {things} of {place} by {after}.",
    "The {kind} of {place} employed {c} people at the end of {year}.",
    "At least {d} {things} were lost in the fire at the {kind} of {place}.",
    "Repairs of {things} took {a} days, and {place} paid {b}.{d} million euros for them.",
    "In {year} some {c} volunteers cleaned {things} beside the river in {place}.",
    "{place} sold {a} {things} to its neighbours for {b},{c} euros.",
    "Of the {c} households in {place}, {d} in ten own {things}.",
    "The {kind} lies {b}.{d} kilometres from the centre of {place}.",
    "Ticket prices at the {kind} of {place} went up by {d} percent in {year}.",
    "A storm damaged {a} {things} near {place} and cut power to {c} homes.",
    "{place} plans to buy {a} {things} by {after}.",
    "Donors gave {b}.{d} million euros to the {kind} of {place} in {year}.",
    "The fleet of {place} has {a} {things}, {d} fewer than in {before}.",
    "Nearly {c} visitors a day saw the {things} shown in {place}.",
    "The court fined the {kind} of {place} {b}.{d} million euros over its {things}.",
    "Unemployment in {place} stood at {d}.{d} percent in {year}.",
    "The {kind} of {place} lent {c} {things} to schools in {year}.",
    "Rain of {a} millimetres fell on {place} within a day.",
    "Its {things} are {b} years old on average, the {kind} of {place} said.",
)
WHO = "board,ministry,mayor,committee,spokeswoman,architect,union,chair,tenants,gardeners,auditors,merchants,teachers,neighbours,engineers,owners".split(
    ","
)
DID = "discussed,postponed,praised,rejected,examined,announced,questioned,welcomed,delayed,defended,described,forgot,explained,repeated".split(
    ","
)
WHAT = "roof,garden,letter,entrance,contract,report,bridge,festival,timetable,staircase,painting,lease,orchestra,fence,kitchen,archive,canteen".split(
    ","
)
WHEN = "in the morning,before the vote,after a long walk,without a word,at the last meeting,during the summer,against all advice,once more".split(
    ","
)
"""Sentences without a figure are put together of these: one choice of each."""

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
    place = "".join(
        about.choice("bdfghjklmnprstvwz") + about.choice("aeiou") for _ in range(4)
    ).capitalize() + about.choice(ENDS)
    at = about.randrange(len(KINDS))
    things = [f"{about.choice(SORTS)} {about.choice(THINGS)}" for _ in range(16)]
    published = date(2015, 1, 1) + timedelta(days=chance.randrange(3000))
    words = {"place": place, "kind": KINDS[at], "year": published.year - 1}
    words |= {"before": published.year - 2, "after": published.year + 2}
    paragraphs = []
    for at_paragraph, line in enumerate(about.sample(FIGURES, 8)):
        sentences = [_plain(chance) for _ in range(2)]
        figures = {"a": chance.randrange(20, 90), "b": chance.randrange(2, 40), "c": chance.randrange(100, 900)}
        sentences.insert(
            at_paragraph % 3, line.format(**words, **figures, things=things[at_paragraph], d=chance.randrange(2, 9))
        )
        if at_paragraph % 2:
            also = words | {"kind": KINDS[(at + at_paragraph) % len(KINDS)], "things": things[-at_paragraph]}
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


def _plain(chance: random.Random) -> str:
    """A sentence without a figure."""
    who, other = chance.sample(WHO, 2)
    what, when = chance.choice(WHAT), chance.choice(WHEN)
    return f"The {who} {chance.choice(DID)} the {what} of the {other} {when}."


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
