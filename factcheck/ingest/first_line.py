"""The first line of a stream, looked at before it is known what the stream holds. It is read again, also from a pipe."""

from __future__ import annotations

from typing import BinaryIO

__all__ = ["LookedAt"]


class LookedAt:
    """A stream whose ``first`` line (or so much of it) was read already, and comes again to whoever reads."""

    def __init__(self, stream: BinaryIO, longest: int) -> None:
        self._stream = stream
        self.first = self._left = stream.readline(longest)

    def read(self, size: int = -1) -> bytes:
        """Up to so many bytes, all that are left for -1."""
        if size < 0:
            found, self._left = self._left, b""
            return found + self._stream.read()
        if not self._left:
            return self._stream.read(size)
        found, self._left = self._left[:size], self._left[size:]
        return found

    def readline(self, size: int = -1) -> bytes:
        """The bytes up to the end of a line, or up to so many."""
        if not self._left:
            return self._stream.readline(size)
        found, self._left = (self._left, b"") if size < 0 else (self._left[:size], self._left[size:])
        if found.endswith(b"\n") or len(found) == size:
            return found
        return found + self._stream.readline(size if size < 0 else size - len(found))
