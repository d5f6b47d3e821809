"""Decisions, what they rest on, sessions, corrections, rulings on names, and the audit trail; a settled discrepancy keeps its former state."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    "event",
    "name_ruling",
    "review_session",
    "correction",
    "decision",
    "decision_claim",
    "evidence",
)
"""Parents before children."""

STATUS = "('unverified', 'verified', 'refuted', 'outdated', 'unverifiable', 'withdrawn')"

TRIGGERS = {
    "event": """
        CREATE TRIGGER event_next BEFORE INSERT ON event
        WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM event)
          OR NEW.prev_hash IS NOT coalesce((SELECT hash FROM event ORDER BY id DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')
        BEGIN SELECT RAISE(ABORT, 'an event must follow the last one'); END;
        CREATE TRIGGER event_kept BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
        CREATE TRIGGER event_stays BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
    """,
    "decision": """
        CREATE TRIGGER decision_new BEFORE INSERT ON decision
        WHEN EXISTS (SELECT 1 FROM decision WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'decisions are never replaced'); END;
        CREATE TRIGGER decision_kept BEFORE UPDATE OF id, discrepancy_id, session_id, resolution, status, side, because, established, causes,
            judged, note, reviewer, recorded ON decision
        BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
        CREATE TRIGGER decision_numbered BEFORE UPDATE ON decision WHEN NEW.id IS NOT OLD.id
        BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
        CREATE TRIGGER decision_ended BEFORE UPDATE OF ended, ending ON decision WHEN OLD.ended IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'what ended a decision is never changed'); END;
        CREATE TRIGGER decision_stays BEFORE DELETE ON decision
        BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
    """,
    "decision_claim": """
        CREATE TRIGGER decision_claim_new BEFORE INSERT ON decision_claim
        WHEN EXISTS (
            SELECT 1 FROM decision_claim WHERE decision_id = NEW.decision_id AND claim_id = NEW.claim_id OR rowid = NEW.rowid
        )
        BEGIN SELECT RAISE(ABORT, 'decisions are never replaced'); END;
        CREATE TRIGGER decision_claim_kept BEFORE UPDATE ON decision_claim
        BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
        CREATE TRIGGER decision_claim_stays BEFORE DELETE ON decision_claim
        BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
    """,
    "evidence": """
        CREATE TRIGGER evidence_new BEFORE INSERT ON evidence WHEN EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'evidence is never replaced'); END;
        CREATE TRIGGER evidence_kept BEFORE UPDATE ON evidence
        BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END;
        CREATE TRIGGER evidence_stays BEFORE DELETE ON evidence
        BEGIN SELECT RAISE(ABORT, 'evidence is never deleted'); END;
    """,
}
"""What may be added but never changed.

BEFORE INSERT triggers see ``INSERT OR REPLACE`` too, which walks round those on UPDATE and DELETE. ``UPDATE OF id`` does not see
``SET rowid``, so numbers have a trigger of their own.
"""

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
           coalesce(decision.ending, 'stands') AS state, decision.ended AS ended
    FROM decision LEFT JOIN discrepancy ON discrepancy.id = decision.discrepancy_id
    ORDER BY decision.id
"""


def upgrade() -> None:
    with op.batch_alter_table("discrepancy") as batch:
        batch.drop_constraint(op.f("ck_discrepancy_stale"), type_="check")
    op.execute("UPDATE discrepancy SET former_state = 'open' WHERE state = 'settled' AND former_state IS NULL")
    with op.batch_alter_table("discrepancy") as batch:
        batch.create_check_constraint(
            op.f("ck_discrepancy_gone"), "(state IN ('stale', 'settled')) = (former_state IS NOT NULL)"
        )
    op.create_index(op.f("ix_claim_replaces_id"), "claim", ["replaces_id"])
    create_event()
    create_name_ruling()
    create_review_session()
    create_correction()
    create_decision()
    create_decision_claim()
    create_evidence()
    for statements in TRIGGERS.values():
        for statement in statements.strip().split("END;"):
            if statement.strip():
                op.execute(f"{statement.strip()} END")
    op.execute(f"CREATE VIEW v_decisions AS {VIEW}")


def downgrade() -> None:
    op.execute("DROP VIEW v_decisions")
    for name in reversed(TABLES):
        op.drop_table(name)
    op.drop_index(op.f("ix_claim_replaces_id"), "claim")
    with op.batch_alter_table("discrepancy") as batch:
        batch.drop_constraint(op.f("ck_discrepancy_gone"), type_="check")
    op.execute("UPDATE discrepancy SET former_state = NULL WHERE state = 'settled'")
    with op.batch_alter_table("discrepancy") as batch:
        batch.create_check_constraint(op.f("ck_discrepancy_stale"), "(state = 'stale') = (former_state IS NOT NULL)")


