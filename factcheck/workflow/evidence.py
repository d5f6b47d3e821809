"""Evidence as people write it: an address, a file, the number of a claim, or words; and the copy that is made of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from factcheck import api
from factcheck.core.copy import Copies, Copy
from factcheck.core.decision import Evidence
from factcheck.core.vocabulary import EvidenceKind, EvidenceRole
from factcheck.errors import DecisionError, FetchError, InputError, MissingPath

__all__ = ["LARGEST", "copy_of", "read_evidence", "with_copy"]

LARGEST = 50 * 1024 * 1024
"""The largest file, in bytes, that is copied into a ledger. Of a larger one the hash alone is kept."""

_CLAIM = re.compile(r"C[1-9][0-9]{0,17}", re.ASCII | re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_PATH = re.compile(r"\S*[^\s/\\]\.[A-Za-z][A-Za-z0-9]{1,4}|\S*[/\\]\S*")
"""What looks like a file's name and so is not taken for words where no such file is."""


def read_evidence(said: str, role: EvidenceRole | None = None) -> Evidence:
    """``WHAT@LOCATOR`` as evidence; the locator may be left out. Nothing is fetched or copied.

    Where no ``role`` is given, ``primary:`` or ``repeater:`` before WHAT gives it; the colon may be left out before what is no note.

    WHAT is an http(s) address, a file that is there (the sha256 of its bytes is taken), a claim (``C40``), or else the whole is a note in
    words. Inside an address an ``@`` begins the locator only behind a path without a query, and not where a ``/`` stands before it.
    Raises DecisionError for nothing, MissingPath for what looks like the name of a file that is not there, InputError for one that
    cannot be read.
    """
    said = said.strip()
    if not said:
        raise DecisionError("the evidence holds no words", mend="Say what it is, or leave it out.")
    if role is not None:
        return replace(_read(said), role=role)
    named = _ROLE.match(said)
    if named is None:
        return _read(said)
    found = read_evidence(said[named.end() :], EvidenceRole(named[1].lower()))
    return _read(said) if named[2] is None and found.kind is EvidenceKind.NOTE else found


_ROLE = re.compile(r"(primary|repeater)\b(?:\s*(:)|(?=\s))\s*", re.IGNORECASE)


def with_copy(evidence: Evidence, copies: Copies, *, now: datetime) -> Evidence:
    """The evidence with a copy of its bytes, to be kept with the decision; as it was, where no copy is to be made or there is nothing to copy.

    An address that cannot be fetched, or a file that is too large, stands without a copy: ``missed`` says why. Raises MissingPath or InputError for
    a file that is gone since it was named.
    """
    if copies is Copies.NONE or (evidence.kind is EvidenceKind.ADDRESS and copies is not Copies.ALL):
        return evidence
    try:
        copy = copy_of(evidence, now=now)
    except FetchError as error:
        return replace(evidence, missed=error.what)
    if copy is None:
        large = f"it is larger than {LARGEST // 1024**2} MB" if evidence.kind is EvidenceKind.DOCUMENT else None
        return replace(evidence, missed=large)
    return replace(
        evidence, copy=copy, archived=True, sha256=copy.sha256, retrieved=copy.retrieved, final=copy.final, missed=None
    )


def copy_of(evidence: Evidence, *, now: datetime) -> Copy | None:
    """The bytes that evidence names, None for what has none (a claim, a note) and for a file above the cap.

    Raises FetchError for an address, MissingPath or InputError for a file.
    """
    if evidence.kind is EvidenceKind.ADDRESS:
        found = api.fetch_address(evidence.text, now=now)
        final = None if found.final == found.address else found.final
        return Copy.of(found.body, retrieved=now, media_type=found.media_type, final=final)
    if evidence.kind is not EvidenceKind.DOCUMENT:
        return None
    if not _is_file(evidence.text):
        raise MissingPath("there is no such file", where=evidence.text, mend="Name a file that is there.")
    try:
        with Path(evidence.text).open("rb") as file:
            body = file.read(LARGEST + 1)
    except OSError as error:
        raise _unreadable(evidence.text, error) from None
    return None if len(body) > LARGEST else Copy.of(body, retrieved=now)


def _read(said: str) -> Evidence:
    """The evidence, its role apart."""
    if not said:
        raise DecisionError("the evidence holds no words", mend="Say what it is, or leave it out.")
    if _ADDRESS.match(said):
        return _address(said)
    for what, locator in _cuts(said):
        if _CLAIM.fullmatch(what):
            return Evidence(kind=EvidenceKind.CLAIM, text=what.upper(), locator=locator)
        if _is_file(what):
            return Evidence(kind=EvidenceKind.DOCUMENT, text=what, locator=locator, sha256=_hash(what))
    for what, _ in _cuts(said):
        if _PATH.fullmatch(what) and "@" not in what:
            raise MissingPath(
                "there is no such file", where=what, mend="Name a file that is there, or say it in more words."
            )
    return Evidence(kind=EvidenceKind.NOTE, text=said)


def _cuts(said: str) -> list[tuple[str, str | None]]:
    """The whole, and the whole cut at its last ``@``."""
    what, mark, locator = said.rpartition("@")
    if not mark or not what.strip() or not locator.strip():
        return [(said, None)]
    return [(said, None), (what.strip(), locator.strip())]


def _address(said: str) -> Evidence:
    what, mark, locator = said.rpartition("@")
    path = what.partition("://")[2]
    cut = mark and locator.strip() and "/" in path and "?" not in path and not path.endswith("/") and "/" not in locator
    text = (what if cut else said).strip()
    if not _ADDRESS.fullmatch(text):
        return Evidence(kind=EvidenceKind.NOTE, text=said)
    return Evidence(kind=EvidenceKind.ADDRESS, text=text, locator=locator.strip() if cut else None)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False


def _hash(name: str) -> str:
    try:
        with Path(name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: OSError) -> InputError:
    return InputError(f"the file cannot be read ({error.strerror})", where=name, mend="Change its permissions.")
