"""Words that a person gives -> where they stand in an article, and in which sentence."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from factcheck.errors import QuoteError

__all__ = ["find_quote", "in_place", "occurrences", "sentence_around"]

_AROUND = 24
_SHOWN = 3
_SENTENCE = 200
_NEAR = 0.5
"""How alike a sentence must be to be shown as what may be meant, 0 to 1. Reason: below, its words have hardly anything in common."""
_LONGEST = 20_000
"""Sentences looked at for a near miss; an article of more is too long to be searched while a person waits."""
_STOP = re.compile(r"[.!?。！？][\"”’')\]]*(?=\s|$)|\n")


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Every span of the text that has these words; where the text breaks a line, or has other spaces, a space is given."""
    pieces = [re.escape(piece) for piece in words.split()]
    if not pieces:
        return []
    return [found.span() for found in re.finditer(r"\s+".join(pieces), text)]


def find_quote(text: str, words: str, *, nth: int | None = None, where: str | None = None) -> tuple[int, int]:
    """The span of words that stand in a text: once, or the ``nth`` time (from 1).

    Raises QuoteError for words that do not stand there (with the nearest that do), or several times.
    """
    found = occurrences(text, words)
    said = " ".join(words.split())
    if not found:
        near = _nearest(text, said)
        hint = f"The nearest are: “{near}”" if near else "Copy them from the article"
        raise QuoteError(f"the words “{said}” do not stand in the article", where=where, mend=f"{hint}.")
    if nth is None and len(found) > 1:
        shown = "; ".join(f"{at}: {in_place(text, span)}" for at, span in enumerate(found[:_SHOWN], start=1))
        more = " …" if len(found) > _SHOWN else ""
        raise QuoteError(
            f"the words “{said}” stand {len(found)} times in the article ({shown}{more})",
            where=where,
            mend="Say which with --nth, or give more words.",
        )
    at = 1 if nth is None else nth
    if not 1 <= at <= len(found):
        times = "once" if len(found) == 1 else f"{len(found)} times"
        raise QuoteError(f"the words “{said}” stand {times} in the article", where=where, mend="Say another --nth.")
    return found[at - 1]


def sentence_around(text: str, start: int, end: int, known: Sequence[tuple[int, int]] = ()) -> tuple[int, int]:
    """The span of the sentence, or sentences, that a quote stands in.

    ``known`` are spans of sentences that are known already: the shortest that holds the quote is taken.
    """
    holding = [span for span in known if span[0] <= start and end <= span[1]]
    if holding:
        return min(holding, key=lambda span: (span[1] - span[0], span))
    before = max((found.end() for found in _STOP.finditer(text, 0, start)), default=0)
    after = next((found for found in _STOP.finditer(text, start) if found.end() >= end), None)
    last = len(text) if after is None else after.start() if text[after.start()] == "\n" else after.end()
    first = before + len(text[before:start]) - len(text[before:start].lstrip())
    return first, max(end, last)


def in_place(text: str, span: tuple[int, int]) -> str:
    """A span with a few words around it, in one line."""
    around = text[max(0, span[0] - _AROUND) : span[1] + _AROUND]
    return f"“…{' '.join(around.split())}…”"


def _nearest(text: str, words: str) -> str | None:
    """The sentence, or the part of one, that is most like the words; None where nothing is."""
    sentences = [" ".join(piece.split()) for piece in _STOP.split(text)[:_LONGEST]]
    candidates = [_part(sentence, words) for sentence in dict.fromkeys(sentences) if sentence]
    found = difflib.get_close_matches(words, candidates, n=1, cutoff=_NEAR)
    return _cut(found[0]) if found else None


def _cut(words: str) -> str:
    return words if len(words) <= _SENTENCE else words[: _SENTENCE - 1].rstrip() + "…"


def _part(sentence: str, words: str) -> str:
    """As many words of a sentence as are given, from where it is most like them; the whole of one that is not much longer."""
    own, given = sentence.split(), len(words.split())
    if len(own) <= given + 2:
        return sentence
    wanted = {word.casefold().strip(".,;:!?") for word in words.split()}
    scores = [word.casefold().strip(".,;:!?") in wanted for word in own]
    best = max(range(len(own) - given + 1), key=lambda at: (sum(scores[at : at + given]), -at))
    return " ".join(own[best : best + given])
