"""What was decided since somebody looked: told by the events, so that the rest need not be looked up again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.chain import Head
from factcheck.core.vocabulary import EventKind, EvidenceKind
from factcheck.errors import UsageError
from factcheck.store.chain import head_of
from factcheck.store.numbers import row_of
from factcheck.store.tables import decision, decision_claim, discrepancy_claim, run

__all__ = ["Moment", "Touched", "moment_of", "touched_since"]

_MOST = 200
"""Of more events than this nothing is picked out: to look everything up is as quick then."""

_DECIDED = (str(EventKind.DECIDE), str(EventKind.UNDO))


@dataclass(frozen=True, slots=True)
class Moment:
    """A state of the ledger: the end of its chain, and the last run. A decision that has everything compared again begins a run."""

    head: Head | None
    run: int | None


@dataclass(frozen=True, slots=True)
class Touched:
    """The rows of the discrepancies that were decided on or opened again, and of the claims whose status or weight may have changed."""

    discrepancies: frozenset[int]
    claims: frozenset[int]


def moment_of(connection: Connection) -> Moment:
    """The state that the ledger is in now."""
    return Moment(head_of(connection), connection.execute(sa.select(sa.func.max(run.c.id))).scalar_one())


def touched_since(connection: Connection, before: Moment, now: Moment) -> Touched | None:
    """What was decided and taken back between two states; None where more happened than that, or where the ledger is not the one that it was."""
    if before.head is None or now.head is None or before.run != now.run or now.head.id - before.head.id > _MOST:
        return None
    rows = connection.exec_driver_sql(
        "SELECT id, hash, kind, payload FROM event WHERE id >= ? ORDER BY id", (before.head.id,)
    ).all()
    if not rows or (rows[0][0], rows[0][1]) != (before.head.id, before.head.hash):
        return None
    if any(kind not in _DECIDED for _, _, kind, _ in rows[1:]):
        return None
    about = _named(payload for *_, payload in rows[1:])
    return None if about is None else _with_claims(connection, *about)


def _named(payloads: Iterable[str]) -> tuple[set[int], set[int]] | None:
    """The discrepancies, and the claims judged or named as evidence, that events of decisions tell of; None where one tells something else."""
    questions: set[int] = set()
    claims: set[int] = set()
    try:
        for payload in payloads:
            facts = json.loads(payload)
            if facts["discrepancy"] is not None:
                questions.add(row_of(facts["discrepancy"], "D"))
            claims.update(row_of(effect["claim"], "C") for effect in facts["effects"])
            rests = (one["text"] for one in facts["evidence"] if one["kind"] == EvidenceKind.CLAIM)
            claims.update(row_of(text, "C") for text in rests)
    except (ValueError, KeyError, TypeError, UsageError):
        return None
    return questions, claims


def _with_claims(connection: Connection, questions: set[int], claims: set[int]) -> Touched:
    """With the claims that stand on the discrepancies, and those that any decision on them set: what it superseded did not have to set the same."""
    mine = sorted(questions)
    standing = sa.select(discrepancy_claim.c.claim_id).where(discrepancy_claim.c.discrepancy_id.in_(mine))
    decided = (
        sa.select(decision_claim.c.claim_id)
        .join(decision, decision.c.id == decision_claim.c.decision_id)
        .where(decision.c.discrepancy_id.in_(mine))
    )
    found = connection.execute(sa.union(standing, decided)).scalars() if mine else ()
    return Touched(frozenset(questions), frozenset({*claims, *found}))
