"""What the person who reads says about articles; it goes before the manifest and the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Overrides"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the person who reads says about every article of a call. None leaves the word to the manifest, then to the text."""

    title: str | None = None
    source: str | None = None
    published: date | None = None
    genre: str | None = None
