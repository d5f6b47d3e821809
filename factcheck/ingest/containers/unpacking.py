"""How much may be unpacked of what somebody packed, and streams that say clearly what is wrong with what was packed."""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO
from zipfile import BadZipFile

from factcheck.errors import InputError, TooLarge

__all__ = [
    "CODINGS",
    "DAMAGE",
    "MAX_NESTED",
    "MEMBERS",
    "TIMES",
    "Budget",
    "Unpacked",
    "Xz",
    "codings_of",
    "damaged",
    "inflated",
    "size_of",
    "unpack_content",
]

MEGABYTE = 1024 * 1024

MAX_NESTED = 64 * MEGABYTE
"""The cap on an archive inside an archive, which is held in memory."""

FREE = 256 * MEGABYTE
"""So much may be unpacked, whatever its share."""

RATIO = 200
"""Beyond that, so many times the size of what was packed. Reason: pages shrink to a tenth, pages out of one mould to a hundredth; deflate reaches 1,032."""

_PIECE = 64 * 1024

_XZ_MEMORY = 128 * MEGABYTE
"""What unpacking xz may take. Source: xz(1), 65 MB for its highest preset."""

CODINGS = frozenset({"gzip", "x-gzip", "deflate"})
"""How answers of servers are packed. Source: RFC 9110, section 8.4.1."""

TIMES = 2
"""So many packings one in another are undone. Reason: some servers pack what lies packed on their disk; more than that is nobody's need."""

MEMBERS = 1000
"""So many gzip members of an answer, one after the other, are read. Source: RFC 1952, section 2.2, allows any number; empty ones would keep a reader busy for nothing."""

DAMAGE = (
    EOFError,
    BadZipFile,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    zlib.error,
)
"""What the standard library raises for what is packed badly."""


def damaged(where: str) -> InputError:
    """The error for what ends too early or does not unpack."""
    return InputError("is damaged, or was cut off", where=where, mend="Get it again.")


def size_of(stream: BinaryIO) -> int | None:
    """How many bytes a file has, None for one that can only be read through."""
    if not stream.seekable():
        return None
    here = stream.tell()
    size = stream.seek(0, io.SEEK_END)
    stream.seek(here)
    return size


class Budget:
    """How many bytes may still be unpacked of something that has so many when packed."""

    def __init__(self, packed: int, where: str) -> None:
        self.left = max(FREE, RATIO * packed)
        self._where = where

    def take(self, count: int) -> None:
        """Notes that so many bytes were unpacked. Raises TooLarge."""
        self.left -= count
        if self.left < 0:
            raise TooLarge(
                f"unpacks to more than {FREE // MEGABYTE} MB and {RATIO} times its size, the cap against archives that"
                " are made to fill a disk",
                where=self._where,
                mend="Unpack it yourself, if you trust it.",
            )


class Unpacked:
    """What a stream unpacks to, from its beginning to its end. What stands before the place where it is damaged is given, then InputError is raised; TooLarge where it is a bomb.

    ``inner`` gives at most so many unpacked bytes, none at the end, and never waits for more of them: a reader that did would lose what stands before the damage.
    """

    def __init__(self, inner: Callable[[int], bytes], budget: Budget, where: str) -> None:
        self._inner, self._budget, self._where = inner, budget, where
        self._held = bytearray()
        self._at = 0
        self._error: InputError | None = None
        self._ended = False

    @staticmethod
    def seekable() -> bool:
        """Never."""
        return False

    def read(self, size: int, /) -> bytes:
        """So many bytes, fewer only at the end, or where the rest is damaged; asked again there, it raises."""
        while len(self._held) - self._at < size and self._fill():
            pass
        return self._taken(size)

    def readline(self, size: int, /) -> bytes:
        """A line with its end, or so many bytes of it."""
        looked = 0
        while True:
            end = self._held.find(b"\n", self._at + looked, self._at + size) + 1
            looked = len(self._held) - self._at
            if end or looked >= size or not self._fill():
                return self._taken(end - self._at if end else size)

    def _fill(self) -> bool:
        """Unpacks a further piece; False at the end."""
        if self._ended:
            return False
        if self._at > _PIECE:
            del self._held[: self._at]
            self._at = 0
        try:
            piece = self._inner(_PIECE)
            self._budget.take(len(piece))
        except InputError as error:
            self._error = error
        except DAMAGE:
            self._error = damaged(self._where)
        else:
            self._held += piece
            self._ended = not piece
        self._ended = self._ended or self._error is not None
        return not self._ended

    def _taken(self, size: int) -> bytes:
        found = bytes(self._held[self._at : self._at + size])
        self._at += len(found)
        if not found and size and self._error is not None:
            raise self._error
        return found


