"""Sentences of a text that stand in another text in other words: the last way to find a quote again.

Taken is only what is sure: a sentence that is gone and one that is new, each the only one that is like the other, with no name in the place of another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

__all__ = ["FUNCTION_WORDS", "Rewording"]

_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?][\"'”’)\]]*(?=\s)|(?=\n)|\Z)")
"""A piece of a line up to a full stop. Where it cuts at an abbreviation it does so in both texts."""

_WORD = re.compile(r"\d(?:[\d,.]*\d)?|[^\W\d_]+")

_FIGURE = "#"
"""What every figure is taken for: a figure that changed makes no other sentence."""

_ALIKE = 0.6
"""The share of words in common, halfway between those in the same order and all: from here on one sentence is the other reworded."""

_APART = 0.15
"""By so much the best must be better than the second best, seen from either sentence."""

_FEWEST = 3
"""Words in common. Reason: a line of two words is like many."""

_CROWDED = 40
"""A word of so many sentences does not bring two together."""

_TRIED = 5
"""Sentences held against one, those with most words in common."""

FUNCTION_WORDS = frozenset(
    "the a an in it on at of to and for by with from but as after before this that these those there".split()
)
"""Words that begin a sentence with a capital and are no names."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a text: where its words stand, and what they are taken for."""

    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    names: frozenset[str]

    @staticmethod
    def of(text: str, start: int, end: int, plain: frozenset[str]) -> _Sentence:
        """``plain`` are words that stand in lower case somewhere, and so are no names."""
        found = [(one.start(), one.end()) for one in _WORD.finditer(text, start, end)]
        printed = [text[first:last] for first, last in found]
        words = tuple(_FIGURE if word[0].isdigit() else word.casefold() for word in printed)
        names = frozenset(
            word.casefold()
            for word in printed
            if word[0].isupper() and word.casefold() not in plain and word.casefold() not in FUNCTION_WORDS
        )
        return _Sentence(tuple(found), words, names)


class Rewording:
    """Two texts, of which the second was made of the first. All its work is done when it is first asked."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the words of a span of the old text stand in the new one, in other words; None where that is not sure."""
        at = bisect_right(self._begins, start) - 1
        pair = self._pairs.get(at)
        if pair is None:
            return None
        before, now, table = pair
        inside = [place for place, (first, last) in enumerate(before.spans) if first < end and start < last]
        there = [table[place] for place in inside if place in table]
        if not there or inside[0] not in table:
            return None
        return now.spans[min(there)][0], now.spans[max(there)][1]

    @cached_property
    def _sentences(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        return [one.span() for one in _SENTENCE.finditer(self._old)], [one.span() for one in _SENTENCE.finditer(self._new)]  # fmt: skip

    @cached_property
    def _begins(self) -> list[int]:
        return [start for start, _ in self._sentences[0]]

    @cached_property
    def _pairs(self) -> dict[int, tuple[_Sentence, _Sentence, dict[int, int]]]:
        """The sentences that were reworded, by their place in the old text, with what they are now, and which word stands for which."""
        plain = frozenset(one[0] for text in (self._old, self._new) for one in re.finditer(r"\b[a-z]+\b", text))
        old, new = self._sentences
        stood = {self._old[start:end] for start, end in old}
        stands = {self._new[start:end] for start, end in new}
        gone = {
            at: _Sentence.of(self._old, start, end, plain)
            for at, (start, end) in enumerate(old)
            if self._old[start:end] not in stands
        }
        fresh = {
            at: _Sentence.of(self._new, start, end, plain)
            for at, (start, end) in enumerate(new)
            if self._new[start:end] not in stood
        }
        return {
            one: (gone[one], fresh[other], _aligned(gone[one].words, fresh[other].words))
            for one, other in _best(_scores(gone, fresh))
        }


def _scores(gone: Mapping[int, _Sentence], fresh: Mapping[int, _Sentence]) -> dict[tuple[int, int], float]:
    """How like the sentences are that have words in common."""
    from rapidfuzz.distance import Indel

    holding: dict[str, list[int]] = defaultdict(list)
    for at, sentence in fresh.items():
        for word in sorted(set(sentence.words)):
            holding[word].append(at)
    scores = {}
    for at, sentence in gone.items():
        shared = Counter(
            other for word in sorted(set(sentence.words)) if len(holding[word]) <= _CROWDED for other in holding[word]
        )
        for other, _ in sorted(shared.items(), key=lambda found: (-found[1], abs(found[0] - at)))[:_TRIED]:
            in_order = Indel.normalized_similarity(sentence.words, fresh[other].words)
            in_all = Indel.normalized_similarity(sorted(sentence.words), sorted(fresh[other].words))
            scores[at, other] = (in_order + in_all) / 2
            if not _may_be_one(sentence, fresh[other]):
                scores[at, other] = min(scores[at, other], _ALIKE - _APART)
    return scores


def _may_be_one(before: _Sentence, now: _Sentence) -> bool:
    """Is no name in the place of another, and are there words enough in common?"""
    if before.names - now.names and now.names - before.names:
        return False
    return len(set(before.words) & set(now.words) - {_FIGURE}) >= _FEWEST


def _best(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs that are alike, each the best of both by far."""
    seen: tuple[dict[int, list[float]], dict[int, list[float]]] = (defaultdict(list), defaultdict(list))
    for pair, score in scores.items():
        for at, whose in zip(pair, seen, strict=True):
            whose[at].append(score)

    def is_best(pair: tuple[int, int], score: float) -> bool:
        return all(
            sum(other > score - _APART for other in whose[at]) == 1 for at, whose in zip(pair, seen, strict=True)
        )

    return sorted(pair for pair, score in scores.items() if score >= _ALIKE and is_best(pair, score))


def _aligned(before: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """For each word of a sentence (by its place) the word that stands for it now: the same one, or another between the same neighbours.

    A figure is known by the word behind it, wherever both went; a sentence's only figure by itself.
    """
    from rapidfuzz.distance import Levenshtein

    table = {}
    for step in Levenshtein.opcodes(before, now):
        if step.tag in {"equal", "replace"}:
            width = min(step.src_end - step.src_start, step.dest_end - step.dest_start)
            table.update({step.src_start + at: step.dest_start + at for at in range(width)})
    return table | _figures(before, now)


def _figures(before: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """The figures of two sentences that are known by the one word behind them, or by being alone."""
    behind, now_behind = ([(word, at) for at, word in enumerate(_following(words))] for words in (before, now))
    places = [{word: at for word, at in found if word} for found in (behind, now_behind)]
    counts = [Counter(word for word, _ in found if word) for found in (behind, now_behind)]
    table = {
        at: places[1][word]
        for word, at in places[0].items()
        if word in places[1] and all(count[word] == 1 for count in counts)
    }
    if before.count(_FIGURE) == now.count(_FIGURE) == 1:
        table[before.index(_FIGURE)] = now.index(_FIGURE)
    return table


def _following(words: Sequence[str]) -> list[str]:
    """For each figure the word behind it, "" for whatever is none."""
    return [following if word == _FIGURE and following != _FIGURE else "" for word, following in pairwise([*words, ""])]
