"""Bringing a ledger up to date, by alembic's migrations and nothing else. Only this file imports alembic."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection
from sqlalchemy.pool import NullPool

import factcheck
from factcheck.core.vocabulary import EventKind
from factcheck.errors import DamagedLedger
from factcheck.store.backup import back_up
from factcheck.store.chain import append_event
from factcheck.store.digests import ledger_facts
from factcheck.store.engine import (
    Location,
    connect_file,
    locate,
    open_ledger,
    revision_of,
    translated,
)
from factcheck.store.revision import HEAD

__all__ = ["Upgraded", "configuration", "migrate", "upgrade_ledger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """The revisions before and after an upgrade, and the backup that was made before; None where nothing was to be done."""

    before: str
    after: str
    backup: Path | None = None


def configuration(connection: sa.Connection | None = None) -> Config:
    """Alembic's configuration, with the migrations of the wheel, or of the checkout that the package lies in."""
    package = Path(factcheck.__file__).parent
    installed = package / "_migrations"
    config = Config()
    config.set_main_option(
        "script_location", str(installed if installed.is_dir() else package.parent / "migrations").replace("%", "%%")
    )
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade_ledger(address: str | os.PathLike[str], *, now: datetime, backup: bool = True) -> Upgraded:
    """Brings a ledger to this program's revision, in one transaction, with an event that takes stock of its articles.

    A backup is made first, under the same lock, so that nothing comes between; without ``backup`` none is (for a copy).
    Raises MissingLedger, NotALedger, LaterLedger, ReadOnlyLedger, BusyLedger.
    """
    location = locate(address)
    with open_ledger(address, write=True, any_revision=True) as ledger, ledger.transaction() as connection:
        before = revision_of(connection) or ""
    if before == HEAD:
        return Upgraded(before=before, after=HEAD)
    work = _Upgrade(address, now, backup=backup)
    try:
        migrate(location, HEAD, before=work.first, after=work.last)
    except BaseException:
        if work.made is not None:  # the ledger is what it was
            work.made.unlink(missing_ok=True)
        raise
    return Upgraded(before=work.before, after=HEAD, backup=work.made)


class _Upgrade:
    """What is done before and after the migrations, under their lock. Nothing, where another process was quicker."""

    def __init__(self, address: str | os.PathLike[str], now: datetime, *, backup: bool) -> None:
        self._address, self._now, self._backup = address, now, backup
        self.before = HEAD
        self.made: Path | None = None

    def first(self, connection: Connection) -> None:
        """The backup."""
        self.before = revision_of(connection) or ""
        orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if orphan is not None:
            table, row, parent, _ = orphan
            raise DamagedLedger(
                f"row {row} of {table} speaks of a row of {parent} that is not there",
                where=locate(self._address).path,
                mend="Restore a sound backup with: factcheck db restore.",
            )
        if self._backup and self.before != HEAD:
            self.made = back_up(self._address, None, now=self._now, purpose=f"before-{HEAD}").path

    def last(self, connection: Connection) -> None:
        """The event."""
        if self.before == HEAD:
            return
        facts = {
            "before": self.before,
            "after": HEAD,
            "version": factcheck.__version__,
            "backup": None if self.made is None else self.made.name,
            "articles": ledger_facts(connection),
        }
        append_event(connection, EventKind.UPGRADE, reviewer=None, facts=facts, now=self._now)


def migrate(
    location: Location,
    target: str,
    *,
    config: Config | None = None,
    before: Callable[[Connection], None] | None = None,
    after: Callable[[Connection], None] | None = None,
) -> None:
    """Runs the migrations up, or down, to a revision (``base`` is below the first), all or nothing.

    ``before`` and ``after`` are called under the same write lock, in the same transaction.
    """
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: connect_file(location.path, write=True),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    with translated(location), engine.connect() as connection:
        config = config or configuration()
        config.attributes.update(connection=connection, before=before, after=after)
        if target in {HEAD, "heads"}:
            command.upgrade(config, target)
        else:
            command.downgrade(config, target)
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