class Xz:
    """What an xz file unpacks to. Unlike the standard library's it has a cap on memory."""

    def __init__(self, stream: BinaryIO, where: str) -> None:
        self._stream, self._where = stream, where
        self._unpack = self._new()

    @staticmethod
    def _new() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)

    def read(self, size: int, /) -> bytes:
        """At most so many bytes, none at the end. Raises EOFError where it was cut off, LZMAError where it is damaged, TooLarge where it needs too much memory."""
        while True:
            packed = b""
            if self._unpack.eof:
                rest = self._unpack.unused_data or self._stream.read(io.DEFAULT_BUFFER_SIZE)
                rest = rest.lstrip(b"\x00")  # padding between two streams
                if not rest:
                    return b""
                self._unpack, packed = self._new(), rest
            elif self._unpack.needs_input:
                packed = self._stream.read(io.DEFAULT_BUFFER_SIZE)
                if not packed:
                    raise EOFError
            try:
                found = self._unpack.decompress(packed, size)
            except lzma.LZMAError as error:
                if "memory" not in str(error).lower():
                    raise
                cap = f"needs more than {_XZ_MEMORY // MEGABYTE} MB to be unpacked, the cap on it"
                raise TooLarge(cap, where=self._where, mend="Unpack it first.") from error
            if found:
                return found


def inflated(pieces: Iterable[bytes], cap: int) -> Iterator[bytes]:
    """What packed pieces hold, one byte more than the cap at most: gzip in one member or several, or zlib's format, or its bare stream, which some servers send for ``deflate``.

    Raises zlib.error for what cannot be unpacked, EOFError for what ends too early, ValueError for more members than anybody needs.
    """
    unpack = None
    members, left = 0, cap + 1
    for piece in pieces:
        rest = piece
        while rest:
            if unpack is None or unpack.eof:
                if members and not rest.startswith(b"\x1f"):  # what follows the end is padding
                    return
                members += 1
                if members > MEMBERS:
                    raise ValueError(members)
                unpack = zlib.decompressobj(_window(rest))
            found = unpack.decompress(rest, left)
            yield found
            left -= len(found)
            if not left:
                return
            rest = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
    if unpack is not None and not unpack.eof:
        yield unpack.flush()
        if not unpack.eof:
            raise EOFError


def _window(head: bytes) -> int:
    """How zlib is to read a stream that begins with these bytes. Source: RFC 1950, section 2.2, for the two bytes of its header."""
    is_zlib = head[0] & 0x0F == 8 and (len(head) < 2 or (head[0] * 256 + head[1]) % 31 == 0)
    return zlib.MAX_WBITS | 32 if is_zlib or head.startswith(b"\x1f") else -zlib.MAX_WBITS


def codings_of(said: str) -> list[str]:
    """The names of the packings that a header lists, the innermost first."""
    return [name for word in said.split(",") if (name := word.strip().lower()) not in {"", "identity"}]


def unpack_content(body: bytes, coding: str, cap: int) -> bytes:
    """A body without the coding that a server sent it in, one byte more than the cap at most. Raises ValueError for a coding that is not read or a body that is damaged."""
    codings = codings_of(coding)
    if len(codings) > TIMES or not CODINGS.issuperset(codings):
        raise ValueError(coding)
    pieces: Iterable[bytes] = [body]
    for _ in codings:
        pieces = inflated(pieces, cap)
    try:
        return b"".join(pieces)[: cap + 1]
    except (EOFError, zlib.error):
        raise ValueError(coding) from None
