"""What bounds a figure (`more than`, `or less`) and which way it moved (`fell by`)."""

from __future__ import annotations

from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.figure import Figure
from factcheck.extract.pieces import Pieces, cut
from factcheck.lexicon.comparators import (
    AFTER,
    BEFORE,
    DIRECTION_AFTER,
    DIRECTION_BEFORE,
    DIRECTION_FILLERS,
    FILLERS,
)
from factcheck.lexicon.nouns import is_plural

__all__ = ["bound", "direct"]

_BEFORE = {" ".join(cut(phrase).words[:-2]): comparator for phrase, comparator in BEFORE.items()}
_AFTER = {" ".join(cut(phrase).words[:-2]): comparator for phrase, comparator in AFTER.items()}
_LAST_WORDS = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _BEFORE)
_FIRST_WORDS = frozenset(phrase.split(" ", 1)[0] for phrase in _AFTER)
_MOST_WORDS = max(phrase.count(" ") + 1 for phrase in _BEFORE)
_BEFORE_LASTING = frozenset(
    "for lasted lasting took takes after just well slightly spent waited was is been of are were little a".split()
)
_REACH = 7
_ADVERBS = frozenset({"up", "down", "off", "higher", "lower"})
_MOVING = frozenset(
    {"points", "sound", "speed", "temperature", "angle", "length", "mass", "share", "points of a share"}
)


def bound(pieces: Pieces, figure: Figure) -> None:
    """Read the words of bound on both sides into the figure; the outer one wins (`up to 40 or more` is at most)."""
    _bound_after(pieces, figure)
    words = pieces.words
    at = figure.first
    for _ in range(3):
        if at > 0 and words[at - 1] == "-" and pieces.touches(at) and words[at - 2] in {"sub", "under", "over"}:
            figure.comparator = Comparator.MORE_THAN if words[at - 2] == "over" else Comparator.LESS_THAN
            figure.before = at - 2
            return
        comparator, start = _ending_at(pieces, figure, at)
        if comparator is not None:
            figure.comparator, figure.before = comparator, start
            return
        if at > 0 and words[at - 1] in FILLERS:
            at -= 1
        else:
            return


def _ending_at(pieces: Pieces, figure: Figure, at: int) -> tuple[Comparator | None, int]:
    """The longest phrase of bound that ends right before a piece."""
    words = pieces.words
    if at == 0 or words[at - 1] not in _LAST_WORDS:
        return None, at
    for count in range(min(_MOST_WORDS, at), 0, -1):
        comparator = _BEFORE.get(" ".join(words[at - count : at]))
        if comparator is not None and not _other_sense(pieces, figure, at - count, at):
            return comparator, at - count
    return None, at


def _other_sense(pieces: Pieces, figure: Figure, start: int, at: int) -> bool:
    """`Over three years` is a period unless something lasted; `above` and `over` after a noun of place bound nothing."""
    words = pieces.words
    phrase = words[start:at]
    before = words[start - 1] if start else ""
    if phrase == ["over"]:
        return figure.dimension == "time" and before not in _BEFORE_LASTING
    if phrase in (["under"], ["below"], ["above"], ["beyond"], ["near"]):
        return figure.dimension == "time" and phrase != ["under"]
    if phrase == ["around"]:
        return before in {"all", "turn", "turned"}
    if phrase == ["short", "of"]:
        return before in {"falling", "fell", "fall", "falls"}
    if phrase == ["minimum"] or phrase == ["maximum"]:
        return before not in {"a", "the", ""}
    return False


def _bound_after(pieces: Pieces, figure: Figure) -> None:
    words = pieces.words
    for at in (figure.last, figure.number.last):
        start = at + 1 if words[at] == "-" and words[at + 1] in {"plus", "odd"} and pieces.touches(at) else at
        if words[start] not in _FIRST_WORDS:
            continue
        for count in (3, 2, 1):
            comparator = _AFTER.get(" ".join(words[start : start + count]))
            if comparator is None or (
                words[start] in {"plus", "odd", "maximum", "approximately", "tops"} and not _close(pieces, start)
            ):
                continue
            if count == 1 and words[start] == "+" and not pieces.touches(start):
                continue
            figure.comparator = comparator
            figure.after = max(figure.after, start + count)
            return


