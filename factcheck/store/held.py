"""What a ledger holds, in streams: read some hundred rows at a time, so that a ledger of any size needs the same memory.

Each function runs inside the caller's transaction, in which nothing changes meanwhile. Its results come in the order of the numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import Decision
from factcheck.core.document import Block
from factcheck.core.held import (
    HeldClaim,
    HeldCopy,
    HeldCorrection,
    HeldDiscrepancy,
    HeldRun,
    HeldSource,
    HeldVersion,
    Judged,
    Placed,
)
from factcheck.core.quantity import decimal_text
from factcheck.core.vocabulary import Status
from factcheck.store.claims import claims_where
from factcheck.store.decisions import decisions_where
from factcheck.store.numbers import number, row_of
from factcheck.store.present import HEAD, PRESENT
from factcheck.store.tables import (
    archive,
    article,
    article_version,
    claim,
    correction,
    decision,
    discrepancy,
    discrepancy_claim,
    run,
    source,
)
from factcheck.store.types import AnyRow

__all__ = [
    "count_placed",
    "held_claims",
    "held_copies",
    "held_corrections",
    "held_decisions",
    "held_discrepancies",
    "held_runs",
    "held_sources",
    "held_versions",
    "judged_claims",
    "placed_claims",
]

_MANY = 500
"""Rows that are read at once. Reason: enough that a query costs little beside its rows, and some megabytes at most."""

_FEW = 50
"""Articles with their texts and all their claims that are read at once."""

_PLACED = (claim.c.retired.is_(None), claim.c.status != Status.WITHDRAWN)
"""The claims that stand in the present text of their article."""


def held_runs(connection: Connection) -> Iterator[HeldRun]:
    """All runs."""
    for row in _rows(connection, sa.select(run.c.id, run.c.verb, run.c.started, run.c.version, run.c.rules), run.c.id):
        yield HeldRun(*row)


def held_sources(connection: Connection) -> Iterator[HeldSource]:
    """All sources, merged ones under their present name."""
    wanted = sa.select(source.c.id, source.c.name, PRESENT).outerjoin(HEAD, HEAD.c.id == source.c.merged_into_id)
    for row in _rows(connection, wanted, source.c.id):
        yield HeldSource(*row)


def held_copies(connection: Connection) -> Iterator[HeldCopy]:
    """All bytes that are kept, by their hash, without the bytes."""
    columns = (archive.c.sha256, archive.c.size, archive.c.media_type, archive.c.retrieved)
    for row in _streamed(connection, sa.select(*columns).order_by(archive.c.sha256)):
        yield HeldCopy(*row)


def held_versions(connection: Connection) -> Iterator[HeldVersion]:
    """All versions of all articles, those of an article one behind the other, without their texts."""
    named = "title author address published modified retrieved language text_sha256 raw_sha256 got reader reader_version".split()
    wanted = (
        sa.select(article_version.c.article_id, article_version.c.number, article_version.c.run_id, article.c.source_id)
        .add_columns(*(article_version.c[name] for name in named))
        .join(article, article.c.id == article_version.c.article_id)
        .order_by(article_version.c.article_id, article_version.c.number)
    )
    for row in _streamed(connection, wanted):
        is_online = row.address is not None and row.address.startswith(("http://", "https://"))
        said = {name: getattr(row, name) for name in named}
        said |= {"address": row.address if is_online else None, "got": None if row.got is None else str(row.got)}
        yield HeldVersion(
            article=number("A", row.article_id), number=row.number, run=row.run_id, source=row.source_id, **said
        )


def held_claims(connection: Connection) -> Iterator[HeldClaim]:
    """All claims, retired and withdrawn ones among them, without the texts that they stand in."""
    same = "run_id kind quote value unit subject metric as_of status rule recorded retired replaces_id".split()
    wanted = sa.select(
        claim.c.id, claim.c.article_id, article_version.c.number.label("version"), *(claim.c[name] for name in same)
    ).join(article_version, article_version.c.id == claim.c.version_id)
    for row in _rows(connection, wanted, claim.c.id):
        yield HeldClaim(
            id=number("C", row.id),
            version=f"{number('A', row.article_id)}.v{row.version}",
            run=row.run_id,
            kind=str(row.kind),
            quote=row.quote,
            value=decimal_text(row.value),
            unit=row.unit,
            subject=row.subject,
            metric=row.metric,
            as_of=row.as_of,
            status=str(row.status),
            rule=row.rule,
            recorded=row.recorded,
            retired=row.retired,
            replaces=None if row.replaces_id is None else number("C", row.replaces_id),
        )


def held_corrections(connection: Connection) -> Iterator[HeldCorrection]:
    """All corrections, ended ones among them."""
    columns = (correction.c[name] for name in ("id", "claim_id", "field", "value", "reviewer", "recorded"))
    for row in _rows(connection, sa.select(*columns), correction.c.id):
        yield HeldCorrection(row.id, number("C", row.claim_id), row.field, row.value, row.reviewer, row.recorded)


def held_discrepancies(connection: Connection) -> Iterator[HeldDiscrepancy]:
    """All discrepancies, in whatever state, with the numbers of the claims on their sides, each once."""
    names = "id run_id kind severity state subject metric explanation recorded".split()
    wanted = sa.select(*(discrepancy.c[name] for name in names))
    for rows in _portions(connection, wanted, discrepancy.c.id):
        links = sa.select(discrepancy_claim.c.discrepancy_id, discrepancy_claim.c.claim_id)
        members: dict[int, dict[str, None]] = defaultdict(dict)
        mine = discrepancy_claim.c.discrepancy_id.in_([row.id for row in rows])
        for link in connection.execute(links.where(mine).order_by(*discrepancy_claim.primary_key.columns)):
            members[link.discrepancy_id][number("C", link.claim_id)] = None
        for row in rows:
            yield HeldDiscrepancy(
                id=number("D", row.id),
                run=row.run_id,
                kind=str(row.kind),
                severity=row.severity,
                state=str(row.state),
                subject=row.subject,
                metric=row.metric,
                explanation=row.explanation,
                recorded=row.recorded,
                claims=tuple(members[row.id]),
            )


def held_decisions(connection: Connection) -> Iterator[Decision]:
    """All decisions and second reviews, ended ones among them."""
    for rows in _portions(connection, sa.select(decision.c.id), decision.c.id):
        yield from decisions_where(connection, decision.c.id.between(rows[0].id, rows[-1].id))


def count_placed(connection: Connection) -> int:
    """How many claims stand in the present text of their article."""
    return int(connection.execute(sa.select(sa.func.count()).select_from(claim).where(*_PLACED)).scalar_one())


def placed_claims(connection: Connection) -> Iterator[Placed]:
    """The claims that stand in the present text of their article, by article and place; withdrawn ones are left out."""
    wanted = sa.select(
        article_version.c.article_id, article_version.c.id, article_version.c.number, article_version.c.retrieved
    ).where(article_version.c.is_current)
    for rows in _portions(connection, wanted, article_version.c.article_id, many=_FEW):
        versions = {number("A", row.article_id): row for row in rows}
        mine = claim.c.article_id.in_([row.article_id for row in rows])
        found = claims_where(connection, mine, *_PLACED)
        times = sa.select(claim.c.id, claim.c.recorded).where(mine, *_PLACED)
        recorded = {row.id: row.recorded for row in connection.execute(times)}
        texts = sa.select(article_version.c.article_id, article_version.c.blocks)
        blocks = {
            number("A", row.article_id): tuple(Block(*one) for one in row.blocks)
            for row in connection.execute(texts.where(article_version.c.id.in_([row.id for row in rows])))
        }
        for one in found:
            name = one.article.id or ""
            version = versions[name]
            yield Placed(one, recorded[row_of(one.id, "C")], version.number, version.retrieved, blocks[name])


_STATED = """
    SELECT link.claim_id AS claim_id, max(link.decision_id) AS decision_id, 1 AS changes
    FROM decision_claim AS link JOIN decision ON decision.id = link.decision_id JOIN claim ON claim.id = link.claim_id
    WHERE decision.ended IS NULL AND claim.status NOT IN ('unverified', 'withdrawn')
    GROUP BY link.claim_id
