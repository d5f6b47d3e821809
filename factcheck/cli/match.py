"""``match``: compare everything again with the present rules."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from factcheck.cli.command import Command
from factcheck.cli.ingested import tell_notes
from factcheck.cli.options import ledger_option
from factcheck.core.wording import visible

__all__ = ["match"]


@click.command(cls=Command, examples=("factcheck match", "factcheck match --reread"))
@click.option("--reread", is_flag=True, help="First read the stored texts again, with the present rules.")
@ledger_option
@click.pass_context
def match(context: click.Context, reread: bool, address: str) -> None:
    """Compare all claims again.

    For after an update of factcheck. Numbers and states stay.
    """
    from factcheck.workflow.extract import extract_again
    from factcheck.workflow.match import match_again

    now = datetime.now(UTC)
    if reread:
        read = extract_again(address, now=now)
        click.echo(
            f"{read.articles} articles read again: {read.claims} claims, {read.new} new, {read.retired} not found any more."
        )
        for refusal in read.refused:
            click.echo(f"factcheck: not read: {visible(str(refusal.error))}", err=True)
        reopened = f"{read.reopened} reopened, " if read.reopened else ""
        click.echo(f"{read.new_discrepancies} new discrepancies, {reopened}{read.open_discrepancies} open.")
        tell_notes(read.notes)
        if read.refused:
            context.exit(2)
        return
    done = match_again(address, now=now)
    click.echo(f"{done.claims} claims in {done.series} series compared.")
    reopened = f"{done.reopened} reopened, " if done.reopened else ""
    click.echo(
        f"{done.new_discrepancies} new discrepancies, {reopened}{done.stale} not found any more,"
        f" {done.open_discrepancies} open."
    )
    tell_notes(done.notes)
