"""Evidence as people write it: an address, a file, the number of a claim, or words."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from factcheck.core.decision import Evidence
from factcheck.core.vocabulary import EvidenceKind
from factcheck.errors import DecisionError, InputError, MissingPath

__all__ = ["read_evidence"]

_CLAIM = re.compile(r"C[1-9][0-9]{0,17}", re.ASCII | re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_PATH = re.compile(r"\S*[^\s/\\]\.[A-Za-z][A-Za-z0-9]{1,4}|\S*[/\\]\S*")
"""What looks like a file's name and so is not taken for words where no such file is."""


def read_evidence(said: str) -> Evidence:
    """``WHAT@LOCATOR`` as evidence; the locator may be left out.

    WHAT is an http(s) address, a file that is there (the sha256 of its bytes is taken), a claim (``C40``), or else the whole is a note in
    words. Inside an address an ``@`` begins the locator only behind a path without a query, and not where a ``/`` stands before it.
    Raises DecisionError for nothing, MissingPath for what looks like the name of a file that is not there, InputError for one that
    cannot be read.
    """
    said = said.strip()
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
        raise InputError(
            f"the file cannot be read ({error.strerror})", where=name, mend="Change its permissions."
        ) from None
