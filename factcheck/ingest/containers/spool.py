"""Bytes that are read twice, from a file or from standard input: once for their hash, once for what they say. None of them may change in between."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from factcheck.errors import InputError, MissingPath, TooLarge

__all__ = ["Spool", "open_file", "spooled"]

_IN_MEMORY = 8 * 1024 * 1024
_PIECE = 256 * 1024

_MOST = 2 * 1024**3
"""The cap on one file: two million claims of a kilobyte."""


@dataclass(frozen=True, slots=True)
class Spool:
    """Bytes that were put aside, at their beginning; their hash, how many they are, and how many lines they hold."""

    stream: BinaryIO
    sha256: str
    size: int
    lines: int


@contextmanager
def spooled(source: BinaryIO, where: str, *, most: int = _MOST) -> Iterator[Spool]:
    """The bytes of a stream, put aside: in memory, or in a temporary file where they are many. Raises TooLarge for more than a cap."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as aside:
        hashed, size, lines, last = hashlib.sha256(), 0, 0, b"\n"
        while piece := source.read(_PIECE):
            size += len(piece)
            if size > most:
                raise TooLarge(f"holds more than {most // 1024**2:,} MB, the cap", where=where, mend="Split it.")
            hashed.update(piece)
            lines += piece.count(b"\n")
            last = piece[-1:]
            aside.write(piece)
        aside.seek(0)
        yield Spool(cast("BinaryIO", aside), hashed.hexdigest(), size, lines + (last != b"\n"))


@contextmanager
def open_file(path: str) -> Iterator[BinaryIO]:
    """A file, opened for its bytes. Raises an InputError for one that is missing or cannot be read."""
    if not path.strip() or not os.path.exists(path):  # noqa: PTH110 - Path.exists raises on names that cannot be
        raise MissingPath("there is no such file", where=path or "the empty name", mend="Check the spelling.")
    if Path(path).is_dir():
        raise InputError("is a folder", where=path, mend="Name one file, or - for standard input.")
    try:
        opened = Path(path).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=path, mend="Check its permissions.") from error
    with opened:
        yield opened
