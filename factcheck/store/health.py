"""Is a ledger sound? One check a function, in the order of the table ``CHECKS``; and what can be mended without harm.

Every check says what it finds and how that is mended. None changes anything.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.errors import BusyLedger, LedgerError, ReadOnlyLedger
from factcheck.store.audit import audit_ledger
from factcheck.store.engine import Ledger, Location, connect_file, open_ledger, revision_of, translated
from factcheck.store.files import logs_of
from factcheck.store.revision import HEAD, KNOWN
from factcheck.store.search_index import check_index, make_anew
from factcheck.store.tables import claim

__all__ = ["CHECKS", "MENDS", "Place", "Trouble", "Unchecked", "look_at"]

_TOLD = 5
"""So many faults of one sort are told; of the rest it is said how many there are."""

_MANY = 1000
"""A ledger of fewer claims is searched quickly without statistics."""

_GROWN = 10
"""Statistics are out of date where there are so many times more claims than when they were made, or fewer. Reason: plans depend on orders of magnitude."""

_FREE = 0.25
"""The share of free pages, and their size in bytes, above which the file is worth packing."""
_FREE_BYTES = 8 * 1024 * 1024

_OLD = timedelta(days=1)
"""A log that nobody wrote to for so long belongs to nobody."""

_LARGE_LOG = 256 * 1024 * 1024
"""A log of more bytes was kept from being cleared: somebody has been reading all the time. Reason: SQLite clears it at 4 MB when it may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What is wrong, in words, and one sentence that says how it is mended. ``mending`` names what ``MENDS`` can do about it."""

    what: str
    mend: str
    mending: str | None = None


class Unchecked(Exception):
    """Why something could not be looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The file as it was before anybody opened it: its log's size in bytes and last change, None where there was none; and the time now."""

    location: Location
    log_size: int
    log_changed: datetime | None
    now: datetime

    @classmethod
    def of(cls, location: Location, now: datetime) -> Place:
        """The file as it is."""
        log = location.path.with_name(location.path.name + "-wal")
        try:
            found = log.stat()
        except OSError:
            return cls(location=location, log_size=0, log_changed=None, now=now)
        changed = datetime.fromtimestamp(found.st_mtime, UTC)
        return cls(location=location, log_size=found.st_size, log_changed=changed, now=now)


def look_at(name: str, ledger: Ledger, place: Place) -> list[Trouble]:
    """What a check finds. Raises Unchecked where it cannot be made, a LedgerError where the file cannot be read."""
    if name not in _FOR_ANY_REVISION:
        with ledger.transaction() as connection:
            found = revision_of(connection)
        if found != HEAD:
            raise Unchecked("the ledger is of another revision")
    return list(CHECKS[name](ledger, place))


def _reading(check: Callable[[Connection, Place], Iterator[Trouble]]) -> Callable[[Ledger, Place], Iterator[Trouble]]:
    """A check in a transaction of its own that reads."""

    def inside(ledger: Ledger, place: Place) -> Iterator[Trouble]:
        with ledger.transaction() as connection:
            yield from check(connection, place)

    return inside


def _pages(connection: Connection, _: Place) -> Iterator[Trouble]:
    said = connection.exec_driver_sql(f"PRAGMA integrity_check({_TOLD})").scalars().all()
    if said != ["ok"]:
        for one in said:
            yield Trouble(what=f"the database is damaged: {one}", mend="Restore a backup: factcheck db restore FILE.")


def _references(connection: Connection, _: Place) -> Iterator[Trouble]:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_TOLD)
    for table, row, parent, _key in broken:
        yield Trouble(
            what=f"row {row} of {table} speaks of a row of {parent} that is not there",
            mend="Restore a backup: factcheck db restore FILE.",
        )


def _revision(connection: Connection, _: Place) -> Iterator[Trouble]:
    found = revision_of(connection) or ""
    if found == HEAD:
        return
    if found and found not in KNOWN:
        yield Trouble(what=f"its tables are of revision {found}, which is later than {HEAD}", mend="Update factcheck.")
    else:
        yield Trouble(
            what=f"its tables are of revision {found or 'none'}, those of this program {HEAD}",
            mend="Run: factcheck db upgrade.",
        )


def _trail(connection: Connection, _: Place) -> Iterator[Trouble]:
    faults = audit_ledger(connection).faults
    for fault in faults[:_TOLD]:
        yield Trouble(what=fault.told, mend="A backup may hold what was there: factcheck db restore FILE.")
    if len(faults) > _TOLD:
        yield Trouble(what=f"{len(faults) - _TOLD} more faults of this sort", mend="See: factcheck audit verify.")


def _search(_: Ledger, place: Place) -> Iterator[Trouble]:
    try:
        with open_ledger(place.location.address, write=True) as ledger, ledger.transaction() as connection:
            found = list(check_index(connection))
    except (BusyLedger, ReadOnlyLedger) as error:
        raise Unchecked(error.what) from error
    for what in found:
        yield Trouble(
            what=f"the index for full-text search does not fit: {what}",
            mend="Run: factcheck db doctor --mend.",
            mending="search",
        )


