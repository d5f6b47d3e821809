"""What reviewers decided, on what, in which session; and the audit trail."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from factcheck.core.vocabulary import (
    Because,
    Ending,
    EventKind,
    EvidenceKind,
    EvidenceRole,
    Resolution,
    Status,
    StepKind,
)
from factcheck.store.tables.base import LedgerTable
from factcheck.store.types import JsonText, UTCDateTime, text_enum


class ReviewSessionTable(LedgerTable, table=True):
    """One sitting of a reviewer, about discrepancies, claims, or discrepancies that wait for a second review (``second``). ``place`` is the number (``D3``, ``C12``) that was before the reviewer's eyes last, ``skipped`` those passed over."""

    __tablename__ = "review_session"
    __table_args__ = (sa.CheckConstraint("about IN ('discrepancies', 'claims', 'second')", name="about"),)

    id: int | None = Field(default=None, primary_key=True)
    reviewer: str = Field(index=True)
    about: str
    started: datetime = Field(sa_type=UTCDateTime)
    seen: datetime = Field(sa_type=UTCDateTime)
    ended: datetime | None = Field(default=None, sa_type=UTCDateTime)
    place: str | None = None
    skipped: list[str] = Field(default_factory=list, sa_type=JsonText)
    decided: int = 0


class SessionStepTable(LedgerTable, table=True):
    """One thing that a reviewer did in a session, so that the last can be taken back: what it was, and what it is called (``R5``, or the facts as JSON)."""

    __tablename__ = "session_step"

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="review_session.id", index=True)
    kind: StepKind = Field(sa_type=text_enum(StepKind, "kind"))
    about: str = Field(sa_type=sa.Text)
    recorded: datetime = Field(sa_type=UTCDateTime)
    undone: datetime | None = Field(default=None, sa_type=UTCDateTime)


class LeaseTable(LedgerTable, table=True):
    """What somebody has open in a session (``D3``, ``C12``), and until when others pass it by."""

    __tablename__ = "lease"

    number: str = Field(primary_key=True)
    reviewer: str
    session_id: int = Field(foreign_key="review_session.id", index=True)
    until: datetime = Field(sa_type=UTCDateTime)


class DecisionTable(LedgerTable, table=True):
    """One decision: on a discrepancy (``resolution``), or on claims alone (``status``). ``side`` counts from 0.

    ``judged`` holds the sides as they were. The row is never deleted: ``ended`` and ``ending`` say that it stands no longer. A second review
    (``second_of_id``) sets no status, and is not the decision that stands on its discrepancy.
    """

    __tablename__ = "decision"
    __table_args__ = (
        sa.CheckConstraint("(resolution IS NULL) <> (status IS NULL)", name="one_matter"),
        sa.CheckConstraint("(resolution IS NULL) = (discrepancy_id IS NULL)", name="discrepancy"),
        sa.CheckConstraint("(ended IS NULL) = (ending IS NULL)", name="ended"),
        sa.CheckConstraint("(second_of_id IS NULL) = (agrees IS NULL)", name="second"),
        sa.CheckConstraint("(assignee IS NULL AND due IS NULL) OR coalesce(resolution, '') = 'unsure'", name="waits"),
    )

    id: int | None = Field(default=None, primary_key=True)
    discrepancy_id: int | None = Field(default=None, foreign_key="discrepancy.id", index=True)
    session_id: int | None = Field(default=None, foreign_key="review_session.id", index=True)
    resolution: Resolution | None = Field(default=None, sa_type=text_enum(Resolution, "resolution"))
    status: Status | None = Field(default=None, sa_type=text_enum(Status, "status"))
    side: int | None = None
    because: Because | None = Field(default=None, sa_type=text_enum(Because, "because"))
    established: str | None = None
    causes: list[Any] = Field(default_factory=list, sa_type=JsonText)
    judged: list[Any] = Field(default_factory=list, sa_type=JsonText)
    note: str | None = Field(default=None, sa_type=sa.Text)
    reviewer: str
    recorded: datetime = Field(sa_type=UTCDateTime)
    ended: datetime | None = Field(default=None, sa_type=UTCDateTime)
    ending: Ending | None = Field(default=None, sa_type=text_enum(Ending, "ending"))
    assignee: str | None = None
    due: date | None = None
    batch_id: int | None = Field(default=None, index=True)
    second_of_id: int | None = Field(default=None, foreign_key="decision.id", index=True)
    agrees: bool | None = None
    settles_id: int | None = Field(default=None, foreign_key="decision.id")


class DecisionClaimTable(LedgerTable, table=True):
    """A claim that a decision is about, with its status before and after. ``side`` counts from 0, NULL for a verification."""

    __tablename__ = "decision_claim"

    decision_id: int = Field(primary_key=True, foreign_key="decision.id")
    claim_id: int = Field(primary_key=True, foreign_key="claim.id", index=True)
    side: int | None = None
    before: Status = Field(sa_type=text_enum(Status, "before"))
    after: Status = Field(sa_type=text_enum(Status, "after"))


class EvidenceTable(LedgerTable, table=True):
    """What a decision rests on. ``archived`` is the hash of the copy that is kept, ``retrieved`` when it was taken, ``final`` where redirects led."""

    __tablename__ = "evidence"
    __table_args__ = (
        sa.CheckConstraint("archived IS NULL OR archived = sha256", name="archived"),
        sa.CheckConstraint("(archived IS NULL) = (retrieved IS NULL)", name="retrieved"),
    )

    id: int | None = Field(default=None, primary_key=True)
    decision_id: int = Field(foreign_key="decision.id", index=True)
    kind: EvidenceKind = Field(sa_type=text_enum(EvidenceKind, "kind"))
    text: str = Field(sa_type=sa.Text)
    locator: str | None = None
    sha256: str | None = None
    claim_id: int | None = Field(default=None, foreign_key="claim.id")
    role: EvidenceRole | None = Field(default=None, sa_type=text_enum(EvidenceRole, "role"))
    archived: str | None = Field(default=None, foreign_key="archive.sha256")
    retrieved: datetime | None = Field(default=None, sa_type=UTCDateTime)
    final: str | None = Field(default=None, sa_type=sa.Text)


class EventTable(LedgerTable, table=True):
    """One line of the audit trail. Append-only and chained: triggers refuse every change, and any order but the next number.

    ``recorded`` is ISO 8601 text and ``payload`` canonical JSON, kept as the very text that was hashed.
    """

    __tablename__ = "event"

    id: int | None = Field(default=None, primary_key=True)
    recorded: str
    kind: EventKind = Field(sa_type=text_enum(EventKind, "kind"))
    reviewer: str | None = None
    payload: str = Field(sa_type=sa.Text)
    prev_hash: str
    hash: str = Field(index=True)
