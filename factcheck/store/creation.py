"""Making a ledger: from the script of all its tables, which the migrations make and a test holds against them.

To go through every revision takes a second, and needs alembic; the script takes some milliseconds.
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from factcheck.store.engine import Location, check_writable, connect_file, locate, translated
from factcheck.store.files import place_new, workshop
from factcheck.store.search_index import check_module

__all__ = ["SCRIPT", "create_ledger"]

SCRIPT = Path(__file__).with_name("schema.sql")
"""Every table, index, view and trigger of the present revision. Written by ``python migrations/make_schema.py``."""


def create_ledger(address: str | os.PathLike[str]) -> None:
    """Makes an empty ledger, or nothing at all: it is built in a folder beside its place and put there when it is whole.

    A ledger that another process made in the meantime is left as it is. Raises ReadOnlyLedger.
    """
    location = locate(address)
    check_writable(location)
    with workshop(location.path, "new") as folder:
        draft = folder / "ledger.db"
        draft.touch()
        with translated(Location(str(draft), draft)), closing(connect_file(draft, write=True)) as connection:
            check_module(connection)
            connection.executescript(SCRIPT.read_text(encoding="utf-8"))
            connection.execute("PRAGMA journal_mode=WAL")
        place_new(draft, location.path)
