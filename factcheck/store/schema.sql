-- Written by migrations/make_schema.py; change the migrations, not this.
BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE alias (
	id INTEGER NOT NULL, 
	entity_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	current BOOLEAN NOT NULL, 
	CONSTRAINT ck_alias_origin CHECK (origin IN ('article', 'reviewer')), 
	CONSTRAINT fk_alias_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT pk_alias PRIMARY KEY (id), 
	CONSTRAINT uq_alias_entity_id_name UNIQUE (entity_id, name)
);
CREATE TABLE archive (
	sha256 VARCHAR NOT NULL, 
	media_type VARCHAR, 
	size INTEGER NOT NULL, 
	body BLOB NOT NULL, 
	retrieved DATETIME NOT NULL, 
	CONSTRAINT ck_archive_sha256 CHECK (length(sha256) = 64), 
	CONSTRAINT ck_archive_size CHECK (size >= 0), 
	CONSTRAINT pk_archive PRIMARY KEY (sha256)
);
CREATE TABLE article (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	source_id INTEGER, 
	address VARCHAR, 
	recorded DATETIME NOT NULL, 
	CONSTRAINT fk_article_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT pk_article PRIMARY KEY (id), 
	CONSTRAINT uq_article_key UNIQUE ("key")
);
CREATE TABLE "article_version" (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	is_current BOOLEAN NOT NULL, 
	run_id INTEGER NOT NULL, 
	title VARCHAR, 
	address VARCHAR, 
	published DATE, 
	modified DATE, 
	retrieved DATETIME NOT NULL, 
	genre VARCHAR, 
	language VARCHAR NOT NULL, 
	machine_translated BOOLEAN, 
	text_sha256 VARCHAR NOT NULL, 
	raw_sha256 VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	got VARCHAR(32), 
	author VARCHAR, 
	got_from TEXT, 
	charset VARCHAR, 
	etag VARCHAR, 
	last_modified VARCHAR, 
	reader VARCHAR, 
	reader_version VARCHAR, 
	reading_key VARCHAR, 
	found TEXT NOT NULL, 
	blocks TEXT NOT NULL, 
	remarks TEXT NOT NULL, 
	CONSTRAINT ck_article_version_got CHECK (got IN ('file', 'member', 'record', 'fetched', 'given')), 
	CONSTRAINT ck_article_version_number CHECK (number >= 1), 
	CONSTRAINT fk_article_version_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_article_version_raw_sha256_archive FOREIGN KEY(raw_sha256) REFERENCES archive (sha256), 
	CONSTRAINT fk_article_version_run_id_run FOREIGN KEY(run_id) REFERENCES run (id), 
	CONSTRAINT pk_article_version PRIMARY KEY (id), 
	CONSTRAINT uq_article_version_article_id_number UNIQUE (article_id, number)
);
CREATE TABLE "claim" (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	article_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	series_id INTEGER, 
	subject_id INTEGER, 
	metric_id INTEGER, 
	kind VARCHAR(32) NOT NULL, 
	form VARCHAR(32), 
	status VARCHAR(32) NOT NULL, 
	quote TEXT NOT NULL, 
	quote_start INTEGER NOT NULL, 
	quote_end INTEGER NOT NULL, 
	context_start INTEGER NOT NULL, 
	context_end INTEGER NOT NULL, 
	value_text VARCHAR, 
	value_start INTEGER, 
	value_end INTEGER, 
	value TEXT, 
	value_approx DOUBLE, 
	value_high TEXT, 
	place INTEGER, 
	comparator VARCHAR(32), 
	direction VARCHAR(32), 
	change_from TEXT, 
	unit VARCHAR, 
	unit_code VARCHAR, 
	per VARCHAR, 
	counted VARCHAR, 
	subject VARCHAR, 
	metric VARCHAR, 
	scope VARCHAR, 
	share_of VARCHAR, 
	predicate VARCHAR, 
	occurrence VARCHAR, 
	as_of VARCHAR, 
	as_of_basis VARCHAR(32) NOT NULL, 
	attribution VARCHAR, 
	modality VARCHAR(32), 
	extent VARCHAR(32), 
	actor VARCHAR, 
	action VARCHAR, 
	object VARCHAR, 
	instrument VARCHAR, 
	jurisdiction VARCHAR, 
	stage VARCHAR(32), 
	effective VARCHAR, 
	links TEXT NOT NULL, 
	rule VARCHAR NOT NULL, 
	recorded DATETIME NOT NULL, 
	retired DATETIME, 
	replaces_id INTEGER, 
	CONSTRAINT ck_claim_as_of_basis CHECK (as_of_basis IN ('stated', 'inferred', 'published', 'unknown')), 
	CONSTRAINT ck_claim_comparator CHECK (comparator IN ('exact', 'approx', 'more_than', 'at_least', 'less_than', 'at_most', 'range')), 
	CONSTRAINT ck_claim_context_start CHECK (0 <= context_start AND context_start <= quote_start), 
	CONSTRAINT ck_claim_direction CHECK (direction IN ('up', 'down')), 
	CONSTRAINT ck_claim_extent CHECK (extent IN ('whole', 'part', 'increment', 'cumulative', 'one_period')), 
	CONSTRAINT ck_claim_form CHECK (form IN ('level', 'change', 'share', 'rate', 'rank', 'duration')), 
	CONSTRAINT ck_claim_kind CHECK (kind IN ('numeric', 'policy')), 
	CONSTRAINT ck_claim_modality CHECK (modality IN ('actual', 'plan', 'target', 'estimate', 'feared', 'preliminary', 'denied')), 
	CONSTRAINT ck_claim_numeric_value CHECK (kind <> 'numeric' OR (value IS NOT NULL AND value_start IS NOT NULL AND form IS NOT NULL)), 
	CONSTRAINT ck_claim_quote_span CHECK (quote_start < quote_end AND quote_end <= context_end), 
	CONSTRAINT ck_claim_replaces CHECK (replaces_id <> id), 
	CONSTRAINT ck_claim_stage CHECK (stage IN ('proposed', 'planned', 'announced', 'approved', 'in_force', 'completed', 'reported')), 
	CONSTRAINT ck_claim_status CHECK (status IN ('unverified', 'verified', 'refuted', 'outdated', 'unverifiable', 'withdrawn')), 
	CONSTRAINT ck_claim_value_span CHECK ((value_start IS NULL AND value_end IS NULL) OR (quote_start <= value_start AND value_start < value_end AND value_end <= quote_end)), 
	CONSTRAINT fk_claim_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_claim_metric_id_entity FOREIGN KEY(metric_id) REFERENCES entity (id), 
	CONSTRAINT fk_claim_replaces_id_claim FOREIGN KEY(replaces_id) REFERENCES claim (id), 
	CONSTRAINT fk_claim_run_id_run FOREIGN KEY(run_id) REFERENCES run (id), 
	CONSTRAINT fk_claim_series_id_series FOREIGN KEY(series_id) REFERENCES series (id), 
	CONSTRAINT fk_claim_subject_id_entity FOREIGN KEY(subject_id) REFERENCES entity (id), 
	CONSTRAINT fk_claim_version_id_article_version FOREIGN KEY(version_id) REFERENCES article_version (id), 
	CONSTRAINT pk_claim PRIMARY KEY (id)
);
CREATE TABLE claim_anchor (
	claim_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	"key" VARCHAR, 
	quote_start INTEGER, 
	quote_end INTEGER, 
	prefix TEXT NOT NULL, 
	suffix TEXT NOT NULL, 
	fit VARCHAR(32) NOT NULL, 
	CONSTRAINT ck_claim_anchor_fit CHECK (fit IN ('exact', 'moved', 'changed', 'orphaned')), 
	CONSTRAINT ck_claim_anchor_span CHECK ((fit = 'orphaned' AND quote_start IS NULL AND quote_end IS NULL) OR (fit <> 'orphaned' AND 0 <= quote_start AND quote_start < quote_end)), 
	CONSTRAINT fk_claim_anchor_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE, 
	CONSTRAINT fk_claim_anchor_version_id_article_version FOREIGN KEY(version_id) REFERENCES article_version (id), 
	CONSTRAINT pk_claim_anchor PRIMARY KEY (claim_id, version_id)
);
CREATE VIRTUAL TABLE claim_search USING fts5(
        quote, subject, metric, actor, object, title, content='claim_words', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    );
