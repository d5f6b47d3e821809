"""Words of an article and the rows they stand in: where a cursor goes, and what is marked. Pure; places are code points of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len

from factcheck.core.wording import visible

__all__ = ["Page", "Span"]

Span = tuple[int, int]
"""Begin and end, the end not included."""

_WORD = re.compile(r"\w+(?:[-'’.,&/]\w+)*|[^\w\s]")
"""A word or a number with what holds it together, or one other sign."""

_OPENING, _CLOSING = "[", "]"
"""What stands around the words of a claim that was found already."""


@dataclass(frozen=True)
class Page:
    """A text in rows of ``width`` cells, with the spans of its claims (``known``) in brackets."""

    text: str
    width: int
    known: tuple[Span, ...] = ()

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """The words that a cursor goes by."""
        return tuple(found.span() for found in _WORD.finditer(self.text))

    @cached_property
    def rows(self) -> tuple[Span, ...]:
        """The begin and end of each row: lines of the text, the long ones broken between words."""
        found: list[Span] = []
        start = 0
        for line in self.text.split("\n"):
            found += self._broken(start, start + len(line))
            start += len(line) + 1
        return tuple(found)

    def shown(self, at: int) -> str:
        """What stands on the screen for one character, with the bracket before or behind it."""
        before = _OPENING * self._opened.get(at, 0)
        return f"{before}{visible(self.text[at])}{_CLOSING * self._closed.get(at + 1, 0)}"

    def is_known(self, at: int) -> bool:
        """Does a character stand in a claim that was found already?"""
        return any(start <= at < end for start, end in self.known)

    def row_of(self, at: int) -> int:
        """The row that a character stands in."""
        return max(0, bisect_right(self._begins, at) - 1)

    def word_at(self, at: int) -> int:
        """The word that a character stands in, else the one before it; the first where there is none before."""
        return max(0, bisect_right(self._word_begins, at) - 1)

    def at_cell(self, row: int, cell: int) -> int:
        """The character that stands in a cell of a row; the last one of the row, where the row ends before."""
        if not self.rows:
            return 0
        start, end = self.rows[max(0, min(row, len(self.rows) - 1))]
        used = 0
        for at in range(start, end):
            used += cell_len(self.shown(at))
            if used > cell:
                return at
        return max(start, end - 1)

    def cell_of(self, at: int) -> int:
        """The cell in which a character begins, counted from the begin of its row."""
        start = self.rows[self.row_of(at)][0] if self.rows else 0
        return sum(cell_len(self.shown(one)) for one in range(start, at))

    def in_row(self, word: int, rows: int) -> int:
        """The word as far below another as so many rows (above, where negative) that stands nearest under it; rows without words are passed over."""
        if not self.words:
            return 0
        begin = self.words[word][0]
        row, cell = self.row_of(begin), self.cell_of(begin)
        step = 1 if rows > 0 else -1
        wanted = max(0, min(row + rows, len(self.rows) - 1))
        while 0 <= wanted < len(self.rows):
            found = self.word_at(self.at_cell(wanted, cell))
            if self.row_of(self.words[found][0]) == wanted:
                return found
            wanted += step
        return len(self.words) - 1 if rows > 0 else 0

    def found(self, wanted: str, after: int, *, backwards: bool = False) -> int | None:
        """The word in which the next place of these words begins, behind (before) a word and round the end; None where they do not stand in the text."""
        begins = [one.start() for one in re.finditer(re.escape(wanted), self.text, re.IGNORECASE)] if wanted else []
        if not begins or not self.words:
            return None
        here = self.words[after][0]
        if backwards:
            return self.word_at(next((one for one in reversed(begins) if one < here), begins[-1]))
        end = self.words[after][1]
        return self.word_at(next((one for one in begins if one >= end), begins[0]))

    def span(self, first: int, last: int) -> Span:
        """From the begin of the one word to the end of the other, in whichever order they are named."""
        low, high = sorted((first, last))
        return self.words[low][0], self.words[high][1]

    @cached_property
    def _begins(self) -> Sequence[int]:
        return [start for start, _ in self.rows]

    @cached_property
    def _word_begins(self) -> Sequence[int]:
        return [start for start, _ in self.words]

    @cached_property
    def _opened(self) -> dict[int, int]:
        return _counted(start for start, _ in self.known)

    @cached_property
    def _closed(self) -> dict[int, int]:
        return _counted(end for _, end in self.known)

    def _broken(self, start: int, end: int) -> list[Span]:
        rows: list[Span] = []
        while True:
            cut = self._fitting(start, end)
            if cut >= end:
                return [*rows, (start, end)]
            space = self.text.rfind(" ", start, cut + 1)
            cut = space + 1 if space > start else cut
            rows.append((start, cut))
            start = cut

    def _fitting(self, start: int, end: int) -> int:
        """The end of as much as fits into a row, one character at least."""
        used = 0
        for at in range(start, end):
            used += cell_len(self.shown(at))
            if used > self.width and at > start:
                return at
        return end


def _counted(places: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for place in places:
        found[place] = found.get(place, 0) + 1
    return found
