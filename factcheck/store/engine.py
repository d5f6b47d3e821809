"""Opening a ledger: the address, the connection's settings, and one clear error for each way in which it can fail."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from factcheck.errors import (
    BusyLedger,
    DamagedLedger,
    LaterLedger,
    LedgerError,
    MissingLedger,
    NotALedger,
    OutdatedLedger,
    ReadOnlyLedger,
)
from factcheck.store.revision import HEAD, KNOWN

__all__ = [
    "Ledger",
    "Location",
    "check_file",
    "check_revision",
    "check_writable",
    "connect_file",
    "driver_of",
    "engine_of",
    "keep_log",
    "ledger_exists",
    "locate",
    "open_ledger",
    "revision_of",
    "translated",
]

BUSY_SECONDS = 5.0
"""How long a writer waits for another. An article is written in milliseconds, so five seconds mean a stuck or a long job."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a ledger is. ``address`` is what the user said, ``path`` the SQLite file."""

    address: str
    path: Path

    @property
    def exists(self) -> bool:
        """Is there something to open? An empty file is not: a ledger may take its place."""
        return self.path.is_dir() or (self.path.exists() and self.path.stat().st_size > 0)


def locate(address: str | os.PathLike[str]) -> Location:
    """The location that a path or a ``sqlite:///`` URL names. Raises LedgerError for another engine or an empty address."""
    text = os.fspath(address)
    if "://" not in text:
        if not text:
            raise LedgerError("no ledger is named", mend="Give a path: --db factcheck.db.")
        return Location(text, Path(text))
    try:
        url = sa.make_url(text)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):
        raise LedgerError("the address cannot be read", where=text, mend="Write a path or sqlite:///PATH.") from None
    if backend != "sqlite" or not url.database or url.database == ":memory:":
        raise LedgerError(
            "only SQLite files can be ledgers", where=url.render_as_string(), mend="Write a path or sqlite:///PATH."
        )
    return Location(text, Path(url.database))


def ledger_exists(address: str) -> bool:
    """Is anything at the address? What is there may still turn out to be no ledger."""
    return locate(address).exists


class Ledger:
    """An open ledger. Each transaction is all or nothing; a writing ledger takes the write lock at its beginning."""

    def __init__(self, location: Location, engine: Engine) -> None:
        self.location = location
        self._engine = engine

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection inside a transaction, committed at the end, rolled back by any error.

        Raises BusyLedger when another process keeps the write lock, ReadOnlyLedger when nothing can be written.
        """
        with translated(self.location), self._engine.begin() as connection:
            yield connection


@contextmanager
def open_ledger(
    address: str | os.PathLike[str], *, write: bool = False, any_revision: bool = False, even_later: bool = False
) -> Iterator[Ledger]:
    """The ledger at an address, for reading, or for writing too.

    Raises MissingLedger, NotALedger (DamagedLedger), LaterLedger (not with ``even_later``), OutdatedLedger (not with ``any_revision``),
    ReadOnlyLedger, BusyLedger.
    """
    location = locate(address)
    check_file(location, write=write)
    engine = engine_of(location, write=write)
    try:
        with translated(location), engine.connect() as connection:
            revision = revision_of(connection)
            if revision is None or not even_later:
                check_revision(revision, location, any_revision=any_revision)
            if write:
                connection.rollback()
                keep_log(connection)
        yield Ledger(location, engine)
    finally:
        engine.dispose()


def keep_log(connection: Connection) -> None:
    """Sets the mode in which readers and a writer do not wait for one another. A backup comes without it; no transaction may be open."""
    driver_of(connection).execute("PRAGMA journal_mode=WAL")


def driver_of(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection under one of SQLAlchemy's."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables, "" for a ledger without any, None for a database of something else."""
    found = set(sa.inspect(connection).get_table_names())
    if "alembic_version" not in found:
        return None
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    ours = {"article_version", "claim"} <= found
    if revision is None:
        return None if found - {"alembic_version"} else ""
    return str(revision) if ours or revision in KNOWN else None


def check_revision(revision: str | None, location: Location, *, any_revision: bool) -> None:
    """Nothing, for a revision that can be worked with. Raises NotALedger, LaterLedger, OutdatedLedger."""
    if revision is None:
        raise NotALedger("this database holds no ledger", where=location.path, mend="Name another file with --db.")
    if revision and revision not in KNOWN:
        raise LaterLedger(
            f"the ledger was written by a later version of factcheck (revision {revision}, this program knows {HEAD})",
            where=location.path,
            mend="Update factcheck.",
        )
    if revision != HEAD and not any_revision:
        raise OutdatedLedger(
            f"the ledger is at revision {revision or 'none'}, this program needs {HEAD}",
            where=location.path,
            mend="Run: factcheck db upgrade.",
        )


