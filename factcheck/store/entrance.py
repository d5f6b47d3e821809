"""A way into a ledger for whoever goes in often: each time a short transaction, and no lock is held in between.

To open a ledger costs far more than what is read in it: the engine is made, each statement is put into SQL anew, the tables are listed, and the first
to write has to make the log, which the last to leave takes away. An ``Entrance`` does this once, and keeps its connections until it rests.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from threading import Lock

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from factcheck.errors import LedgerError
from factcheck.store.engine import (
    Location,
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
        self._kept = _Kept()
        weakref.finalize(self, self._kept.let_go)

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection inside a transaction that reads. Raises what ``open_ledger`` raises, whatever became of the file since the last time."""
        return self._inside(write=False)

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection inside a transaction that has the write lock, committed at the end, rolled back by any error. Raises as ``open_ledger`` does."""
        return self._inside(write=True)

    def rest(self) -> None:
        """Closes what is kept, so that nothing lies beside the file and it may be moved or copied. The next transaction opens it again."""
        self._kept.let_go()

    @contextmanager
    def _inside(self, *, write: bool) -> Iterator[Connection]:
        location = locate(self.address)
        engine = self._kept.engine(location, write=write)
        with translated(location), engine.connect() as connection:
            if not _is_present(connection):
                check_revision(revision_of(connection), location, any_revision=False)
                connection.rollback()
            if write:
                keep_log(connection)
            with connection.begin():
                yield connection


class _Kept:
    """The engines of an entrance, and which file they are open on (``_file``), None while they rest.

    An engine that rests has no connection, but keeps the statements that it put into SQL: to make them costs more than to open the file.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._engines: dict[bool, Engine] = {}
        self._file: tuple[int, int] | None = None

    def engine(self, location: Location, *, write: bool) -> Engine:
        """The engine that reads, or the one that writes; opened anew where another file has taken the place of the one that was open."""
        with self._lock:
            if self._file is not None and self._file != _identity(location.path):
                self._clear_log(location)
                self._rest()
            check_file(location, write=write)
            if write not in self._engines:
                self._engines[write] = engine_of(location, write=write, shared=True)
            self._file = _identity(location.path)
            return self._engines[write]

    def let_go(self) -> None:
        """Closes all connections that nobody uses now."""
        with self._lock:
            self._rest()

    def _clear_log(self, location: Location) -> None:
        """Empties the log of the file that was moved away into that file. Left as it is, SQLite would take it for that of the file that is there now.

        Source: "How To Corrupt An SQLite Database File", section 1.4, on sqlite.org.
        """
        with suppress(LedgerError, DBAPIError), translated(location):
            for engine in self._engines.values():
                with engine.connect() as connection:
                    driver = driver_of(connection)
                    driver.execute("PRAGMA query_only=OFF")
                    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                break

    def _rest(self) -> None:
        for engine in self._engines.values():
            engine.dispose()
        self._file = None


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file a path names, None for none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


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
