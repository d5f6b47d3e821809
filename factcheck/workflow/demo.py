"""The five digests that ship with the program, laid out in a folder of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

from factcheck.errors import FactcheckError, UsageError

__all__ = ["lay_out", "seeds_folder"]

_NAME = "factcheck-demo"
_TRIES = 1000


def seeds_folder() -> Path:
    """Where the digests are: inside the installed package, or beside it in a checkout. Raises FactcheckError where they are not."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_seeds", package.parent / "seeds"):
        if (folder / "articles.toml").is_file():
            return folder
    raise FactcheckError("the demo's articles are missing", where=package, mend="Install factcheck-ledger again.")


def lay_out(folder: Path | None = None) -> Path:
    """Copies the digests into a new folder and returns it; without a name, ``factcheck-demo``, with a number where that is taken.

    Raises UsageError for a folder that is there and not empty, FactcheckError where it cannot be made.
    """
    target = _free() if folder is None else folder
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError("is there already", where=target, mend="Name a new folder: factcheck demo FOLDER.")
    try:
        target.mkdir(parents=True, exist_ok=True)
        for path in sorted(seeds_folder().iterdir()):
            if path.is_file():
                shutil.copyfile(path, target / path.name)
    except OSError as error:
        reason = f"cannot be made: {error.strerror or error}"
        raise FactcheckError(
            reason, where=target, mend="Go to a folder that you can write, or name one: factcheck demo FOLDER."
        ) from error
    return target


def _free() -> Path:
    for number in range(1, _TRIES):
        path = Path(_NAME if number == 1 else f"{_NAME}-{number}")
        if not path.exists():
            return path
    raise UsageError(
        f"there are {_TRIES} demo folders here",
        where=Path.cwd(),
        mend="Delete some, or name one: factcheck demo FOLDER.",
    )
