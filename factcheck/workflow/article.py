"""What a person knows better than its bytes of an article: its title, source, date, language. One transaction and one event."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.core.article import Article
from factcheck.core.decision import By
from factcheck.core.facts import Facts
from factcheck.core.version import BY_HAND
from factcheck.core.vocabulary import EventKind, State
from factcheck.core.wording import many
from factcheck.store.articles import keep_version
from factcheck.store.chain import append_event
from factcheck.store.digests import article_facts
from factcheck.store.discrepancies import states_of
from factcheck.store.entrance import Where, writing
from factcheck.store.keeping import Reading, keep_claims
from factcheck.store.numbers import row_of
from factcheck.store.restated import restate_facts
from factcheck.store.runs import Outcome, begin_run, complete_run
from factcheck.workflow.aftermath import Aftermath, between
from factcheck.workflow.match import compare_ledger, run_of
from factcheck.workflow.reading import read_claims
from factcheck.workflow.said import check_text
from factcheck.workflow.trail import tell_comparison

__all__ = ["EditedArticle", "edit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedArticle:
    """An article after its facts were set, the changes in words, what it did to its claims, and what to the discrepancies."""

    article: Article
    changes: tuple[str, ...]
    notes: tuple[str, ...]
    aftermath: Aftermath


def edit(address: Where, number: str, said: Facts, *, by: By, note: str | None = None) -> EditedArticle:
    """Sets facts of an article (``A3``), reads its claims again, for whose time its date may count, and compares all.

    It is a new version with the same text; what is not said stays as it is, and the facts that were set stay when the article is read again. Raises UnknownId,
    UsageError where nothing changes, DecisionError for words that are no text, ClaimError where the rules fail, and a LedgerError.
    """
    row = row_of(number, "A")
    check_text(by.reviewer, note, said.title, said.source, said.author, said.genre, said.language)
    with writing(address) as connection:
        place = f"{BY_HAND} by {by.reviewer}, {by.now:%Y-%m-%d}"
        known, document, copy = restate_facts(connection, row, said, place)
        claims = read_claims(known.article)
        run_id = begin_run(connection, run_of("extract", by.now))
        kept, version = keep_version(connection, known, document, copy, now=by.now, run_id=run_id)
        done = keep_claims(connection, Reading(row, version.version_id, run_id, by.now), kept, claims)
        told = {"run": run_id, "changes": list(known.changes), "note": note} | article_facts(connection, row)
        append_event(connection, EventKind.EXTRACT, reviewer=by.reviewer, facts=told, now=by.now)
        before = states_of(connection)
        report = compare_ledger(connection, now=by.now, run_id=run_id, gone=State.SETTLED)
        outcome = Outcome(articles=1, claims=len(claims), discrepancies=report.new_discrepancies, notes=report.notes)
        complete_run(connection, run_id, outcome)
        tell_comparison(connection, run_of("extract", by.now), run_id, report)
        aftermath = between(before, states_of(connection), report.notes)
    lost = (f"{many(done.retired, 'claim')} not found any more",) if done.retired else ()
    return EditedArticle(article=kept, changes=known.changes, notes=(*done.notes, *lost), aftermath=aftermath)
