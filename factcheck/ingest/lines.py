"""Where a stretch of an article's text stands in its file: line and column, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from factcheck.core.document import Block, Document
from factcheck.core.draft import LinePlace
from factcheck.errors import InputError
from factcheck.ingest.decode import decode

__all__ = ["Find", "places_in_file"]

Find = Callable[[int, int], LinePlace | None]
"""The place of ``[start, end)`` of the text; None where it is not known."""

_WORD = re.compile(r"\w+")

_AROUND = 6
"""So many words on either side of a figure tell it from the others of a page."""

_LINK_TARGET = r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)"
_MARKDOWN = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)|</?[A-Za-z][^<>]*>|{_LINK_TARGET}|<https?://[^<>\s]*>",
    re.DOTALL | re.IGNORECASE,
)
"""What a reader of Markdown does not see, and what could hold digits."""

_PAGE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|head)\b.*?(?:</\1\s*>|\Z)|<[!/?A-Za-z][^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);",
    re.DOTALL | re.IGNORECASE,
)
"""What a reader of a page does not see, and character references: those of letters are lost with it, and their sentences not found."""


def places_in_file(document: Document) -> Find:
    """What finds the places of a document. Exact for plain text; in Markdown and pages by the words, so that a column may be missing; nowhere in a PDF."""
    reader = document.provenance.reader
    if reader == "text":
        return _in_text(document.article.text)
    if reader not in {"markdown", "html"}:
        return lambda _start, _end: None
    try:
        where = document.provenance.place or ""
        written = decode(document.raw, where, document.provenance.charset).text
    except InputError:
        return lambda _start, _end: None
    return _in_markdown(document, written) if reader == "markdown" else _in_page(document.article.text, written)


def _in_text(text: str) -> Find:
    return _Lines(text).place


class _Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self._begins = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]

    def begin(self, line: int) -> int:
        """Where a line, from 1, begins; beyond the last one it does so at the last."""
        return self._begins[min(line, len(self._begins)) - 1]

    def place(self, start: int, end: int) -> LinePlace:
        """The place of a stretch of the text itself."""
        line = bisect_right(self._begins, start)
        begin = self._begins[line - 1]
        ends_here = bisect_right(self._begins, max(start, end - 1)) == line
        return LinePlace(line, start - begin + 1, end - begin + 1 if ends_here else None)


def _in_markdown(document: Document, written: str) -> Find:
    """Each block of the text knows its line; within it the words are followed one by one, past what is not seen."""
    text, blocks = document.article.text, document.blocks
    lines, seen = _Lines(written), _blanked(_MARKDOWN, written)
    starts = [block.start for block in blocks]

    def find(start: int, end: int) -> LinePlace | None:
        at = bisect_right(starts, start) - 1
        if at < 0:
            return None
        line = _line_of(blocks[at])
        last = next((_line_of(one) for one in blocks[at + 1 :] if _line_of(one) > line), None)
        stretch = (lines.begin(line), len(written) if last is None else lines.begin(last))
        # Rows of a table and blocks on one line are followed from the first of them.
        first = next(one for one in blocks if _line_of(one) == line)
        found = _followed(text, (first.start, start, end), seen, stretch)
        return LinePlace(line) if found is None else lines.place(*found)

    return find


def _line_of(block: Block) -> int:
    return int(block.place.removeprefix("line "))


def _followed(text: str, stretch: tuple[int, int, int], seen: str, within: tuple[int, int]) -> tuple[int, int] | None:
    """Where ``[start, end)`` of a text stands in the file, its words followed from where the block begins; None where they part."""
    block, start, end = stretch
    here, stop = within
    begins: int | None = None
    for word in _WORD.finditer(text, block, end):
        at = seen.find(word[0], here, stop)
        if at < 0:
            return None
        here = at + len(word[0])
        if begins is None and word.end() > start:
            begins = _with_mark(text, start, word.start(), seen, at)
    if begins is None:
        return None
    behind = text[_last_word_end(text, start, end) : end]
    return begins, here + (len(behind) if seen.startswith(behind, here) else 0)


def _with_mark(text: str, start: int, word: int, seen: str, at: int) -> int:
    """Where a stretch begins: at its first word, or at the mark before it (``$29.5``) where that stands in the file too."""
    mark = text[start:word]
    return at - len(mark) if mark and seen[max(0, at - len(mark)) : at] == mark else at + max(0, start - word)


def _last_word_end(text: str, start: int, end: int) -> int:
    return max((word.end() for word in _WORD.finditer(text, start, end)), default=end)


def _in_page(text: str, written: str) -> Find:
    """A page is searched for the words around the figure: the same that stand in the text as often before it."""
    lines, seen = _Lines(written), _blanked(_PAGE, written)

    def find(start: int, end: int) -> LinePlace | None:
        before = _WORD.findall(text, max(0, start - 40 * _AROUND), start)[-_AROUND:]
        figure = _WORD.findall(text, start, end)
        after = _WORD.findall(text, end, end + 40 * _AROUND)[:_AROUND]
        if not figure:
            return None
        pattern = _words_of(before, figure, after)
        mine = [found.span("figure") for found in pattern.finditer(text)]
        theirs = [found.span("figure") for found in pattern.finditer(seen)]
        nth = sum(span[0] < start for span in mine)
        if len(theirs) != max(1, len(mine)) or nth >= len(theirs):
            return None
        return lines.place(*theirs[nth])

    return find


def _words_of(before: Sequence[str], figure: Sequence[str], after: Sequence[str]) -> re.Pattern[str]:
    """Words in a row, whatever stands between them; lookarounds are not needed, for windows hardly overlap."""
    gap = r"\W+"
    parts = [gap.join(map(re.escape, words)) for words in (before, figure, after)]
    lead = rf"(?<!\w){parts[0]}{gap}" if before else r"(?<!\w)"
    tail = rf"{gap}{parts[2]}(?!\w)" if after else r"(?!\w)"
    return re.compile(rf"{lead}(?P<figure>{parts[1]}){tail}")


def _blanked(unseen: re.Pattern[str], written: str) -> str:
    """The text of a file with spaces for what is not seen, as long as it was."""
    return unseen.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), written)
