"""Words, figures and marks of a text, with their places in it. The text is read, never rewritten."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["TOKEN", "Token", "tokens"]

TOKEN = re.compile(
    r"[a-z]{4,}+(?=[A-Z][a-z]{2})"  # a word that has lost the space behind it: `givesNorland`
    r"|[a-z]\w*(?:[-&'’]\w+)*"  # most words, so it is tried first
    r"|R[ \u00a0]?&[ \u00a0]?D(?![^\W_])"  # one word, however it is spaced
    r"|[A-Z](?:\.[A-Z])+(?:\.(?!\w))?"  # U.S., U.N.
    r"|(?:Co|Ltd|Inc|Corp|Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Lt|Col|Capt|Prof|St|No|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.(?!\w)"
    r"|\d+(?:[.,]\d+)*(?:[-–][A-Za-z]+(?:-[A-Za-z]+)*)?"  # 3,228 and 10-year-old
    r"|[^\W\d_]\w*(?:[-&'’]\w+)*"  # high-tech, AT&T, Baotou's
    r"|\S"
)


class Token(NamedTuple):
    """A word, a figure or a mark: ``text`` is what stands at ``[start, end)``, ``lower`` that in lower case.

    ``is_word``: it begins with a letter; ``is_capital``: with a capital. Every rule asks for these, so they are found once.
    """

    text: str
    start: int
    end: int
    lower: str
    is_word: bool
    is_capital: bool


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` in reading order; places count from the start of the whole text."""
    made: list[Token] = []
    for found in TOKEN.finditer(text, start, len(text) if end is None else end):
        word = found[0]
        head = word[0]
        made.append(Token(word, found.start(), found.end(), word.lower(), head.isalpha(), head.isupper()))
    return made
