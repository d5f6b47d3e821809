"""How articles were got and read: their bytes once for each hash, where their facts were found; what sources are; when addresses are asked again."""

import zlib
from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

from factcheck.errors import LedgerError

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

EVENTS_BEFORE = (
    "'ingest', 'extract', 'match', 'upgrade', 'restore', 'decide', 'undo', 'correct', 'add', 'alias', 'archive'"
)
EVENTS_AFTER = f"{EVENTS_BEFORE}, 'source', 'import'"
VERBS_BEFORE = "'ingest', 'extract', 'match'"
VERBS_AFTER = f"{VERBS_BEFORE}, 'import'"

VERSION_TEXTS = ("author", "got_from", "charset", "etag", "last_modified", "reader", "reader_version", "reading_key")
VERSION_JSON = {"found": "{}", "blocks": "[]", "remarks": "[]"}
VIEWS = ("v_claims", "v_series", "v_discrepancies")
NAMED = {
    "source.name AS source": "coalesce(head.label, head.name, source.label, source.name) AS source",
    "LEFT JOIN source ON source.id = article.source_id": "LEFT JOIN source ON source.id = article.source_id LEFT JOIN source AS head ON head.id = source.merged_into_id",
}
"""What the views of 0001 said of a source, and what they say now: the name that people use."""

GOT = "'file', 'member', 'record', 'fetched', 'given'"
KINDS = "'agency', 'outlet', 'government', 'company', 'research'"


def upgrade() -> None:
    _pack()
    op.drop_index("ix_article_version_current", table_name="article_version")
    with op.batch_alter_table("article_version", recreate="always") as batch:
        batch.drop_column("raw")
        batch.add_column(sa.Column("got", sa.String(length=32)))
        for name in VERSION_TEXTS:
            batch.add_column(sa.Column(name, sa.Text() if name == "got_from" else sa.String()))
        for name, empty in VERSION_JSON.items():
            batch.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=empty))
        batch.create_check_constraint(op.f("ck_article_version_got"), f"got IN ({GOT})")
        batch.create_foreign_key(op.f("fk_article_version_raw_sha256_archive"), "archive", ["raw_sha256"], ["sha256"])
    _current()
    for name in ("raw_sha256", "reading_key"):
        op.create_index(op.f(f"ix_article_version_{name}"), "article_version", [name])
    with op.batch_alter_table("article_version") as batch:
        for name in VERSION_JSON:
            batch.alter_column(name, server_default=None, existing_type=sa.Text(), existing_nullable=False)
    with op.batch_alter_table("source", recreate="always") as batch:
        batch.add_column(sa.Column("label", sa.String()))
        batch.add_column(sa.Column("kind", sa.String(length=32)))
        batch.add_column(sa.Column("owner", sa.String()))
        batch.add_column(sa.Column("country", sa.String()))
        batch.add_column(sa.Column("notes", sa.Text()))
        batch.add_column(sa.Column("merged_into_id", sa.Integer()))
        batch.create_check_constraint(op.f("ck_source_kind"), f"kind IN ({KINDS})")
        batch.create_check_constraint(op.f("ck_source_merged_into"), "merged_into_id <> id")
        batch.create_foreign_key(op.f("fk_source_merged_into_id_source"), "source", ["merged_into_id"], ["id"])
    op.create_index(op.f("ix_source_merged_into_id"), "source", ["merged_into_id"])
    _views(NAMED)
    op.create_table(
        "watch",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("checked", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True)),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("etag", sa.String()),
        sa.Column("last_modified", sa.String()),
        sa.CheckConstraint("outcome IN ('unchanged', 'changed', 'gone', 'failed')", name=op.f("ck_watch_outcome")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_watch_article_id_article")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_watch")),
    )
    op.create_index(op.f("ix_watch_due"), "watch", ["due"])
    _verbs(VERBS_AFTER)
    _events(EVENTS_AFTER)


