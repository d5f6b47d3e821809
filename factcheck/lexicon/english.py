"""Words that every English text is full of, and how full."""

from __future__ import annotations

import re

__all__ = ["is_english"]

_FUNCTION_WORDS = frozenset(
    "the of and to a in is that for it on was with as be by at are this have from or had an but not were which has they their one its will would been who when said if".split()
)
"""The most frequent words of English that are not words of other languages of Europe as well, but for some of one to three letters."""

_SHARE = 0.22
"""A text is surely English from this share of such words on. English prose has 35 to 45 in a hundred; French, German, Dutch and Italian below 15."""

_LEAST = 20
"""So many words are needed to tell."""

_DISTINCT = 5
"""So many different ones: `a` and `in` alone are words of Italian and Portuguese too."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_english(text: str) -> bool:
    """Is a text surely English? False for what is too short to tell, and for English in lists and tables."""
    words = [word.lower() for word in _WORD.findall(text)]
    common = [word for word in words if word in _FUNCTION_WORDS]
    return len(words) >= _LEAST and len(common) >= _SHARE * len(words) and len(set(common)) >= _DISTINCT
