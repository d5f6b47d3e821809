"""Files that are written whole or not at all, as UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factcheck.errors import UsageError

__all__ = ["portions", "write_pieces"]

_AT_ONCE = 256 * 1024
"""Characters that are written at once."""


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write a whole file or none: what is half-written has another name, and is taken away where something fails. Raises UsageError where nothing can be written.

    A device or a pipe is written into; renaming a file over it would take it away.
    """
    is_device = path.exists() and not path.is_file()
    place = path if is_device else path.with_name(f".{path.name}.part")
    try:
        with _translated(path):
            file = place.open("w", encoding="utf-8", newline="\n")
        with file:
            for portion in portions(pieces):
                with _translated(path):
                    file.write(portion)
            with _translated(path):
                file.flush()
        if not is_device:
            with _translated(path):
                place.replace(path)
    except BaseException:
        if not is_device:
            with suppress(OSError):
                place.unlink(missing_ok=True)
        raise


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror or error}", where=path, mend="Name another place."
        ) from error


def portions(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in larger pieces."""
    found: list[str] = []
    size = 0
    for piece in pieces:
        found.append(piece)
        size += len(piece)
        if size >= _AT_ONCE:
            yield "".join(found)
            found, size = [], 0
    yield "".join(found)
