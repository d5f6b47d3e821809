"""Runs, sources, articles and the texts that articles have had."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field

from factcheck.store.tables.base import LedgerTable
from factcheck.store.types import JsonText, UTCDateTime


class RunTable(LedgerTable, table=True):
    """One run of the program over the ledger: what ran, in which version, with which rules, what it gave."""

    __tablename__ = "run"
    __table_args__ = (sa.CheckConstraint("verb IN ('ingest', 'extract', 'match')", name="verb"),)

    id: int | None = Field(default=None, primary_key=True)
    verb: str
    started: datetime = Field(sa_type=UTCDateTime)
    version: str
    rules: str | None = None
    completed: bool = False
    articles: int = 0
    claims: int = 0
    discrepancies: int = 0
    notes: list[str] = Field(default_factory=list, sa_type=JsonText)


class SourceTable(LedgerTable, table=True):
    """Who publishes."""

    __tablename__ = "source"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    recorded: datetime = Field(sa_type=UTCDateTime)


class ArticleTable(LedgerTable, table=True):
    """What a source published at one address. ``key`` is the content key of its current version."""

    __tablename__ = "article"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    source_id: int | None = Field(default=None, foreign_key="source.id", index=True)
    address: str | None = Field(default=None, index=True)
    recorded: datetime = Field(sa_type=UTCDateTime)


class ArticleVersionTable(LedgerTable, table=True):
    """A text that an article has had, with the bytes that it was read from. It never changes."""

    __tablename__ = "article_version"
    __table_args__ = (
        sa.UniqueConstraint("article_id", "number"),
        sa.CheckConstraint("number >= 1", name="number"),
        sa.Index(
            "ix_article_version_current",
            "article_id",
            unique=True,
            sqlite_where=sa.text("is_current"),
            postgresql_where=sa.text("is_current"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id")
    number: int
    is_current: bool
    run_id: int = Field(foreign_key="run.id", index=True)
    title: str | None = None
    address: str | None = None
    published: date | None = None
    modified: date | None = None
    retrieved: datetime = Field(sa_type=UTCDateTime)
    genre: str | None = None
    language: str
    machine_translated: bool | None = None
    text_sha256: str = Field(index=True)
    raw_sha256: str
    text: str = Field(sa_type=sa.Text)
    raw: bytes
