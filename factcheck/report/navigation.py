"""How one gets from page to page of a report, and from part to part of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import GONE, State
from factcheck.report.contents import Contents
from factcheck.report.layout import Layout, Page

__all__ = ["Navigation", "Pager", "Way", "pager"]

_PARTS = (
    ("claims", "Claims decided by themselves"),
    ("series", "Figures through time"),
    ("figures", "Figures that stand alone"),
    ("sources", "Sources"),
    ("articles", "Articles"),
)
"""The kinds of further pages beside those of discrepancies."""

_AROUND = 3
"""So many pages before and behind one have a link on it, beside the first and the last of their kind."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link with its words. ``current`` is what ``aria-current`` says: ``page`` where it leads to the page that it stands on, ``true`` to what goes on there, empty else."""

    address: str
    words: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """The ways to other pages of a kind: the one before, the one behind, and those around with the first and the last; None where there is none, or some are passed over."""

    before: Way | None
    behind: Way | None
    all: tuple[Way | None, ...]


class Navigation:
    """The parts of a report, counted once, as they are seen from each of its pages."""

    def __init__(self, contents: Contents, layout: Layout) -> None:
        self.layout = layout
        parts = (
            ("Open", contents.open, "open"),
            ("Decided", contents.decided, "decided"),
            ("Settled", contents.gone, "settled"),
        )
        self.sections = [
            (f"{words} ({len(found):,})", section, found[0].id or "") for words, found, section in parts if found
        ]
        self.has_since, self.has_series = contents.since is not None, bool(contents.series)
        self.has_verifications, self.is_empty = bool(contents.verifications), not contents.discrepancies
        self.opened = f"Open ({len(contents.open):,})"

    def ways(self, page: Page) -> tuple[Way, ...]:
        """The parts of the report, as seen from a page of it."""
        if self.layout.missing:
            return tuple(self._on_first())
        return tuple(self._split(page) if self.layout.is_split else self._on_one_page())

    def _on_one_page(self) -> Iterator[Way]:
        yield from self._changes()
        if not any(section == "open" for _, section, _ in self.sections):
            yield Way("#open", self.opened)
        yield from (Way(f"#{section}", words) for words, section, _ in self.sections)
        if self.has_verifications:
            yield Way("#claims", "Claims decided by themselves")
        if self.has_series:
            yield Way("#figures", "Figures")
        yield from (Way("#sources", "Sources and articles"), Way("#reading", "How to read this"))
        yield Way("#record", "The record")

    def _on_first(self) -> Iterator[Way]:
        """The first page by itself."""
        if not self.is_empty:
            yield Way("#glance", "At a glance")
        yield from self._changes()
        yield from (Way("#reading", "How to read this"), Way("#record", "The record"))

    def _split(self, page: Page) -> Iterator[Way]:
        """The first page, where each kind of discrepancies begins, and the first of each other kind of page."""
        layout, first = self.layout, self.layout.pages[0]
        yield Way(layout.way(page, first.name) or "#top", "Start", "page" if page.is_first else "")
        told = {_section(one) for one in page.discrepancies}
        for words, section, number in self.sections:
            name = layout.places[number]
            current = "page" if page.name == name else "true" if section in told else ""
            yield Way(f"{layout.way(page, name)}#{section}", words, current)
        for part, words in _PARTS:
            own = layout.parts.get(part)
            if own:
                current = "" if page.part != part else "page" if page.name == own[0].name else "true"
                yield Way(layout.way(page, own[0].name) or "#top", words, current)
        yield Way(f"{layout.way(page, first.name)}#record", "The record")

    def _changes(self) -> Iterator[Way]:
        if self.has_since:
            yield Way("#changes", "What changed")


def pager(layout: Layout, page: Page) -> Pager | None:
    """The ways among the pages of the kind of a page; None where it is the only one."""
    if page.of < 2:
        return None
    own = layout.parts[page.part]
    before = Way(layout.way(page, own[page.number - 2].name), "Page before") if page.number > 1 else None
    behind = Way(layout.way(page, own[page.number].name), "Next page") if page.number < page.of else None
    ways: list[Way | None] = []
    last = 0
    for number in sorted({1, page.of, *range(max(1, page.number - _AROUND), min(page.of, page.number + _AROUND) + 1)}):
        if number != last + 1:
            ways.append(None)
        ways.append(Way(layout.way(page, own[number - 1].name), f"{number}", "page" if number == page.number else ""))
        last = number
    return Pager(before, behind, tuple(ways))


def _section(found: Discrepancy) -> str:
    """The section of a page that a discrepancy stands in."""
    return "decided" if found.state is State.RESOLVED else "settled" if found.state in GONE else "open"
