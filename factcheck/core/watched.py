"""Articles that are asked for again at their addresses, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from factcheck.core.wording import moment

__all__ = ["Check", "WatchOutcome", "Watched", "watch_words"]


class WatchOutcome(StrEnum):
    """What came of asking for an article again: it is as it was, it has another text, it was taken away for good, it could not be had (or what was had is no article)."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One asking. ``failures`` counts those in a row, this one included; ``note`` says what stood in the way, or how it was seen that nothing changed.

    ``etag`` and ``last_modified`` are what the server said of the bytes that the ledger's text stands for. ``due`` is when it is to be asked again, None for never.
    """

    asked: datetime
    due: datetime | None
    outcome: WatchOutcome
    failures: int = 0
    note: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """An article (``A3``) of the web in its current version. ``place`` is the address that is asked; ``address`` the one that names it.

    ``begun`` is when its age began, ``read`` when its bytes were got, ``sha256`` their hash. ``last`` is the last asking since then, ``due`` when it is to be asked again, None for what is gone, and for a page
    that somebody saved and nobody asked for yet.
    """

    id: str
    title: str | None
    place: str
    address: str
    version: int
    begun: datetime
    read: datetime
    sha256: str
    etag: str | None
    last_modified: str | None
    due: datetime | None
    last: Check | None = None


def watch_words(found: Watched | None) -> str | None:
    """When an article was last asked for and what came of it, and when it is due: ``2023-07-03 06:15 UTC, unchanged (the same bytes); due 2023-07-04 06:15 UTC``. None for one that is not watched."""
    if found is None or (found.last is None and found.due is None):
        return None
    due = "" if found.due is None else f"; due {moment(found.due)}"
    if found.last is None:
        return f"{moment(found.read)}{due}"
    note = f" ({found.last.note})" if found.last.note else ""
    return f"{moment(found.last.asked)}, {found.last.outcome}{note}{due}"
