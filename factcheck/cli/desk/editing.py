"""A line that is typed at the foot of the screen: words, a cursor, and the lines before it on the upward arrow. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.cli.desk.typed import Typed

__all__ = ["History", "LineEdit"]


@dataclass
class History:
    """Lines that were typed before, the last one at the end; the same twice in a row is kept once."""

    lines: list[str] = field(default_factory=list)

    def add(self, line: str) -> None:
        """Keeps a line; an empty one is nothing to keep."""
        if line.strip() and (not self.lines or self.lines[-1] != line):
            self.lines.append(line)


@dataclass
class LineEdit:
    """A line in the making. ``at`` is where the cursor stands, in characters; ``back`` how many lines back the upward arrow has gone."""

    history: History
    text: str = ""
    at: int = 0
    back: int = 0
    own: str = ""

    def take(self, typed: Typed) -> bool:
        """Does what a key asks for. Returns whether it meant anything here; Enter and Escape are whoever's the line is."""
        move = _MOVES.get(typed.key)
        if move is not None:
            move(self)
        elif typed.text:
            self.insert(typed.text)
        return move is not None or bool(typed.text)

    def insert(self, words: str) -> None:
        """Words at the cursor, in one line."""
        line = " ".join(words.splitlines()) if "\n" in words or "\r" in words else words
        self.text = self.text[: self.at] + line + self.text[self.at :]
        self.at += len(line)

    def left(self) -> None:
        """The cursor one character back."""
        self.at = max(0, self.at - 1)

    def right(self) -> None:
        """The cursor one character on."""
        self.at = min(len(self.text), self.at + 1)

    def home(self) -> None:
        """The cursor before the line."""
        self.at = 0

    def end(self) -> None:
        """The cursor behind the line."""
        self.at = len(self.text)

    def backspace(self) -> None:
        """Without the character before the cursor."""
        if self.at:
            self._cut(self.at - 1, self.at)

    def delete(self) -> None:
        """Without the character behind the cursor."""
        self._cut(self.at, self.at + 1)

    def to_begin(self) -> None:
        """Without what stands before the cursor."""
        self._cut(0, self.at)

    def to_end(self) -> None:
        """Without what stands behind the cursor."""
        self._cut(self.at, len(self.text))

    def word(self) -> None:
        """Without the word before the cursor."""
        kept = self.text[: self.at].rstrip()
        self._cut(kept.rfind(" ") + 1, self.at)

    def older(self) -> None:
        """The line that was typed before."""
        self._from_history(self.back + 1)

    def newer(self) -> None:
        """The line that was typed after it, at last the one in the making."""
        self._from_history(self.back - 1)

    def _cut(self, start: int, end: int) -> None:
        self.text = self.text[:start] + self.text[end:]
        self.at = start

    def _from_history(self, back: int) -> None:
        lines = self.history.lines
        if not 0 <= back <= len(lines):
            return
        if self.back == 0:
            self.own = self.text
        self.back = back
        self.text = lines[-back] if back else self.own
        self.at = len(self.text)


_MOVES = {
    "left": LineEdit.left,
    "right": LineEdit.right,
    "home": LineEdit.home,
    "ctrl+a": LineEdit.home,
    "end": LineEdit.end,
    "ctrl+e": LineEdit.end,
    "backspace": LineEdit.backspace,
    "ctrl+h": LineEdit.backspace,
    "delete": LineEdit.delete,
    "ctrl+u": LineEdit.to_begin,
    "ctrl+k": LineEdit.to_end,
    "ctrl+w": LineEdit.word,
    "up": LineEdit.older,
    "down": LineEdit.newer,
}
"""The keys that edit, as in a shell."""