def _close(pieces: Pieces, at: int) -> bool:
    """Does `plus` or `odd` hang on the number, as in `500-plus` or `20 odd`?"""
    return pieces.words[at - 1] == "-" or pieces.touches(at) or pieces.words[at] == "odd"


def direct(pieces: Pieces, figure: Figure) -> None:
    """Read the direction of a change into the figure, where a verb or adverb of movement governs it.

    The noun of a change (`a 19% drop`) is left to the metric, and so is a level that was reached (`rose to 20%`).
    """
    words = pieces.words
    if (
        figure.per is None
        and figure.kind is QuantityKind.COUNT
        or figure.modifier
        or figure.dimension in {"time", "age"}
    ):
        if not (figure.kind is QuantityKind.COUNT and words[figure.before - 1] == "by"):
            return
    after = DIRECTION_AFTER.get(words[figure.last])
    if after is not None and words[figure.last + 1] not in {"than", "to"} and figure.kind is not QuantityKind.COUNT:
        if words[figure.last] in {"higher", "lower"} or figure.kind is QuantityKind.PERCENT:
            figure.direction = after
            return
    if (
        figure.first
        and words[figure.first - 1] == "+"
        and pieces.touches(figure.first)
        and figure.kind is QuantityKind.PERCENT
    ):
        figure.direction = DIRECTION_BEFORE["up"]
        return
    at = figure.before - 1
    for _ in range(_REACH):
        if at < 0:
            return
        word = words[at]
        direction = DIRECTION_BEFORE.get(word)
        if direction is not None and not (word == "up" and words[at + 1] == "to"):
            if _other_verb(pieces, figure, at):
                return
            if (word not in _ADVERBS or _adverb_stands(pieces, at)) and not _is_noun(pieces, at):
                figure.direction = direction
            return
        if word not in DIRECTION_FILLERS or (word == "from" and figure.kind is QuantityKind.MONEY):
            return
        at -= 1


def _other_verb(pieces: Pieces, figure: Figure, at: int) -> bool:
    """`Raised $57m` collects and `lost 130 million dollars` is a loss: neither moves, but `raised by 2 percent` does."""
    word = pieces.words[at]
    if word in _WITH_BY:
        return pieces.words[at + 1] != "by"
    return (
        word in {"lost", "lose", "loses", "losing"} and figure.kind is QuantityKind.MONEY and figure.number.scale != 1
    )


_WITH_BY = frozenset(
    "raise raises raised raising boost boosts boosted boosting lift lifts lifted lifting improve improved expand expanded".split()
)


def _is_noun(pieces: Pieces, at: int) -> bool:
    """Is this form the noun of a change (`includes gain of`, `a rise`), not its verb (`to rise`, `prices rise`)?"""
    word = pieces.words[at]
    if word not in _NOUNS_TOO:
        return False
    before = pieces.words[at - 1] if at else ""
    return not (before in _BEFORE_VERBS or is_plural(before) or pieces.is_capital(at - 1) or before in {"\n", ""})


_NOUNS_TOO = frozenset(
    "rise climb gain jump surge increase advance rally spike rebound hike boost leap lift fall drop decline decrease slip slide plunge dip cut slump "
    "dive crash retreat gains cuts rises falls add".split()
)
_BEFORE_VERBS = frozenset(
    "to will would could can may might should did not and they we it also i you who that which sharply only even must".split()
)


def _adverb_stands(pieces: Pieces, at: int) -> bool:
    """Is this `up` or `down` the movement itself, not the particle of `made up 20 percent` or `set up 5`?"""
    return (
        pieces.words[at - 1]
        not in {
            "made",
            "make",
            "makes",
            "set",
            "sets",
            "put",
            "puts",
            "taking",
            "takes",
            "took",
            "give",
            "gave",
            "far",
            "cut",
            "picked",
            "call",
            "kick",
            "lay",
            "laid",
            "turned",
        }
        or pieces.words[at] == "lower"
    )
