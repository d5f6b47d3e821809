"""Every style with every part of it, and with words that mean harm."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from factcheck.core.article import Article
from factcheck.core.citation import Citation
from factcheck.core.claim import Claim
from factcheck.core.vocabulary import ClaimKind, Form
from factcheck.report.citations import STYLES

TEXT = "The port of Kiel took 48 ships in 2021."


def cited(text: str = TEXT, **facts: object) -> Citation:
    known: dict[str, object] = {
        "source": "Port Daily",
        "title": "Ships again",
        "published": date(2022, 1, 3),
        "address": "https://x.example/kiel",
    }
    start = text.index("48")
    claim = Claim(
        article=Article(text=text, **(known | facts)), kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=0, end=len(text), context_start=0, context_end=len(text),  # type: ignore[arg-type]
        value_start=start, value_end=start + 2, value=Decimal(48), rule="test", id="C12",
    )  # fmt: skip
    return Citation(claim=claim, retrieved=date(2026, 2, 1), caveats=("it is disputed: D3 is not decided",))


LINK = "https://x.example/kiel#:~:text=The%20port%20of%20Kiel%20took%2048%20ships%20in%202021."


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("plain", f"“{TEXT}” (Port Daily, “Ships again”, 3 January 2022, {LINK})\n"),
        ("markdown", f"> “{TEXT}”\n>\n> — [Ships again]({LINK}), Port Daily, 3 January 2022\n"),
        (
            "html",
            f'<figure>\n<blockquote cite="{LINK}">“{TEXT}”</blockquote>\n<figcaption><a href="{LINK}"><cite>Ships again</cite></a>, Port Daily, '
            '<time datetime="2022-01-03">3 January 2022</time></figcaption>\n</figure>\n',
        ),
        (
            "bibtex",
            "@misc{portdaily2022C12,\n  author = {{Ada \\& Ben}},\n  title = {{Ships again}},\n  publisher = {Port Daily},\n  year = {2022},\n  month = jan,\n  day = {3},\n"
            f"  url = {{{LINK}}},\n  urldate = {{2026-02-01}},\n  annote = {{“{TEXT}”}},\n  note = {{it is disputed: D3 is not decided}}\n}}\n",
        ),
    ],
)
def test_the_styles(style: str, text: str) -> None:
    assert STYLES[style]([cited(author="Ada & Ben" if style == "bibtex" else None)]) == text


def test_csl_json_is_an_item_of_a_citation_manager() -> None:
    (item,) = json.loads(STYLES["csl-json"]([cited(author="Ada")]))
    assert item == {
        "id": "C12", "type": "article", "title": "Ships again", "container-title": "Port Daily", "author": [{"literal": "Ada"}], "issued": {"date-parts": [[2022, 1, 3]]},
        "accessed": {"date-parts": [[2026, 2, 1]]}, "URL": LINK, "language": "en", "abstract": TEXT, "note": "it is disputed: D3 is not decided",
    }  # fmt: skip


@pytest.mark.parametrize("style", sorted(STYLES))
def test_what_is_not_known_is_said_or_left_out(style: str) -> None:
    bare = cited(source=None, title=None, published=None, address="kiel.txt")
    text = STYLES[style]([replace(bare, caveats=(), retrieved=None)])
    assert TEXT in text
    assert "None" not in text
    assert "kiel.txt" not in text
    if style in {"plain", "markdown", "html"}:
        assert "source unknown" in text
        assert "date unknown" in text


@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_machine_translation_is_named(style: str) -> None:
    assert "translated by machine" in STYLES[style]([cited(machine_translated=True)])


HOSTILE = "The port\x1b[31m of \u202eKiel</p><script>alert(1)</script> took 48 `ships` [x](javascript:1) at 5% $a_b #1 {c} \\d ~e ^f & more."


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        self.names.add(tag)


@pytest.mark.parametrize("style", sorted(STYLES))
def test_words_of_articles_are_harmless(style: str) -> None:
    address = "https://x.example/\"'><script>alert(1)</script>)}"
    text = STYLES[style]([cited(HOSTILE, title=HOSTILE, source=HOSTILE, author=HOSTILE, address=address)] * 2)
    assert "\x1b" not in text
    assert "\u202e" not in text
    if style == "html":
        seen = Tags()
        seen.feed(text)
        assert seen.names == {"figure", "blockquote", "figcaption", "a", "cite", "time"}
    if style == "markdown":
        assert "<script" not in text.replace("\\<script", "")
        assert len(re.findall(r"(?<!\\)\]\(", text)) == 2
    if style == "bibtex":
        bare = re.sub(r"\\[{}$&#_%]|\\text\w+\{\}", "", text)
        assert bare.count("{") == bare.count("}")
        assert not re.search(r"[$#&~^\\]", re.sub(r"url = .*", "", bare))
    if style == "csl-json":
        assert len(json.loads(text)) == 2
