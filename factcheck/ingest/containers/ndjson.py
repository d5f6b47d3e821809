"""Articles as JSON: one object a line (NDJSON), an array of objects, or a single one. The rest of a file never waits for a record that is wrong.

A record has ``text`` or ``html``, and whatever of these is known: ``title``, ``source``, ``author``, ``published`` (or ``date``), ``modified``, ``genre``, ``language``,
``machine_translated``, ``address`` (or ``url``), ``id``. Other keys are left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from factcheck.core.document import Refusal
from factcheck.core.facts import Facts
from factcheck.core.original import Original
from factcheck.core.vocabulary import Got
from factcheck.errors import InputError, TooLarge
from factcheck.ingest.containers.json_pieces import pieces_of
from factcheck.ingest.containers.unpacking import Budget
from factcheck.ingest.dates import find_date
from factcheck.ingest.decode import MAX_BYTES
from factcheck.ingest.language import language_code

__all__ = ["is_ndjson", "unpack_ndjson"]

_BEGINS = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"|\})")
_TEXT_KEY = re.compile(rb'[{,]\s*"(?:text|html)"\s*:')
_ENDINGS = frozenset({".jsonl", ".ndjson"})
_MEDIA_TYPES = frozenset({"application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"})
_MAX_RECORD = 2 * MAX_BYTES
"""The cap on a record. Reason: the cap on an article, with what JSON needs to escape it."""

_LINE_START = 64 * 1024
_WORDS = ("title", "source", "genre", "language")
_MEND = "Mend that record; the others were read."


def is_ndjson(head: bytes, original: Original) -> bool:
    """Do the first bytes begin objects with a text, or objects in a file that is named as NDJSON?"""
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _BEGINS.match(bare) is None:
        return False
    is_named = PurePosixPath(original.where).suffix.lower() in _ENDINGS or original.media_type in _MEDIA_TYPES
    return is_named or _TEXT_KEY.search(bare) is not None


def unpack_ndjson(stream: BinaryIO, around: Original, budget: Budget) -> Iterator[Original | Refusal]:  # noqa: ARG001 - the shape of all of them
    """The article in each record, in order, one at a time; a refusal with its number for each that is wrong."""
    for where, raw in _records(stream, around.where):
        if raw is None:
            cap = f"holds more than {_MAX_RECORD // 1024 // 1024} MB, the cap on a record"
            yield Refusal(where, TooLarge(cap, where=where, mend=_MEND))
            continue
        try:
            yield _article_of(_parsed(raw, where), around, where)
        except InputError as error:
            yield Refusal(where, error)


def _records(stream: BinaryIO, where: str) -> Iterator[tuple[str, bytes | None]]:
    """Where each record stands, and its bytes, None for one that is larger than the cap: it is passed over without being held in memory."""
    start = stream.read(_LINE_START).removeprefix(b"\xef\xbb\xbf")
    if start.lstrip().startswith(b"[") or not _is_line(start):
        for number, piece in enumerate(pieces_of(stream, start, _MAX_RECORD), start=1):
            yield f"{where}: record {number}", piece
        return
    for number, line in enumerate(_lines(stream, start), start=1):
        if line is None or line.strip():
            yield f"{where}:{number}", line


def _is_line(start: bytes) -> bool:
    """Is the first line a record, whole or broken, and not the beginning of an object that is printed over several?"""
    first, end, rest = start.lstrip().partition(b"\n")
    if not end:
        return True
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return rest.lstrip().startswith(b"{") or len(first.strip()) > 1 and not rest.strip().startswith(b'"')
    return True


def _lines(stream: BinaryIO, start: bytes) -> Iterator[bytes | None]:
    """The lines, None for each that is larger than the cap."""
    held, is_long = start, False
    while True:
        line, end, rest = held.partition(b"\n")
        if end:
            yield None if is_long or len(line) > _MAX_RECORD else line
            held, is_long = rest, False
            continue
        if len(held) > _MAX_RECORD:
            held, is_long = b"", True
        piece = stream.readline(_MAX_RECORD + 1 - len(held))
        if not piece:
            if held or is_long:
                yield None if is_long else held
            return
        held += piece


def _parsed(raw: bytes, where: str) -> dict[str, Any]:
    try:
        found = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8: byte {error.start}", where=where, mend="Save it as UTF-8.") from error
    except ValueError as error:
        raise InputError(f"is not JSON: {error}", where=where, mend=_MEND) from error
    except RecursionError as error:
        raise InputError("is nested too deep", where=where, mend=_MEND) from error
    if not isinstance(found, dict):
        raise InputError("is no JSON object", where=where, mend=_MEND)
    return found


def _article_of(record: dict[str, Any], around: Original, where: str) -> Original:
    """The original in a record. Raises InputError for one that is wrong."""
    given = {name: value for name, value in record.items() if value is not None}
    key = next((name for name in ("text", "html") if name in given), None)
    if key is None:
        raise InputError("has neither text nor html", where=where, mend=_MEND)
    body = given[key]
    if not isinstance(body, str):
        raise InputError(f"{key} is not a text", where=where, mend=_MEND)
    try:
        raw = body.encode()
    except UnicodeEncodeError as error:
        what = f"{key} holds half a character at {error.start} (a lone surrogate)"
        raise InputError(what, where=where, mend=_MEND) from error
    address = _address(given, where)
    return replace(
        around,
        raw=raw,
        where=where,
        got=Got.RECORD,
        address=address or _place(given, around),
        base=address,
        media_type="text/html" if key == "html" else "text/plain",
        charset="utf-8",
        etag=None,
        last_modified=None,
        said=around.said.over(_facts(given, address, where).said_in("its record")),
    )


def _place(given: dict[str, Any], around: Original) -> str | None:
    """Where a record without a web address stands: its line may be another one tomorrow, its id not."""
    name = given.get("id")
    if around.address is None or not isinstance(name, (str, int)) or isinstance(name, bool):
        return None
    return f"{around.address}#{str(name)[:500]}"


def _facts(given: dict[str, Any], address: str | None, where: str) -> Facts:
    translated = given.get("machine_translated")
    if translated is not None and not isinstance(translated, bool):
        raise InputError("machine_translated is neither true nor false", where=where, mend=_MEND)
    words = {name: _said(given[name], name, where) for name in _WORDS if name in given}
    language = words.get("language")
    code = None if language is None else language_code(language)
    if language is not None and code is None:
        raise InputError(f"language is {language[:100]!r}, no code of one", where=where, mend="Write it as en.")
    return Facts(
        title=words.get("title"),
        source=words.get("source"),
        genre=words.get("genre"),
        language=code,
        author=_author(given, where),
        published=_day(given, ("published", "date"), where),
        modified=_day(given, ("modified",), where),
        machine_translated=translated,
        address=address,
    )


def _said(value: object, name: str, where: str) -> str | None:
    """The words of a fact, None where it is empty."""
    if not isinstance(value, str):
        raise InputError(f"{name} is not a text", where=where, mend=_MEND)
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise InputError(f"{name} holds half a character (a lone surrogate)", where=where, mend=_MEND)
    return " ".join(value.split()) or None


def _author(given: dict[str, Any], where: str) -> str | None:
    value = given.get("author")
    names = value if isinstance(value, list) else [] if value is None else [value]
    return ", ".join(name for one in names if (name := _said(one, "author", where))) or None


def _address(given: dict[str, Any], where: str) -> str | None:
    name = next((name for name in ("address", "url") if name in given), None)
    said = None if name is None else _said(given[name], name, where)
    if said is None:
        return None
    if not said.startswith(("http://", "https://")) or " " in said:
        raise InputError(f"{name} is {said[:200]!r}, no http(s) address", where=where, mend=_MEND)
    return said


def _day(given: dict[str, Any], names: tuple[str, ...], where: str) -> date | None:
    name = next((name for name in names if name in given), None)
    if name is None:
        return None
    value = _said(given[name], name, where)
    if value is None:
        return None
    found = find_date(value)
    if found is None or found.day is None:
        raise InputError(f"{name} is {value[:100]!r}, no whole date", where=where, mend="Write it as 2022-12-19.")
    return found.day
