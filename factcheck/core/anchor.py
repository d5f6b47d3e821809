"""A quote that can be found again when its text has changed: by position, then by its words and the words around them.

The pair of selectors is that of the W3C Web Annotation Data Model: a TextPositionSelector and a TextQuoteSelector with prefix and
suffix (Source: W3C Recommendation, 23 February 2017, sections 4.2.4 and 4.2.5).
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.core.vocabulary import AnchorFit

__all__ = ["AROUND", "Anchor", "Found"]

AROUND = 32
"""Code points kept on each side of a quote, the length that annotation clients use (Source: dom-anchor-text-quote)."""

_ENOUGH = 16
"""Code points of quote and surroundings together that must agree: a bare `119` may stand anywhere, `has 119 platforms in` not."""

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
        best: tuple[int, int, int] | None = None
        start = text.find(self.quote)
        while start >= 0:
            rank = (-self._agreement(text, start), abs(start - self.start), start)
            best = rank if best is None else min(best, rank)
            start = text.find(self.quote, start + 1)
        if best is None:
            return None
        wanted = min(_ENOUGH, len(self.prefix) + len(self.quote) + len(self.suffix))
        return best[2] if len(self.quote) - best[0] >= wanted else None

    def _agreement(self, text: str, start: int) -> int:
        """How many code points next to an occurrence are those next to the quote."""
        before = text[max(0, start - len(self.prefix)) : start]
        after = text[start + len(self.quote) : start + len(self.quote) + len(self.suffix)]
        return _shared(self.prefix[::-1], before[::-1]) + _shared(self.suffix, after)

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


def _shared(left: str, right: str) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _ends_of(text: str, prefix: str, near: int) -> list[int]:
    """The ends of a prefix's occurrences, the nearest to a position first; the beginning of the text for no prefix."""
    if not prefix:
        return [0]
    ends = []
    at = text.find(prefix)
    while at >= 0:
        ends.append(at + len(prefix))
        at = text.find(prefix, at + 1)
    return sorted(ends, key=lambda end: (abs(end - near), end))


def _begin_of(text: str, suffix: str, start: int, reach: int) -> int | None:
    """Where a suffix begins within reach of a position; the end of the text for no suffix."""
    if not suffix:
        return len(text) if len(text) - start <= reach else None
    at = text.find(suffix, start, start + reach + len(suffix))
    return at if at >= 0 else None
