"""Which files are the ledger's own: nothing else is written there, and none of them is an article."""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import UsageError
from factcheck.store.backup import is_same_file
from factcheck.store.engine import locate
from factcheck.store.files import LOGS

__all__ = ["check_place", "is_of_ledger"]


def check_place(address: str, path: Path) -> None:
    """Nothing, where a report or a copy may be written there. Raises UsageError for the ledger itself and for what SQLite keeps beside it."""
    if is_of_ledger(address, path):
        raise UsageError("this is the ledger itself", where=path, mend="Name another file.")


def is_of_ledger(address: str, path: Path) -> bool:
    """Is it the ledger itself, or what SQLite keeps beside it?"""
    ledger = locate(address).path
    return any(is_same_file(path, ledger.with_name(ledger.name + ending)) for ending in ("", *LOGS))
