"""Lines of ``(words, style)`` as rows of the screen: wrapped between words, cut to cells, laid side by side.

A style that holds ``key:X`` makes its words stand for the key X when they are clicked, one that holds ``row:N`` for the Nth row of a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from factcheck.cli.describe import Line

__all__ = ["beside", "fitted", "strip_of", "style_of", "wrapped", "wrapped_all"]

_ACTIONS = ("key", "row")
"""What a style may say of a click."""


@lru_cache(maxsize=512)
def style_of(words: str) -> Style:
    """The style of some words, with what a click on them stands for."""
    looks, meta = [], {}
    for word in words.split():
        name, mark, value = word.partition(":")
        if mark and name in _ACTIONS:
            meta[name] = value
        else:
            looks.append(word)
    style = Style.parse(" ".join(looks))
    return style + Style.from_meta(meta) if meta else style


def strip_of(line: Line, width: int, fill: str = "") -> Strip:
    """A line as one row of exactly ``width`` cells; what does not fit is cut off, the rest is blank in the style ``fill``."""
    segments = [Segment(words, style_of(style)) for words, style in line if words]
    return Strip(segments).adjust_cell_length(width, style_of(fill))


def wrapped_all(lines: Iterable[Line], width: int) -> list[Line]:
    """All lines wrapped, one after the other."""
    return [part for line in lines for part in wrapped(line, width)]


def wrapped(line: Line, width: int) -> Iterator[Line]:
    """A line in lines of at most ``width`` cells, broken at spaces where that is possible, under its own indentation."""
    text = "".join(words for words, _ in line)
    if cell_len(text) <= width:
        yield line
        return
    indent = len(text) - len(text.lstrip(" "))
    indent = 0 if indent > width // 2 else indent
    for start, end in _ranges(text, indent, max(1, width - indent)):
        yield [(" " * indent, ""), *_cut(line, start, end)]


def beside(columns: Sequence[Sequence[Line]], width: int, gap: str) -> Iterator[Line]:
    """Columns of lines, each of ``width`` cells, beside one another with a gap between."""
    for lines in zip_longest(*columns, fillvalue=()):
        row: list[tuple[str, str]] = []
        for at, line in enumerate(lines):
            row += [(gap, "dim")] if at else []
            row += line
            row.append((" " * (width - cell_len("".join(words for words, _ in line))), ""))
        yield row


def _ranges(text: str, first: int, room: int) -> Iterator[tuple[int, int]]:
    """The begin and end of each row of a text, in characters, from ``first`` on."""
    start = first
    while start < len(text):
        end = _fitting(text, start, room)
        if end < len(text) and text[end] != " ":
            space = text.rfind(" ", start, end)
            end = space if space > start else end
        yield start, end
        start = end
        while start < len(text) and text[start] == " ":
            start += 1


def _fitting(text: str, start: int, room: int) -> int:
    """The end of as much of a text as so many cells hold, one character at least."""
    piece = text[start : start + room]
    if not piece.isascii():
        while len(piece) > 1 and cell_len(piece) > room:
            piece = piece[:-1]
    return start + len(piece)


def _cut(line: Line, start: int, end: int) -> Iterator[tuple[str, str]]:
    """The pieces of a line between two characters."""
    at = 0
    for words, style in line:
        part = words[max(0, start - at) : max(0, end - at)]
        at += len(words)
        if part:
            yield part, style


def fitted(words: str, width: int) -> str:
    """Words in exactly so many cells: filled with blanks, or cut with an ellipsis."""
    if cell_len(words) <= width:
        return set_cell_size(words, width)
    return set_cell_size(words, width - 1).rstrip() + "…" if width > 0 else ""
