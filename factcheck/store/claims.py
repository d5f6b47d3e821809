"""Claims: reading them back exactly as they were written, and pointing them to their series and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.article import Article
from factcheck.core.claim import Claim, Link
from factcheck.core.vocabulary import AnchorFit, LinkRole
from factcheck.errors import UnknownId
from factcheck.store.articles import articles_where
from factcheck.store.numbers import number
from factcheck.store.tables import article_version, claim, claim_anchor, correction
from factcheck.store.types import AnyRow, approximate

__all__ = [
    "History",
    "Place",
    "claim_of",
    "claims_of_article",
    "claims_where",
    "content_of",
    "count_of_article",
    "current_claims",
    "history_of",
    "link_claims",
    "place_of",
    "spans_of_article",
]

_SAME = (
    "kind form rule context_start context_end value_start value_end value value_high place comparator direction change_from unit "
    "unit_code per counted subject metric scope share_of predicate occurrence as_of as_of_basis attribution modality extent actor "
    "action object instrument jurisdiction stage effective status"
).split()
"""Fields that are called the same in the core and in the table; the others are written out below."""

_RESTATED = sa.exists(
    sa.select(correction.c.id).where(
        correction.c.claim_id == claim.c.id, correction.c.field == "value", correction.c.ended.is_(None)
    )
).label("restated")
"""Did a reviewer put another value over the printed one?"""

_RETIRED = claim.c.retired.is_not(None).label("is_retired")

_READ = (
    *(claim.c[name] for name in (*_SAME, "id", "version_id", "quote_start", "quote_end", "links")),
    _RESTATED,
    _RETIRED,
)
"""What a claim is read from. The quote itself is a part of the text, and its times are not the claim's business."""


@dataclass(frozen=True, slots=True)
class History:
    """Where a claim's quote stood in one version of its article. ``start`` and ``end`` are None for an orphan."""

    version: int
    fit: AnchorFit
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands among the others: its series, when it was retired, what it replaces and what replaced it."""

    series: str | None
    retired: datetime | None
    replaces: str | None
    replaced_by: str | None


def claims_where(connection: Connection, *conditions: sa.ColumnElement[bool], limit: int | None = None) -> list[Claim]:
    """The claims that meet the conditions, with their numbers, by article and place. Two queries, however many there are."""
    order = (claim.c.article_id, claim.c.quote_start, claim.c.id)
    versions = sa.select(claim.c.version_id).where(*conditions)
    if limit is not None:
        versions = versions.order_by(*order).limit(limit)
    articles = articles_where(connection, article_version.c.id.in_(versions))
    rows = connection.execute(sa.select(*_READ).where(*conditions).order_by(*order).limit(limit))
    return [_from_row(row, articles[row.version_id]) for row in rows]


def claim_of(connection: Connection, claim_id: int) -> Claim:
    """One claim, retired or not. Raises UnknownId."""
    found = claims_where(connection, claim.c.id == claim_id)
    if not found:
        raise UnknownId(f"there is no claim C{claim_id} in the ledger", mend="List them with: factcheck claims.")
    return found[0]


def current_claims(connection: Connection) -> list[Claim]:
    """All claims that are not retired: those of the articles' current versions."""
    return claims_where(connection, claim.c.retired.is_(None))


def claims_of_article(connection: Connection, article_id: int) -> list[Claim]:
    """The claims of an article that are not retired, by place."""
    return claims_where(connection, claim.c.article_id == article_id, claim.c.retired.is_(None))


def spans_of_article(connection: Connection, article_id: int) -> tuple[tuple[int, int], ...]:
    """Where the quotes of an article's current claims stand, in order."""
    wanted = (
        sa.select(claim.c.quote_start, claim.c.quote_end).distinct().order_by(claim.c.quote_start, claim.c.quote_end)
    )
    rows = connection.execute(wanted.where(claim.c.article_id == article_id, claim.c.retired.is_(None)))
    return tuple((start, end) for start, end in rows)


def count_of_article(connection: Connection, article_id: int) -> int:
    """How many claims an article has, retired ones left out."""
    count = (
        sa.select(sa.func.count()).select_from(claim).where(claim.c.retired.is_(None), claim.c.article_id == article_id)
    )
    return int(connection.execute(count).scalar_one())


def place_of(connection: Connection, claim_id: int) -> Place:
    """Where a claim that is in the ledger stands among the others."""
    newer = sa.select(sa.func.max(claim.c.id)).where(claim.c.replaces_id == claim_id).scalar_subquery()
    wanted = sa.select(claim.c.series_id, claim.c.retired, claim.c.replaces_id, newer.label("newer"))
    row = connection.execute(wanted.where(claim.c.id == claim_id)).one()
    return Place(
        series=None if row.series_id is None else number("S", row.series_id),
        retired=row.retired,
        replaces=None if row.replaces_id is None else number("C", row.replaces_id),
        replaced_by=None if row.newer is None else number("C", row.newer),
    )


def history_of(connection: Connection, claim_id: int) -> tuple[History, ...]:
    """Where a claim's quote stood in each version that was read since it was found."""
    rows = connection.execute(
        sa.select(article_version.c.number, claim_anchor.c.fit, claim_anchor.c.quote_start, claim_anchor.c.quote_end)
        .join(claim_anchor, claim_anchor.c.version_id == article_version.c.id)
        .where(claim_anchor.c.claim_id == claim_id)
        .order_by(article_version.c.number)
    )
    return tuple(History(row.number, row.fit, row.quote_start, row.quote_end) for row in rows)


def link_claims(
    connection: Connection,
    series_of: Mapping[int, int],
    entity_of: Mapping[tuple[str, str], int],
    *,
    only: Sequence[int] | None = None,
) -> None:
    """Points each claim (with ``only``, each of those articles) to its series (by claim row) and its names (by role and name), writing only what changed."""
    linked = (claim.c.series_id, claim.c.subject_id, claim.c.metric_id)
    mine = () if only is None else (claim.c.article_id.in_(only),)
    changed = []
    for row in connection.execute(sa.select(claim.c.id, claim.c.subject, claim.c.metric, *linked).where(*mine)):
        series = series_of.get(row.id)
        subject, metric = entity_of.get(("subject", row.subject)), entity_of.get(("metric", row.metric))
        if (series, subject, metric) != (row.series_id, row.subject_id, row.metric_id):
            changed.append({"row": row.id, "to_series": series, "to_subject": subject, "to_metric": metric})
    if changed:
        connection.execute(
            sa.update(claim)
            .where(claim.c.id == sa.bindparam("row"))
            .values(
                series_id=sa.bindparam("to_series"),
                subject_id=sa.bindparam("to_subject"),
                metric_id=sa.bindparam("to_metric"),
            ),
            changed,
        )


def content_of(one: Claim) -> dict[str, object]:
    """The columns of what a claim says: all but its status, its place in an article, and its times."""
    columns = {name: getattr(one, name) for name in _SAME if name != "status"}
    return columns | {"key": one.key, "value_approx": approximate(one.value)}


def _from_row(row: AnyRow, article: Article) -> Claim:
    """The claim that was written."""
    *same, row_id, _, start, end, links, restated, retired = row
    return Claim(
        **dict(zip(_SAME, same, strict=True)),
        article=article,
        start=start,
        end=end,
        links=tuple(Link(LinkRole(role), value_start) for role, value_start in links),
        id=number("C", row_id),
        restated=bool(restated),
        retired=bool(retired),
    )
