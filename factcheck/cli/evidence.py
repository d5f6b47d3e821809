"""``evidence``: what decisions rest on, and the copies that are kept of it."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.command import Command
from factcheck.cli.completing import ids
from factcheck.cli.network import OFFLINE, is_offline
from factcheck.cli.options import debug_option, format_option, ledger_option, reviewer_option
from factcheck.cli.reviewer import signed
from factcheck.core.vocabulary import EvidenceKind
from factcheck.core.wording import visible
from factcheck.errors import UsageError

__all__ = ["evidence"]


@click.group()
@debug_option
def evidence() -> None:
    """What decisions rest on, and the copies of it.

    A copy of each file and of what each address gave is kept in the ledger, under its hash, with the decision that rests on it.
    """


@evidence.command(
    "list",
    cls=Command,
    examples=(
        "factcheck evidence list",
        "factcheck evidence list --about D1 --format csv",
        "factcheck evidence list --about C12",
    ),
)
@click.option(
    "--about",
    metavar="ID",
    shell_complete=ids("DCR"),
    help="Only that on this discrepancy (D3), claim (C12), or of this decision (R5).",
)
@format_option
@ledger_option
def list_(about: str | None, form: str, address: str) -> None:
    """What decisions rest on."""
    from factcheck.cli.columns import EVIDENCE
    from factcheck.cli.render import print_list
    from factcheck.workflow.archive import listed

    print_list(listed(address, about), EVIDENCE, form, empty="No decision that fits rests on evidence.")


@evidence.command(
    cls=Command,
    examples=("factcheck verify C1 verified --evidence 'the census of 2021' && factcheck evidence show E1",),
)
@click.argument("number", metavar="ID", shell_complete=ids("E"))
@ledger_option
def show(number: str, address: str) -> None:
    """All about one piece of evidence.

    ID is its number (E3), as the list and "factcheck show" tell it.
    """
    from factcheck.cli.cards import card
    from factcheck.cli.describe import show_at_length
    from factcheck.workflow.archive import shown

    show_at_length(card(shown(address, number)))


@evidence.command(
    cls=Command,
    examples=(
        "echo '48 ships' > census.txt && factcheck verify C1 verified --primary census.txt && factcheck evidence save E1 kept.txt",
    ),
)
@click.argument("number", metavar="ID", shell_complete=ids("E"))
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Write over the file that exists.")
@ledger_option
def save(number: str, path: Path, force: bool, address: str) -> None:
    """Write the copy of it to a file.

    ID is its number (E3). A file that exists is left alone.
    """
    from factcheck.workflow.archive import save as save_copy

    found = save_copy(address, number, path, force=force)
    click.echo(f"Written: {visible(str(path))}, {found.size:,} bytes, sha256 {found.evidence.sha256}")


@evidence.command(
    cls=Command,
    examples=(
        "echo '48 ships' > census.txt && factcheck verify C1 verified --primary census.txt --no-copy && factcheck evidence archive E1",
    ),
)
@click.argument("number", metavar="ID", shell_complete=ids("E"))
@reviewer_option
@ledger_option
def archive(number: str, reviewer: str, address: str) -> None:
    """Make the copy that is missing.

    ID is its number (E3). Reads the file again, which must be what it was, or fetches the address as it is now; the record says when.
    """
    from factcheck.workflow.archive import add, shown

    if is_offline() and shown(address, number).evidence.kind is EvidenceKind.ADDRESS:
        raise UsageError(f"nothing is fetched while {OFFLINE} is set", mend=f"Unset it: unset {OFFLINE}.")
    found = add(address, number, by=signed(reviewer))
    click.echo(f"Kept: a copy for {found.id}, {found.size:,} bytes, sha256 {found.evidence.sha256}")
