"""``db shell``: SQL on the ledger, typed or piped."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from factcheck.cli.command import Command
from factcheck.cli.options import FORMATS, format_option, ledger_option
from factcheck.cli.rows import print_rows
from factcheck.cli.schema import print_tables
from factcheck.core.wording import many, visible
from factcheck.errors import FactcheckError, UsageError

if TYPE_CHECKING:
    from factcheck.workflow.shell import Shell

__all__ = ["shell"]

_AROUND = (
    "What you write here goes around the record: no event tells of it, `factcheck audit verify` will call what it changes a fault, and nothing can take it back.\n"
    "A backup first: factcheck db backup. What a person knows better has commands of its own: factcheck claim, alias, source, resolve, verify."
)
_HELP = """\
SQL ends with a semicolon and may have several lines. Begin with: SELECT * FROM v_queue;
.tables         views and tables
.schema NAME    the columns of one of them, in sentences
.format FORM    table, json, ndjson, csv, tsv, md
.quit           leave; so does Ctrl-D. Ctrl-C stops a statement"""


@click.command(
    cls=Command,
    examples=(
        "factcheck db shell -c 'SELECT discrepancy, sides FROM v_queue'",
        "echo 'SELECT * FROM v_sources; SELECT count(*) FROM claim' | factcheck db shell --format md",
    ),
)
@click.option("-c", "--command", "said", metavar="SQL", help="Run this, and leave.")
@click.option("--write", is_flag=True, help="Let it change the ledger, past its record; asks first.")
@click.option("--yes", is_flag=True, help="With --write: do not ask.")
@format_option
@ledger_option
def shell(said: str | None, write: bool, yes: bool, form: str, address: str) -> None:
    """Ask the ledger in SQL.

    Only reads: what would write, attach another file, load an extension or change a setting is refused. SQL comes from -c, from a pipe, or is typed; "factcheck
    db schema" tells what there is to ask. With --write statements may change rows, in one transaction for -c and pipes: all of them or none.
    """
    from factcheck.workflow.shell import open_shell, statements

    text = said
    if text is None and not sys.stdin.isatty():
        text = sys.stdin.read()
    if write:
        _agree(yes=yes)
    with open_shell(address, write=write) as opened:
        if text is None:
            _converse(opened, address, form)
            return
        for statement in statements(text):
            _answer(opened, statement, form)
        opened.keep()


def _agree(*, yes: bool) -> None:
    """Nothing, where somebody says yes. Raises UsageError where nobody is there to ask, click.Abort where somebody says no."""
    click.echo(_AROUND, err=True)
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("nobody is there to ask", mend="Say --write --yes if you mean it.")
    click.confirm("Go on?", abort=True, err=True)


def _answer(opened: Shell, statement: str, form: str) -> None:
    answer = opened.run(statement)
    if answer.columns:
        print_rows(answer.columns, answer.rows, form)
    elif answer.changed:
        click.echo(f"{many(answer.changed, 'row')} changed", err=True)


def _converse(opened: Shell, address: str, form: str) -> None:
    """Reads statements from a terminal until it is left. What goes wrong is told, and the next is read."""
    with suppress(ImportError):  # arrow keys and a memory for lines; Windows has none
        import readline  # noqa: F401
    click.echo("SQL on the ledger; .help tells more, .quit leaves.")
    for said in _typed():
        try:
            if said.startswith("."):
                form = _order(address, said, form)
            else:
                _answer(opened, said, form)
                opened.keep()
        except FactcheckError as error:
            click.echo(visible(str(error)), err=True)
        except KeyboardInterrupt:
            click.echo("stopped", err=True)


def _typed() -> Iterator[str]:
    """What is typed, a statement or an order at a time, until ``.quit`` or the end."""
    from factcheck.workflow.shell import is_complete, statements

    begun = ""
    while True:
        try:
            line = input("   ...> " if begun else "ledger> ")
        except EOFError:
            click.echo()
            return
        except KeyboardInterrupt:
            click.echo()
            begun = ""
            continue
        if begun or not line.strip().startswith("."):
            begun = (begun + line + "\n").lstrip()
            if is_complete(begun):
                yield from statements(begun)
                begun = ""
        elif line.strip() in {".quit", ".exit"}:
            return
        else:
            yield line.strip()


def _order(address: str, said: str, form: str) -> str:
    """Does what a line with a point asks for. Returns the format that counts from now on."""
    name, _, rest = said.partition(" ")
    rest = rest.strip()
    if name == ".format" and rest in FORMATS:
        return rest
    if name == ".tables":
        print_tables(address, (), form, brief=True)
    elif name == ".schema" and rest:
        print_tables(address, rest.split(), form)
    else:
        click.echo(_HELP)
    return form
