"""Runs, sources, articles and the texts that articles have had."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from factcheck.core.vocabulary import Got, SourceKind
from factcheck.store.tables.base import LedgerTable
from factcheck.store.types import JsonText, UTCDateTime, text_enum


class RunTable(LedgerTable, table=True):
    """One run of the program over the ledger: what ran, in which version, with which rules, what it gave."""

    __tablename__ = "run"
    __table_args__ = (sa.CheckConstraint("verb IN ('ingest', 'extract', 'match', 'import')", name="verb"),)

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
    """Who publishes.

    ``name`` is the name as articles bear it, and never changes: keys are made of it. ``label`` is what people call the source now, where that is another; ``merged_into_id`` is the source that it turned out to be.
    """

    __tablename__ = "source"
    __table_args__ = (sa.CheckConstraint("merged_into_id <> id", name="merged_into"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    label: str | None = None
    kind: SourceKind | None = Field(default=None, sa_type=text_enum(SourceKind, "kind"))
    owner: str | None = None
    country: str | None = None
    notes: str | None = Field(default=None, sa_type=sa.Text)
    merged_into_id: int | None = Field(default=None, foreign_key="source.id", index=True)
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
    """A text that an article has had, and how it was got. It never changes. The bytes that it was read from are in ``archive``, under ``raw_sha256``.

    ``got_from`` is where these bytes were got (a path, a member of an archive, an address), ``found`` where each fact was found, ``blocks`` where stretches of the text
    stand in the bytes (start, end, place), ``remarks`` what the article says of its own sources (kind, quote, start). ``reading_key`` is the same for the same
    bytes read in the same way.
    """

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
    author: str | None = None
    genre: str | None = None
    language: str
    machine_translated: bool | None = None
    text_sha256: str = Field(index=True)
    raw_sha256: str = Field(foreign_key="archive.sha256", index=True)
    text: str = Field(sa_type=sa.Text)
    got: Got | None = Field(default=None, sa_type=text_enum(Got, "got"))
    got_from: str | None = Field(default=None, sa_type=sa.Text)
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    reader: str | None = None
    reader_version: str | None = None
    found: dict[str, str] = Field(default_factory=dict, sa_type=JsonText)
    blocks: list[Any] = Field(default_factory=list, sa_type=JsonText)
    remarks: list[Any] = Field(default_factory=list, sa_type=JsonText)
    reading_key: str | None = Field(default=None, index=True)


class WatchTable(LedgerTable, table=True):
    """When an article was last asked for at its address, what came of it (``unchanged``, ``changed``, ``gone``, ``failed``), and when that is due again.

    ``failures`` counts those in a row; ``note`` says what stood in the way. ``etag`` and ``last_modified`` are those of the last answer.
    """

    __tablename__ = "watch"
    __table_args__ = (sa.CheckConstraint("outcome IN ('unchanged', 'changed', 'gone', 'failed')", name="outcome"),)

    article_id: int = Field(primary_key=True, foreign_key="article.id")
    checked: datetime = Field(sa_type=UTCDateTime)
    due: datetime | None = Field(default=None, sa_type=UTCDateTime, index=True)
    outcome: str
    failures: int = 0
    note: str | None = Field(default=None, sa_type=sa.Text)
    etag: str | None = None
    last_modified: str | None = None
