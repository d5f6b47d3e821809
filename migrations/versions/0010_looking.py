"""Full-text search over the words of claims, and views that answer the common questions in one select."""

from alembic import op

from factcheck.store.engine import driver_of
from factcheck.store.search_index import check_module

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WORDS = ("quote", "subject", "metric", "actor", "object", "title")
"""The columns of the index: what is searched."""

_OF_CLAIM = WORDS[:-1]


def _values(row: str) -> str:
    """The words of a claim in a trigger; the title is that of the version that its quote stands in."""
    own = ", ".join(f"{row}.{name}" for name in _OF_CLAIM)
    return f"{row}.id, {own}, (SELECT title FROM article_version WHERE id = {row}.version_id)"


_COLUMNS = f"rowid, {', '.join(WORDS)}"
_FORGET = f"INSERT INTO claim_search (claim_search, {_COLUMNS}) VALUES ('delete', {_values('OLD')})"
_LEARN = f"INSERT INTO claim_search ({_COLUMNS}) VALUES ({_values('NEW')})"
_OF_TITLE = ", ".join(f"claim.{name}" for name in _OF_CLAIM)

SEARCH = (
    f"""
    CREATE VIEW claim_words AS
        SELECT claim.id AS id, {_OF_TITLE}, version.title AS title
        FROM claim JOIN article_version AS version ON version.id = claim.version_id
    """,
    f"""
    CREATE VIRTUAL TABLE claim_search USING fts5(
        {", ".join(WORDS)}, content='claim_words', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    f"""
    CREATE TRIGGER claim_search_new AFTER INSERT ON claim
    BEGIN {_LEARN}; END
    """,
    f"""
    CREATE TRIGGER claim_search_gone AFTER DELETE ON claim
    BEGIN {_FORGET}; END
    """,
    f"""
    CREATE TRIGGER claim_search_changed AFTER UPDATE OF id, version_id, {", ".join(_OF_CLAIM)} ON claim
    BEGIN {_FORGET}; {_LEARN}; END
    """,
    f"""
    CREATE TRIGGER claim_search_titled AFTER UPDATE OF title ON article_version WHEN NEW.title IS NOT OLD.title
    BEGIN
        INSERT INTO claim_search (claim_search, {_COLUMNS})
            SELECT 'delete', claim.id, {_OF_TITLE}, OLD.title FROM claim WHERE claim.version_id = OLD.id;
        INSERT INTO claim_search ({_COLUMNS})
            SELECT claim.id, {_OF_TITLE}, NEW.title FROM claim WHERE claim.version_id = OLD.id;
    END
    """,
    "INSERT INTO claim_search (claim_search) VALUES ('rebuild')",
)
"""The index has no copy of the words: it reads them in ``claim_words``, and the triggers tell it what changed there. Stems are those of English ("platforms" finds
"platform"); capitals and accents are one.
"""

SOURCE = "coalesce(head.label, head.name, source.label, source.name)"
OF_SOURCE = """LEFT JOIN source ON source.id = article.source_id
        LEFT JOIN source AS head ON head.id = source.merged_into_id"""
"""The name that a source has now."""

DISPUTED = """EXISTS (
                   SELECT 1 FROM discrepancy_claim AS link JOIN discrepancy ON discrepancy.id = link.discrepancy_id
                   WHERE link.claim_id = claim.id AND discrepancy.state IN ('open', 'reopened')
               )"""
STANDS = "decision.ended IS NULL AND decision.second_of_id IS NULL"

ALSO = "replace(replace(replace(replace(discrepancy.also, '[]', ''), '[\"', ''), '\"]', ''), '\",\"', ', ')"

TRANSLATED = "CASE version.machine_translated WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END"

FIGURE = """CASE claim.comparator WHEN 'more_than' THEN '>' WHEN 'less_than' THEN '<' WHEN 'at_least' THEN '>='
                   WHEN 'at_most' THEN '<=' WHEN 'approx' THEN '~' ELSE '' END || claim.value_text"""


def _day(column: str) -> str:
    """A time of the ledger, to the second."""
    return f"substr({column}, 1, 19)"


def _listed(words: str, source: str) -> str:
    """The words of several rows in one cell, in order."""
    return f"(SELECT group_concat(word, ', ') FROM (SELECT {words} AS word {source}))"


_ON_SIDE = "FROM discrepancy_claim AS link WHERE link.discrepancy_id = side.discrepancy_id AND link.side = side.side"
_SOURCES_OF = f"""FROM discrepancy_claim AS link JOIN claim ON claim.id = link.claim_id JOIN article ON article.id = claim.article_id
               {OF_SOURCE}
               WHERE link.discrepancy_id = {{}} ORDER BY 1"""
_STATES = f"""(SELECT coalesce({FIGURE}, claim.quote) FROM discrepancy_claim AS link JOIN claim ON claim.id = link.claim_id
                WHERE link.discrepancy_id = side.discrepancy_id AND link.side = side.side ORDER BY link.position LIMIT 1)"""
_RESULT = "trim(substr(side.working, length(rtrim(side.working, replace(side.working, '=', ''))) + 1))"
"""What a calculation comes to: the words behind its last sign of equality."""

_SIDE = f"CASE WHEN side.working IS NULL THEN coalesce({_STATES}, side.value) ELSE {_RESULT} END"
_READ_SO = """FROM claim WHERE claim.series_id = series.id AND claim.retired IS NULL AND claim.as_of IS reading.as_of
                   AND claim.value IS reading.value AND claim.value_high IS reading.value_high AND claim.comparator IS reading.comparator"""

VIEWS = {
    "v_claims": f"""
        SELECT 'C' || claim.id AS claim, 'A' || article.id AS article, {SOURCE} AS source, version.published AS published,
               version.title AS title, claim.kind AS kind, claim.form AS form, claim.quote AS quote, claim.value_text AS value_text,
               claim.comparator AS comparator, claim.value AS value, claim.value_high AS value_high, claim.value_approx AS value_approx,
               claim.unit AS unit, claim.unit_code AS unit_code, claim.per AS per, claim.counted AS counted,
               claim.direction AS direction, claim.change_from AS change_from,
               claim.subject AS subject, claim.metric AS metric, claim.scope AS scope, claim.share_of AS share_of,
               claim.occurrence AS occurrence, claim.as_of AS as_of,
               claim.as_of_basis AS as_of_basis, claim.attribution AS attribution, claim.modality AS modality,
               claim.extent AS extent, claim.actor AS actor, claim.action AS action, claim.object AS object,
               claim.instrument AS instrument, claim.jurisdiction AS jurisdiction, claim.stage AS stage, claim.effective AS effective,
               claim.status AS status, CASE WHEN {DISPUTED} THEN 'yes' ELSE 'no' END AS disputed,
               'S' || claim.series_id AS series, version.address AS address, claim.rule AS rule, {_day("claim.recorded")} AS recorded, claim.id AS id
        FROM claim
        JOIN article ON article.id = claim.article_id
        JOIN article_version AS version ON version.id = claim.version_id
        {OF_SOURCE}
        WHERE claim.retired IS NULL
        ORDER BY claim.article_id, claim.quote_start, claim.id
    """,
    "v_discrepancies": f"""
        SELECT 'D' || discrepancy.id AS discrepancy, discrepancy.state AS state, discrepancy.severity AS severity,
               discrepancy.kind AS kind, {ALSO} AS also,
               discrepancy.score AS score, discrepancy.subject AS subject,
               discrepancy.metric AS metric, side.side + 1 AS side, side.value AS side_value, side.as_of AS side_as_of,
               side.voices AS voices, side.working AS working, 'C' || claim.id AS claim, claim.comparator AS comparator,
               claim.value_text AS value_text, claim.quote AS quote, claim.status AS status,
               'A' || claim.article_id AS article, {SOURCE} AS source, version.published AS published, version.address AS address,
               discrepancy.explanation AS explanation, discrepancy.resolution AS resolution
        FROM discrepancy
        JOIN discrepancy_side AS side ON side.discrepancy_id = discrepancy.id
        LEFT JOIN discrepancy_claim AS link ON link.discrepancy_id = side.discrepancy_id AND link.side = side.side
        LEFT JOIN claim ON claim.id = link.claim_id
        LEFT JOIN article ON article.id = claim.article_id
        LEFT JOIN article_version AS version ON version.id = claim.version_id
        {OF_SOURCE}
        ORDER BY discrepancy.id, side.side, link.position
    """,
    "v_sides": f"""
        SELECT 'D' || discrepancy.id AS discrepancy, discrepancy.state AS state, discrepancy.severity AS severity,
               discrepancy.kind AS kind, discrepancy.subject AS subject, discrepancy.metric AS metric, side.side + 1 AS side,
               {_SIDE} AS states, side.value AS value, side.value_high AS value_high, side.as_of AS as_of, side.voices AS voices,
               {_listed("'C' || link.claim_id", f"{_ON_SIDE} ORDER BY link.position")} AS claims,
               {_listed(f"DISTINCT {SOURCE}", _SOURCES_OF.format("side.discrepancy_id AND link.side = side.side"))} AS sources,
               side.working AS working
        FROM discrepancy JOIN discrepancy_side AS side ON side.discrepancy_id = discrepancy.id
        ORDER BY discrepancy.id, side.side
    """,
    "v_queue": f"""
        SELECT 'D' || discrepancy.id AS discrepancy, discrepancy.severity AS severity, discrepancy.state AS state,
               discrepancy.kind AS kind, {ALSO} AS also, discrepancy.subject AS subject, discrepancy.metric AS metric,
               (SELECT group_concat(word, ' | ') FROM (
                   SELECT {_SIDE} AS word FROM discrepancy_side AS side WHERE side.discrepancy_id = discrepancy.id ORDER BY side.side
               )) AS sides,
               {_listed(f"DISTINCT {SOURCE}", _SOURCES_OF.format("discrepancy.id"))} AS sources,
               decision.assignee AS waits_for, decision.due AS waits_until, decision.reviewer AS left_by,
               {_day("decision.recorded")} AS left_on, decision.note AS note, discrepancy.explanation AS explanation
        FROM discrepancy
        LEFT JOIN decision ON decision.discrepancy_id = discrepancy.id AND {STANDS}
        WHERE discrepancy.state IN ('open', 'reopened', 'waiting')
        ORDER BY discrepancy.severity DESC, discrepancy.score DESC, discrepancy.id
    """,
    "v_readings": f"""
        SELECT 'S' || series.id AS series, series.subject AS subject, series.metric AS metric, series.scope AS scope,
               series.modality AS modality, reading.as_of AS as_of, reading.comparator AS comparator, reading.value AS value,
               reading.value_high AS value_high, reading.unit AS unit, reading.claims AS claims, reading.articles AS articles,
               {_listed("'C' || claim.id", f"{_READ_SO} ORDER BY claim.id")} AS said_in,
               {_listed(f"DISTINCT {SOURCE}", f"{_READ_SO.replace('FROM claim', f'FROM claim JOIN article ON article.id = claim.article_id {OF_SOURCE}')} ORDER BY 1")} AS sources,
               reading.first AS first_published, reading.last AS last_published
        FROM (
            SELECT claim.series_id AS series_id, claim.as_of AS as_of, claim.comparator AS comparator, claim.value AS value,
                   claim.value_high AS value_high, min(claim.value_approx) AS near, min(claim.unit) AS unit, count(*) AS claims,
                   count(DISTINCT claim.article_id) AS articles, min(version.published) AS first, max(version.published) AS last
            FROM claim JOIN article_version AS version ON version.id = claim.version_id
            WHERE claim.series_id IS NOT NULL AND claim.retired IS NULL
            GROUP BY claim.series_id, claim.as_of, claim.value, claim.value_high, claim.comparator
        ) AS reading
        JOIN series ON series.id = reading.series_id
        WHERE series.current
        ORDER BY series.id, reading.as_of, reading.near, reading.value, reading.comparator
    """,
    "v_articles": f"""
        SELECT 'A' || article.id AS article, {SOURCE} AS source, version.title AS title, version.author AS author,
               version.published AS published, version.modified AS modified, version.address AS address, version.language AS language,
               {TRANSLATED} AS machine_translated, version.genre AS genre,
               (SELECT count(*) FROM article_version AS each WHERE each.article_id = article.id) AS versions,
               (SELECT count(*) FROM claim WHERE claim.article_id = article.id AND claim.retired IS NULL) AS claims,
               (SELECT count(*) FROM claim WHERE claim.article_id = article.id AND claim.retired IS NULL AND {DISPUTED}) AS disputed,
               {_day("version.retrieved")} AS retrieved, {_day("watch.checked")} AS asked_again, watch.outcome AS answer
        FROM article
        JOIN article_version AS version ON version.article_id = article.id AND version.is_current
        {OF_SOURCE}
        LEFT JOIN watch ON watch.article_id = article.id
        ORDER BY article.id
    """,
    "v_versions": f"""
        SELECT 'A' || version.article_id AS article, version.number AS version,
               CASE WHEN version.is_current THEN 'yes' ELSE 'no' END AS current, version.title AS title,
               version.published AS published, version.modified AS modified, {_day("version.retrieved")} AS retrieved,
               (SELECT count(*) FROM claim_anchor WHERE version_id = version.id AND fit = 'exact') AS quotes_exact,
               (SELECT count(*) FROM claim_anchor WHERE version_id = version.id AND fit = 'moved') AS quotes_moved,
               (SELECT count(*) FROM claim_anchor WHERE version_id = version.id AND fit = 'changed') AS quotes_changed,
               (SELECT count(*) FROM claim_anchor WHERE version_id = version.id AND fit = 'orphaned') AS quotes_orphaned,
               length(version.text) AS characters, version.language AS language, {TRANSLATED} AS machine_translated,
               version.address AS address, version.got AS got, version.got_from AS got_from, version.reader AS reader,
               version.text_sha256 AS text_sha256, version.raw_sha256 AS raw_sha256
        FROM article_version AS version
        ORDER BY version.article_id, version.number
    """,
    "v_quotes": """
        SELECT 'C' || anchor.claim_id AS claim, 'A' || version.article_id AS article, version.number AS version,
               CASE WHEN version.is_current THEN 'yes' ELSE 'no' END AS current, version.published AS published, anchor.fit AS fit,
               anchor.quote_start AS start, anchor.quote_end AS "end",
               substr(version.text, anchor.quote_start + 1, anchor.quote_end - anchor.quote_start) AS quote,
               anchor.prefix AS prefix, anchor.suffix AS suffix, 'C' || claim.replaces_id AS replaces,
               CASE WHEN claim.retired IS NULL THEN 'no' ELSE 'yes' END AS retired
        FROM claim_anchor AS anchor
        JOIN claim ON claim.id = anchor.claim_id
        JOIN article_version AS version ON version.id = anchor.version_id
        ORDER BY version.article_id, version.number, anchor.quote_start, anchor.claim_id
    """,
    "v_sources": f"""
        SELECT coalesce(owner.label, owner.name) AS source, owner.kind AS kind, owner.owner AS owner, owner.country AS country,
               {_listed("other.name", "FROM source AS other WHERE other.merged_into_id = owner.id ORDER BY other.name")} AS also_printed,
               count(*) AS articles, coalesce(sum(version.machine_translated), 0) AS machine_translated,
               min(version.published) AS first, max(version.published) AS last,
               coalesce(sum(counted.claims), 0) AS claims, coalesce(sum(counted.disputed), 0) AS disputed,
               coalesce(sum(counted.verified), 0) AS verified, coalesce(sum(counted.refuted), 0) AS refuted,
               coalesce(sum(counted.outdated), 0) AS outdated, owner.notes AS notes
        FROM article
        JOIN article_version AS version ON version.article_id = article.id AND version.is_current
        LEFT JOIN source AS printed ON printed.id = article.source_id
        LEFT JOIN source AS owner ON owner.id = coalesce(printed.merged_into_id, printed.id)
        LEFT JOIN (
            SELECT claim.article_id AS article_id, count(*) AS claims, sum({DISPUTED}) AS disputed,
                   sum(claim.status = 'verified') AS verified, sum(claim.status = 'refuted') AS refuted,
                   sum(claim.status = 'outdated') AS outdated
            FROM claim WHERE claim.retired IS NULL GROUP BY claim.article_id
        ) AS counted ON counted.article_id = article.id
        GROUP BY owner.id
        ORDER BY coalesce(owner.label, owner.name)
    """,
    "v_provenance": f"""
        SELECT 'C' || claim.id AS claim, claim.quote AS quote, claim.value_text AS value_text, claim.status AS status,
               'A' || article.id AS article, {SOURCE} AS source, version.title AS title, version.author AS author,
               version.published AS published, version.address AS address, version.number AS version,
               claim.quote_start AS start, claim.quote_end AS "end", version.text_sha256 AS text_sha256,
               version.got AS got, version.got_from AS got_from, {_day("version.retrieved")} AS retrieved,
               version.raw_sha256 AS raw_sha256, archive.size AS bytes, version.reader AS reader, version.reader_version AS reader_version,
               claim.rule AS rule, run.verb AS run, run.version AS program, run.rules AS rules, {_day("claim.recorded")} AS recorded,
               {_listed("correction.field", "FROM correction WHERE correction.claim_id = claim.id AND correction.ended IS NULL ORDER BY correction.field")} AS corrected,
               {_listed("'R' || decision.id", f"FROM decision_claim AS link JOIN decision ON decision.id = link.decision_id WHERE link.claim_id = claim.id AND {STANDS} ORDER BY decision.id")} AS decisions,
               {_listed("DISTINCT decision.reviewer", f"FROM decision_claim AS link JOIN decision ON decision.id = link.decision_id WHERE link.claim_id = claim.id AND {STANDS} ORDER BY 1")} AS reviewers
        FROM claim
        JOIN article ON article.id = claim.article_id
        JOIN article_version AS version ON version.id = claim.version_id
        JOIN run ON run.id = claim.run_id
        LEFT JOIN archive ON archive.sha256 = version.raw_sha256
        {OF_SOURCE}
        WHERE claim.retired IS NULL
        ORDER BY claim.id
    """,
    "v_evidence": f"""
        SELECT 'E' || evidence.id AS evidence, 'R' || decision.id AS decision, 'D' || decision.discrepancy_id AS discrepancy,
               {_listed("'C' || link.claim_id", "FROM decision_claim AS link WHERE link.decision_id = decision.id ORDER BY link.claim_id")} AS claims,
               evidence.kind AS kind, evidence.role AS role, evidence.text AS text, evidence.locator AS locator,
               evidence.sha256 AS sha256, CASE WHEN evidence.archived IS NULL THEN 'no' ELSE 'yes' END AS copied,
               archive.media_type AS media_type, archive.size AS bytes, {_day("evidence.retrieved")} AS retrieved, evidence.final AS final,
               decision.reviewer AS reviewer, {_day("decision.recorded")} AS recorded, coalesce(decision.ending, 'stands') AS state
        FROM evidence
        JOIN decision ON decision.id = evidence.decision_id
        LEFT JOIN archive ON archive.sha256 = evidence.archived
        ORDER BY evidence.id
    """,
    "v_corrections": f"""
        SELECT 'C' || correction.claim_id AS claim, correction.field AS field, correction.machine AS machine, correction.value AS value,
               correction.note AS note, correction.reviewer AS reviewer, {_day("correction.recorded")} AS recorded,
               CASE WHEN correction.ended IS NULL THEN 'stands' ELSE 'ended' END AS state, claim.quote AS quote
        FROM correction JOIN claim ON claim.id = correction.claim_id
        ORDER BY correction.id
    """,
    "v_names": """
        SELECT DISTINCT entity.role AS role, entity.name AS name, alias.name AS also_called, alias.origin AS origin
        FROM entity JOIN alias ON alias.entity_id = entity.id
        WHERE entity.current AND alias.current
        ORDER BY entity.role, entity.name, alias.name
    """,
}
"""Two that were there say more now; the others are new. A row is for people: numbers as C12, D3, A1, days and times in ISO 8601, sources by the name that they
have now."""

_OF_SOURCE_BEFORE = (
    "LEFT JOIN source ON source.id = article.source_id LEFT JOIN source AS head ON head.id = source.merged_into_id"
)

FORMER = {
    "v_claims": f"""
        SELECT 'C' || claim.id AS claim, 'A' || article.id AS article, {SOURCE} AS source, version.published AS published,
               version.title AS title, claim.kind AS kind, claim.form AS form, claim.quote AS quote, claim.value_text AS value_text,
               claim.comparator AS comparator, claim.value AS value, claim.value_high AS value_high, claim.unit AS unit,
               claim.subject AS subject, claim.metric AS metric, claim.scope AS scope, claim.as_of AS as_of,
               claim.as_of_basis AS as_of_basis, claim.attribution AS attribution, claim.modality AS modality,
               claim.extent AS extent, claim.actor AS actor, claim.action AS action, claim.object AS object, claim.stage AS stage,
               claim.status AS status,
               CASE WHEN {DISPUTED} THEN 'yes' ELSE 'no' END AS disputed,
               'S' || claim.series_id AS series, version.address AS address, claim.rule AS rule
        FROM claim
        JOIN article ON article.id = claim.article_id
        JOIN article_version AS version ON version.id = claim.version_id
        {_OF_SOURCE_BEFORE}
        WHERE claim.retired IS NULL
        ORDER BY claim.article_id, claim.quote_start, claim.id
    """,
    "v_discrepancies": f"""
        SELECT 'D' || discrepancy.id AS discrepancy, discrepancy.state AS state, discrepancy.severity AS severity,
               discrepancy.kind AS kind,
               {ALSO} AS also,
               discrepancy.score AS score, discrepancy.subject AS subject,
               discrepancy.metric AS metric, side.side + 1 AS side, side.value AS side_value, side.as_of AS side_as_of,
               side.working AS working, 'C' || claim.id AS claim, claim.comparator AS comparator,
               claim.value_text AS value_text, claim.quote AS quote,
               'A' || claim.article_id AS article, {SOURCE} AS source, version.published AS published,
               discrepancy.explanation AS explanation, discrepancy.resolution AS resolution
        FROM discrepancy
        JOIN discrepancy_side AS side ON side.discrepancy_id = discrepancy.id
        LEFT JOIN discrepancy_claim AS link ON link.discrepancy_id = side.discrepancy_id AND link.side = side.side
        LEFT JOIN claim ON claim.id = link.claim_id
        LEFT JOIN article ON article.id = claim.article_id
        LEFT JOIN article_version AS version ON version.id = claim.version_id
        {_OF_SOURCE_BEFORE}
        ORDER BY discrepancy.id, side.side, link.position
    """,
}
"""The two as revision 0009 left them."""


def upgrade() -> None:
    execute = op.get_bind().exec_driver_sql
    check_module(driver_of(op.get_bind()))
    for name in FORMER:
        execute(f"DROP VIEW {name}")
    for name, said in VIEWS.items():
        execute(f"CREATE VIEW {name} AS {said}")
    for statement in SEARCH:
        execute(statement.strip())


def downgrade() -> None:
    execute = op.get_bind().exec_driver_sql
    for name in ("new", "gone", "changed", "titled"):
        execute(f"DROP TRIGGER IF EXISTS claim_search_{name}")
    execute("DROP TABLE claim_search")
    execute("DROP VIEW claim_words")
    for name in reversed(VIEWS):
        execute(f"DROP VIEW {name}")
    for name, said in FORMER.items():
        execute(f"CREATE VIEW {name} AS {said}")
