"""``articles.toml``: what a person knows about the articles beside it.

::

    about = "Where these articles come from."      # optional, for people

    [[article]]
    file = "zone-2022.txt"                         # inside the manifest's folder
    title = "Platforms in the zone"
    source = "City Daily"
    author = "A. Writer"
    published = 2022-12-19
    modified = 2022-12-20
    language = "en"
    genre = "digest"
    address = "https://example.org/zone"
    machine_translated = false

Only ``file`` is needed. What the manifest says goes before what the text's head says.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from factcheck.core.document import Refusal
from factcheck.core.facts import Facts
from factcheck.errors import BadManifest, MissingPath
from factcheck.ingest.language import language_code

__all__ = ["MANIFEST", "Entry", "manifest_in", "missing_files", "read_manifest"]

MANIFEST = "articles.toml"

_MAX_BYTES = 4 * 1024 * 1024
"""A manifest of some 20,000 articles."""

_TEXT_KEYS = ("title", "source", "author", "genre", "language", "address")
_KEYS = ("file", *_TEXT_KEYS, "published", "modified", "machine_translated")
_TABLE = re.compile(r"^\s*\[\[\s*article\s*\]\]", re.MULTILINE)
_DEEP = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){32}")
"""A key of so many parts: each takes tomllib as much memory as all before it, so that a line of 200 kB fills any machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article of a manifest, and what it says of it. ``where`` is its place: ``seeds/articles.toml:12``."""

    file: str
    where: str
    facts: Facts


def read_manifest(folder: Path) -> dict[str, Entry]:
    """The entries of a folder's manifest by file name, in the manifest's order; empty where there is none.

    Raises BadManifest, naming file and line, for anything that it does not know: a misspelt key must not lose a source.
    """
    path = folder / MANIFEST
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises on names that cannot be, or where the folder may not be entered
        return {}
    try:
        with path.open("rb") as stream:
            raw = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        raise BadManifest(f"cannot be read: {error.strerror}", where=path) from error
    return manifest_in(raw, str(path))


def missing_files(entries: Mapping[Path, Entry]) -> Iterator[Refusal]:
    """A refusal for each file that a manifest names and the folder lacks."""
    for path, entry in entries.items():
        if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises on names that cannot be
            lost = f"{entry.where}: {entry.file}"
            what = "is named here, but is not in the folder"
            yield Refusal(str(path), MissingPath(what, where=lost, mend="Mend its name."))


def manifest_in(raw: bytes, path: str) -> dict[str, Entry]:
    """The entries of a manifest that stands in these bytes, by file name; ``path`` names it in messages. Raises BadManifest."""
    text = _text_of(raw, path)
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets in brackets
        found = re.search(r"at line (\d+)", str(error))
        raise BadManifest(
            f"is not TOML: {error}", where=f"{path}:{found[1]}" if found else path, mend="Mend that line."
        ) from error
    for key in content:
        if key not in {"about", "article"}:
            raise BadManifest(
                f"has an unknown key {key!r}", where=path, mend="Only about and [[article]] stand at the top."
            )
    rows = content.get("article", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadManifest(
            "has no list of articles", where=path, mend="Write [[article]], with two brackets, before each."
        )
    lines = [text.count("\n", 0, found.end()) + 1 for found in _TABLE.finditer(text)]
    entries: dict[str, Entry] = {}
    for number, row in enumerate(rows):
        where = f"{path}:{lines[number]}" if number < len(lines) else str(path)
        entry = _entry(row, where)
        if entry.file in entries:
            raise BadManifest(f"names {entry.file!r} twice", where=where, mend="Keep one of the two.")
        entries[entry.file] = entry
    return entries


def _text_of(raw: bytes, path: str) -> str:
    if len(raw) > _MAX_BYTES:
        raise BadManifest(f"is larger than {_MAX_BYTES // 1024 // 1024} MB, the cap on a manifest", where=path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadManifest(f"is not UTF-8: byte {error.start}", where=path, mend="Save it as UTF-8.") from error
    deep = _DEEP.search(text)
    if deep is not None:
        where = f"{path}:{text.count(chr(10), 0, deep.start()) + 1}"
        raise BadManifest("has a key in a key in a key", where=where, mend=f"Known keys: {', '.join(_KEYS)}.")
    return text


def _entry(row: dict[str, object], where: str) -> Entry:
    for key in row:
        if key not in _KEYS:
            raise BadManifest(f"has an unknown key {key!r}", where=where, mend=f"Known keys: {', '.join(_KEYS)}.")
    words = {key: _words(row, key, where) for key in _TEXT_KEYS} | {"language": _language(row, where)}
    translated = row.get("machine_translated")
    if translated is not None and not isinstance(translated, bool):
        raise BadManifest("machine_translated is neither true nor false", where=where, mend="Write it without quotes.")
    days = {key: _day(row, key, where) for key in ("published", "modified")}
    facts = Facts(machine_translated=translated, **days, **words)  # type: ignore[arg-type]
    return Entry(file=_file(row, where), where=where, facts=facts.said_in(MANIFEST))


def _file(row: dict[str, object], where: str) -> str:
    name = row.get("file")
    if not isinstance(name, str) or not name.strip():
        raise BadManifest("does not say which file it means", where=where, mend='Add file = "name.txt".')
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name:
        raise BadManifest(
            f"names {name!r}, outside its folder", where=where, mend="A manifest speaks of the files beside it."
        )
    return str(path)


def _words(row: dict[str, object], key: str, where: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise BadManifest(
            f"{key} is not a text", where=where, mend=f'Write {key} = "…", or leave the line out where it is unknown.'
        )
    return " ".join(value.split())


def _language(row: dict[str, object], where: str) -> str | None:
    said = _words(row, "language", where)
    code = None if said is None else language_code(said)
    if said is not None and code is None:
        raise BadManifest(f"language is {said!r}", where=where, mend='Write a code, such as language = "en".')
    return code


def _day(row: dict[str, object], key: str, where: str) -> date | None:
    value = row.get(key)
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise BadManifest(
            f"{key} is {value!r}", where=where, mend=f"Write {key} = 2022-12-19, or leave the line out."
        ) from error
