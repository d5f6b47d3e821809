"""A report out of a ledger, in one of the registered formats."""

from __future__ import annotations

from collections.abc import Iterable

import factcheck
from factcheck.core.vocabulary import State, Status
from factcheck.core.wording import moment
from factcheck.errors import UnknownChoice
from factcheck.report import FORMATS
from factcheck.report.contents import ArticleLine, Contents, SeriesLine, SourceLine
from factcheck.report.words import series_heading
from factcheck.store.articles import all_articles
from factcheck.store.chain import head_of
from factcheck.store.decisions import decisions_where
from factcheck.store.discrepancies import all_discrepancies
from factcheck.store.engine import open_ledger
from factcheck.store.listings import ClaimFilter, list_articles, list_claims, list_series
from factcheck.store.remarks import remarks_by_article
from factcheck.store.runs import Run, last_run
from factcheck.store.series import NumberedSeries
from factcheck.workflow import sources as listed
from factcheck.workflow.precedents import precedents_among

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
        found = tuple(found for found in all_discrepancies(connection) if found.state is not State.STALE)
        made = tuple(decisions_where(connection))
        disputed = {row.id: row.disputed for row in list_articles(connection)}
        remarks = remarks_by_article(connection)
        contents = Contents(
            discrepancies=found,
            articles=tuple(
                ArticleLine(article, claims, disputed.get(article.id or "", 0), remarks.get(article.id or "", ()))
                for article, claims in all_articles(connection)
            ),
            series=_series(list_series(connection)),
            sources=_sources(listed.source_lines(connection)),
            decisions=made,
            similar=precedents_among(found, made),
            judged=tuple(
                claim
                for status in Status
                if status is not Status.UNVERIFIED
                for claim in list_claims(connection, ClaimFilter(status=status))
            ),
            head=head_of(connection),
            facts=() if run is None else _facts(run),
        )
    return FORMATS[format](contents)


def _series(found: Iterable[NumberedSeries]) -> tuple[SeriesLine, ...]:
    """The series by name, upper and lower case alike."""
    lines = [SeriesLine(one.id, one.series) for one in found if one.series.claims]
    return tuple(sorted(lines, key=lambda line: (series_heading(line.series).casefold(), int(line.id[1:]))))


def _sources(lines: Iterable[listed.SourceLine]) -> tuple[SourceLine, ...]:
    return tuple(
        SourceLine(
            name=line.row.name,
            articles=line.row.articles,
            claims=line.row.claims,
            disputed=line.row.disputed,
            first=line.row.first,
            last=line.row.last,
            kind=line.row.kind,
            owner=line.row.owner,
            country=line.row.country,
            notes=line.row.notes,
            repeats=line.repeats,
        )
        for line in lines
    )


def _facts(run: Run) -> tuple[tuple[str, str], ...]:
    """What the report was made from."""
    compared = f"{moment(run.started)} with factcheck {run.version}"
    facts = [("factcheck", factcheck.__version__), ("compared", compared)]
    return tuple(facts if run.rules is None else [*facts, ("rules", run.rules[:12])])