"""
"""Claims whose status a standing decision sets, each with the last that does."""

_LEFT = """
    SELECT named.claim_id, max(named.decision_id), 0
    FROM (
        SELECT decision.id AS decision_id, CAST(substr(member.value, 2) AS INTEGER) AS claim_id
        FROM decision JOIN discrepancy AS found ON found.id = decision.discrepancy_id,
            json_each(decision.judged) AS side, json_each(side.value, '$.claims') AS member
        WHERE decision.ended IS NULL AND decision.second_of_id IS NULL AND found.state = 'resolved'
            AND decision.resolution IN ('all_right', 'superseded')
        GROUP BY decision.id, member.value
        HAVING count(*) = 1 AND (decision.resolution = 'all_right' OR max(side.key) = decision.side)
    ) AS named JOIN claim ON claim.id = named.claim_id
    WHERE claim.status = 'unverified'
    GROUP BY named.claim_id
"""
"""Claims that a standing decision calls right and leaves as they are, each with the last that does: those on the sides that were judged, but not on two of them."""


def judged_claims(connection: Connection) -> Iterator[Judged]:
    """The claims that reviewers judged, each with the decision that says last what they made of it; withdrawn ones are left out."""
    found = connection.exec_driver_sql(f"{_STATED} UNION ALL {_LEFT} ORDER BY claim_id")
    for rows in found.partitions(_MANY):
        claims = {one.id: one for one in claims_where(connection, claim.c.id.in_([row[0] for row in rows]))}
        wanted = sorted({row[1] for row in rows})
        decisions = {one.id: one for one in decisions_where(connection, decision.c.id.in_(wanted))}
        for claim_id, decision_id, changes in rows:
            yield Judged(claims[number("C", claim_id)], decisions[number("R", decision_id)], bool(changes))


def _rows(connection: Connection, wanted: sa.Select[*tuple[Any, ...]], by: sa.ColumnElement[int]) -> Iterator[AnyRow]:
    for rows in _portions(connection, wanted, by):
        yield from rows


def _portions(
    connection: Connection,
    wanted: sa.Select[*tuple[Any, ...]],
    by: sa.ColumnElement[int],
    *,
    many: int = _MANY,
) -> Iterator[list[AnyRow]]:
    """The rows in the order of a column that tells them apart, and that is selected first, some at a time."""
    ordered, last = wanted.order_by(by).limit(many), None
    while True:
        portion = ordered if last is None else ordered.where(by > last)
        rows: list[AnyRow] = list(connection.execute(portion).all())
        if not rows:
            return
        last = rows[-1][0]
        yield rows


def _streamed(connection: Connection, wanted: sa.Select[*tuple[Any, ...]]) -> Iterator[AnyRow]:
    """The rows as the database finds them, some in memory at a time."""
    yield from connection.execute(wanted, execution_options={"yield_per": _MANY})
