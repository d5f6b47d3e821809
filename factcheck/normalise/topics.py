"""A stretch of text -> the names and words that tell what it is about."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.core.claim import Claim
from factcheck.core.keys import text_hash
from factcheck.core.measure import Topic
from factcheck.lexicon.concepts import concept
from factcheck.lexicon.nouns import is_plural
from factcheck.lexicon.rarity import GRAMMAR, is_everyday
from factcheck.lexicon.spellings import fold, same_spelling
from factcheck.lexicon.stems import stem
from factcheck.lexicon.verbs import lemma

__all__ = ["beside", "topic_of", "wording"]

_LONGEST = 6000
_NEAR = 70
_NAME = re.compile(r"(?P<start>(?:^|[.!?:;“\"«\n]|\]\s)\s*)?\b(?P<word>[A-Z][\w]*(?:['’-][A-Z]?\w+)*)")
_ALNUM = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1024)
def topic_of(text: str) -> Topic:
    """The folded names and other content words of a text (of its first 6,000 characters), without figures.

    A capital at the start of a sentence makes no name of an everyday word, and a line that is all capitals or a headline with a capital on every
    word gives no names. Reason: lower-case words taken for names make all articles alike.
    """
    text = text[:_LONGEST]
    names: set[str] = set()
    for line in text.split("\n"):
        if _reads_as_prose(line):
            names.update(_names(line))
    words = {stem(concept(lemma(word) or word)) for word in fold(text) if word not in GRAMMAR and not word[0].isdigit()}
    return Topic(frozenset(names), frozenset(words - names))


def beside(claim: Claim) -> frozenset[str]:
    """The stems of the telling words within 70 characters of a figure, in its sentence. Reason: about what a reader takes in with the figure."""
    text, start, end = claim.article.text, claim.value_start or claim.start, claim.value_end or claim.end
    first, last = max(claim.context_start, start - _NEAR), min(claim.context_end, end + _NEAR)
    left, right = text[first:start], text[end:last]
    if first > claim.context_start:
        left = left.partition(" ")[2]
    if last < claim.context_end:
        right = right.rpartition(" ")[0]
    return frozenset(
        stem(word)
        for part in (left, right)
        for word in fold(part)
        if len(word) > 2 and not word[0].isdigit() and not is_everyday(word)
    )


def wording(text: str) -> str:
    """The sha256 of the letters and digits of a text: equal for copies of one sentence that differ in marks and capitals."""
    return text_hash(" ".join(_ALNUM.findall(text.lower())))


def _reads_as_prose(line: str) -> bool:
    """Has the line a lower-case word of its own among its content words?"""
    words = [word for word in _ALNUM.findall(line) if word[0].isalpha() and word.lower() not in GRAMMAR]
    return sum(word[0].islower() for word in words) * 4 >= len(words) if words else False


def _names(line: str) -> set[str]:
    found: set[str] = set()
    for match in _NAME.finditer(line):
        word = same_spelling(match["word"].lower().replace("’", "'"))
        starts = match["start"] is not None
        if (
            is_everyday(word)
            or len(word) < 2
            or (starts and (lemma(word) is not None or word.endswith(("ly", "ing", "ed"))))
        ):
            continue
        if starts and (concept(word) != word or is_plural(match["word"])):
            continue
        found.add(word)
    return found
