"""A shell that only reads changes nothing and reaches no other file, whatever it is told; one that writes keeps all or nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import BusyLedger, LedgerError, MissingLedger, NotALedger, ReadOnlyLedger, SqlError
from factcheck.store.engine import connect_file
from factcheck.store.shell import LONGEST, Shell, is_complete, open_shell, statements


@pytest.fixture
def populated(ledger_path: Path, fill: Callable[[Path], None]) -> Path:
    fill(ledger_path)
    return ledger_path


@pytest.fixture(scope="module")
def unchanged(empty_ledger: Path, tmp_path_factory: pytest.TempPathFactory, fill: Callable[[Path], None]) -> Path:
    """A ledger that is only read, whatever is tried."""
    path = Path(shutil.copy(empty_ledger, tmp_path_factory.mktemp("unchanged") / "ledger.db"))
    fill(path)
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def ask(opened: Shell, statement: str) -> list[tuple[object, ...]]:
    return list(opened.run(statement).rows)


HOSTILE = [
    "DELETE FROM claim",
    "INSERT INTO source (name, recorded) VALUES ('x', 'y')",
    "UPDATE claim SET quote = 'x'",
    "REPLACE INTO alembic_version VALUES ('9')",
    "WITH a AS (SELECT 1) DELETE FROM claim WHERE id IN (SELECT * FROM a)",
    "INSERT INTO source (name, recorded) VALUES ('x', 'y') RETURNING id",
    "EXPLAIN DELETE FROM claim",
    "DROP TABLE claim",
    "DROP VIEW v_open",
    "DROP TRIGGER event_kept",
    "ALTER TABLE claim ADD COLUMN x",
    "CREATE TABLE x (a)",
    "CREATE TEMP TABLE x (a)",
    "CREATE VIEW x AS SELECT 1",
    "CREATE TEMP TRIGGER x AFTER INSERT ON claim BEGIN SELECT 1; END",
    "CREATE VIRTUAL TABLE x USING fts5(a)",
    "CREATE VIRTUAL TABLE temp.x USING fts5vocab('main', 'claim_search', 'row')",
    "CREATE INDEX x ON claim (quote)",
    "INSERT INTO claim_search (claim_search) VALUES ('rebuild')",
    "UPDATE sqlite_master SET sql = 'x'",
    "DELETE FROM sqlite_master",
    "ANALYZE",
    "REINDEX",
    "VACUUM",
    "VACUUM INTO 'copied.db'",
    "ATTACH 'other.db' AS other",
    "ATTACH ':memory:' AS other",
    "ATTACH '' AS other",
    "DETACH main",
    "BEGIN",
    "BEGIN EXCLUSIVE",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT x",
    "SELECT load_extension('x.so')",
    "SELECT fts3_tokenizer('simple', x'0102030405060708')",
    "SELECT writefile('other.db', 'x')",
    "PRAGMA query_only = OFF",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA journal_mode(OFF)",
    "PRAGMA user_version = 7",
    "PRAGMA foreign_keys(OFF)",
    "PRAGMA wal_checkpoint",
    "PRAGMA optimize",
    "PRAGMA incremental_vacuum",
    "PRAGMA temp_store_directory = '/tmp'",
    "PRAGMA main.page_size = 512",
    "PRAGMA trusted_schema = ON",
    "PRAGMA mmap_size = 1",
    "PRAGMA data_version = 2",
]


@pytest.mark.parametrize("statement", HOSTILE)
def test_what_would_change_anything_is_refused(
    unchanged: Path, statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before, there = digest(unchanged), sorted(os.listdir(tmp_path))  # noqa: PTH208
    with open_shell(unchanged) as opened:
        with pytest.raises(
            SqlError, match=r"not allowed here\. This shell only reads|no such function|may not be modified"
        ):
            ask(opened, statement)
        assert ask(opened, "SELECT count(*) FROM claim") == [(2,)]
    assert digest(unchanged) == before
    assert sorted(os.listdir(tmp_path)) == there  # noqa: PTH208


def test_the_refusal_names_what_was_asked_for(unchanged: Path) -> None:
    with open_shell(unchanged) as opened:
        for statement, what in (
            ("DELETE FROM claim", "DELETE claim"),
            ("ATTACH 'x' AS y", "ATTACH x"),
            ("SELECT load_extension('x')", "FUNCTION load_extension"),
            ("PRAGMA journal_mode = OFF", "PRAGMA journal_mode"),
            ("DROP TABLE claim", "a change of tables"),
        ):
            with pytest.raises(SqlError, match=f"^{what} is not allowed here"):
                opened.run(statement)


READS = [
    ("SELECT claim, quote FROM v_claims ORDER BY claim", [("C1", "12 boats"), ("C2", "12 boats")]),
    ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT sum(i) FROM n", [(6,)]),
    ("SELECT rowid FROM claim_search WHERE claim_search MATCH 'boat' ORDER BY rank, rowid", [(1,), (2,)]),
    ("SELECT snippet(claim_search, 0, '[', ']', '', 9), bm25(claim_search) < 0 FROM claim_search('boats') LIMIT 1", [("12 [boats]", 1)]),
    ("PRAGMA user_version", [(0,)]),
    ("PRAGMA integrity_check", [("ok",)]),
    ("SELECT name FROM pragma_table_info('alembic_version')", [("version_num",)]),
    ("SELECT json_extract('{\"a\": 2}', '$.a')", [(2,)]),
    ("SELECT 1;", [(1,)]),
    ("-- nothing", []),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "rows"), READS)
def test_what_only_reads_is_answered(unchanged: Path, statement: str, rows: list[tuple[object, ...]]) -> None:
    with open_shell(unchanged) as opened:
        assert ask(opened, statement) == rows


def test_every_table_and_view_can_be_read(unchanged: Path) -> None:
    with open_shell(unchanged) as opened:
        for (name,) in ask(opened, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"):
            ask(opened, f'SELECT * FROM "{name}"')  # noqa: S608 - the names above


def test_columns_of_one_name_are_told_apart(unchanged: Path) -> None:
    with open_shell(unchanged) as opened:
        assert opened.run("SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS b").columns == ("a", "a_2", "a_2_2", "b")


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("SELECT * FROM nowhere", "no such table: nowhere"),
        ("SELEC 1", "syntax error"),
        ("SELECT 'open", "unrecognized token"),
        ("SELECT 1; SELECT 2", "one statement at a time"),
        (f"SELECT zeroblob({LONGEST + 1})", "too big"),
        ("SELECT abs(-9223372036854775808)", "integer overflow"),
        ("SELECT rowid FROM claim_search WHERE claim_search MATCH '\"'", "unterminated string"),
    ],
)
def test_wrong_sql_is_one_line(unchanged: Path, statement: str, what: str) -> None:
    with open_shell(unchanged) as opened, pytest.raises(SqlError, match=what) as raised:
        ask(opened, statement)
    assert "\n" not in str(raised.value)


def test_text_that_is_none_is_shown_as_far_as_it_goes(unchanged: Path) -> None:
    with open_shell(unchanged) as opened:
        assert ask(opened, "SELECT CAST(x'41ff' AS TEXT)") == [("A\udcff",)]


def test_ctrl_c_stops_a_statement(unchanged: Path) -> None:
    with open_shell(unchanged) as opened:
        opened._connection.set_progress_handler(lambda: 1, 1000)
        with pytest.raises(KeyboardInterrupt):
            ask(opened, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")


def test_what_is_written_and_kept_is_there_and_searched(populated: Path) -> None:
    with open_shell(populated, write=True) as opened:
        assert opened.run("UPDATE claim SET quote = 'three tugs' WHERE id = 2").changed == 1
        opened.keep()
        opened.run("DELETE FROM alias")
    with open_shell(populated) as opened:
        assert ask(opened, "SELECT rowid FROM claim_search WHERE claim_search MATCH 'tug'") == [(2,)]
        assert ask(opened, "SELECT count(*) FROM alias") == [(1,)], "not kept, so taken back"


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH 'other.db' AS other",
        "COMMIT",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA writable_schema = ON",
        "SELECT load_extension('x')",
    ],
)
def test_some_is_out_of_reach_even_for_who_writes(
    populated: Path, statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_shell(populated, write=True) as opened, pytest.raises(SqlError, match="out of reach"):
        ask(opened, statement)
    assert not (tmp_path / "other.db").exists()


def test_what_is_on_the_record_is_kept_from_who_writes(populated: Path) -> None:
    with open_shell(populated, write=True) as opened:
        opened.run("INSERT INTO event VALUES (1, '2023', 'match', NULL, '{}', printf('%064d', 0), 'h')")
        with pytest.raises(SqlError, match="events are never changed"):
            opened.run("UPDATE event SET payload = 'x'")


def test_two_cannot_write_at_once(populated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.store.engine.BUSY_SECONDS", 0)
    writer = connect_file(populated, write=True)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyLedger), open_shell(populated, write=True) as late:
        late.run("DELETE FROM alias")
    with open_shell(populated) as opened:
        assert ask(opened, "SELECT count(*) FROM claim") == [(2,)]
    writer.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_ledger_that_cannot_be_written_is_read(populated: Path) -> None:
    populated.chmod(0o444)
    with open_shell(populated) as opened:
        assert ask(opened, "SELECT count(*) FROM claim") == [(2,)]
    with pytest.raises(ReadOnlyLedger), open_shell(populated, write=True):
        pass


@pytest.mark.parametrize(
    ("made", "error"),
    [
        (lambda _: None, MissingLedger),
        (lambda path: path.write_text("a text"), NotALedger),
        (lambda path: sqlite3.connect(path).execute("CREATE TABLE x (a)").connection.close(), LedgerError),
    ],
    ids=["nothing", "a text", "another database"],
)
def test_only_ledgers_are_opened(tmp_path: Path, made: Callable[[Path], object], error: type[LedgerError]) -> None:
    made(tmp_path / "x.db")
    with pytest.raises(error), open_shell(tmp_path / "x.db"):
        pass


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SELECT 1", ["SELECT 1;"]),
        ("SELECT 1; SELECT 2 ;\n", ["SELECT 1;", "SELECT 2 ;"]),
        ("SELECT ';'; ;; SELECT \"a;b\"", ["SELECT ';';", 'SELECT "a;b";']),
        ("-- a; b\nSELECT 1", ["-- a; b\nSELECT 1;"]),
        ("/* ; */ SELECT 1;", ["/* ; */ SELECT 1;"]),
        ("CREATE TRIGGER x AFTER INSERT ON y BEGIN SELECT 1; SELECT 2; END; SELECT 3", ["CREATE TRIGGER x AFTER INSERT ON y BEGIN SELECT 1; SELECT 2; END;", "SELECT 3;"]),
        ("SELECT 'open; SELECT 2", ["SELECT 'open; SELECT 2"]),
        ("", []),
        (" ;; \n", []),
        ("SELECT 1\0;", ["SELECT 1 ;"]),
    ],
)  # fmt: skip
def test_statements_are_told_apart(text: str, found: list[str]) -> None:
    assert list(statements(text)) == found


def test_a_statement_is_complete_with_its_semicolon() -> None:
    assert [is_complete(text) for text in ("SELECT 1", "SELECT 1;", "SELECT ';", "-- ;", "SELECT 1; -- then\n")] == [
        False,
        True,
        False,
        False,
        True,
    ]


def test_who_writes_keeps_nobody_waiting_between_statements(populated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.store.engine.BUSY_SECONDS", 0)
    with open_shell(populated, write=True) as opened, open_shell(populated, write=True) as other:
        opened.run("UPDATE claim SET quote = 'a tug' WHERE id = 1")
        with pytest.raises(BusyLedger):
            other.run("UPDATE claim SET quote = 'a raft' WHERE id = 2")
        opened.keep()
        other.run("UPDATE claim SET quote = 'a raft' WHERE id = 2")
        other.keep()
        assert ask(opened, "SELECT quote FROM claim ORDER BY id") == [("a tug",), ("a raft",)]
