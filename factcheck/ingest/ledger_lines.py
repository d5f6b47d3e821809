"""A whole ledger as lines of NDJSON -> its header and its rows. Whether anything is missing or was changed shows in the last line."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from factcheck.core.chain import Head
from factcheck.core.ledger_file import END, FORMAT, VERSION, LedgerHeader, LedgerRow
from factcheck.errors import BadLedgerFile, TooLarge

__all__ = ["LONGEST_HEADER", "LONGEST_LINE", "LedgerFile", "is_ledger_file"]

LONGEST_HEADER = 64 * 1024
"""Bytes of the first line. Reason: it counts some thirty tables, in 2 kB."""

LONGEST_LINE = 256 * 1024 * 1024
"""Bytes of a line. Reason: one holds the bytes of a report of up to 50 MB as base64, or an article of 16 MB in escapes."""

_MARK = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"' + FORMAT.encode() + rb'"')
_TORN = "It was not written to its end, or was cut: export it again."
_CHANGED = "The file was changed after it was exported: export it again."


def is_ledger_file(first: bytes) -> bool:
    """Does a file that begins with these bytes hold a whole ledger?"""
    return _MARK.match(first) is not None


class LedgerFile:
    """A file of a whole ledger, from its beginning on. ``header`` is what its first line says.

    Raises BadLedgerFile where that cannot be read, or is for a later version of factcheck.
    """

    def __init__(self, stream: BinaryIO, where: str) -> None:
        self._stream, self._where = stream, where
        self._hashed = hashlib.sha256()
        first = stream.readline(LONGEST_HEADER + 1)
        self._hashed.update(first)
        self.header = self._header(first)

    def rows(self) -> Iterator[LedgerRow]:
        """The rows, one line in memory at a time. Raises BadLedgerFile, TooLarge: at the very end too, so keep nothing before it is reached."""
        number, count = 1, 0
        while line := self._stream.readline(LONGEST_LINE + 1):
            number += 1
            place = f"{self._where}, line {number}"
            if len(line) > LONGEST_LINE:
                raise TooLarge(f"is longer than {LONGEST_LINE // 1024**2} MB, the cap on a line", where=place)
            name, said = self._read(line, place)
            if name == END:
                self._check_end(said, count)
                return
            self._hashed.update(line)
            count += 1
            yield LedgerRow(number, name, said)
        raise BadLedgerFile("is torn: its last line is missing", where=self._where, mend=_TORN)

    def _header(self, first: bytes) -> LedgerHeader:
        if not first.endswith(b"\n"):
            raise BadLedgerFile("is torn within its first line", where=self._where, mend=_TORN)
        said = self._object(first.removeprefix(b"\xef\xbb\xbf"), f"{self._where}, line 1")
        version = said.get("version")
        if isinstance(version, int) and version > VERSION:
            raise BadLedgerFile(
                f"is of version {version} of its format, this program reads {VERSION}", where=self._where, mend="Update factcheck."
            )  # fmt: skip
        revision, program, head, rows = (said.get(name) for name in ("revision", "program", "head", "rows"))
        if (
            version != VERSION
            or not isinstance(revision, str)
            or not isinstance(program, str)
            or not isinstance(rows, dict)
            or not all(isinstance(count, int) and count >= 0 for count in rows.values())
        ):
            raise BadLedgerFile("its first line does not say what it should", where=self._where, mend=_CHANGED)
        return LedgerHeader(revision=revision, program=program, head=self._head(head), rows=rows)

    def _head(self, said: object) -> Head | None:
        if said is None:
            return None
        if isinstance(said, dict) and isinstance(said.get("id"), int) and isinstance(said.get("hash"), str):
            return Head(said["id"], said["hash"])
        raise BadLedgerFile("its first line names no end of an audit trail", where=self._where, mend=_CHANGED)

    def _read(self, line: bytes, place: str) -> tuple[str, Mapping[str, object]]:
        """The one key of a line, and the object that it names."""
        if not line.endswith(b"\n"):
            raise BadLedgerFile("is torn: its last line is cut", where=place, mend=_TORN)
        found = self._object(line, place)
        for name, said in found.items():
            if len(found) == 1 and isinstance(said, dict):
                return name, said
        raise BadLedgerFile("is no row of a table", where=place, mend=_CHANGED)

    def _object(self, line: bytes, place: str) -> Mapping[str, object]:
        try:
            found = json.loads(line, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            raise BadLedgerFile("is no JSON", where=place, mend=_CHANGED) from error
        if not isinstance(found, dict):
            raise BadLedgerFile("is no JSON object", where=place, mend=_CHANGED)
        return found

    def _check_end(self, said: Mapping[str, object], count: int) -> None:
        if said.get("rows") != count:
            raise BadLedgerFile(
                f"has {count:,} rows, and its last line tells of another number", where=self._where, mend=_CHANGED
            )
        if said.get("sha256") != self._hashed.hexdigest():
            raise BadLedgerFile("its lines do not give the hash in the last", where=self._where, mend=_CHANGED)
        if self._stream.read(1):
            raise BadLedgerFile("goes on behind its last line", where=self._where, mend=_CHANGED)


def _no_number(name: str) -> object:
    raise ValueError(name)
