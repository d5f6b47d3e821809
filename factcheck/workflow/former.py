"""Reports that were written before, read back from their files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.report.differences import Difference, are_of_one_ledger, differences
from factcheck.report.former import further_pages, read_html, read_record, read_text
from factcheck.report.layout import FOLDER
from factcheck.report.outline import Outline, outline_of

__all__ = ["ReportsCompared", "compare_reports", "folder_of", "former_outline"]

_MOST = 512 * 1024 * 1024
"""So many bytes of a file are read. Reason: some five hundred thousand claims as JSON; more is no report that somebody looks at."""

_MEND = "Name a report that factcheck report wrote as html or json."


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsCompared:
    """What differs between two reports, and what must be known of them to read that, a sentence each."""

    differences: tuple[Difference, ...]
    remarks: tuple[str, ...]


def compare_reports(old: Path, new: Path) -> ReportsCompared:
    """What is new, gone, decided, reopened or has other values in the newer of two reports (html, json). Needs no ledger.

    Raises UsageError for a file that is no whole report.
    """
    before, after = former_outline(old), former_outline(new)
    remarks = []
    if not are_of_one_ledger(before, after):
        remarks.append(
            "The reports are of two ledgers: discrepancies are taken for one by their keys, not by their numbers."
        )
    if before.narrowed != after.narrowed:
        told = " and ".join(
            f"{path.name} to {outline.narrowed}" if outline.narrowed else f"{path.name} not at all"
            for path, outline in ((old, before), (new, after))
        )
        remarks.append(f"They are not narrowed alike, {told}: what only one of them shows is told as new or gone.")
    if before.head is not None and after.head is not None and not remarks and before.head.id > after.head.id:
        remarks.append(f"{old.name} is the later of the two.")
    return ReportsCompared(differences=differences(before, after), remarks=tuple(remarks))


def folder_of(path: Path) -> Path:
    """The folder that the further pages of a report lie in."""
    return path.with_name(path.stem + FOLDER)


def former_outline(path: Path, *, whole: bool = True) -> Outline:
    """What the report in a file says of each discrepancy in short; without ``whole`` only what its first page says.

    Raises UsageError for what is no report in HTML or JSON, or where a page of it is missing.
    """
    text = _read(path)
    try:
        if text.lstrip()[:1] == "{":
            return read_text(text)
        if not whole:
            return outline_of(read_record(text))
        folder = folder_of(path)
        more = {name: _read(folder / name) for name in further_pages(text) if (folder / name).is_file()}
        return read_html(text, more)
    except ValueError as error:
        raise UsageError(str(error), where=path, mend=_MEND) from error


def _read(path: Path) -> str:
    """The text of a file. Raises UsageError for one that cannot be read, or is no text of a report."""
    try:
        with path.open("rb") as file:  # a pipe has no size, so that it is read up to the cap
            data = file.read(_MOST + 1)
        if len(data) > _MOST:
            raise UsageError(f"holds more than {_MOST // 1024**2} MB, the most that is read of a report", where=path)
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError("is no report", where=path, mend=_MEND) from error
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror or error}", where=path, mend=_MEND) from error
