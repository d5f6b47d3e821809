"""An article at full size, in which words are marked with keys or the mouse."""

from __future__ import annotations

from textual import events
from textual.strip import Strip
from textual.widget import Widget

from factcheck.cli.describe import Line
from factcheck.cli.desk.editing import History, LineEdit
from factcheck.cli.desk.marking import Page
from factcheck.cli.desk.rows import strip_of
from factcheck.cli.desk.typed import ENTER, ESCAPE, Typed
from factcheck.core.wording import byline, visible
from factcheck.review.acts import Ask

__all__ = ["ArticleView"]

_WHEEL = 3

_LONGEST = 60
"""So many characters of what is marked stand at the foot; a longer mark shows its ends."""

_LEGEND = "arrows w b move, Space or mouse mark, Enter takes it, / n N find, Escape leaves"


class ArticleView(Widget):
    """The text with a cursor on a word. What ``take`` gives is the answer: the span of what was marked (``@12:40``), or nothing where it was left."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - textual's own name for it
        super().__init__(id=id)
        self._asked = Ask("")
        self._made: Page | None = None
        self._at = 0
        self._anchor: int | None = None
        self._top = 0
        self._search: LineEdit | None = None
        self._history = History()
        self._missed = ""
        self._dragged = False

    def open(self, asked: Ask) -> None:
        """Shows the article of a question, with the cursor on its first word."""
        self._asked, self._made = asked, None
        self._at, self._anchor, self._top, self._search, self._missed = 0, None, 0, None, ""
        self.refresh()

    def take(self, given: Typed) -> str | None:
        """Does what a key asks for. Returns the answer that it gives, None for one that only moved, marked or searched."""
        self._missed = ""
        if self._search is not None:
            self._searched(self._search, given)
            return None
        page = self._page
        if given.key == ESCAPE and self._anchor is None:
            return ""
        if given.key == ESCAPE:
            self._anchor = None
        elif given.key in {ENTER, "space"} and self._anchor is not None:
            start, end = page.span(self._anchor, self._at)
            return f"@{start}:{end}"
        elif given.key in {ENTER, "space"} and page.words:
            self._anchor = self._at
        elif given.text == "/":
            self._search = LineEdit(self._history)
        elif given.text in {"n", "N"} and self._history.lines:
            self._find(self._history.lines[-1], backwards=given.text == "N")
        else:
            self._move(given)
        self._follow()
        return None

    def foot(self) -> list[Line]:
        """What stands at the foot: the question with what is marked, or the search; below it the keys."""
        if self._search is not None:
            edit = self._search
            return [
                [("Find: ", "bold"), (visible(edit.text), ""), (" ", "reverse")],
                [("Enter finds it, Escape leaves", "dim")],
            ]
        legend = self._missed or visible(self._asked.legend) or _LEGEND
        return [[(visible(self._asked.prompt), "bold"), *self._marked()], [(legend, "")]]

    def render_line(self, y: int) -> Strip:
        """One row of the pane."""
        width = self.size.width
        if y == 0:
            article = self._asked.article
            title = f"{visible(article.title)}, " if article is not None and article.title else ""
            told = "" if article is None else f"{article.id or ''}  {title}{visible(byline(article))}"
            return strip_of([(told, "bold")], width)
        page, row = self._page, self._top + y - 1
        if row >= len(page.rows):
            return Strip.blank(width)
        return strip_of(list(self._row(page, *page.rows[row])), width)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The cursor goes there; a mark may begin."""
        if event.y > 0 and self._page.words:
            self._at, self._anchor, self._dragged = self._word_under(event), None, True
            self.capture_mouse()
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """With the button down the mark grows."""
        if not self._dragged:
            return
        word = self._word_under(event)
        if word != self._at:
            self._anchor = self._at if self._anchor is None else self._anchor
            self._at = word
            self.refresh()

    def on_mouse_up(self) -> None:
        """The mark stays; Enter takes it."""
        self._dragged = False
        self.release_mouse()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls."""
        self._scroll(_WHEEL)
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls."""
        self._scroll(-_WHEEL)
        event.stop()

    @property
    def _page(self) -> Page:
        """The text at the present width."""
        width = max(2, self.size.width - 1)
        if self._made is None or self._made.width != width:
            article = self._asked.article
            self._made = Page("" if article is None else article.text, width, self._asked.known)
        return self._made

    @property
    def _height(self) -> int:
        return max(1, self.size.height - 1)

    def _searched(self, edit: LineEdit, given: Typed) -> None:
        if given.key == ESCAPE:
            self._search = None
        elif given.key == ENTER:
            self._search = None
            self._history.add(edit.text)
            self._find(edit.text, backwards=False)
            self._follow()
        else:
            edit.take(given)

    def _find(self, wanted: str, *, backwards: bool) -> None:
        found = self._page.found(wanted, self._at, backwards=backwards)
        if found is None:
            self._missed = f"“{visible(wanted)}” does not stand in this article."
        else:
            self._at = found

    def _move(self, given: Typed) -> None:
        page, last = self._page, len(self._page.words) - 1
        rows = {"up": -1, "down": 1, "pageup": -self._height, "pagedown": self._height}
        if given.key in {"right", "w"}:
            self._at = min(self._at + 1, max(0, last))
        elif given.key in {"left", "b"}:
            self._at = max(0, self._at - 1)
        elif given.key in rows:
            self._at = page.in_row(self._at, rows[given.key])
        elif given.key in {"home", "end"} and page.words:
            start, end = page.rows[page.row_of(page.words[self._at][0])]
            self._at = page.word_at(start) if given.key == "home" else page.word_at(max(start, end - 1))

    def _follow(self) -> None:
        """Scrolls as far as the cursor needs."""
        page = self._page
        row = page.row_of(page.words[self._at][0]) if page.words else 0
        self._top = max(min(self._top, row), row - self._height + 1)
        self.refresh()

    def _scroll(self, rows: int) -> None:
        self._top = max(0, min(self._top + rows, len(self._page.rows) - self._height))
        self.refresh()

    def _word_under(self, event: events.MouseEvent) -> int:
        page = self._page
        return page.word_at(page.at_cell(self._top + max(0, event.y - 1), max(0, event.x)))

    def _row(self, page: Page, start: int, end: int) -> Line:
        cursor = page.words[self._at] if page.words else (0, 0)
        marked = (0, 0) if self._anchor is None else page.span(self._anchor, self._at)
        pieces = []
        for at in range(start, end):
            looks = ["underline"] if page.is_known(at) else []
            if cursor[0] <= at < cursor[1] or marked[0] <= at < marked[1]:
                looks.append("reverse")
            if cursor[0] <= at < cursor[1]:
                looks.append("bold")
            pieces.append((page.shown(at), " ".join(looks)))
        return pieces

    def _marked(self) -> Line:
        """The words that are marked, or the one that the cursor is on."""
        page = self._page
        if not page.words:
            return []
        start, end = page.words[self._at] if self._anchor is None else page.span(self._anchor, self._at)
        words = page.text[start:end]
        if len(words) > _LONGEST:
            words = f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"
        return [("at " if self._anchor is None else "marked: ", "dim"), (f"“{visible(words)}”", "")]
