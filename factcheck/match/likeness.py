"""How much two stretches of text speak of the same thing, by their names and rare words. Figures never count."""

from __future__ import annotations

from functools import lru_cache
from math import fsum, sqrt

from factcheck.core.measure import Topic
from factcheck.lexicon.rarity import name_weight, weight

__all__ = ["article_likeness", "cosine", "likeness", "size_of"]


@lru_cache(maxsize=2048)
def size_of(topic: Topic) -> float:
    """The sum of the weights of all names and words."""
    return fsum(map(name_weight, topic.names)) + fsum(map(weight, topic.words))


def likeness(a: Topic, b: Topic) -> float:
    """The cosine of the weighted words of two texts: 0 for nothing in common, 1 for the same words.

    A name on one side that is a plain word on the other counts as a word.
    """
    return 1.0 if a is b else cosine(a, b, size_of(a), size_of(b))


def cosine(a: Topic, b: Topic, size_a: float, size_b: float) -> float:
    """The likeness of two texts whose sizes are known."""
    size = size_a * size_b
    if not size:
        return 0.0
    names = a.names & b.names
    common = a.words & b.words
    if not (a.names.isdisjoint(b.words) and a.words.isdisjoint(b.names)):
        common = (common | (a.names & b.words) | (a.words & b.names)) - names
    return (fsum(map(name_weight, names)) + fsum(map(weight, common))) / sqrt(size)


@lru_cache(maxsize=8192)
def article_likeness(a: Topic, b: Topic) -> float:
    """The likeness of two articles: two that have one pair of figures to compare have many, so that it is remembered."""
    return likeness(a, b)
