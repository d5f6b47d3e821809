"""A text that an article has had, as a ledger keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from factcheck.core.document import Provenance, Remark

__all__ = ["BY_HAND", "ClaimChange", "KeptVersion"]

BY_HAND = "set by hand"
"""How the place is told where a fact was found that a person set: with this it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """A version of an article with what is known of it, and how it was got. ``size`` counts its bytes, ``length`` the characters of its text.

    ``day`` is the day that it is of: the one that it bears as its last change, else its date where that moved, else when it was got. ``knows_how`` is
    False for one that was kept before ledgers knew how things are got.
    """

    number: int
    is_current: bool
    day: date
    title: str | None
    author: str | None
    published: date | None
    modified: date | None
    genre: str | None
    language: str
    machine_translated: bool | None
    address: str | None
    retrieved: datetime
    provenance: Provenance
    remarks: tuple[Remark, ...]
    raw_sha256: str
    text_sha256: str
    size: int
    length: int
    knows_how: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """What became of a claim between two versions.

    ``before`` is its number and its span in the first, None where it is new; ``now`` in the second, None where it is gone. A figure that changed
    has two numbers. ``figures`` are what was printed.
    """

    before: tuple[str, int, int] | None
    now: tuple[str, int, int] | None
    figures: tuple[str | None, str | None]
