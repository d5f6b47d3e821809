"""The tables of the ledger. Rows are built and read inside ``factcheck.store`` only; everything else sees core values.

``table=True`` models do not validate, so what must hold is said in CHECKs here and by the core dataclasses. There are no
relationships: queries name their joins, and no attribute can fetch behind the caller's back. Deferred annotations are left out on
purpose, since SQLModel reads the annotations of its tables.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from factcheck.core.vocabulary import (
    AnchorFit,
    AsOfBasis,
    ClaimKind,
    Comparator,
    Direction,
    DiscrepancyKind,
    Extent,
    Form,
    Modality,
    Stage,
    State,
    Status,
)
from factcheck.store.types import ExactDecimal, JsonText, UTCDateTime, text_enum

__all__ = [
    "alias",
    "article",
    "article_version",
    "claim",
    "claim_anchor",
    "discrepancy",
    "discrepancy_claim",
    "discrepancy_side",
    "entity",
    "metadata",
    "run",
    "series",
    "source",
]

NAMING = {
    "pk": "pk_%(table_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
"""Every constraint has a name, or a batch migration could not drop it."""


class LedgerTable(SQLModel):
    """What every table of the ledger stands on: metadata of its own, with names for the constraints."""

    metadata = sa.MetaData(naming_convention=NAMING)


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


class ClaimTable(LedgerTable, table=True):
    """One claim, with every field that matching needs. Spans count the code points of the text of ``version_id``.

    ``key`` is the content key; two statements that one figure makes share it. ``retired`` is when the rules stopped finding the
    claim; ``replaces_id`` is the claim whose figure was changed into this one.
    """

    __tablename__ = "claim"
    __table_args__ = (
        sa.CheckConstraint("0 <= context_start AND context_start <= quote_start", name="context_start"),
        sa.CheckConstraint("quote_start < quote_end AND quote_end <= context_end", name="quote_span"),
        sa.CheckConstraint(
            "(value_start IS NULL AND value_end IS NULL) OR "
            "(quote_start <= value_start AND value_start < value_end AND value_end <= quote_end)",
            name="value_span",
        ),
        sa.CheckConstraint(
            "kind <> 'numeric' OR (value IS NOT NULL AND value_start IS NOT NULL AND form IS NOT NULL)",
            name="numeric_value",
        ),
        sa.CheckConstraint("replaces_id <> id", name="replaces"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    version_id: int = Field(foreign_key="article_version.id", index=True)
    run_id: int = Field(foreign_key="run.id")
    series_id: int | None = Field(default=None, foreign_key="series.id", index=True)
    subject_id: int | None = Field(default=None, foreign_key="entity.id", index=True)
    metric_id: int | None = Field(default=None, foreign_key="entity.id", index=True)
    kind: ClaimKind = Field(sa_type=text_enum(ClaimKind, "kind"))
    form: Form | None = Field(default=None, sa_type=text_enum(Form, "form"))
    status: Status = Field(sa_type=text_enum(Status, "status"))
    quote: str = Field(sa_type=sa.Text)
    quote_start: int
    quote_end: int
    context_start: int
    context_end: int
    value_text: str | None = None
    value_start: int | None = None
    value_end: int | None = None
    value: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    value_approx: float | None = Field(default=None, sa_type=sa.Double)
    value_high: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    place: int | None = None
    comparator: Comparator | None = Field(default=None, sa_type=text_enum(Comparator, "comparator"))
    direction: Direction | None = Field(default=None, sa_type=text_enum(Direction, "direction"))
    change_from: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    unit: str | None = None
    unit_code: str | None = None
    per: str | None = None
    counted: str | None = None
    subject: str | None = None
    metric: str | None = None
    scope: str | None = None
    share_of: str | None = None
    predicate: str | None = None
    occurrence: str | None = None
    as_of: str | None = None
    as_of_basis: AsOfBasis = Field(sa_type=text_enum(AsOfBasis, "as_of_basis"))
    attribution: str | None = None
    modality: Modality | None = Field(default=None, sa_type=text_enum(Modality, "modality"))
    extent: Extent | None = Field(default=None, sa_type=text_enum(Extent, "extent"))
    actor: str | None = None
    action: str | None = None
    object: str | None = None
    instrument: str | None = None
    jurisdiction: str | None = None
    stage: Stage | None = Field(default=None, sa_type=text_enum(Stage, "stage"))
    effective: str | None = None
    links: list[Any] = Field(default_factory=list, sa_type=JsonText)
    rule: str
    recorded: datetime = Field(sa_type=UTCDateTime)
    retired: datetime | None = Field(default=None, sa_type=UTCDateTime)
    replaces_id: int | None = Field(default=None, foreign_key="claim.id")


class ClaimAnchorTable(LedgerTable, table=True):
    """Where a claim's quote stands in one version of its article, with the words around it, and how well it was found again.

    ``key`` is the content key that the claim had in that version. An orphaned quote has no span.
    """

    __tablename__ = "claim_anchor"
    __table_args__ = (
        sa.CheckConstraint(
            "(fit = 'orphaned' AND quote_start IS NULL AND quote_end IS NULL) OR "
            "(fit <> 'orphaned' AND 0 <= quote_start AND quote_start < quote_end)",
            name="span",
        ),
    )

    claim_id: int = Field(primary_key=True, foreign_key="claim.id", ondelete="CASCADE")
    version_id: int = Field(primary_key=True, foreign_key="article_version.id", index=True)
    key: str | None = Field(default=None, index=True)
    quote_start: int | None = None
    quote_end: int | None = None
    prefix: str = Field(default="", sa_type=sa.Text)
    suffix: str = Field(default="", sa_type=sa.Text)
    fit: AnchorFit = Field(sa_type=text_enum(AnchorFit, "fit"))


class DiscrepancyTable(LedgerTable, table=True):
    """One question. ``former_state`` is what a stale one returns to when it is found again."""

    __tablename__ = "discrepancy"
    __table_args__ = (
        sa.CheckConstraint("severity BETWEEN 1 AND 5", name="severity"),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name="score"),
        sa.CheckConstraint("(state = 'stale') = (former_state IS NOT NULL)", name="stale"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True)
    kind: DiscrepancyKind = Field(sa_type=text_enum(DiscrepancyKind, "kind"))
    also: list[str] = Field(default_factory=list, sa_type=JsonText)
    severity: int
    score: float = Field(sa_type=sa.Double)
    subject: str | None = None
    metric: str | None = None
    unit: str | None = None
    signals: list[list[str]] = Field(default_factory=list, sa_type=JsonText)
    explanation: str = Field(sa_type=sa.Text)
    state: State = Field(sa_type=text_enum(State, "state"), index=True)
    former_state: State | None = Field(default=None, sa_type=text_enum(State, "former_state"))
    resolution: str | None = None
    run_id: int = Field(foreign_key="run.id", index=True)
    recorded: datetime = Field(sa_type=UTCDateTime)


class DiscrepancySideTable(LedgerTable, table=True):
    """One reading of a discrepancy, or one computed value with its working."""

    __tablename__ = "discrepancy_side"

    discrepancy_id: int = Field(primary_key=True, foreign_key="discrepancy.id", ondelete="CASCADE")
    side: int = Field(primary_key=True)
    value: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    value_approx: float | None = Field(default=None, sa_type=sa.Double)
    value_high: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    low: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    high: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    as_of: str | None = None
    voices: int
    working: str | None = Field(default=None, sa_type=sa.Text)


class DiscrepancyClaimTable(LedgerTable, table=True):
    """A claim on a side of a discrepancy, in its place."""

    __tablename__ = "discrepancy_claim"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["discrepancy_id", "side"], ["discrepancy_side.discrepancy_id", "discrepancy_side.side"], ondelete="CASCADE"
        ),
    )

    discrepancy_id: int = Field(primary_key=True)
    side: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)


metadata = LedgerTable.metadata
source = metadata.tables["source"]
article = metadata.tables["article"]
article_version = metadata.tables["article_version"]
claim = metadata.tables["claim"]
claim_anchor = metadata.tables["claim_anchor"]
entity = metadata.tables["entity"]
alias = metadata.tables["alias"]
series = metadata.tables["series"]
discrepancy = metadata.tables["discrepancy"]
discrepancy_side = metadata.tables["discrepancy_side"]
discrepancy_claim = metadata.tables["discrepancy_claim"]
run = metadata.tables["run"]
