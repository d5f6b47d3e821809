"""What the articles of a ledger printed in one place, version after version, where the figure changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.revision import Printed, Revision
from factcheck.core.vocabulary import ClaimKind, Status
from factcheck.store.batches import in_parts
from factcheck.store.claims import claims_where
from factcheck.store.numbers import row_of
from factcheck.store.tables import article_version, claim, claim_anchor
from factcheck.store.types import AnyRow

__all__ = ["chain_of", "revised_figures", "version_days"]


def revised_figures(connection: Connection) -> list[Revision]:
    """The figures that current claims replaced, by article and place: what each article printed first comes first, what it prints now last.

    Withdrawn claims are left out, for they state nothing. A claim that the article makes still is no earlier version of another.
    """
    replaced = _replaced(connection)
    lines = [line for row, (_, retired) in replaced.items() if not retired and len(line := chain_of(row, replaced)) > 1]
    claims = _claims(connection, {row for line in lines for row in line})
    since = _since(connection, claims)
    found = []
    for line in lines:
        stated = [Printed(claims[row], since[row]) for row in line if row in claims]
        if len(stated) > 1 and stated[-1].claim.id == f"C{line[-1]}":
            found.append(tuple(stated))
    return found


def chain_of(row: int, replaced: Mapping[int, tuple[int | None, bool]]) -> tuple[int, ...]:
    """A claim's row behind those of the claims that it replaced one after another. ``replaced`` has, for each claim, the one that it replaced, and whether it is retired."""
    line = [row]
    while (before := replaced[line[-1]][0]) is not None and before not in line and replaced[before][1]:
        line.append(before)
    return tuple(reversed(line))


def version_days(connection: Connection, *conditions: sa.ColumnElement[bool]) -> dict[int, date]:
    """The day of each version that meets the conditions, by its row: the one that it bears itself as its last change, else its date where that moved, else when it was got."""
    columns = ("id", "article_id", "published", "modified", "retrieved")
    order = (article_version.c.article_id, article_version.c.number)
    found: dict[int, date] = {}
    before: AnyRow | None = None
    for row in connection.execute(
        sa.select(*(article_version.c[name] for name in columns)).where(*conditions).order_by(*order)
    ):
        former = before if before is not None and before.article_id == row.article_id else None
        found[row.id] = row.retrieved.date()
        for name in ("published", "modified"):
            day = getattr(row, name)
            if day is not None and (former is None or day != getattr(former, name)):
                found[row.id] = day
        before = row
    return found


def _replaced(connection: Connection) -> dict[int, tuple[int | None, bool]]:
    """Each figure that replaced another or was replaced: the row that it replaced, and whether it is retired."""
    heads = sa.select(claim.c.replaces_id).where(claim.c.replaces_id.is_not(None))
    rows = connection.execute(
        sa.select(claim.c.id, claim.c.replaces_id, claim.c.retired).where(
            claim.c.kind == ClaimKind.NUMERIC, sa.or_(claim.c.replaces_id.is_not(None), claim.c.id.in_(heads))
        )
    )
    return {row.id: (row.replaces_id, row.retired is not None) for row in rows}


def _claims(connection: Connection, rows: set[int]) -> dict[int, Claim]:
    return {
        row_of(one.id, "C"): one
        for part in in_parts(sorted(rows))
        for one in claims_where(connection, claim.c.id.in_(part), claim.c.status != Status.WITHDRAWN)
    }


def _since(connection: Connection, claims: Mapping[int, Claim]) -> dict[int, date]:
    """The day of the version that made each claim first."""
    articles = sorted({row_of(one.article.id, "A") for one in claims.values()})
    first: dict[int, date] = {}
    for some in in_parts(articles):
        days = version_days(connection, article_version.c.article_id.in_(some))
        made = (
            sa.select(claim_anchor.c.claim_id, claim_anchor.c.version_id)
            .join(claim, claim.c.id == claim_anchor.c.claim_id)
            .join(article_version, article_version.c.id == claim_anchor.c.version_id)
            .where(claim.c.article_id.in_(some), claim_anchor.c.key.is_not(None))
            .order_by(article_version.c.number)
        )
        for row in connection.execute(made):
            if row.claim_id in claims:
                first.setdefault(row.claim_id, days[row.version_id])
    return first
