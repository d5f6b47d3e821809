"""Copies of what evidence names."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from factcheck.store.tables.base import LedgerTable
from factcheck.store.types import UTCDateTime


class ArchiveTable(LedgerTable, table=True):
    """The bytes of a file, or those that an address gave, once for each hash. ``body`` is packed with zlib, ``size`` is that of the bytes unpacked.

    ``retrieved`` is when they were first seen; evidence knows when they were seen for it.
    """

    __tablename__ = "archive"
    __table_args__ = (
        sa.CheckConstraint("length(sha256) = 64", name="sha256"),
        sa.CheckConstraint("size >= 0", name="size"),
    )

    sha256: str = Field(primary_key=True)
    media_type: str | None = None
    size: int
    body: bytes
    retrieved: datetime = Field(sa_type=UTCDateTime)
