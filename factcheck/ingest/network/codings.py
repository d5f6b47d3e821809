"""The bodies of answers as they were before they were packed for the way, as far as a cap."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from factcheck.errors import FetchError

__all__ = ["MEGABYTE", "unpacked"]

MEGABYTE = 1024 * 1024

_SAVE = "Save the page to a file, and name that."
_LATER = "Try again later, or save the page to a file and name that."

_CODINGS = 2
"""So many packings one in another are undone. Reason: some servers pack what lies packed on their disk; more than that is nobody's need."""

_MEMBERS = 1000
"""So many gzip members one after the other are read. Source: RFC 1952, section 2.2, allows any number; empty ones would keep a reader busy for nothing."""


def unpacked(pieces: Iterable[bytes], coding: str, cap: int) -> Iterable[bytes]:
    """The pieces of a body without its content coding, as many bytes as the cap: a bomb is never unpacked, whatever it is packed in.

    Raises FetchError for more than the cap, for a coding that was not asked for, for what cannot be unpacked, and for what ends too early.
    """
    codings = [one.strip().lower() for one in coding.split(",")]
    codings = [one for one in codings if one not in {"", "identity"}]
    if any(one not in {"gzip", "x-gzip", "deflate"} for one in codings):
        raise FetchError("it is packed in a way that was not asked for", mend=_SAVE)
    if len(codings) > _CODINGS:
        raise FetchError(f"it is packed {len(codings)} times over", mend=_SAVE)
    pieces = _counted(pieces, cap)
    for _ in codings:
        pieces = _counted(_inflated(pieces, cap), cap)
    return pieces


def _counted(pieces: Iterable[bytes], cap: int) -> Iterator[bytes]:
    """The pieces as they come. What is counted at every stage cannot go on for ever at any, though it may come to nothing at the next."""
    got = 0
    for piece in pieces:
        got += len(piece)
        if got > cap:
            size = f"{cap // MEGABYTE} MB" if cap >= MEGABYTE else f"{cap:,} bytes"
            raise FetchError(
                f"it is larger than {size}", mend="Save the part of it that matters to a file, and name that."
            )
        yield piece


def _inflated(pieces: Iterable[bytes], cap: int) -> Iterator[bytes]:
    """What packed pieces hold: gzip in one member or several, or zlib's format, or its bare stream, which some servers send for ``deflate``."""
    unpack = None
    members = 0
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if unpack is None or unpack.eof:
                    if members and not rest.startswith(b"\x1f"):  # what follows the end is padding
                        return
                    members += 1
                    if members > _MEMBERS:
                        raise FetchError(f"it is packed in more than {_MEMBERS} members", mend=_SAVE)
                    unpack = zlib.decompressobj(_window(rest))
                yield unpack.decompress(rest, cap + 1)
                rest = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
        if unpack is not None and not unpack.eof:
            yield unpack.flush()
    except zlib.error:
        raise FetchError("it is packed and cannot be unpacked", mend=_LATER) from None
    if unpack is not None and not unpack.eof:
        raise FetchError("it ended before its end", mend=_LATER)


def _window(head: bytes) -> int:
    """How zlib is to read a stream that begins with these bytes. Source: RFC 1950, section 2.2, for the two bytes of its header."""
    is_zlib = head[0] & 0x0F == 8 and (len(head) < 2 or (head[0] * 256 + head[1]) % 31 == 0)
    return zlib.MAX_WBITS | 32 if is_zlib or head.startswith(b"\x1f") else -zlib.MAX_WBITS