def downgrade() -> None:
    if (
        op.get_bind().exec_driver_sql("SELECT 1 FROM event WHERE kind IN ('source', 'import') LIMIT 1").first()
        is not None
    ):
        raise LedgerError(
            "events tell of sources or imports, which revision 0008 cannot read",
            mend="Restore the backup that was made before the upgrade.",
        )
    _views({after: before for before, after in NAMED.items()})
    op.drop_table("watch")
    op.drop_index(op.f("ix_source_merged_into_id"), table_name="source")
    with op.batch_alter_table("source", recreate="always") as batch:
        batch.drop_constraint(op.f("fk_source_merged_into_id_source"), type_="foreignkey")
        for name in ("kind", "merged_into"):
            batch.drop_constraint(op.f(f"ck_source_{name}"), type_="check")
        for name in ("merged_into_id", "notes", "country", "owner", "kind", "label"):
            batch.drop_column(name)
    for name in ("raw_sha256", "reading_key"):
        op.drop_index(op.f(f"ix_article_version_{name}"), table_name="article_version")
    op.drop_index("ix_article_version_current", table_name="article_version")
    with op.batch_alter_table("article_version", recreate="always") as batch:
        batch.drop_constraint(op.f("fk_article_version_raw_sha256_archive"), type_="foreignkey")
        batch.drop_constraint(op.f("ck_article_version_got"), type_="check")
        for name in ("got", *VERSION_TEXTS, *VERSION_JSON):
            batch.drop_column(name)
        batch.add_column(sa.Column("raw", sa.LargeBinary(), nullable=False, server_default=""))
    _unpack()
    with op.batch_alter_table("article_version") as batch:
        batch.alter_column("raw", server_default=None, existing_type=sa.LargeBinary(), existing_nullable=False)
    _current()
    _verbs(VERBS_BEFORE)
    _events(EVENTS_BEFORE)


def _pack() -> None:
    """Moves the bytes of versions into the archive, one at a time."""
    bind = op.get_bind()
    rows = bind.exec_driver_sql("SELECT id FROM article_version ORDER BY id").scalars().all()
    for row in rows:
        sha256, raw, retrieved = bind.exec_driver_sql(
            "SELECT raw_sha256, raw, retrieved FROM article_version WHERE id = ?", (row,)
        ).one()
        bind.exec_driver_sql(
            "INSERT INTO archive (sha256, media_type, size, body, retrieved) SELECT ?, NULL, ?, ?, ? "
            "WHERE NOT EXISTS (SELECT 1 FROM archive WHERE sha256 = ?)",
            (sha256, len(raw), zlib.compress(raw), retrieved, sha256),
        )


def _unpack() -> None:
    """Puts the bytes of versions back beside their texts; copies that nothing else speaks of go."""
    bind = op.get_bind()
    rows = bind.exec_driver_sql("SELECT id, raw_sha256 FROM article_version ORDER BY id").all()
    for row, sha256 in rows:
        body = bind.exec_driver_sql("SELECT body FROM archive WHERE sha256 = ?", (sha256,)).scalar_one()
        bind.exec_driver_sql("UPDATE article_version SET raw = ? WHERE id = ?", (zlib.decompress(body), row))
    op.execute("DROP TRIGGER archive_stays")
    op.execute("DELETE FROM archive WHERE sha256 NOT IN (SELECT archived FROM evidence WHERE archived IS NOT NULL)")
    op.execute(
        "CREATE TRIGGER archive_stays BEFORE DELETE ON archive BEGIN SELECT RAISE(ABORT, 'copies are never deleted'); END"
    )


def _views(words: Mapping[str, str]) -> None:
    """Makes the views that name sources anew, with other words in place of some."""
    bind = op.get_bind()
    for name in VIEWS:
        said = bind.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE type = 'view' AND name = ?", (name,)
        ).scalar_one()
        for before, after in words.items():
            said = said.replace(before, after)
        op.execute(f"DROP VIEW {name}")
        op.execute(said)


def _current() -> None:
    op.create_index(
        "ix_article_version_current", "article_version", ["article_id"], unique=True, sqlite_where=sa.text("is_current")
    )


def _verbs(verbs: str) -> None:
    with op.batch_alter_table("run", recreate="always") as batch:
        batch.drop_constraint(op.f("ck_run_verb"), type_="check")
        batch.create_check_constraint(op.f("ck_run_verb"), f"verb IN ({verbs})")


def _events(kinds: str) -> None:
    """Makes the table of events anew for these kinds, with the triggers that it has: a table that is rebuilt loses them."""
    bind = op.get_bind()
    triggers = bind.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'")
    kept = triggers.scalars().all()
    with op.batch_alter_table("event", recreate="always") as batch:
        batch.drop_constraint(op.f("ck_event_kind"), type_="check")
        batch.create_check_constraint(op.f("ck_event_kind"), f"kind IN ({kinds})")
    for trigger in kept:
        bind.exec_driver_sql(trigger)
