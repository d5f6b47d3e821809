"""A way into a ledger for whoever goes in often: each time a short transaction, and nothing is held in between.

To open a ledger costs far more than SQLite does: the engine is made, each statement is put into SQL anew, the tables are listed. An ``Entrance``
does this once. The connection itself is still made and closed each time. One that is kept would keep the log beside the file in use, and a ledger that
is moved, restored or copied meanwhile could be damaged by it. Source: "How To Corrupt An SQLite Database File", section 2.5, on sqlite.org.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy.engine import Connection, Engine

from factcheck.store.engine import (
    check_file,
    check_revision,
    driver_of,
    engine_of,
    keep_log,
    locate,
    open_ledger,
    revision_of,
    translated,
)
from factcheck.store.revision import HEAD

__all__ = ["Entrance", "Where", "reading", "writing"]


class Entrance:
    """The way into the ledger at an address. It may be used from several threads."""

    def __init__(self, address: str | os.PathLike[str]) -> None:
        self.address = address
        self._engines: dict[bool, Engine] = {}

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection inside a transaction that reads. Raises what ``open_ledger`` raises, whatever became of the file since the last time."""
        return self._inside(write=False)

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection inside a transaction that has the write lock, committed at the end, rolled back by any error. Raises as ``open_ledger`` does."""
        return self._inside(write=True)

    @contextmanager
    def _inside(self, *, write: bool) -> Iterator[Connection]:
        location = locate(self.address)
        check_file(location, write=write)
        if write not in self._engines:
            self._engines[write] = engine_of(location, write=write, kept=False)
        with translated(location), self._engines[write].connect() as connection:
            if not _is_present(connection):
                check_revision(revision_of(connection), location, any_revision=False)
                connection.rollback()
            if write:
                keep_log(connection)
            with connection.begin():
                yield connection


Where = str | os.PathLike[str] | Entrance
"""A ledger: its address, or a way into it."""


@contextmanager
def reading(where: Where) -> Iterator[Connection]:
    """A connection inside a transaction that reads. Raises as ``open_ledger`` does."""
    if isinstance(where, Entrance):
        with where.reading() as connection:
            yield connection
    else:
        with open_ledger(where) as ledger, ledger.transaction() as connection:
            yield connection


@contextmanager
def writing(where: Where) -> Iterator[Connection]:
    """A connection inside a transaction that has the write lock, committed at the end. Raises as ``open_ledger`` does."""
    if isinstance(where, Entrance):
        with where.writing() as connection:
            yield connection
    else:
        with open_ledger(where, write=True) as ledger, ledger.transaction() as connection:
            yield connection


def _is_present(connection: Connection) -> bool:
    """Is this a ledger of the present revision? Asked of SQLite itself, so that no transaction begins."""
    try:
        found = driver_of(connection).execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:  # anything but that there is no such table
            raise
        return False
    return found == [(HEAD,)]