def create_event() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recorded", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("reviewer", sa.String()),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.CheckConstraint(
            "kind IN ('ingest', 'extract', 'match', 'upgrade', 'restore', 'decide', 'undo', 'correct', 'add', 'alias')",
            name=op.f("ck_event_kind"),
        ),
    )
    op.create_index(op.f("ix_event_hash"), "event", ["hash"])


def create_name_ruling() -> None:
    op.create_table(
        "name_ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True)),
        sa.CheckConstraint("name < other", name=op.f("ck_name_ruling_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_ruling")),
    )
    create_standing_index("name_ruling", "name", "other")


def create_review_session() -> None:
    op.create_table(
        "review_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True)),
        sa.Column("place", sa.String()),
        sa.Column("skipped", sa.Text(), nullable=False),
        sa.Column("decided", sa.Integer(), nullable=False),
        sa.CheckConstraint("about IN ('discrepancies', 'claims')", name=op.f("ck_review_session_about")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_session")),
    )
    op.create_index(op.f("ix_review_session_reviewer"), "review_session", ["reviewer"])


def create_correction() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.Text()),
        sa.Column("machine", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_correction_claim_id_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_claim_id"), "correction", ["claim_id"])
    create_standing_index("correction", "claim_id", "field")


def create_decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("discrepancy_id", sa.Integer()),
        sa.Column("session_id", sa.Integer()),
        sa.Column("resolution", sa.String(length=32)),
        sa.Column("status", sa.String(length=32)),
        sa.Column("side", sa.Integer()),
        sa.Column("because", sa.String(length=32)),
        sa.Column("established", sa.String()),
        sa.Column("causes", sa.Text(), nullable=False),
        sa.Column("judged", sa.Text(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True)),
        sa.Column("ending", sa.String(length=32)),
        sa.CheckConstraint("(resolution IS NULL) <> (status IS NULL)", name=op.f("ck_decision_one_matter")),
        sa.CheckConstraint("(resolution IS NULL) = (discrepancy_id IS NULL)", name=op.f("ck_decision_discrepancy")),
        sa.CheckConstraint("(ended IS NULL) = (ending IS NULL)", name=op.f("ck_decision_ended")),
        sa.CheckConstraint(
            "resolution IN ('one_right', 'all_right', 'none_right', 'superseded', 'not_comparable', 'same_voice', 'unsure')",
            name=op.f("ck_decision_resolution"),
        ),
        sa.CheckConstraint(f"status IN {STATUS}", name=op.f("ck_decision_status")),
        sa.CheckConstraint(
            "because IN ('update', 'definition', 'scope', 'basis', 'rounding')", name=op.f("ck_decision_because")
        ),
        sa.CheckConstraint("ending IN ('superseded', 'undone')", name=op.f("ck_decision_ending")),
        sa.ForeignKeyConstraint(
            ["discrepancy_id"], ["discrepancy.id"], name=op.f("fk_decision_discrepancy_id_discrepancy")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["review_session.id"], name=op.f("fk_decision_session_id_review_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_discrepancy_id"), "decision", ["discrepancy_id"])
    op.create_index(op.f("ix_decision_session_id"), "decision", ["session_id"])


def create_decision_claim() -> None:
    op.create_table(
        "decision_claim",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.Integer()),
        sa.Column("before", sa.String(length=32), nullable=False),
        sa.Column("after", sa.String(length=32), nullable=False),
        sa.CheckConstraint(f'"before" IN {STATUS}', name=op.f("ck_decision_claim_before")),
        sa.CheckConstraint(f'"after" IN {STATUS}', name=op.f("ck_decision_claim_after")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_decision_claim_claim_id_claim")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_decision_claim_decision_id_decision")),
        sa.PrimaryKeyConstraint("decision_id", "claim_id", name=op.f("pk_decision_claim")),
    )
    op.create_index(op.f("ix_decision_claim_claim_id"), "decision_claim", ["claim_id"])


def create_evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("locator", sa.String()),
        sa.Column("sha256", sa.String()),
        sa.Column("claim_id", sa.Integer()),
        sa.CheckConstraint("kind IN ('address', 'document', 'claim', 'note')", name=op.f("ck_evidence_kind")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_evidence_claim_id_claim")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_evidence_decision_id_decision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_decision_id"), "evidence", ["decision_id"])


def create_standing_index(table: str, *columns: str) -> None:
    op.create_index(
        f"ix_{table}_standing",
        table,
        list(columns),
        unique=True,
        sqlite_where=sa.text("ended IS NULL"),
        postgresql_where=sa.text("ended IS NULL"),
    )
