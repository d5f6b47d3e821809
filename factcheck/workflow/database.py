"""The ledger as a database: where it is, what is in it, bringing it up to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from factcheck.core.chain import Head
from factcheck.core.schema import Table
from factcheck.errors import UnknownChoice

__all__ = [
    "Backup",
    "LedgerStatus",
    "Restoration",
    "Upgrade",
    "backup",
    "metadata",
    "restore",
    "schema",
    "status",
    "tables",
    "upgrade",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade:
    """The revisions of the tables before and after an upgrade, and the backup that was made before it, if one was needed."""

    path: str
    before: str
    after: str
    backup: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of a ledger: where it is, how large, how many rows it holds, the end of its chain.

    ``faults`` are what is wrong with the ledger, and so with the copy.
    """

    path: str
    size: int
    rows: int
    head: Head | None
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoration:
    """What a restore did.

    ``kept`` is the copy of what was there (None where nothing was), byte for byte where it was ``damaged``; ``upgraded_from`` the revision
    of a backup that had to be brought up to date; ``head`` the end of the chain now.
    """

    path: str
    kept: str | None
    damaged: bool
    upgraded_from: str | None
    rows: int
    head: Head


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerStatus:
    """Where a ledger is and what is in it. ``needed`` is the revision that this program works with."""

    path: str
    size: int
    revision: str
    needed: str
    articles: int
    claims: int
    open_discrepancies: int

    def as_record(self) -> dict[str, object]:
        """The dict that an NDJSON line is made of."""
        return asdict(self)


def upgrade(address: str, *, now: datetime) -> Upgrade:
    """Brings a ledger to this program's revision, in one transaction, after a backup; one that is there already stays untouched.

    Raises MissingLedger, NotALedger, LaterLedger, ReadOnlyLedger, BusyLedger.
    """
    from factcheck.store.engine import locate, open_ledger
    from factcheck.store.upgrade import upgrade_ledger

    with open_ledger(address, any_revision=True):
        pass
    done = upgrade_ledger(address, now=now)
    return Upgrade(
        path=str(locate(address).path),
        before=done.before,
        after=done.after,
        backup=None if done.backup is None else str(done.backup),
    )


def backup(address: str, target: Path | None, *, now: datetime, replace: bool = False) -> Backup:
    """Copies a ledger to a file or into a folder, beside itself without either, while others may use it.

    Raises UsageError for a place that will not do (a file that is there, without ``replace``), a LedgerError where the ledger cannot be
    read or the copy cannot be written; then nothing is left behind.
    """
    from factcheck.store.backup import back_up

    done = back_up(address, target, now=now, replace=replace)
    return Backup(path=str(done.path), size=done.size, rows=done.rows, head=done.head, faults=done.faults)


def restore(address: str, file: Path, *, now: datetime, reviewer: str | None = None) -> Restoration:
    """Puts a backup in the ledger's place; what is there is copied first. ``reviewer`` is who asked for it.

    Raises MissingPath, NotALedger or LaterLedger for a file that is no sound backup, UsageError for the ledger itself, ReadOnlyLedger,
    BusyLedger; then the ledger is as it was.
    """
    from factcheck.store.restore import restore_ledger
    from factcheck.store.revision import HEAD

    done = restore_ledger(address, file, now=now, reviewer=reviewer)
    return Restoration(
        path=str(done.path),
        kept=None if done.kept is None else str(done.kept),
        damaged=done.damaged,
        upgraded_from=None if done.found.revision == HEAD else done.found.revision or "none",
        rows=done.found.rows,
        head=done.head,
    )


def schema(address: str) -> str:
    """The SQL that makes the tables, indexes and views of a ledger, each ended by a semicolon."""
    from factcheck.store.contents import schema_of
    from factcheck.store.engine import open_ledger

    with open_ledger(address, any_revision=True) as ledger, ledger.transaction() as connection:
        return schema_of(connection)


def status(address: str) -> LedgerStatus:
    """Where a ledger is, its revision, and how much is in it. Raises a LedgerError when it cannot be opened."""
    from factcheck.store.contents import counts_of
    from factcheck.store.engine import open_ledger, revision_of
    from factcheck.store.revision import HEAD

    with open_ledger(address) as ledger, ledger.transaction() as connection:
        counts = counts_of(connection)
        return LedgerStatus(
            path=str(ledger.location.path),
            size=ledger.location.path.stat().st_size,
            revision=revision_of(connection) or "",
            needed=HEAD,
            articles=counts.articles,
            claims=counts.claims,
            open_discrepancies=counts.open_discrepancies,
        )


def tables(address: str, names: Sequence[str] = ()) -> list[Table]:
    """What the tables and views of a ledger are, in sentences: those named, in that order, or all. Raises UnknownChoice for a name that it does not have."""
    from factcheck.store.descriptions import tables_of
    from factcheck.store.engine import open_ledger

    with open_ledger(address, any_revision=True) as ledger, ledger.transaction() as connection:
        found = {table.name: table for table in tables_of(connection)}
    for name in names:
        if name not in found:
            near = get_close_matches(name, found, n=3)
            raise UnknownChoice(
                f"the ledger has no table or view {name!r}",
                mend=f"Did you mean {' or '.join(near)}?" if near else "List them with: factcheck db schema --brief.",
            )
    return [found[name] for name in names] if names else list(found.values())


def metadata(address: str) -> str:
    """Descriptions of a ledger and canned queries, as the YAML that datasette reads."""
    from factcheck.report.datasette import metadata_yaml
    from factcheck.store.descriptions import questions
    from factcheck.store.engine import locate

    return metadata_yaml(tables(address), questions(), locate(address).path.stem)
