"""The article in a page: what trafilatura takes for its body, in the page's own words, with the element that each line stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.core.document import Block
from factcheck.ingest.page.frame import frame_spans
from factcheck.ingest.page.places import Places
from factcheck.ingest.page.text import CELL_MARK, PageText, compact
from factcheck.ingest.quiet import quiet

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Body", "page_body"]

_CUTS = frozenset("body cell code head item lb list p quote row table".split())
"""Where a new line or cell begins in the tree that trafilatura gives."""

_KEY = 12
"""So many characters without white space, at the start of a piece of the page's text, are looked up to find where a line stands."""

_TRIED = 64
"""So many places with the same beginning are looked at, behind the line before and from the top: a page may repeat one line ten thousand times."""

_SEARCHED = 50_000_000
"""The cap on the characters that are searched for lines that begin elsewhere; what is not found by then has no place in the page."""

_HOLE = 200
"""What trafilatura leaves out in the middle of a line is put back up to this length: a sentence with a hole may say something else."""


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article, where its lines and cells stand in the page, and the words of the page ``beside`` it."""

    text: str
    blocks: tuple[Block, ...]
    beside: str


def page_body(root: HtmlElement, page: PageText, *, large: bool) -> Body:
    """The body of a page's article; an empty text where there is none.

    A ``large`` page is one that trafilatura would take too long for: there all is taken that is no furniture. Its words are those of the page (``page`` is its text), line by line; what trafilatura gives and the page's text does not hold (a body that stands in JSON-LD only)
    is taken as it is, and has no block.
    """
    if large:
        return _written([_Span(*span) for span in frame_spans(root, page)], page)
    units = [unit for unit in _units(root) if compact("".join(unit))]
    search = _Search(page)
    lines: list[_Span | str] = []
    for unit, span in zip(units, search.all([[compact(part) for part in unit] for unit in units]), strict=True):
        last = lines[-1] if lines else None
        if span is None:
            lines.append(" ".join("".join(unit).split()))
        elif isinstance(last, _Span) and last.end <= span.start and _is_joined(last, span, page):
            lines[-1] = _Span(last.start, span.end)
        else:
            lines.append(span)
    return _written(lines, page)


@dataclass(frozen=True, slots=True)
class _Span:
    """``compact[start:end]`` of a page's text."""

    start: int
    end: int


def _units(root: HtmlElement) -> Iterator[list[str]]:
    """What trafilatura takes for the article, cut where a line or a cell ends; each as the pieces of text that it is made of."""
    from lxml import etree
    from trafilatura import bare_extraction

    with quiet("trafilatura"):
        document = bare_extraction(root, fast=True, include_comments=False)
    if document is None or isinstance(document, dict):
        return
    unit: list[str] = []
    for event, element in etree.iterwalk(document.body, events=("start", "end")):
        if element.tag in _CUTS and unit:
            yield unit
            unit = []
        words = element.text if event == "start" else element.tail
        if words:
            unit.append(words)
    if unit:
        yield unit


