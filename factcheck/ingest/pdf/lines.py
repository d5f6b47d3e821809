"""The lines of a PDF's page, and the paragraphs that they are joined to.

A PDF knows neither lines nor paragraphs, only letters and where they are drawn. What is read is as it is printed, but for what belongs to the typesetting: the breaks of
lines, ligatures (one glyph for ``fi``) and runs of spaces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

__all__ = ["Line", "Piece", "joined_lines", "lines_of", "without_running_heads"]

_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
"""Source: The Unicode Standard, Alphabetic Presentation Forms, FB00 to FB06."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]|[\ud800-\udfff]")
_LETTER_WIDTH = 0.5
"""The mean width of a letter, in ems. Reason: Helvetica has .53 in English text, Times .43."""

_SAME_LINE = 0.5
"""Letters drawn less than half their size apart in height stand on one line: figures of footnotes are raised."""

_LONGEST = 5_000
"""Letters of a line. Reason: the widest have some hundreds; one that is drawn of a million pieces would be put together a million times."""

_CELL_GAP = 2.0
"""A gap of two ems, and a quarter of what the words before it are thought to take, is one between the cells of a table; a third of it where the words are drawn apart."""

_MARK_GAP = 0.2
"""The mark of a list stands a fifth of an em from its words at least: letters that are drawn one by one stand closer."""

_PARAGRAPH_GAP = 1.25
"""Lines that are further apart than this times the usual distance are of two paragraphs."""

_FITS = 0.9
"""The next word would have fitted if the line stayed under this share of a full one: widths are estimated."""

_INDENT = 0.7
"""A line that begins so many ems to the right of the one above begins a paragraph."""

_ITEM = re.compile(r"(?:[•‣◦·▪■●○–—*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
_MARK = re.compile(r"[•‣◦·▪■●○–—*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}")
_LEADERS = re.compile(r"(?:\.\s?){4}")
_WIDE, _NARROW = re.compile(r"[A-Zmw%&@]"), re.compile(r"[\sfijlrtI.,;:'’!|()\[\]-]")
_ENDS = re.compile(r"[.!?:;。！？][\"'”’)\]]*$")
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page|p\.|seite)?\s?(?:\d{1,4}|[ivxlc]{1,7})(?:\s?(?:/|of|von|\|)\s?\d{1,4})?\W{0,3}", re.IGNORECASE
)
_OUTER_NUMBER = re.compile(r"^\s*\d{1,4}\b|\b\d{1,4}\s*$")
_RUNNING = 3
"""A line that stands at the same height, at the edge of so many pages, and of half of them all, is a running head."""

_EDGE = 2
"""So many lines from the top and from the bottom of a page may be running heads."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that are drawn at one go, with where they begin and how large they are, in points."""

    text: str
    x: float
    y: float
    size: float


@dataclass(slots=True)
class Line:
    """One printed line. ``size`` is that of most of it, ``cells`` how many columns of a table it has, 1 for running text; ``hang`` is where the words behind the mark of a list begin, else ``x``."""

    text: str
    x: float
    y: float
    size: float
    cells: int = 1
    hang: float = 0.0
    longest: int = 0


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """The lines that pieces make, in the order in which they are drawn; the cells of a row are set apart by a tab, so that their figures do not run together."""
    lines: list[Line] = []
    begun = reach = 0.0
    closed = True
    for piece in pieces:
        text = _CONTROL.sub("", piece.text.replace("\n", " ").replace("\t", " ")).translate(_LIGATURES)
        if text.strip():
            if lines and _is_beside(lines[-1], piece, closed=closed):
                if _append(lines[-1], piece, text, (begun, reach), closed=closed):
                    begun = piece.x
            else:
                lines.append(Line(text, piece.x, piece.y, piece.size, hang=piece.x, longest=len(text)))
                begun = reach = piece.x
            reach = max(reach, piece.x + _width(text.strip()) * piece.size * _LETTER_WIDTH)
            closed = False
        elif lines and piece.text and "\n" not in piece.text:
            lines[-1].text += " "
        closed = closed or piece.text.endswith("\n")
    for line in lines:
        line.text = "\t".join(" ".join(cell.split()) for cell in line.text.split("\t"))
    return [line for line in lines if line.text.strip()]


def _is_beside(line: Line, piece: Piece, *, closed: bool) -> bool:
    """Is a piece drawn on the line? One that begins anew must stand to the right."""
    is_level = abs(line.y - piece.y) <= _SAME_LINE * max(line.size, piece.size)
    return is_level and len(line.text) < _LONGEST and (not closed or piece.x > line.x)


