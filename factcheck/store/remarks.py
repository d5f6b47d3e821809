"""What articles say of their own words, as it was found when they were read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.document import Remark
from factcheck.core.vocabulary import RemarkKind
from factcheck.store.numbers import number
from factcheck.store.tables import article_version

__all__ = ["remarks_by_article"]


def remarks_by_article(connection: Connection, *conditions: sa.ColumnElement[bool]) -> dict[str, tuple[Remark, ...]]:
    """Those of the current versions of all articles that have any, by number, in reading order."""
    wanted = sa.select(article_version.c.article_id, article_version.c.remarks).where(
        article_version.c.is_current, sa.type_coerce(article_version.c.remarks, sa.Text) != "[]", *conditions
    )
    return {number("A", row.article_id): _remarks(row.remarks) for row in connection.execute(wanted)}


def _remarks(listed: Iterable[Iterable[Any]]) -> tuple[Remark, ...]:
    return tuple(Remark(RemarkKind(kind), quote, start) for kind, quote, start in listed)
