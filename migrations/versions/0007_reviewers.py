"""Several reviewers: leases, second reviews, decisions recorded together, for whom and until when something waits, and the steps of a session."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TRIGGERS = """
    CREATE TRIGGER decision_new BEFORE INSERT ON decision
    WHEN EXISTS (SELECT 1 FROM decision WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'decisions are never replaced'); END;
    CREATE TRIGGER decision_kept BEFORE UPDATE OF id, discrepancy_id, session_id, resolution, status, side, because, established, causes,
        judged, note, reviewer, recorded{more} ON decision
    BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
    CREATE TRIGGER decision_numbered BEFORE UPDATE ON decision WHEN NEW.id IS NOT OLD.id
    BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
    CREATE TRIGGER decision_ended BEFORE UPDATE OF ended, ending ON decision WHEN OLD.ended IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'what ended a decision is never changed'); END;
    CREATE TRIGGER decision_stays BEFORE DELETE ON decision
    BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
"""
"""Those of 0002: a table that is rebuilt loses its triggers."""

MORE = ", assignee, due, batch_id, second_of_id, agrees, settles_id"

VIEW = """
    SELECT 'R' || decision.id AS decision, 'D' || decision.discrepancy_id AS discrepancy,
           coalesce(decision.resolution, decision.status) AS found, decision.because AS because, decision.side + 1 AS side,
           decision.established AS established, discrepancy.subject AS subject, discrepancy.metric AS metric,
           (SELECT group_concat(name, ', ') FROM (
               SELECT 'C' || link.claim_id || ' ' || link.before || ' -> ' || link.after AS name FROM decision_claim AS link
               WHERE link.decision_id = decision.id ORDER BY link.side, link.claim_id
           )) AS claims,
           (SELECT group_concat(said, '; ') FROM (
               SELECT evidence.kind || ': ' || evidence.text || coalesce(' (' || evidence.locator || ')', '') AS said FROM evidence
               WHERE evidence.decision_id = decision.id ORDER BY evidence.id
           )) AS evidence,
           decision.note AS note, decision.reviewer AS reviewer, decision.recorded AS recorded,
           coalesce(decision.ending, 'stands') AS state, decision.ended AS ended{more}
    FROM decision LEFT JOIN discrepancy ON discrepancy.id = decision.discrepancy_id
    ORDER BY decision.id
"""

TOLD = """,
           decision.assignee AS waits_for, decision.due AS waits_until, 'R' || decision.batch_id AS recorded_with,
           'R' || decision.second_of_id AS second_of, decision.agrees AS agrees, 'R' || decision.settles_id AS settles"""


def upgrade() -> None:
    op.execute("DROP VIEW v_decisions")
    with op.batch_alter_table("review_session") as batch:
        batch.drop_constraint(op.f("ck_review_session_about"), type_="check")
        batch.create_check_constraint(op.f("ck_review_session_about"), "about IN ('discrepancies', 'claims', 'second')")
    with op.batch_alter_table("decision", recreate="always") as batch:
        batch.add_column(sa.Column("assignee", sa.String()))
        batch.add_column(sa.Column("due", sa.Date()))
        batch.add_column(sa.Column("batch_id", sa.Integer()))
        batch.add_column(sa.Column("second_of_id", sa.Integer()))
        batch.add_column(sa.Column("agrees", sa.Boolean()))
        batch.add_column(sa.Column("settles_id", sa.Integer()))
        for column in ("second_of_id", "settles_id"):
            batch.create_foreign_key(op.f(f"fk_decision_{column}_decision"), "decision", [column], ["id"])
        batch.create_check_constraint(op.f("ck_decision_second"), "(second_of_id IS NULL) = (agrees IS NULL)")
        batch.create_check_constraint(
            op.f("ck_decision_waits"), "(assignee IS NULL AND due IS NULL) OR coalesce(resolution, '') = 'unsure'"
        )
    for column in ("batch_id", "second_of_id"):
        op.create_index(op.f(f"ix_decision_{column}"), "decision", [column])
    create_session_step()
    op.execute(
        "INSERT INTO session_step (session_id, kind, about, recorded) "
        "SELECT session_id, 'decide', 'R' || id, recorded FROM decision WHERE session_id IS NOT NULL ORDER BY id"
    )
    create_lease()
    renew(MORE, TOLD)


def downgrade() -> None:
    op.execute(
        "UPDATE decision SET ended = recorded, ending = 'superseded' WHERE second_of_id IS NOT NULL AND ended IS NULL"
    )
    op.execute("DROP VIEW v_decisions")
    op.drop_table("lease")
    op.drop_table("session_step")
    for column in ("batch_id", "second_of_id"):
        op.drop_index(op.f(f"ix_decision_{column}"), "decision")
    with op.batch_alter_table("decision", recreate="always") as batch:
        for name in ("waits", "second"):
            batch.drop_constraint(op.f(f"ck_decision_{name}"), type_="check")
        for column in ("second_of_id", "settles_id"):
            batch.drop_constraint(op.f(f"fk_decision_{column}_decision"), type_="foreignkey")
        for column in ("assignee", "due", "batch_id", "second_of_id", "agrees", "settles_id"):
            batch.drop_column(column)
    op.execute(
        "UPDATE review_session SET about = 'discrepancies', ended = coalesce(ended, seen) WHERE about = 'second'"
    )
    with op.batch_alter_table("review_session") as batch:
        batch.drop_constraint(op.f("ck_review_session_about"), type_="check")
        batch.create_check_constraint(op.f("ck_review_session_about"), "about IN ('discrepancies', 'claims')")
    renew("", "")


def create_session_step() -> None:
    op.create_table(
        "session_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone", sa.DateTime(timezone=True)),
        sa.CheckConstraint("kind IN ('decide', 'rule', 'correct', 'add')", name=op.f("ck_session_step_kind")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["review_session.id"], name=op.f("fk_session_step_session_id_review_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_step")),
    )
    op.create_index(op.f("ix_session_step_session_id"), "session_step", ["session_id"])


def create_lease() -> None:
    op.create_table(
        "lease",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["review_session.id"], name=op.f("fk_lease_session_id_review_session")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_lease")),
    )
    op.create_index(op.f("ix_lease_session_id"), "lease", ["session_id"])


def renew(more: str, told: str) -> None:
    for statement in TRIGGERS.format(more=more).strip().split("END;"):
        if statement.strip():
            op.execute(f"{statement.strip()} END")
    op.execute(f"CREATE VIEW v_decisions AS {VIEW.format(more=told)}")
