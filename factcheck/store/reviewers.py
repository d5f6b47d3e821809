"""Who reviewed what: counts of sessions and decisions by reviewer, and what was decided twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import Finding
from factcheck.core.vocabulary import Ending
from factcheck.store.decisions import STANDS
from factcheck.store.tables import decision, decision_claim, review_session

__all__ = ["ReviewerRow", "list_reviewers", "looked_at_twice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerRow:
    """A line of the list of reviewers.

    ``standing``, ``superseded`` and ``taken_back`` count decisions, second reviews left out; ``verified`` the claims that stand where this reviewer put
    them by a verification. Of the own decisions ``reviewed`` were looked at by another, who agreed to ``reviewed_agreed``; ``seconds`` are second reviews
    given, ``seconds_agreed`` those that agreed; such that were taken back count nowhere. ``waiting`` is what waits for this person, ``overdue`` what of
    that was due before the day asked about. ``last_seen`` is None for who was only waited for.
    """

    reviewer: str
    sessions: int = 0
    standing: int = 0
    superseded: int = 0
    taken_back: int = 0
    verified: int = 0
    reviewed: int = 0
    reviewed_agreed: int = 0
    seconds: int = 0
    seconds_agreed: int = 0
    settled: int = 0
    waiting: int = 0
    overdue: int = 0
    last_seen: datetime | None = None

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        seen = None if self.last_seen is None else self.last_seen.isoformat()
        return asdict(self) | {"last_seen": seen}


def list_reviewers(connection: Connection, *, today: date) -> list[ReviewerRow]:
    """Everybody who had a session, decided something or is waited for, by name; ``today`` says what is overdue."""
    counted: dict[str, dict[str, int]] = {}
    seen: dict[str, datetime] = {}
    for query in (_sessions(), _decisions(), _verified(), _reviewed(), _waited_for(today)):
        for row in connection.execute(query):
            told: Mapping[str, object] = row._asdict()
            mine = counted.setdefault(row.reviewer, {})
            mine.update({name: int(str(told[name] or 0)) for name in told if name not in {"reviewer", "last_seen"}})
            last = told.get("last_seen")
            if isinstance(last, datetime):
                seen[row.reviewer] = max(last, seen.get(row.reviewer, last))
    names = sorted(counted, key=lambda name: (name.casefold(), name))
    return [ReviewerRow(reviewer=name, last_seen=seen.get(name), **counted[name]) for name in names]


def looked_at_twice(connection: Connection) -> list[tuple[Finding, Finding]]:
    """What the first and what the second reviewer found, for each second review that was not taken back, without notes and evidence."""
    first, second = decision.alias("first"), decision.alias("second")
    facts = ("resolution", "side", "because", "established")
    wanted = sa.select(
        *(first.c[name].label(f"first_{name}") for name in facts),
        *(second.c[name].label(f"second_{name}") for name in facts),
    )
    rows = connection.execute(
        wanted.join(second, second.c.second_of_id == first.c.id).where(_kept(second)).order_by(second.c.id)
    )

    def finding(told: Mapping[str, object], whose: str) -> Finding:
        return Finding(**{name: told[f"{whose}_{name}"] for name in facts})  # type: ignore[arg-type]

    return [(finding(row._asdict(), "first"), finding(row._asdict(), "second")) for row in rows]


def _kept(table: sa.FromClause) -> sa.ColumnElement[bool]:
    """Was it not taken back?"""
    return sa.or_(table.c.ending.is_(None), table.c.ending != Ending.UNDONE)


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))


def _sessions() -> sa.Select[tuple[object, ...]]:
    mine = review_session.c
    return sa.select(
        mine.reviewer,
        sa.func.count().label("sessions"),
        sa.func.max(mine.seen, type_=mine.seen.type).label("last_seen"),
    ).group_by(mine.reviewer)


def _decisions() -> sa.Select[tuple[object, ...]]:
    own = decision.c.second_of_id.is_(None)
    second = sa.and_(decision.c.second_of_id.is_not(None), _kept(decision))
    return sa.select(
        decision.c.reviewer,
        _count(sa.and_(own, decision.c.ended.is_(None))).label("standing"),
        _count(sa.and_(own, decision.c.ending == Ending.SUPERSEDED)).label("superseded"),
        _count(sa.and_(own, decision.c.ending == Ending.UNDONE)).label("taken_back"),
        _count(second).label("seconds"),
        _count(sa.and_(second, decision.c.agrees.is_(True))).label("seconds_agreed"),
        _count(sa.and_(decision.c.settles_id.is_not(None), _kept(decision))).label("settled"),
        sa.func.max(decision.c.recorded, type_=decision.c.recorded.type).label("last_seen"),
    ).group_by(decision.c.reviewer)


def _verified() -> sa.Select[tuple[object, ...]]:
    return (
        sa.select(decision.c.reviewer, sa.func.count(decision_claim.c.claim_id.distinct()).label("verified"))
        .join(decision_claim, decision_claim.c.decision_id == decision.c.id)
        .where(decision.c.resolution.is_(None), *STANDS)
        .group_by(decision.c.reviewer)
    )


def _reviewed() -> sa.Select[tuple[object, ...]]:
    second = decision.alias("second")
    return (
        sa.select(
            decision.c.reviewer,
            sa.func.count().label("reviewed"),
            _count(second.c.agrees.is_(True)).label("reviewed_agreed"),
        )
        .join(second, second.c.second_of_id == decision.c.id)
        .where(_kept(second))
        .group_by(decision.c.reviewer)
    )


def _waited_for(today: date) -> sa.Select[tuple[object, ...]]:
    return (
        sa.select(
            decision.c.assignee.label("reviewer"),
            sa.func.count().label("waiting"),
            _count(sa.and_(decision.c.due.is_not(None), decision.c.due < today)).label("overdue"),
        )
        .where(decision.c.assignee.is_not(None), *STANDS)
        .group_by(decision.c.assignee)
    )
