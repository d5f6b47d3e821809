"""Runs: what ran over the ledger, in which version, with which rules, and whether it came to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.store.numbers import number
from factcheck.store.tables import article_version, claim_anchor, run

__all__ = [
    "Outcome",
    "Run",
    "Unfinished",
    "begin_run",
    "complete_run",
    "is_unfinished",
    "last_run",
    "read_in_run",
    "unfinished_run",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run. ``rules`` is the hash of the rules and words it worked with."""

    verb: str
    started: datetime
    version: str
    rules: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A run that was broken off: its row, how many articles and claims it had compared, and what that gave."""

    row: int
    articles: int = 0
    claims: int = 0
    discrepancies: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run gave: articles and claims that it read, discrepancies that it found for the first time, remarks."""

    articles: int = 0
    claims: int = 0
    discrepancies: int = 0
    notes: tuple[str, ...] = ()


def begin_run(connection: Connection, begun: Run) -> int:
    """Writes down that a run begins; the row's number."""
    row = {"verb": begun.verb, "started": begun.started, "version": begun.version, "rules": begun.rules}
    counts = {"completed": False, "articles": 0, "claims": 0, "discrepancies": 0, "notes": []}
    return int(connection.execute(sa.insert(run).values(**row, **counts).returning(run.c.id)).scalar_one())


def complete_run(connection: Connection, run_id: int, outcome: Outcome, *, completed: bool = True) -> None:
    """Writes down what a run gave, and that it came to its end; with ``completed`` False what it has given so far."""
    connection.execute(
        sa.update(run)
        .where(run.c.id == run_id)
        .values(
            completed=completed,
            articles=outcome.articles,
            claims=outcome.claims,
            discrepancies=outcome.discrepancies,
            notes=list(outcome.notes),
        )
    )


def is_unfinished(connection: Connection, *, beside: Unfinished | None = None) -> bool:
    """Was a run broken off since the last one that came to its end, so that claims may be stored that were never compared? ``beside`` is one that is gone on with."""
    ended = sa.select(sa.func.coalesce(sa.func.max(run.c.id), 0)).where(run.c.completed).scalar_subquery()
    wanted = sa.select(run.c.id).where(run.c.id > ended, run.c.id != (beside.row if beside else 0)).limit(1)
    return connection.execute(wanted).first() is not None


def unfinished_run(connection: Connection, like: Run) -> Unfinished | None:
    """The last run, where it was broken off and was of the same kind, by the same version and rules, so that it can be gone on with."""
    row = connection.execute(sa.select(run).order_by(run.c.id.desc()).limit(1)).one_or_none()
    if row is None or row.completed or (row.verb, row.version, row.rules) != (like.verb, like.version, like.rules):
        return None
    return Unfinished(
        row=row.id, articles=row.articles, claims=row.claims, discrepancies=row.discrepancies, notes=tuple(row.notes)
    )


def read_in_run(connection: Connection, found: Unfinished) -> list[tuple[str, bool, int]]:
    """The articles (``A1``) that a run read and has not compared, in order: is it a new one (and not a new version), and how many claims that version has."""
    counted = sa.select(sa.func.count()).where(
        claim_anchor.c.version_id == article_version.c.id, claim_anchor.c.key.is_not(None)
    )
    wanted = sa.select(
        article_version.c.article_id, article_version.c.number, counted.scalar_subquery().label("claims")
    ).where(article_version.c.run_id == found.row)
    rows = connection.execute(wanted.order_by(article_version.c.id).offset(found.articles))
    return [(number("A", row.article_id), row.number == 1, row.claims) for row in rows]


def last_run(connection: Connection) -> Run | None:
    """The latest run, None for a new ledger."""
    row = connection.execute(sa.select(run).order_by(run.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else Run(verb=row.verb, started=row.started, version=row.version, rules=row.rules)
