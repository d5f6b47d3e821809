"""The ledger for datasette: descriptions of its tables and canned queries, as the YAML of a ``metadata.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.core.schema import Question, Table
from factcheck.core.wording import json_text

__all__ = ["metadata_yaml"]

_TITLE = "A ledger of claims"
_ABOUT = "Every figure and policy with its exact words, and the figures that cannot all be right. Begin with v_queue, v_claims and v_sources."

_HIDDEN = frozenset(
    ("alembic_version", "claim_words", "lease", "match_edge", "match_index", "match_key", "session_step")
)
"""What says nothing to a reader."""

_SORTED = {"v_queue": ("sort_desc", "severity"), "v_sources": ("sort_desc", "claims"), "event": ("sort_desc", "id")}
_SEARCHED = ("claim", "v_claims")
"""Where datasette shows a box to search in; both have the ``id`` that the index goes by."""

_LABELS = {
    "article": "address",
    "claim": "quote",
    "discrepancy": "explanation",
    "entity": "name",
    "run": "verb",
    "source": "name",
}
"""The column that is shown where another table points to a row."""


_WORDS = frozenset("y n yes no on off true false null".split())
"""What YAML takes for no name. Source: yaml.org/type/bool.html and null.html."""


def metadata_yaml(tables: Iterable[Table], questions: Sequence[Question], database: str) -> str:
    """The text of the file. ``database`` is the name of the ledger's file without its ending, as datasette calls it."""
    described = {table.name: _table(table) for table in tables}
    asked = {one.name: _question(one) for one in questions}
    whole = {
        "title": _TITLE,
        "description": _ABOUT,
        "databases": {database: {"description": _ABOUT, "tables": described, "queries": asked}},
    }
    return "".join(f"{line}\n" for line in _lines(whole, 0))


def _table(table: Table) -> dict[str, object]:
    said: dict[str, object] = {"description": _bare(table.says)}
    if table.name in _HIDDEN:
        said["hidden"] = True
    if table.name in _SORTED:
        order, column = _SORTED[table.name]
        said[order] = column
    if table.name in _SEARCHED:
        said |= {"fts_table": "claim_search", "fts_pk": "id"}
    if table.name in _LABELS:
        said["label_column"] = _LABELS[table.name]
    said["columns"] = {column.name: _bare(column.says) for column in table.columns if column.says}
    return said


def _question(asked: Question) -> dict[str, object]:
    example = ", ".join(f"{name}: {value}" for name, value in asked.given.items())
    said: dict[str, object] = {"title": asked.title}
    if example:
        said["description"] = f"For example: {example}."
    return said | {"sql": asked.sql}


def _lines(value: Mapping[str, object], depth: int) -> Iterator[str]:
    """A mapping as YAML. Keys and words are quoted as in JSON, which YAML reads; SQL stands in a block, as it is written."""
    indent = "  " * depth
    for name, inner in value.items():
        head = f"{indent}{_key(name)}:"
        if isinstance(inner, Mapping):
            yield head if inner else f"{head} {{}}"
            yield from _lines(inner, depth + 1)
        elif isinstance(inner, str) and "\n" in inner:
            yield f"{head} |-"
            yield from (f"{indent}  {line}".rstrip() for line in inner.split("\n"))
        else:
            yield f"{head} {json_text(inner)}"


def _key(name: str) -> str:
    return name if name.isascii() and name.isidentifier() and name.lower() not in _WORDS else json_text(name)


def _bare(says: str) -> str:
    """A sentence without the marks of code, which datasette would show as they are."""
    return says.replace("`", "")
