"""Articles by what another program calls them: a number, a content key, an address, a path, a title with its source."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.store.articles import articles_where
from factcheck.store.batches import in_parts
from factcheck.store.claims import claims_where
from factcheck.store.numbers import row_of
from factcheck.store.present import PRESENT, with_source
from factcheck.store.tables import article, article_version, claim, source

__all__ = ["Shelved", "key_of_row", "keys_beside", "rows_at", "rows_of_key", "rows_titled", "shelved"]


@dataclass(slots=True)
class Shelved:
    """An article in its current version, with the row of that version and the claims that it has."""

    article: Article
    row: int
    version_id: int
    claims: list[Claim] = field(default_factory=list)


def shelved(connection: Connection, rows: Collection[int]) -> dict[int, Shelved]:
    """The articles of these rows, by row; those that are not there are left out. A few queries, however many there are."""
    found: dict[int, Shelved] = {}
    for part in in_parts(sorted(rows)):
        texts = articles_where(connection, article_version.c.article_id.in_(part), article_version.c.is_current)
        for version_id, text in texts.items():
            row = row_of(text.id, "A")
            found[row] = Shelved(text, row, version_id)
        for one in claims_where(connection, claim.c.article_id.in_(part), claim.c.retired.is_(None)):
            found[row_of(one.article.id, "A")].claims.append(one)
    return found


def key_of_row(connection: Connection, row: int) -> str | None:
    """The content key of an article, None where there is none of that row."""
    return connection.execute(sa.select(article.c.key).where(article.c.id == row)).scalar_one_or_none()


def rows_of_key(connection: Connection, key: str) -> list[int]:
    """The articles that have a content key: one, or none."""
    return _rows(connection, sa.select(article.c.id).where(article.c.key == key.strip().lower()))


def rows_at(connection: Connection, addresses: Sequence[str]) -> list[int]:
    """The articles that were read at one of some addresses or paths."""
    return _rows(connection, sa.select(article.c.id).where(article.c.address.in_(addresses)))


def rows_titled(connection: Connection, title: str, by: str | None) -> list[int]:
    """The articles that have a title, and a source where one is named: as articles bear its name, or as it is called now."""
    wanted = sa.select(article.c.id).select_from(_PRESENT).where(article_version.c.title == title)
    return _rows(connection, wanted if by is None else wanted.where(_is_of(by)))


def keys_beside(connection: Connection, by: str | None, published: str | None) -> list[tuple[int, str]]:
    """The rows and content keys of the articles of a source, by its name or what it is called now, and a day (ISO text); None is unknown."""
    day = sa.cast(article_version.c.published, sa.Text).is_not_distinct_from(published)
    wanted = sa.select(article.c.id, article.c.key).select_from(_PRESENT).where(_is_of(by), day)
    return [(row.id, row.key) for row in connection.execute(wanted.order_by(article.c.id))]


def _is_of(by: str | None) -> sa.ColumnElement[bool]:
    """Is it of a source of this name, in print or now; of an unknown one for None?"""
    return sa.or_(source.c.name.is_not_distinct_from(by), PRESENT.is_not_distinct_from(by))


_PRESENT = with_source(
    article.join(article_version, sa.and_(article_version.c.article_id == article.c.id, article_version.c.is_current)),
    article.c.source_id,
)
"""The articles in their current versions, with their sources."""


def _rows(connection: Connection, wanted: sa.Select[Any]) -> list[int]:
    return list(connection.execute(wanted.order_by(article.c.id)).scalars())
