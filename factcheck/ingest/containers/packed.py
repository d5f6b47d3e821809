"""A single file packed with gzip, bzip2 or xz: what is in it, be it an article or an archive (``pages.tar.gz``, ``crawl.warc.gz``, ``articles.ndjson.gz``)."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from factcheck.core.document import Refusal
from factcheck.core.original import Original
from factcheck.errors import TooLarge
from factcheck.ingest.containers.archives import member_of
from factcheck.ingest.containers.unpacking import MAX_NESTED, Budget, Unpacked, Xz
from factcheck.ingest.decode import MAX_BYTES

if TYPE_CHECKING:
    from factcheck.ingest.readers import Lead

__all__ = ["is_packed", "unpack_packed"]

_HEAD = 64 * 1024
_GZIP, _BZIP2, _XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"
"""Sources: RFC 1952, 2.3.1; the bzip2 manual; The .xz File Format, 2.1.1.1."""

_STREAMED = frozenset({"ndjson", "tar", "warc"})
"""Containers that are read from their beginning to their end, so that what they are packed in need not be held in memory."""

_ENDINGS = frozenset({".gz", ".gzip", ".bz2", ".xz"})
_SHORT = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


def is_packed(head: bytes, original: Original) -> bool:  # noqa: ARG001 - the shape of all of them
    """Do the first bytes begin something that is packed with gzip, bzip2 or xz?"""
    return head.startswith((_GZIP, _XZ)) or (head.startswith(_BZIP2) and head[3:4].isdigit())


def unpack_packed(stream: BinaryIO, around: Original, budget: Budget) -> Iterator[Original | Lead | Refusal]:
    """The one thing that is packed, or all that is in it. Raises InputError for what is damaged: part of an article is none. Raises TooLarge for a bomb."""
    from factcheck.ingest.readers import container_of

    one = member_of(around, _name_of(around.where))
    inner = _unpacked(stream, around, budget)
    head = inner.read(_HEAD)
    container = container_of(head, one)
    if container is not None and container.name in _STREAMED:
        stream.seek(0)
        yield from container.unpack(_unpacked(stream, around, budget), around, budget)
        return
    cap = MAX_BYTES if container is None else MAX_NESTED
    raw = head + inner.read(cap + 1 - len(head))
    inner.read(1)  # raises where the end is missing: what stands before it was given
    if container is not None and len(raw) > MAX_NESTED:
        what = f"holds more than {MAX_NESTED // 1024 // 1024} MB, the cap on an archive in an archive"
        raise TooLarge(what, where=one.where, mend="Unpack it first.")
    yield replace(one, raw=raw)


def _unpacked(stream: BinaryIO, around: Original, budget: Budget) -> BinaryIO:
    """The open file that is packed in another."""
    head = stream.read(len(_XZ))
    stream.seek(0)
    inner: Callable[[int], bytes]
    if head.startswith(_GZIP):
        inner = gzip.GzipFile(fileobj=stream).read1
    elif head.startswith(_BZIP2):
        inner = bz2.BZ2File(stream).read1
    else:
        inner = Xz(stream, around.where).read
    return cast("BinaryIO", Unpacked(inner, budget, around.where))


def _name_of(where: str) -> str:
    """The name of what is packed: ``page.html`` in ``a/page.html.gz``."""
    path = PurePosixPath(where.rpartition(": ")[2])
    if path.suffix.lower() in _ENDINGS:
        return path.stem
    return path.stem + _SHORT.get(path.suffix.lower(), path.suffix)
