"""Claims, where their quotes stand, and what reviewers corrected."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from factcheck.core.vocabulary import (
    AnchorFit,
    AsOfBasis,
    ClaimKind,
    Comparator,
    Direction,
    Extent,
    Form,
    Modality,
    Stage,
    Status,
)
from factcheck.store.tables.base import LedgerTable
from factcheck.store.types import ExactDecimal, JsonText, UTCDateTime, text_enum


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
    replaces_id: int | None = Field(default=None, foreign_key="claim.id", index=True)


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


class CorrectionTable(LedgerTable, table=True):
    """What a reviewer put over one field of a claim. The claim's row holds the corrected value, ``machine`` what the rules say.

    ``machine`` follows the rules when the article is read again. ``ended`` is when the correction was taken back or replaced.
    """

    __tablename__ = "correction"
    __table_args__ = (
        sa.Index(
            "ix_correction_standing",
            "claim_id",
            "field",
            unique=True,
            sqlite_where=sa.text("ended IS NULL"),
            postgresql_where=sa.text("ended IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    field: str
    value: Any = Field(default=None, sa_type=JsonText, nullable=True)
    machine: Any = Field(default=None, sa_type=JsonText, nullable=True)
    note: str | None = Field(default=None, sa_type=sa.Text)
    reviewer: str
    recorded: datetime = Field(sa_type=UTCDateTime)
    ended: datetime | None = Field(default=None, sa_type=UTCDateTime)
