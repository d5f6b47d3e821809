"""``cite``: a claim ready to paste."""

from __future__ import annotations

from collections.abc import Mapping

import click

from factcheck.cli.choices import Registered
from factcheck.cli.command import Command
from factcheck.cli.completing import ids
from factcheck.cli.options import ledger_option
from factcheck.core.wording import visible

__all__ = ["cite"]


def _styles() -> Mapping[str, object]:
    from factcheck.report.citations import STYLES

    return STYLES


@click.command(
    cls=Command,
    examples=(
        "factcheck cite C12",
        "factcheck cite C12 C13 --style markdown",
        "factcheck cite C12 --style bibtex >> sources.bib",
        "factcheck resolve D1 one_right --side 1 --evidence https://example.org/figures --yes && factcheck cite D1",
    ),
)
@click.argument("numbers", metavar="ID...", nargs=-1, required=True, shell_complete=ids("CD"))
@click.option("--style", type=Registered(_styles), default="plain", show_default=True, help="How to write it.")
@ledger_option
def cite(numbers: tuple[str, ...], style: str, address: str) -> None:
    """A claim's sentence with its source and date.

    ID is the number of a claim (C12), or of a discrepancy (D3) that was decided: the side that was found right is cited.

    What must be known before it is used goes to stderr: that it is disputed, was refuted, found outdated or withdrawn, is not said any more, or was translated by
    machine. The link opens the page at the sentence.
    """
    from factcheck.report.citations import STYLES
    from factcheck.workflow.cite import cite as find

    cited = find(address, numbers)
    click.echo(STYLES[style](cited), nl=False)
    for one in cited:
        for caveat in one.caveats:
            click.echo(f"{one.claim.id}: {visible(caveat)}.", err=True)
