"""A ledger out of its backup: looked over first, what is there kept, then put in its place in one transaction."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from factcheck.core.chain import Head
from factcheck.core.vocabulary import EventKind
from factcheck.errors import BusyLedger, DamagedLedger, LedgerError, MissingPath, NotALedger, UsageError
from factcheck.store.backup import Copy, copy_ledger, examine, free_name, is_same_file, transfer
from factcheck.store.chain import append_event
from factcheck.store.engine import (
    Location,
    check_file,
    check_writable,
    connect_file,
    locate,
    open_ledger,
    translated,
)
from factcheck.store.files import logs_of, place_new, sync, workshop
from factcheck.store.revision import HEAD

__all__ = ["Restored", "restore_ledger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did.

    ``found`` is what the backup held, ``kept`` the copy of what was in its place (None where nothing was), ``damaged`` says that this
    could be copied byte for byte only. ``head`` is the end of the chain now: the event of the restore.
    """

    path: Path
    found: Copy
    kept: Path | None
    damaged: bool
    head: Head


def restore_ledger(
    address: str | os.PathLike[str], file: Path, *, now: datetime, reviewer: str | None = None
) -> Restored:
    """Puts a backup in the ledger's place. A backup of an earlier revision is brought up to date on the way.

    Whoever reads meanwhile goes on with what was there, and finds the backup the next time. Raises NotALedger or LaterLedger for a file
    that is no sound backup, UsageError for one that is the ledger itself, ReadOnlyLedger, BusyLedger; the ledger then is as it was.
    """
    location = locate(address)
    if not file.exists():
        raise MissingPath("there is no such file", where=file, mend="Name a backup that factcheck made.")
    if is_same_file(file, location.path):
        raise UsageError("this is the ledger itself", where=file, mend="Name a backup of it.")
    with _told_of(file):
        check_file(Location(str(file), file), write=False)
    check_writable(location)
    if location.exists:
        _check_replaceable(location)
    elif left := logs_of(location.path):
        raise LedgerError(
            "this is what remains of another ledger here", where=left[0], mend="Move it away, then restore again."
        )
    with workshop(location.path, "restore") as folder:
        draft = folder / "ledger.db"
        with _told_of(file):
            copy_ledger(file, draft)
            found = _sound(draft)
        shutil.copymode(location.path if location.exists else file, draft)
        if found.revision != HEAD:
            from factcheck.store.upgrade import upgrade_ledger

            upgrade_ledger(draft, now=now, backup=False)
        return _Restore(location, file, draft, found).run(now, reviewer)


