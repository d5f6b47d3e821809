"""``import`` of a whole ledger: what it says of how it went."""

from __future__ import annotations

from typing import BinaryIO

import click

from factcheck.cli.options import command_on
from factcheck.core.wording import many, visible
from factcheck.workflow.progress import OnStep

__all__ = ["import_ledger"]


def import_ledger(address: str, stream: BinaryIO, where: str, *, dry_run: bool, on_step: OnStep | None) -> None:
    """Makes the ledger that a file holds, and tells what is in it."""
    from factcheck.ingest.ledger_lines import LedgerFile
    from factcheck.workflow.rebuilding import rebuild

    file = LedgerFile(stream, where)
    done = rebuild(address, file.header, file.rows(), where=where, dry_run=dry_run, on_step=on_step)
    holds = (
        f"{many(done.articles, 'article')}, {many(done.claims, 'claim')}, {many(done.discrepancies, 'discrepancy')}, "
        f"{many(done.decisions, 'decision')}; {many(done.rows, 'row')} in all"
    )
    if dry_run:
        click.echo(f"Nothing was saved. It would be a whole ledger: {holds}.")
        return
    click.echo(f"A whole ledger, equal to the one that was exported: {holds}.")
    if done.head is not None:
        click.echo(f"Head: {done.head.hash}")
    click.echo(visible(f"Kept in {done.path}. Hold it against its audit trail: {command_on(address, 'audit verify')}"))
