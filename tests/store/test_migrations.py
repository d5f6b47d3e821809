from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

import factcheck
from factcheck.errors import LedgerError, ReadOnlyLedger
from factcheck.store import creation
from factcheck.store.creation import create_ledger
from factcheck.store.engine import connect_file, locate, open_ledger
from factcheck.store.revision import HEAD, KNOWN
from factcheck.store.search_index import belongs_to_index
from factcheck.store.tables import metadata
from factcheck.store.upgrade import Upgraded, configuration, migrate, upgrade_ledger

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
Put = Callable[..., object]
COUNTED = (
    "source",
    "article",
    "article_version",
    "claim",
    "claim_anchor",
    "alias",
    "discrepancy_side",
    "discrepancy_claim",
)


@pytest.fixture
def populated(ledger_path: Path, fill: Callable[[Path], None]) -> Path:
    fill(ledger_path)
    return ledger_path


def counts(path: Path) -> dict[str, int]:
    opened = sqlite3.connect(path)
    try:
        return {table: opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}  # noqa: S608
    finally:
        opened.close()


def query(path: Path, statement: str) -> list[tuple[object, ...]]:
    opened = sqlite3.connect(path)
    try:
        return opened.execute(statement).fetchall()
    finally:
        opened.close()


def with_next(folder: Path, body: str) -> Config:
    """The migrations as they are, and one more after them."""
    scripts = folder / "migrations"
    shutil.copytree(
        Path(factcheck.__file__).parent.parent / "migrations", scripts, ignore=shutil.ignore_patterns("__pycache__")
    )
    next_one = f'import sqlalchemy as sa\nfrom alembic import op\nrevision = "next"\ndown_revision = "{HEAD}"\n{body}'
    (scripts / "versions" / "next.py").write_text(next_one)
    config = configuration()
    config.set_main_option("script_location", str(scripts))
    return config


def statements(path: Path) -> dict[str, set[str]]:
    """The parts of every CREATE TABLE and CREATE INDEX, whatever their order. A table that was rebuilt has its name in quotes."""
    found = query(path, "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL")
    return {
        str(name): {part.strip(" ,)\t") for part in str(sql).replace(f'TABLE "{name}"', f"TABLE {name}").split("\n")}
        - {""}
        for name, sql in found
        if name != "alembic_version" and not belongs_to_index(str(name))
    }


def test_the_migrations_are_those_that_the_program_knows() -> None:
    script = ScriptDirectory.from_config(configuration())
    assert [one.revision for one in reversed(list(script.walk_revisions()))] == list(KNOWN)
    assert script.get_heads() == [HEAD]


def test_the_tables_are_what_the_migrations_make(ledger_path: Path) -> None:
    engine = sa.create_engine(
        "sqlite://", creator=lambda: connect_file(ledger_path, write=True), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        command.check(configuration(connection))
    engine.dispose()


def test_checks_and_the_words_of_every_list_are_what_the_migrations_make(ledger_path: Path, tmp_path: Path) -> None:
    """`alembic check` looks at no CHECK, so a word added to an enum would pass it unseen."""
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'made.db'}")
    metadata.create_all(engine)
    engine.dispose()
    assert statements(ledger_path) == statements(tmp_path / "made.db")


def test_every_constraint_has_a_name() -> None:
    assert [str(one) for table in metadata.tables.values() for one in table.constraints if one.name is None] == []


