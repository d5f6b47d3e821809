"""Figures that are told off with `respectively`, and the nouns that were listed before them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from factcheck.extract.figure import Figure
from factcheck.extract.phrases import noun_phrase_after, noun_text
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.nouns import singular_phrase

__all__ = ["zip_respectively"]

_CLAUSE_ENDS = frozenset({".", ";", "\n", "!", "?"})
_BETWEEN = frozenset({",", "and", "-"})
_BEFORE_A_LIST = frozenset({"of", ",", "the", ":", "for", "in", "are", "were"})
_REACH = 60  # pieces to the left in which the list of nouns must be


def zip_respectively(pieces: Pieces, figures: list[Figure]) -> None:
    """Give the bare figures of ``116, 95, 23 and 119 respectively`` the nouns that were listed before them, in order."""
    for at, word in enumerate(pieces.words):
        if word != "respectively":
            continue
        group = _listed(pieces, figures, at)
        if len(group) < 2 or not all(figure.is_bare for figure in group):
            continue
        nouns = _nouns_before(pieces, group[0].before, len(group))
        if nouns is not None:
            for figure, noun in zip(group, nouns, strict=True):
                figure.counted, figure.why = noun, "respectively"


def _listed(pieces: Pieces, figures: list[Figure], at: int) -> list[Figure]:
    """The figures of the list that ends at `respectively`: between them only commas and `and`."""
    group: list[Figure] = []
    end = at
    for index in range(bisect_left(figures, at, key=lambda figure: figure.first) - 1, -1, -1):
        figure = figures[index]
        if not _BETWEEN.issuperset(pieces.words[figure.after : end]):
            break
        group.append(figure)
        end = figure.before
    return group[::-1]


def _nouns_before(pieces: Pieces, at: int, wanted: int) -> list[str] | None:
    """The singular noun phrases of the list before a piece (``A, B, C and D``), None where there is no list of that length."""
    words = pieces.words
    start = at
    while start > 0 and at - start < _REACH and words[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    for joint in range(at - 1, start, -1):
        if words[joint] != "and":
            continue
        commas = [index for index in range(start, joint - 1) if words[index] == ","]
        if len(commas) < wanted - 2:
            continue
        inner = commas[len(commas) - (wanted - 2) :]
        bounds = [_list_start(pieces, inner[0] if inner else joint, start), *(comma + 1 for comma in inner), joint + 1]
        items = [_item(pieces, left, right) for left, right in pairwise(bounds)]
        final = noun_phrase_after(pieces.text, pieces.starts[joint + 1])
        if final is not None and all(items):
            return [*items, noun_text(pieces.text, final)]
    return None


def _item(pieces: Pieces, first: int, end: int) -> str:
    """The singular of one item of a list, without the comma or `and` at its end."""
    while end > first and pieces.words[end - 1] in {",", "and"}:
        end -= 1
    if end <= first:
        return ""
    return singular_phrase(" ".join(pieces.text[pieces.starts[first] : pieces.ends[end - 1]].split()))


def _list_start(pieces: Pieces, end: int, start: int) -> int:
    """Where the first item of a list begins: after the last `of`, comma or article before its end."""
    for index in range(end - 1, start - 1, -1):
        if pieces.words[index] in _BEFORE_A_LIST:
            return index + 1
    return start