class _Restore:
    """One restore, from the moment when its draft is sound and up to date."""

    def __init__(self, location: Location, file: Path, draft: Path, found: Copy) -> None:
        self._location, self._file, self._draft, self._found = location, file, draft, found

    def run(self, now: datetime, reviewer: str | None) -> Restored:
        """Keeps what is there, adds the event, and puts the draft in place."""
        path = self._location.path
        if not self._location.exists:
            head = self._tell(now, reviewer, None, None)
            if not place_new(self._draft, path):
                raise BusyLedger("a ledger was made here meanwhile", where=path, mend="Restore again.")
            return Restored(path=path, found=self._found, kept=None, damaged=False, head=head)
        kept = free_name(path, "before-restore", now)
        try:
            head, damaged = self._replace(kept, now, reviewer)
        except BaseException:
            kept.unlink(missing_ok=True)  # what is there is what was there
            raise
        if examine(path).head != head:
            raise LedgerError("the ledger is not what was restored", where=path, mend=f"What was there is in {kept}.")
        return Restored(path=path, found=self._found, kept=kept, damaged=damaged, head=head)

    def _replace(self, kept: Path, now: datetime, reviewer: str | None) -> tuple[Head, bool]:
        """Keeps what is there and puts the draft in its place. The end of the chain then, and whether what was there was damaged."""
        with self._opened() as target:
            before = _version(target)
            replaced = self._keep(kept)
            if replaced is not None:
                head = self._tell(now, reviewer, kept, replaced)
                self._put(target, before)
                return head, False
        self._keep_bytes(kept)
        with self._opened() as target:
            head = self._tell(now, reviewer, kept, None)
            self._put(target, _version(target))
        return head, True

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        path = self._location.path
        with translated(self._location), closing(connect_file(path, write=True)) as target:
            yield target

    def _keep(self, kept: Path) -> Copy | None:
        """Copies what is there; None where it is too damaged for that."""
        path = self._location.path
        with workshop(kept, "backup") as folder:
            draft = folder / "copy.db"
            try:
                copy_ledger(path, draft)
                found = examine(draft, even_later=True)
            except DamagedLedger:
                return None
            shutil.copymode(path, draft)
            sync(draft)
            place_new(draft, kept)
        return found

    def _keep_bytes(self, kept: Path) -> None:
        """Copies what is there byte for byte, its log beside it. No connection may be open: see ``engine.check_file``."""
        path = self._location.path
        with workshop(kept, "backup") as folder:
            draft = folder / "copy.db"
            shutil.copyfile(path, draft)
            for log in logs_of(path):
                if not log.name.endswith("-shm"):
                    shutil.copyfile(log, kept.with_name(kept.name + log.name.removeprefix(path.name)))
            shutil.copymode(path, draft)
            sync(draft)
            place_new(draft, kept)

    def _tell(self, now: datetime, reviewer: str | None, kept: Path | None, replaced: Copy | None) -> Head:
        """Adds the event to the draft."""
        head = None if replaced is None else replaced.head
        facts = {
            "file": self._file.name,
            "file_sha256": _hash_of(self._file),
            "revision": self._found.revision,
            "kept": None if kept is None else kept.name,
            "replaced": None if head is None else {"id": head.id, "hash": head.hash},
        }
        with open_ledger(self._draft, write=True) as ledger, ledger.transaction() as connection:
            added = append_event(connection, EventKind.RESTORE, reviewer=reviewer, facts=facts, now=now)
        with closing(sqlite3.connect(self._draft, isolation_level=None)) as draft:
            draft.execute("PRAGMA journal_mode=DELETE")
        sync(self._draft)
        return Head(added.id, added.hash)

    def _put(self, target: sqlite3.Connection, before: int) -> None:
        """Puts the draft into the open ledger, all pages or none."""
        path = self._location.path
        with closing(sqlite3.connect(self._draft, isolation_level=None)) as draft:
            size = int(target.execute("PRAGMA page_size").fetchone()[0])
            if size != int(draft.execute("PRAGMA page_size").fetchone()[0]):  # a log has pages of one size only
                draft.execute(f"PRAGMA page_size={size}")
                draft.execute("VACUUM")
            if _version(target) != before:
                raise BusyLedger(
                    "another process has written to the ledger", where=path, mend="Close it there, then restore again."
                )
            transfer(draft, target, path)


def _check_replaceable(location: Location) -> None:
    """Nothing, for a ledger of any revision, be it damaged. Raises NotALedger for whatever else lies there."""
    try:
        with open_ledger(location.address, any_revision=True, even_later=True):
            pass
    except DamagedLedger:
        pass


def _sound(draft: Path) -> Copy:
    """What a backup holds. Raises NotALedger where something is wrong with it."""
    found = examine(draft)
    if found.faults:
        raise NotALedger(f"the backup is not sound: {found.faults[0]}")
    return found


@contextmanager
def _told_of(file: Path) -> Iterator[None]:
    """Errors name the backup, whatever copy of it they are about."""
    try:
        yield
    except LedgerError as error:
        mend = "Name another backup." if isinstance(error, NotALedger) else error.mend
        raise type(error)(error.what, where=file, mend=mend) from error


def _version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection has written; -1 for a database that cannot be read."""
    try:
        return int(connection.execute("PRAGMA data_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return -1


def _hash_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
