"""A quote that can be found again when its text has changed: by position, then by its words and the words around them.

The pair of selectors is that of the W3C Web Annotation Data Model: a TextPositionSelector and a TextQuoteSelector with prefix and
suffix (Source: W3C Recommendation, 23 February 2017, sections 4.2.4 and 4.2.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from factcheck.core.vocabulary import AnchorFit

__all__ = ["AROUND", "Anchor", "Found", "common_length"]

AROUND = 32
"""Code points kept on each side of a quote, the length that annotation clients use (Source: dom-anchor-text-quote)."""

_ENOUGH = 16
"""Code points of quote and surroundings together that must agree: a bare `119` may stand anywhere, `has 119 platforms in` not."""

_TRIED = 64
"""Occurrences looked at, the nearest first: a table may say `5 boats` ten thousand times, and each of them asks."""

_WINDOWS = (32, 16, 8)
"""How much of the surroundings must stand on both sides of changed words, the surest first."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands in another text, and how well it fits. ``start`` and ``end`` are None for an orphan."""

    fit: AnchorFit
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of a text with its quote and up to 32 code points on each side."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str

    @staticmethod
    def of(text: str, start: int, end: int) -> Anchor:
        """The anchor of ``text[start:end]``."""
        return Anchor(start, end, text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])

    def find(self, text: str) -> Found:
        """Where the quote stands in a text.

        Exact: the same words in the same place; moved: elsewhere; changed: other words between the same surroundings;
        orphaned: not found.
        """
        start = self._best(text)
        if start is not None:
            fit = AnchorFit.EXACT if start == self.start else AnchorFit.MOVED
            return Found(fit, start, start + len(self.quote))
        return self._between(text)

    def _best(self, text: str) -> int | None:
        """The occurrence of the quote whose surroundings agree best, the nearest among equals; None if none is sure."""
        places = islice(_occurrences(text, self.quote, self.start), _TRIED)
        agreements = [(self._agreement(text, start), start) for start in places]
        if not agreements:
            return None
        agreement, start = max(agreements, key=lambda found: found[0])
        wanted = min(_ENOUGH, len(self.prefix) + len(self.quote) + len(self.suffix))
        return start if len(self.quote) + agreement >= wanted else None

    def _agreement(self, text: str, start: int) -> int:
        """How many code points next to an occurrence are those next to the quote."""
        before = text[max(0, start - len(self.prefix)) : start]
        after = text[start + len(self.quote) : start + len(self.quote) + len(self.suffix)]
        return common_length(self.prefix[::-1], before[::-1]) + common_length(self.suffix, after)

    def _between(self, text: str) -> Found:
        """What stands now between the words that stood around the quote."""
        reach = 2 * len(self.quote) + 2 * AROUND
        for window in _WINDOWS:
            prefix, suffix = self.prefix[-window:], self.suffix[:window]
            for start in _ends_of(text, prefix, self.start):
                end = _begin_of(text, suffix, start, reach)
                if end is not None and end > start:
                    return Found(AnchorFit.CHANGED, start, end)
        return Found(AnchorFit.ORPHANED, None, None)


def common_length(left: str, right: str) -> int:
    """How many code points two texts begin with in common, found by halving: slices are compared at the machine's speed."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if left[:middle] == right[:middle] else (low, middle - 1)
    return low


def _occurrences(text: str, words: str, near: int) -> Iterator[int]:
    """Where words begin in a text, the nearest to a position first, the earlier one of two that are equally near."""
    after = text.find(words, near)
    before = text.rfind(words, 0, max(0, near + len(words) - 1))
    while after >= 0 or before >= 0:
        if after < 0 or (before >= 0 and near - before <= after - near):
            yield before
            before = text.rfind(words, 0, max(0, before + len(words) - 1))
        else:
            yield after
            after = text.find(words, after + 1)


def _ends_of(text: str, prefix: str, near: int) -> Iterator[int]:
    """The ends of a prefix's occurrences, the nearest to a position first; the beginning of the text for no prefix."""
    if not prefix:
        yield 0
        return
    for start in islice(_occurrences(text, prefix, near - len(prefix)), _TRIED):
        yield start + len(prefix)


def _begin_of(text: str, suffix: str, start: int, reach: int) -> int | None:
    """Where a suffix begins within reach of a position; the end of the text for no suffix."""
    if not suffix:
        return len(text) if len(text) - start <= reach else None
    at = text.find(suffix, start, start + reach + len(suffix))
    return at if at >= 0 else None
