"""``reviewers``: who reviewed what, and how far they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.command import Command
from factcheck.cli.options import format_option, ledger_option
from factcheck.core.wording import many

if TYPE_CHECKING:
    from factcheck.workflow.reviewers import Agreement

__all__ = ["reviewers"]


@click.command(cls=Command, examples=("factcheck reviewers", "factcheck reviewers --format csv"))
@format_option
@ledger_option
def reviewers(form: str, address: str) -> None:
    """Who reviewed what, and how far they agree.

    Of decisions those that stand, were superseded and were taken back; claims verified; how often a second reviewer agreed, where the
    decision was this reviewer's (as first) and where the second look was (as second); what waits for whom, and what of it is late.
    """
    from factcheck.cli.columns import REVIEWERS
    from factcheck.cli.render import print_list
    from factcheck.cli.review import clock
    from factcheck.workflow.reviewers import reviewers as reviewers_of

    found = reviewers_of(address, today=clock().date())
    print_list(found.rows, REVIEWERS, form, empty="Nobody has reviewed anything.")
    if form == "table" and found.rows:
        click.echo(f"\n{_told(found.agreement)}")


def _told(found: Agreement) -> str:
    """How far reviewers agree, in a sentence or two."""
    if not found.compared:
        return "No decision was looked at a second time: factcheck review --second."
    both = f"Second reviews agreed in {found.agreed} of {found.compared}."
    if found.kappa is None:
        return f"{both} All found one and the same, so Cohen's kappa cannot be worked out."
    told = f"{both} Cohen's kappa {found.kappa:.2f} (n = {found.compared})"
    if found.compared >= found.needed:
        return f"{told}."
    return f"{told}: too few to tell, {many(found.findings, 'different finding')} need {found.needed}."
