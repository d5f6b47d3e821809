"""How much two stretches of text speak of the same thing, by their names and rare words. Figures never count."""

from __future__ import annotations

from functools import lru_cache
from math import fsum, sqrt

from factcheck.core.measure import Topic
from factcheck.lexicon.rarity import name_weight, weight

__all__ = ["article_likeness", "likeness", "name_likeness"]


@lru_cache(maxsize=65536)
def _size(topic: Topic) -> float:
    """The sum of the weights of all names and words."""
    return fsum(map(name_weight, topic.names)) + fsum(map(weight, topic.words))


def likeness(a: Topic, b: Topic) -> float:
    """The cosine of the weighted words of two texts: 0 for nothing in common, 1 for the same words.

    A name on one side that is a plain word on the other counts as a word.
    """
    if a is b:
        return 1.0
    size = _size(a) * _size(b)
    if not size:
        return 0.0
    names = a.names & b.names
    common = (a.words & b.words) | (a.names & b.words) | (a.words & b.names)
    return (fsum(map(name_weight, names)) + fsum(map(weight, common - names))) / sqrt(size)


@lru_cache(maxsize=65536)
def article_likeness(a: Topic, b: Topic) -> float:
    """The likeness of two articles: two that have one pair of figures to compare have many, so that it is remembered."""
    return likeness(a, b)


def name_likeness(a: Topic, b: Topic) -> float | None:
    """The part of the names of the shorter list that the other has too, 0 to 1; None where either has none."""
    if not a.names or not b.names:
        return None
    return len(a.names & b.names) / min(len(a.names), len(b.names))
