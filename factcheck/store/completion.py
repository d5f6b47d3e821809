"""The numbers of a ledger for completion, straight from SQLite: nothing here imports more than the standard library, which has to be loaded at each press of a key."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing

__all__ = ["find_numbers"]

_MOST = 50
"""So many numbers of one kind at most. Reason: a screen."""

_FEW = 12
"""So many of each kind where only the kind is open."""

_LONGEST = 6
"""Numbers have up to so many digits more than what was typed."""

_WAIT = 0.2
"""Seconds that a lock is waited for."""

_QUERIES = {
    "A": """
        SELECT article_id, coalesce(title, address, 'untitled') || coalesce(', ' || published, '') FROM article_version WHERE is_current AND article_id
    """,
    "C": """
        SELECT id, coalesce(value_text || ' ' || coalesce(metric, counted, ''), quote) || coalesce(', ' || coalesce(subject, actor), '') FROM claim
        WHERE retired IS NULL AND id
    """,
    "D": """
        SELECT id, 'severity ' || severity || ', ' || kind || ', ' || state || coalesce(', ' || metric, '') || coalesce(', ' || subject, '') FROM discrepancy
        WHERE state NOT IN ('stale', 'settled') AND id
    """,
    "S": "SELECT id, coalesce(metric, dimension) || coalesce(', ' || subject, '') FROM series WHERE \"current\" AND id",
    "R": "SELECT id, coalesce(resolution, status, '') || ', ' || reviewer || ', ' || date(recorded) FROM decision WHERE id",
    "E": "SELECT id, kind || ', ' || text FROM evidence WHERE id",
}
"""What is asked for each letter, up to the condition on its number: the number, and a few words on what it is."""

_NEWEST = {"D": "state = 'resolved', severity DESC, id"}
"""In which order those are given of which no digit is typed, where it is not the newest first: what waits to be decided, the worst first."""


def find_numbers(address: str, letters: str, typed: str) -> list[tuple[str, str]]:
    """The numbers of these kinds that begin as typed (``D1``, ``C``, nothing), with a few words each. At most some of them. Raises sqlite3.Error, OSError."""
    letter, digits = typed[:1], typed[1:]
    wanted = [one for one in letters if letter in {"", one}]
    if not wanted or (digits and not (digits.isascii() and digits.isdecimal() and digits[0] != "0")):
        return []
    most = _FEW if len(wanted) > 1 else _MOST
    with closing(_connect(address)) as connection:
        return [(f"{one}{row}", words or "") for one in wanted for row, words in _rows(connection, one, digits, most)]


def _rows(connection: sqlite3.Connection, letter: str, digits: str, most: int) -> Iterator[tuple[int, str]]:
    """The rows whose number begins with the digits, the shortest numbers first: each length is one stretch of the primary key."""
    query = _QUERIES[letter]
    if not digits:
        order = _NEWEST.get(letter, "1 DESC")
        yield from connection.execute(f"{query} > 0 ORDER BY {order} LIMIT ?", (most,))
        return
    left = most
    for more in range(_LONGEST + 1):
        first = int(digits) * 10**more
        found = connection.execute(
            f"{query} BETWEEN ? AND ? ORDER BY 1 LIMIT ?", (first, first + 10**more - 1, left)
        ).fetchall()
        yield from found
        left -= len(found)
        if left <= 0:
            return


def _connect(address: str) -> sqlite3.Connection:
    """A connection that changes nothing. One that may write clears the log away that another left; see ``engine``."""
    path = os.path.abspath(address.removeprefix("sqlite:///"))  # noqa: PTH100 - pathlib would have to be loaded
    mode = "rw" if os.access(path, os.W_OK) and os.access(os.path.dirname(path), os.W_OK) else "ro"  # noqa: PTH120
    named = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    connection = sqlite3.connect(f"file:{named}?mode={mode}", uri=True, timeout=_WAIT)
    connection.execute("PRAGMA query_only=ON")
    return connection
