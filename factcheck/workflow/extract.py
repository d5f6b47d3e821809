"""Reading the stored texts again with the present rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.core.document import Refusal
from factcheck.core.vocabulary import EventKind
from factcheck.errors import FactcheckError, LedgerError
from factcheck.workflow.match import compare_ledger, run_of
from factcheck.workflow.progress import OnStep, Step
from factcheck.workflow.reading import read_claims
from factcheck.workflow.trail import tell_article, tell_comparison

if TYPE_CHECKING:
    from factcheck.store.engine import Ledger
    from factcheck.store.keeping import Kept, Reading

__all__ = ["ExtractReport", "extract_again"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractReport:
    """What reading again gave.

    ``claims`` are all that were found, ``new`` those among them that had no number, ``retired`` those that the rules do not find
    any more. An article on which the rules fail is ``refused`` and stays as it is.
    """

    articles: int
    claims: int
    new: int
    retired: int
    refused: tuple[Refusal, ...]
    new_discrepancies: int
    open_discrepancies: int
    reopened: int = 0
    notes: tuple[str, ...] = ()


def extract_again(address: str, *, now: datetime, on_step: OnStep | None = None) -> ExtractReport:
    """Reads every stored text again. A claim found again keeps its number and status. Each article is one transaction.

    Raises a LedgerError when the ledger cannot be opened or written.
    """
    from factcheck.store.articles import current_versions
    from factcheck.store.engine import open_ledger
    from factcheck.store.keeping import Reading
    from factcheck.store.runs import Outcome, begin_run, complete_run

    done: list[Kept] = []
    refused: list[Refusal] = []
    with open_ledger(address, write=True) as ledger:
        with ledger.transaction() as connection:
            run_id = begin_run(connection, run_of("extract", now))
            versions = current_versions(connection)
        for count, version in enumerate(versions, start=1):
            outcome = _read(ledger, Reading(version.article_id, version.version_id, run_id, now))
            if isinstance(outcome, Refusal):
                refused.append(outcome)
            else:
                done.append(outcome)
            if on_step is not None:
                on_step(Step("reading", count, len(versions)))
        claims = sum(kept.new + kept.known for kept in done)
        with ledger.transaction() as connection:
            found = compare_ledger(connection, now=now, run_id=run_id)
            gave = Outcome(articles=len(done), claims=claims, discrepancies=found.new_discrepancies, notes=found.notes)
            complete_run(connection, run_id, gave)
            tell_comparison(connection, run_of("extract", now), run_id, found)
    return ExtractReport(
        articles=len(done),
        claims=claims,
        new=sum(kept.new for kept in done),
        retired=sum(kept.retired for kept in done),
        refused=tuple(refused),
        new_discrepancies=found.new_discrepancies,
        open_discrepancies=found.open_discrepancies,
        reopened=found.reopened,
        notes=(*(note for kept in done for note in kept.notes), *found.notes),
    )


def _read(ledger: Ledger, reading: Reading) -> Kept | Refusal:
    """Reads one article again, or says why not. An event tells of it where its claims are no longer what they were."""
    from factcheck.store.articles import article_of
    from factcheck.store.digests import claims_digest
    from factcheck.store.keeping import keep_claims

    where = f"A{reading.article_id}"
    try:
        with ledger.transaction() as connection:
            article = article_of(connection, reading.article_id)
            before = claims_digest(connection, reading.article_id)
            kept = keep_claims(connection, reading, article, read_claims(article))
            if claims_digest(connection, reading.article_id) != before:
                tell_article(connection, EventKind.EXTRACT, reading.article_id, run_id=reading.run_id, now=reading.now)
            return kept
    except LedgerError:
        raise
    except FactcheckError as error:
        return Refusal(where, error)
