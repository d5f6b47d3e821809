"""The first tables and views: articles and their versions, claims and their anchors, names, series, discrepancies.

Types are plain ``sa.`` and the closed lists are written out: a migration says what the tables were, whatever the program has become.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "entity",
    "run",
    "series",
    "source",
    "alias",
    "article",
    "discrepancy",
    "article_version",
    "discrepancy_side",
    "claim",
    "claim_anchor",
    "discrepancy_claim",
)
"""Parents before children."""

VIEWS = {
    "v_claims": """
        SELECT 'C' || claim.id AS claim, 'A' || article.id AS article, source.name AS source, version.published AS published,
               version.title AS title, claim.kind AS kind, claim.form AS form, claim.quote AS quote, claim.value_text AS value_text,
               claim.comparator AS comparator, claim.value AS value, claim.value_high AS value_high, claim.unit AS unit,
               claim.subject AS subject, claim.metric AS metric, claim.scope AS scope, claim.as_of AS as_of,
               claim.as_of_basis AS as_of_basis, claim.attribution AS attribution, claim.modality AS modality,
               claim.extent AS extent, claim.actor AS actor, claim.action AS action, claim.object AS object, claim.stage AS stage,
               claim.status AS status,
               CASE WHEN EXISTS (
                   SELECT 1 FROM discrepancy_claim AS link JOIN discrepancy ON discrepancy.id = link.discrepancy_id
                   WHERE link.claim_id = claim.id AND discrepancy.state IN ('open', 'reopened')
               ) THEN 'yes' ELSE 'no' END AS disputed,
               'S' || claim.series_id AS series, version.address AS address, claim.rule AS rule
        FROM claim
        JOIN article ON article.id = claim.article_id
        JOIN article_version AS version ON version.id = claim.version_id
        LEFT JOIN source ON source.id = article.source_id
        WHERE claim.retired IS NULL
        ORDER BY claim.article_id, claim.quote_start, claim.id
    """,
    "v_series": """
        SELECT 'S' || series.id AS series, series.subject AS subject, series.metric AS metric, series.scope AS scope,
               series.basis AS basis, series.modality AS modality, series.dimension AS dimension, series.occurrence AS occurrence,
               claim.as_of AS as_of, claim.value_text AS value_text, claim.comparator AS comparator, claim.value AS value,
               claim.unit AS unit, 'C' || claim.id AS claim, claim.quote AS quote, 'A' || claim.article_id AS article,
               source.name AS source, version.published AS published
        FROM series
        JOIN claim ON claim.series_id = series.id
        JOIN article ON article.id = claim.article_id
        JOIN article_version AS version ON version.id = claim.version_id
        LEFT JOIN source ON source.id = article.source_id
        WHERE series.current AND claim.retired IS NULL
        ORDER BY series.id, claim.as_of, version.published, claim.id
    """,
    "v_discrepancies": """
        SELECT 'D' || discrepancy.id AS discrepancy, discrepancy.state AS state, discrepancy.severity AS severity,
               discrepancy.kind AS kind,
               replace(replace(replace(replace(discrepancy.also, '[]', ''), '["', ''), '"]', ''), '","', ', ') AS also,
               discrepancy.score AS score, discrepancy.subject AS subject,
               discrepancy.metric AS metric, side.side + 1 AS side, side.value AS side_value, side.as_of AS side_as_of,
               side.working AS working, 'C' || claim.id AS claim, claim.comparator AS comparator,
               claim.value_text AS value_text, claim.quote AS quote,
               'A' || claim.article_id AS article, source.name AS source, version.published AS published,
               discrepancy.explanation AS explanation, discrepancy.resolution AS resolution
        FROM discrepancy
        JOIN discrepancy_side AS side ON side.discrepancy_id = discrepancy.id
        LEFT JOIN discrepancy_claim AS link ON link.discrepancy_id = side.discrepancy_id AND link.side = side.side
        LEFT JOIN claim ON claim.id = link.claim_id
        LEFT JOIN article ON article.id = claim.article_id
        LEFT JOIN article_version AS version ON version.id = claim.version_id
        LEFT JOIN source ON source.id = article.source_id
        ORDER BY discrepancy.id, side.side, link.position
    """,
    "v_open": """
        SELECT discrepancy, severity, kind, also, subject, metric, side, comparator, value_text, side_as_of AS as_of, working,
               source, published, quote, claim, article, explanation
        FROM v_discrepancies
        WHERE state IN ('open', 'reopened')
        ORDER BY severity DESC, score DESC, discrepancy, side, published, claim
    """,
}
"""What people read: current claims, series through time, each side of each discrepancy with its words, what is still open."""


def required(kind: sa.types.TypeEngine[object], *names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, kind, nullable=False) for name in names]


def optional(kind: sa.types.TypeEngine[object], *names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, kind, nullable=True) for name in names]


def upgrade() -> None:
    create_entity()
    create_run()
    create_series()
    create_source()
    create_alias()
    create_article()
    create_discrepancy()
    create_article_version()
    create_discrepancy_side()
    create_claim()
    create_claim_anchor()
    create_discrepancy_claim()
    for name, select in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {select}")


def downgrade() -> None:
    for name in reversed(VIEWS):
        op.execute(f"DROP VIEW {name}")
    for name in reversed(TABLES):
        op.drop_table(name)


def create_entity() -> None:
    op.create_table(
        "entity",
        *required(sa.Integer(), "id"),
        *required(sa.String(), "key", "role", "name"),
        *required(sa.Boolean(), "current"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity")),
        sa.UniqueConstraint("key", name=op.f("uq_entity_key")),
    )
    op.create_index(op.f("ix_entity_role"), "entity", ["role"])


def create_run() -> None:
    op.create_table(
        "run",
        *required(sa.Integer(), "id"),
        *required(sa.String(), "verb"),
        *required(sa.DateTime(timezone=True), "started"),
        *required(sa.String(), "version"),
        *optional(sa.String(), "rules"),
        *required(sa.Boolean(), "completed"),
        *required(sa.Integer(), "articles", "claims", "discrepancies"),
        *required(sa.Text(), "notes"),
        sa.CheckConstraint("verb IN ('ingest', 'extract', 'match')", name=op.f("ck_run_verb")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )


def create_series() -> None:
    op.create_table(
        "series",
        *required(sa.Integer(), "id"),
        *required(sa.String(), "key"),
        *optional(sa.String(), "subject", "metric", "scope", "basis", "modality"),
        *required(sa.String(), "dimension"),
        *optional(sa.String(), "unit", "occurrence"),
        *required(sa.Boolean(), "current"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("key", name=op.f("uq_series_key")),
    )


def create_source() -> None:
    op.create_table(
        "source",
        *required(sa.Integer(), "id"),
        *required(sa.String(), "name"),
        *required(sa.DateTime(timezone=True), "recorded"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("name", name=op.f("uq_source_name")),
    )


def create_alias() -> None:
    op.create_table(
        "alias",
        *required(sa.Integer(), "id", "entity_id"),
        *required(sa.String(), "name", "origin"),
        *required(sa.Boolean(), "current"),
        sa.CheckConstraint("origin IN ('article', 'reviewer')", name=op.f("ck_alias_origin")),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_alias_entity_id_entity"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias")),
        sa.UniqueConstraint("entity_id", "name", name=op.f("uq_alias_entity_id_name")),
    )
    op.create_index(op.f("ix_alias_name"), "alias", ["name"])


def create_article() -> None:
    op.create_table(
        "article",
        *required(sa.Integer(), "id"),
        *required(sa.String(), "key"),
        *optional(sa.Integer(), "source_id"),
        *optional(sa.String(), "address"),
        *required(sa.DateTime(timezone=True), "recorded"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_article_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("key", name=op.f("uq_article_key")),
    )
    op.create_index(op.f("ix_article_address"), "article", ["address"])
    op.create_index(op.f("ix_article_source_id"), "article", ["source_id"])


def create_discrepancy() -> None:
    op.create_table(
        "discrepancy",
        *required(sa.Integer(), "id"),
        *required(sa.String(), "key"),
        *required(sa.String(length=32), "kind"),
        *required(sa.Text(), "also"),
        *required(sa.Integer(), "severity"),
        *required(sa.Double(), "score"),
        *optional(sa.String(), "subject", "metric", "unit"),
        *required(sa.Text(), "signals", "explanation"),
        *required(sa.String(length=32), "state"),
        *optional(sa.String(length=32), "former_state"),
        *optional(sa.String(), "resolution"),
        *required(sa.Integer(), "run_id"),
        *required(sa.DateTime(timezone=True), "recorded"),
        sa.CheckConstraint("(state = 'stale') = (former_state IS NOT NULL)", name=op.f("ck_discrepancy_stale")),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_discrepancy_score")),
        sa.CheckConstraint("severity BETWEEN 1 AND 5", name=op.f("ck_discrepancy_severity")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_discrepancy_run_id_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discrepancy")),
        sa.CheckConstraint(
            "kind IN ('contradiction', 'update', 'restatement', 'definition', 'scope', 'basis', 'modality', 'rounding', 'scale', 'unit', 'digits', 'arithmetic', 'trend', 'dating', 'policy', 'identity')",
            name=op.f("ck_discrepancy_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('open', 'resolved', 'waiting', 'reopened', 'stale', 'settled')",
            name=op.f("ck_discrepancy_state"),
        ),
        sa.CheckConstraint(
            "former_state IN ('open', 'resolved', 'waiting', 'reopened', 'stale', 'settled')",
            name=op.f("ck_discrepancy_former_state"),
        ),
    )
    op.create_index(op.f("ix_discrepancy_key"), "discrepancy", ["key"])
    op.create_index(op.f("ix_discrepancy_run_id"), "discrepancy", ["run_id"])
    op.create_index(op.f("ix_discrepancy_state"), "discrepancy", ["state"])


def create_article_version() -> None:
    op.create_table(
        "article_version",
        *required(sa.Integer(), "id", "article_id", "number"),
        *required(sa.Boolean(), "is_current"),
        *required(sa.Integer(), "run_id"),
        *optional(sa.String(), "title", "address"),
        *optional(sa.Date(), "published", "modified"),
        *required(sa.DateTime(timezone=True), "retrieved"),
        *optional(sa.String(), "genre"),
        *required(sa.String(), "language"),
        *optional(sa.Boolean(), "machine_translated"),
        *required(sa.String(), "text_sha256", "raw_sha256"),
        *required(sa.Text(), "text"),
        *required(sa.LargeBinary(), "raw"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_article_version_number")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_version_article_id_article")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_article_version_run_id_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_version")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_article_version_article_id_number")),
    )
    op.create_index(
        "ix_article_version_current",
        "article_version",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_index(op.f("ix_article_version_run_id"), "article_version", ["run_id"])
    op.create_index(op.f("ix_article_version_text_sha256"), "article_version", ["text_sha256"])


def create_discrepancy_side() -> None:
    op.create_table(
        "discrepancy_side",
        *required(sa.Integer(), "discrepancy_id", "side"),
        *optional(sa.Text(), "value"),
        *optional(sa.Double(), "value_approx"),
        *optional(sa.Text(), "value_high", "low", "high"),
        *optional(sa.String(), "as_of"),
        *required(sa.Integer(), "voices"),
        *optional(sa.Text(), "working"),
        sa.ForeignKeyConstraint(
            ["discrepancy_id"],
            ["discrepancy.id"],
            name=op.f("fk_discrepancy_side_discrepancy_id_discrepancy"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("discrepancy_id", "side", name=op.f("pk_discrepancy_side")),
    )


def create_claim() -> None:
    op.create_table(
        "claim",
        *required(sa.Integer(), "id"),
        *required(sa.String(), "key"),
        *required(sa.Integer(), "article_id", "version_id", "run_id"),
        *optional(sa.Integer(), "series_id", "subject_id", "metric_id"),
        *required(sa.String(length=32), "kind"),
        *optional(sa.String(length=32), "form"),
        *required(sa.String(length=32), "status"),
        *required(sa.Text(), "quote"),
        *required(sa.Integer(), "quote_start", "quote_end", "context_start", "context_end"),
        *optional(sa.String(), "value_text"),
        *optional(sa.Integer(), "value_start", "value_end"),
        *optional(sa.Text(), "value"),
        *optional(sa.Double(), "value_approx"),
        *optional(sa.Text(), "value_high"),
        *optional(sa.Integer(), "place"),
        *optional(sa.String(length=32), "comparator", "direction"),
        *optional(sa.Text(), "change_from"),
        *optional(
            sa.String(),
            "unit",
            "unit_code",
            "per",
            "counted",
            "subject",
            "metric",
            "scope",
            "share_of",
            "predicate",
            "occurrence",
            "as_of",
        ),
        *required(sa.String(length=32), "as_of_basis"),
        *optional(sa.String(), "attribution"),
        *optional(sa.String(length=32), "modality", "extent"),
        *optional(sa.String(), "actor", "action", "object", "instrument", "jurisdiction"),
        *optional(sa.String(length=32), "stage"),
        *optional(sa.String(), "effective"),
        *required(sa.Text(), "links"),
        *required(sa.String(), "rule"),
        *required(sa.DateTime(timezone=True), "recorded"),
        *optional(sa.DateTime(timezone=True), "retired"),
        *optional(sa.Integer(), "replaces_id"),
        sa.CheckConstraint(
            "kind <> 'numeric' OR (value IS NOT NULL AND value_start IS NOT NULL AND form IS NOT NULL)",
            name=op.f("ck_claim_numeric_value"),
        ),
        sa.CheckConstraint(
            "(value_start IS NULL AND value_end IS NULL) OR (quote_start <= value_start AND value_start < value_end AND value_end <= quote_end)",
            name=op.f("ck_claim_value_span"),
        ),
        sa.CheckConstraint("0 <= context_start AND context_start <= quote_start", name=op.f("ck_claim_context_start")),
        sa.CheckConstraint("quote_start < quote_end AND quote_end <= context_end", name=op.f("ck_claim_quote_span")),
        sa.CheckConstraint("replaces_id <> id", name=op.f("ck_claim_replaces")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_claim_article_id_article")),
        sa.ForeignKeyConstraint(["metric_id"], ["entity.id"], name=op.f("fk_claim_metric_id_entity")),
        sa.ForeignKeyConstraint(["replaces_id"], ["claim.id"], name=op.f("fk_claim_replaces_id_claim")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_claim_run_id_run")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_claim_series_id_series")),
        sa.ForeignKeyConstraint(["subject_id"], ["entity.id"], name=op.f("fk_claim_subject_id_entity")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.id"], name=op.f("fk_claim_version_id_article_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.CheckConstraint("kind IN ('numeric', 'policy')", name=op.f("ck_claim_kind")),
        sa.CheckConstraint(
            "form IN ('level', 'change', 'share', 'rate', 'rank', 'duration')", name=op.f("ck_claim_form")
        ),
        sa.CheckConstraint(
            "status IN ('unverified', 'verified', 'refuted', 'outdated', 'unverifiable', 'withdrawn')",
            name=op.f("ck_claim_status"),
        ),
        sa.CheckConstraint(
            "comparator IN ('exact', 'approx', 'more_than', 'at_least', 'less_than', 'at_most', 'range')",
            name=op.f("ck_claim_comparator"),
        ),
        sa.CheckConstraint("direction IN ('up', 'down')", name=op.f("ck_claim_direction")),
        sa.CheckConstraint(
            "as_of_basis IN ('stated', 'inferred', 'published', 'unknown')", name=op.f("ck_claim_as_of_basis")
        ),
        sa.CheckConstraint(
            "modality IN ('actual', 'plan', 'target', 'estimate', 'feared', 'preliminary')",
            name=op.f("ck_claim_modality"),
        ),
        sa.CheckConstraint(
            "extent IN ('whole', 'part', 'increment', 'cumulative', 'one_period')", name=op.f("ck_claim_extent")
        ),
        sa.CheckConstraint(
            "stage IN ('proposed', 'planned', 'announced', 'approved', 'in_force', 'completed', 'reported')",
            name=op.f("ck_claim_stage"),
        ),
    )
    op.create_index(op.f("ix_claim_article_id"), "claim", ["article_id"])
    op.create_index(op.f("ix_claim_key"), "claim", ["key"])
    op.create_index(op.f("ix_claim_metric_id"), "claim", ["metric_id"])
    op.create_index(op.f("ix_claim_series_id"), "claim", ["series_id"])
    op.create_index(op.f("ix_claim_subject_id"), "claim", ["subject_id"])
    op.create_index(op.f("ix_claim_version_id"), "claim", ["version_id"])


def create_claim_anchor() -> None:
    op.create_table(
        "claim_anchor",
        *required(sa.Integer(), "claim_id", "version_id"),
        *optional(sa.String(), "key"),
        *optional(sa.Integer(), "quote_start", "quote_end"),
        *required(sa.Text(), "prefix", "suffix"),
        *required(sa.String(length=32), "fit"),
        sa.CheckConstraint(
            "(fit = 'orphaned' AND quote_start IS NULL AND quote_end IS NULL) OR (fit <> 'orphaned' AND 0 <= quote_start AND quote_start < quote_end)",
            name=op.f("ck_claim_anchor_span"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_anchor_claim_id_claim"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.id"], name=op.f("fk_claim_anchor_version_id_article_version")
        ),
        sa.PrimaryKeyConstraint("claim_id", "version_id", name=op.f("pk_claim_anchor")),
        sa.CheckConstraint("fit IN ('exact', 'moved', 'changed', 'orphaned')", name=op.f("ck_claim_anchor_fit")),
    )
    op.create_index(op.f("ix_claim_anchor_key"), "claim_anchor", ["key"])
    op.create_index(op.f("ix_claim_anchor_version_id"), "claim_anchor", ["version_id"])


def create_discrepancy_claim() -> None:
    op.create_table(
        "discrepancy_claim",
        *required(sa.Integer(), "discrepancy_id", "side", "position", "claim_id"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_discrepancy_claim_claim_id_claim")),
        sa.ForeignKeyConstraint(
            ["discrepancy_id", "side"],
            ["discrepancy_side.discrepancy_id", "discrepancy_side.side"],
            name=op.f("fk_discrepancy_claim_discrepancy_id_side_discrepancy_side"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("discrepancy_id", "side", "position", name=op.f("pk_discrepancy_claim")),
    )
    op.create_index(op.f("ix_discrepancy_claim_claim_id"), "discrepancy_claim", ["claim_id"])
