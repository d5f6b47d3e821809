"""The screen and its parts: what stands where in which terminal, and what each part shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen

from factcheck.cli.describe import Line
from factcheck.cli.desk.article_view import ArticleView
from factcheck.cli.desk.editing import LineEdit
from factcheck.cli.desk.foot import asked_lines
from factcheck.cli.desk.matter import matter_lines
from factcheck.cli.desk.pane import LinePane
from factcheck.cli.desk.queue import QueuePane
from factcheck.cli.sheet import key_lines
from factcheck.review.acts import Ask, Show

__all__ = ["LAYOUT", "NARROWEST", "SCROLLS", "SHORTEST", "Frame"]

NARROWEST, SHORTEST = 60, 16
"""A smaller terminal shows a sentence."""

_ALL = 10_000
"""More pages than anything has."""

SCROLLS = {
    "up": (-1, 0), "down": (1, 0), "pageup": (0, -1), "pagedown": (0, 1), "home": (0, -_ALL), "end": (0, _ALL),
}  # fmt: skip
"""Rows and pages that a key scrolls by."""

_WITH_QUEUE = 110
"""From so many columns on the queue stands beside what is shown."""

_LEFT_FREE = 9
"""What is said leaves so many rows to everything else."""

LAYOUT = """
Frame { layout: vertical; overflow: hidden; }
#head { height: 1; }
#middle { height: 1fr; }
#queue { width: 36; }
#matter, #help, #article { width: 1fr; }
#said, #foot { height: 1; }
.alone { width: 1fr !important; }
"""
"""The parts' places, in the screen library's own style sheets."""

_KEYS_HERE = (
    ("PgUp PgDn", "scroll, as Home and End, the arrows up and down and the wheel do"),
    ("Left Right", "back, skip"),
    ("Tab", "the queue: the arrows move in it, Enter goes there, Tab leaves it"),
    ("Escape", "takes a choice back; leaves this help"),
    ("Ctrl-C", "stops; what was saved stays"),
    ("the mouse", "clicks on keys, sides and entries of the queue"),
)
"""What keys do on the full screen, beside those of the session."""

_SMALL = f"The terminal is too small: {NARROWEST} columns and {SHORTEST} rows are needed. Or: factcheck review --plain"


class Frame(Screen[None]):
    """From above: the head, what is shown with the queue beside it or in its place, what was said, what is asked."""

    def __init__(self, wants: Callable[[], None]) -> None:
        super().__init__(id="frame")
        self.head, self.matter, self.help = LinePane(id="head", margin=0), LinePane(id="matter"), LinePane(id="help")
        self.said, self.foot, self.small = LinePane(id="said"), LinePane(id="foot", margin=0), LinePane(id="small")
        self.queue, self.article = QueuePane(wants, id="queue"), ArticleView(id="article")
        self.helping = False
        """Does the help stand in the place of what is shown?"""
        self.reading = False
        """Does an article stand there, for words to be marked?"""
        self._told: list[Line] = []
        self._shown: Show | None = None

    def compose(self) -> ComposeResult:
        """The parts of the screen, from the head down."""
        yield self.small
        yield self.head
        with Horizontal(id="middle"):
            yield self.queue
            yield self.matter
            yield self.help
            yield self.article
        yield self.said
        yield self.foot

    def on_mount(self) -> None:
        """The sentence for a small terminal never changes."""
        self.small.show(lambda _: [[(_SMALL, "")]])
        self.place()

    def on_resize(self, event: events.Resize) -> None:
        """Everything finds its place again."""
        self.place(event.size.width, event.size.height)

    def show_matter(self, shown: Show | None, head: Callable[[int], Line]) -> None:
        """Shows what the session shows; with more text around its quotes it stays where it was scrolled to. None leaves nothing to look at."""
        again = self._shown is not None and shown is not None and self._shown.matter.id == shown.matter.id
        self._shown = shown
        keep = again and shown is not None and shown.reach > 0
        self.matter.show(
            lambda width: [] if shown is None else list(matter_lines(shown, width)), top=None if keep else 0
        )
        self.head.show(lambda width: [head(width)])

    def tell(self, lines: Sequence[Line], *, fresh: bool) -> None:
        """Says something: below what was said before, or, ``fresh``, in its place."""
        self._told = [*([] if fresh else self._told), *lines]
        self._draw_said()

    def show_help(self, lines: Sequence[Line]) -> None:
        """Shows what the keys mean in the place of what is shown."""
        self.helping = True
        self.help.show(lambda _: [*lines, [("", "")], *key_lines(_KEYS_HERE)])

    def ask(self, asked: Ask, edit: LineEdit | None) -> None:
        """Puts a question at the foot."""
        self.say_below(*(self.article.foot() if self.reading else asked_lines(asked, edit)))

    def say_below(self, *lines: Line) -> None:
        """Says something at the foot, where questions stand."""
        self.foot.show(lambda _: lines)
        _tall(self.foot, self.foot.rows_at(self.size.width))

    def scroll(self, key: str) -> None:
        """Scrolls what is in the way first: the help, what is said if it is longer than its place, then what is shown."""
        rows, pages = SCROLLS[key]
        pane = self.help if self.helping else self.said if self.said.is_overfull else self.matter
        if rows:
            pane.scroll_lines(rows)
        else:
            pane.scroll_pages(pages)

    def place(self, width: int | None = None, height: int | None = None) -> None:
        """What stands where: the queue beside what is shown or in its place, the help or an article in place of both."""
        width, height = width or self.size.width, height or self.size.height
        small = width < NARROWEST or height < SHORTEST
        for part in (self.head, self.said, self.foot, self.query_one("#middle")):
            part.display = not small
        self.small.display = small
        browsing, wide = self.queue.cursor is not None, width >= _WITH_QUEUE
        alone = self.reading or self.helping
        self.article.display = self.reading
        self.help.display = self.helping and not self.reading
        self.queue.display = not alone and (browsing or wide)
        self.queue.set_class(not wide, "alone")
        self.matter.display = not alone and (wide or not browsing)
        self._draw_said(width, height)
        _tall(self.foot, self.foot.rows_at(width))

    def _draw_said(self, width: int | None = None, height: int | None = None) -> None:
        told = self._told
        self.said.show(lambda room: [[("─" * room, "dim")], *told])
        wanted = self.said.rows_at(width or self.size.width)
        _tall(self.said, max(1, min(wanted, (height or self.size.height) - _LEFT_FREE)))


def _tall(pane: LinePane, rows: int) -> None:
    """Gives a pane so many rows, where it has others."""
    if pane.styles.height is None or pane.styles.height.value != rows:
        pane.styles.height = rows
