"""Which rules and words a run works with."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import factcheck

__all__ = ["rules_hash"]

_PARTS = ("core", "lexicon", "extract", "normalise", "match")
"""The folders whose files decide what is found."""


@lru_cache(maxsize=1)
def rules_hash() -> str | None:
    """The sha256, in hex, of the rules and words of this program; None where its files cannot be read (a zipped package)."""
    package = Path(factcheck.__file__).parent
    digest = hashlib.sha256()
    try:
        for part in _PARTS:
            for file in sorted((package / part).rglob("*.py")):
                digest.update(f"{file.relative_to(package).as_posix()}\0".encode())
                digest.update(file.read_bytes())
    except OSError:
        return None
    return digest.hexdigest()
