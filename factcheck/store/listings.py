"""Lists with filters: what is asked for in words of the core becomes conditions on the tables."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import TO_REVIEW, ClaimKind, DiscrepancyKind, Form, SourceKind, State, Status
from factcheck.errors import UsageError
from factcheck.store.claims import claims_where
from factcheck.store.decisions import STANDS, decisions_where
from factcheck.store.discrepancies import discrepancies_where
from factcheck.store.numbers import number, parse_number, row_of
from factcheck.store.present import HEAD, OWNER, PRESENT, named_like
from factcheck.store.series import NumberedSeries, series_where
from factcheck.store.tables import (
    article,
    article_version,
    claim,
    decision,
    decision_claim,
    discrepancy,
    discrepancy_claim,
    source,
)
from factcheck.store.tables import series as series_table

__all__ = [
    "ArticleRow",
    "ClaimFilter",
    "DecisionFilter",
    "DiscrepancyFilter",
    "SourceRow",
    "disputed_claims",
    "list_articles",
    "list_claims",
    "list_decisions",
    "list_discrepancies",
    "list_series",
    "list_sources",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What claims are asked for; None asks for all.

    ``article`` is a number (``A1``); ``subject`` and ``metric`` are parts of the names, ``words`` must each stand in the quote or the
    names, upper and lower case alike. ``disputed`` claims stand in an open discrepancy.
    """

    article: str | None = None
    kind: ClaimKind | None = None
    form: Form | None = None
    subject: str | None = None
    metric: str | None = None
    status: Status | None = None
    words: str | None = None
    disputed: bool | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFilter:
    """What decisions are asked for; None asks for all. ``about`` is a discrepancy (``D3``) or a claim (``C12``); ``standing`` leaves second reviews out."""

    about: str | None = None
    reviewer: str | None = None
    standing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyFilter:
    """What discrepancies are asked for. ``state`` None asks for those that wait for a reviewer; ``article`` is a number (``A1``)."""

    kind: DiscrepancyKind | None = None
    state: State | None = None
    min_severity: int | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """A line of the list of articles. ``source`` is the name that it has now. ``disputed`` counts the claims that stand in an open discrepancy."""

    id: str
    title: str | None
    source: str | None
    published: date | None
    claims: int
    disputed: int
    versions: int
    genre: str | None
    address: str | None

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        return _record(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A line of the list of sources; ``name`` is the present one, None stands for the articles whose source is unknown."""

    name: str | None
    kind: SourceKind | None
    owner: str | None
    country: str | None
    notes: str | None
    articles: int
    claims: int
    disputed: int
    first: date | None
    last: date | None

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        return _record(self)


def list_articles(connection: Connection, *, by: str | None = None, words: str | None = None) -> list[ArticleRow]:
    """The articles in their current versions, by number; ``by`` is part of the source's name, each word must stand in the text."""
    conditions = [named_like(by)] if by else []
    text = sa.func.coalesce(article_version.c.title, "") + "\n" + article_version.c.text
    conditions += [text.icontains(word, autoescape=True) for word in (words or "").split()]
    figures, contested = _figures()
    versions = (
        sa.select(article_version.c.article_id, sa.func.count().label("count"))
        .group_by(article_version.c.article_id)
        .subquery()
    )
    wanted = (
        sa.select(
            article.c.id,
            article_version.c.title,
            PRESENT.label("source"),
            article_version.c.published,
            sa.func.coalesce(figures.c.count, 0).label("claims"),
            sa.func.coalesce(contested.c.count, 0).label("disputed"),
            versions.c.count.label("versions"),
            article_version.c.genre,
            article.c.address,
        )
        .join(article_version, sa.and_(article_version.c.article_id == article.c.id, article_version.c.is_current))
        .join(versions, versions.c.article_id == article.c.id)
        .outerjoin(source, source.c.id == article.c.source_id)
        .outerjoin(HEAD, HEAD.c.id == source.c.merged_into_id)
        .outerjoin(figures, figures.c.article_id == article.c.id)
        .outerjoin(contested, contested.c.article_id == article.c.id)
        .where(*conditions)
        .order_by(article.c.id)
    )
    return [ArticleRow(**{**row._mapping, "id": number("A", row.id)}) for row in connection.execute(wanted)]  # noqa: SLF001


def list_sources(connection: Connection) -> list[SourceRow]:
    """The sources by name, merged ones as one, the unknown one last."""
    figures, contested = _figures()
    known = source.alias("known")
    wanted = (
        sa.select(
            sa.func.coalesce(known.c.label, known.c.name).label("name"),
            known.c.kind,
            known.c.owner,
            known.c.country,
            known.c.notes,
            sa.func.count(article.c.id).label("articles"),
            sa.func.coalesce(sa.func.sum(figures.c.count), 0).label("claims"),
            sa.func.coalesce(sa.func.sum(contested.c.count), 0).label("disputed"),
            sa.func.min(article_version.c.published).label("first"),
            sa.func.max(article_version.c.published).label("last"),
        )
        .select_from(article)
        .join(article_version, sa.and_(article_version.c.article_id == article.c.id, article_version.c.is_current))
        .outerjoin(source, source.c.id == article.c.source_id)
        .outerjoin(known, known.c.id == OWNER)
        .outerjoin(figures, figures.c.article_id == article.c.id)
        .outerjoin(contested, contested.c.article_id == article.c.id)
        .group_by(known.c.id, known.c.name, known.c.label, known.c.kind, known.c.owner, known.c.country, known.c.notes)
    )
    rows = [SourceRow(**row._mapping) for row in connection.execute(wanted)]  # noqa: SLF001
    return sorted(rows, key=lambda row: (row.name is None, row.name or ""))


def list_claims(connection: Connection, filters: ClaimFilter) -> list[Claim]:
    """The claims asked for, by article and place. Retired ones are left out."""
    conditions: list[sa.ColumnElement[bool]] = [claim.c.retired.is_(None)]
    if filters.article is not None:
        conditions.append(claim.c.article_id == row_of(filters.article, "A"))
    for column, wanted in (
        (claim.c.kind, filters.kind),
        (claim.c.form, filters.form),
        (claim.c.status, filters.status),
    ):
        if wanted is not None:
            conditions.append(column == wanted)
    for column, part in ((claim.c.subject, filters.subject), (claim.c.metric, filters.metric)):
        if part is not None:
            conditions.append(column.icontains(part, autoescape=True))
    said = (claim.c.quote, claim.c.subject, claim.c.metric, claim.c.actor, claim.c.object)
    words = (filters.words or "").split()
    conditions += [sa.or_(*(column.icontains(word, autoescape=True) for column in said)) for word in words]
    if filters.disputed is not None:
        conditions.append(
            claim.c.id.in_(disputed_claims()) if filters.disputed else claim.c.id.not_in(disputed_claims())
        )
    return claims_where(connection, *conditions, limit=filters.limit)


def list_series(
    connection: Connection, *, subject: str | None = None, metric: str | None = None
) -> list[NumberedSeries]:
    """The current series, by number; ``subject`` and ``metric`` are parts of the names."""
    parts = ((series_table.c.subject, subject), (series_table.c.metric, metric))
    return series_where(
        connection, *(column.icontains(part, autoescape=True) for column, part in parts if part is not None)
    )


def list_discrepancies(connection: Connection, filters: DiscrepancyFilter) -> list[Discrepancy]:
    """The discrepancies asked for, the most severe first."""
    states = TO_REVIEW if filters.state is None else (filters.state,)
    conditions: list[sa.ColumnElement[bool]] = [discrepancy.c.state.in_(states)]
    if filters.kind is not None:
        conditions.append(discrepancy.c.kind == filters.kind)
    if filters.min_severity is not None:
        conditions.append(discrepancy.c.severity >= filters.min_severity)
    if filters.article is not None:
        of_article = sa.select(discrepancy_claim.c.discrepancy_id).join(
            claim, claim.c.id == discrepancy_claim.c.claim_id
        )
        conditions.append(discrepancy.c.id.in_(of_article.where(claim.c.article_id == row_of(filters.article, "A"))))
    return discrepancies_where(connection, *conditions)


def list_decisions(connection: Connection, filters: DecisionFilter) -> list[Decision]:
    """The decisions asked for, in the order in which they were taken. Raises UsageError where ``about`` is another number."""
    conditions: list[sa.ColumnElement[bool]] = []
    if filters.about is not None:
        letter, row = parse_number(filters.about)
        if letter not in {"C", "D"}:
            raise UsageError(f"no decision is about {filters.about}", mend="Name a discrepancy or a claim: D3, C12.")
        touching = sa.select(decision_claim.c.decision_id).where(decision_claim.c.claim_id == row)
        conditions.append(decision.c.discrepancy_id == row if letter == "D" else decision.c.id.in_(touching))
    if filters.reviewer is not None:
        conditions.append(decision.c.reviewer == filters.reviewer)
    if filters.standing:
        conditions.extend(STANDS)
    return decisions_where(connection, *conditions)


def disputed_claims() -> sa.Select[Any]:
    """The rows of the claims that stand in a discrepancy that waits for a reviewer."""
    joined = sa.select(discrepancy_claim.c.claim_id).join(
        discrepancy, discrepancy.c.id == discrepancy_claim.c.discrepancy_id
    )
    return joined.where(discrepancy.c.state.in_(TO_REVIEW))


def _figures() -> tuple[sa.Subquery, sa.Subquery]:
    """How many current claims each article has, and how many of them are disputed."""
    current = (
        sa.select(claim.c.article_id, sa.func.count().label("count"))
        .where(claim.c.retired.is_(None))
        .group_by(claim.c.article_id)
    )
    return current.subquery(), current.where(claim.c.id.in_(disputed_claims())).subquery()


def _record(row: ArticleRow | SourceRow) -> dict[str, object]:
    """The fields of a row, dates as ISO text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(row).items()}
