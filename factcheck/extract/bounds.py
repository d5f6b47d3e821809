"""What bounds a figure: `more than`, `at least`, `or less`, `500-plus`."""

from __future__ import annotations

from factcheck.core.vocabulary import Comparator
from factcheck.extract.figure import Figure
from factcheck.extract.pieces import Pieces
from factcheck.extract.unit_words import word_key
from factcheck.lexicon.comparators import (
    AFTER,
    BEFORE,
    CLOSE_ONLY,
    FILLERS,
    LASTING,
    OTHER_SENSES,
    PLACES,
    PREFIXES,
    STRETCHES,
)
from factcheck.lexicon.nouns import singular

__all__ = ["bound"]

_BEFORE = {word_key(phrase): comparator for phrase, comparator in BEFORE.items()}
_AFTER = {word_key(phrase): comparator for phrase, comparator in AFTER.items()}
_LAST_WORDS = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _BEFORE)
_FIRST_WORDS = frozenset(phrase.split(" ", 1)[0] for phrase in _AFTER)
_MOST_BEFORE = max(phrase.count(" ") + 1 for phrase in _BEFORE)
_MOST_AFTER = max(phrase.count(" ") + 1 for phrase in _AFTER)
_MOST_FILLERS = 2

_FEW_STRETCHES = 12  # `played over 100 games` is a bound


def bound(pieces: Pieces, figure: Figure) -> None:
    """Read the words of bound on both sides into the figure; those before it win (`up to 40 or more` is at most)."""
    _bound_after(pieces, figure)
    words = pieces.words
    at = figure.first
    for _ in range(_MOST_FILLERS + 1):
        prefix = PREFIXES.get(words[at - 2]) if at > 1 and words[at - 1] == "-" and pieces.touches(at) else None
        if prefix is not None:  # sub-7
            figure.comparator, figure.before = prefix, at - 2
            return
        comparator, start = _ending_at(pieces, figure, at)
        if comparator is not None:
            figure.comparator, figure.before = comparator, start
            return
        if at == 0 or words[at - 1] not in FILLERS:
            return
        at -= 1


def _ending_at(pieces: Pieces, figure: Figure, at: int) -> tuple[Comparator | None, int]:
    """The longest phrase of bound that ends right before a piece, and where it begins."""
    words = pieces.words
    if at == 0 or words[at - 1] not in _LAST_WORDS:
        return None, at
    for start in range(max(0, at - _MOST_BEFORE), at):
        phrase = " ".join(words[start:at])
        comparator = _BEFORE.get(phrase)
        if comparator is not None and not _other_sense(pieces, figure, start, phrase):
            return comparator, start
    return None, at


def _other_sense(pieces: Pieces, figure: Figure, start: int, phrase: str) -> bool:
    """Does the phrase bound nothing here? `Over three years` is a period unless something lasted; `fell short of` misses a mark."""
    before = pieces.words[start - 1] if start else ""
    if before == "-" and pieces.touches(start):
        return True  # a 6-under 66
    if phrase in {"<", ">"}:
        return pieces.touches(start) and not pieces.touches(start + 1)  # the ticker in `Boeing <BA.N> 747`
    few = figure.value <= _FEW_STRETCHES and singular(pieces.words[figure.last]) in STRETCHES
    if phrase == "over" and (figure.dimension == "time" or few):
        return before not in LASTING
    if phrase in PLACES:
        return figure.dimension == "time"
    if phrase in {"minimum", "maximum"}:
        return before not in {"a", "the", ""}
    return before in OTHER_SENSES.get(phrase, ())


def _bound_after(pieces: Pieces, figure: Figure) -> None:
    """`Or more`, `plus`, `+` behind the figure or behind its number."""
    words = pieces.words
    for at in (figure.last, figure.number.last):
        start = at + 1 if words[at] == "-" and pieces.touches(at) else at
        if words[start] not in _FIRST_WORDS:
            continue
        for count in range(_MOST_AFTER, 0, -1):
            comparator = _AFTER.get(" ".join(words[start : start + count]))
            if comparator is None or (words[start] in CLOSE_ONLY and not _hangs_on(pieces, start)):
                continue
            figure.comparator, figure.after = comparator, max(figure.after, start + count)
            return


def _hangs_on(pieces: Pieces, at: int) -> bool:
    """Does `plus`, `+` or `odd` hang on the number, as in `500-plus`, `500+` or `20 odd`?"""
    return pieces.touches(at) or pieces.words[at] == "odd"
