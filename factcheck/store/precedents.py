"""Decisions that stand on discrepancies which name the same things: looked up by the names, never by reading all."""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import Decision
from factcheck.core.precedent import Gist
from factcheck.core.vocabulary import DiscrepancyKind, Resolution
from factcheck.store.decisions import decisions_where
from factcheck.store.numbers import number, row_of
from factcheck.store.tables import alias, article, claim, decision, discrepancy, discrepancy_claim, source

__all__ = ["decided_like", "standing_on"]

_MOST_NAMED, _MOST_LATEST = 200, 50
"""So many decisions at most are looked at that are about the same names, and so many of the latest whatever they are about. Reason: what was decided
last is what a reviewer would remember, and a card must not wait for more."""


def decided_like(connection: Connection, asked: Gist) -> list[Gist]:
    """The decided discrepancies that may be like one, by row: those that name one of its subjects or metrics, and the latest.

    Decisions that leave it open (``unsure``) are no precedents.
    """
    own = asked.subjects | asked.metrics
    names = [*sorted(own), *sorted(_also_called(connection, own) - own)][:_MOST_NAMED]
    of_names = sa.or_(discrepancy.c.metric.in_(names), discrepancy.c.subject.in_(names))
    named = (
        sa.select(discrepancy.c.id)
        .where(of_names, _is_decided(discrepancy.c.id))
        .order_by(discrepancy.c.id.desc())
        .limit(_MOST_NAMED)
    )
    latest = sa.select(decision.c.discrepancy_id).where(*_FINDS).order_by(decision.c.id.desc()).limit(_MOST_LATEST)
    rows = {*connection.execute(named).scalars(), *connection.execute(latest).scalars()}
    if asked.id:
        rows.discard(row_of(asked.id, "D"))
    return _gists(connection, sorted(rows))


def standing_on(connection: Connection, numbers: list[str]) -> dict[str, Decision]:
    """The decision that stands on each of some discrepancies, by number."""
    rows = [row_of(one, "D") for one in numbers]
    found = decisions_where(connection, decision.c.discrepancy_id.in_(rows), *_FINDS)
    return {one.discrepancy or "": one for one in found}


_FINDS = (decision.c.ended.is_(None), decision.c.resolution.is_not(None), decision.c.resolution != Resolution.UNSURE)


def _is_decided(row: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    return sa.exists().where(decision.c.discrepancy_id == row, *_FINDS)


def _also_called(connection: Connection, names: frozenset[str]) -> set[str]:
    """The other names of the things that are called so."""
    wanted = sorted(names)[:_MOST_NAMED]
    things = sa.select(alias.c.entity_id).where(alias.c.name.in_(wanted), alias.c.current)
    others = sa.select(alias.c.name).where(alias.c.entity_id.in_(things), alias.c.current).distinct()
    return set(connection.execute(others.order_by(alias.c.name).limit(_MOST_NAMED)).scalars())


def _gists(connection: Connection, rows: list[int]) -> list[Gist]:
    """What discrepancies are about, in short: two queries, without their texts."""
    if not rows:
        return []
    asked = sa.select(discrepancy.c.id, discrepancy.c.kind).where(discrepancy.c.id.in_(rows))
    kinds = {row.id: row.kind for row in connection.execute(asked)}
    columns = (
        discrepancy_claim.c.discrepancy_id.label("of"),
        sa.func.coalesce(claim.c.subject, claim.c.actor).label("subject"),
        sa.func.coalesce(claim.c.metric, claim.c.counted, claim.c.action).label("metric"),
        source.c.name.label("source"),
    )
    joined = (
        discrepancy_claim.join(claim, claim.c.id == discrepancy_claim.c.claim_id)
        .join(article, article.c.id == claim.c.article_id)
        .outerjoin(source, source.c.id == article.c.source_id)
    )
    said: dict[int, list[set[str]]] = defaultdict(lambda: [set(), set(), set()])
    for row, *words in connection.execute(
        sa.select(*columns).select_from(joined).where(discrepancy_claim.c.discrepancy_id.in_(rows)).distinct()
    ):
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
