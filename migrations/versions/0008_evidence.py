"""Copies of what evidence names are kept; evidence is a primary source or a repeater; an event tells of a copy that was taken later."""

import sqlalchemy as sa
from alembic import op

from factcheck.errors import LedgerError

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

EVENTS_BEFORE = "'ingest', 'extract', 'match', 'upgrade', 'restore', 'decide', 'undo', 'correct', 'add', 'alias'"
EVENTS_AFTER = f"{EVENTS_BEFORE}, 'archive'"

EVENT_TRIGGERS = """
    CREATE TRIGGER event_next BEFORE INSERT ON event
    WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM event)
      OR NEW.prev_hash IS NOT coalesce((SELECT hash FROM event ORDER BY id DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')
    BEGIN SELECT RAISE(ABORT, 'an event must follow the last one'); END;
    CREATE TRIGGER event_kept BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
    CREATE TRIGGER event_stays BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
"""
"""As in 0002: a table that is rebuilt loses its triggers."""

EVIDENCE_BEFORE = """
    CREATE TRIGGER evidence_new BEFORE INSERT ON evidence WHEN EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'evidence is never replaced'); END;
    CREATE TRIGGER evidence_kept BEFORE UPDATE ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END;
    CREATE TRIGGER evidence_stays BEFORE DELETE ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never deleted'); END;
"""

EVIDENCE_AFTER = """
    CREATE TRIGGER evidence_new BEFORE INSERT ON evidence WHEN EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'evidence is never replaced'); END;
    CREATE TRIGGER evidence_kept BEFORE UPDATE OF id, decision_id, kind, text, locator, claim_id, role ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END;
    CREATE TRIGGER evidence_numbered BEFORE UPDATE ON evidence WHEN NEW.id IS NOT OLD.id
    BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END;
    CREATE TRIGGER evidence_copied BEFORE UPDATE OF sha256, archived, retrieved, final ON evidence
    WHEN OLD.archived IS NOT NULL OR (OLD.sha256 IS NOT NULL AND NEW.sha256 IS NOT OLD.sha256)
    BEGIN SELECT RAISE(ABORT, 'the copy of evidence is never changed'); END;
    CREATE TRIGGER evidence_stays BEFORE DELETE ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never deleted'); END;
"""
"""A copy may come later, once; all else stays."""

ARCHIVE_TRIGGERS = """
    CREATE TRIGGER archive_new BEFORE INSERT ON archive
    WHEN EXISTS (SELECT 1 FROM archive WHERE sha256 = NEW.sha256 OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'copies are never replaced'); END;
    CREATE TRIGGER archive_kept BEFORE UPDATE ON archive
    BEGIN SELECT RAISE(ABORT, 'copies are never changed'); END;
    CREATE TRIGGER archive_stays BEFORE DELETE ON archive
    BEGIN SELECT RAISE(ABORT, 'copies are never deleted'); END;
"""


def upgrade() -> None:
    op.create_table(
        "archive",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("media_type", sa.String()),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("retrieved", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_archive_sha256")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_archive_size")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_archive")),
    )
    with op.batch_alter_table("evidence", recreate="always") as batch:
        batch.add_column(sa.Column("role", sa.String(length=32)))
        batch.add_column(sa.Column("archived", sa.String()))
        batch.add_column(sa.Column("retrieved", sa.DateTime(timezone=True)))
        batch.add_column(sa.Column("final", sa.Text()))
        batch.create_check_constraint(op.f("ck_evidence_role"), "role IN ('primary', 'repeater')")
        batch.create_check_constraint(op.f("ck_evidence_archived"), "archived IS NULL OR archived = sha256")
        batch.create_check_constraint(op.f("ck_evidence_retrieved"), "(archived IS NULL) = (retrieved IS NULL)")
        batch.create_foreign_key(op.f("fk_evidence_archived_archive"), "archive", ["archived"], ["sha256"])
    _events(EVENTS_AFTER)
    _make(EVIDENCE_AFTER)
    _make(ARCHIVE_TRIGGERS)


def downgrade() -> None:
    if op.get_bind().exec_driver_sql("SELECT 1 FROM event WHERE kind = 'archive' LIMIT 1").first() is not None:
        raise LedgerError(
            "events tell of copies that were taken later, which revision 0007 cannot read",
            mend="Restore the backup that was made before the upgrade.",
        )
    with op.batch_alter_table("evidence", recreate="always") as batch:
        batch.drop_constraint(op.f("fk_evidence_archived_archive"), type_="foreignkey")
        for name in ("role", "archived", "retrieved"):
            batch.drop_constraint(op.f(f"ck_evidence_{name}"), type_="check")
        for name in ("final", "retrieved", "archived", "role"):
            batch.drop_column(name)
    _events(EVENTS_BEFORE)
    _make(EVIDENCE_BEFORE)
    op.drop_table("archive")


def _events(kinds: str) -> None:
    with op.batch_alter_table("event", recreate="always") as batch:
        batch.drop_constraint(op.f("ck_event_kind"), type_="check")
        batch.create_check_constraint(op.f("ck_event_kind"), f"kind IN ({kinds})")
    _make(EVENT_TRIGGERS)


def _make(triggers: str) -> None:
    for statement in triggers.strip().split("END;"):
        if statement.strip():
            op.execute(f"{statement.strip()} END")
