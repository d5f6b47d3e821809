"""The stem of a word: what `deliberate` and `deliberation`, `arrest` and `arrested` have in common."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

__all__ = ["stem"]

_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word. Source: the English stemmer of Snowball (Porter 2)."""
    return str(_STEMMER.stemWord(word))
