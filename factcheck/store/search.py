"""Full-text search over the quotes of claims, their names and the titles of their articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.vocabulary import ClaimKind, Status
from factcheck.store.batches import in_parts
from factcheck.store.claims import claims_where
from factcheck.store.listings import disputed_claims
from factcheck.store.numbers import row_of
from factcheck.store.present import named_like, with_source
from factcheck.store.search_index import INDEX
from factcheck.store.tables import article, article_version, claim

__all__ = ["Found", "Hit", "SearchFilter", "search_claims"]

_WEIGHTS = "bm25(8.0, 4.0, 4.0, 2.0, 2.0, 1.0)"
"""How much a word counts in the quote, the subject, the metric, the actor, the object, the title. Reason: the quote is what is looked for; a title is shared by
all claims of an article, so that it says least of one.
"""

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Where a hit begins and ends. Source: Unicode, chapter 23.7: noncharacters, which no text holds that is interchanged."""

_index = sa.table(INDEX, sa.column("rowid"), sa.column("rank"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilter:
    """Among which claims is searched; None is all.

    ``words`` is an expression as ``search_words.expression`` makes it; ``article`` a number (``A1``), ``source`` part of a name, ``since`` and ``until`` days of
    publication, both included; ``disputed`` claims stand in an open discrepancy. At most ``limit`` hits come back.
    """

    words: str
    article: str | None = None
    source: str | None = None
    kind: ClaimKind | None = None
    status: Status | None = None
    since: date | None = None
    until: date | None = None
    disputed: bool = False
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A claim that was found, and where in the text of its article the words stand: ``[start, end)``, inside its quote, none where they are in names or title only.

    ``score`` is larger the better the claim fits; scores of two searches cannot be compared.
    """

    claim: Claim
    spans: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, the best first; ``total`` is how many there are beyond the limit too."""

    hits: tuple[Hit, ...]
    total: int


def search_claims(connection: Connection, wanted: SearchFilter) -> Found:
    """The claims that fit, the best first, then by number. Retired claims are left out."""
    conditions = _conditions(wanted)
    joined = with_source(
        sa.join(_index, claim, claim.c.id == _index.c.rowid)
        .join(article, article.c.id == claim.c.article_id)
        .join(article_version, article_version.c.id == claim.c.version_id),
        article.c.source_id,
    )
    ranked = (
        sa.select(_index.c.rowid, _index.c.rank)
        .select_from(joined)
        .where(*conditions, sa.text(f"{INDEX}.rank MATCH '{_WEIGHTS}'"))
        .order_by(_index.c.rank, _index.c.rowid)
        .limit(wanted.limit)
    )
    best = [(int(row), float(rank)) for row, rank in connection.execute(ranked)]
    total = len(best)
    if total == wanted.limit:
        total = int(connection.execute(sa.select(sa.func.count()).select_from(joined).where(*conditions)).scalar_one())
    rows = [row for row, _ in best]
    claims = {
        row_of(one.id, "C"): one for part in in_parts(rows) for one in claims_where(connection, claim.c.id.in_(part))
    }
    marked = _marked(connection, wanted.words, rows)
    return Found(
        hits=tuple(
            Hit(claim=claims[row], spans=_spans(claims[row], marked.get(row, "")), score=round(-rank, 3))
            for row, rank in best
        ),
        total=total,
    )


def _conditions(wanted: SearchFilter) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = [
        sa.text(f"{INDEX} MATCH :words").bindparams(words=wanted.words),  # type: ignore[list-item]  # a condition in SQL
        claim.c.retired.is_(None),
    ]
    if wanted.article is not None:
        found.append(claim.c.article_id == row_of(wanted.article, "A"))
    if wanted.source is not None:
        found.append(named_like(wanted.source))
    if wanted.kind is not None:
        found.append(claim.c.kind == wanted.kind)
    if wanted.status is not None:
        found.append(claim.c.status == wanted.status)
    if wanted.since is not None:
        found.append(article_version.c.published >= wanted.since)
    if wanted.until is not None:
        found.append(article_version.c.published <= wanted.until)
    if wanted.disputed:
        found.append(claim.c.id.in_(disputed_claims()))
    return found


def _marked(connection: Connection, words: str, rows: list[int]) -> dict[int, str]:
    """The quotes with marks around the hits, of these rows only: to mark is slower than to find."""
    found: dict[int, str] = {}
    for part in in_parts(rows):
        marked = sa.select(
            _index.c.rowid, sa.literal_column(f"highlight({INDEX}, 0, '{_OPEN}', '{_CLOSE}')").label("quote")
        ).where(sa.text(f"{INDEX} MATCH :words").bindparams(words=words), _index.c.rowid.in_(part))
        found.update((int(row), str(quote)) for row, quote in connection.execute(marked))
    return found


def _spans(found: Claim, marked: str) -> tuple[tuple[int, int], ...]:
    """Where the hits stand in the article; nothing where the marked words are not the quote, as one that holds the marks itself may make it."""
    spans, start, at = [], None, found.start
    for letter in marked:
        if letter == _OPEN:
            start = at
        elif letter == _CLOSE and start is not None:
            spans.append((start, at))
            start = None
        else:
            at += 1
    if marked.replace(_OPEN, "").replace(_CLOSE, "") != found.quote:
        return ()
    return tuple(spans)