CREATE TABLE correction (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	field VARCHAR NOT NULL, 
	value TEXT, 
	machine TEXT, 
	note TEXT, 
	reviewer VARCHAR NOT NULL, 
	recorded DATETIME NOT NULL, 
	ended DATETIME, 
	CONSTRAINT fk_correction_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT pk_correction PRIMARY KEY (id)
);
CREATE TABLE "decision" (
	id INTEGER NOT NULL, 
	discrepancy_id INTEGER, 
	session_id INTEGER, 
	resolution VARCHAR(32), 
	status VARCHAR(32), 
	side INTEGER, 
	because VARCHAR(32), 
	established VARCHAR, 
	causes TEXT NOT NULL, 
	judged TEXT NOT NULL, 
	note TEXT, 
	reviewer VARCHAR NOT NULL, 
	recorded DATETIME NOT NULL, 
	ended DATETIME, 
	ending VARCHAR(32), 
	assignee VARCHAR, 
	due DATE, 
	batch_id INTEGER, 
	second_of_id INTEGER, 
	agrees BOOLEAN, 
	settles_id INTEGER, 
	CONSTRAINT ck_decision_because CHECK (because IN ('update', 'definition', 'scope', 'basis', 'rounding')), 
	CONSTRAINT ck_decision_discrepancy CHECK ((resolution IS NULL) = (discrepancy_id IS NULL)), 
	CONSTRAINT ck_decision_ended CHECK ((ended IS NULL) = (ending IS NULL)), 
	CONSTRAINT ck_decision_ending CHECK (ending IN ('superseded', 'undone')), 
	CONSTRAINT ck_decision_one_matter CHECK ((resolution IS NULL) <> (status IS NULL)), 
	CONSTRAINT ck_decision_resolution CHECK (resolution IN ('one_right', 'all_right', 'none_right', 'superseded', 'not_comparable', 'same_voice', 'unsure')), 
	CONSTRAINT ck_decision_second CHECK ((second_of_id IS NULL) = (agrees IS NULL)), 
	CONSTRAINT ck_decision_status CHECK (status IN ('unverified', 'verified', 'refuted', 'outdated', 'unverifiable', 'withdrawn')), 
	CONSTRAINT ck_decision_waits CHECK ((assignee IS NULL AND due IS NULL) OR coalesce(resolution, '') = 'unsure'), 
	CONSTRAINT fk_decision_discrepancy_id_discrepancy FOREIGN KEY(discrepancy_id) REFERENCES discrepancy (id), 
	CONSTRAINT fk_decision_second_of_id_decision FOREIGN KEY(second_of_id) REFERENCES decision (id), 
	CONSTRAINT fk_decision_session_id_review_session FOREIGN KEY(session_id) REFERENCES review_session (id), 
	CONSTRAINT fk_decision_settles_id_decision FOREIGN KEY(settles_id) REFERENCES decision (id), 
	CONSTRAINT pk_decision PRIMARY KEY (id)
);
CREATE TABLE decision_claim (
	decision_id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	side INTEGER, 
	"before" VARCHAR(32) NOT NULL, 
	"after" VARCHAR(32) NOT NULL, 
	CONSTRAINT ck_decision_claim_after CHECK ("after" IN ('unverified', 'verified', 'refuted', 'outdated', 'unverifiable', 'withdrawn')), 
	CONSTRAINT ck_decision_claim_before CHECK ("before" IN ('unverified', 'verified', 'refuted', 'outdated', 'unverifiable', 'withdrawn')), 
	CONSTRAINT fk_decision_claim_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_decision_claim_decision_id_decision FOREIGN KEY(decision_id) REFERENCES decision (id), 
	CONSTRAINT pk_decision_claim PRIMARY KEY (decision_id, claim_id)
);
CREATE TABLE "discrepancy" (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	also TEXT NOT NULL, 
	severity INTEGER NOT NULL, 
	score DOUBLE NOT NULL, 
	subject VARCHAR, 
	metric VARCHAR, 
	unit VARCHAR, 
	signals TEXT NOT NULL, 
	explanation TEXT NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	former_state VARCHAR(32), 
	resolution VARCHAR, 
	run_id INTEGER NOT NULL, 
	recorded DATETIME NOT NULL, 
	CONSTRAINT ck_discrepancy_former_state CHECK (former_state IN ('open', 'resolved', 'waiting', 'reopened', 'stale', 'settled')), 
	CONSTRAINT ck_discrepancy_gone CHECK ((state IN ('stale', 'settled')) = (former_state IS NOT NULL)), 
	CONSTRAINT ck_discrepancy_kind CHECK (kind IN ('contradiction', 'update', 'restatement', 'definition', 'scope', 'basis', 'modality', 'rounding', 'scale', 'unit', 'digits', 'arithmetic', 'trend', 'dating', 'policy', 'identity')), 
	CONSTRAINT ck_discrepancy_score CHECK (score BETWEEN 0 AND 1), 
	CONSTRAINT ck_discrepancy_severity CHECK (severity BETWEEN 1 AND 5), 
	CONSTRAINT ck_discrepancy_state CHECK (state IN ('open', 'resolved', 'waiting', 'reopened', 'stale', 'settled')), 
	CONSTRAINT fk_discrepancy_run_id_run FOREIGN KEY(run_id) REFERENCES run (id), 
	CONSTRAINT pk_discrepancy PRIMARY KEY (id)
);
CREATE TABLE discrepancy_claim (
	discrepancy_id INTEGER NOT NULL, 
	side INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	CONSTRAINT fk_discrepancy_claim_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_discrepancy_claim_discrepancy_id_side_discrepancy_side FOREIGN KEY(discrepancy_id, side) REFERENCES discrepancy_side (discrepancy_id, side) ON DELETE CASCADE, 
	CONSTRAINT pk_discrepancy_claim PRIMARY KEY (discrepancy_id, side, position)
);
CREATE TABLE discrepancy_side (
	discrepancy_id INTEGER NOT NULL, 
	side INTEGER NOT NULL, 
	value TEXT, 
	value_approx DOUBLE, 
	value_high TEXT, 
	low TEXT, 
	high TEXT, 
	as_of VARCHAR, 
	voices INTEGER NOT NULL, 
	working TEXT, 
	CONSTRAINT fk_discrepancy_side_discrepancy_id_discrepancy FOREIGN KEY(discrepancy_id) REFERENCES discrepancy (id) ON DELETE CASCADE, 
	CONSTRAINT pk_discrepancy_side PRIMARY KEY (discrepancy_id, side)
);
CREATE TABLE entity (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	current BOOLEAN NOT NULL, 
	CONSTRAINT pk_entity PRIMARY KEY (id), 
	CONSTRAINT uq_entity_key UNIQUE ("key")
);
CREATE TABLE "event" (
	id INTEGER NOT NULL, 
	recorded VARCHAR NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	reviewer VARCHAR, 
	payload TEXT NOT NULL, 
	prev_hash VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT ck_event_kind CHECK (kind IN ('ingest', 'extract', 'match', 'upgrade', 'restore', 'decide', 'undo', 'correct', 'add', 'alias', 'archive', 'source', 'import')), 
	CONSTRAINT pk_event PRIMARY KEY (id)
);
CREATE TABLE "evidence" (
	id INTEGER NOT NULL, 
	decision_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	text TEXT NOT NULL, 
	locator VARCHAR, 
	sha256 VARCHAR, 
	claim_id INTEGER, 
	role VARCHAR(32), 
	archived VARCHAR, 
	retrieved DATETIME, 
	final TEXT, 
	CONSTRAINT ck_evidence_archived CHECK (archived IS NULL OR archived = sha256), 
	CONSTRAINT ck_evidence_kind CHECK (kind IN ('address', 'document', 'claim', 'note')), 
	CONSTRAINT ck_evidence_retrieved CHECK ((archived IS NULL) = (retrieved IS NULL)), 
	CONSTRAINT ck_evidence_role CHECK (role IN ('primary', 'repeater')), 
	CONSTRAINT fk_evidence_archived_archive FOREIGN KEY(archived) REFERENCES archive (sha256), 
	CONSTRAINT fk_evidence_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_evidence_decision_id_decision FOREIGN KEY(decision_id) REFERENCES decision (id), 
	CONSTRAINT pk_evidence PRIMARY KEY (id)
);
CREATE TABLE lease (
	number VARCHAR NOT NULL, 
	reviewer VARCHAR NOT NULL, 
	session_id INTEGER NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT fk_lease_session_id_review_session FOREIGN KEY(session_id) REFERENCES review_session (id), 
	CONSTRAINT pk_lease PRIMARY KEY (number)
);
CREATE TABLE match_edge (
	claim_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	points SMALLINT NOT NULL, 
	CONSTRAINT fk_match_edge_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_match_edge_other_id_claim FOREIGN KEY(other_id) REFERENCES claim (id), 
	CONSTRAINT pk_match_edge PRIMARY KEY (claim_id, other_id)
)
 WITHOUT ROWID;
