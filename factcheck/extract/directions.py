"""Which way a figure moved: `rose by 6.5%`, `down 12 points`, `3 percent higher`."""

from __future__ import annotations

from factcheck.core.vocabulary import Direction, QuantityKind
from factcheck.extract.figure import Figure
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.comparators import (
    BY_ONLY,
    DIRECTION_AFTER,
    DIRECTION_BEFORE,
    DIRECTION_FILLERS,
    LOSING,
    NOUNS_OF_CHANGE,
    PARTICLE_VERBS,
    VERB_CUES,
)
from factcheck.lexicon.nouns import CONJUNCTIONS, PREPOSITIONS, is_plural

__all__ = ["direct"]

_REACH = 7
_REACH_OF_BY = 10
_CLAUSE_ENDS = frozenset({".", ";", "\n"})
_ADVERBS = frozenset({"up", "down", "off", "higher", "lower"})
_NO_NOUNS = PREPOSITIONS | CONJUNCTIONS
_STILL = frozenset({"time", "age"})


def direct(pieces: Pieces, figure: Figure) -> None:
    """Read the direction of a change into the figure, where a verb or adverb of movement governs it.

    The noun of a change (`a 19% drop`) is left to the metric, and so is a level that was reached (`rose to 20%`).
    """
    if not _can_move(pieces, figure):
        return
    words = pieces.words
    after = words[figure.last]
    moved = after in {"higher", "lower"} or (after in DIRECTION_AFTER and figure.kind is QuantityKind.PERCENT)
    if moved and words[figure.last + 1] not in {"than", "to"} and figure.kind is not QuantityKind.COUNT:
        figure.direction = DIRECTION_AFTER[after]
        return
    if figure.first and words[figure.first - 1] == "+" and pieces.touches(figure.first):
        figure.direction = DIRECTION_AFTER["up"] if figure.kind is QuantityKind.PERCENT else None
        return
    if figure.before and words[figure.before - 1] == "by":
        figure.direction = _moved_by(pieces, figure.before - 1)
        return
    for at in range(figure.before - 1, max(-1, figure.before - 1 - _REACH), -1):
        word = words[at]
        if words[at - 1] == "-" and at > 1 and pieces.touches(at):
            return  # write-off
        if word in DIRECTION_BEFORE and not (word == "up" and words[at + 1] == "to"):
            if _governs(pieces, figure, at):
                figure.direction = DIRECTION_BEFORE[word]
            return
        if word not in DIRECTION_FILLERS:
            return


def _moved_by(pieces: Pieces, at: int) -> Direction | None:
    """The direction of the verb whose `by` stands at a piece: ``raised its estimate of imports by 3 million tonnes``."""
    for index in range(at - 1, max(-1, at - 1 - _REACH_OF_BY), -1):
        word = pieces.words[index]
        if word in _CLAUSE_ENDS:
            return None
        if word in DIRECTION_BEFORE and (word not in PREPOSITIONS or index == at - 1):
            return DIRECTION_BEFORE[word]
    return None


def _can_move(pieces: Pieces, figure: Figure) -> bool:
    """Counts move only with `by`, decimals alone too (`fell 1.2 to 3,456`); compounds (`a 10-point plan`), durations and ages do not."""
    before = pieces.words[figure.before - 1] if figure.before else ""
    if figure.kind is QuantityKind.COUNT and figure.per is None:
        return before == "by" or (before != "at" and _counts_nothing(pieces, figure))
    return not figure.modifier and figure.dimension not in _STILL


def _counts_nothing(pieces: Pieces, figure: Figure) -> bool:
    """Is it a decimal that no noun follows: points of an index, or money without its sign?"""
    if figure.place >= 0 or figure.number.scale != 1:
        return False
    return pieces.kinds[figure.last] != "w" or pieces.words[figure.last] in _NO_NOUNS


def _governs(pieces: Pieces, figure: Figure, at: int) -> bool:
    """Is the word a movement of the figure, and no noun (`a rise`), particle (`made up`) or other verb (`raised $57m`)?"""
    words = pieces.words
    word = words[at]
    before = words[at - 1] if at else ""
    if word in BY_ONLY:
        return words[at + 1] == "by"
    if word in LOSING and figure.kind is QuantityKind.MONEY and figure.number.scale != 1:
        return False  # `lost 130 million dollars` is a loss
    if word in _ADVERBS:
        return before not in PARTICLE_VERBS
    if word == "add":
        return before in VERB_CUES  # `Add 2 cups of flour` is a recipe
    if word in NOUNS_OF_CHANGE:
        return before in VERB_CUES or is_plural(before) or pieces.is_capital(at - 1) or before in {"", "\n"}
    return True
