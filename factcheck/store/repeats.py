"""Articles as they are held against others: who published them and when, and the words of their claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.repeats import Printed
from factcheck.core.vocabulary import RemarkKind
from factcheck.store.numbers import number, row_of
from factcheck.store.present import HEAD, PRESENT, with_source
from factcheck.store.tables import article, article_version, claim, source

__all__ = ["printed_articles", "text_of_article"]


def printed_articles(connection: Connection) -> Iterator[Printed]:
    """The current version of every article, by number, without its text. Two queries."""
    quotes: dict[int, Counter[str]] = defaultdict(Counter)
    said = sa.select(claim.c.article_id, claim.c.quote).where(claim.c.retired.is_(None))
    for row, quote in connection.execute(said):
        quotes[row][" ".join(quote.split())] += 1
    wanted = (
        sa.select(
            article.c.id,
            PRESENT.label("source"),
            sa.case((HEAD.c.id.is_not(None), HEAD.c.kind), else_=source.c.kind).label("kind"),
            article_version.c.published,
            article_version.c.text_sha256,
            article_version.c.remarks,
        )
        .select_from(
            with_source(
                article.join(article_version, article_version.c.article_id == article.c.id), article.c.source_id
            )
        )
        .where(article_version.c.is_current)
        .order_by(article.c.id)
    )
    for row in connection.execute(wanted):
        own = quotes.get(row.id, Counter())
        yield Printed(
            key=number("A", row.id),
            source=row.source,
            kind=row.kind,
            published=row.published,
            text_hash=row.text_sha256,
            claims=own.total(),
            quotes=own,
            credits=tuple(quote for kind, quote, _ in row.remarks if kind == RemarkKind.SOURCE),
        )


def text_of_article(connection: Connection, key: str) -> str:
    """The current text of an article by its number."""
    wanted = sa.select(article_version.c.text).where(
        article_version.c.article_id == row_of(key, "A"), article_version.c.is_current
    )
    return str(connection.execute(wanted).scalar_one())
