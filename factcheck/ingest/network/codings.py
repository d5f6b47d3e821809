"""The bodies of answers as they were before they were packed for the way, as far as a cap."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from factcheck.errors import FetchError
from factcheck.ingest.containers.unpacking import CODINGS, MEMBERS, TIMES, codings_of, inflated

__all__ = ["MEGABYTE", "unpacked"]

MEGABYTE = 1024 * 1024

_SAVE = "Save the page to a file, and name that."
_LATER = "Try again later, or save the page to a file and name that."


def unpacked(pieces: Iterable[bytes], coding: str, cap: int) -> Iterable[bytes]:
    """The pieces of a body without its content coding, as many bytes as the cap: a bomb is never unpacked, whatever it is packed in.

    Raises FetchError for more than the cap, for a coding that was not asked for, for what cannot be unpacked, and for what ends too early.
    """
    codings = codings_of(coding)
    if not CODINGS.issuperset(codings):
        raise FetchError("it is packed in a way that was not asked for", mend=_SAVE)
    if len(codings) > TIMES:
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
    """What packed pieces hold. Raises FetchError, which says why they cannot be unpacked."""
    try:
        yield from inflated(pieces, cap)
    except zlib.error:
        raise FetchError("it is packed and cannot be unpacked", mend=_LATER) from None
    except EOFError:
        raise FetchError("it ended before its end", mend=_LATER) from None
    except ValueError:
        raise FetchError(f"it is packed in more than {MEMBERS} members", mend=_SAVE) from None
