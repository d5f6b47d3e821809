"""What the last comparison left behind: the keys of claims and the pairs among them, and how a new comparison looks them up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy, Index
from factcheck.core.shelf import Block, Pair
from factcheck.core.vocabulary import GONE, Status
from factcheck.store.claims import claims_where
from factcheck.store.discrepancies import discrepancies_where
from factcheck.store.numbers import row_of
from factcheck.store.tables import (
    article,
    claim,
    discrepancy,
    discrepancy_claim,
    match_edge,
    match_index,
    match_key,
    run,
)

__all__ = [
    "StoredShelf",
    "add_to_index",
    "drop_edges",
    "index_rules",
    "keep_index",
    "not_indexed",
    "standing_claims",
]

_AT_ONCE = 500
"""Values in one query."""

_STANDS = (claim.c.retired.is_(None), claim.c.status != Status.WITHDRAWN)


def standing_claims(connection: Connection, *conditions: sa.ColumnElement[bool]) -> list[Claim]:
    """The claims that are compared: those of the current versions that no reviewer withdrew."""
    return claims_where(connection, *_STANDS, *conditions)


def index_rules(connection: Connection) -> str | None:
    """The hash of the rules that the keys in the ledger were made with, None where there are none."""
    made = sa.select(run.c.rules).join(match_index, match_index.c.run_id == run.c.id)
    return connection.execute(made).scalar_one_or_none()


def keep_index(connection: Connection, index: Index | None, claims: Iterable[Claim], *, run_id: int) -> None:
    """Writes what a comparison of everything leaves; None takes it away."""
    for table in (match_edge, match_key, match_index):
        connection.execute(sa.delete(table))
    if index is not None:
        connection.execute(sa.insert(match_index), [{"run_id": run_id}])
        rows = {one.key: row_of(one.id, "C") for one in claims}
        _insert(connection, index, rows)


def not_indexed(connection: Connection, articles: Collection[int]) -> list[int]:
    """Those of some articles, by row, of which nothing is in the index yet."""
    known: set[int] = set()
    for rows in _batches(articles):
        mine = claim.c.article_id.in_(rows)
        indexed = sa.select(match_key.c.claim_id).where(match_key.c.claim_id == claim.c.id).exists()
        known.update(connection.execute(sa.select(claim.c.article_id).where(mine, indexed).distinct()).scalars())
    return [row for row in articles if row not in known]


def add_to_index(connection: Connection, index: Index, rows: Mapping[str, int]) -> None:
    """Adds the keys of new claims, and pairs; ``rows`` are those of the claims by their content keys."""
    _insert(connection, index, rows)


def drop_edges(connection: Connection, lost: Iterable[Pair], rows: Mapping[str, int]) -> None:
    """Takes pairs away that no block brings together any more."""
    named = [{"one": rows[one], "other": rows[other]} for one, other in lost]
    if named:
        pair = (match_edge.c.claim_id == sa.bindparam("one"), match_edge.c.other_id == sa.bindparam("other"))
        connection.execute(sa.delete(match_edge).where(*pair), named)


def _insert(connection: Connection, index: Index, rows: Mapping[str, int]) -> None:
    own = [
        {"key": key, "claim_id": rows[name], "mark": index.marks.get(name, 0)}
        for name, found in index.keys.items()
        for key in found
    ]
    if own:
        connection.execute(sa.insert(match_key), own)
    pairs = [
        {"claim_id": rows[one], "other_id": rows[other], "points": points}
        for (one, other), points in sorted(index.edges.items())
    ]
    if pairs:
        connection.execute(sa.insert(match_edge), pairs)


class StoredShelf:
    """A ledger as a comparison with new articles asks it. Rows and content keys of claims that it met are remembered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._row: dict[str, int] = {}
        self._key: dict[int, str] = {}
        self._article: dict[str, str] = {}

    def rows(self, claims: Collection[str]) -> dict[str, int]:
        """The rows of claims by their content keys."""
        self._meet(claim.c.key, [key for key in claims if key not in self._row])
        return {key: self._row[key] for key in claims if key in self._row}

    def claims_beside(self, claims: Collection[str]) -> list[Claim]:
        """All that is compared of the articles of some claims."""
        return self.claims_in(sorted(set(self.articles_of(claims).values())))

    def claims_in(self, articles: Collection[str]) -> list[Claim]:
        """All that is compared of some articles."""
        found: list[Claim] = []
        for keys in _batches(articles):
            mine = sa.select(article.c.id).where(article.c.key.in_(keys))
            found += standing_claims(self._connection, claim.c.article_id.in_(mine))
        return found

    def claims_of(self, articles: Collection[str]) -> Mapping[str, Collection[int]]:
        """The claims of articles with the keys that they are stored under."""
        found: list[int] = []
        for keys in _batches(articles):
            mine = sa.select(article.c.id).where(article.c.key.in_(keys))
            indexed = sa.select(match_key.c.claim_id).where(match_key.c.claim_id == claim.c.id).exists()
            found += self._connection.execute(
                sa.select(claim.c.id).where(claim.c.article_id.in_(mine), indexed)
            ).scalars()
        self._meet(claim.c.id, found)
        return self.keys_of([self._key[row] for row in found if row in self._key])

    def keys_of(self, claims: Collection[str]) -> Mapping[str, Collection[int]]:
        """The keys that claims are stored under."""
        found: dict[str, list[int]] = {name: [] for name in claims}
        for row in self._each(
            sa.select(match_key.c.claim_id, match_key.c.key), match_key.c.claim_id, self.rows(claims).values()
        ):
            found[self._key[row.claim_id]].append(row.key)
        return found

    def under(self, keys: Collection[int], most: int) -> Mapping[int, Block]:
        """What stands under keys."""
        counted = sa.select(match_key.c.key, sa.func.count().label("size")).group_by(match_key.c.key)
        sizes = {row.key: row.size for row in self._each(counted, match_key.c.key, keys)}
        members: dict[int, dict[int, int]] = defaultdict(dict)
        small = [key for key, size in sizes.items() if size <= most]
        for row in self._each(sa.select(match_key), match_key.c.key, small):
            members[row.key][row.claim_id] = row.mark
        self._meet(claim.c.id, {row for found in members.values() for row in found if row not in self._key})
        return {
            key: Block(size, {self._key[row]: mark for row, mark in members[key].items()})
            for key, size in sizes.items()
        }

    def edges_of(self, claims: Collection[str]) -> Mapping[Pair, int]:
        """The stored pairs that a claim is in, with their scores in ten-thousandths."""
        rows = self.rows(claims).values()
        found = {}
        for column in (match_edge.c.claim_id, match_edge.c.other_id):
            for row in self._each(sa.select(match_edge), column, rows):
                found[row.claim_id, row.other_id] = row.points
        self._meet(claim.c.id, {row for pair in found for row in pair if row not in self._key})
        return {(self._key[one], self._key[other]): points for (one, other), points in found.items()}

    def articles_of(self, claims: Collection[str]) -> Mapping[str, str]:
        """The articles of claims."""
        self.rows(claims)
        return {name: self._article[name] for name in claims}

    def discrepancies_of(self, claims: Collection[str]) -> Iterable[Discrepancy]:
        """The discrepancies that the last comparison found on claims."""
        return self._discrepancies(discrepancy_claim.c.claim_id, self.rows(claims).values())

    def discrepancies_in(self, articles: Collection[str]) -> Iterable[Discrepancy]:
        """The discrepancies that the last comparison found on claims of articles."""
        rows: list[int] = []
        for keys in _batches(articles):
            mine = sa.select(article.c.id).where(article.c.key.in_(keys))
            rows += self._connection.execute(sa.select(claim.c.id).where(claim.c.article_id.in_(mine))).scalars()
        return self._discrepancies(discrepancy_claim.c.claim_id, rows)

    def _discrepancies(self, column: sa.ColumnElement[int], values: Iterable[int]) -> list[Discrepancy]:
        named = {
            row.discrepancy_id for row in self._each(sa.select(discrepancy_claim.c.discrepancy_id), column, values)
        }
        return [
            one
            for rows in _batches(sorted(named))
            for one in discrepancies_where(
                self._connection, discrepancy.c.id.in_(rows), discrepancy.c.state.not_in(GONE)
            )
        ]

    def _meet(self, column: sa.ColumnElement[Any], values: Collection[Any]) -> None:
        """Remembers rows, content keys and articles of claims. Of two statements that one figure makes the later in the article counts, as in a comparison."""
        wanted = sa.select(claim.c.id, claim.c.key, article.c.key.label("home")).join(
            article, article.c.id == claim.c.article_id
        )
        order = (claim.c.article_id, claim.c.quote_start, claim.c.id)
        for row in self._each(wanted.where(*_STANDS).order_by(*order), column, values):
            self._row[row.key], self._key[row.id], self._article[row.key] = row.id, row.key, row.home

    def _each(self, query: sa.Select[Any], column: sa.ColumnElement[Any], values: Iterable[Any]) -> Iterator[Any]:
        for some in _batches(values):
            yield from self._connection.execute(query.where(column.in_(some)))


def _batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(values)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some
