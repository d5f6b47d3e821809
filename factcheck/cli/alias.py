"""``alias``: what a person knows of names."""

from __future__ import annotations

import click

from factcheck.cli.command import Command
from factcheck.cli.options import debug_option, format_option, ledger_option, reviewer_option
from factcheck.cli.reviewer import note_option, signed, tell_aftermath
from factcheck.core.correction import Ruling
from factcheck.core.wording import visible

__all__ = ["alias"]


@click.group()
@debug_option
def alias() -> None:
    """Say that two names are one thing, or two.

    Names of subjects, of actors and of what is counted. A ruling stays until it is taken back.
    """


@alias.command(
    cls=Command,
    examples=(
        "factcheck alias add 'technology-based firms' 'technology-based small and medium-sized firms'",
        "factcheck alias add Baotou 'Baotou Rare Earth High-tech Zone' --not-same --note 'a city and its zone'",
    ),
)
@click.argument("name", metavar="NAME")
@click.argument("other", metavar="OTHER")
@click.option("--not-same", is_flag=True, help="They are two things, and are never compared.")
@note_option
@reviewer_option
@ledger_option
def add(name: str, other: str, not_same: bool, note: str | None, reviewer: str, address: str) -> None:
    """Say that two names are one thing, or with --not-same that they are two."""
    from factcheck.workflow.aliases import add as rule

    done = rule(address, name, other, same=not not_same, by=signed(reviewer), note=note)
    click.echo(f"Saved: {_told(done.ruling)}")
    for said in done.unknown:
        click.echo(f"  note: {visible(said)}")
    tell_aftermath(done.aftermath)


@alias.command("list", cls=Command, examples=("factcheck alias list", "factcheck alias list --format csv"))
@format_option
@ledger_option
def list_(form: str, address: str) -> None:
    """The rulings on names that stand."""
    from factcheck.cli.columns import RULINGS
    from factcheck.cli.render import print_list
    from factcheck.workflow.aliases import listed

    print_list(listed(address), RULINGS, form, empty="No ruling on names stands.")


@alias.command(cls=Command, examples=("factcheck alias add Baotou 'Baotou City' && factcheck alias remove 1",))
@click.argument("number", metavar="N", type=click.IntRange(1))
@note_option
@reviewer_option
@ledger_option
def remove(number: int, note: str | None, reviewer: str, address: str) -> None:
    """Take a ruling on names back.

    N is its number in the list of rulings.
    """
    from factcheck.workflow.aliases import remove as take_back

    done = take_back(address, number, by=signed(reviewer), note=note)
    click.echo(f"Taken back: {_told(done.ruling)}")
    tell_aftermath(done.aftermath)


def _told(ruling: Ruling) -> str:
    """``1  “Ayr” is “Bude”``."""
    return f"{ruling.id}  “{visible(ruling.name)}” {'is' if ruling.same else 'is not'} “{visible(ruling.other)}”"
