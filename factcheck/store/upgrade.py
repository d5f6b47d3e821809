"""Making a ledger and bringing one up to date, by alembic's migrations and nothing else. Only this file imports alembic."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkdtemp

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.pool import NullPool

import factcheck
from factcheck.errors import ReadOnlyLedger
from factcheck.store.engine import Location, check_writable, connect_file, locate, open_ledger, translated
from factcheck.store.revision import HEAD

__all__ = ["configuration", "create_ledger", "migrate", "upgrade_ledger"]


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


def create_ledger(address: str | os.PathLike[str]) -> None:
    """Makes an empty ledger, or nothing at all: it is built in a folder beside its place and put there when it is whole.

    A ledger that another process made in the meantime is left as it is. Raises ReadOnlyLedger.
    """
    location = locate(address)
    check_writable(location)
    folder = location.path.absolute().parent
    try:
        workshop = Path(mkdtemp(prefix=f".{location.path.name}.", dir=folder))
    except FileNotFoundError:
        raise ReadOnlyLedger(
            "there is no such folder", where=folder, mend="Make the folder, or name another with --db."
        ) from None
    except OSError as error:
        what = f"nothing can be written here ({error.strerror})"
        raise ReadOnlyLedger(
            what, where=folder, mend="Change its permissions, or name another place with --db."
        ) from None
    draft = workshop / "ledger.db"
    try:
        draft.touch()
        migrate(Location(str(draft), draft), HEAD)
        _place(draft, location.path)
    finally:
        for left in workshop.iterdir():
            left.unlink()
        workshop.rmdir()


def upgrade_ledger(address: str | os.PathLike[str]) -> tuple[str, str]:
    """Brings a ledger to this program's revision, in one transaction. Returns the revisions before and after.

    Raises MissingLedger, NotALedger, LaterLedger, ReadOnlyLedger, BusyLedger.
    """
    from factcheck.store.engine import revision_of

    location = locate(address)
    with open_ledger(address, write=True, any_revision=True) as ledger, ledger.transaction() as connection:
        before = revision_of(connection) or ""
    if before != HEAD:
        migrate(location, HEAD)
    return before, HEAD


def migrate(location: Location, target: str, *, config: Config | None = None) -> None:
    """Runs the migrations up, or down, to a revision (``base`` is below the first), all or nothing."""
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: connect_file(location.path, write=True),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    with translated(location), engine.connect() as connection:
        config = config or configuration()
        config.attributes["connection"] = connection
        if target in {HEAD, "heads"}:
            command.upgrade(config, target)
        else:
            command.downgrade(config, target)
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")


def _place(draft: Path, path: Path) -> None:
    """Puts a finished file in its place without overwriting anything but an empty file."""
    if path.exists() and path.stat().st_size == 0:
        path.unlink()
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            draft.replace(path)