def check_file(location: Location, *, write: bool) -> None:
    """What can be seen from outside, so that SQLite's own messages are not needed for it.

    The file is never opened here: closing it would drop the locks that other connections of this process hold on it, and SQLite
    could then damage it. Source: "How To Corrupt An SQLite Database File", section 2.2, on sqlite.org.
    """
    path = location.path
    if path.is_dir():
        raise NotALedger("this is a folder, not a ledger", where=path, mend="Name a file with --db.")
    if not path.exists():
        raise MissingLedger("there is no ledger here", where=path, mend="Run: factcheck ingest PATH.")
    if not path.is_file():
        raise NotALedger("this is no file", where=path, mend="Name a file with --db.")
    if path.stat().st_size == 0:
        raise NotALedger("this file is no SQLite database", where=path, mend="Name another file with --db.")
    if write:
        check_writable(location)
    if not os.access(path, os.R_OK):
        raise ReadOnlyLedger("the ledger cannot be read", where=path, mend="Change its permissions.")


def check_writable(location: Location) -> None:
    """Nothing, where the file and its folder can be written: SQLite keeps its log beside the file. Raises ReadOnlyLedger."""
    folder = location.path.absolute().parent
    for place in (location.path, folder):
        if place.exists() and not os.access(place, os.W_OK):
            what = "the folder is read-only" if place == folder else "the ledger is read-only"
            raise ReadOnlyLedger(what, where=place, mend="Change its permissions, or name another place with --db.")


def engine_of(location: Location, *, write: bool, shared: bool = False) -> Engine:
    """An engine on one file that keeps its connection until it is disposed of. With ``shared``, threads may use it one after the other, or at once."""
    engine = sa.create_engine(
        "sqlite://",
        creator=partial(connect_file, location.path, write=write, shared=shared),
        poolclass=QueuePool,
        pool_size=1,
    )
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    sa.event.listen(engine, "begin", start)
    return engine


def connect_file(path: Path, *, write: bool, shared: bool = False) -> sqlite3.Connection:
    """A connection with the settings that a ledger needs. It begins no transaction by itself; with ``shared``, other threads may use it later.

    A deferred transaction that reads and then writes fails at once when another writer came between, whatever the
    timeout: writers say BEGIN IMMEDIATE (see ``engine_of``).
    """
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{_mode(path, write=write)}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=not shared,
    )
    connection.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")
    connection.execute("PRAGMA foreign_keys=ON")
    if write:
        _keep_all(connection)
    else:
        connection.execute("PRAGMA query_only=ON")
    return connection


def _keep_all(connection: sqlite3.Connection) -> None:
    """What is committed will be on disk.

    With NORMAL, which some builds of SQLite take beside a log, the last commits can be lost with the power, and macOS has a call of its own for it.
    The setting reads the file: one that is damaged can be opened all the same, since a restore writes over it. Source: sqlite.org/pragma.html,
    synchronous and fullfsync.
    """
    try:
        connection.execute("PRAGMA synchronous=FULL")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise
    connection.execute("PRAGMA fullfsync=ON")


def _mode(path: Path, *, write: bool) -> str:
    """The mode of the SQLite URI.

    Readers open for writing too where they may, under ``query_only``: the last one to leave can then clear the log away. A ledger in
    a folder that cannot be written is read as one that nobody changes, unless its log lies beside it.
    """
    if write or (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        return "mode=rw"
    log = path.with_name(path.name + "-wal")
    frozen = not os.access(path.absolute().parent, os.W_OK) and not log.exists()
    return "mode=ro&immutable=1" if frozen else "mode=ro"


_TROUBLE: dict[int, tuple[type[LedgerError], str, str]] = {
    sqlite3.SQLITE_BUSY: (
        BusyLedger,
        "another process is writing to the ledger",
        "Wait until it has ended, then try again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        BusyLedger,
        "another process is writing to the ledger",
        "Wait until it has ended, then try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyLedger,
        "the ledger is read-only",
        "Change its permissions, or name another with --db.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        ReadOnlyLedger,
        "the ledger cannot be opened",
        "Check the permissions of the file and its folder.",
    ),
    sqlite3.SQLITE_NOTADB: (NotALedger, "this file is no SQLite database", "Name another file with --db."),
    sqlite3.SQLITE_CORRUPT: (DamagedLedger, "the database is damaged", "Restore it from a backup."),
    sqlite3.SQLITE_FULL: (LedgerError, "the disk is full", "Make room, then try again."),
    sqlite3.SQLITE_IOERR: (LedgerError, "the disk cannot be read or written", "Check the disk, then try again."),
}


@contextmanager
def translated(location: Location) -> Iterator[None]:
    """Turns what SQLite says about a file into one of the program's errors. Anything else passes through."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        origin = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(origin, "sqlite_errorcode", None)
        if code is None or code & 0xFF not in _TROUBLE:
            raise
        kind, what, mend = _TROUBLE[code & 0xFF]
        raise kind(what, where=location.path, mend=mend) from error
