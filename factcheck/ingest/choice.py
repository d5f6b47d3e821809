"""What is an article, or holds some, among all that lies in a folder or an archive."""

from __future__ import annotations

from pathlib import PurePath

from factcheck.core.original import Original
from factcheck.errors import UnknownChoice
from factcheck.ingest.readers import is_known

__all__ = ["is_article_name", "is_wanted", "passed_over"]

_BY_NAME = frozenset(["", ".htm", ".html", ".markdown", ".md", ".text", ".txt", ".xhtml"])
"""How the names of articles end. What lies in a folder under another name and is not known by its first bytes is passed over: programs, tables, settings are text too."""


def is_article_name(path: PurePath) -> bool:
    """Does the name end like that of an article?"""
    return path.suffix.lower() in _BY_NAME


def is_wanted(path: PurePath, head: bytes, where: str) -> bool:
    """Is it an article, or a container, by its name or by its first bytes?"""
    return is_article_name(path) or is_known(head, Original(raw=b"", where=where, address=where))


def passed_over(path: PurePath, where: str) -> UnknownChoice:
    """Why something is passed over that is no article by its name nor by its first bytes."""
    return UnknownChoice(f"{path.suffix} files are passed over", where=where, mend="If it is text, name it by itself.")