CREATE TABLE match_index (
	run_id INTEGER NOT NULL, 
	CONSTRAINT fk_match_index_run_id_run FOREIGN KEY(run_id) REFERENCES run (id), 
	CONSTRAINT pk_match_index PRIMARY KEY (run_id)
);
CREATE TABLE match_key (
	"key" BIGINT NOT NULL, 
	claim_id INTEGER NOT NULL, 
	mark SMALLINT NOT NULL, 
	CONSTRAINT fk_match_key_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT pk_match_key PRIMARY KEY ("key", claim_id)
)
 WITHOUT ROWID;
CREATE TABLE name_ruling (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	other VARCHAR NOT NULL, 
	same BOOLEAN NOT NULL, 
	note TEXT, 
	reviewer VARCHAR NOT NULL, 
	recorded DATETIME NOT NULL, 
	ended DATETIME, 
	CONSTRAINT ck_name_ruling_order CHECK (name < other), 
	CONSTRAINT pk_name_ruling PRIMARY KEY (id)
);
CREATE TABLE "review_session" (
	id INTEGER NOT NULL, 
	reviewer VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	started DATETIME NOT NULL, 
	seen DATETIME NOT NULL, 
	ended DATETIME, 
	place VARCHAR, 
	skipped TEXT NOT NULL, 
	decided INTEGER NOT NULL, 
	CONSTRAINT ck_review_session_about CHECK (about IN ('discrepancies', 'claims', 'second')), 
	CONSTRAINT pk_review_session PRIMARY KEY (id)
);
CREATE TABLE "run" (
	id INTEGER NOT NULL, 
	verb VARCHAR NOT NULL, 
	started DATETIME NOT NULL, 
	version VARCHAR NOT NULL, 
	rules VARCHAR, 
	completed BOOLEAN NOT NULL, 
	articles INTEGER NOT NULL, 
	claims INTEGER NOT NULL, 
	discrepancies INTEGER NOT NULL, 
	notes TEXT NOT NULL, 
	CONSTRAINT ck_run_verb CHECK (verb IN ('ingest', 'extract', 'match', 'import')), 
	CONSTRAINT pk_run PRIMARY KEY (id)
);
CREATE TABLE series (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	subject VARCHAR, 
	metric VARCHAR, 
	scope VARCHAR, 
	basis VARCHAR, 
	modality VARCHAR, 
	dimension VARCHAR NOT NULL, 
	unit VARCHAR, 
	occurrence VARCHAR, 
	current BOOLEAN NOT NULL, 
	CONSTRAINT pk_series PRIMARY KEY (id), 
	CONSTRAINT uq_series_key UNIQUE ("key")
);
CREATE TABLE session_step (
	id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	about TEXT NOT NULL, 
	recorded DATETIME NOT NULL, 
	undone DATETIME, 
	CONSTRAINT ck_session_step_kind CHECK (kind IN ('decide', 'rule', 'correct', 'add')), 
	CONSTRAINT fk_session_step_session_id_review_session FOREIGN KEY(session_id) REFERENCES review_session (id), 
	CONSTRAINT pk_session_step PRIMARY KEY (id)
);
CREATE TABLE "source" (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	recorded DATETIME NOT NULL, 
	label VARCHAR, 
	kind VARCHAR(32), 
	owner VARCHAR, 
	country VARCHAR, 
	notes TEXT, 
	merged_into_id INTEGER, 
	CONSTRAINT ck_source_kind CHECK (kind IN ('agency', 'outlet', 'government', 'company', 'research')), 
	CONSTRAINT ck_source_merged_into CHECK (merged_into_id <> id), 
	CONSTRAINT fk_source_merged_into_id_source FOREIGN KEY(merged_into_id) REFERENCES source (id), 
	CONSTRAINT pk_source PRIMARY KEY (id), 
	CONSTRAINT uq_source_name UNIQUE (name)
);
CREATE TABLE watch (
	article_id INTEGER NOT NULL, 
	checked DATETIME NOT NULL, 
	due DATETIME, 
	outcome VARCHAR NOT NULL, 
	failures INTEGER NOT NULL, 
	note TEXT, 
	etag VARCHAR, 
	last_modified VARCHAR, 
	CONSTRAINT ck_watch_outcome CHECK (outcome IN ('unchanged', 'changed', 'gone', 'failed')), 
	CONSTRAINT fk_watch_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT pk_watch PRIMARY KEY (article_id)
);
CREATE INDEX ix_alias_name ON alias (name);
CREATE INDEX ix_article_address ON article (address);
CREATE INDEX ix_article_source_id ON article (source_id);
CREATE UNIQUE INDEX ix_article_version_current ON article_version (article_id) WHERE is_current;
CREATE INDEX ix_article_version_raw_sha256 ON article_version (raw_sha256);
CREATE INDEX ix_article_version_reading_key ON article_version (reading_key);
CREATE INDEX ix_article_version_run_id ON article_version (run_id);
CREATE INDEX ix_article_version_text_sha256 ON article_version (text_sha256);
CREATE INDEX ix_claim_anchor_key ON claim_anchor ("key");
CREATE INDEX ix_claim_anchor_version_id ON claim_anchor (version_id);
CREATE INDEX ix_claim_article_id ON claim (article_id);
CREATE INDEX ix_claim_key ON claim ("key");
CREATE INDEX ix_claim_metric_id ON claim (metric_id);
CREATE INDEX ix_claim_replaces_id ON claim (replaces_id);
CREATE INDEX ix_claim_series_id ON claim (series_id);
CREATE INDEX ix_claim_subject_id ON claim (subject_id);
CREATE INDEX ix_claim_version_id ON claim (version_id);
CREATE INDEX ix_correction_claim_id ON correction (claim_id);
CREATE UNIQUE INDEX ix_correction_standing ON correction (claim_id, field) WHERE ended IS NULL;
CREATE INDEX ix_decision_batch_id ON decision (batch_id);
CREATE INDEX ix_decision_claim_claim_id ON decision_claim (claim_id);
CREATE INDEX ix_decision_discrepancy_id ON decision (discrepancy_id);
CREATE INDEX ix_decision_second_of_id ON decision (second_of_id);
CREATE INDEX ix_decision_session_id ON decision (session_id);
CREATE INDEX ix_discrepancy_claim_claim_id ON discrepancy_claim (claim_id);
CREATE INDEX ix_discrepancy_key ON discrepancy ("key");
CREATE INDEX ix_discrepancy_metric ON discrepancy (metric);
CREATE INDEX ix_discrepancy_run_id ON discrepancy (run_id);
CREATE INDEX ix_discrepancy_state ON discrepancy (state);
CREATE INDEX ix_discrepancy_subject ON discrepancy (subject);
CREATE INDEX ix_entity_role ON entity (role);
CREATE INDEX ix_event_hash ON event (hash);
CREATE INDEX ix_evidence_decision_id ON evidence (decision_id);
CREATE INDEX ix_lease_session_id ON lease (session_id);
CREATE INDEX ix_match_edge_other_id ON match_edge (other_id);
CREATE INDEX ix_match_key_claim_id ON match_key (claim_id);
CREATE UNIQUE INDEX ix_name_ruling_standing ON name_ruling (name, other) WHERE ended IS NULL;
CREATE INDEX ix_review_session_reviewer ON review_session (reviewer);
CREATE INDEX ix_session_step_session_id ON session_step (session_id);
CREATE INDEX ix_source_merged_into_id ON source (merged_into_id);
CREATE INDEX ix_watch_due ON watch (due);
CREATE VIEW claim_words AS
        SELECT claim.id AS id, claim.quote, claim.subject, claim.metric, claim.actor, claim.object, version.title AS title
        FROM claim JOIN article_version AS version ON version.id = claim.version_id;
