"""Copies of a ledger: made online by SQLite's own means, looked over, and put in their place when they are whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import Connection

from factcheck.core.chain import Head, check_chain
from factcheck.errors import BusyLedger, DamagedLedger, LedgerError, NotALedger, UsageError
from factcheck.store.chain import head_of, stream_events
from factcheck.store.engine import (
    Location,
    check_writable,
    connect_file,
    driver_of,
    locate,
    open_ledger,
    revision_of,
    translated,
)
from factcheck.store.files import LOGS, logs_of, place_new, place_over, sync, workshop
from factcheck.store.revision import KNOWN
from factcheck.store.search_index import belongs_to_index

__all__ = ["Copy", "back_up", "copy_ledger", "examine", "free_name", "is_same_file", "transfer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of a ledger and what it holds.

    ``rows`` is how many rows all its tables have, ``faults`` what is wrong with it in words: rows without their parents, a broken chain.
    """

    path: Path
    size: int
    revision: str
    head: Head | None
    rows: int
    faults: tuple[str, ...] = ()


def back_up(
    address: str | os.PathLike[str],
    target: Path | None,
    *,
    now: datetime,
    purpose: str = "backup",
    replace: bool = False,
) -> Copy:
    """Copies a ledger, while others may use it, to ``target``: a file, a folder, or None for a name beside the ledger made of purpose and time.

    The copy is compared with the ledger and looked over before it gets its name. With ``replace`` a former backup is overwritten, never by
    a copy with faults. Raises UsageError for a place that will not do, LedgerError where the ledger cannot be read, is damaged, or the
    copy cannot be written.
    """
    with open_ledger(address, any_revision=True) as ledger:
        location = ledger.location
    place = _place_for(location, target, now, purpose)
    _check_place(location, place, replace=replace)
    with workshop(place, "backup") as folder:
        draft = folder / "copy.db"
        copy_ledger(location.path, draft)
        shutil.copymode(location.path, draft)
        found = examine(draft, told=location.path)
        sync(draft)
        if place.exists() and place.stat().st_size and replace:
            if found.faults:
                raise LedgerError(
                    f"the copy is not sound, and the former backup was kept: {found.faults[0]}",
                    where=location.path,
                    mend="See: factcheck audit verify.",
                )
            place_over(draft, place)
        elif not place_new(draft, place):
            raise UsageError("is there already", where=place, mend="Name another file, or say --replace.")
    return Copy(
        path=place, size=found.size, revision=found.revision, head=found.head, rows=found.rows, faults=found.faults
    )


def copy_ledger(source: Path, draft: Path) -> None:
    """Copies the database to a new file, as it is at one moment. Raises DamagedLedger, or LedgerError where rows got lost on the way."""
    with translated(Location(str(source), source)), closing(connect_file(source, write=False)) as origin:
        origin.execute("BEGIN")
        before = _rows(origin)
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            transfer(origin, copy, draft)
            copy.execute("PRAGMA journal_mode=DELETE")
            if _rows(copy) != before:
                raise LedgerError("the copy does not hold what the ledger holds", where=source, mend="Check the disk.")
        origin.execute("ROLLBACK")


def transfer(origin: sqlite3.Connection, target: sqlite3.Connection, path: Path) -> None:
    """Puts all pages of one database into another in one transaction. Raises BusyLedger where somebody else writes to the target."""

    def refuse_to_wait(status: int, remaining: int, total: int) -> None:  # noqa: ARG001 - sqlite3's signature
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise BusyLedger(
                "another process is writing to the ledger", where=path, mend="Wait until it has ended, then try again."
            )

    origin.backup(target, pages=-1, progress=refuse_to_wait)


def examine(path: Path, *, told: Path | None = None, even_later: bool = False) -> Copy:
    """What a ledger holds and what is wrong with it. Errors name ``told`` instead of it.

    Raises MissingLedger, NotALedger, DamagedLedger, LaterLedger (not with ``even_later``).
    """
    try:
        with (
            open_ledger(path, any_revision=True, even_later=even_later) as ledger,
            ledger.transaction() as connection,
        ):
            return _examined(connection, path)
    except LedgerError as error:
        raise type(error)(error.what, where=told or path, mend=error.mend) from error


def _examined(connection: Connection, path: Path) -> Copy:
    said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if said != "ok":
        raise DamagedLedger(f"the database is damaged ({said})", where=path, mend="Restore it from a backup.")
    raw = driver_of(connection)
    revision = revision_of(connection) or ""
    faults = _orphans(connection)
    head = None
    if revision in KNOWN and "event" in _tables(raw):
        head = head_of(connection)
        faults += [fault.told for fault in check_chain(stream_events(connection))]
    return Copy(
        path=path,
        size=path.stat().st_size,
        revision=revision,
        head=head,
        rows=sum(_rows(raw).values()),
        faults=tuple(faults),
    )


def free_name(path: Path, purpose: str, now: datetime) -> Path:
    """A name beside a ledger that nothing has: ``factcheck.PURPOSE-20230405T060708Z.db``, with a number where it is taken."""
    stamp = f"{path.stem}.{purpose}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    place, count = path.with_name(stamp + path.suffix), 1
    while os.path.lexists(place):
        count += 1
        place = path.with_name(f"{stamp}-{count}{path.suffix}")
    return place


def is_same_file(one: Path, other: Path) -> bool:
    """Are these two names of one file?"""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def _place_for(location: Location, target: Path | None, now: datetime, purpose: str) -> Path:
    if target is None:
        return free_name(location.path, purpose, now)
    if target.is_dir():
        return free_name(target / location.path.name, purpose, now)
    return Path(os.path.realpath(target))


def _check_place(location: Location, place: Path, *, replace: bool) -> None:
    """Nothing, where a copy may be put there. Raises UsageError, ReadOnlyLedger."""
    if is_same_file(place, location.path):
        raise UsageError("this is the ledger itself", where=place, mend="Name another file for the backup.")
    if place.name.endswith(LOGS):
        raise UsageError(
            f"SQLite keeps its logs under names that end in {', '.join(LOGS)}", where=place, mend="Name another file."
        )
    if not place.exists() or not place.stat().st_size:
        left = logs_of(place)
        if left:
            raise UsageError("this is the log of another database", where=left[0], mend="Name another file.")
        return
    if not replace:
        raise UsageError("is there already", where=place, mend="Name another file, or say --replace.")
    try:  # whatever is no ledger is no backup, and is not overwritten
        with open_ledger(place, any_revision=True):
            pass
    except NotALedger as error:
        raise type(error)(error.what, where=place, mend="Only backups are overwritten: name another file.") from error
    if logs_of(place):
        raise UsageError("the former backup is in use", where=place, mend="Close it, or name another file.")
    check_writable(locate(place))


def _orphans(connection: Connection) -> list[str]:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if not broken:
        return []
    table, row, parent, _ = broken[0]
    return [f"{len(broken)} rows are without their parents, first row {row} of {table} ({parent})"]


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    )
    return [name for (name,) in rows if not belongs_to_index(name)]


def _rows(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    quoted = ((table, table.replace('"', '""')) for table in _tables(connection))
    return {
        table: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - a quoted name
        for table, name in quoted
    }
