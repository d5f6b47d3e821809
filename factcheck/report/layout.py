"""Which pages a report in HTML has, what stands on each, and where each thing is told: one page for a small ledger, linked files for a large one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import quote

from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy
from factcheck.report.contents import ArticleLine, Contents, SeriesLine, SourceLine

__all__ = ["FOLDER", "Layout", "Page", "is_large", "lay_out"]

FOLDER = "_files"
"""What stands behind the name of the first page in the name of the folder of the further ones. Reason: browsers name so what they save with a page, and
Windows moves both together."""

CARRIES_DISCREPANCIES, CARRIES_CLAIMS, CARRIES_ARTICLES = 100, 1_500, 500
"""What one page carries: with more of any of them a report is split. Reason: some two megabytes, which a phone opens at once; benchmarks/report.py measures it."""

_DISCREPANCIES, _DECISIONS, _CLAIMS, _ALONE, _LINES = 50, 200, 400, 500, 500
"""So many discrepancies, decisions on claims, claims in series, figures that stand alone, sources and articles stand on a further page."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of a report: its name from the folder of the first page, what it is called, and what stands on it.

    ``part`` and ``number`` tell which of how many (``of``) pages of its kind it is.
    """

    name: str
    title: str
    part: str = "report"
    number: int = 1
    of: int = 1
    discrepancies: tuple[Discrepancy, ...] = ()
    verifications: tuple[Decision, ...] = ()
    series: tuple[SeriesLine, ...] = ()
    alone: tuple[SeriesLine, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    articles: tuple[ArticleLine, ...] = ()

    @property
    def file(self) -> str:
        """The name of its file, without the folder."""
        return self.name.rpartition("/")[2]

    @property
    def is_first(self) -> bool:
        """Is it the page that the others lead back to?"""
        return self.part == "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The pages in their order; ``places`` says on which page each number (``D3``, ``C12``, ``S4``, ``A1``, ``R5``) is told.

    ``parts`` are the pages by kind. ``missing`` is how many further pages there would be where only the first is written.
    """

    pages: tuple[Page, ...]
    places: Mapping[str, str]
    parts: Mapping[str, tuple[Page, ...]] = field(default_factory=dict)
    missing: int = 0

    @property
    def is_split(self) -> bool:
        """Are there further pages?"""
        return len(self.pages) > 1

    def link(self, page: Page, number: str | None) -> str | None:
        """The address, as seen from a page, of where a number is told; None where it is told nowhere."""
        place = self.places.get(number or "")
        return None if place is None else f"{self.way(page, place)}#{number}"

    def way(self, page: Page, name: str) -> str:
        """The relative address of a file of the report as seen from a page of it; empty for the page itself."""
        if name == page.name:
            return ""
        inside = "/" in page.name
        parts = PurePosixPath(name).parts
        if inside:
            parts = parts[1:] if len(parts) > 1 else ("..", *parts)
        return "/".join(quote(part) for part in parts)


def lay_out(contents: Contents, name: str, *, split: bool = True) -> Layout:
    """The pages of a report whose first page is the file ``name``. Without ``split`` all stands on one page, however much it is."""
    through_time = [line for line in contents.series if len(line.series.claims) > 1]
    alone = [line for line in contents.series if len(line.series.claims) == 1]
    found = (*contents.open, *contents.decided, *contents.gone)
    first = Page(name=name, title="Figures that do not agree")
    if not split or not is_large(contents):
        whole = replace(
            first,
            discrepancies=found,
            verifications=contents.verifications,
            series=tuple(through_time),
            alone=tuple(alone),
            sources=contents.sources,
            articles=contents.articles,
        )
        return _laid_out(contents, (whole,))
    folder = PurePosixPath(name).stem + FOLDER
    pages = [first]
    pages += _pages(folder, "discrepancies", "Discrepancies", _cut(found, _DISCREPANCIES), "discrepancies")
    pages += _pages(
        folder, "claims", "Claims decided by themselves", _cut(contents.verifications, _DECISIONS), "verifications"
    )
    weighed = _cut(through_time, _CLAIMS, lambda line: len(line.series.claims))
    pages += _pages(folder, "series", "Figures through time", weighed, "series")
    pages += _pages(folder, "figures", "Figures that stand alone", _cut(alone, _ALONE), "alone")
    pages += _pages(folder, "sources", "Sources", _cut(contents.sources, _LINES), "sources")
    pages += _pages(folder, "articles", "Articles", _cut(contents.articles, _LINES), "articles")
    return _laid_out(contents, tuple(pages))


def is_large(contents: Contents) -> bool:
    """Is there more than one page should carry?"""
    claims = sum(len(line.series.claims) for line in contents.series)
    carried = (CARRIES_DISCREPANCIES, CARRIES_CLAIMS, CARRIES_ARTICLES)
    counts = (len(contents.discrepancies), claims, len(contents.articles))
    return any(count > most for count, most in zip(counts, carried, strict=True))


def _cut(items: Iterable[_Item], most: int, weigh: Callable[[_Item], int] = lambda _: 1) -> Iterator[tuple[_Item, ...]]:
    """The items in portions that weigh no more than ``most`` each; what is heavier by itself is a portion of its own."""
    portion: list[_Item] = []
    weight = 0
    for item in items:
        own = weigh(item)
        if portion and weight + own > most:
            yield tuple(portion)
            portion, weight = [], 0
        portion.append(item)
        weight += own
    if portion:
        yield tuple(portion)


def _pages(folder: str, part: str, title: str, portions: Iterator[tuple[object, ...]], holds: str) -> list[Page]:
    """The pages of one kind; where there are several, the title tells which it is."""
    cut = list(portions)
    return [
        Page(
            name=f"{folder}/{part}-{number}.html",
            title=title if len(cut) == 1 else f"{title}, page {number} of {len(cut)}",
            part=part,
            number=number,
            of=len(cut),
            **{holds: portion},  # type: ignore[arg-type]
        )
        for number, portion in enumerate(cut, 1)
    ]


def _laid_out(contents: Contents, pages: tuple[Page, ...]) -> Layout:
    parts: dict[str, list[Page]] = {}
    places: dict[str, str] = {}
    decisions = contents.decisions_on
    for page in pages:
        parts.setdefault(page.part, []).append(page)
        for number in _numbers(page, decisions):
            places.setdefault(number, page.name)
    return Layout(pages=pages, places=places, parts={part: tuple(own) for part, own in parts.items()})


def _numbers(page: Page, decisions: Mapping[str, Sequence[Decision]]) -> Iterator[str]:
    """The numbers of everything that is told on a page."""
    for found in page.discrepancies:
        yield found.id or ""
        yield from (made.id for made in decisions.get(found.id or "", ()))
    yield from (made.id for made in page.verifications)
    for line in (*page.series, *page.alone):
        yield line.id
        yield from (claim.id or "" for claim in line.series.claims)
    yield from (line.article.id or "" for line in page.articles)
