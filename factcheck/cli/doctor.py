"""``db doctor``: the ledger looked over, and mended where that harms nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from factcheck.cli.command import Command
from factcheck.cli.options import command_on, format_option, ledger_option
from factcheck.cli.render import Column, Record, print_list
from factcheck.core.wording import many, visible

__all__ = ["doctor"]


def _said(record: Record) -> str:
    what, mend = record["what"], record["mend"]
    return f"{what}. {mend}" if what and mend else what or ""


_STYLED = (
    Column("check", lambda record: record["check"], style="bold", keep=True),
    Column("is", lambda record: record["condition"], keep=True),
    Column("what", _said),
)


@click.command(cls=Command, examples=("factcheck db doctor", "factcheck db doctor --mend --format json"))
@click.option(
    "--mend", is_flag=True, help="Mend what changes nothing that was recorded: index, statistics, log, free pages."
)
@format_option
@ledger_option
@click.pass_context
def doctor(context: click.Context, mend: bool, form: str, address: str) -> None:
    """Look the ledger over.

    Its pages, references and revision; the audit trail with the articles, copies and decisions that it tells of; the index for full-text search; logs and what
    killed programs left behind; room on the disk, statistics, free pages. Each finding says how it is mended. Exits with 1 where something is wrong.
    """
    from factcheck.workflow.doctor import look_over

    found = look_over(address, now=datetime.now(UTC), mend=mend)
    print_list(found.findings, _STYLED, form, empty="")
    if found.troubles:
        click.echo(f"{many(found.troubles, 'thing')} to mend in {visible(found.path)}.", err=True)
        context.exit(1)
    if form == "table":
        click.echo(f"All is well with {visible(found.path)}. A backup: {command_on(address, 'db backup')}", err=True)
