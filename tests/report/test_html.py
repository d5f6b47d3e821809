from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import EvidenceKind, EvidenceRole, State
from factcheck.report import FORMATS, Contents, SeriesLine

VOID = {"meta", "br", "circle", "path"}


class Page(HTMLParser):
    """A page taken apart: that every element is closed where it should be, its ids, links, headings and words."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.headings: list[int] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data

    def every(self, tag: str) -> list[dict[str, str]]:
        return [attributes for found, attributes in self.tags if found == tag]

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]


@pytest.fixture
def page(contents: Contents) -> Page:
    return Page(FORMATS["html"](contents))


def test_its_title_counts_what_is_open(contents: Contents) -> None:
    one, several = (replace(contents, discrepancies=contents.open[:1] * times) for times in (1, 2))
    assert "<title>Figures that do not agree: 1 open discrepancy</title>" in FORMATS["html"](one)
    assert "<title>Figures that do not agree: 2 open discrepancies</title>" in FORMATS["html"](several)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_what_a_reader_needs_is_there(page: Page) -> None:
    words = squeezed(page.words)
    for said in (
        "1 article with 3 claims. 1 discrepancy waits for a decision.",
        "severity 3 of 5, must be shown with an explanation. Most likely: update, perhaps definition. State: open.",
        "Side 1 48",
        "By then the port took 48 ships in 2021.",
        "Port Daily, 3 July 2021, “Ships again”. C1",
        "Source unknown, date unknown, “Ships again”; attributed to “the harbour master”. C2, verified",
        "update a year lies between",
        "Decision R2 Side 2 (84) is right. Asked the harbour.",
        "https://second.example/year.pdf, page 3 (no copy)",
        "claim C3",
        "C2 unverified → verified.",
        "Ada, 5 April 2023.",
        "Side 2, found right",
        "R1: Side 1 (48) is right. Ada, 5 April 2023; superseded 5 April 2023.",
        "C3 is outdated.",
        "Figures that stand alone (1)",
        "head of the chain " + "ab" * 32,
        "factcheck 0.1",
    ):
        assert said in words


def test_the_figure_is_marked_in_its_sentence(contents: Contents) -> None:
    text = FORMATS["html"](contents)
    assert '<span class="around">By then </span>the port took <mark>48</mark> ships in 2021.' in text


def test_open_ones_come_first(contents: Contents) -> None:
    text = FORMATS["html"](contents)
    places = [text.index(f'<article class="discrepancy" id="{number}"') for number in ("D1", "D2", "D3")]
    assert places == sorted(places)
    assert text.index('id="open"') < places[0] < text.index('id="decided"') < places[1] < text.index('id="settled"')


def test_what_a_reviewer_corrected_or_added_is_said(
    claim: Callable[..., Claim], discrepancy: Callable[..., Discrepancy]
) -> None:
    corrected = replace(claim("It took 48 ships.", "48"), value=Decimal(480), restated=True)
    added = claim("It took 84 ships.", "84", "C2", rule="by hand")
    contents = Contents(discrepancies=(discrepancy(corrected, added),), articles=())
    words = squeezed(Page(FORMATS["html"](contents)).words)
    assert "It took 48 ships. Port Daily, 3 July 2021, “Ships again”; corrected by a reviewer to 480. C1" in words
    assert "“Ships again”; added by a reviewer. C2" in words
    assert "corrected by a reviewer to 480" in FORMATS["md"](contents)


def test_whom_an_imported_claim_is_from_is_said(
    claim: Callable[..., Claim], discrepancy: Callable[..., Discrepancy]
) -> None:
    one = claim("It took 48 ships.", "48")
    other = claim("It took 84 ships.", "84", "C2", rule="imported: <b>finder</b> 2.1 (import 7)")
    contents = Contents(discrepancies=(discrepancy(one, other),), articles=())
    text = FORMATS["html"](contents)
    assert "“Ships again”; imported: <b>finder</b> 2.1 (import 7). C2" in squeezed(Page(text).words)
    assert "<b>finder" not in text


def test_the_policy_lets_in_the_style_sheet_and_nothing_else(contents: Contents) -> None:
    text = FORMATS["html"](contents)
    (policy,) = [meta["content"] for meta in Page(text).every("meta") if "http-equiv" in meta]
    style = text.partition("<style>")[2].partition("</style>")[0]
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style


def test_nothing_is_fetched_and_nothing_runs(page: Page) -> None:
    fetching = {"script", "img", "link", "iframe", "object", "embed", "video", "audio", "source", "form", "base"}
    assert not {tag for tag, _ in page.tags} & fetching
    assert not [name for _, found in page.tags for name in found if name.startswith("on") or name in {"src", "style"}]
    outward = [link["href"] for link in page.every("a") if not link["href"].startswith("#")]
    assert set(outward) == {"https://second.example/ships?a=1&b=2", "https://second.example/year.pdf"}
    assert all("noreferrer" in link["rel"] for link in page.every("a") if not link["href"].startswith("#"))


def test_every_anchor_leads_somewhere_and_is_one(page: Page) -> None:
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {"D1", "D2", "D3", "S1", "S2", "C1", "C2", "C3", "A1", "R2"} <= set(ids)
    assert {link["href"][1:] for link in page.every("a") if link["href"].startswith("#")} <= set(ids)
    assert {name for names in page.values("aria-labelledby") for name in names.split()} <= set(ids)


def test_it_can_be_heard(page: Page) -> None:
    tags = [tag for tag, _ in page.tags]
    assert [tags.count(tag) for tag in ("h1", "main", "header")] == [1, 1, 1]
    assert tags.count("title") == 1 + tags.count("svg") + tags.count("g")
    assert page.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert page.every("html") == [{"lang": "en"}]
    assert all("aria-label" in nav for nav in page.every("nav"))
    assert all(head.get("scope") in {"row", "col"} for head in page.every("th"))
    assert all(svg["role"] in {"img", "group"} for svg in page.every("svg"))
    assert tags.count("svg") == tags.count("desc") > 0


def test_an_empty_ledger_is_a_page_too() -> None:
    page = Page(FORMATS["html"](Contents(discrepancies=(), articles=())))
    assert "0 articles with 0 claims. Nothing waits for a decision." in squeezed(page.words)
    assert "None." in page.words


def test_the_same_contents_give_the_same_bytes(contents: Contents) -> None:
    assert FORMATS["html"](contents) == FORMATS["html"](contents)


def test_many_quotes_are_folded_and_none_is_lost(
    claim: Callable[..., Claim], discrepancy: Callable[..., Discrepancy]
) -> None:
    quotes = [claim(f"The port took 48 ships, wrote reader {number}.", "48", f"C{number}") for number in range(1, 9)]
    found = discrepancy(quotes[0], claim("It took 84 ships.", "84", "C9"))
    found = replace(found, sides=(replace(found.sides[0], claims=tuple(quotes), voices=8), found.sides[1]))
    text = FORMATS["html"](Contents(discrepancies=(found,), articles=()))
    assert "5 further claims with this value" in text
    assert all(f"reader {number}." in text for number in range(1, 9))


def test_a_page_of_a_big_ledger_grows_with_it(
    claim: Callable[..., Claim], discrepancy: Callable[..., Discrepancy], series: Callable[..., SeriesLine]
) -> None:
    def whole(size: int) -> str:
        pairs = [
            (
                claim("The port took 48 ships.", "48", f"C{at}"),
                claim("It took 84 ships.", "84", f"C{at}0", as_of="2022"),
            )
            for at in range(1000, 1000 + size)
        ]
        found = tuple(discrepancy(*pair, id=f"D{at}") for at, pair in enumerate(pairs, 1000))
        lines = tuple(series(*pair, number=f"S{at}") for at, pair in enumerate(pairs, 1000))
        return FORMATS["html"](Contents(discrepancies=found, articles=(), series=lines))

    small, large, larger = len(whole(10)), len(whole(50)), len(whole(90))
    assert abs((larger - large) - (large - small)) < 50


@pytest.mark.parametrize("state", [State.WAITING, State.REOPENED], ids=str)
def test_what_is_undecided_says_why(contents: Contents, state: State) -> None:
    found = replace(contents.discrepancies[0], state=state)
    words = squeezed(Page(FORMATS["html"](replace(contents, discrepancies=(found,)))).words)
    told = {
        State.WAITING: "waiting: looked at, not decided",
        State.REOPENED: "open again: a value moved after it was decided",
    }
    assert f"State: {told[state]}." in words


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ('https://a.example/x?b="><script>', True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,<b>", False),
        ("file:///etc/passwd", False),
        ("/home/ada/a.txt", False),
        ("https://", False),
        ("https://[", False),
        ("https://a.example/ b", False),
        ("https://a.example/\u202eb", False),
        ("//a.example/b", False),
        (None, False),
    ],
    ids=str,
)
def test_only_addresses_on_the_web_become_links(
    address: Any, linked: bool, claim: Callable[..., Claim], discrepancy: Callable[..., Discrepancy]
) -> None:
    found = discrepancy(claim("It took 48 ships.", "48", address=address), claim("It took 84 ships.", "84", "C2"))
    page = Page(FORMATS["html"](Contents(discrepancies=(found,), articles=())))
    outward = [link["href"] for link in page.every("a") if not link["href"].startswith("#")]
    assert outward == ([address] if linked else [])


def test_a_past_decision_leads_to_it(contents: Contents) -> None:
    text = FORMATS["html"](contents)
    assert 'Decided before, on a question like this one: <a href="#R2">R2</a> on <a href="#D2">D2</a>' in text
    assert "Decided before" not in FORMATS["html"](replace(contents, similar={}))


def test_evidence_is_told_with_its_role_its_copy_and_its_hash(contents: Contents) -> None:
    kept = {"archived": True, "retrieved": datetime(2023, 4, 5, tzinfo=UTC), "sha256": "cd" * 32}
    decisions = tuple(
        replace(
            one,
            evidence=tuple(
                replace(rests, role=EvidenceRole.PRIMARY, **(kept if rests.kind is EvidenceKind.ADDRESS else {}))
                for rests in one.evidence
            ),
        )
        for one in contents.decisions
    )
    told = replace(contents, decisions=decisions)
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", FORMATS["html"](told)))
    assert "year.pdf, page 3 (primary source, copy of 2023-04-05, sha256 cdcdcdcdcdcd)" in words
    assert "claim C3 (primary source)" in words
    assert "page 3 (primary source, copy of 2023-04-05, sha256 cdcdcdcdcdcd)" in FORMATS["md"](told)
