"""A new ledger is the one that all migrations make."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.errors import LedgerError
from factcheck.store.creation import create_ledger
from factcheck.store.engine import locate
from factcheck.store.revision import HEAD
from factcheck.store.search_index import check_module
from factcheck.store.upgrade import migrate


def in_any_order(sql: str) -> str:
    """The words of a statement, sorted: a table that a migration rebuilds has its constraints in any order, and its name in quotes."""
    return " ".join(sorted(sql.replace('"', "").replace(",", " ").split()))


def schema(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as opened:
        found = [
            (kind, name, table, in_any_order(sql or ""))
            for kind, name, table, sql in opened.execute(
                "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
            )
        ]
        found += [
            ("pragma", name, *opened.execute(f"PRAGMA {name}").fetchone()) for name in ("journal_mode", "page_size")
        ]
        return found + opened.execute("SELECT * FROM alembic_version").fetchall()


def test_the_script_makes_what_the_migrations_make(tmp_path: Path) -> None:
    made, migrated = tmp_path / "made.db", tmp_path / "migrated.db"
    create_ledger(made)
    migrated.touch()
    migrate(locate(migrated), HEAD)
    assert schema(made) == schema(migrated), "schema.sql is behind the migrations: make schema"


def test_a_sqlite_without_full_text_search_is_said_in_a_line() -> None:
    class Bare:
        """A connection to a SQLite that was built without FTS5."""

        def execute(self, _: str) -> None:
            raise sqlite3.OperationalError("no such function: fts5")

    with pytest.raises(LedgerError, match="has no full-text search"):
        check_module(Bare())  # type: ignore[arg-type]
