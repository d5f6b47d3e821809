"""A ledger made again of all its rows: in a new file or in an empty ledger, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import Connection

from factcheck.core.chain import Head, check_chain
from factcheck.core.ledger_file import LedgerHeader, LedgerRow
from factcheck.errors import BadLedgerFile, BusyLedger, LedgerError, UsageError
from factcheck.store.chain import head_of, stream_events
from factcheck.store.creation import create_ledger
from factcheck.store.engine import Location, locate, open_ledger
from factcheck.store.files import logs_of, place_new, sync, workshop
from factcheck.store.kept_rows import insert_rows, is_empty, row_counts
from factcheck.store.revision import HEAD, KNOWN

__all__ = ["Rebuilt", "rebuild_ledger"]

_CHANGED = "The file was changed after it was exported: export it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """A ledger that was made again: where it is, how many rows its tables have, the end of its audit trail."""

    path: Path
    rows: dict[str, int]
    head: Head | None


def rebuild_ledger(
    address: str | os.PathLike[str],
    header: LedgerHeader,
    rows: Iterable[LedgerRow],
    *,
    where: str,
    dry_run: bool = False,
) -> Rebuilt:
    """Makes a ledger of the rows of a file, which ``where`` names. With ``dry_run`` it is made, looked at, and thrown away.

    The counts, what rows name, and the audit trail are looked at before anything is there for others. Raises BadLedgerFile for a file that
    is not what was exported, UsageError for a ledger that is not empty, a LedgerError where nothing can be written; then all is as it was.
    """
    _check_header(header, where)
    location = locate(address)
    if location.exists:
        _check_empty(location)
        if not dry_run:
            with open_ledger(address, write=True) as ledger, ledger.transaction() as connection:
                if not is_empty(connection):  # somebody wrote meanwhile
                    raise _not_empty(location)
                return _filled(connection, location, header, rows, where)
    elif left := logs_of(location.path):
        raise LedgerError(
            "this is what remains of another ledger here", where=left[0], mend="Move it away, then import again."
        )
    with workshop(location.path, "import") as folder:
        draft = folder / "ledger.db"
        create_ledger(draft)
        with open_ledger(draft, write=True) as ledger, ledger.transaction() as connection:
            made = _filled(connection, location, header, rows, where)
        if not dry_run:
            sync(draft)
            if not place_new(draft, location.path):
                raise BusyLedger(
                    "a ledger was made here meanwhile", where=location.path, mend="Name another with --db."
                )
        return made


def _check_header(header: LedgerHeader, where: str) -> None:
    if header.revision == HEAD:
        return
    if header.revision in KNOWN:
        raise BadLedgerFile(
            f"is of a ledger at revision {header.revision}, this program needs {HEAD}",
            where=where,
            mend="There, run factcheck db upgrade and export again.",
        )
    raise BadLedgerFile(
        f"was written by a later version of factcheck (revision {header.revision[:20]}, this program knows {HEAD})",
        where=where,
        mend="Update factcheck.",
    )


def _check_empty(location: Location) -> None:
    with open_ledger(location.address) as ledger, ledger.transaction() as connection:
        if not is_empty(connection):
            raise _not_empty(location)


def _not_empty(location: Location) -> UsageError:
    return UsageError(
        "the ledger is not empty, and a whole one is imported into an empty one only",
        where=location.path,
        mend="Name a new file: --db NEW.db.",
    )


def _filled(
    connection: Connection, location: Location, header: LedgerHeader, rows: Iterable[LedgerRow], where: str
) -> Rebuilt:
    """Writes the rows, and looks at what there is then."""
    insert_rows(connection, rows, where)
    counts, head = row_counts(connection), head_of(connection)
    for table, count in counts.items():
        said = header.rows.get(table, 0)
        if count != said:
            raise BadLedgerFile(f"has {count:,} rows of {table}, and tells of {said:,}", where=where, mend=_CHANGED)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise BadLedgerFile(
            f"a row of {broken[0]} names one of {broken[2]} that is not there", where=where, mend=_CHANGED
        )
    fault = next(check_chain(stream_events(connection)), None)
    if fault is not None:
        raise BadLedgerFile(f"its audit trail is broken: {fault.told}", where=where, mend=_CHANGED)
    if head != header.head:
        raise BadLedgerFile("its audit trail does not end where it says", where=where, mend=_CHANGED)
    return Rebuilt(path=location.path, rows=counts, head=head)
