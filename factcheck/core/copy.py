"""Copies of what evidence names: the bytes of a file, or those that an address gave."""

from __future__ import annotations

import hashlib
import zlib
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
    """Bytes to be kept with the decision that rests on them, ``packed`` with zlib; ``size`` and ``sha256`` are those of the bytes themselves.

    ``final`` is where the redirects of an address led, None where there were none. Packing and hashing many megabytes takes a second, which is why
    it is done here, before anybody holds the lock of a ledger.
    """

    packed: bytes = field(repr=False)
    size: int
    sha256: str
    retrieved: datetime
    media_type: str | None = None
    final: str | None = None

    @classmethod
    def of(cls, body: bytes, *, retrieved: datetime, media_type: str | None = None, final: str | None = None) -> Copy:
        """The copy of these bytes."""
        return cls(
            packed=zlib.compress(body),
            size=len(body),
            sha256=hashlib.sha256(body).hexdigest(),
            retrieved=retrieved,
            media_type=media_type,
            final=final,
        )
