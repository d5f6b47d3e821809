"""What the tables and views of a ledger are, told to people who open it with other programs; and the questions that they ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Column", "Question", "Table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its type as the database has it ("" for that of a view), the column that it refers to (``claim.id``), and what it is."""

    name: str
    type: str
    refers_to: str | None
    is_key: bool
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, a view, or an index for full-text search (``kind``: ``table``, ``view``, ``search``), and what a row of it is."""

    name: str
    kind: str
    says: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with the SQL that answers it. ``given`` are the names that stand in the SQL as ``:name``, each with an example."""

    name: str
    title: str
    sql: str
    given: Mapping[str, str]
