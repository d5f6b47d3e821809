"""A figure may be denied: one more modality of claims."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BEFORE = "'actual', 'plan', 'target', 'estimate', 'feared', 'preliminary'"
AFTER = f"{BEFORE}, 'denied'"


def upgrade() -> None:
    _check(AFTER)


def downgrade() -> None:
    op.execute("UPDATE claim SET modality = 'feared' WHERE modality = 'denied'")
    _check(BEFORE)


def _check(values: str) -> None:
    with op.batch_alter_table("claim") as batch:
        batch.drop_constraint(op.f("ck_claim_modality"), type_="check")
        batch.create_check_constraint(op.f("ck_claim_modality"), f"modality IN ({values})")
