"""SQL that a person types: run on the ledger's file, by a connection that only reads unless it was asked to write.

What only reads is kept to by SQLite itself, three times over: the connection is ``query_only``, an authorizer is asked about every statement before it runs, and
no other file can be attached. Source: sqlite.org/c3ref/set_authorizer.html and sqlite.org/security.html.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from factcheck.errors import SqlError
from factcheck.store.engine import Location, check_writable, connect_file, open_ledger, translated

__all__ = ["Answer", "Shell", "is_complete", "open_shell", "statements"]

LONGEST = 64 * 1024 * 1024
"""The longest text or blob in bytes that a statement may make: ``zeroblob(2e9)`` is a mistake or worse. An archived copy is smaller."""

_STEPS = 100_000
"""So many steps of SQLite's machine pass before Ctrl-C is looked for."""

_LOOKS = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE))
_CATALOGUES = frozenset(("sqlite_master", "sqlite_schema", "sqlite_temp_master"))
"""What SQLite asks about by itself when it first meets a virtual table, and writes nothing. Who means to write there is refused by SQLite as long as
``writable_schema`` is off.
"""

_NEVER_CALLED = frozenset(("load_extension", "fts3_tokenizer", "edit", "readfile", "writefile"))
_ABOUT_ONE = frozenset(
    (
        "table_info", "table_xinfo", "index_list", "index_info", "index_xinfo", "foreign_key_list", "foreign_key_check", "integrity_check", "quick_check"
    )
)  # fmt: skip
"""Pragmas that tell of what stands behind them."""

_PLAIN = frozenset(
    (
        "application_id", "collation_list", "compile_options", "data_version", "database_list", "encoding", "foreign_keys", "freelist_count", "function_list",
        "journal_mode", "module_list", "page_count", "page_size", "pragma_list", "schema_version", "table_list", "user_version",
    )
)  # fmt: skip
"""Pragmas that tell something where nothing stands behind them. With a value behind them most would change it."""

