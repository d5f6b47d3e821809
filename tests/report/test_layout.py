"""A large report on several pages: what stands where, and that every link of every page leads to something."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from urllib.parse import unquote

import pytest
from lxml import html as parser

from factcheck.core.chain import Head
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import State
from factcheck.report import FORMATS, ArticleLine, Contents, SeriesLine
from factcheck.report.former import further_pages, read_html, read_record
from factcheck.report.html import html_pages
from factcheck.report.layout import is_large, lay_out
from factcheck.report.moves import Move
from factcheck.report.navigation import pager
from factcheck.report.outline import Outline
from factcheck.report.since import Since

Make = Callable[..., Claim]


def make_large(
    contents: Contents,
    claim: Make,
    discrepancy: Callable[..., Discrepancy],
    series: Callable[..., SeriesLine],
    size: int,
) -> Contents:
    """A report of so many discrepancies, each in a series of three readings, a tenth of them decided; with as many articles."""
    found, lines, articles = [], [], []
    for at in range(1, size + 1):
        number = 100 + 3 * at
        told = [
            claim(
                f"It took {value} ships in {year}.",
                f"{value}",
                f"C{number + step}",
                as_of=f"{year}",
                source=f"Daily {at % 7}",
            )
            for step, (value, year) in enumerate(((48, 2019), (60, 2020), (84, 2021)))
        ]
        state = State.RESOLVED if at % 10 == 0 else State.OPEN
        found.append(discrepancy(*told[:2], id=f"D{at + 10}", severity=1 + at % 5, state=state))
        lines.append(series(*told, number=f"S{at + 10}"))
        lines.append(series(claim("It has 7 cranes.", "7", f"C{9000 + at}"), number=f"S{5000 + at}"))
        articles.append(ArticleLine(replace(told[0].article, id=f"A{at + 10}"), 3, 2))
    found.sort(key=lambda one: -one.severity)
    return replace(
        contents,
        discrepancies=(*found, *contents.discrepancies),
        series=(*lines, *contents.series),
        articles=(*articles, *contents.articles),
        ledger="cd" * 32,
        since=Since(
            head=Head(3, "ef" * 32), recorded=datetime(2023, 1, 2, tzinfo=UTC), moves={Move.NEW: tuple(found[:60])}
        ),
    )


@pytest.fixture
def large(
    contents: Contents, claim: Make, discrepancy: Callable[..., Discrepancy], series: Callable[..., SeriesLine]
) -> Contents:
    return make_large(contents, claim, discrepancy, series, 230)


@pytest.fixture
def pages(large: Contents) -> dict[str, str]:
    return dict(html_pages(large, "my report #1.html"))


def links(name: str, text: str) -> Iterator[tuple[str, str]]:
    """The links of a page to pages of the report: the file that each names, and the place in it."""
    for link in parser.document_fromstring(text).iter("a"):
        target = link.get("href") or link.get("{http://www.w3.org/1999/xlink}href") or ""
        if not target.startswith("https://"):
            file, _, place = target.partition("#")
            yield posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(file))) if file else name, place


def test_every_link_of_every_page_leads_to_something(pages: dict[str, str]) -> None:
    ids = {
        name: [one.get("id") for one in parser.document_fromstring(text).iter() if one.get("id")]
        for name, text in pages.items()
    }
    assert all(len(own) == len(set(own)) for own in ids.values())
    walked = 0
    for name, text in pages.items():
        for file, place in links(name, text):
            walked += 1
            assert file in ids, f"{name} leads to {file}"
            assert not place or place in ids[file], f"{name} leads to {place} of {file}"
    assert walked > 3000


def test_every_page_is_reached_from_the_first(pages: dict[str, str]) -> None:
    reached, waiting = {"my report #1.html"}, ["my report #1.html"]
    while waiting:
        name = waiting.pop()
        fresh = {file for file, _ in links(name, pages[name])} - reached
        reached |= fresh
        waiting += sorted(fresh)
    assert reached == set(pages)


def test_the_first_page_comes_last_and_names_the_folder(pages: dict[str, str]) -> None:
    assert list(pages)[-1] == "my report #1.html"
    further = [name for name in pages if "/" in name]
    assert len(further) == len(pages) - 1 > 8
    assert {name.partition("/")[0] for name in further} == {"my report #1_files"}
    assert {name.rpartition("/")[2].partition("-")[0] for name in further} == {
        "discrepancies", "series", "figures", "sources", "articles", "claims",
    }  # fmt: skip


def test_nothing_is_lost_and_nothing_is_told_twice(large: Contents, pages: dict[str, str]) -> None:
    told = [
        one.get("id")
        for text in pages.values()
        for one in parser.document_fromstring(text).xpath("//article[contains(@class, 'discrepancy')]")
    ]
    assert sorted(told) == sorted(one.id or "" for one in large.discrepancies)
    rows = [
        one for text in pages.values() for one in parser.document_fromstring(text).xpath("//tr[starts-with(@id, 'A')]")
    ]
    assert len(rows) == len(large.articles)


def test_every_page_has_its_frame(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        page = parser.document_fromstring(text)
        assert [len(page.xpath(f"//{tag}")) for tag in ("h1", "main", "header", "title")] == [
            1,
            1,
            1,
            1 + len(page.xpath("//svg//title")),
        ]
        levels = [int(one.tag[1]) for one in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), name
        assert page.xpath("//nav[@aria-label='Parts of the report']//a[@aria-current]"), name
        assert text.count("default-src 'none'") == 1


def test_pages_of_a_kind_lead_to_one_another(pages: dict[str, str]) -> None:
    page = parser.document_fromstring(pages["my report #1_files/discrepancies-2.html"])
    (turning,) = page.xpath("//nav[@aria-label='Pages of this kind']")
    assert [one.get("href") for one in turning.xpath(".//a[@rel]")] == ["discrepancies-1.html", "discrepancies-3.html"]
    assert turning.xpath("string(.//span[@aria-current='page'])") == "2"


def test_the_lists_of_the_first_page_are_short_and_say_so(pages: dict[str, str]) -> None:
    first = pages["my report #1.html"]
    assert len(first) < 400_000
    assert "And 10 more" in parser.document_fromstring(first).text_content()


def test_it_is_read_back_as_it_was(large: Contents, pages: dict[str, str]) -> None:
    first = pages["my report #1.html"]
    names = further_pages(first)
    assert len(names) == 5
    read = read_html(first, {name: pages[f"my report #1_files/{name}"] for name in names})
    assert {one.id for one in read.entries} == {one.id for one in large.discrepancies}
    assert (read.head, read.since, read.ledger, read.is_whole) == (large.head, Head(3, "ef" * 32), "cd" * 32, True)
    with pytest.raises(ValueError, match=r"has a page discrepancies-1\.html, which is not there"):
        read_html(first, {})


def test_on_stdout_it_is_one_page_that_says_what_is_missing(large: Contents) -> None:
    text = FORMATS["html"](large)
    page = parser.document_fromstring(text)
    further = len(lay_out(large, "report.html").pages)
    assert f"This is the first of {further} pages." in page.text_content()
    ids = {one.get("id") for one in page.iter() if one.get("id")}
    assert {one.get("href") for one in page.iter("a")} <= {f"#{name}" for name in ids}
    assert further_pages(text) == ()
    record = read_record(text)
    assert isinstance(record, dict)
    assert record["whole"] is False
    with pytest.raises(ValueError, match="is the first page of a report whose others were not written"):
        read_html(text, {})


def test_a_small_ledger_is_one_page(contents: Contents) -> None:
    assert not is_large(contents)
    assert [name for name, _ in html_pages(contents, "a.html")] == ["a.html"]
    assert dict(html_pages(contents, "a.html"))["a.html"] == FORMATS["html"](contents)


def test_one_huge_series_is_a_page_of_its_own(
    contents: Contents, claim: Make, series: Callable[..., SeriesLine]
) -> None:
    huge = series(
        *(claim("It took 48 ships.", "48", f"C{at}", as_of=f"{1000 + at}") for at in range(1600)), number="S9"
    )
    layout = lay_out(replace(contents, series=(*contents.series, huge)), "a.html")
    assert [[line.id for line in page.series] for page in layout.pages if page.series] == [["S1"], ["S9"]]


def test_an_outline_is_json_that_steers_nothing(contents: Contents) -> None:
    hostile = replace(contents.discrepancies[0], subject='</script>"\x1b[2J\u202e<b>', metric="=1+1")
    text = FORMATS["html"](replace(contents, discrepancies=(hostile,)))
    assert "\x1b" not in text
    assert "\u202e" not in text
    read = read_html(text, {})
    assert isinstance(read, Outline)
    assert read.entries[0].heading == '=1+1 of </script>"\x1b[2J\u202e<b>'
    assert json.loads(FORMATS["json"](contents))["head"] == {"event": 12, "hash": "ab" * 32}


def test_of_very_many_pages_those_around_are_linked(
    contents: Contents, claim: Make, series: Callable[..., SeriesLine]
) -> None:
    lines = tuple(
        series(
            *(claim("It took 48 ships.", "48", f"C{1000 * line + at}", as_of=f"{1000 + at}") for at in range(300)),
            number=f"S{10 + line}",
        )
        for line in range(20)
    )
    layout = lay_out(replace(contents, series=lines), "a.html")
    middle = next(page for page in layout.pages if page.name == "a_files/series-10.html")
    found = pager(layout, middle)
    assert found is not None
    assert [None if way is None else way.words for way in found.all] == [
        "1",
        None,
        "7",
        "8",
        "9",
        "10",
        "11",
        "12",
        "13",
        None,
        "20",
    ]
    assert [way.current for way in found.all if way is not None and way.current] == ["page"]
    assert [way and way.address for way in (found.before, found.behind)] == ["series-9.html", "series-11.html"]
