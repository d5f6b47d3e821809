"""The versions of an article: what differs between two of them, and the bytes that one was read from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factcheck.core.difference import Hunk, compare_texts
from factcheck.core.version import ClaimChange, KeptVersion
from factcheck.errors import UsageError
from factcheck.store.articles import article_of
from factcheck.store.engine import open_ledger
from factcheck.store.numbers import row_of
from factcheck.store.provenance import bytes_of_version, claim_changes, kept_versions, text_of_version
from factcheck.workflow.archive import check_new, write_copy

__all__ = ["RawVersion", "VersionsCompared", "compare_versions", "raw_version", "save_raw"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsCompared:
    """Two versions of an article: where their texts differ, and what became of the claims."""

    id: str
    title: str | None
    first: KeptVersion
    second: KeptVersion
    hunks: tuple[Hunk, ...]
    changes: tuple[ClaimChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawVersion:
    """The bytes that a version was read from."""

    id: str
    version: KeptVersion
    body: bytes


def compare_versions(
    address: str, name: str, versions: tuple[int | None, int | None] = (None, None)
) -> VersionsCompared:
    """What differs between two versions of an article (``A3``), the latest two where none are named.

    Raises UnknownId, UsageError for an article that has had one text alone or for a version beside itself, and a LedgerError.
    """
    row = row_of(name, "A")
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        article = article_of(connection, row)
        kept = {one.number: one for one in kept_versions(connection, row)}
        last = max(kept)
        second = last if versions[1] is None else versions[1]
        first = second - 1 if versions[0] is None else versions[0]
        if last == 1 and versions == (None, None):
            raise UsageError(
                f"{article.id} has had one text alone", mend=f"Read it again when it has changed; see it: factcheck show {article.id}."
            )  # fmt: skip
        if first >= second:
            raise UsageError(
                f"version {first} is not earlier than version {second}", mend="Name the earlier one first: --versions 1..2."
            )  # fmt: skip
        texts = [text_of_version(connection, row, one) for one in (first, second)]
        changes = claim_changes(connection, row, first, second)
    return VersionsCompared(
        id=article.id or "",
        title=article.title,
        first=kept[first],
        second=kept[second],
        hunks=compare_texts(*texts),
        changes=changes,
    )


def raw_version(address: str, name: str, version: int | None = None) -> RawVersion:
    """The bytes of a version of an article (``A3``), the present one where none is named. Raises UnknownId, a LedgerError (DamagedLedger for bytes that were changed)."""
    row = row_of(name, "A")
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        article = article_of(connection, row)
        kept = {one.number: one for one in kept_versions(connection, row)}
        wanted = max(kept) if version is None else version
        body = bytes_of_version(connection, row, wanted)
    return RawVersion(id=article.id or "", version=kept[wanted], body=body)


def save_raw(address: str, name: str, path: Path, *, version: int | None = None, force: bool = False) -> RawVersion:
    """Writes the bytes of a version to a file, whole or not at all. A file that is there is left alone, but with ``force``. Raises as ``raw_version`` does, and UsageError."""
    check_new(address, path, force=force)
    found = raw_version(address, name, version)
    write_copy(path, found.body, force=force)
    return found
