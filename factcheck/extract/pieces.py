"""The text cut into the smallest pieces that figures are made of: numbers, runs of letters, single marks, line breaks.

Offsets count code points of the text, which is never rewritten. A number that is glued to letters (``$5.4bn``, ``15kHz``) falls
into pieces that touch, so that one table look-up serves `15 kHz` and `15kHz` alike.
"""

from __future__ import annotations

import re

__all__ = ["Pieces", "cut"]

_PIECE = re.compile(
    r"(?P<n>"
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"  # 3,228  1,234.5
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"  # 12,34,567.89 as India prints it
    r"|\d{1,3}(?:[\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?"  # thin spaces
    r"|\d{1,3}(?:,?[ \u00a0]000)+(?!\d)"  # 10, 000 and 10 000
    r"|\d+(?:\.\d+)?"
    r"|\.\d+)"
    r"|(?P<w>[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?"  # U.S. p.m.
    r"|(?:[^\W\d_¼-¾²³¹⅐-⅞])+)"
    r"|(?P<b>\n\s*)"
    r"|(?P<x>['’](?:s|t|re|ve|ll|d|m)(?![^\W_])|\S)"
)
_SAME = {"‐": "-", "‑": "-", "–": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "⁄": "/", "∕": "/", "＄": "$", "￡": "£"}


class Pieces:
    """The pieces of a text as parallel lists; ``kinds`` holds n(umber), w(ord), x (mark) or b(reak).

    ``words`` are in lower case, without inner full stops (``us`` for ``U.S.``), dashes and quotation marks made one. Two empty
    pieces stand at the end, so that a rule may look two ahead without asking.
    """

    __slots__ = ("ends", "kinds", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.kinds: list[str] = []

    def __len__(self) -> int:
        return len(self.starts) - 2

    def raw(self, index: int) -> str:
        """The piece as printed."""
        return self.text[self.starts[index] : self.ends[index]]

    def touches(self, index: int) -> bool:
        """Does this piece touch the one before it?"""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def is_capital(self, index: int) -> bool:
        """Is it a word with a capital, first (`Boeing`) or inside (`iPhone`)?"""
        if index < 0 or self.kinds[index] != "w":
            return False
        return self.text[self.starts[index]].isupper() or not self.raw(index).islower()

    def opens_sentence(self, index: int) -> bool:
        """Does a sentence begin here, as far as the piece before shows?"""
        if index <= 0:
            return True
        before = self.words[index - 1]
        return before in {"\n", ".", "!", "?", ":", ";"} or (
            before in {'"', "'", "(", "-", "—", "•", "*"} and self.opens_sentence(index - 1)
        )


def cut(text: str) -> Pieces:
    """The pieces of a text, in reading order."""
    pieces = Pieces(text)
    starts, ends, words, kinds = pieces.starts, pieces.ends, pieces.words, pieces.kinds
    for found in _PIECE.finditer(text):
        kind = found.lastgroup or "x"
        start, end = found.span()
        word = found.group()
        if kind == "w":
            word = word.lower()
            if "." in word:
                word = word.replace(".", "")
        elif kind == "x":
            word = _SAME.get(word, word.replace("’", "'"))
        elif kind == "b":
            word = "\n"
        starts.append(start)
        ends.append(end)
        words.append(word)
        kinds.append(kind)
    for _ in range(2):
        starts.append(len(text))
        ends.append(len(text))
        words.append("")
        kinds.append("b")
    return pieces