_NAMES = {
    getattr(sqlite3, f"SQLITE_{name.replace(' ', '_')}"): name
    for name in (
        "ALTER TABLE", "ANALYZE", "ATTACH", "CREATE INDEX", "CREATE TABLE", "CREATE TEMP INDEX", "CREATE TEMP TABLE", "CREATE TEMP TRIGGER", "CREATE TEMP VIEW",
        "CREATE TRIGGER", "CREATE VIEW", "CREATE VTABLE", "DELETE", "DETACH", "DROP INDEX", "DROP TABLE", "DROP TEMP INDEX", "DROP TEMP TABLE",
        "DROP TEMP TRIGGER", "DROP TEMP VIEW", "DROP TRIGGER", "DROP VIEW", "DROP VTABLE", "FUNCTION", "INSERT", "PRAGMA", "REINDEX", "SAVEPOINT", "TRANSACTION",
        "UPDATE",
    )
}  # fmt: skip
"""What the authorizer is asked about, in words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement gives: the names of its columns, no two alike, and its rows as they come; or how many rows it ``changed``."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[object, ...]]
    changed: int = 0


class Shell:
    """A connection that runs one statement after the other. One that writes keeps nothing before ``keep``: until then all is one transaction."""

    def __init__(self, connection: sqlite3.Connection, location: Location, *, write: bool) -> None:
        self._connection, self._location, self._write = connection, location, write
        self._refused: str | None = None
        connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        connection.set_authorizer(self._may)
        # Python looks at its signals there, so that Ctrl-C stops a statement.
        connection.set_progress_handler(lambda: 0, _STEPS)

    def run(self, statement: str) -> Answer:
        """Runs one statement. Raises SqlError for SQL that is wrong or not allowed, a LedgerError where the file cannot be used."""
        self._refused = None
        if self._write and not self._connection.in_transaction:
            self._unasked("BEGIN IMMEDIATE")
        with self._told():
            cursor = self._connection.execute(statement)
        if cursor.description is None:
            return Answer((), iter(()), max(cursor.rowcount, 0))
        return Answer(_unlike([str(column[0]) for column in cursor.description]), self._rows(cursor))

    def keep(self) -> None:
        """Commits what was written, and lets others write. Nothing, for a shell that only reads."""
        if self._connection.in_transaction:
            self._unasked("COMMIT")

    def _unasked(self, statement: str) -> None:
        """Runs a statement of the shell's own."""
        self._connection.set_authorizer(None)
        try:
            with self._told():
                self._connection.execute(statement)
        finally:
            self._connection.set_authorizer(self._may)

    def _rows(self, cursor: sqlite3.Cursor) -> Iterator[tuple[object, ...]]:
        with self._told():
            yield from cursor

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with translated(self._location):
                yield
        except (sqlite3.Error, sqlite3.Warning, OverflowError, ValueError) as error:
            if self._refused is not None:
                raise SqlError(f"{self._refused} is not allowed here", mend=self._mend()) from None
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise KeyboardInterrupt from None
            what = str(error)
            mend = "See the tables and columns: factcheck db schema." if what.startswith("no such") else None
            raise SqlError(what, mend=mend) from None

    def _mend(self) -> str:
        if self._write:
            return "Other files, extensions, transactions of your own and settings are out of reach."
        return "This shell only reads. To change the ledger past its record: --write."

    def _may(self, action: int, first: str | None, second: str | None, *_: str | None) -> int:
        """SQLite's question before a statement runs: may it do that?"""
        if self._is_fine(action, (first or "").lower(), second):
            return sqlite3.SQLITE_OK
        if self._refused is None:
            name = second if action == sqlite3.SQLITE_FUNCTION else first
            said = f"{_NAMES.get(action, 'this')} {name or ''}".strip()
            self._refused = "a change of tables" if first in _CATALOGUES else said
        return sqlite3.SQLITE_DENY

    def _is_fine(self, action: int, first: str, second: str | None) -> bool:
        if action in _LOOKS or (action == sqlite3.SQLITE_UPDATE and first in _CATALOGUES):
            return True
        if action == sqlite3.SQLITE_FUNCTION:
            return (second or "").lower() not in _NEVER_CALLED
        if action == sqlite3.SQLITE_PRAGMA:
            return first in _ABOUT_ONE or (first in _PLAIN and second is None)
        outside = (sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT)
        return self._write and action not in outside


@contextmanager
def open_shell(address: str | os.PathLike[str], *, write: bool = False) -> Iterator[Shell]:
    """A shell on a ledger, whatever its revision. What was written and not kept is taken back at the end.

    Raises MissingLedger, NotALedger, ReadOnlyLedger, BusyLedger.
    """
    with open_ledger(address, any_revision=True, even_later=not write) as ledger:
        location = ledger.location
    if write:
        check_writable(location)
    with translated(location), closing(connect_file(location.path, write=write)) as connection:
        yield Shell(connection, location, write=write)


def is_complete(text: str) -> bool:
    """Does a text end with a whole statement and its semicolon?"""
    return sqlite3.complete_statement(text)


def statements(text: str) -> Iterator[str]:
    """The statements of a text, each with its semicolon; the last one may come without. Blank ones are left out."""
    begun = ""
    for piece in text.replace("\0", " ").split(";"):
        begun += piece + ";"
        if sqlite3.complete_statement(begun):
            if begun.strip(" \t\r\n;"):
                yield begun.strip()
            begun = ""
    rest = begun.removesuffix(";").strip()
    if rest:
        yield rest


def _unlike(names: list[str]) -> tuple[str, ...]:
    """The names, each but once: a second ``id`` becomes ``id_2``."""
    found: list[str] = []
    for name in names:
        other, count = name, 1
        while other in found:
            count += 1
            other = f"{name}_{count}"
        found.append(other)
    return tuple(found)