CREATE VIEW v_articles AS 
        SELECT 'A' || article.id AS article, coalesce(head.label, head.name, source.label, source.name) AS source, version.title AS title, version.author AS author,
               version.published AS published, version.modified AS modified, version.address AS address, version.language AS language,
               CASE version.machine_translated WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS machine_translated, version.genre AS genre,
               (SELECT count(*) FROM article_version AS each WHERE each.article_id = article.id) AS versions,
               (SELECT count(*) FROM claim WHERE claim.article_id = article.id AND claim.retired IS NULL) AS claims,
               (SELECT count(*) FROM claim WHERE claim.article_id = article.id AND claim.retired IS NULL AND EXISTS (
                   SELECT 1 FROM discrepancy_claim AS link JOIN discrepancy ON discrepancy.id = link.discrepancy_id
                   WHERE link.claim_id = claim.id AND discrepancy.state IN ('open', 'reopened')
               )) AS disputed,
               substr(version.retrieved, 1, 19) AS retrieved, substr(watch.checked, 1, 19) AS asked_again, watch.outcome AS answer
        FROM article
        JOIN article_version AS version ON version.article_id = article.id AND version.is_current
        LEFT JOIN source ON source.id = article.source_id
        LEFT JOIN source AS head ON head.id = source.merged_into_id
        LEFT JOIN watch ON watch.article_id = article.id
        ORDER BY article.id;
