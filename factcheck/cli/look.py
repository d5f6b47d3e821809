"""One thing at a time: ``show`` and ``explain``."""

from __future__ import annotations

import click

from factcheck.cli.command import Command
from factcheck.cli.options import ledger_option

__all__ = ["explain", "show"]


@click.command(
    cls=Command, examples=("factcheck show D1", "factcheck show C12", "factcheck show A1", "factcheck show S3")
)
@click.argument("number", metavar="ID")
@ledger_option
def show(number: str, address: str) -> None:
    """One thing with its words in context.

    ID is the number of an article (A1), a claim (C12), a discrepancy (D3), a series (S4), a decision (R5) or evidence (E7).
    """
    from factcheck.cli.cards import card
    from factcheck.cli.describe import say
    from factcheck.workflow.show import show as find

    say(card(find(address, number)))


@click.command(cls=Command, examples=("factcheck explain D1", "factcheck explain C12 C40"))
@click.argument("number", metavar="ID")
@click.argument("other", metavar="[ID]", required=False)
@ledger_option
def explain(number: str, other: str | None, address: str) -> None:
    """Why claims do or do not conflict.

    With one ID, why the sides of a discrepancy (D3) were brought together; with two, how two claims (C12 C40) compare, step by step.
    """
    from factcheck.cli.cards import reasoning
    from factcheck.cli.describe import say
    from factcheck.workflow.explain import explain as find

    say(reasoning(find(address, number, other)))
