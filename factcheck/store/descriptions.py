"""The tables of a ledger in sentences, and questions with their SQL: both are read from files beside this one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

from factcheck.core.schema import Column, Question, Table
from factcheck.store.search_index import INDEX, is_shadow

__all__ = ["QUESTIONS", "SENTENCES", "questions", "sentences", "tables_of"]

SENTENCES = Path(__file__).with_name("described.toml")
"""A sentence for every table, view and column."""

QUESTIONS = Path(__file__).with_name("questions.toml")
"""What people ask of a ledger, with the SQL that answers it."""


@lru_cache(maxsize=1)
def sentences() -> Mapping[str, Any]:
    """The sentences: ``tables`` and ``views`` by name, ``columns`` by table and name."""
    return tomllib.loads(SENTENCES.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def questions() -> tuple[Question, ...]:
    """The questions, in the order of the file."""
    found = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
    return tuple(
        Question(name=name, title=one["title"], sql=one["sql"].strip(), given=one.get("given", {}))
        for name, one in found.items()
    )


def tables_of(connection: Connection) -> Iterator[Table]:
    """What the ledger has, described: views first, as people read those, then tables, each by name. What somebody else added is there without a sentence."""
    rows = connection.exec_driver_sql(
        "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "ORDER BY type DESC, name"
    ).all()
    told = sentences()
    for name, kind in rows:
        if is_shadow(name):
            continue
        yield Table(
            name=name,
            kind="search" if name == INDEX else kind,
            says=told["views" if kind == "view" else "tables"].get(name, ""),
            columns=tuple(_columns(connection, name, told["columns"].get(name, {}))),
        )


def _columns(connection: Connection, table: str, told: Mapping[str, str]) -> Iterator[Column]:
    quoted = table.replace('"', '""')
    parents = {
        column: f"{parent}.{target}"
        for _, _, parent, column, target, *_ in connection.exec_driver_sql(f'PRAGMA foreign_key_list("{quoted}")')
        if target is not None
    }
    for _, name, declared, _, _, key in connection.exec_driver_sql(f'PRAGMA table_info("{quoted}")'):
        yield Column(name=name, type=declared, refers_to=parents.get(name), is_key=bool(key), says=told.get(name, ""))
