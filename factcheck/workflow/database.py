"""The ledger as a database: where it is, what is in it, bringing it up to date."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

__all__ = ["LedgerStatus", "Upgrade", "schema", "status", "upgrade"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade:
    """The revisions of the tables before and after an upgrade, and the backup that was made before it, if one was needed."""

    path: str
    before: str
    after: str
    backup: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerStatus:
    """Where a ledger is and what is in it. ``needed`` is the revision that this program works with."""

    path: str
    size: int
    revision: str
    needed: str
    articles: int
    claims: int
    open_discrepancies: int

    def as_record(self) -> dict[str, object]:
        """The dict that an NDJSON line is made of."""
        return asdict(self)


def upgrade(address: str, *, now: datetime) -> Upgrade:
    """Brings a ledger to this program's revision, in one transaction, after a backup; one that is there already stays untouched.

    Raises MissingLedger, NotALedger, LaterLedger, ReadOnlyLedger, BusyLedger.
    """
    from factcheck.store.engine import locate, open_ledger
    from factcheck.store.upgrade import upgrade_ledger

    with open_ledger(address, any_revision=True):
        pass
    done = upgrade_ledger(address, now=now)
    return Upgrade(
        path=str(locate(address).path),
        before=done.before,
        after=done.after,
        backup=None if done.backup is None else str(done.backup),
    )


def schema(address: str) -> str:
    """The SQL that makes the tables, indexes and views of a ledger, each ended by a semicolon."""
    from factcheck.store.contents import schema_of
    from factcheck.store.engine import open_ledger

    with open_ledger(address, any_revision=True) as ledger, ledger.transaction() as connection:
        return schema_of(connection)


def status(address: str) -> LedgerStatus:
    """Where a ledger is, its revision, and how much is in it. Raises a LedgerError when it cannot be opened."""
    from factcheck.store.contents import counts_of
    from factcheck.store.engine import open_ledger, revision_of
    from factcheck.store.revision import HEAD

    with open_ledger(address) as ledger, ledger.transaction() as connection:
        counts = counts_of(connection)
        return LedgerStatus(
            path=str(ledger.location.path),
            size=ledger.location.path.stat().st_size,
            revision=revision_of(connection) or "",
            needed=HEAD,
            articles=counts.articles,
            claims=counts.claims,
            open_discrepancies=counts.open_discrepancies,
        )
