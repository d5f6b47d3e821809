"""The text cut into the smallest pieces that figures are made of: numbers, runs of letters, single marks, line breaks.

Offsets count code points of the text, which is never rewritten. A number that is glued to letters (``$5.4bn``, ``15kHz``) falls
into pieces that touch, so that one table look-up serves `15 kHz` and `15kHz` alike.
"""

from __future__ import annotations

import re

__all__ = ["Pieces", "cut"]

_LETTER = r"[^\W\d_¼-¾²³¹⅐-⅞]"
_PIECE = re.compile(
    r"[^\S\n]*+(?:"
    rf"([A-Za-z]{{2,}}+(?![^\x00-\x7f])|{_LETTER}{{2,}}|[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?|{_LETTER})"  # words, U.S.
    r"|("
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"  # 3,228  1,234.5
    r"|\d{1,2}(?:,\d{2}){1,7},\d{3}(?!\d)(?:\.\d+)?"  # 12,34,567.89 as India prints it; without a cap `11,11,11,...` is quadratic
    r"|\d{1,3}(?:[\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?"  # thin spaces
    r"|\d{1,3}(?:,?[ \u00a0]000)+(?!\d)"  # 10, 000 and 10 000
    r"|\d{1,3}(?:[ \u00a0]\d{3}){2,}(?!\d)"  # 1 234 567
    r"|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"  # 1.234,56
    r"|\d{1,3},\d{1,2}(?=[ \u00a0]?[%€])|(?<=€)\d{1,3},\d\d(?!\d)"  # 3,5%  €5,00
    r"|\d+(?:\.\d+)?"
    r"|(?<![Rr]s)\.\d+)"  # Rs.500 is no decimal
    r"|(\n\s*)"
    r"|(['’](?:s|t|re|ve|ll|d|m)(?![^\W_])|\S)"
    r"|\Z)"  # so that spaces at the end are passed over once
)
_PADDING = 8
_LEADS = frozenset({'"', "'", "(", "-", "—", "•", "*"})
_ENDS = frozenset({"\n", ".", "!", "?", ":", ";"})
_KINDS = ("", "w", "n", "b", "x")
_SAME = {"‐": "-", "‑": "-", "–": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "⁄": "/", "∕": "/", "＄": "$", "￡": "£"}


class Pieces:
    """The pieces of a text as parallel lists; ``kinds`` holds n(umber), w(ord), x (mark) or b(reak).

    ``words`` are in lower case, without inner full stops (``us`` for ``U.S.``), dashes and quotation marks made one. Some empty
    pieces stand at the end, so that a rule may look ahead without asking.
    """

    __slots__ = ("ends", "kinds", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.kinds: list[str] = []

    def __len__(self) -> int:
        return len(self.starts) - _PADDING

    def raw(self, index: int) -> str:
        """The piece as printed."""
        return self.text[self.starts[index] : self.ends[index]]

    def touches(self, index: int) -> bool:
        """Does this piece touch the one before it, on the same line?"""
        return (
            index > 0
            and self.starts[index] == self.ends[index - 1]
            and self.kinds[index] != "b"
            and self.kinds[index - 1] != "b"
        )

    def is_capital(self, index: int) -> bool:
        """Is it a word with a capital, first (`Boeing`) or inside (`iPhone`)?"""
        if index < 0 or self.kinds[index] != "w":
            return False
        return self.text[self.starts[index]].isupper() or not self.raw(index).islower()

    def opens_sentence(self, index: int) -> bool:
        """Does a sentence begin here, as far as the piece before shows?"""
        while index > 0 and self.words[index - 1] in _LEADS:
            index -= 1
        return index <= 0 or self.words[index - 1] in _ENDS


def cut(text: str) -> Pieces:
    """The pieces of a text, in reading order."""
    pieces = Pieces(text)
    starts, ends, words, kinds = pieces.starts, pieces.ends, pieces.words, pieces.kinds
    kind_of = _KINDS
    for found in _PIECE.finditer(text):
        group = found.lastindex
        if group is None:
            break
        kind = kind_of[group]
        word = found[group]
        end = found.end()
        starts.append(end - len(word))
        ends.append(end)
        kinds.append(kind)
        if kind == "w":
            word = word.lower()
            if "." in word:
                word = word.replace(".", "")
        elif kind == "x":
            word = _SAME.get(word) or word.replace("’", "'")
        elif kind == "b":
            word = "\n"
        words.append(word)
    for _ in range(_PADDING):
        starts.append(len(text))
        ends.append(len(text))
        words.append("")
        kinds.append("b")
    return pieces
