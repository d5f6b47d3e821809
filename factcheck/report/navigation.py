"""How one gets from page to page of a report, and from part to part of a page."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.report.contents import Contents
from factcheck.report.layout import Layout, Page

__all__ = ["Pager", "Way", "navigation", "pager"]

_PARTS = (
    ("claims", "Claims decided by themselves"),
    ("series", "Figures through time"),
    ("figures", "Figures that stand alone"),
    ("sources", "Sources"),
    ("articles", "Articles"),
)
"""The kinds of further pages beside those of discrepancies."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link with its words. ``current`` is what ``aria-current`` says: ``page`` where it leads to the page that it stands on, ``true`` to what goes on there, empty else."""

    address: str
    words: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """The ways to the pages of one kind: the one before, the one behind, and all of them; empty ones where there are none."""

    before: Way | None
    behind: Way | None
    all: tuple[Way, ...]


def navigation(contents: Contents, layout: Layout, page: Page) -> tuple[Way, ...]:
    """The parts of the report, as seen from a page of it."""
    if layout.missing:
        return _on_first(contents)
    return _split(contents, layout, page) if layout.is_split else _on_one_page(contents)


def pager(layout: Layout, page: Page) -> Pager | None:
    """The ways among the pages of the kind of a page; None where it is the only one."""
    if page.of < 2:
        return None
    own = layout.parts[page.part]
    ways = tuple(
        Way(layout.way(page, one.name), f"{one.number}", "page" if one.name == page.name else "") for one in own
    )
    before = Way(layout.way(page, own[page.number - 2].name), "Page before") if page.number > 1 else None
    behind = Way(layout.way(page, own[page.number].name), "Next page") if page.number < page.of else None
    return Pager(before, behind, ways)


def _on_one_page(contents: Contents) -> tuple[Way, ...]:
    ways = [Way("#changes", "What changed")] if contents.since is not None else []
    ways.append(Way("#open", f"Open ({len(contents.open):,})"))
    if contents.decided:
        ways.append(Way("#decided", f"Decided ({len(contents.decided):,})"))
    if contents.gone:
        ways.append(Way("#settled", f"Settled ({len(contents.gone):,})"))
    if contents.verifications:
        ways.append(Way("#claims", "Claims decided by themselves"))
    if contents.series:
        ways.append(Way("#figures", "Figures"))
    return (
        *ways,
        Way("#sources", "Sources and articles"),
        Way("#reading", "How to read this"),
        Way("#record", "The record"),
    )


def _on_first(contents: Contents) -> tuple[Way, ...]:
    ways = [Way("#changes", "What changed")] if contents.since is not None else []
    glance = [Way("#glance", "At a glance")] if contents.discrepancies else []
    return (*ways, *glance, Way("#reading", "How to read this"), Way("#record", "The record"))


def _split(contents: Contents, layout: Layout, page: Page) -> tuple[Way, ...]:
    """The first page, the first of each kind of discrepancies, and of each other kind of page."""
    first = layout.pages[0]
    ways = [Way(layout.way(page, first.name) or "#glance", "Start", "page" if page.is_first else "")]
    sections = (
        ("Open", contents.open, "open"),
        ("Decided", contents.decided, "decided"),
        ("Settled", contents.gone, "settled"),
    )
    for words, found, section in sections:
        if found:
            name = layout.places[found[0].id or ""]
            told = {one.id for one in page.discrepancies}
            here = "page" if page.name == name else "true" if any(one.id in told for one in found) else ""
            ways.append(Way(f"{layout.way(page, name)}#{section}", f"{words} ({len(found):,})", here))
    for part, words in _PARTS:
        own = layout.parts.get(part)
        if own:
            ways.append(Way(layout.way(page, own[0].name) or "#top", words, _current(page, own)))
    return (*ways, Way(f"{layout.way(page, first.name)}#record", "The record"))


def _current(page: Page, own: tuple[Page, ...]) -> str:
    return "" if page.part != own[0].part else "page" if page.name == own[0].name else "true"
