"""The rows that SQL gives, in every format. Spreadsheets and programs get them one by one, however many there are."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import click

from factcheck.cli.render import Column, Record, json_line, print_list, print_separated

__all__ = ["print_rows"]

_SHOWN = 32
"""So many bytes of a blob are shown to people; programs get all."""


@dataclass(frozen=True, slots=True)
class _Row:
    values: dict[str, object]

    def as_record(self) -> dict[str, object]:
        return self.values


def print_rows(names: Sequence[str], rows: Iterable[Sequence[object]], form: str) -> None:
    """Print what a statement gave on stdout. Bytes are written as SQL writes them: ``x'00ff'``."""
    records = _records(names, rows)
    if form == "ndjson":
        for record in records:
            click.echo(json_line(record))
    elif form in {"csv", "tsv"}:
        print_separated(names, records, form, sys.stdout)
    else:
        found = [_Row(record) for record in records]
        columns = [
            Column(name, partial(_cell, name), right=all(_is_number(row.values[name]) for row in found))
            for name in names
        ]
        print_list(found, columns, form, empty="No row.")


def _records(names: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[dict[str, object]]:
    for row in rows:
        yield {name: _plain(value) for name, value in zip(names, row, strict=True)}


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def _cell(name: str, record: Record) -> object:
    value = record[name]
    if isinstance(value, str) and value.startswith("x'") and len(value) > 2 * _SHOWN + 3:
        return f"{value[: 2 * _SHOWN + 2]}… ({(len(value) - 3) // 2:,} bytes)"
    return value


def _is_number(value: object) -> bool:
    return value is None or isinstance(value, (int, float))
