"""Sentences within the lines of a text, with what was found in each. nupunkt finds their ends; a line break always is one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from factcheck.core.quantity import Quantity
from factcheck.extract.names import Mention
from factcheck.extract.times import TimeExpression, find_times
from factcheck.extract.tokens import Token

__all__ = ["Sentence", "sentence_spans"]

_PART = re.compile(r"\w+")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")

_MARK_INSIDE = re.compile(r"[.!?…。！？][^\s]*\s+\S")
_LONGEST = 2000
"""The cap on a sentence, in characters. What runs on is cut at a space: it is a table or a list, and rules that look about in a
sentence would take ever longer. Source: the longest of 16,757 sentences of press articles has 665."""


@dataclass(slots=True)
class Sentence:
    """One sentence: ``[start, end)`` in the article's text.

    ``line`` is where its line begins; ``labels`` are those of a table line, by the start of the figure; ``reference`` is the day that
    relative times count from: the date of the heading above it, else the day of publication. ``starts`` are those of the tokens.

    What only some rules ask for is found when the first of them asks, and kept: the times, and what the rules themselves put into
    ``verbs``, ``finite``, ``breaks``, ``brackets``, ``acting`` and ``events``.
    """

    text: str
    start: int
    end: int
    line: int
    tokens: list[Token]
    figures: list[Quantity]
    mentions: list[Mention]
    reference: date | None
    heading: str | None = None
    labels: dict[int, str] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    verbs: list[bool] = field(default_factory=list)
    finite: int | None = None
    breaks: list[bool] | None = None
    brackets: dict[int, int] | None = None
    acting: list[Mention] | None = None
    events: list[str] | None = None
    _times: list[TimeExpression] | None = None
    _words: set[str] | None = None
    _figure_of: dict[int, Quantity] | None = None

    @property
    def words(self) -> set[str]:
        """The words of the sentence in lower case, with the parts of compounds: whether a cue can be there is asked of them first."""
        if self._words is None:
            self._words = found = {token.lower for token in self.tokens}
            for compound in [word for word in found if not word.isalnum()]:
                found.update(_PART.findall(compound))
        return self._words

    @property
    def times(self) -> list[TimeExpression]:
        """The times that are printed in the sentence, in reading order."""
        if self._times is None:
            found = find_times(self.text, self.start, self.end, self.reference)
            self._times = [time for time in found if not self._counts(time)]
        return self._times

    def _counts(self, time: TimeExpression) -> bool:
        """Is what looks like a year a figure that counts something: the 2000 of `from 1000 to 2000 hires`?"""
        return any(figure.start == time.end - 4 and figure.end == time.end for figure in self.figures if figure.counted)

    def index_at(self, position: int) -> int:
        """The index of the token that a position lies in, or of the last one before it."""
        return max(0, bisect_right(self.starts, position) - 1)

    def figure_at(self, token: Token) -> Quantity | None:
        """The figure that a token is a part of."""
        if self._figure_of is None:
            self._figure_of = {
                start: figure
                for figure in reversed(self.figures)  # of two that overlap the first counts
                for start in self.starts[bisect_left(self.starts, figure.start) : bisect_left(self.starts, figure.end)]
            }
        return self._figure_of.get(token.start)


@lru_cache(maxsize=1)
def _splitter() -> Any:
    from nupunkt import sent_spans  # loads its model when it is imported

    return sent_spans


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences, in reading order, without the spaces around them; blank lines have none.

    A sentence of more than 2,000 characters is cut at a space, or in a word where none is near.
    """
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        printed = line.group()
        if not printed.strip():
            continue
        for first, last in _joined(printed, _split(printed)):
            for part in _capped(text, line.start() + first, line.start() + last):
                start, end = _stripped(text, *part)
                if start < end:
                    spans.append((start, end))
    return spans


def _split(printed: str) -> Iterable[tuple[int, int]]:
    """The spans of the sentences of a line; one without a mark that could end a sentence inside is one."""
    return _splitter()(printed) if _MARK_INSIDE.search(printed) else [(0, len(printed))]


def _joined(printed: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, with those joined whose second begins with a small letter: `in 530 plants. to ensure that more know of it`."""
    held: tuple[int, int] | None = None
    for first, last in spans:
        if held is None:
            held = first, last
        elif printed[first:last].lstrip()[:1].islower():
            held = held[0], last
        else:
            yield held
            held = first, last
    if held is not None:
        yield held


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the spaces around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _capped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span in parts that keep to the cap."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
        yield start, cut
        start = cut
    yield start, end
