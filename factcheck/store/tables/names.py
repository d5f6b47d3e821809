"""Things, metrics, the names that articles give them, and the series of their figures."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from factcheck.store.tables.base import LedgerTable
from factcheck.store.types import UTCDateTime


class EntityTable(LedgerTable, table=True):
    """One thing under all its names, or one metric. ``current``: the last matching found it."""

    __tablename__ = "entity"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    role: str = Field(index=True)
    name: str
    current: bool = True


class AliasTable(LedgerTable, table=True):
    """A name of an entity. ``current``: the last matching still gives it."""

    __tablename__ = "alias"
    __table_args__ = (
        sa.UniqueConstraint("entity_id", "name"),
        sa.CheckConstraint("origin IN ('article', 'reviewer')", name="origin"),
    )

    id: int | None = Field(default=None, primary_key=True)
    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE")
    name: str = Field(index=True)
    origin: str = "article"
    current: bool = True


class SeriesTable(LedgerTable, table=True):
    """The figures of one subject, metric, scope, basis, modality and dimension. ``current``: the last matching found it."""

    __tablename__ = "series"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    subject: str | None = None
    metric: str | None = None
    scope: str | None = None
    basis: str | None = None
    modality: str | None = None
    dimension: str
    unit: str | None = None
    occurrence: str | None = None
    current: bool = True


class NameRulingTable(LedgerTable, table=True):
    """What a reviewer said of two names: one thing (``same``), or two. ``name`` sorts before ``other``; ``ended`` is when it was taken back."""

    __tablename__ = "name_ruling"
    __table_args__ = (
        sa.CheckConstraint("name < other", name="order"),
        sa.Index(
            "ix_name_ruling_standing",
            "name",
            "other",
            unique=True,
            sqlite_where=sa.text("ended IS NULL"),
            postgresql_where=sa.text("ended IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    other: str
    same: bool
    note: str | None = Field(default=None, sa_type=sa.Text)
    reviewer: str
    recorded: datetime = Field(sa_type=UTCDateTime)
    ended: datetime | None = Field(default=None, sa_type=UTCDateTime)
