"""A report out of a ledger, in one of the registered formats."""

from __future__ import annotations

import factcheck
from factcheck.core.vocabulary import State
from factcheck.errors import UnknownChoice
from factcheck.report import FORMATS
from factcheck.report.contents import ArticleLine, Contents
from factcheck.store.articles import all_articles
from factcheck.store.discrepancies import all_discrepancies
from factcheck.store.engine import open_ledger
from factcheck.store.runs import last_run

__all__ = ["report"]


def report(address: str, *, format: str) -> str:  # noqa: A002 - the public name of the option
    """The report on a ledger as text. The same ledger gives the same bytes: no clock is read.

    Raises UnknownChoice for a format that no registry holds, and a LedgerError when the ledger cannot be opened.
    """
    if format not in FORMATS:
        raise UnknownChoice(
            f"{format!r} is no format of a report", mend=f"Choose one of: {', '.join(sorted(FORMATS))}."
        )
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        run = last_run(connection)
        contents = Contents(
            discrepancies=tuple(found for found in all_discrepancies(connection) if found.state is not State.STALE),
            articles=tuple(ArticleLine(article, claims) for article, claims in all_articles(connection)),
            facts=() if run is None else _facts(run.started.isoformat(), run.version, run.rules),
        )
    return FORMATS[format](contents)


def _facts(compared: str, version: str, rules: str | None) -> tuple[tuple[str, str], ...]:
    """What the report was made from."""
    facts = [("factcheck", factcheck.__version__), ("compared", f"{compared} with factcheck {version}")]
    return tuple(facts if rules is None else [*facts, ("rules", rules[:12])])
