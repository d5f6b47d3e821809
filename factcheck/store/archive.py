"""Copies of what evidence names, and the bytes of articles: kept once for each hash, read back whole, and looked over.

Each function runs inside the caller's transaction.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.chain import Fault
from factcheck.core.copy import Copy
from factcheck.errors import DamagedLedger
from factcheck.store.tables import archive

__all__ = ["archived_bytes", "check_bodies", "keep_copy"]


def keep_copy(connection: Connection, copy: Copy) -> str:
    """Keeps the bytes, where the ledger does not have them yet. Returns their hash."""
    if connection.execute(sa.select(archive.c.sha256).where(archive.c.sha256 == copy.sha256)).first() is None:
        connection.execute(
            sa.insert(archive).values(
                sha256=copy.sha256,
                media_type=copy.media_type,
                size=copy.size,
                body=copy.packed,
                retrieved=copy.retrieved,
            )
        )
    return copy.sha256


def archived_bytes(connection: Connection, sha256: str) -> bytes:
    """The bytes of a hash. Raises DamagedLedger where they are gone or are not those that were kept."""
    row = connection.execute(sa.select(archive.c.size, archive.c.body).where(archive.c.sha256 == sha256)).first()
    found = None if row is None else _unpacked(row.body, row.size)
    if found is None or hashlib.sha256(found).hexdigest() != sha256:
        raise DamagedLedger(
            f"the copy with the hash {sha256[:12]} is not what was kept",
            mend="A backup may hold it: factcheck audit verify tells what else was changed.",
        )
    return found


def check_bodies(connection: Connection) -> Iterator[Fault]:
    """Copies that are not what their hash says, and those that no evidence speaks of. One is held in memory at a time."""
    rows = connection.exec_driver_sql("""
        SELECT sha256, size, body, EXISTS (SELECT 1 FROM evidence WHERE evidence.archived = archive.sha256)
            OR EXISTS (SELECT 1 FROM article_version WHERE article_version.raw_sha256 = archive.sha256)
        FROM archive ORDER BY sha256
    """)
    for sha256, size, body, named in rows:
        found = _unpacked(body, size)
        name = f"the copy with the hash {str(sha256)[:12]}"
        if found is None or hashlib.sha256(found).hexdigest() != sha256:
            yield Fault(None, f"{name} is not what was kept: its bytes have another hash now")
        elif not named:
            yield Fault(
                None, f"{name} is one that no evidence and no article speaks of: it was written past the audit trail"
            )


def _unpacked(body: object, size: object) -> bytes | None:
    """The bytes, None for what was not packed here: a forger may have left anything, and what unpacks to more than it should is not unpacked."""
    if not isinstance(body, bytes) or not isinstance(size, int) or size < 0:
        return None
    unpack = zlib.decompressobj()
    try:
        found = unpack.decompress(body, size + 1)
    except (zlib.error, OverflowError, MemoryError):
        return None
    return found if len(found) == size and unpack.eof and not unpack.unused_data else None
