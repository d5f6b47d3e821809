"""The index for full-text search: its name, whether it fits the words of the claims, and making it anew.

Triggers keep it (revision 0010), so that whoever changes a claim, past the program too, changes the index with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from factcheck.errors import LedgerError
from factcheck.store.engine import driver_of

__all__ = ["INDEX", "belongs_to_index", "check_index", "check_module", "is_shadow", "make_anew"]

INDEX = "claim_search"
"""The virtual table."""

_SHADOWS = frozenset(f"{INDEX}_{part}" for part in ("config", "content", "data", "docsize", "idx"))
"""The tables in which SQLite keeps it. Source: sqlite.org/fts5.html, section 9, and ``fts5ShadowName`` in its code."""

_WORN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)
"""What SQLite says of an index that does not fit, or that lacks one of its tables."""


def is_shadow(name: str) -> bool:
    """Is this one of the tables that belong to the index?"""
    return name in _SHADOWS


def belongs_to_index(name: str) -> bool:
    """Is this the index, or one of its tables?"""
    return name == INDEX or is_shadow(name)


def check_index(connection: Connection) -> Iterator[str]:
    """What is wrong with the index, in words; nothing where it fits. Must run in a transaction that may write, though nothing is changed.

    SQLite's own check compares words with words; rows are counted apart, because an index that is empty can pass it.
    """
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    if INDEX not in set(tables):
        yield f"the table {INDEX} is missing"
        return
    raw = driver_of(connection)
    try:
        for lacks, counted in (
            (
                "claims are not in it",
                "SELECT count(*) FROM claim WHERE id NOT IN (SELECT id FROM claim_search_docsize)",
            ),
            (
                "rows of it have no claim",
                "SELECT count(*) FROM claim_search_docsize WHERE id NOT IN (SELECT id FROM claim)",
            ),
        ):
            (count,) = raw.execute(counted).fetchone()
            if count:
                yield f"{count} {lacks}"
                return
        raw.execute("INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in _WORN:
            raise
        yield "its words are not those of the claims"


def make_anew(connection: Connection) -> bool:
    """Makes the index of the words that the claims have now. False where that cannot be done: it lacks its own tables."""
    try:
        connection.exec_driver_sql("INSERT INTO claim_search (claim_search) VALUES ('rebuild')")
    except DatabaseError:
        return False
    return True


def check_module(opened: sqlite3.Connection) -> None:
    """Nothing, where SQLite has full-text search, as nearly every one has. Raises LedgerError."""
    try:
        opened.execute("SELECT fts5(NULL)")
    except sqlite3.OperationalError:
        raise LedgerError(
            f"the SQLite {sqlite3.sqlite_version} of this Python has no full-text search (FTS5)",
            mend="Use a Python whose SQLite has it, such as that of python.org.",
        ) from None