class _Search:
    """Finds the lines that trafilatura gives in a page."""

    def __init__(self, page: PageText) -> None:
        self._page, self._left = page, _SEARCHED
        self._starts: dict[str, list[int]] = {}
        for start in page.begins:
            self._starts.setdefault(page.compact[start : start + _KEY], []).append(start)

    def all(self, units: list[list[str]]) -> list[_Span | None]:
        """Where each line stands: those that stand in one place only first, the others, in their order, behind the line before if they can."""
        words = ["".join(unit) for unit in units]
        spans: list[_Span | None] = []
        behind = 0
        for unit, one in zip(units, words, strict=True):
            start, is_sure = self._start(one, behind)
            span = self._around(unit) if start < 0 else _Span(start, start + len(one))
            spans.append(span)
            if span is not None and (is_sure or span.start >= behind):
                behind = span.end
        return spans

    def _start(self, words: str, behind: int) -> tuple[int, bool]:
        """Where words stand, behind a place if they can, -1 where they do not; and whether they can stand nowhere else."""
        starts = self._starts.get(words[:_KEY], []) if len(words) >= _KEY else []
        first = bisect_left(starts, behind)
        for start in (*starts[first : first + _TRIED], *starts[: min(first, _TRIED)]):
            if self._page.compact.startswith(words, start):
                return start, len(starts) == 1
        return self._find(words, behind), False

    def _find(self, words: str, behind: int, end: int | None = None) -> int:
        """Where words stand behind a place, else from the beginning of the page; -1 where they do not, or where too much was searched."""
        stop = len(self._page.compact) if end is None else end
        for start in (behind, 0) if end is None else (behind,):
            if self._left < 0:
                return -1
            at = self._page.compact.find(words, start, stop)
            self._left -= (stop if at < 0 else at) - start
            if at >= 0:
                return at
        return -1

    def _around(self, unit: list[str]) -> _Span | None:
        """The stretch of one line from the first to the last piece of a unit of which the middle was left out, None where its pieces are not so near."""
        parts = [part for part in unit if part]
        start = self._find(parts[0], 0) if len(parts) > 1 else -1
        if start < 0:
            return None
        end = start + len(parts[0])
        for part in parts[1:]:
            at = self._find(part, end, end + _HOLE + len(part))
            if at < 0:
                return None
            end = at + len(part)
        page = self._page
        return _Span(start, end) if "\n" not in page.text[page.place(start) : page.place(end - 1)] else None


def _is_joined(last: _Span, after: _Span, page: PageText) -> bool:
    """Does a span follow right behind another one, or in the same line with little between them?"""
    if last.end == after.start:
        return True
    first, end = page.place(last.end - 1), page.place(after.start)
    return end - first <= _HOLE and "\n" not in page.text[first:end]


def _written(lines: list[_Span | str], page: PageText) -> Body:
    """The text of the lines, and the blocks of those that stand in the page."""
    places = Places()
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0
    for line in lines:
        if isinstance(line, _Span):
            first, last = page.place(line.start), page.place(line.end - 1) + 1
            words = page.text[first:last]
            for start, end, element in _stretches(line, page):
                blocks.append(Block(length + start - first, length + end - first, places.path(element)))
        else:
            words = line
        parts.append(words)
        length += len(words) + 1
    return Body("\n".join(parts), tuple(blocks), _beside([one for one in lines if isinstance(one, _Span)], page))


def _beside(spans: list[_Span], page: PageText) -> str:
    """What stands in the page before, between and behind some spans, each stretch a line of its own."""
    parts: list[str] = []
    behind = 0
    for span in (*sorted(spans, key=lambda one: one.start), _Span(len(page.compact), len(page.compact))):
        if span.start > behind:
            parts.append(page.text[page.place(behind) : page.place(span.start - 1) + 1])
        behind = max(behind, span.end)
    return "\n".join(parts)


def _stretches(span: _Span, page: PageText) -> Iterator[tuple[int, int, HtmlElement]]:
    """The lines and cells of a span, with where they begin and end in the page's text, and the smallest element that holds each."""
    start = end = None
    element: HtmlElement | None = None
    for number in page.pieces_between(span.start, span.end):
        first = page.place(max(span.start, page.begins[number]))
        after = page.begins[number + 1] if number + 1 < len(page.begins) else len(page.compact)
        last = page.place(min(span.end, after) - 1) + 1
        gap = "" if end is None else page.text[end:first]
        if start is not None and end is not None and element is not None:
            if page.torn[number] or page.raised[number] or page.raised[number - 1] or "\n" in gap or gap == CELL_MARK:
                yield start, end, element
                start = None
            else:
                element = _common(element, page.owners[number])
        if page.raised[number]:
            start, end = None, last
            continue
        if start is None:
            start, element = first, page.owners[number]
        end = last
    if start is not None and end is not None and element is not None:
        yield start, end, element


def _common(one: HtmlElement, other: HtmlElement) -> HtmlElement:
    """The smallest element that holds two."""
    if one is other:
        return one
    around = {one, *one.iterancestors()}
    return next(element for element in (other, *other.iterancestors()) if element in around)
