"""Which texts and sentences are copies of one another, small edits apart.

A text is known by the fingerprints of its runs of five words, one of every few (winnowing), so that a run that two texts share is found wherever it stands.
Source: Schleimer, Wilkerson, Aiken: Winnowing: Local Algorithms for Document Fingerprinting (SIGMOD 2003). Figures count as one word: an agency
prints its text again when a figure changes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

__all__ = ["are_copies", "fingerprints", "read_alike"]

COPIED = 0.4
"""Two texts are copies where so much of the shorter one stands in the other. Reason: two reports on one event share names and a quote, 5 to 30% of their
runs; a text that was cut and edited keeps four of ten or more, since each word that is changed breaks five."""

ALIKE = 0.7
"""Two sentences are one where so many of the shorter one's runs of three words stand in the other: one or two words of twenty differ."""

_RUN, _WINDOW = 5, 4
_SHORT_RUN, _SHORTEST = 3, 12
"""A sentence of fewer words than the second number is said alike by many: `The quake killed 24 people.`"""

_SHORTEST_TEXT = 30
"""A text of fewer words is no more than a sentence or two, and is judged by these."""

_LONGEST = 6000
"""So many characters of a text are looked at, as for its topic."""

_WORD = re.compile(r"[^\W_]+")


def are_copies(one: str, other: str) -> bool:
    """Do two texts share most of what they say, word for word?"""
    if one == other:
        return True
    if any(len(text.split(None, _SHORTEST_TEXT)) < _SHORTEST_TEXT for text in (one, other)):
        return False
    return _shared(fingerprints(one), fingerprints(other)) >= COPIED


def read_alike(one: str, other: str) -> bool:
    """Are two sentences, of twelve words at least, the same but for a word or two? Figures are not looked at."""
    left, right = _runs(one), _runs(other)
    return min(len(left), len(right)) > _SHORTEST - _SHORT_RUN and _shared(left, right) >= ALIKE


@lru_cache(maxsize=1024)
def fingerprints(text: str) -> frozenset[int]:
    """What a text is known by: of every eight words that follow one another at least one number, the same for the same words."""
    hashes = _hashes(_words(text[:_LONGEST]), _RUN)
    return frozenset(min(hashes[at : at + _WINDOW]) for at in range(max(1, len(hashes) - _WINDOW + 1)))


@lru_cache(maxsize=4096)
def _runs(sentence: str) -> frozenset[int]:
    return frozenset(_hashes(_words(sentence), _SHORT_RUN))


def _words(text: str) -> list[str]:
    return ["0" if word.isdigit() else word for word in _WORD.findall(text.lower())]


def _hashes(words: list[str], run: int) -> list[int]:
    """A number for each run of words, the same on every machine; one for all where there are fewer."""
    return [
        crc32(" ".join(words[at : at + run]).encode("utf-8", "surrogatepass"))
        for at in range(max(1, len(words) - run + 1))
    ]


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the smaller set stands in the other, 0 to 1."""
    return len(one & other) / min(len(one), len(other))
