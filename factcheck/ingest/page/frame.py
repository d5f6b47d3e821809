"""Pages too large for trafilatura, whose time grows with the square of them: all that stands in the page's article, without its furniture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.ingest.page.text import PageText

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["frame_spans", "is_large"]

_ELEMENTS = 20_000
_CHILDREN = 2_500
"""Of one element: 5,000 take trafilatura some seconds, 20,000 a minute."""

_CELLS = 100_000
"""Rows times columns: trafilatura fills each row of a table up to its longest, and spans as they say."""

_WORK = 30_000_000
"""Characters times the elements around them: trafilatura and htmldate gather the words of an element anew for each of them. The longest articles of encyclopaedias have some 5 million."""

_FURNITURE = frozenset("nav footer aside header form menu button noscript dialog".split())


def is_large(root: HtmlElement) -> bool:
    """Would trafilatura take seconds for a page, or more memory than there is?"""
    depths: dict[HtmlElement | None, int] = {None: 0}
    work = 0
    for count, element in enumerate(root.iter("*"), start=1):
        depth = depths[element] = depths.get(element.getparent(), 0) + 1
        work += depth * (len(element.text or "") + len(element.tail or ""))
        if count > _ELEMENTS or len(element) > _CHILDREN or work > _WORK:
            return True
    return any(_cells(table) > _CELLS for table in root.iter("table"))


def _cells(table: HtmlElement) -> int:
    """How many cells trafilatura would make of a table. Source: its code, in which a span counts for 100 at most."""
    rows = longest = 0
    for row in table.iter("tr"):
        rows += 1
        longest = max(longest, sum(100 if "colspan" in cell.attrib or "rowspan" in cell.attrib else 1 for cell in row))
    return rows * longest


def frame_spans(root: HtmlElement, page: PageText) -> Iterator[tuple[int, int]]:
    """The stretches of ``page.compact`` that stand in the page's only ``<article>``, its only ``<main>``, or else its body, outside navigation, forms and margins."""
    frame = next((found[0] for name in ("article", "main") if len(found := list(root.iter(name))) == 1), root)
    within: dict[HtmlElement, bool] = {frame: True}
    start: int | None = None
    for number, owner in enumerate(page.owners):
        begin = page.begins[number]
        if _stands(owner, within):
            start = begin if start is None else start
        elif start is not None:
            yield start, begin
            start = None
    if start is not None and start < len(page.compact):
        yield start, len(page.compact)


def _stands(element: HtmlElement, within: dict[HtmlElement, bool]) -> bool:
    """Is an element inside the frame and in no furniture there? What is found on the way up is kept."""
    way: list[HtmlElement] = []
    around: HtmlElement | None = element
    while around is not None and around not in within:
        way.append(around)
        around = around.getparent()
    stands = around is not None and within[around]
    for one in reversed(way):
        stands = stands and one.tag not in _FURNITURE
        within[one] = stands
    return stands