CREATE VIEW v_claims AS 
        SELECT 'C' || claim.id AS claim, 'A' || article.id AS article, coalesce(head.label, head.name, source.label, source.name) AS source, version.published AS published,
               version.title AS title, claim.kind AS kind, claim.form AS form, claim.quote AS quote, claim.value_text AS value_text,
               claim.comparator AS comparator, claim.value AS value, claim.value_high AS value_high, claim.value_approx AS value_approx,
               claim.unit AS unit, claim.unit_code AS unit_code, claim.per AS per, claim.counted AS counted,
               claim.direction AS direction, claim.change_from AS change_from,
               claim.subject AS subject, claim.metric AS metric, claim.scope AS scope, claim.share_of AS share_of,
               claim.occurrence AS occurrence, claim.as_of AS as_of,
               claim.as_of_basis AS as_of_basis, claim.attribution AS attribution, claim.modality AS modality,
               claim.extent AS extent, claim.actor AS actor, claim.action AS action, claim.object AS object,
               claim.instrument AS instrument, claim.jurisdiction AS jurisdiction, claim.stage AS stage, claim.effective AS effective,
               claim.status AS status, CASE WHEN EXISTS (
                   SELECT 1 FROM discrepancy_claim AS link JOIN discrepancy ON discrepancy.id = link.discrepancy_id
                   WHERE link.claim_id = claim.id AND discrepancy.state IN ('open', 'reopened')
               ) THEN 'yes' ELSE 'no' END AS disputed,
               'S' || claim.series_id AS series, version.address AS address, claim.rule AS rule, substr(claim.recorded, 1, 19) AS recorded, claim.id AS id
        FROM claim
        JOIN article ON article.id = claim.article_id
        JOIN article_version AS version ON version.id = claim.version_id
        LEFT JOIN source ON source.id = article.source_id
        LEFT JOIN source AS head ON head.id = source.merged_into_id
        WHERE claim.retired IS NULL
        ORDER BY claim.article_id, claim.quote_start, claim.id;
CREATE VIEW v_corrections AS 
        SELECT 'C' || correction.claim_id AS claim, correction.field AS field, correction.machine AS machine, correction.value AS value,
               correction.note AS note, correction.reviewer AS reviewer, substr(correction.recorded, 1, 19) AS recorded,
               CASE WHEN correction.ended IS NULL THEN 'stands' ELSE 'ended' END AS state, claim.quote AS quote
        FROM correction JOIN claim ON claim.id = correction.claim_id
        ORDER BY correction.id;
CREATE VIEW v_decisions AS 
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
           coalesce(decision.ending, 'stands') AS state, decision.ended AS ended,
           decision.assignee AS waits_for, decision.due AS waits_until, 'R' || decision.batch_id AS recorded_with,
           'R' || decision.second_of_id AS second_of, decision.agrees AS agrees, 'R' || decision.settles_id AS settles
    FROM decision LEFT JOIN discrepancy ON discrepancy.id = decision.discrepancy_id
    ORDER BY decision.id;
CREATE VIEW v_discrepancies AS 
        SELECT 'D' || discrepancy.id AS discrepancy, discrepancy.state AS state, discrepancy.severity AS severity,
               discrepancy.kind AS kind, replace(replace(replace(replace(discrepancy.also, '[]', ''), '["', ''), '"]', ''), '","', ', ') AS also,
               discrepancy.score AS score, discrepancy.subject AS subject,
               discrepancy.metric AS metric, side.side + 1 AS side, side.value AS side_value, side.as_of AS side_as_of,
               side.voices AS voices, side.working AS working, 'C' || claim.id AS claim, claim.comparator AS comparator,
               claim.value_text AS value_text, claim.quote AS quote, claim.status AS status,
               'A' || claim.article_id AS article, coalesce(head.label, head.name, source.label, source.name) AS source, version.published AS published, version.address AS address,
               discrepancy.explanation AS explanation, discrepancy.resolution AS resolution
        FROM discrepancy
        JOIN discrepancy_side AS side ON side.discrepancy_id = discrepancy.id
        LEFT JOIN discrepancy_claim AS link ON link.discrepancy_id = side.discrepancy_id AND link.side = side.side
        LEFT JOIN claim ON claim.id = link.claim_id
        LEFT JOIN article ON article.id = claim.article_id
        LEFT JOIN article_version AS version ON version.id = claim.version_id
        LEFT JOIN source ON source.id = article.source_id
        LEFT JOIN source AS head ON head.id = source.merged_into_id
        ORDER BY discrepancy.id, side.side, link.position;
