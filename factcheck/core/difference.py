"""What two texts do not have in common, word by word, with a few lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["CONTEXT", "GONE", "NEW", "SAME", "Hunk", "Piece", "TextLine", "compare_texts"]

SAME, GONE, NEW = "same", "gone", "new"
"""What a piece is: in both texts, in the first alone, in the second alone."""

CONTEXT = 2
"""Lines shown before and behind what changed."""

_MOST = 4_000_000
"""Words of one stretch times words of the other that are held against one another; beyond it the stretch is told as a whole. Reason: the time grows with the product, to seconds here."""

_WORD = re.compile(r"\d(?:[\d,.:/-]*\d)?|\w+|\s|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are ``same``, ``gone`` or ``new``."""

    what: str
    words: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of both texts, or what one line and the other have become. ``old`` and ``new`` are the spans that it covers in either."""

    pieces: tuple[Piece, ...]
    old: tuple[int, int]
    new: tuple[int, int]

    @property
    def is_same(self) -> bool:
        """Is it a line that did not change?"""
        return all(piece.what == SAME for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that follow one another. ``first_old`` and ``first_new`` count the line where it begins in either text, from 1."""

    first_old: int
    first_new: int
    lines: tuple[TextLine, ...]


def compare_texts(old: str, new: str, *, context: int = CONTEXT) -> tuple[Hunk, ...]:
    """The stretches in which two texts differ, with so many lines around each; empty for equal texts."""
    before, now = _lines(old), _lines(new)
    matcher = SequenceMatcher(None, [text for text, _ in before], [text for text, _ in now])
    hunks = []
    for group in matcher.get_grouped_opcodes(context):
        lines: list[TextLine] = []
        for tag, first, last, from_, to in group:
            if tag == "equal":
                lines += _same(before[first:last], now[from_:to])
            else:
                lines += _changed(old, new, _span(before, first, last), _span(now, from_, to))
        hunks.append(Hunk(group[0][1] + 1, group[0][3] + 1, tuple(lines)))
    return tuple(hunks)


_Line = tuple[str, int]
"""A line with its end, and where it begins."""


def _lines(text: str) -> list[_Line]:
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        found.append((line, at))
        at += len(line)
    return found


def _span(lines: Sequence[_Line], first: int, last: int) -> tuple[int, int]:
    """Where some lines stand; nothing, at the place where they would, for none."""
    if first < last:
        return lines[first][1], lines[last - 1][1] + len(lines[last - 1][0])
    place = lines[first][1] if first < len(lines) else sum(len(line) for line, _ in lines)
    return place, place


def _same(before: Sequence[_Line], now: Sequence[_Line]) -> Iterator[TextLine]:
    for (text, old), (_, new) in zip(before, now, strict=True):
        yield TextLine((Piece(SAME, text.rstrip("\r\n")),), (old, old + len(text)), (new, new + len(text)))


def _changed(old: str, new: str, span: tuple[int, int], now: tuple[int, int]) -> Iterator[TextLine]:
    """A stretch that changed, in lines: a piece that holds a line's end closes the line."""
    pieces: list[Piece] = []
    begin, place = [span[0], now[0]], [span[0], now[0]]
    for what, words in _pieces(old[span[0] : span[1]], new[now[0] : now[1]]):
        for part in words.splitlines(keepends=True):
            place[0] += len(part) if what != NEW else 0
            place[1] += len(part) if what != GONE else 0
            shown = part.rstrip("\r\n")
            if shown:
                pieces.append(Piece(what, shown))
            if shown != part:
                if pieces:
                    yield TextLine(tuple(pieces), (begin[0], place[0]), (begin[1], place[1]))
                pieces, begin = [], list(place)
    if pieces:
        yield TextLine(tuple(pieces), (begin[0], place[0]), (begin[1], place[1]))


def _pieces(old: str, new: str) -> Iterator[tuple[str, str]]:
    before, now = _WORD.findall(old), _WORD.findall(new)
    if len(before) * len(now) > _MOST:
        yield GONE, old
        yield NEW, new
        return
    for tag, first, last, from_, to in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            yield SAME, "".join(before[first:last])
            continue
        if first < last:
            yield GONE, "".join(before[first:last])
        if from_ < to:
            yield NEW, "".join(now[from_:to])
