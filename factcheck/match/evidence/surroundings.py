"""What stands around two measures: their articles, their sentences, how many figures of the kind their articles have."""

from __future__ import annotations

from functools import lru_cache
from math import log2

from factcheck.core.measure import Measure
from factcheck.lexicon.concepts import OUTCOMES
from factcheck.match.evidence.part import Evidence, Part
from factcheck.match.likeness import article_likeness, likeness
from factcheck.match.stops import report_of

__all__ = ["ARTICLE_MOST", "SAME_ARTICLE", "SENTENCE_MOST", "apart_weight", "are_apart", "are_rival_sources", "article_weight", "crowd_part", "crowd_weight", "sentence_weight", "surroundings_part", "telling_of"]  # fmt: skip

ARTICLE_LEAST, ARTICLE_MOST, LONG_ENOUGH = -1.0, 2.0, 800
SAME_ARTICLE, ARTICLE_SLOPE, ARTICLE_MIDDLE = -0.6, 6.0, 0.22
SENTENCE_LEAST, SENTENCE_MOST, SENTENCE_SLOPE, SENTENCE_MIDDLE = -0.6, 2.0, 4.0, 0.2
NAMES_APART, NAMES_APART_ALONE = -0.3, -0.7
CROWD, CROWD_OF_TOLL = -0.5, -0.1
"""Weights, set by hand on growing tolls and company news."""

_ALIKE, _NEAR, _TELLING_WORDS = 0.33, 0.3, 1


def surroundings_part(a: Measure, b: Measure) -> Part:
    """How alike the articles and the sentences of two measures are."""
    found: list[Evidence] = []
    traits: set[str] = set()
    telling = _telling(a, b)
    if report_of(a) == report_of(b):
        traits.add("same article")
        if are_rival_sources(a, b):
            traits.add("rival sources")
        else:
            found.append(Evidence("same article", SAME_ARTICLE))
    else:
        near = article_likeness(a.article, b.article)
        found.append(Evidence("articles", article_weight(near, telling)))
        if near < ARTICLE_MIDDLE:
            traits.add("articles apart")
    near = likeness(a.sentence, b.sentence)
    if near >= _ALIKE:
        traits.add("sentences alike")
    if near >= _NEAR or len(a.beside & b.beside) >= _TELLING_WORDS:
        traits.add("told alike")
    found.append(Evidence("sentences", sentence_weight(near)))
    if are_apart(a.sentence.names, b.sentence.names):
        found.append(Evidence("no name in common", apart_weight(telling)))
        traits.add("names apart")
    return Part.of(found, traits)


def article_weight(near: float, telling: float) -> float:
    """The weight of how alike two articles are that tell so much."""
    return max(ARTICLE_LEAST, min(ARTICLE_MOST * telling, (near - ARTICLE_MIDDLE) * ARTICLE_SLOPE))


def sentence_weight(near: float) -> float:
    """The weight of how alike two sentences are."""
    return max(SENTENCE_LEAST, min(SENTENCE_MOST, (near - SENTENCE_MIDDLE) * SENTENCE_SLOPE))


def are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Have two sentences names, and none in common?"""
    return bool(one and other) and one.isdisjoint(other)


def apart_weight(telling: float) -> float:
    """The weight of sentences without a name in common, in articles that tell so much."""
    return round(NAMES_APART + (1 - telling) * NAMES_APART_ALONE, 2)


def telling_of(measure: Measure) -> float:
    """How much an article tells beside its sentences, 0 to 1: one of a single sentence tells nothing more."""
    return min(1.0, len(measure.claim.article.text) / LONG_ENOUGH)


def _telling(a: Measure, b: Measure) -> float:
    return min(telling_of(a), telling_of(b))


def are_rival_sources(a: Measure, b: Measure) -> bool:
    """Does an article give each of two figures to a source of its own?"""
    left, right = a.claim.attribution, b.claim.attribution
    return left is not None and right is not None and left.casefold() != right.casefold()


def crowd_part(a: Measure, b: Measure) -> Part:
    """One of many values of its kind is hardly the counterpart of any one in another article."""
    most = max(a.crowd, b.crowd)
    is_one = most > 1 and a.article_key != b.article_key
    return Part.of([Evidence("one of many", crowd_weight(most, toll=a.head in OUTCOMES))] if is_one else ())


@lru_cache(maxsize=1024)
def crowd_weight(most: int, *, toll: bool) -> float:
    """The weight of being one of so many values."""
    return round((CROWD_OF_TOLL if toll else CROWD) * log2(most), 2)
