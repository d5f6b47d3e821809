"""What a comparison leaves behind, so that a new article is compared with what it touches only. It is filled by the next comparison."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "match_index",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_match_index_run_id_run")),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_match_index")),
    )
    op.create_table(
        "match_key",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_match_key_claim_id_claim")),
        sa.PrimaryKeyConstraint("key", "claim_id", name=op.f("pk_match_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_match_key_claim_id", "match_key", ["claim_id"])
    op.create_table(
        "match_edge",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_match_edge_claim_id_claim")),
        sa.ForeignKeyConstraint(["other_id"], ["claim.id"], name=op.f("fk_match_edge_other_id_claim")),
        sa.PrimaryKeyConstraint("claim_id", "other_id", name=op.f("pk_match_edge")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_match_edge_other_id", "match_edge", ["other_id"])


def downgrade() -> None:
    for table in ("match_edge", "match_key", "match_index"):
        op.drop_table(table)
