"""The numbers of a ledger that begin as somebody has typed. Quick, and silent: it runs at each press of the tab key."""

from __future__ import annotations

from contextlib import suppress

from factcheck.core.wording import visible
from factcheck.store.completion import find_numbers

__all__ = ["numbers"]

_LONGEST = 60
"""So many characters of help beside a number."""


def numbers(address: str, letters: str, typed: str) -> list[tuple[str, str]]:
    """The numbers of these kinds that begin so, in either case, each with a few words on what it is; none where anything is wrong."""
    with suppress(Exception):
        return [(number, _short(words)) for number, words in find_numbers(address, letters, typed.strip().upper())]
    return []


def _short(words: str) -> str:
    """The words in one line, defused, cut where they are long. Shells take a colon for a separator."""
    told = " ".join(visible(words).replace(":", " ").split())
    return told if len(told) <= _LONGEST else told[: _LONGEST - 1].rstrip() + "…"
