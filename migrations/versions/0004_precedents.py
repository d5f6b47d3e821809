"""Discrepancies are looked up by what they are about: past decisions are told with questions like theirs."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = ("metric", "subject")


def upgrade() -> None:
    for column in COLUMNS:
        op.create_index(op.f(f"ix_discrepancy_{column}"), "discrepancy", [column])


def downgrade() -> None:
    for column in COLUMNS:
        op.drop_index(op.f(f"ix_discrepancy_{column}"), "discrepancy")