CREATE VIEW v_evidence AS 
        SELECT 'E' || evidence.id AS evidence, 'R' || decision.id AS decision, 'D' || decision.discrepancy_id AS discrepancy,
               (SELECT group_concat(word, ', ') FROM (SELECT 'C' || link.claim_id AS word FROM decision_claim AS link WHERE link.decision_id = decision.id ORDER BY link.claim_id)) AS claims,
               evidence.kind AS kind, evidence.role AS role, evidence.text AS text, evidence.locator AS locator,
               evidence.sha256 AS sha256, CASE WHEN evidence.archived IS NULL THEN 'no' ELSE 'yes' END AS copied,
               archive.media_type AS media_type, archive.size AS bytes, substr(evidence.retrieved, 1, 19) AS retrieved, evidence.final AS final,
               decision.reviewer AS reviewer, substr(decision.recorded, 1, 19) AS recorded, coalesce(decision.ending, 'stands') AS state
        FROM evidence
        JOIN decision ON decision.id = evidence.decision_id
        LEFT JOIN archive ON archive.sha256 = evidence.archived
        ORDER BY evidence.id;
CREATE VIEW v_names AS 
        SELECT DISTINCT entity.role AS role, entity.name AS name, alias.name AS also_called, alias.origin AS origin
        FROM entity JOIN alias ON alias.entity_id = entity.id
        WHERE entity.current AND alias.current
        ORDER BY entity.role, entity.name, alias.name;
CREATE VIEW v_open AS 
        SELECT discrepancy, severity, kind, also, subject, metric, side, comparator, value_text, side_as_of AS as_of, working,
               source, published, quote, claim, article, explanation
        FROM v_discrepancies
        WHERE state IN ('open', 'reopened')
        ORDER BY severity DESC, score DESC, discrepancy, side, published, claim;
CREATE VIEW v_provenance AS 
        SELECT 'C' || claim.id AS claim, claim.quote AS quote, claim.value_text AS value_text, claim.status AS status,
               'A' || article.id AS article, coalesce(head.label, head.name, source.label, source.name) AS source, version.title AS title, version.author AS author,
               version.published AS published, version.address AS address, version.number AS version,
               claim.quote_start AS start, claim.quote_end AS "end", version.text_sha256 AS text_sha256,
               version.got AS got, version.got_from AS got_from, substr(version.retrieved, 1, 19) AS retrieved,
               version.raw_sha256 AS raw_sha256, archive.size AS bytes, version.reader AS reader, version.reader_version AS reader_version,
               claim.rule AS rule, run.verb AS run, run.version AS program, run.rules AS rules, substr(claim.recorded, 1, 19) AS recorded,
               (SELECT group_concat(word, ', ') FROM (SELECT correction.field AS word FROM correction WHERE correction.claim_id = claim.id AND correction.ended IS NULL ORDER BY correction.field)) AS corrected,
               (SELECT group_concat(word, ', ') FROM (SELECT 'R' || decision.id AS word FROM decision_claim AS link JOIN decision ON decision.id = link.decision_id WHERE link.claim_id = claim.id AND decision.ended IS NULL AND decision.second_of_id IS NULL ORDER BY decision.id)) AS decisions,
               (SELECT group_concat(word, ', ') FROM (SELECT DISTINCT decision.reviewer AS word FROM decision_claim AS link JOIN decision ON decision.id = link.decision_id WHERE link.claim_id = claim.id AND decision.ended IS NULL AND decision.second_of_id IS NULL ORDER BY 1)) AS reviewers
        FROM claim
        JOIN article ON article.id = claim.article_id
        JOIN article_version AS version ON version.id = claim.version_id
        JOIN run ON run.id = claim.run_id
        LEFT JOIN archive ON archive.sha256 = version.raw_sha256
        LEFT JOIN source ON source.id = article.source_id
        LEFT JOIN source AS head ON head.id = source.merged_into_id
        WHERE claim.retired IS NULL
        ORDER BY claim.id;
CREATE VIEW v_queue AS 
        SELECT 'D' || discrepancy.id AS discrepancy, discrepancy.severity AS severity, discrepancy.state AS state,
               discrepancy.kind AS kind, replace(replace(replace(replace(discrepancy.also, '[]', ''), '["', ''), '"]', ''), '","', ', ') AS also, discrepancy.subject AS subject, discrepancy.metric AS metric,
               (SELECT group_concat(word, ' | ') FROM (
                   SELECT CASE WHEN side.working IS NULL THEN coalesce((SELECT coalesce(CASE claim.comparator WHEN 'more_than' THEN '>' WHEN 'less_than' THEN '<' WHEN 'at_least' THEN '>='
                   WHEN 'at_most' THEN '<=' WHEN 'approx' THEN '~' ELSE '' END || claim.value_text, claim.quote) FROM discrepancy_claim AS link JOIN claim ON claim.id = link.claim_id
                WHERE link.discrepancy_id = side.discrepancy_id AND link.side = side.side ORDER BY link.position LIMIT 1), side.value) ELSE trim(substr(side.working, length(rtrim(side.working, replace(side.working, '=', ''))) + 1)) END AS word FROM discrepancy_side AS side WHERE side.discrepancy_id = discrepancy.id ORDER BY side.side
               )) AS sides,
               (SELECT group_concat(word, ', ') FROM (SELECT DISTINCT coalesce(head.label, head.name, source.label, source.name) AS word FROM discrepancy_claim AS link JOIN claim ON claim.id = link.claim_id JOIN article ON article.id = claim.article_id
               LEFT JOIN source ON source.id = article.source_id
        LEFT JOIN source AS head ON head.id = source.merged_into_id
               WHERE link.discrepancy_id = discrepancy.id ORDER BY 1)) AS sources,
               decision.assignee AS waits_for, decision.due AS waits_until, decision.reviewer AS left_by,
               substr(decision.recorded, 1, 19) AS left_on, decision.note AS note, discrepancy.explanation AS explanation
        FROM discrepancy
        LEFT JOIN decision ON decision.discrepancy_id = discrepancy.id AND decision.ended IS NULL AND decision.second_of_id IS NULL
        WHERE discrepancy.state IN ('open', 'reopened', 'waiting')
        ORDER BY discrepancy.severity DESC, discrepancy.score DESC, discrepancy.id;
