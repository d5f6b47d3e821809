"""Discrepancies, their sides, and the claims on those."""

from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlmodel import Field

from factcheck.core.vocabulary import DiscrepancyKind, State
from factcheck.store.tables.base import LedgerTable
from factcheck.store.types import ExactDecimal, JsonText, UTCDateTime, text_enum


class DiscrepancyTable(LedgerTable, table=True):
    """One question. ``former_state`` is what a stale or settled one returns to when it is found again."""

    __tablename__ = "discrepancy"
    __table_args__ = (
        sa.CheckConstraint("severity BETWEEN 1 AND 5", name="severity"),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name="score"),
        sa.CheckConstraint("(state IN ('stale', 'settled')) = (former_state IS NOT NULL)", name="gone"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True)
    kind: DiscrepancyKind = Field(sa_type=text_enum(DiscrepancyKind, "kind"))
    also: list[str] = Field(default_factory=list, sa_type=JsonText)
    severity: int
    score: float = Field(sa_type=sa.Double)
    subject: str | None = Field(default=None, index=True)
    metric: str | None = Field(default=None, index=True)
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
