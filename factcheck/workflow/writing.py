"""Reports on the disk: one file, or a first page with the folder of the others beside it; all of it or nothing."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.report import FORMATS
from factcheck.report.former import is_page
from factcheck.workflow.former import folder_of
from factcheck.workflow.place import check_place
from factcheck.workflow.report import Asked, Made, check_format, contents_of
from factcheck.workflow.whole_file import write_pieces

__all__ = ["write_report"]

_PAGED = "html"
_HEAD = 4096
"""So many characters of a file tell whether it is a page of a report."""

_MARK = re.compile(r'<meta name="generator" content="factcheck">')
_ELSEWHERE = "Name another place."


def write_report(address: str, path: Path, *, format: str, asked: Asked, force: bool = False) -> Made:  # noqa: A002 - the public name of the option
    """Writes a report into a file, and the folder of its further pages beside it where it has any; its text is left out of what comes back.

    With ``force`` what is there is written over, and of a former report nothing is left. Raises UsageError for what is there without it, for the ledger itself, for a
    folder that holds anything but pages of a report, and where nothing can be written; then all is as it was. Else as ``report`` does.
    """
    check_format(format)
    check_place(address, path)
    if path.is_file() and not force:
        raise UsageError("is there already", where=path, mend="Give another name, or --force to write over it.")
    contents = contents_of(address, replace(asked, former=path if force else None))
    if format != _PAGED or _is_device(path):
        write_pieces(path, [FORMATS[format](contents)])
        return Made(narrowing=contents.narrowing)
    from factcheck.report.html import html_pages

    return Made(files=_write_pages(path, html_pages(contents, path.name), force=force), narrowing=contents.narrowing)


def _write_pages(path: Path, pages: Iterator[tuple[str, str]], *, force: bool) -> int:
    """Writes the pages, the first last of all: the folder beside it is made under another name, and both are renamed when all is there."""
    folder = folder_of(path)
    fresh, old = _partial(folder), folder.with_name(f".{folder.name}.old")
    there = _is_there(folder)
    count = 0
    try:
        _clear(fresh)
        for name, text in pages:
            count += 1
            if "/" in name:
                if count == 1:
                    _check_folder(folder, force=force)
                    fresh.mkdir()
                (fresh / name.rpartition("/")[2]).write_text(text, encoding="utf-8", newline="\n")
            else:
                _partial(path).write_text(text, encoding="utf-8", newline="\n")
        ours = there and (count > 1 or (force and _stranger(folder) is None))
        _clear(old)
        if ours:
            folder.rename(old)
        try:
            if count > 1:
                fresh.rename(folder)
            _partial(path).replace(path)
        except BaseException:  # Ctrl-C between the two renamings too
            if count > 1 and _is_there(folder):
                folder.rename(fresh)
            if ours:
                old.rename(folder)
            raise
        _clear(old)
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        with suppress(OSError, UsageError):
            _partial(path).unlink(missing_ok=True)
            _clear(fresh)
    return count


def _check_folder(folder: Path, *, force: bool) -> None:
    """Nothing, where the folder is not there, or holds a former report that may be written over. Raises UsageError."""
    if not _is_there(folder):
        return
    if not force:
        raise UsageError("is there already", where=folder, mend="Give another name, or --force to write over it.")
    stranger = _stranger(folder)
    if stranger is not None:
        raise UsageError(
            f"holds what is no page of a report: {stranger}",
            where=folder,
            mend="Move it away, or give the report another name.",
        )


def _stranger(folder: Path) -> str | None:
    """The name of something that no report wrote there, of the folder itself where it is none; None where all is ours."""
    if folder.is_symlink() or not folder.is_dir():
        return folder.name
    for one in sorted(folder.iterdir()):
        if one.is_symlink() or not one.is_file() or not is_page(one.name) or not _is_marked(one):
            return one.name
    return None


def _is_marked(path: Path) -> bool:
    """Does a file say of itself that it is a page of a report?"""
    with path.open(encoding="utf-8", errors="replace") as file:
        return _MARK.search(file.read(_HEAD)) is not None


def _is_there(path: Path) -> bool:
    return os.path.lexists(path)


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _partial(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _clear(folder: Path) -> None:
    """Takes a folder of pages away, what a call that was killed left of one too. Raises UsageError for one that holds anything else."""
    if not _is_there(folder):
        return
    if folder.is_symlink() or not folder.is_dir() or not all(is_page(one.name) for one in folder.iterdir()):
        raise UsageError("is in the way", where=folder, mend="Move it away, or give the report another name.")
    shutil.rmtree(folder)


def _unwritten(path: Path, error: OSError) -> UsageError:
    return UsageError(f"cannot be written: {error.strerror or error}", where=path, mend=_ELSEWHERE)
