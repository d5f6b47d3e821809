"""A report out of a ledger, in one of the registered formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import factcheck
from factcheck import api
from factcheck.core.claim import Claim
from factcheck.core.interval import Interval
from factcheck.core.vocabulary import Comparator, State, Status
from factcheck.core.wording import moment
from factcheck.errors import UnknownChoice
from factcheck.report import FORMATS
from factcheck.report.contents import ArticleLine, Contents, Narrowing, SeriesLine, SourceLine
from factcheck.report.layout import lay_out
from factcheck.report.narrowing import Only, narrowed
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
from factcheck.store.since import first_hash
from factcheck.workflow import sources as listed
from factcheck.workflow.precedents import precedents_among
from factcheck.workflow.since import begun_at, begun_with, changes_since

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Asked", "Made", "check_format", "contents_of", "report", "report_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a report is to hold.

    ``since`` is when what changed is to be told from: a day, the number of an event or the file of a former report; where nothing is said, the head
    of ``former``, a report of the same ledger that is written over. ``only`` are the words that it is narrowed by, ``severity`` the lowest that is shown.
    """

    since: str | None = None
    former: Path | None = None
    only: tuple[str, ...] = ()
    severity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A report that was made: its text, or in how many ``files`` it was written; how many further pages are ``missing`` in the text; what it was narrowed to."""

    text: str = ""
    files: int = 1
    missing: int = 0
    narrowing: Narrowing | None = None


def report(address: str, *, format: str, asked: Asked = Asked()) -> str:  # noqa: A002 - the public name of the option
    """The report on a ledger as one text. The same ledger gives the same bytes: no clock is read.

    In HTML it is one page; of a large ledger the first, which says how the others are written. Raises UnknownChoice for a format that no registry holds,
    and whatever ``contents_of`` raises.
    """
    return report_text(address, format=format, asked=asked).text


def report_text(address: str, *, format: str, asked: Asked) -> Made:  # noqa: A002 - as above
    """A report as one text, with what its reader should be told beside it. Raises as ``report`` does."""
    check_format(format)
    contents = contents_of(address, asked)
    missing = len(lay_out(contents, "report.html").pages) - 1 if format == "html" else 0
    return Made(text=FORMATS[format](contents), missing=missing, narrowing=contents.narrowing)


def check_format(format: str) -> None:  # noqa: A002 - as above
    """Nothing, for a format that a registry holds. Raises UnknownChoice."""
    if format not in FORMATS:
        raise UnknownChoice(
            f"{format!r} is no format of a report", mend=f"Choose one of: {', '.join(sorted(FORMATS))}."
        )


def contents_of(address: str, asked: Asked) -> Contents:
    """Everything that a report on a ledger may print, narrowed to what is asked.

    Raises UnknownChoice for words that nothing can be narrowed by, UnknownId for a number that is not there, UsageError for a time that this ledger
    never had, and a LedgerError when it cannot be opened.
    """
    only = Only.of(asked.only, asked.severity)
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        whole = _contents(connection, asked)
    return whole if only is None else narrowed(whole, only)


def _contents(connection: Connection, asked: Asked) -> Contents:
    begun = begun_at(connection, asked.since) if asked.since is not None else None
    if begun is None and asked.former is not None:
        begun = begun_with(connection, asked.former)
    run = last_run(connection)
    every = all_discrepancies(connection)
    found = tuple(one for one in every if one.state is not State.STALE)
    made = tuple(decisions_where(connection))
    disputed = {row.id: row.disputed for row in list_articles(connection)}
    remarks = remarks_by_article(connection)
    judged = tuple(
        claim
        for status in Status
        if status is not Status.UNVERIFIED
        for claim in list_claims(connection, ClaimFilter(status=status))
    )
    contents = Contents(
        discrepancies=found,
        articles=tuple(
            ArticleLine(article, claims, disputed.get(article.id or "", 0), remarks.get(article.id or "", ()))
            for article, claims in all_articles(connection)
        ),
        series=_series(list_series(connection)),
        sources=_sources(listed.source_lines(connection), judged),
        decisions=made,
        similar=precedents_among(found, made),
        judged=judged,
        head=head_of(connection),
        ledger=first_hash(connection),
        facts=() if run is None else _facts(run),
    )
    if begun is None:
        return contents
    articles = [line.article for line in contents.articles]
    since = changes_since(connection, begun, found=every, made=made, claims=contents.claims, articles=articles)
    return replace(contents, since=since)


def _series(found: Iterable[NumberedSeries]) -> tuple[SeriesLine, ...]:
    """The series by name, upper and lower case alike."""
    lines = [SeriesLine(one.id, one.series, _firm(one.series.claims)) for one in found if one.series.claims]
    return tuple(sorted(lines, key=lambda line: (series_heading(line.series).casefold(), int(line.id[1:]))))


def _firm(claims: Iterable[Claim]) -> Mapping[str, Interval]:
    """What the figures claim that are no exact ones."""
    bounded = [claim for claim in claims if claim.comparator not in {None, Comparator.EXACT, Comparator.RANGE}]
    return {claim.key: firm for claim in bounded if (firm := api.firm_interval(claim)) is not None}


def _sources(lines: Iterable[listed.SourceLine], judged: Sequence[Claim]) -> tuple[SourceLine, ...]:
    statuses: dict[str | None, Counter[Status]] = {}
    for claim in judged:
        statuses.setdefault(claim.article.publisher, Counter())[claim.status] += 1
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
            statuses=statuses.get(line.row.name, {}),
        )
        for line in lines
    )


def _facts(run: Run) -> tuple[tuple[str, str], ...]:
    """What the report was made from."""
    compared = f"{moment(run.started)} with factcheck {run.version}"
    facts = [("factcheck", factcheck.__version__), ("compared", compared)]
    return tuple(facts if run.rules is None else [*facts, ("rules", run.rules[:12])])
