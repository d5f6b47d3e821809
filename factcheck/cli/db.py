"""``db``: the ledger as a database."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from factcheck.cli.command import Command
from factcheck.cli.doctor import doctor
from factcheck.cli.options import command_on, debug_option, format_option, ledger_option, reviewer_option
from factcheck.cli.schema import metadata, schema
from factcheck.cli.shell import shell
from factcheck.core.wording import visible

__all__ = ["db"]


@click.group()
@debug_option
def db() -> None:
    """The ledger as a database.

    Any program that reads SQLite can look into it; its tables and views explain themselves.
    """


for _command in (schema, shell, metadata, doctor):
    db.add_command(_command)


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
        click.echo(f"What it was is kept in {visible(done.backup or '')}")


@db.command(
    cls=Command,
    examples=("factcheck db backup", "factcheck db backup safe.db", "factcheck db backup safe.db --replace"),
)
@click.argument("target", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Overwrite a former backup of that name.")
@ledger_option
@click.pass_context
def backup(context: click.Context, target: Path | None, replace: bool, address: str) -> None:
    """Copy the ledger, while others may use it.

    FILE may be a folder; without it the copy lies beside the ledger, under its name and the time. The copy is looked over before it gets
    its name. Exits with 1 where something is wrong with the ledger, and so with the copy.
    """
    from factcheck.workflow.database import backup as copy_ledger

    done = copy_ledger(address, target, now=datetime.now(UTC), replace=replace)
    click.echo(f"{visible(done.path)}: {done.size} bytes, {done.rows} rows, the same as in the ledger.")
    if done.head is not None:
        click.echo(f"Head: {done.head.hash}")
    for fault in done.faults:
        click.echo(f"factcheck: in the ledger and in the copy: {visible(fault)}", err=True)
    if done.faults:
        click.echo(f"See: {command_on(address, 'audit verify')}", err=True)
        context.exit(1)


@db.command(cls=Command, examples=("factcheck db backup safe.db && factcheck db restore safe.db",))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@reviewer_option
@ledger_option
def restore(file: Path, reviewer: str, address: str) -> None:
    """Put a backup in the ledger's place.

    The backup is looked over first, and what is there now is copied. Who reads meanwhile goes on with what was there.
    """
    from factcheck.workflow.database import restore as put_back

    done = put_back(address, file, now=datetime.now(UTC), reviewer=reviewer)
    click.echo(f"{visible(done.path)} holds again what {visible(str(file))} holds: {done.rows} rows.")
    if done.upgraded_from is not None:
        click.echo(f"The backup was brought up from revision {done.upgraded_from} on the way.")
    if done.kept is not None:
        how = "too damaged for more, byte for byte" if done.damaged else "whole"
        click.echo(f"What was there before is kept, {how}, in {visible(done.kept)}")
    click.echo(f"Head: {done.head.hash}")
