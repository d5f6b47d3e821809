"""Does anything in a ledger wait for a decision that is too severe to go on?"""

from __future__ import annotations

from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import State
from factcheck.store.engine import open_ledger
from factcheck.store.listings import DiscrepancyFilter, list_discrepancies
from factcheck.store.numbers import row_of

__all__ = ["check"]


def check(address: str, *, min_severity: int) -> list[Discrepancy]:
    """The undecided discrepancies of this severity and above, the worst first; those that wait are undecided too.

    Raises a LedgerError when the ledger cannot be opened.
    """
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        found = [
            one
            for state in (None, State.WAITING)
            for one in list_discrepancies(connection, DiscrepancyFilter(state=state, min_severity=min_severity))
        ]
    return sorted(found, key=lambda one: (-one.severity, -one.score, row_of(one.id, "D")))
