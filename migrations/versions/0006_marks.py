"""Keys with what is seen of a claim at a glance, pairs with their scores. The tables are filled by the next comparison."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _renew(sa.Column("mark", sa.SmallInteger(), nullable=False), sa.Column("points", sa.SmallInteger(), nullable=False))


def downgrade() -> None:
    _renew(None, None)


def _renew(mark: sa.Column | None, points: sa.Column | None) -> None:
    op.execute("DELETE FROM match_index")
    for table in ("match_edge", "match_key"):
        op.drop_table(table)
    op.create_table(
        "match_key",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        *([] if mark is None else [mark]),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_match_key_claim_id_claim")),
        sa.PrimaryKeyConstraint("key", "claim_id", name=op.f("pk_match_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_match_key_claim_id", "match_key", ["claim_id"])
    op.create_table(
        "match_edge",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        *([] if points is None else [points]),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_match_edge_claim_id_claim")),
        sa.ForeignKeyConstraint(["other_id"], ["claim.id"], name=op.f("fk_match_edge_other_id_claim")),
        sa.PrimaryKeyConstraint("claim_id", "other_id", name=op.f("pk_match_edge")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_match_edge_other_id", "match_edge", ["other_id"])
