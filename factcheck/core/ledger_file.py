"""A whole ledger as lines of NDJSON: the first says what follows, the last that nothing is missing.

::

    {"format":"factcheck-ledger","version":1,"revision":"0009","program":"factcheck 0.1.0","head":{"id":7,"hash":"…"},"rows":{"run":2,…}}
    {"run":{"id":1,"verb":"ingest",…}}
    …
    {"end":{"rows":512,"sha256":"…"}}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.core.chain import Head

__all__ = ["END", "FORMAT", "VERSION", "LedgerHeader", "LedgerRow"]

FORMAT = "factcheck-ledger"
"""What the first line calls the format."""

VERSION = 1
"""The version of the format that is written, and the one that is read."""

END = "end"
"""The key of the last line. No table has that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerHeader:
    """What the first line says: the revision of the tables, the program that wrote it, the end of the audit trail, how many rows each table has."""

    revision: str
    program: str
    head: Head | None
    rows: Mapping[str, int]

    def as_record(self) -> dict[str, object]:
        """The dict that the line is made of."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "revision": self.revision,
            "program": self.program,
            "head": None if self.head is None else {"id": self.head.id, "hash": self.head.hash},
            "rows": dict(self.rows),
        }


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row as a line says it: the line's number, the table, and the columns that are not NULL. Nothing is looked at yet."""

    line: int
    table: str
    columns: Mapping[str, object]
