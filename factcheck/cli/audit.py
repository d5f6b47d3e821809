"""``audit``: the trail of what was done, and whether it is whole."""

from __future__ import annotations

import click

from factcheck.cli.command import Command
from factcheck.cli.options import command_on, debug_option, format_option, ledger_option
from factcheck.core.wording import many, visible

__all__ = ["audit"]


@click.group()
@debug_option
def audit() -> None:
    """The trail of what was done, and whether it is whole.

    Each article read, each comparison and each decision is an event; each event holds the hash of the one before.
    """


@audit.command(
    cls=Command, examples=("factcheck audit log", "factcheck audit log --last 5", "factcheck audit log --format ndjson")
)
@click.option("--last", type=click.IntRange(min=1), metavar="N", help="Only the last N events.")
@format_option
@ledger_option
def log(last: int | None, form: str, address: str) -> None:
    """What was done, by whom and when; the newest last."""
    from factcheck.cli.events import EVENTS
    from factcheck.cli.render import print_list
    from factcheck.workflow.audit import log as log_of

    print_list(log_of(address, last), EVENTS, form, empty="Nothing was done yet.")


@audit.command(
    cls=Command,
    examples=(
        "factcheck audit verify",
        """factcheck audit verify > noted.txt && factcheck audit verify --expect "$(sed -n 's/^Head: //p' noted.txt)\"""",
        "factcheck audit verify --format json",
    ),
)
@click.option("--expect", metavar="HEAD", help="The head that was noted down earlier, or its first 8 digits or more.")
@format_option
@ledger_option
@click.pass_context
def verify(context: click.Context, expect: str | None, form: str, address: str) -> None:
    """Was anything changed behind the trail's back?

    Compares the chain with itself and with the ledger. Prints the head of the chain, to be noted down in another place; with --expect
    it is told whether all up to that head is still there. Exits with 1 where something is wrong, each fault on a line.
    """
    from factcheck.cli.events import AUDIT
    from factcheck.cli.render import print_list
    from factcheck.workflow.audit import verify as verify_ledger

    found = verify_ledger(address, expect)
    if form != "table":
        print_list([found], AUDIT, form, empty="")
        context.exit(0 if found.is_whole else 1)
    for fault in found.faults:
        click.echo(visible(f"{fault.told}."))
    if not found.is_whole:
        click.echo(
            f"{many(len(found.faults), 'fault')} found in {visible(found.path)}. A backup may hold what was there before.",
            err=True,
        )
        context.exit(1)
    if found.head is None:
        click.echo("Nothing was done yet: there is no event.")
        return
    about = f"{many(found.articles, 'article')} and {many(found.decisions, 'decision')}"
    click.echo(f"{many(found.events, 'event')} about {about}: all is whole.")
    if expect is not None:
        click.echo(f"The head {visible(expect)} is among them.")
    click.echo(f"Head: {found.head.hash}")
    short = found.head.hash[:16]
    click.echo(f"Note it down elsewhere. Later: {command_on(address, f'audit verify --expect {short}')}", err=True)
