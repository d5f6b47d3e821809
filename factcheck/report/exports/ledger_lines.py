"""Everything as NDJSON: a header, every row of every table, and a last line that tells that nothing is missing. ``factcheck import`` makes the same ledger of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from factcheck.core.held import Holdings
from factcheck.core.ledger_file import END, LedgerHeader
from factcheck.report.exports.pieces import written
from factcheck.report.exports.ratings import Ratings

__all__ = ["ledger_lines"]


def ledger_lines(held: Holdings, ratings: Ratings) -> Iterator[str]:  # noqa: ARG001 - every export is given them
    """The lines. ``sha256`` in the last is that of all bytes before it, as UTF-8."""
    hashed, count = hashlib.sha256(), 0
    header = LedgerHeader(revision=held.revision, program=held.program, head=held.head, rows=held.counts)
    line = written(header.as_record()) + "\n"
    hashed.update(line.encode())
    yield line
    for row in held.rows():
        line = written({row.table: row.columns}) + "\n"
        hashed.update(line.encode())
        count += 1
        yield line
    yield written({END: {"rows": count, "sha256": hashed.hexdigest()}}) + "\n"
