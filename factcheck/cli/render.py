"""Lists in every format: the same rows, for people, for spreadsheets and for programs."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TextIO

import click

from factcheck.core.wording import guarded, in_markdown, json_text, visible

__all__ = ["Column", "Record", "json_line", "print_list", "print_separated"]

Record = Mapping[str, Any]


class Row(Protocol):
    """Anything that has a record."""

    def as_record(self) -> dict[str, object]:
        """The dict that its line is made of."""
        ...


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the lists for people: its head, and the cell that it makes of a record."""

    head: str
    cell: Callable[[Record], object]
    right: bool = False
    style: str = ""
    keep: bool = False
    """Never wrapped: numbers, ids, dates."""
    of_row: Callable[[Any], object] | None = None
    """Makes the cell of the row itself, where a record says less than a person wants to see."""

    def words(self, row: Row, record: Record) -> str:
        """The cell of a row, in one line, defused."""
        value = self.cell(record) if self.of_row is None else self.of_row(row)
        return visible("" if value is None else str(value))


def print_list(rows: Iterable[Row], columns: Sequence[Column], form: str, *, empty: str) -> None:
    """Print a list on stdout. ``empty`` is what people are told, on stderr, where it has no rows."""
    rows = list(rows)
    records = [row.as_record() for row in rows]
    if form == "json":
        click.echo(json_text(records, indent=2))
    elif form == "ndjson":
        for record in records:
            click.echo(json_line(record))
    elif form in {"csv", "tsv"}:
        fields = list(records[0]) if records else [column.head for column in columns]
        print_separated(fields, records, form, sys.stdout)
    else:
        if not records:
            click.echo(empty, err=True)
            return
        cells = [[column.words(row, record) for column in columns] for row, record in zip(rows, records, strict=True)]
        if form == "md":
            _markdown(cells, columns)
        elif sys.stdout.isatty():
            from factcheck.cli.screen import print_table

            print_table(cells, columns)
        else:
            _aligned(cells, columns)


def json_line(record: Record) -> str:
    """A record as one line of JSON that steers no terminal."""
    return json_text(record)


def _words(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value)


def print_separated(fields: Sequence[str], records: Iterable[Record], form: str, out: TextIO) -> None:
    """Print these fields of the records, for spreadsheets, one by one; lists as JSON. Text that would be a formula is quoted, numbers are not."""
    rows = ([guarded(_flat(record[name])) for name in fields] for record in records)
    if form == "tsv":
        spaced = str.maketrans("\t\r\n", "   ")
        out.write("\t".join(fields) + "\n")
        out.writelines("\t".join(cell.translate(spaced) for cell in row) + "\n" for row in rows)
        return
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows(rows)


def _flat(value: object) -> str:
    if isinstance(value, (list, tuple, dict)):
        value = json_text(value)
    words = _words(value)
    return visible(words) if sys.stdout.isatty() else words


def _markdown(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> None:
    click.echo("| " + " | ".join(column.head for column in columns) + " |")
    click.echo("|" + "|".join("---:" if column.right else "---" for column in columns) + "|")
    for row in cells:
        click.echo("| " + " | ".join(in_markdown(cell) for cell in row) + " |")


def _aligned(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> None:
    """Plain text with two spaces between columns, nothing cut off and no colours."""
    table = [[column.head for column in columns], *cells]
    widths = [max(len(row[number]) for row in table) for number in range(len(columns))]
    for row in table:
        padded = [
            cell.rjust(width) if column.right else cell.ljust(width)
            for cell, width, column in zip(row, widths, columns, strict=True)
        ]
        click.echo("  ".join(padded).rstrip())
