"""A part of the screen that shows lines and scrolls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from factcheck.cli.describe import Line
from factcheck.cli.desk.rows import strip_of, style_of, wrapped_all

__all__ = ["LinePane"]

Maker = Callable[[int], Sequence[Line]]
"""Gives lines for a width in cells; longer ones are wrapped."""

_WHEEL = 3
"""So many rows does one notch of the wheel move."""


class LinePane(Widget):
    """Lines, from the one that was scrolled to on. The ``margin``, so many cells at the right, says where there is more (``▲``, ``▼``)."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str, margin: int = 2) -> None:  # noqa: A002 - textual's own name for it
        super().__init__(id=id)
        self._margin = margin
        self._make: Maker = lambda _: ()
        self._made: tuple[int, list[Line]] | None = None
        self._top = 0
        self._drawn: list[Strip] = []

    def show(self, make: Maker, *, top: int | None = 0) -> None:
        """Shows other lines, from ``top`` on; None stays where it was scrolled to."""
        self._make, self._made = make, None
        if top is not None:
            self._top = top
        self.refresh()

    def lines(self, width: int) -> list[Line]:
        """The lines, wrapped to a width; made once for each."""
        if self._made is None or self._made[0] != width:
            self._made = width, wrapped_all(self._make(width), width)
        return self._made[1]

    @property
    def top(self) -> int:
        """The first line in sight, counted from 0."""
        return max(0, min(self._top, len(self._inside()) - self.size.height))

    @property
    def is_overfull(self) -> bool:
        """Are there more lines than rows?"""
        return len(self._inside()) > self.size.height

    def rows_at(self, width: int) -> int:
        """How many rows the lines need in a pane of a width."""
        return len(self.lines(max(1, width - self._margin)))

    def scroll_lines(self, rows: int) -> None:
        """Scrolls down by so many rows, up where it is negative; never beyond the ends."""
        self._top = self.top + rows
        self._top = self.top
        self.refresh()

    def scroll_pages(self, pages: int) -> None:
        """Scrolls by so many pages, a row less each, so that one row stays in sight."""
        self.scroll_lines(pages * max(1, self.size.height - 1))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of the pane, all drawn at once: what they have in common is worked out once."""
        self._drawn = list(self._all_rows(*self.size))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the pane."""
        return self._drawn[y] if y < len(self._drawn) else Strip.blank(self.size.width)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls."""
        self.scroll_lines(_WHEEL)
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls."""
        self.scroll_lines(-_WHEEL)
        event.stop()

    def _all_rows(self, width: int, height: int) -> Iterator[Strip]:
        lines, top, room = self._inside(), self.top, width - self._margin
        for y in range(height):
            row = strip_of(lines[top + y] if top + y < len(lines) else (), room)
            more = _scrolled(y, top, height, len(lines)).rjust(self._margin)
            yield Strip([*row, Segment(more, style_of("dim"))], width) if self._margin else row

    def _inside(self) -> list[Line]:
        """The lines at the present width, the margin left for what says that there is more."""
        return self.lines(max(1, self.size.width - self._margin))


def _scrolled(y: int, top: int, height: int, count: int) -> str:
    """What the margin says in a row: that there is more above or below, or where in the whole the rows in sight are."""
    if count <= height:
        return " "
    if y == 0 and top > 0:
        return "▲"
    if y == height - 1 and top + height < count:
        return "▼"
    return "┃" if top * height <= y * count < (top + height) * height else "│"
