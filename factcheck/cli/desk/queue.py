"""The queue beside what is shown, or in its place: the entries in sight alone are drawn and looked up, however many wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from textual import events
from textual.strip import Strip
from textual.widget import Widget

from factcheck.cli.describe import Line, about
from factcheck.cli.desk.rows import fitted, strip_of
from factcheck.core.titles import Title
from factcheck.core.wording import visible
from factcheck.review.queue import Queue

__all__ = ["QueuePane"]

_BROAD = 60
"""With so many cells an entry stands in one row, else in two."""

_WHEEL = 3

_EDGE = "│"


class QueuePane(Widget):
    """The entries around the place; with a ``cursor`` those around it. ``wants`` is called when others come in sight."""

    ALLOW_SELECT = False

    def __init__(self, wants: Callable[[], None], *, id: str | None = None) -> None:  # noqa: A002 - textual's own name for it
        super().__init__(id=id)
        self._wants = wants
        self._queue = Queue()
        self._skipped: frozenset[str] = frozenset()
        self._titles: dict[str, Title | None] = {}
        self._former: dict[str, Title | None] = {}
        self._first: int | None = None
        self.cursor: int | None = None
        """Where the keys have gone to, counted from 0; None while they answer questions."""

    def show(self, queue: Queue) -> None:
        """Shows the queue as it is now. What is known of its entries is shown until it is looked up again."""
        if queue.entries is not self._queue.entries:
            self._former, self._titles = self._former | self._titles, {}
        self._queue, self._first = queue, None
        self._skipped = frozenset(queue.skipped)
        self.refresh()

    def missing(self) -> list[str]:
        """The numbers in sight of which nothing is known since the queue changed."""
        numbers = (self._queue.entries[at].number for at in self._window())
        return [number for number in numbers if number not in self._titles]

    def learn(self, numbers: Iterable[str], titles: Mapping[str, Title]) -> None:
        """Keeps what was looked up under these numbers."""
        self._titles.update((number, titles.get(number)) for number in numbers)
        self.refresh()

    def begin(self) -> None:
        """The keys go through the queue from here on."""
        self.cursor, self._first = self._place, None
        self.refresh()
        self._wants()

    def move(self, rows: int) -> None:
        """The cursor so many entries down, up where it is negative."""
        self.cursor = max(0, min((self.cursor or 0) + rows, len(self._queue.entries) - 1))
        self._first = None
        self.refresh()
        self._wants()

    @property
    def page(self) -> int:
        """How many entries are in sight at once."""
        return max(1, (self.size.height - 1) // self._rows)

    @property
    def count(self) -> int:
        """How many entries wait."""
        return len(self._queue.entries)

    def number_at(self, index: int) -> str | None:
        """The number of an entry, None where there is none."""
        return self._queue.entries[index].number if 0 <= index < self.count else None

    def render_line(self, y: int) -> Strip:
        """One row of the pane."""
        width = self.size.width
        edge = _EDGE if self._rows > 1 else ""
        room = width - len(edge) * 3
        line = self._line(y, room)
        fill = "reverse" if y and self._index(y) == self.cursor and self.cursor is not None else ""
        row = strip_of([(words, f"{style} {fill}") for words, style in line], room, fill)
        return Strip([*row, *strip_of([(f" {edge} ", "dim")], len(edge) * 3)], width)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls."""
        self._scroll(_WHEEL)
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls."""
        self._scroll(-_WHEEL)
        event.stop()

    @property
    def _rows(self) -> int:
        return 1 if self.size.width >= _BROAD else 2

    @property
    def _place(self) -> int:
        return max(0, min(self._queue.position - 1, self.count - 1))

    def _scroll(self, entries: int) -> None:
        self._first = self._window().start + entries
        self._first = self._window().start
        self.refresh()
        self._wants()

    def _window(self) -> range:
        """The entries in sight: about a third of them before the cursor, or the place."""
        page, last = self.page, max(0, self.count - self.page)
        at = self._place if self.cursor is None else self.cursor
        first = at - page // 3 if self._first is None else self._first
        first = max(0, min(first, last))
        return range(first, min(first + page, self.count))

    def _index(self, y: int) -> int:
        """The entry that a row belongs to."""
        return self._window().start + (y - 1) // self._rows

    def _line(self, y: int, room: int) -> Line:
        if y == 0:
            head = f" {self.count:,} wait" if self.cursor is None else " Enter goes there, Tab or Escape leaves"
            return [(fitted(head, room), "dim")]
        at = self._index(y)
        if at not in self._window():
            return ()
        words = "".join(self._words(at, (y - 1) % self._rows))
        here = self._queue.place is not None and self._queue.place.number == self._queue.entries[at].number
        return [(fitted(words, room), f"{'bold ' if here else ''}row:{at}")]

    def _words(self, at: int, row: int) -> Iterator[str]:
        """The words of an entry: all in one row, or the figures in a second."""
        entry = self._queue.entries[at]
        title, place = self._titles.get(entry.number) or self._former.get(entry.number), self._queue.place
        here = place is not None and place.number == entry.number
        if row == 0:
            yield "▸" if here else "·" if entry.number in self._skipped else " "
            yield f"{entry.number:<{len(self._widest)}} "
        else:
            yield "   "
        if title is None:
            return
        if row == 0:
            yield f"{title.severity or '-'} "
            yield f"{title.kind}  " if title.kind else ""
            yield about(title.metric, title.subject)
        if self._rows == 1:
            yield "  "
        if row == self._rows - 1:
            yield " | ".join(visible(figure) for figure in title.figures)

    @property
    def _widest(self) -> str:
        entries = self._queue.entries
        return max((entries[at].number for at in self._window()), key=len, default="")
