"""Every row of every table, exactly as it is kept: out of a ledger, in an order in which each table comes after those that it names, and into one that is empty."""

from __future__ import annotations

import base64
import binascii
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.held import KeptRow
from factcheck.core.ledger_file import LedgerRow
from factcheck.errors import BadLedgerFile, DamagedLedger
from factcheck.store.engine import driver_of
from factcheck.store.tables import metadata

__all__ = ["insert_rows", "is_empty", "kept_rows", "row_counts"]

Value = str | int | float | bool
Stored = str | int | float | bytes | None

_MANY, _MUCH = 1_000, 4 * 1024 * 1024
"""Rows, and characters in them, that are written at once. Reason: a row may hold an article, or the bytes of a report."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the columns of a type hold in SQLite, and how that is said in JSON. ``out`` and ``back`` raise ValueError or TypeError for what is none of it."""

    name: str
    stored: type
    out: Callable[[Any], Value]
    back: Callable[[Any], Stored]


def _bytes_of(said: object) -> bytes:
    return base64.b64decode(_checked(str, said), validate=True)


def _checked(kind: type[Any], said: object) -> Any:
    """What is said, where it is of the kind. Raises TypeError; true is no number here."""
    if not isinstance(said, kind) or (isinstance(said, bool) and kind is not bool):
        raise TypeError
    return said


def _real(said: object) -> float:
    return float(_checked(int, said) if isinstance(said, int) else _checked(float, said))


_TEXT = _Kind("text", str, str, lambda said: _checked(str, said))
_KINDS: Sequence[tuple[type[sa.types.TypeEngine[Any]], _Kind]] = (
    (sa.LargeBinary, _Kind("bytes as base64", bytes, lambda value: base64.b64encode(value).decode(), _bytes_of)),
    (sa.Boolean, _Kind("true or false", int, bool, lambda said: int(_checked(bool, said)))),
    (sa.Integer, _Kind("a whole number", int, int, lambda said: _checked(int, said))),
    (sa.Float, _Kind("a number", float, float, _real)),
)
"""Everything else (words, exact decimals, times, days, JSON) is text, and is said as it is kept."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with its columns; ``key`` are those that its rows are sorted by."""

    name: str
    kinds: dict[str, _Kind]
    key: tuple[str, ...]

    @property
    def columns(self) -> str:
        """Their names, for SQL."""
        return ", ".join(f'"{name}"' for name in self.kinds)


def _tables() -> dict[str, _Table]:
    """All tables, each after those that it names. A row may name another of its own table that comes later."""
    return {
        one.name: _Table(
            one.name,
            {column.name: _kind_of(column) for column in one.columns},
            tuple(column.name for column in one.primary_key.columns),
        )
        for one in metadata.sorted_tables
    }


def _kind_of(column: sa.Column[Any]) -> _Kind:
    return next((kind for types, kind in _KINDS if isinstance(column.type, types)), _TEXT)


def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has, in the order in which they are written."""
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())  # noqa: S608 - a table of ours
        for name in _tables()
    }


def is_empty(connection: Connection) -> bool:
    """Has no table a row?"""
    return not any(
        connection.exec_driver_sql(f'SELECT EXISTS (SELECT 1 FROM "{name}")').scalar_one()  # noqa: S608 - a table of ours
        for name in _tables()
    )


def kept_rows(connection: Connection) -> Iterator[KeptRow]:
    """All rows. Raises DamagedLedger for a value that its column cannot have: somebody else wrote it there."""
    for table in _tables().values():
        order = ", ".join(f'"{name}"' for name in table.key)
        query = f'SELECT {table.columns} FROM "{table.name}" ORDER BY {order}'  # noqa: S608 - names of ours
        kinds = tuple(table.kinds.items())
        try:
            for row in driver_of(connection).execute(query):
                yield KeptRow(
                    table.name,
                    {
                        name: _told(value, kind, table.name, name)
                        for (name, kind), value in zip(kinds, row, strict=True)
                        if value is not None
                    },
                )
        except sqlite3.OperationalError as error:
            if "UTF-8" not in str(error):
                raise
            raise _damaged(table.name, "text that is no UTF-8") from error


def _told(value: Any, kind: _Kind, table: str, column: str) -> Value:
    if type(value) is not kind.stored:
        raise _damaged(f"{table}.{column}", f"something that is not {kind.name}")
    return kind.out(value)


def _damaged(where: str, what: str) -> DamagedLedger:
    return DamagedLedger(f"{where} holds {what}", mend="See what was changed: factcheck audit verify.")


def insert_rows(connection: Connection, rows: Iterable[LedgerRow], where: str) -> None:
    """Writes rows of a file into tables that are empty, inside the transaction that is open. ``where`` names the file in messages.

    What a row names may come after it: that is looked at when all is written. Raises BadLedgerFile, naming the line, for a row that fits no table.
    """
    tables, driver = _tables(), driver_of(connection)
    driver.execute("PRAGMA defer_foreign_keys=ON")
    for name, portion in groupby(rows, key=lambda row: row.table):
        table = tables.get(name)
        if table is None:
            raise _unfit(where, next(portion).line, f"there is no table {name[:40]!r}")
        marks = ", ".join("?" * len(table.kinds))
        query = f'INSERT INTO "{name}" ({table.columns}) VALUES ({marks})'  # noqa: S608 - names of ours
        for some in _portions(portion):
            _write(driver, query, [(row.line, _stored(row, table, where)) for row in some], where)


def _portions(rows: Iterable[LedgerRow]) -> Iterator[list[LedgerRow]]:
    found: list[LedgerRow] = []
    size = 0
    for row in rows:
        found.append(row)
        size += sum(len(value) for value in row.columns.values() if isinstance(value, str))
        if len(found) >= _MANY or size >= _MUCH:
            yield found
            found, size = [], 0
    if found:
        yield found


def _stored(row: LedgerRow, table: _Table, where: str) -> tuple[Stored, ...]:
    """The values of a row in the order of the columns."""
    unknown = next((name for name in row.columns if name not in table.kinds), None)
    if unknown is not None:
        raise _unfit(where, row.line, f"the table {table.name} has no column {unknown[:40]!r}")
    values = []
    for name, kind in table.kinds.items():
        said = row.columns.get(name)
        try:
            values.append(None if said is None else kind.back(said))
        except (TypeError, ValueError, binascii.Error, OverflowError) as error:
            raise _unfit(where, row.line, f"{table.name}.{name} is not {kind.name}") from error
    return tuple(values)


def _write(driver: sqlite3.Connection, query: str, rows: Sequence[tuple[int, tuple[Stored, ...]]], where: str) -> None:
    before = driver.total_changes
    try:
        driver.executemany(query, [values for _, values in rows])
    except (sqlite3.IntegrityError, OverflowError, UnicodeEncodeError) as error:
        line = rows[min(driver.total_changes - before, len(rows) - 1)][0]
        what = str(error) if isinstance(error, sqlite3.IntegrityError) else "a value that no database can keep"
        raise _unfit(where, line, f"a row that its table refuses ({what})") from error


def _unfit(where: str, line: int, what: str) -> BadLedgerFile:
    return BadLedgerFile(what, where=f"{where}, line {line}", mend="The file was changed after it was exported.")