def _append(line: Line, piece: Piece, text: str, cell: tuple[float, float], *, closed: bool) -> bool:
    """Adds a piece to the line, whose last cell begins and ends at ``cell``; is it a cell of its own?"""
    begun, reach = cell
    gap = piece.x - reach
    is_cell = gap > (_CELL_GAP / 3 if closed else _CELL_GAP) * piece.size + 0.25 * (reach - begun)
    mark = line.text.strip()
    if gap > _MARK_GAP * piece.size and _MARK.fullmatch(mark) and (not mark.isalnum() or text.lstrip()[0].isalpha()):
        is_cell, line.hang = False, piece.x
        closed = True
    line.text += ("\t" if is_cell else " " if closed else "") + (text.lstrip() if is_cell else text)
    line.cells += is_cell
    if len(text) > line.longest:
        line.longest, line.size = len(text), piece.size
    return is_cell


def without_running_heads(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], int]:
    """The pages without page numbers and the lines that stand at the same edge of many pages, and how many lines were left out."""
    edges = Counter(shape for page in pages for shape in {_shape(line) for line in _edge_of(page)})
    running = {shape for shape, count in edges.items() if shape[0] and count >= _RUNNING and 2 * count >= len(pages)}
    kept = []
    for page in pages:
        left = {
            id(line) for line in _edge_of(page) if _PAGE_NUMBER.fullmatch(line.text.strip()) or _shape(line) in running
        }
        kept.append([line for line in page if id(line) not in left])
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _shape(line: Line) -> tuple[str, int]:
    """The words of a line without the page's number before or behind them, and its height; no words for a row of figures."""
    words = _OUTER_NUMBER.sub("", line.text).strip()
    return (words if any(letter.isalpha() for letter in words) else "", round(line.y))


def _edge_of(page: list[Line]) -> list[Line]:
    """The lines that stand highest and lowest on a page, wherever they are drawn; none of a page that has no others."""
    if len(page) <= 2 * _EDGE:
        return []
    height = sorted(page, key=lambda line: line.y)
    return [*height[:_EDGE], *height[-_EDGE:]]


def joined_lines(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Each line with what stands between it and the one before: a space or nothing inside a paragraph, a line break between two."""
    full = _full_lengths(lines)
    leading = _leading(lines)
    found: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        if number == 0:
            found.append(("", line.text))
            continue
        last = lines[number - 1]
        full_width = full.get(round(last.size), 0.0)
        if _is_new_paragraph(last, line, full_width, leading):
            found.append(("\n", line.text))
        else:
            found.append(("" if is_broken_word(last.text, line.text) else " ", line.text))
    return found


def is_broken_word(above: str, below: str) -> bool:
    """Does a word, or a span of figures, go on behind a hyphen at the end of the line?"""
    return (
        len(above) > 1
        and above[-1] in "-\u00ad\u2010"
        and above[-2].isalnum()
        and bool(below)
        and (below[0].islower() or (above[-2].isdigit() and below[0].isdigit()))
    )


def _is_new_paragraph(last: Line, line: Line, full: float, leading: float) -> bool:
    if last.cells > 1 or line.cells > 1 or abs(last.size - line.size) > 0.1 * last.size:
        return True
    if _ITEM.match(line.text) or line.hang > line.x or _LEADERS.search(last.text):
        return True
    if is_broken_word(last.text, line.text):
        return False
    down = last.y - line.y
    if down > _PARAGRAPH_GAP * (leading or 1.5 * line.size):
        return True
    if down <= 0:  # the next column, which a sentence may run on into
        return bool(_ENDS.search(last.text)) or not line.text[0].islower()
    hanging = last.hang if last.hang > last.x or not _ITEM.match(last.text) else line.x
    if line.x - hanging > _INDENT * line.size:
        return True
    would_fit = _width(last.text) + 1 + _width(line.text.split()[0]) <= _FITS * full
    return would_fit and not (line.text[0].islower() and not _ENDS.search(last.text))


def _width(text: str) -> float:
    """How wide a text is drawn, about, in letters of middling width."""
    wide, narrow = len(_WIDE.findall(text)), len(_NARROW.findall(text))
    return len(text) + 0.35 * wide - 0.45 * narrow


def _full_lengths(lines: Sequence[Line]) -> dict[int, float]:
    """How wide a full line is, by the size of its letters: nine lines in ten are no wider."""
    widths: dict[int, list[float]] = {}
    for line in lines:
        if line.cells == 1:
            widths.setdefault(round(line.size), []).append(_width(line.text))
    return {size: sorted(found)[int(0.9 * len(found))] for size, found in widths.items()}


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two lines, 0 where there is none."""
    steps = [
        above.y - below.y for above, below in pairwise(lines) if 0.5 * below.size < above.y - below.y < 3 * below.size
    ]
    return median(steps) if steps else 0.0
