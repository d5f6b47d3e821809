"""Where the quote of an imported claim stands: word for word; spaces, quotation marks and dashes may be of another kind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.core.claim_line import ClaimLine, LineFault
from factcheck.errors import LineError
from factcheck.review.quotes import occurrences

__all__ = ["Standing", "find_line", "plain_marks"]

Span = tuple[int, int]

_MARKS = str.maketrans(dict.fromkeys("“”„‟«»‹›‘’‚‛`´′″'", '"') | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"))
"""Quotation marks, apostrophes and dashes, each for each. Source: Unicode, the categories Pi, Pf and Pd, of those that news in English prints."""

_SHOWN = 4
"""So many places are named where one must be chosen."""

_LAST_ALPHABETIC = 0x2E7F
"""Behind this code point words are written without spaces. Source: Unicode's block of CJK radicals begins here."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the quote of a line stands, and what was taken in another way than it was given, in words."""

    start: int
    end: int
    notes: tuple[str, ...] = ()


def plain_marks(text: str) -> str:
    """The text with one kind of quotation mark and one kind of dash. Each character stays one character, so that spans hold."""
    return text.translate(_MARKS)


def find_line(text: str, plain: str, line: ClaimLine) -> Standing:
    """Where the quote of a line stands in a text; ``plain`` is the text with plain marks.

    Where it stands several times, ``start`` (with ``end``), ``context``, ``prefix`` and ``suffix`` of the line tell which is meant. Raises LineError.
    """
    quote = line.said.get("quote")
    if quote is None:
        raise LineError(LineFault.NO_QUOTE, "it has no quote", mend="Give the words of the article that say it.")
    quote = quote.strip()
    start = line.places.get("start")
    if start is not None and text.startswith(quote, start) and _is_whole(text, (start, start + len(quote))):
        return Standing(start, start + len(quote))
    found = _places(text, plain, quote)
    if not found:
        raise LineError(LineFault.QUOTE_NOT_FOUND, f"the words “{_short(quote)}” do not stand in the article")
    span = found[0] if len(found) == 1 else _chosen(found, plain, line)
    notes = [] if text[slice(*span)] == quote else ["its quote is taken as the article prints it"]
    if start is not None and start != span[0]:
        notes.append(f"its quote stands at {span[0]}, not at {start}")
    return Standing(*span, notes=tuple(notes))


def _places(text: str, plain: str, quote: str) -> list[Span]:
    """Where whole words of a text are those of a quote: as they stand, else with other spaces, else with other marks."""
    ways: tuple[Callable[[], Iterable[Span]], ...] = (
        lambda: _verbatim(text, quote),
        lambda: occurrences(text, quote),
        lambda: occurrences(plain, plain_marks(quote)),
    )
    for way in ways:
        found = [span for span in way() if _is_whole(text, span)]
        if found:
            return found
    return []


def _verbatim(text: str, quote: str) -> Iterator[Span]:
    at = text.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + len(quote))


def _is_whole(text: str, span: Span) -> bool:
    """Does a span begin and end where words do?"""
    start, end = span
    cut_before = start > 0 and _is_of_word(text[start - 1]) and _is_of_word(text[start])
    return not cut_before and not (end < len(text) and _is_of_word(text[end - 1]) and _is_of_word(text[end]))


def _is_of_word(character: str) -> bool:
    return character.isalnum() and ord(character) <= _LAST_ALPHABETIC


def _chosen(found: Sequence[Span], plain: str, line: ClaimLine) -> Span:
    """The one of several places that a line means. Raises LineError where it does not say, or says another."""
    at = line.places.get("start")
    left = [span for span in found if span[0] == at] or list(found)
    around = line.said.get("context")
    if around is not None and len(left) > 1:
        left = _within(left, occurrences(plain, plain_marks(around)))
    for name, fits in (("prefix", _is_behind), ("suffix", _is_before)):
        words = line.said.get(name)
        if words is not None and len(left) > 1:
            left = [span for span in left if fits(plain, span, plain_marks(words))]
    if len(left) == 1:
        return left[0]
    times = f"the words “{_short(line.said['quote'])}” stand {len(found)} times in the article"
    if not left:
        raise LineError(LineFault.QUOTE_NOT_FOUND, f"{times}, but nowhere with the words that it gives around them")
    shown = ", ".join(str(start) for start, _ in found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
    raise LineError(
        LineFault.QUOTE_REPEATED, f"{times} (at {shown})", mend="Say which: start, context, or prefix and suffix."
    )


def _within(spans: Sequence[Span], places: Sequence[Span]) -> list[Span]:
    """The spans that lie in one of some places, which do not overlap; both in order. There may be thousands of each."""
    starts = [start for start, _ in places]
    found = []
    for span in spans:
        at = bisect_right(starts, span[0]) - 1
        if at >= 0 and span[1] <= places[at][1]:
            found.append(span)
    return found


def _is_behind(plain: str, span: Span, words: str) -> bool:
    """Do the words stand just before a span? Spaces are not counted."""
    wanted = "".join(words.split())
    before = plain[max(0, span[0] - 4 * len(words) - 64) : span[0]]
    return "".join(before.split()).endswith(wanted)


def _is_before(plain: str, span: Span, words: str) -> bool:
    """Do the words stand just behind a span? Spaces are not counted."""
    wanted = "".join(words.split())
    return "".join(plain[span[1] : span[1] + 4 * len(words) + 64].split()).startswith(wanted)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 120 else line[:119] + "…"
