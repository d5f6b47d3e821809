"""The registry of readers: how a file's name ends -> the function that reads its bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from factcheck.core.document import Document
from factcheck.ingest.plain import read_plain

__all__ = ["READERS", "Reader"]

Reader = Callable[[bytes, str], Document]
"""The document in some bytes; the second argument names where they are from. Raises an InputError for bytes that it cannot read."""

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "": read_plain,
        ".md": read_plain,
        ".text": read_plain,
        ".txt": read_plain,
    }
)
"""By suffix in lower case; "" reads files without one, and standard input."""
