"""The unverified claims with what makes them weigh: where they stand, who prints and cites them, what rests on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.vocabulary import TO_REVIEW, Status
from factcheck.store.numbers import number
from factcheck.store.present import OWNER
from factcheck.store.tables import article, claim, decision, discrepancy, discrepancy_claim, evidence, source
from factcheck.store.types import AnyRow

__all__ = ["WaitingClaim", "citing_articles", "decisions_resting_on", "waiting_claims"]

_Condition = sa.ColumnElement[bool]
_Said = tuple[int | None, str | None, str | None]
"""What a claim states, as far as figures repeat one another: series, value, upper value; digits as text, which is all that is compared."""


class WaitingClaim(NamedTuple):
    """An unverified claim by its number, with what it is weighed by.

    ``severity`` is that of the worst open discrepancy that it stands in, 0 for none; ``repeated`` counts the other articles whose claims of the same
    series state the same value, ``cited`` those of them that name its source as theirs; ``rests`` counts the standing decisions that name it as evidence.
    """

    number: str
    severity: int
    repeated: int
    cited: int
    rests: int
    unit_code: str | None
    metric: str | None
    counted: str | None
    predicate: str | None


def waiting_claims(
    connection: Connection, *conditions: _Condition, only: Collection[int] | None = None
) -> list[WaitingClaim]:
    """The current claims that nobody has verified and that meet the conditions, by number; with ``only``, those among these rows.

    What others print is put together here: the database would go through the index for it and sort, which takes twice as long. Among a hundred thousand
    claims each costs some ten microseconds; with ``only``, some milliseconds are all.
    """
    rows = _current(connection, only)
    printed, citing = _printed(rows, _sources_by_name(connection))
    worst, rests = _worst(connection, only), _resting(connection, only)
    sources = _sources_of_articles(connection)
    wanted = _chosen(connection, conditions, only)
    found, unverified = [], str(Status.UNVERIFIED)
    for row, status, within, _, series, value, high, unit, metric, counted, predicate in rows:
        if status != unverified or (wanted is not None and row not in wanted):
            continue
        said = (series, value, high)
        its, own = printed.get(said, ()), sources.get(within)
        repeated = len(its) - 1 if its else 0
        cited = 0
        if repeated and own is not None and (said, own) in citing:
            cited = len(citing[said, own] - {within})
        facts = (worst.get(row, 0), repeated, cited, rests.get(row, 0))
        found.append(WaitingClaim(number("C", row), *facts, unit, metric, counted, predicate))
    return found


def decisions_resting_on(connection: Connection, claim_row: int) -> tuple[str, ...]:
    """The numbers of the standing decisions that name a claim as evidence."""
    rows = connection.execute(
        sa.select(evidence.c.decision_id)
        .join(decision, decision.c.id == evidence.c.decision_id)
        .where(evidence.c.claim_id == claim_row, decision.c.ended.is_(None))
        .distinct()
        .order_by(evidence.c.decision_id)
    )
    return tuple(number("R", row) for (row,) in rows)


def citing_articles(connection: Connection, claim_row: int) -> int:
    """How many other articles state what a claim does and name its source as theirs."""
    found = connection.execute(
        sa.select(*_SAID, claim.c.article_id, OWNER)
        .join(article, article.c.id == claim.c.article_id)
        .join(source, source.c.id == article.c.source_id)
        .where(claim.c.id == claim_row)
    ).one_or_none()
    if found is None or found[0] is None:
        return 0
    series, _, _, within, publisher = found
    theirs = sa.select(claim.c.article_id, *_SAID, claim.c.attribution).where(
        claim.c.series_id == series, claim.c.retired.is_(None), claim.c.attribution.is_not(None)
    )
    own = {name for name, rows in _sources_by_name(connection).items() if publisher in rows}
    naming = {
        row[0] for row in connection.execute(theirs) if tuple(row[1:4]) == tuple(found[:3]) and _folded(row[4]) in own
    }
    return len(naming - {within})


_SAID = (claim.c.series_id, sa.type_coerce(claim.c.value, sa.Text), sa.type_coerce(claim.c.value_high, sa.Text))
_WORDS = (claim.c.unit_code, claim.c.metric, claim.c.counted, claim.c.predicate)


def _worst(connection: Connection, only: Collection[int] | None) -> Mapping[int, int]:
    """The severity of the worst open discrepancy of each claim that stands in one, by row."""
    wanted = (
        sa.select(discrepancy_claim.c.claim_id, sa.func.max(discrepancy.c.severity))
        .join(discrepancy, discrepancy.c.id == discrepancy_claim.c.discrepancy_id)
        .where(discrepancy.c.state.in_(TO_REVIEW))
        .group_by(discrepancy_claim.c.claim_id)
    )
    if only is not None:
        wanted = wanted.where(discrepancy_claim.c.claim_id.in_(sorted(only)))
    return {row: its for row, its in connection.execute(wanted).all()}  # noqa: C416 - rows are no pairs to a type checker


def _resting(connection: Connection, only: Collection[int] | None) -> Mapping[int, int]:
    """How many standing decisions rest on each claim that is evidence, by row."""
    wanted = (
        sa.select(evidence.c.claim_id, sa.func.count(evidence.c.decision_id.distinct()))
        .join(decision, decision.c.id == evidence.c.decision_id)
        .where(evidence.c.claim_id.is_not(None), decision.c.ended.is_(None))
        .group_by(evidence.c.claim_id)
    )
    if only is not None:
        wanted = wanted.where(evidence.c.claim_id.in_(sorted(only)))
    return {row: its for row, its in connection.execute(wanted).all()}  # noqa: C416 - rows are no pairs to a type checker


def _current(connection: Connection, only: Collection[int] | None) -> list[AnyRow]:
    """All current claims by row, or all of the series of some: row, status, article, who is said to say so, what is said, and its words."""
    columns = (claim.c.id, sa.type_coerce(claim.c.status, sa.Text), claim.c.article_id, claim.c.attribution)
    wanted = sa.select(*columns, *_SAID, *_WORDS).where(claim.c.retired.is_(None)).order_by(claim.c.id)
    if only is not None:
        mine = claim.c.id.in_(sorted(only))
        wanted = wanted.where(sa.or_(mine, claim.c.series_id.in_(sa.select(claim.c.series_id).where(mine))))
    return list(connection.execute(wanted).all())


def _chosen(
    connection: Connection, conditions: tuple[_Condition, ...], only: Collection[int] | None
) -> AbstractSet[int] | None:
    """The rows of the claims that are asked for; None for all."""
    if not conditions:
        return None if only is None else frozenset(only)
    mine = () if only is None else (claim.c.id.in_(sorted(only)),)
    return frozenset(connection.execute(sa.select(claim.c.id).where(*mine, *conditions)).scalars())


def _printed(
    rows: Iterable[AnyRow], sources: Mapping[str, Collection[int]]
) -> tuple[Mapping[_Said, set[int]], Mapping[tuple[_Said, int], set[int]]]:
    """In which articles each thing said is printed; and, by what is said and the source that is named for it, the articles that do so."""
    articles: dict[_Said, set[int]] = {}  # a claim that nobody repeats has a set of one
    citing: dict[tuple[_Said, int], set[int]] = {}
    for _, _, within, named, series, value, high, *_ in rows:
        if series is None or value is None:
            continue
        said = (series, value, high)
        if said in articles:
            articles[said].add(within)
        else:
            articles[said] = {within}
        for row in sources.get(_folded(named), ()) if named else ():
            citing.setdefault((said, row), set()).add(within)
    return articles, citing


def _sources_by_name(connection: Connection) -> Mapping[str, Collection[int]]:
    """The sources that each name is one of, now or in print: the rows of those that are merged with none."""
    names: dict[str, set[int]] = defaultdict(set)
    for row, *printed in connection.execute(sa.select(OWNER, source.c.name, source.c.label)):
        for name in filter(None, printed):
            names[_folded(name)].add(row)
    return names


def _sources_of_articles(connection: Connection) -> Mapping[int, int]:
    wanted = sa.select(article.c.id, OWNER).join(source, source.c.id == article.c.source_id)
    return {row: its for row, its in connection.execute(wanted).all()}  # noqa: C416 - rows are no pairs to a type checker


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    """A name of a source as it is compared: without capitals, spaces too many and a `the` before it."""
    return " ".join(name.casefold().split()).removeprefix("the ")
