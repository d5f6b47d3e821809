"""The audit trail: reading it, and asking whether the ledger still holds what it tells of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.core.chain import Event, Fault, Head
from factcheck.errors import UsageError

__all__ = ["AuditReport", "log", "verify"]

_HEAD = re.compile(r"[0-9a-fA-F]{8,64}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport:
    """What an audit found: how many events, and how many decisions and articles they tell of; the end of the chain; the faults.

    The head is there to be noted down elsewhere; ``expected`` is the head that was noted earlier, if one was given.
    """

    path: str
    events: int
    decisions: int
    articles: int
    head: Head | None
    faults: tuple[Fault, ...]
    expected: str | None = None

    @property
    def is_whole(self) -> bool:
        """Was nothing found?"""
        return not self.faults

    def as_record(self) -> dict[str, object]:
        """The dict that the line of JSON is made of."""
        return {
            "path": self.path,
            "whole": self.is_whole,
            "events": self.events,
            "decisions": self.decisions,
            "articles": self.articles,
            "head": None if self.head is None else self.head.hash,
            "expected": self.expected,
            "faults": [{"event": fault.event, "what": fault.what} for fault in self.faults],
        }


def log(address: str, limit: int | None = None) -> list[Event]:
    """The last events of a ledger, or all of them, newest last. Raises a LedgerError when it cannot be opened."""
    from factcheck.store.audit import read_log
    from factcheck.store.engine import open_ledger

    with open_ledger(address) as ledger, ledger.transaction() as connection:
        return read_log(connection, limit)


def verify(address: str, expect: str | None = None) -> AuditReport:
    """Compares the chain with itself and with the ledger. ``expect`` is a head (or its first 8 digits or more) that was noted earlier.

    Raises UsageError for what is no head, a LedgerError when the ledger cannot be opened.
    """
    from factcheck.store.audit import audit_ledger
    from factcheck.store.engine import open_ledger

    noted = None if expect is None else expect.strip()
    if noted is not None and not _HEAD.fullmatch(noted):
        raise UsageError(
            f"{expect!r} is no head of a chain", mend="Give its hash, or the first 8 digits of it or more."
        )
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        found = audit_ledger(connection, expect=noted)
        return AuditReport(
            path=str(ledger.location.path),
            events=found.events,
            decisions=found.decisions,
            articles=found.articles,
            head=found.head,
            faults=found.faults,
            expected=noted,
        )
