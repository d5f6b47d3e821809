"""A whole ledger in, from the file that it was exported to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.core.chain import Head
from factcheck.core.ledger_file import LedgerHeader, LedgerRow
from factcheck.store.rebuild import rebuild_ledger
from factcheck.workflow.progress import OnStep, Step

__all__ = ["WholeLedger", "rebuild"]

_TOLD = 1_000
"""After so many rows it is told how far the work has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeLedger:
    """A ledger that was made again. ``rows`` counts those of all tables; the rest are what people ask for."""

    path: str
    rows: int
    articles: int
    claims: int
    discrepancies: int
    decisions: int
    head: Head | None


def rebuild(
    address: str,
    header: LedgerHeader,
    rows: Iterator[LedgerRow],
    *,
    where: str,
    dry_run: bool = False,
    on_step: OnStep | None = None,
) -> WholeLedger:
    """Makes the ledger that a file holds, in a new file or in an empty ledger, whole or not at all. ``where`` names the file.

    Raises BadLedgerFile for a file that is torn, was changed, or is of another revision; UsageError for a ledger that is not empty; a LedgerError.
    """
    told = rows if on_step is None else _counted(rows, sum(header.rows.values()), on_step)
    done = rebuild_ledger(address, header, told, where=where, dry_run=dry_run)
    return WholeLedger(
        path=str(done.path),
        rows=sum(done.rows.values()),
        articles=done.rows["article"],
        claims=done.rows["claim"],
        discrepancies=done.rows["discrepancy"],
        decisions=done.rows["decision"],
        head=done.head,
    )


def _counted(rows: Iterator[LedgerRow], total: int, on_step: OnStep) -> Iterator[LedgerRow]:
    for done, row in enumerate(rows):
        if done % _TOLD == 0:
            on_step(Step("importing", done, total))
        yield row
    on_step(Step("checking", total, total))
