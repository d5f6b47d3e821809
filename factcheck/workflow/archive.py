"""Evidence that a ledger has, and the copies of it: listing, showing, writing a copy to a file, making one that is missing."""

from __future__ import annotations

from pathlib import Path

from factcheck.core.decision import By
from factcheck.core.evidence import KeptEvidence
from factcheck.core.vocabulary import EvidenceKind
from factcheck.errors import DecisionError, TooLarge, UsageError
from factcheck.store.archive import archived_bytes
from factcheck.store.engine import open_ledger
from factcheck.store.evidence import add_copy, kept_evidence, list_evidence
from factcheck.store.files import place_new, place_over, workshop
from factcheck.store.numbers import row_of
from factcheck.workflow.evidence import LARGEST, copy_of
from factcheck.workflow.place import check_place
from factcheck.workflow.said import check_text

__all__ = ["add", "check_new", "listed", "save", "shown", "write_copy"]


def listed(address: str, about: str | None = None) -> list[KeptEvidence]:
    """The evidence of all decisions, or of those on ``D3`` or ``C12``, or of the decision ``R5``. Raises UnknownId, UsageError, a LedgerError."""
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        return list_evidence(connection, about)


def shown(address: str, number: str) -> KeptEvidence:
    """One piece of evidence (``E3``). Raises UnknownId, a LedgerError."""
    row = row_of(number, "E")
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        return kept_evidence(connection, row)


def save(address: str, number: str, path: Path, *, force: bool = False) -> KeptEvidence:
    """Writes the copy of evidence to a file, whole or not at all. A file that is there is left alone, but with ``force``.

    Raises UnknownId, UsageError where there is no copy or no place for it, and a LedgerError (DamagedLedger for a copy that was changed).
    """
    check_new(address, path, force=force)
    row = row_of(number, "E")
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        found = kept_evidence(connection, row)
        if not found.evidence.archived or found.evidence.sha256 is None:
            raise UsageError(f"there is no copy of {found.id}", mend=_mend(found))
        body = archived_bytes(connection, found.evidence.sha256)
    write_copy(path, body, force=force)
    return found


def check_new(address: str, path: Path, *, force: bool) -> None:
    """Nothing, where a copy may be written there. Raises UsageError for the ledger itself, a folder, and, but with ``force``, a file that is there."""
    check_place(address, path)
    if path.is_dir():
        raise UsageError("is a folder", where=path, mend="Name a file in it.")
    if path.exists() and not force:
        raise _there(path)


def write_copy(path: Path, body: bytes, *, force: bool) -> None:
    """Writes bytes to a file, whole or not at all. Raises UsageError for a file that is there, but with ``force``."""
    with workshop(path, "copy") as folder:
        draft = folder / "copy"
        draft.write_bytes(body)
        if force:
            place_over(draft, path)
        elif not place_new(draft, path):
            raise _there(path)


def add(address: str, number: str, *, by: By) -> KeptEvidence:
    """Makes the copy that evidence lacks: reads its file, or fetches its address. One event.

    Raises UnknownId, FetchError, MissingPath, TooLarge, a LedgerError, and DecisionError for evidence that has a copy, has nothing to copy, or is a
    file that was changed.
    """
    check_text(by.reviewer)
    before = shown(address, number)
    if before.evidence.archived:
        raise DecisionError(
            f"{before.id} has its copy already", mend=f"Write it to a file: factcheck evidence save {before.id} FILE."
        )
    if before.evidence.kind not in {EvidenceKind.ADDRESS, EvidenceKind.DOCUMENT}:
        raise DecisionError(f"{before.id} is a {before.evidence.kind}: there is nothing to copy")
    copy = copy_of(before.evidence, now=by.now)  # no lock is held while somebody else's server thinks
    if copy is None:
        what = f"the file is larger than {LARGEST // 1024**2} MB, which is the most that is copied"
        raise TooLarge(what, where=before.evidence.text, mend="Its hash is kept; keep the file yourself.")
    check_text(copy.final)
    with open_ledger(address, write=True) as ledger, ledger.transaction() as connection:
        return add_copy(connection, row_of(number, "E"), copy, by=by)


def _there(path: Path) -> UsageError:
    return UsageError("is there already", where=path, mend="Give another name, or --force to write over it.")


def _mend(found: KeptEvidence) -> str:
    if found.evidence.kind in {EvidenceKind.ADDRESS, EvidenceKind.DOCUMENT}:
        return f"Make one: factcheck evidence archive {found.id}."
    return f"It is a {found.evidence.kind}, which has no bytes."