CREATE VIEW v_quotes AS 
        SELECT 'C' || anchor.claim_id AS claim, 'A' || version.article_id AS article, version.number AS version,
               CASE WHEN version.is_current THEN 'yes' ELSE 'no' END AS current, version.published AS published, anchor.fit AS fit,
               anchor.quote_start AS start, anchor.quote_end AS "end",
               substr(version.text, anchor.quote_start + 1, anchor.quote_end - anchor.quote_start) AS quote,
               anchor.prefix AS prefix, anchor.suffix AS suffix, 'C' || claim.replaces_id AS replaces,
               CASE WHEN claim.retired IS NULL THEN 'no' ELSE 'yes' END AS retired
        FROM claim_anchor AS anchor
        JOIN claim ON claim.id = anchor.claim_id
        JOIN article_version AS version ON version.id = anchor.version_id
        ORDER BY version.article_id, version.number, anchor.quote_start, anchor.claim_id;
CREATE VIEW v_readings AS 
        SELECT 'S' || series.id AS series, series.subject AS subject, series.metric AS metric, series.scope AS scope,
               series.modality AS modality, reading.as_of AS as_of, reading.comparator AS comparator, reading.value AS value,
               reading.value_high AS value_high, reading.unit AS unit, reading.claims AS claims, reading.articles AS articles,
               (SELECT group_concat(word, ', ') FROM (SELECT 'C' || claim.id AS word FROM claim WHERE claim.series_id = series.id AND claim.retired IS NULL AND claim.as_of IS reading.as_of
                   AND claim.value IS reading.value AND claim.value_high IS reading.value_high AND claim.comparator IS reading.comparator ORDER BY claim.id)) AS said_in,
               (SELECT group_concat(word, ', ') FROM (SELECT DISTINCT coalesce(head.label, head.name, source.label, source.name) AS word FROM claim JOIN article ON article.id = claim.article_id LEFT JOIN source ON source.id = article.source_id
        LEFT JOIN source AS head ON head.id = source.merged_into_id WHERE claim.series_id = series.id AND claim.retired IS NULL AND claim.as_of IS reading.as_of
                   AND claim.value IS reading.value AND claim.value_high IS reading.value_high AND claim.comparator IS reading.comparator ORDER BY 1)) AS sources,
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
        ORDER BY series.id, reading.as_of, reading.near, reading.value, reading.comparator;
CREATE VIEW v_series AS 
        SELECT 'S' || series.id AS series, series.subject AS subject, series.metric AS metric, series.scope AS scope,
               series.basis AS basis, series.modality AS modality, series.dimension AS dimension, series.occurrence AS occurrence,
               claim.as_of AS as_of, claim.value_text AS value_text, claim.comparator AS comparator, claim.value AS value,
               claim.unit AS unit, 'C' || claim.id AS claim, claim.quote AS quote, 'A' || claim.article_id AS article,
               coalesce(head.label, head.name, source.label, source.name) AS source, version.published AS published
        FROM series
        JOIN claim ON claim.series_id = series.id
        JOIN article ON article.id = claim.article_id
        JOIN article_version AS version ON version.id = claim.version_id
        LEFT JOIN source ON source.id = article.source_id LEFT JOIN source AS head ON head.id = source.merged_into_id
        WHERE series.current AND claim.retired IS NULL
        ORDER BY series.id, claim.as_of, version.published, claim.id;
CREATE VIEW v_sides AS 
        SELECT 'D' || discrepancy.id AS discrepancy, discrepancy.state AS state, discrepancy.severity AS severity,
               discrepancy.kind AS kind, discrepancy.subject AS subject, discrepancy.metric AS metric, side.side + 1 AS side,
               CASE WHEN side.working IS NULL THEN coalesce((SELECT coalesce(CASE claim.comparator WHEN 'more_than' THEN '>' WHEN 'less_than' THEN '<' WHEN 'at_least' THEN '>='
                   WHEN 'at_most' THEN '<=' WHEN 'approx' THEN '~' ELSE '' END || claim.value_text, claim.quote) FROM discrepancy_claim AS link JOIN claim ON claim.id = link.claim_id
                WHERE link.discrepancy_id = side.discrepancy_id AND link.side = side.side ORDER BY link.position LIMIT 1), side.value) ELSE trim(substr(side.working, length(rtrim(side.working, replace(side.working, '=', ''))) + 1)) END AS states, side.value AS value, side.value_high AS value_high, side.as_of AS as_of, side.voices AS voices,
               (SELECT group_concat(word, ', ') FROM (SELECT 'C' || link.claim_id AS word FROM discrepancy_claim AS link WHERE link.discrepancy_id = side.discrepancy_id AND link.side = side.side ORDER BY link.position)) AS claims,
               (SELECT group_concat(word, ', ') FROM (SELECT DISTINCT coalesce(head.label, head.name, source.label, source.name) AS word FROM discrepancy_claim AS link JOIN claim ON claim.id = link.claim_id JOIN article ON article.id = claim.article_id
               LEFT JOIN source ON source.id = article.source_id
        LEFT JOIN source AS head ON head.id = source.merged_into_id
               WHERE link.discrepancy_id = side.discrepancy_id AND link.side = side.side ORDER BY 1)) AS sources,
               side.working AS working
        FROM discrepancy JOIN discrepancy_side AS side ON side.discrepancy_id = discrepancy.id
        ORDER BY discrepancy.id, side.side;
CREATE VIEW v_sources AS 
        SELECT coalesce(owner.label, owner.name) AS source, owner.kind AS kind, owner.owner AS owner, owner.country AS country,
               (SELECT group_concat(word, ', ') FROM (SELECT other.name AS word FROM source AS other WHERE other.merged_into_id = owner.id ORDER BY other.name)) AS also_printed,
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
            SELECT claim.article_id AS article_id, count(*) AS claims, sum(EXISTS (
                   SELECT 1 FROM discrepancy_claim AS link JOIN discrepancy ON discrepancy.id = link.discrepancy_id
                   WHERE link.claim_id = claim.id AND discrepancy.state IN ('open', 'reopened')
               )) AS disputed,
                   sum(claim.status = 'verified') AS verified, sum(claim.status = 'refuted') AS refuted,
                   sum(claim.status = 'outdated') AS outdated
            FROM claim WHERE claim.retired IS NULL GROUP BY claim.article_id
        ) AS counted ON counted.article_id = article.id
        GROUP BY owner.id
        ORDER BY coalesce(owner.label, owner.name);
