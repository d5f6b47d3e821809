"""Copies of what evidence names: the bytes of a file, or those that an address gave."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

__all__ = ["Copies", "Copy", "Fetched"]


class Copies(StrEnum):
    """Of what evidence copies are made: of files and addresses; of files alone, so that the network is left alone; of nothing."""

    ALL = "all"
    FILES = "files"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave. ``final`` is where its redirects led, the same as ``address`` where there were none.

    ``body`` is what the server meant, decompressed; ``media_type`` what it said that this is (``text/html``), without parameters, None where it
    said nothing.
    """

    address: str
    final: str
    body: bytes = field(repr=False)
    media_type: str | None
    retrieved: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Bytes to be kept with the decision that rests on them. ``final`` is where the redirects of an address led, None where there were none."""

    body: bytes = field(repr=False)
    retrieved: datetime
    media_type: str | None = None
    final: str | None = None

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hex."""
        return hashlib.sha256(self.body).hexdigest()
