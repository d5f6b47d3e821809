"""``db``: the ledger as a database."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from factcheck.cli.command import Command
from factcheck.cli.options import debug_option, format_option, ledger_option
from factcheck.core.wording import visible

__all__ = ["db"]


@click.group()
@debug_option
def db() -> None:
    """The ledger as a database.

    Any program that reads SQLite can look into it; its tables and views explain themselves.
    """


@db.command(cls=Command, examples=("factcheck db path", 'sqlite3 -box "$(factcheck db path)" "SELECT * FROM v_open"'))
@ledger_option
def path(address: str) -> None:
    """Where the ledger is, for other programs."""
    from factcheck.workflow.database import status

    click.echo(visible(status(address).path))


@db.command(cls=Command, examples=("factcheck db status",))
@format_option
@ledger_option
def status(form: str, address: str) -> None:
    """What the ledger holds, how large it is, and its revision."""
    from factcheck.cli.columns import STATUS
    from factcheck.cli.render import print_list
    from factcheck.workflow.database import status as status_of

    print_list([status_of(address)], STATUS, form, empty="")


@db.command(cls=Command, examples=("factcheck db schema",))
@ledger_option
def schema(address: str) -> None:
    """The SQL of its tables, indexes and views."""
    from factcheck.workflow.database import schema as schema_of

    click.echo(schema_of(address))


@db.command(cls=Command, examples=("factcheck db upgrade",))
@ledger_option
def upgrade(address: str) -> None:
    """Bring a ledger of an earlier version up to this one's tables.

    A backup is made beside it first.
    """
    from factcheck.workflow.database import upgrade as bring_up

    done = bring_up(address, now=datetime.now(UTC))
    if done.before == done.after:
        click.echo(f"{visible(done.path)} is up to date (revision {done.after}).")
    else:
        click.echo(f"{visible(done.path)} upgraded from revision {done.before or 'none'} to {done.after}.")
        click.echo(f"Before that it was copied to {visible(done.backup or '')}.")