def _log(_: Connection, place: Place) -> Iterator[Trouble]:
    if place.log_changed is not None and place.log_size and place.now - place.log_changed > _OLD:
        yield Trouble(
            what=f"a log of {_size(place.log_size)} was left beside it, last written to on {place.log_changed:%Y-%m-%d}",
            mend="Close the program that has the ledger open, or, where it was killed, run: factcheck db doctor --mend.",
            mending="log",
        )
    elif place.log_size > _LARGE_LOG:
        yield Trouble(
            what=f"its log has grown to {_size(place.log_size)}: some program reads without a pause",
            mend="Close it, then run: factcheck db doctor --mend.",
            mending="log",
        )
    other = [path for path in logs_of(place.location.path) if path.name.endswith("-journal")]
    if other:
        yield Trouble(
            what=f"{other[0].name} lies beside it, the log of another mode",
            mend="Some program works on the ledger in a way of its own: close it.",
        )


def _left(_: Connection, place: Place) -> Iterator[Trouble]:
    path = place.location.path.absolute()
    for folder in sorted(path.parent.glob(f".{_literal(path.name)}.*-*")):
        if folder.is_dir() and place.now - datetime.fromtimestamp(folder.stat().st_mtime, UTC) > _OLD:
            yield Trouble(
                what=f"{folder.name} was left behind by a program that was killed", mend="Delete it: nothing needs it."
            )


def _room(_: Connection, place: Place) -> Iterator[Trouble]:
    needed = place.location.path.stat().st_size
    free = shutil.disk_usage(place.location.path.absolute().parent).free
    if free < needed:
        yield Trouble(
            what=f"the disk has {_size(free)} left, and the ledger has {_size(needed)}: an upgrade makes a copy first",
            mend="Make room.",
        )


def _statistics(connection: Connection, _: Place) -> Iterator[Trouble]:
    claims = int(connection.execute(sa.select(sa.func.count()).select_from(claim)).scalar_one())
    if claims < _MANY:
        return
    known = _counted(connection)
    if known is None or not known / _GROWN <= claims <= known * _GROWN:
        had = "none" if known is None else f"those of a ledger of {known:,} claims"
        yield Trouble(
            what=f"SQLite plans its searches by statistics, and there are {had}; there are {claims:,} claims now",
            mend="Run: factcheck db doctor --mend.",
            mending="statistics",
        )


def _counted(connection: Connection) -> int | None:
    """How many claims there were when the statistics were made."""
    there = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'").first()
    if there is None:
        return None
    row = connection.exec_driver_sql("SELECT stat FROM sqlite_stat1 WHERE tbl = 'claim' LIMIT 1").scalar()
    first = str(row or "").partition(" ")[0]
    return int(first) if first.isdecimal() else None


def _free(connection: Connection, _: Place) -> Iterator[Trouble]:
    free, pages, size = (
        int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
        for name in ("freelist_count", "page_count", "page_size")
    )
    if free > _FREE * pages and free * size > _FREE_BYTES:
        yield Trouble(
            what=f"{_size(free * size)} of {_size(pages * size)} are free pages",
            mend="Run: factcheck db doctor --mend.",
            mending="free pages",
        )


CHECKS: Mapping[str, Callable[[Ledger, Place], Iterator[Trouble]]] = MappingProxyType(
    {
        "pages": _reading(_pages),
        "references": _reading(_references),
        "revision": _reading(_revision),
        "audit trail": _reading(_trail),
        "search": _search,
        "log": _reading(_log),
        "left behind": _reading(_left),
        "disk": _reading(_room),
        "statistics": _reading(_statistics),
        "free pages": _reading(_free),
    }
)
"""Every check, in the order in which they are made."""

_FOR_ANY_REVISION = frozenset(("pages", "references", "revision", "log", "left behind", "disk", "free pages"))
"""The checks that look at no table of the present revision."""


def _mend_search(location: Location) -> bool:
    with open_ledger(location.address, write=True) as ledger, ledger.transaction() as connection:
        return make_anew(connection)


def _mend_log(location: Location) -> bool:
    return _at_once(location, "PRAGMA wal_checkpoint(TRUNCATE)") == 0


def _mend_statistics(location: Location) -> bool:
    return _at_once(location, "ANALYZE") == 0


def _mend_free_pages(location: Location) -> bool:
    if shutil.disk_usage(location.path.absolute().parent).free < 2 * location.path.stat().st_size:
        raise LedgerError("the disk has no room to pack the ledger", where=location.path, mend="Make room.")
    return _at_once(location, "VACUUM") == 0


MENDS: Mapping[str, Callable[[Location], bool]] = MappingProxyType(
    {
        "search": _mend_search,
        "log": _mend_log,
        "statistics": _mend_statistics,
        "free pages": _mend_free_pages,
    }
)
"""What can be mended without a change to anything that was recorded, each by its check's name. True where it was."""


def _at_once(location: Location, statement: str) -> int:
    """Runs a statement that bears no transaction; the first number that it gives, 0 where it gives none."""
    with translated(location), closing(connect_file(location.path, write=True)) as connection:
        row = connection.execute(statement).fetchone()
    return int(row[0]) if row else 0


def _size(number: int) -> str:
    """A number of bytes for people."""
    return f"{number / 1024**2:,.1f} MB" if number >= 1024**2 else f"{number / 1024:,.0f} kB"


def _literal(name: str) -> str:
    """A file's name as a pattern that fits it alone."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