def test_the_command_of_developers_works(tmp_path: Path) -> None:
    root = Path(factcheck.__file__).parent.parent
    for verb in (["upgrade", "head"], ["check"]):
        alembic = [sys.executable, "-m", "alembic", "-c", str(root / "alembic.ini"), "-x", f"db={tmp_path / 'new.db'}"]
        done = subprocess.run([*alembic, *verb], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert os.listdir(tmp_path) == ["new.db"]  # noqa: PTH208


def test_down_and_up_again_on_a_populated_ledger(populated: Path) -> None:
    location = locate(populated)
    migrate(location, "base")
    assert query(populated, "SELECT name FROM sqlite_master WHERE type = 'view' OR name = 'claim'") == []
    migrate(location, HEAD)
    assert query(populated, "SELECT * FROM v_open") == []


def test_the_index_of_the_last_comparison_goes_and_comes_back_empty(populated: Path) -> None:
    opened = sqlite3.connect(populated)
    opened.execute("INSERT INTO match_index SELECT min(id) FROM run")
    opened.execute("INSERT INTO match_key SELECT 7, id, 0 FROM claim")
    opened.execute("INSERT INTO match_edge SELECT min(id), max(id), 5000 FROM claim")
    opened.commit()
    opened.close()
    before = counts(populated)
    for target in ("0005", "0003", HEAD):
        migrate(locate(populated), target)
        assert counts(populated) == before
        assert query(populated, "PRAGMA foreign_key_check") == []
    left = "SELECT (SELECT count(*) FROM match_key) + (SELECT count(*) FROM match_edge) + (SELECT count(*) FROM match_index)"
    assert query(populated, left) == [(0,)]


DECIDED = """
    INSERT INTO decision (id, discrepancy_id, resolution, causes, judged, reviewer, recorded)
        VALUES (1, 1, 'unsure', '[]', '[]', 'Ana', '2023');
    INSERT INTO evidence (id, decision_id, kind, text, locator, sha256)
        VALUES (1, 1, 'note', 'counted on the quay', NULL, NULL), (2, 1, 'document', 'list.pdf', 'page 2', printf('%064d', 7));
    INSERT INTO event VALUES (1, '2023', 'decide', 'Ana', '{}', '0000000000000000000000000000000000000000000000000000000000000000', 'a');
"""
COPIED = """
    INSERT INTO archive VALUES (printf('%064d', 7), NULL, 1, x'00', '2023');
    UPDATE evidence SET archived = sha256, retrieved = '2023' WHERE id = 2;
"""


def execute(path: Path, script: str) -> None:
    opened = sqlite3.connect(path)
    try:
        opened.executescript(script)
    finally:
        opened.close()


def test_evidence_and_events_outlive_the_copies(populated: Path) -> None:
    """A ledger goes below the copies and comes back: evidence and events are what they were, and as well guarded; the copies are gone."""
    execute(populated, DECIDED)
    known = "SELECT id, decision_id, kind, text, locator, sha256, claim_id FROM evidence ORDER BY id"
    told = "SELECT * FROM event"
    before = (query(populated, known), query(populated, told))
    execute(populated, COPIED)
    for target in ("0007", "0006", HEAD):
        migrate(locate(populated), target)
        assert (query(populated, known), query(populated, told)) == before
        assert query(populated, "PRAGMA foreign_key_check") == []
        for statement in ("UPDATE evidence SET text = 'x'", "DELETE FROM evidence", "UPDATE event SET kind = 'undo'"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                execute(populated, statement)
    assert query(populated, "SELECT hex(body) FROM archive") == [("789C63000000010001",)], "the bytes of the article"
    assert query(populated, "SELECT DISTINCT role, archived, retrieved, final FROM evidence") == [(None,) * 4]


def test_a_ledger_whose_events_tell_of_later_copies_does_not_go_down(populated: Path) -> None:
    execute(populated, DECIDED)
    execute(populated, "INSERT INTO event VALUES (2, '2023', 'archive', 'Ana', '{}', 'a', 'b')")
    with pytest.raises(LedgerError, match="which revision 0007 cannot read"):
        migrate(locate(populated), "0007")
    assert query(populated, "SELECT version_num FROM alembic_version") == [(HEAD,)]


def test_decisions_of_sessions_become_steps(populated: Path) -> None:
    location = locate(populated)
    migrate(location, "0006")
    opened = sqlite3.connect(populated)
    opened.execute(
        "INSERT INTO review_session (id, reviewer, about, started, seen, skipped, decided) VALUES (4, 'Ada', 'claims', '2023-04-05', '2023-04-05', '[]', 1)"
    )
    for session in ("4", "NULL"):
        opened.execute(
            f"INSERT INTO decision (session_id, status, causes, judged, reviewer, recorded) VALUES ({session}, 'outdated', '[]', '[]', 'Ada', '2023-04-05')"  # noqa: S608 - the two above
        )
    opened.commit()
    opened.close()
    migrate(location, HEAD)
    steps = query(populated, "SELECT session_id, kind, about, undone FROM session_step")
    decided = query(populated, "SELECT 'R' || id FROM decision WHERE session_id = 4")
    assert steps == [(4, "decide", decided[0][0], None)]


REBUILD = """
def upgrade():
    for table in ("article", "article_version", "claim", "entity", "discrepancy", "discrepancy_side"):
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("remark", sa.Text()))

def downgrade():
    for table in ("article", "article_version", "claim", "entity", "discrepancy", "discrepancy_side"):
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.drop_column("remark")
"""


def test_rebuilding_parents_loses_no_children_and_no_views(populated: Path, tmp_path: Path) -> None:
    config = with_next(tmp_path, REBUILD)
    before = counts(populated)
    assert all(before.values())
    for target in ("heads", HEAD):
        migrate(locate(populated), target, config=config)
        assert counts(populated) == before
        assert query(populated, "PRAGMA foreign_key_check") == []
        assert len(query(populated, "SELECT * FROM v_open")) == 2
    opened = sqlite3.connect(populated)
    opened.execute("PRAGMA foreign_keys=ON")
    opened.execute("DELETE FROM discrepancy")
    assert opened.execute("SELECT count(*) FROM discrepancy_claim").fetchone() == (0,)
    opened.close()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "def upgrade():\n    op.execute('DELETE FROM source')\n    op.execute('SELECT * FROM nowhere')",
            id="an error in the middle",
        ),
        pytest.param("def upgrade():\n    op.execute('DELETE FROM source')", id="rows left without their parents"),
    ],
)
def test_a_migration_that_fails_changes_nothing(populated: Path, tmp_path: Path, body: str) -> None:
    config = with_next(tmp_path, body)
    before = counts(populated)
    with pytest.raises((LedgerError, sa.exc.OperationalError)):
        migrate(locate(populated), "heads", config=config)
    assert counts(populated) == before
    assert query(populated, "SELECT version_num FROM alembic_version") == [(HEAD,)]


