"""Who reviewed what, and how far reviewers agree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.review.agreement import Agreement, agreement
from factcheck.store.engine import open_ledger
from factcheck.store.reviewers import ReviewerRow, list_reviewers, looked_at_twice

__all__ = ["Agreement", "ReviewerRow", "Reviewers", "reviewers"]


@dataclass(frozen=True, slots=True)
class Reviewers:
    """The reviewers of a ledger by name, and how far those agree who decided on the same."""

    rows: tuple[ReviewerRow, ...]
    agreement: Agreement


def reviewers(address: str, *, today: date) -> Reviewers:
    """Everybody who had a session, decided something or is waited for; what was due before ``today`` is overdue. Raises a LedgerError."""
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        twice = looked_at_twice(connection)
        rows = list_reviewers(connection, today=today)
    return Reviewers(tuple(rows), agreement((one.essence, other.essence) for one, other in twice))
