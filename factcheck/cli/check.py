"""``check``: an exit code for what waits for a decision."""

from __future__ import annotations

import click

from factcheck.cli.command import Command
from factcheck.cli.options import format_option, ledger_option
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.wording import side_figure, visible

__all__ = ["check"]


@click.command(
    cls=Command,
    examples=(
        'factcheck check --min-severity 5 || echo "Settle these before you publish."',
        "factcheck check --min-severity 5 --format ndjson || true",
    ),
)
@click.option(
    "--min-severity",
    type=click.IntRange(1, 5),
    default=3,
    show_default=True,
    metavar="1-5",
    help="Look at those of this severity and above.",
)
@format_option
@ledger_option
@click.pass_context
def check(context: click.Context, min_severity: int, form: str, address: str) -> None:
    """Fail where something severe is undecided.

    Exits with 1 where a discrepancy is open or waits, each on a line, the worst first; with 0 where none is.
    """
    from factcheck.cli.columns import DISCREPANCIES
    from factcheck.cli.render import print_list
    from factcheck.workflow.check import check as undecided

    found = undecided(address, min_severity=min_severity)
    if form != "table":
        print_list(found, DISCREPANCIES, form, empty="")
    elif not found:
        click.echo(f"No discrepancy of severity {min_severity} or above is undecided.")
    else:
        for one in found:
            click.echo(_line(one))
    context.exit(1 if found else 0)


def _line(found: Discrepancy) -> str:
    """``D3: severity 4, trend, open: 206 million yuan | 276 million yuan (contracts, harbour)``."""
    sides = " | ".join(visible(side_figure(side, noun=False)) for side in found.sides)
    about = visible(", ".join(words for words in (found.metric, found.subject) if words))
    told = f"{found.id}: severity {found.severity}, {found.kind}, {found.state}: {sides}"
    return f"{told} ({about})" if about else told