def test_a_generated_migration_names_plain_types(ledger_path: Path, tmp_path: Path) -> None:
    config = with_next(tmp_path, "def upgrade():\n    op.drop_table('claim_anchor')\n    op.drop_table('claim')")
    migrate(locate(ledger_path), "heads", config=config)
    engine = sa.create_engine(
        "sqlite://", creator=lambda: connect_file(ledger_path, write=True), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        made = command.revision(config, "made", autogenerate=True, rev_id="made")
    engine.dispose()
    text = Path(made.path).read_text()  # type: ignore[union-attr]
    types = set(re.findall(r"sa\.Column\(['\"]\w+['\"], (.*?\)),", text))
    assert types == {
        "sa.Integer()",
        "sa.String()",
        "sa.String(length=32)",
        "sa.Text()",
        "sa.Double()",
        "sa.DateTime(timezone=True)",
    }
    assert "sqlmodel" not in text
    compile(text, "made.py", "exec")


def test_upgrading_says_from_where_to_where(ledger_path: Path) -> None:
    assert upgrade_ledger(ledger_path, now=NOW) == Upgraded(before=HEAD, after=HEAD)
    migrate(locate(ledger_path), "base")
    assert upgrade_ledger(ledger_path, now=NOW).before == ""
    with open_ledger(ledger_path):
        pass


def test_making_a_ledger_leaves_nothing_else_behind(tmp_path: Path) -> None:
    create_ledger(tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["new.db"]


def test_a_ledger_that_cannot_be_finished_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LedgerError("the disk is full")

    monkeypatch.setattr(creation, "place_new", fail)
    with pytest.raises(LedgerError):
        create_ledger(tmp_path / "new.db")
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_is_there_is_not_overwritten(populated: Path) -> None:
    before = counts(populated)
    create_ledger(populated)
    assert counts(populated) == before


def test_an_empty_file_may_become_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    create_ledger(tmp_path / "new.db")
    with open_ledger(tmp_path / "new.db"):
        pass


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadOnlyLedger, match="no such folder"):
        create_ledger(tmp_path / "nowhere" / "new.db")


def test_alembic_and_sqlmodel_are_imported_where_they_are_needed_only() -> None:
    look = "import sys, factcheck.store, factcheck.workflow; assert 'sqlmodel' not in sys.modules and 'sqlalchemy' not in sys.modules"
    subprocess.run([sys.executable, "-c", look], check=True)
    look = (
        "import sys, factcheck.workflow.browse, factcheck.workflow.show, factcheck.workflow.ingest, factcheck.workflow.database;"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", look], check=True)


def test_no_member_of_an_enum_is_kept_by_its_name() -> None:
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, sa.Enum):
                assert issubclass(column.type.enum_class, StrEnum)  # type: ignore[arg-type]
                assert column.type.enums == [member.value for member in column.type.enum_class]  # type: ignore[union-attr]
                assert not column.type.native_enum
