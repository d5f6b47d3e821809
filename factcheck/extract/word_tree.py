"""Many words as one pattern: a tree of their letters, so that a word that begins otherwise is passed over at its first letter.

An alternation tries each of its words in turn at each place of a text. In a tree the common beginnings are looked at once, and since both
cases of a letter are written out, the search needs no flag for them, which would slow it down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["word_tree"]

_SIGNS = {" ": r"[ \u00a0]", "#": r"\d"}


def word_tree(words: Iterable[str]) -> str:
    """The pattern, without boundaries and groups, of any of the words in either case; a space in them is a plain or a fixed one, ``#`` a digit."""
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[:1], set()).add(word[1:])
    optional = "" in tails
    branches = [_letter(head) + word_tree(rest) for head, rest in sorted(tails.items()) if head]
    if not branches:
        return ""
    if len(branches) == 1 and not optional:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if optional else ''}"


def _letter(letter: str) -> str:
    if letter in _SIGNS:
        return _SIGNS[letter]
    return f"[{letter.upper()}{letter.lower()}]" if letter.isalpha() else re.escape(letter)
