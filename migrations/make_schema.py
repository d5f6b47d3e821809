"""Writes factcheck/store/schema.sql: what all migrations together make, as one script. Run after each new revision."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from factcheck.store.creation import SCRIPT
from factcheck.store.engine import locate
from factcheck.store.revision import HEAD
from factcheck.store.search_index import is_shadow
from factcheck.store.upgrade import migrate

_CONSTRAINT = "\n\tCONSTRAINT "


def script() -> str:
    """The script, made of a ledger that went through every revision."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        path.touch()
        migrate(locate(path), HEAD)
        with closing(sqlite3.connect(path)) as opened:
            rows = opened.execute(
                "SELECT sql, name FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                "ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END, name"
            ).fetchall()
    made = "\n".join(f"{_in_order(sql.strip())};" for sql, name in rows if not is_shadow(name))
    return f"-- Written by migrations/make_schema.py; change the migrations, not this.\nBEGIN;\n{made}\nINSERT INTO alembic_version VALUES ('{HEAD}');\nCOMMIT;\n"


def _in_order(sql: str) -> str:
    """The SQL with the constraints of a table by name: alembic writes those of a table that it rebuilds in ever another order."""
    columns, *constraints = sql.split(_CONSTRAINT)
    if not constraints:
        return sql
    *others, last = constraints
    last, end, rest = last.rpartition("\n)")
    named = sorted([*(one.removesuffix(", ") for one in others), last])
    return columns + _CONSTRAINT + f", {_CONSTRAINT}".join(named) + end + rest


if __name__ == "__main__":
    SCRIPT.write_text(script(), encoding="utf-8")