CREATE VIEW v_versions AS 
        SELECT 'A' || version.article_id AS article, version.number AS version,
               CASE WHEN version.is_current THEN 'yes' ELSE 'no' END AS current, version.title AS title,
               version.published AS published, version.modified AS modified, substr(version.retrieved, 1, 19) AS retrieved,
               (SELECT count(*) FROM claim_anchor WHERE version_id = version.id AND fit = 'exact') AS quotes_exact,
               (SELECT count(*) FROM claim_anchor WHERE version_id = version.id AND fit = 'moved') AS quotes_moved,
               (SELECT count(*) FROM claim_anchor WHERE version_id = version.id AND fit = 'changed') AS quotes_changed,
               (SELECT count(*) FROM claim_anchor WHERE version_id = version.id AND fit = 'orphaned') AS quotes_orphaned,
               length(version.text) AS characters, version.language AS language, CASE version.machine_translated WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS machine_translated,
               version.address AS address, version.got AS got, version.got_from AS got_from, version.reader AS reader,
               version.text_sha256 AS text_sha256, version.raw_sha256 AS raw_sha256
        FROM article_version AS version
        ORDER BY version.article_id, version.number;
CREATE TRIGGER archive_kept BEFORE UPDATE ON archive
    BEGIN SELECT RAISE(ABORT, 'copies are never changed'); END;
CREATE TRIGGER archive_new BEFORE INSERT ON archive
    WHEN EXISTS (SELECT 1 FROM archive WHERE sha256 = NEW.sha256 OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'copies are never replaced'); END;
CREATE TRIGGER archive_stays BEFORE DELETE ON archive
    BEGIN SELECT RAISE(ABORT, 'copies are never deleted'); END;
CREATE TRIGGER claim_search_changed AFTER UPDATE OF id, version_id, quote, subject, metric, actor, object ON claim
    BEGIN INSERT INTO claim_search (claim_search, rowid, quote, subject, metric, actor, object, title) VALUES ('delete', OLD.id, OLD.quote, OLD.subject, OLD.metric, OLD.actor, OLD.object, (SELECT title FROM article_version WHERE id = OLD.version_id)); INSERT INTO claim_search (rowid, quote, subject, metric, actor, object, title) VALUES (NEW.id, NEW.quote, NEW.subject, NEW.metric, NEW.actor, NEW.object, (SELECT title FROM article_version WHERE id = NEW.version_id)); END;
CREATE TRIGGER claim_search_gone AFTER DELETE ON claim
    BEGIN INSERT INTO claim_search (claim_search, rowid, quote, subject, metric, actor, object, title) VALUES ('delete', OLD.id, OLD.quote, OLD.subject, OLD.metric, OLD.actor, OLD.object, (SELECT title FROM article_version WHERE id = OLD.version_id)); END;
CREATE TRIGGER claim_search_new AFTER INSERT ON claim
    BEGIN INSERT INTO claim_search (rowid, quote, subject, metric, actor, object, title) VALUES (NEW.id, NEW.quote, NEW.subject, NEW.metric, NEW.actor, NEW.object, (SELECT title FROM article_version WHERE id = NEW.version_id)); END;
CREATE TRIGGER claim_search_titled AFTER UPDATE OF title ON article_version WHEN NEW.title IS NOT OLD.title
    BEGIN
        INSERT INTO claim_search (claim_search, rowid, quote, subject, metric, actor, object, title)
            SELECT 'delete', claim.id, claim.quote, claim.subject, claim.metric, claim.actor, claim.object, OLD.title FROM claim WHERE claim.version_id = OLD.id;
        INSERT INTO claim_search (rowid, quote, subject, metric, actor, object, title)
            SELECT claim.id, claim.quote, claim.subject, claim.metric, claim.actor, claim.object, NEW.title FROM claim WHERE claim.version_id = OLD.id;
    END;
CREATE TRIGGER decision_claim_kept BEFORE UPDATE ON decision_claim
        BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_claim_new BEFORE INSERT ON decision_claim
        WHEN EXISTS (
            SELECT 1 FROM decision_claim WHERE decision_id = NEW.decision_id AND claim_id = NEW.claim_id OR rowid = NEW.rowid
        )
        BEGIN SELECT RAISE(ABORT, 'decisions are never replaced'); END;
CREATE TRIGGER decision_claim_stays BEFORE DELETE ON decision_claim
        BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER decision_ended BEFORE UPDATE OF ended, ending ON decision WHEN OLD.ended IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'what ended a decision is never changed'); END;
CREATE TRIGGER decision_kept BEFORE UPDATE OF id, discrepancy_id, session_id, resolution, status, side, because, established, causes,
        judged, note, reviewer, recorded, assignee, due, batch_id, second_of_id, agrees, settles_id ON decision
    BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_new BEFORE INSERT ON decision
    WHEN EXISTS (SELECT 1 FROM decision WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'decisions are never replaced'); END;
CREATE TRIGGER decision_numbered BEFORE UPDATE ON decision WHEN NEW.id IS NOT OLD.id
    BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision
    BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER event_kept BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_next BEFORE INSERT ON event
    WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM event)
      OR NEW.prev_hash IS NOT coalesce((SELECT hash FROM event ORDER BY id DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')
    BEGIN SELECT RAISE(ABORT, 'an event must follow the last one'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER evidence_copied BEFORE UPDATE OF sha256, archived, retrieved, final ON evidence
    WHEN OLD.archived IS NOT NULL OR (OLD.sha256 IS NOT NULL AND NEW.sha256 IS NOT OLD.sha256)
    BEGIN SELECT RAISE(ABORT, 'the copy of evidence is never changed'); END;
CREATE TRIGGER evidence_kept BEFORE UPDATE OF id, decision_id, kind, text, locator, claim_id, role ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END;
CREATE TRIGGER evidence_new BEFORE INSERT ON evidence WHEN EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'evidence is never replaced'); END;
CREATE TRIGGER evidence_numbered BEFORE UPDATE ON evidence WHEN NEW.id IS NOT OLD.id
    BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END;
CREATE TRIGGER evidence_stays BEFORE DELETE ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never deleted'); END;
INSERT INTO alembic_version VALUES ('0010');
COMMIT;
