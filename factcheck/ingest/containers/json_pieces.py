"""The objects of a JSON array, or of a file of objects, one at a time: what is read is never longer than one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

__all__ = ["pieces_of"]

_PIECE = 256 * 1024
_MARK = re.compile(rb'["\\{}\[\]]')


class _Scanner:
    """Finds where each object on the first level ends. ``depth`` counts the brackets that are open inside it."""

    def __init__(self, cap: int) -> None:
        self._cap = cap
        self.held = bytearray()
        self.depth = 0
        self.in_string = False
        self._escape_at = -1
        self.is_long = False
        self.is_open = False

    def take(self, piece: bytes) -> Iterator[bytes | None]:
        """The objects that end in a piece, None for each that is larger than the cap."""
        start = 0
        for found in _MARK.finditer(piece):
            at, mark = found.start(), found.group()
            if not self._is_bracket(at, mark):
                continue
            if mark in b"{[":
                if not self.is_open and mark == b"{":
                    self.is_open, start, self.depth = True, at, 0
                self.depth += self.is_open
            elif self.is_open:
                self.depth -= 1
                if self.depth == 0:
                    self._hold(piece[start : at + 1])
                    yield None if self.is_long else bytes(self.held)
                    self._close()
        if self.is_open:
            self._hold(piece[start:])
        self._escape_at -= len(piece)

    def _is_bracket(self, at: int, mark: bytes) -> bool:
        """Is a mark a bracket outside of any string?"""
        if at == self._escape_at:  # behind a backslash
            self._escape_at = -1
            return False
        if mark == b"\\":
            if self.in_string:
                self._escape_at = at + 1
            return False
        if mark == b'"':
            self.in_string = not self.in_string
            return False
        return not self.in_string

    def _hold(self, part: bytes) -> None:
        if len(self.held) + len(part) > self._cap:
            self.is_long = True
            self.held.clear()
        if not self.is_long:
            self.held += part

    def _close(self) -> None:
        self.held.clear()
        self.is_open = self.is_long = False


def pieces_of(stream: BinaryIO, start: bytes, cap: int) -> Iterator[bytes | None]:
    """The objects of a stream whose beginning was read, None for each that is larger than the cap.

    What stands between them is left alone. One that does not end is given as it is, so that whoever parses it can say so.
    """
    scanner = _Scanner(cap)
    piece = start
    while piece:
        yield from scanner.take(piece)
        piece = stream.read(_PIECE)
    if scanner.is_open:
        yield None if scanner.is_long else bytes(scanner.held)
