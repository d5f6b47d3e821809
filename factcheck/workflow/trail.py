"""What the audit trail says of runs: an event for each article that was read, one for each comparison, with digests of what they left."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.core.vocabulary import EventKind

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from factcheck.store.runs import Run
    from factcheck.workflow.match import MatchReport

__all__ = ["tell_article", "tell_comparison"]


def tell_article(connection: Connection, kind: EventKind, article: int, *, run_id: int, now: datetime) -> None:
    """Adds the event of an article (its row) that was read, with the hashes of its text and of its claims."""
    from factcheck.store.chain import append_event
    from factcheck.store.digests import article_facts

    append_event(connection, kind, reviewer=None, facts={"run": run_id} | article_facts(connection, article), now=now)


def tell_comparison(connection: Connection, run: Run, run_id: int, report: MatchReport) -> None:
    """Adds the event of a comparison of the whole ledger, with the digest of the discrepancies that it found."""
    from factcheck.store.chain import append_event
    from factcheck.store.digests import discrepancies_digest

    found, digest = discrepancies_digest(connection)
    facts = {
        "run": run_id,
        "verb": run.verb,
        "version": run.version,
        "rules": run.rules,
        "claims": report.claims,
        "discrepancies": found,
        "new": report.new_discrepancies,
        "discrepancies_sha256": digest,
    }
    append_event(connection, EventKind.MATCH, reviewer=None, facts=facts, now=run.started)
