"""Decisions that stand on discrepancies which name the same things: looked up by the names, never by reading all."""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import Decision
from factcheck.core.precedent import Gist
from factcheck.core.vocabulary import DiscrepancyKind, Resolution
from factcheck.store.decisions import STANDS, decisions_where
from factcheck.store.numbers import number, row_of
from factcheck.store.present import PRESENT, with_source
from factcheck.store.tables import alias, article, claim, decision, discrepancy, discrepancy_claim

__all__ = ["decided_like", "standing_on"]

_MOST_NAMES, _EACH, _LATEST = 6, 20, 20
"""Of so many subjects and so many metrics the latest decisions are looked at, so many of each, and so many of the latest whatever they are about. Reason: what
was decided last is what a reviewer would remember, and a card must not wait for more."""


def decided_like(connection: Connection, asked: Gist) -> list[Gist]:
    """The decided discrepancies that may be like one, by row: the latest that name one of its subjects or metrics, and the latest of all.

    Decisions that leave it open (``unsure``) are no precedents.
    """
    rows = set(connection.execute(_LATEST_DECIDED).scalars())
    if rows:
        for decided, names in ((_OF_METRIC, asked.metrics), (_OF_SUBJECT, asked.subjects)):
            for name in _with_others(connection, names):
                rows.update(connection.execute(decided, {"name": name}).scalars())
    if asked.id:
        rows.discard(row_of(asked.id, "D"))
    return _gists(connection, sorted(rows))


def standing_on(connection: Connection, numbers: list[str]) -> dict[str, Decision]:
    """The decision that stands on each of some discrepancies, by number."""
    rows = [row_of(one, "D") for one in numbers]
    found = decisions_where(connection, decision.c.discrepancy_id.in_(rows), *_FINDS)
    return {one.discrepancy or "": one for one in found}


_FINDS = (*STANDS, decision.c.resolution.is_not(None), decision.c.resolution != Resolution.UNSURE)


def _of_name(column: sa.ColumnElement[str | None]) -> sa.Select[tuple[int]]:
    """The latest decided discrepancies that have a ``name`` in a column: read along its index, from the end."""
    decided = sa.exists().where(decision.c.discrepancy_id == discrepancy.c.id, *_FINDS)
    mine = sa.select(discrepancy.c.id).where(column == sa.bindparam("name"), decided)
    return mine.order_by(discrepancy.c.id.desc()).limit(_EACH)


# Made once: to put these together and into SQL takes longer than SQLite takes for them, and a reviewer waits for it with every card.
_LATEST_DECIDED = sa.select(decision.c.discrepancy_id).where(*_FINDS).order_by(decision.c.id.desc()).limit(_LATEST)
_OF_METRIC = _of_name(discrepancy.c.metric)
_OF_SUBJECT = _of_name(discrepancy.c.subject)
_NAMES: sa.BindParameter[str] = sa.bindparam("names", expanding=True)
_OTHERS = (
    sa.select(alias.c.name)
    .where(
        alias.c.entity_id.in_(sa.select(alias.c.entity_id).where(alias.c.name.in_(_NAMES), alias.c.current)),
        alias.c.current,
        alias.c.name.not_in(_NAMES),
    )
    .distinct()
    .order_by(alias.c.name)
    .limit(_MOST_NAMES)
)
_ROWS: sa.BindParameter[int] = sa.bindparam("rows", expanding=True)
_KINDS = sa.select(discrepancy.c.id, discrepancy.c.kind).where(discrepancy.c.id.in_(_ROWS))
_SAID = (
    sa.select(
        discrepancy_claim.c.discrepancy_id,
        sa.func.coalesce(claim.c.subject, claim.c.actor),
        sa.func.coalesce(claim.c.metric, claim.c.counted, claim.c.action),
        PRESENT,
    )
    .select_from(
        with_source(
            discrepancy_claim.join(claim, claim.c.id == discrepancy_claim.c.claim_id).join(
                article, article.c.id == claim.c.article_id
            ),
            article.c.source_id,
        )
    )
    .where(discrepancy_claim.c.discrepancy_id.in_(_ROWS))
    .distinct()
)


def _with_others(connection: Connection, names: frozenset[str]) -> list[str]:
    """Some names, then what the things that are called so are also called."""
    own = sorted(names)[:_MOST_NAMES]
    found = connection.execute(_OTHERS, {"names": own}).scalars() if own else ()
    return [*own, *found][:_MOST_NAMES]


def _gists(connection: Connection, rows: list[int]) -> list[Gist]:
    """What discrepancies are about, in short: two queries, without their texts."""
    if not rows:
        return []
    kinds = {row.id: row.kind for row in connection.execute(_KINDS, {"rows": rows})}
    said: dict[int, list[set[str]]] = defaultdict(lambda: [set(), set(), set()])
    for row, *words in connection.execute(_SAID, {"rows": rows}):
        for names, word in zip(said[row], words, strict=True):
            names.update([word] if word else [])
    return [_gist(row, kinds[row], *said[row]) for row in rows if row in kinds]


def _gist(row: int, kind: DiscrepancyKind, subjects: set[str], metrics: set[str], sources: set[str]) -> Gist:
    return Gist(
        id=number("D", row),
        kind=kind,
        subjects=frozenset(subjects),
        metrics=frozenset(metrics),
        sources=frozenset(sources),
    )
