"""What the last comparison left behind, so that a new article is compared with what it touches only."""

import sqlalchemy as sa
from sqlmodel import Field

from factcheck.store.tables.base import LedgerTable


class MatchIndexTable(LedgerTable, table=True):
    """Which run made the index; its rules are those that the keys were made with. One row, none where the ledger must be compared as a whole."""

    __tablename__ = "match_index"

    run_id: int = Field(primary_key=True, foreign_key="run.id")


class MatchKeyTable(LedgerTable, table=True):
    """A key under which a claim is looked up, a hash of some of its words; ``mark`` is what is seen of the claim at a glance."""

    __tablename__ = "match_key"
    __table_args__ = (sa.Index("ix_match_key_claim_id", "claim_id"), {"sqlite_with_rowid": False})

    key: int = Field(primary_key=True, sa_type=sa.BigInteger)
    claim_id: int = Field(primary_key=True, foreign_key="claim.id")
    mark: int = Field(sa_type=sa.SmallInteger)


class MatchEdgeTable(LedgerTable, table=True):
    """Two claims that may be about the same thing, and how sure that is, in ten-thousandths."""

    __tablename__ = "match_edge"
    __table_args__ = (sa.Index("ix_match_edge_other_id", "other_id"), {"sqlite_with_rowid": False})

    claim_id: int = Field(primary_key=True, foreign_key="claim.id")
    other_id: int = Field(primary_key=True, foreign_key="claim.id")
    points: int = Field(sa_type=sa.SmallInteger)
