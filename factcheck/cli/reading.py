"""Reading what a command was given, for the commands that keep nothing of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.core.article import Article
from factcheck.core.document import Document, Refusal
from factcheck.errors import InputError
from factcheck.ingest import Facts, only_one, read_inputs
from factcheck.ingest.decode import MAX_BYTES

__all__ = ["drafts", "one_article", "standard_input"]


def standard_input() -> bytes:
    """The bytes of standard input, one more than the cap at most. Raises InputError where it is closed."""
    if sys.stdin is None:
        raise InputError("is closed", where="standard input", mend="Give it something to read, or name a file.")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def one_article(path: str, *, source: str | None = None, published: date | None = None) -> Article:
    """The article in one file, or in standard input. Raises the error of a file that cannot be read, or that holds several."""
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises on names that cannot be
        raise InputError("is a folder", where=path, mend="Name one file, or - for standard input.")
    found = read_inputs([path], said=Facts(source=source, published=published), stdin=standard_input)
    return only_one(found, path).article


def drafts(paths: Sequence[str], *, published: date | None = None) -> Iterator[Document | Refusal]:
    """The documents in files, or in standard input; a refusal for what cannot be read. No address is asked."""
    return read_inputs(paths, said=Facts(published=published), stdin=standard_input)
