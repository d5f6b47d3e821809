"""Files that appear whole or not at all: built in a folder beside their place, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from factcheck.errors import NotALedger, ReadOnlyLedger

__all__ = ["LOGS", "logs_of", "place_new", "place_over", "sync", "workshop"]

LOGS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database, as endings of its name."""


@contextmanager
def workshop(path: Path, purpose: str) -> Iterator[Path]:
    """A new folder beside a file's place, ``.NAME.PURPOSE-…``, gone afterwards with all that is left in it.

    A program that is killed leaves it behind: it may be deleted. Raises ReadOnlyLedger where nothing can be written, NotALedger
    for a place that holds a device or a pipe.
    """
    beside = path.absolute().parent
    if path.exists() and not (
        path.is_file() or path.is_dir()
    ):  # renaming a file over a device would take the device away
        raise NotALedger("this is no file", where=path, mend="Name another place.")
    try:
        folder = Path(mkdtemp(prefix=f".{path.name}.{purpose}-", dir=beside))
    except FileNotFoundError:
        raise ReadOnlyLedger(
            "there is no such folder", where=beside, mend="Make the folder, or name another."
        ) from None
    except OSError as error:
        what = f"nothing can be written here ({error.strerror})"
        raise ReadOnlyLedger(what, where=beside, mend="Change its permissions, or name another place.") from None
    try:
        yield folder
    finally:
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()


def place_new(draft: Path, path: Path) -> bool:
    """Puts a finished file in its place. False, and nothing done, where a file is there that is not empty."""
    if path.exists() and path.stat().st_size == 0:
        path.unlink()
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if path.exists():
            return False
        draft.replace(path)
    sync_folder(path)
    return True


def place_over(draft: Path, path: Path) -> None:
    """Puts a finished file in the place of another: whoever looks finds the old one or the new one, whole."""
    draft.replace(path)
    sync_folder(path)


def sync(path: Path) -> None:
    """Waits until a file is on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Waits until the name of a file is on the disk, where the system can say so."""
    try:
        handle = os.open(path.absolute().parent, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def logs_of(path: Path) -> list[Path]:
    """What SQLite left beside a database that somebody has open, or that was not closed. With another file of that name it would do harm."""
    return [log for ending in LOGS if (log := path.with_name(path.name + ending)).exists()]
