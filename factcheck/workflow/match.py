"""Comparing all the claims of a ledger, and keeping what that gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import factcheck
from factcheck import api
from factcheck.core.discrepancy import Index
from factcheck.core.vocabulary import State
from factcheck.workflow.rules import rules_hash
from factcheck.workflow.trail import tell_comparison

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from factcheck.store.runs import Run

__all__ = ["MatchReport", "compare_corrected", "compare_ledger", "compare_new", "match_again", "run_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchReport:
    """What comparing gave.

    ``found_again`` had vanished before, ``reopened`` had been decided on other values, ``stale`` are not found any more, ``settled`` are not
    found any more because of what a reviewer did.

    ``notes`` say what was not compared or not shown, and why, ``reopenings`` which decisions do not hold any more.
    """

    claims: int
    entities: int
    series: int
    discrepancies: int
    new_discrepancies: int
    found_again: int
    reopened: int
    stale: int
    open_discrepancies: int
    settled: int = 0
    notes: tuple[str, ...] = ()
    reopenings: tuple[str, ...] = ()


def match_again(address: str, *, now: datetime) -> MatchReport:
    """Compares all current claims with the present rules. Numbers and states stay. One transaction.

    Raises a LedgerError when the ledger cannot be opened or written.
    """
    from factcheck.store.engine import open_ledger
    from factcheck.store.runs import Outcome, begin_run, complete_run

    with open_ledger(address, write=True) as ledger, ledger.transaction() as connection:
        run_id = begin_run(connection, run_of("match", now))
        report = compare_ledger(connection, now=now, run_id=run_id)
        outcome = Outcome(claims=report.claims, discrepancies=report.new_discrepancies, notes=report.notes)
        complete_run(connection, run_id, outcome)
        tell_comparison(connection, run_of("match", now), run_id, report)
    return report


def compare_corrected(connection: Connection, *, now: datetime, run_id: int | None = None) -> MatchReport:
    """Compares all again inside a transaction in which a reviewer changed something: what vanishes by that is settled.

    ``run_id`` is the run that has begun for it, where one has.
    """
    from factcheck.store.runs import Outcome, begin_run, complete_run

    run_id = begin_run(connection, run_of("match", now)) if run_id is None else run_id
    report = compare_ledger(connection, now=now, run_id=run_id, gone=State.SETTLED)
    outcome = Outcome(claims=report.claims, discrepancies=report.new_discrepancies, notes=report.notes)
    complete_run(connection, run_id, outcome)
    return report


def compare_ledger(connection: Connection, *, now: datetime, run_id: int, gone: State = State.STALE) -> MatchReport:
    """Compares all current claims inside a transaction that is open, and writes names, series and discrepancies.

    Claims that a reviewer withdrew are left out. What is not found any more becomes what ``gone`` says. Articles are compared with their own earlier
    versions too.
    """
    from factcheck.store.claims import link_claims
    from factcheck.store.discrepancies import count_open, keep_discrepancies
    from factcheck.store.names import keep_entities
    from factcheck.store.revisions import revised_figures
    from factcheck.store.rulings import aliases
    from factcheck.store.series import keep_series
    from factcheck.store.shelf import keep_index, standing_claims

    claims = standing_claims(connection)
    found = api.compare_claims(claims, rates=api.daily_rate, aliases=aliases(connection))
    link_claims(connection, keep_series(connection, found.series), keep_entities(connection, found.entities))
    discrepancies = (*found.discrepancies, *api.compare_revisions(revised_figures(connection)))
    changes = keep_discrepancies(connection, discrepancies, now=now, run_id=run_id, gone=gone)
    keep_index(connection, found.index, claims, run_id=run_id)
    return MatchReport(
        claims=len(claims),
        entities=len(found.entities),
        series=len(found.series),
        discrepancies=len(discrepancies),
        new_discrepancies=changes.new,
        found_again=changes.found_again,
        reopened=changes.reopened,
        reopenings=changes.told,
        stale=changes.stale,
        open_discrepancies=count_open(connection),
        settled=changes.settled,
        notes=found.skipped,
    )


def compare_new(connection: Connection, articles: Sequence[str], *, now: datetime, run_id: int) -> MatchReport:
    """Compares the claims of new articles (by number) with what they touch, inside a transaction that is open. The ledger is then as if all had been compared.

    Where the last comparison left nothing to look things up by, or worked with other rules, all claims are compared. A new article has no earlier version,
    so that what was found of articles with their own versions stays as it is. Articles that another process compared in the meantime are left out.
    """
    from factcheck.store.articles import article_of
    from factcheck.store.claims import link_claims
    from factcheck.store.contents import compared_counts
    from factcheck.store.discrepancies import keep_discrepancies
    from factcheck.store.names import add_entities
    from factcheck.store.numbers import row_of
    from factcheck.store.rulings import aliases
    from factcheck.store.series import add_series
    from factcheck.store.shelf import StoredShelf, add_to_index, drop_edges, index_rules, not_indexed

    if rules_hash() is None or index_rules(connection) != rules_hash():
        return compare_ledger(connection, now=now, run_id=run_id)
    fresh = not_indexed(connection, [row_of(name, "A") for name in articles])
    keys = [article_of(connection, row).key for row in fresh]
    shelf = StoredShelf(connection)
    found = api.compare_added(
        shelf.claims_in(keys), keys, shelf, shelf.claims_beside, rates=api.daily_rate, aliases=aliases(connection)
    )
    rows = shelf.rows({*found.keys, *(claim for pair in (*found.found, *found.lost) for claim in pair)})
    series, entities = add_series(connection, found.series), add_entities(connection, found.entities)
    link_claims(connection, series, entities, only=fresh)
    changes = keep_discrepancies(connection, found.discrepancies, now=now, run_id=run_id, replaced=found.replaced)
    drop_edges(connection, found.lost, rows)
    add_to_index(connection, Index(found.keys, found.marks, found.found), rows)
    return MatchReport(
        **compared_counts(connection),
        new_discrepancies=changes.new,
        found_again=changes.found_again,
        reopened=changes.reopened,
        reopenings=changes.told,
        stale=changes.stale,
        notes=found.skipped,
    )


def run_of(verb: str, now: datetime) -> Run:
    """The record of a run of this program."""
    from factcheck.store.runs import Run

    return Run(verb=verb, started=now, version=factcheck.__version__, rules=rules_hash())
