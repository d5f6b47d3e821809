"""The queue beside what is shown, or in its place: the entries in sight alone are drawn and looked up, however many wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from factcheck.cli.describe import about
from factcheck.cli.desk.rows import fitted, strip_of
from factcheck.core.titles import Title
from factcheck.core.wording import visible
from factcheck.review.queue import Queue

__all__ = ["QueuePane"]

_BROAD = 60
"""With so many cells an entry stands in one row, else in two."""

_WHEEL = 3


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
        self._drawn: list[Strip] = []
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

    def moved(self, key: str) -> bool:
        """Moves the cursor as a key of this name does. Is it such a key?"""
        steps = {
            "up": -1,
            "down": 1,
            "pageup": -self.page,
            "pagedown": self.page,
            "home": -self.count,
            "end": self.count,
        }
        if key in steps:
            self.move(steps[key])
        return key in steps

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

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of the pane, all drawn at once: what they have in common is worked out once."""
        self._drawn = list(self._all_rows(*self.size))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the pane."""
        return self._drawn[y] if y < len(self._drawn) else Strip.blank(self.size.width)

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

    def _all_rows(self, width: int, height: int) -> Iterator[Strip]:
        rows, window = self._rows, self._window()
        edge = " │ " if rows > 1 else ""
        room = width - len(edge)
        end = strip_of([(edge, "dim")], len(edge))
        head = f" {self.count:,} wait" if self.cursor is None else " Enter goes there, Tab or Escape leaves"
        yield Strip([*strip_of([(fitted(head, room), "dim")], room), *end], width)
        entries, place = self._queue.entries, self._queue.place
        label = max((len(entries[at].number) for at in window), default=0)
        for at in window:
            here = place is not None and place.number == entries[at].number
            style = f"{'bold ' if here else ''}{'reverse ' if at == self.cursor else ''}row:{at}"
            for words in self._words(entries[at].number, label, here=here)[:rows]:
                yield Strip([*strip_of([(fitted(words, room), style)], room), *end], width)
        for _ in range(height - 1 - len(window) * rows):
            yield Strip([*strip_of((), room), *end], width)

    def _words(self, number: str, label: int, *, here: bool) -> tuple[str, ...]:
        """An entry in one row, or with its figures in a second. ``label`` is how long the longest number in sight is."""
        mark = "▸" if here else "·" if number in self._skipped else " "
        head = f"{mark}{number:<{label}} "
        title = self._titles.get(number) or self._former.get(number)
        if title is None:
            return (head, "")
        told = f"{head}{title.severity or '-'} {f'{title.kind}  ' if title.kind else ''}{about(title.metric, title.subject)}"
        figures = " | ".join(visible(figure) for figure in title.figures)
        return (f"{told}  {figures}",) if self._rows == 1 else (told, f"   {figures}")
