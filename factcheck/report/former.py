"""A report that was written before, read back: what it says of each discrepancy in short, out of its JSON or of the head of its pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from factcheck.report.outline import Outline, outline_of, read_json

__all__ = ["META", "PAGES", "further_pages", "is_page", "read_html", "read_record", "read_text"]

META = "factcheck-report"
"""The name of the meta element that has the outline as JSON."""

PAGES = "factcheck-pages"
"""The name of the meta element with the names of the further pages of a report, which lie in a folder beside it."""

_PAGE = re.compile(r"[a-z]+-[1-9][0-9]{0,5}\.html", re.ASCII)
_HEAD_ENDS = "</head>"
_LONGEST_HEAD = 64_000_000
"""So many characters of a page are looked through for the end of its head. Reason: a hundred times the outline of the largest page."""


class _Metas(HTMLParser):
    """The contents of the meta elements of a page, by name."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes a meta element down; the first of a name counts."""
        said = dict(attrs)
        if tag == "meta" and said.get("name"):
            self.found.setdefault(str(said["name"]), said.get("content") or "")


def _metas(text: str) -> Mapping[str, str]:
    end = text.find(_HEAD_ENDS, 0, _LONGEST_HEAD)
    parser = _Metas()
    parser.feed(text[: max(end, 0)])
    return parser.found


def is_page(name: str) -> bool:
    """Is this what a further page of a report is called?"""
    return _PAGE.fullmatch(name) is not None


def further_pages(text: str) -> tuple[str, ...]:
    """The names of the files that the further pages of a report are in, without their folder; none for what is no page."""
    return tuple(name for name in _metas(text).get(PAGES, "").split() if is_page(name))


def read_record(text: str) -> object:
    """The outline in the head of a page as JSON says it. Raises ValueError for a page that has none."""
    found = _metas(text).get(META)
    if found is None:
        raise ValueError("is no page of a report")
    return read_json(found)


def read_html(text: str, more: Mapping[str, str]) -> Outline:
    """The outline of a report in HTML; ``more`` are its further pages by name. Raises ValueError for what is none, or where a page is missing."""
    names = further_pages(text)
    missing = [name for name in names if name not in more]
    if missing:
        raise ValueError(f"has a page {missing[0]}, which is not there")
    found = outline_of(read_record(text), [read_record(more[name]) for name in names])
    if not found.is_whole:
        raise ValueError("is the first page of a report whose others were not written")
    return found


def read_text(text: str) -> Outline:
    """The outline of a report in JSON. Raises ValueError for what is none."""
    return outline_of(read_json(text))
