"""Words, figures and marks of a text, with their places in it. The text is read, never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["TOKEN", "Token", "tokens"]

TOKEN = re.compile(
    r"R[ \u00a0]?&[ \u00a0]?D(?![^\W_])"  # one word, however it is spaced
    r"|[A-Z](?:\.[A-Z])+(?:\.(?!\w))?"  # U.S., U.N.
    r"|(?:Co|Ltd|Inc|Corp|Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Lt|Col|Capt|Prof|St|No|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.(?!\w)"
    r"|\d+(?:[.,]\d+)*(?:[-–][A-Za-z]+(?:-[A-Za-z]+)*)?"  # 3,228 and 10-year-old
    r"|[^\W\d_]\w*(?:[-&'’]\w+)*"  # high-tech, AT&T, Baotou's
    r"|\S"
)


class Token(NamedTuple):
    """A word, a figure or a mark: ``text`` is what stands at ``[start, end)``."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Does it begin with a letter?"""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Is it a word with a capital?"""
        return self.text[0].isupper()


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of ``text[start:end]`` in reading order; places count from the start of the whole text."""
    for found in TOKEN.finditer(text, start, len(text) if end is None else end):
        yield Token(found.group(), found.start(), found.end())
