"""``db schema`` and ``db metadata``: what the tables and views are, in sentences, for people and for datasette."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from factcheck.cli.command import Command
from factcheck.cli.options import format_option, ledger_option
from factcheck.cli.render import Column, print_list
from factcheck.core.schema import Table

__all__ = ["metadata", "print_tables", "schema"]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the description: of a table, or of a column of it."""

    table: str
    column: str | None
    kind: str
    refers_to: str | None
    says: str

    def as_record(self) -> dict[str, object]:
        return {
            "table": self.table,
            "column": self.column,
            "kind": self.kind,
            "refers_to": self.refers_to,
            "says": self.says,
        }


def _told(line: _Line) -> str:
    return f"{line.says} -> {line.refers_to}" if line.refers_to else line.says


_COLUMNS = (
    Column("name", lambda record: f"  {record['column']}" if record["column"] else record["table"], keep=True),
    Column("type", lambda record: record["kind"], keep=True, style="dim"),
    Column("what it is", lambda record: record["says"], of_row=_told),
)


@click.command(
    cls=Command,
    examples=("factcheck db schema v_claims v_queue", "factcheck db schema --brief --format md"),
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--brief", is_flag=True, help="Without the columns.")
@click.option("--sql", is_flag=True, help="The statements that make them instead.")
@format_option
@ledger_option
def schema(names: tuple[str, ...], brief: bool, sql: bool, form: str, address: str) -> None:
    """What every table, view and column is, in a sentence.

    Views (v_…) are for people, tables for programs. With NAMEs, only those.
    """
    if sql:
        from factcheck.workflow.database import schema as schema_of

        click.echo(schema_of(address))
        return
    print_tables(address, names, form, brief=brief)


@click.command(cls=Command, examples=("factcheck db metadata | tee metadata.yaml",))
@ledger_option
def metadata(address: str) -> None:
    """Descriptions and canned queries for datasette.

    Then: datasette factcheck.db --metadata metadata.yaml
    """
    from factcheck.workflow.database import metadata as metadata_of

    click.echo(metadata_of(address), nl=False)


def print_tables(address: str, names: Sequence[str], form: str, *, brief: bool = False) -> None:
    """Print what tables and views are: those named, or all."""
    from factcheck.workflow.database import tables

    found = tables(address, names)
    print_list([line for table in found for line in _lines(table, brief=brief)], _COLUMNS, form, empty="")


def _lines(table: Table, *, brief: bool) -> Iterator[_Line]:
    yield _Line(table.name, None, table.kind, None, table.says)
    if not brief:
        for one in table.columns:
            yield _Line(table.name, one.name, one.type, one.refers_to, one.says)
