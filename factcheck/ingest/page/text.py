"""The words of a page in reading order, as a reader sees them, with the element that each stands in.

White space is collapsed as a browser does it; blocks, line breaks, list items and the rows of tables are lines of their own; the cells of a row stand side by side.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["CELL_MARK", "PageText", "compact", "page_text"]

CELL_MARK = " | "
"""What stands between the cells of a row: a mark, so that no phrase runs on from one cell to the next."""

_SKIPPED = frozenset("script style template head object svg math select textarea iframe datalist".split())
_CELLS = frozenset(["td", "th"])
_BREAKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html"
    " legend li listing main menu nav ol option p pre search section summary table tbody tfoot thead tr ul".split()
)
"""Source: HTML Living Standard, section 15.3.3 (what is displayed as a block), with line breaks and the parts of tables."""

_SPACE = re.compile(r"[ \t\n\f\r]+")
"""Source: HTML Living Standard, ASCII whitespace. A no-break space is none and stays."""

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0e-\x1f\x7f]")
"""Places where a word may be broken, and marks that nobody sees: they would tear words apart."""

_RAISED = re.compile(r"[\d+\u2212-]{1,3}")
_RAISE = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_WORDS = re.compile(r"\S+")


def compact(words: str) -> str:
    """Words without anything that is white space or not seen: what stays the same however a text is laid out."""
    return "".join(_INVISIBLE.sub("", words).split())


@dataclass(slots=True)
class PageText:
    """``text`` is the page's text; ``compact`` its characters as the page has them, without white space and without the marks between cells.

    Both are made of pieces, each the words of one element: ``owners`` are the elements, ``begins`` where the pieces begin in ``compact``. A superscript figure is
    raised in ``text`` (``10⁶``, never ``106``) and stays as it is in ``compact``. A piece is ``torn`` from the one before where something that is no text (a script, a drawing) stands between.
    """

    text: str = ""
    compact: str = ""
    owners: list[HtmlElement] = field(default_factory=list)
    raised: list[bool] = field(default_factory=list)
    torn: list[bool] = field(default_factory=list)
    begins: array[int] = field(default_factory=lambda: array("l"))
    _shown: list[str] = field(default_factory=list)
    _bare: list[str] = field(default_factory=list)
    _starts: array[int] = field(default_factory=lambda: array("l"))
    _words: dict[int, tuple[array[int], array[int]]] = field(default_factory=dict)
    _length: int = 0
    _bare_length: int = 0

    def add(self, separator: str, words: str, owner: HtmlElement, *, raised: bool, torn: bool) -> None:
        """Appends words that stand in an element, with what separates them from the words before."""
        bare = "".join(words.split())
        if not bare:
            return
        if self._shown:
            self._shown.append(separator)
            self._length += len(separator)
        self.begins.append(self._bare_length)
        self._starts.append(self._length)
        self.owners.append(owner)
        self.raised.append(raised)
        self.torn.append(torn)
        self._bare.append(bare)
        self._bare_length += len(bare)
        self._shown.append(words.translate(_RAISE) if raised else words)
        self._length += len(words)

    def finish(self) -> PageText:
        """The same, put together."""
        self.text, self.compact = "".join(self._shown), "".join(self._bare)
        self._shown, self._bare = [], []
        return self

    def place(self, at: int) -> int:
        """Where a character of ``compact`` stands in ``text``."""
        piece = bisect_right(self.begins, at) - 1
        words, places = self._words.get(piece) or self._cut(piece)
        word = bisect_right(words, at) - 1
        return places[word] + at - words[word]

    def pieces_between(self, start: int, end: int) -> range:
        """The numbers of the pieces that ``compact[start:end]`` is made of."""
        return range(bisect_right(self.begins, start) - 1, bisect_right(self.begins, end - 1))

    def _cut(self, piece: int) -> tuple[array[int], array[int]]:
        """Where each word of a piece begins, in ``compact`` and in ``text``."""
        words, places = array("l"), array("l")
        begin = self.begins[piece]
        last = self.begins[piece + 1] if piece + 1 < len(self.begins) else len(self.compact)
        for found in _WORDS.finditer(self.text, self._starts[piece]):
            if begin >= last:
                break
            words.append(begin)
            places.append(found.start())
            begin += found.end() - found.start()
        self._words[piece] = words, places
        return words, places


def page_text(root: HtmlElement) -> PageText:
    """The text of a page."""
    from lxml import etree

    found, layout = PageText(), _layout_cells(root)
    separator, cells, before, torn = "", 0, "", False
    skipped: HtmlElement | None = None

    def take(words: str | None, owner: HtmlElement, *, raised: bool = False) -> None:
        nonlocal separator, before, torn
        if not words or words.isspace():
            separator = separator or (" " if words else "")
            return
        shown = _SPACE.sub(" ", words if words.isascii() else _INVISIBLE.sub("", words))
        if shown.isspace() or not shown:
            separator = separator or shown
            return
        if shown[0] == " ":
            separator = separator or " "
        core = shown.strip(" ")
        is_raised = raised and not separator and before[-1:].isalnum() and _RAISED.fullmatch(core) is not None
        found.add(separator, core, owner, raised=is_raised, torn=torn)
        torn = False
        before, separator = core, " " if shown[-1] == " " else ""

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if skipped is None:
            if tag in _CELLS and element not in layout:
                cells += 1 if event == "start" else -1
                separator = _between_cells(separator, element) if event == "start" else separator or " "
            elif tag in _BREAKS or tag in _CELLS:
                separator = _broken(separator, in_cell=cells > 0)
            if event == "start" and tag in _SKIPPED:
                skipped = element
                torn = True
            elif event == "start":
                take(element.text, element, raised=tag == "sup")
        if event == "end":
            if element is skipped:
                skipped = None
            if skipped is None and element.tail and element is not root:
                take(element.tail, element.getparent())
    return found.finish()


def _broken(separator: str, *, in_cell: bool) -> str:
    """The separator at the edge of a block: a new line, in a cell a space."""
    if separator in {CELL_MARK, "\n"}:
        return separator
    return " " if in_cell else "\n"


def _between_cells(separator: str, cell: HtmlElement) -> str:
    """The separator before a cell: a mark behind another one of its row."""
    return CELL_MARK if cell.getprevious() is not None and separator != "\n" else separator


def _layout_cells(root: HtmlElement) -> set[HtmlElement]:
    """The cells that hold several blocks: such a table lays a page out, and its cells are read one below the other."""
    if next(root.iter("td", "th"), None) is None:
        return set()
    cell_of: dict[HtmlElement, HtmlElement | None] = {}
    blocks: dict[HtmlElement, int] = {}
    for element in root.iter("*"):
        around = cell_of.get(element.getparent())
        cell_of[element] = element if element.tag in _CELLS else around
        if around is not None and element.tag in _BREAKS and element.tag != "br":
            blocks[around] = blocks.get(around, 0) + 1
    return {cell for cell, count in blocks.items() if count > 1}
