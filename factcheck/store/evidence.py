"""Evidence: writing it with its copy, reading it with the decision that rests on it, and adding a copy that could not be made before.

Each function runs inside the caller's transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.copy import Copy
from factcheck.core.decision import By, Evidence
from factcheck.core.evidence import KeptEvidence
from factcheck.core.vocabulary import EventKind, EvidenceKind
from factcheck.errors import DecisionError, UnknownId, UsageError
from factcheck.store.archive import keep_copy
from factcheck.store.chain import append_event
from factcheck.store.numbers import number, parse_number, row_of
from factcheck.store.tables import archive, claim, decision, decision_claim, evidence
from factcheck.store.types import AnyRow

__all__ = ["add_copy", "evidence_by_decision", "insert_evidence", "kept_evidence", "list_evidence"]


def insert_evidence(connection: Connection, decision_row: int, rests: Sequence[Evidence]) -> None:
    """Writes down what a decision rests on, with the copies of it. Raises UnknownId for a claim that is not in the ledger."""
    for one in rests:
        named = row_of(one.text, "C") if one.kind is EvidenceKind.CLAIM else None
        if named is not None and connection.execute(sa.select(claim.c.id).where(claim.c.id == named)).first() is None:
            raise UnknownId(f"there is no claim {one.text} in the ledger", mend="List them with: factcheck claims.")
        values: dict[str, object] = {"kind": one.kind, "text": one.text, "locator": one.locator, "role": one.role}
        values |= {"sha256": one.sha256} if one.copy is None else _copied(connection, one.copy)
        connection.execute(sa.insert(evidence).values(decision_id=decision_row, claim_id=named, **values))


def evidence_by_decision(connection: Connection, wanted: sa.Select[tuple[int]]) -> dict[int, list[Evidence]]:
    """What decisions rest on, by their rows, in the order in which it was given."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    rows = sa.select(evidence).where(evidence.c.decision_id.in_(wanted)).order_by(evidence.c.id)
    for row in connection.execute(rows):
        found[row.decision_id].append(_from_row(row))
    return found


def list_evidence(connection: Connection, about: str | None = None) -> list[KeptEvidence]:
    """The evidence of all decisions, or of those on a discrepancy (``D3``), on a claim (``C12``), or of one decision (``R5``).

    Raises UnknownId for what is no number, UsageError for that of another thing.
    """
    if about is None:
        return _kept(connection)
    letter, row = parse_number(about)
    touching = sa.select(decision_claim.c.decision_id).where(decision_claim.c.claim_id == row)
    conditions = {"D": decision.c.discrepancy_id == row, "C": decision.c.id.in_(touching), "R": decision.c.id == row}
    if letter not in conditions:
        raise UsageError(
            f"nothing was decided on {about}", mend="Name a discrepancy, a claim or a decision: D3, C12, R5."
        )
    return _kept(connection, conditions[letter])


def kept_evidence(connection: Connection, row: int) -> KeptEvidence:
    """One piece of evidence. Raises UnknownId."""
    found = _kept(connection, evidence.c.id == row)
    if not found:
        raise UnknownId(f"there is no evidence E{row} in the ledger", mend="List it with: factcheck evidence list.")
    return found[0]


def add_copy(connection: Connection, row: int, copy: Copy, *, by: By) -> KeptEvidence:
    """Adds the copy that evidence lacks. One event. Raises UnknownId, DecisionError for evidence that has one, or had other bytes."""
    before = kept_evidence(connection, row).evidence
    if before.archived:
        raise DecisionError(
            f"{before.id} has its copy already", mend=f"Write it to a file: factcheck evidence save {before.id} FILE."
        )
    if before.sha256 not in {None, copy.sha256}:
        raise DecisionError(
            f"{before.text} is not what it was when {before.id} was given: its hash is another",
            mend="Decide again, with the file as it is now.",
        )
    connection.execute(sa.update(evidence).where(evidence.c.id == row).values(**_copied(connection, copy)))
    found = kept_evidence(connection, row)
    told = {name: found.as_record()[name] for name in _TOLD}
    append_event(connection, EventKind.ARCHIVE, reviewer=by.reviewer, facts={"evidence": found.id, **told}, now=by.now)
    return found


_TOLD = ("decision", "text", "sha256", "archived", "retrieved", "final", "media_type", "size")
"""What the event of a copy tells of the evidence, under these names."""


def _copied(connection: Connection, copy: Copy) -> dict[str, object]:
    """The columns of evidence that has a copy, which is kept now."""
    sha256 = keep_copy(connection, copy)
    return {"sha256": sha256, "archived": sha256, "retrieved": copy.retrieved, "final": copy.final}


def _from_row(row: AnyRow) -> Evidence:
    return Evidence(
        id=number("E", row.id),
        kind=row.kind,
        text=row.text,
        locator=row.locator,
        sha256=row.sha256,
        role=row.role,
        archived=row.archived is not None,
        retrieved=row.retrieved,
        final=row.final,
    )


def _kept(connection: Connection, *conditions: sa.ColumnElement[bool]) -> list[KeptEvidence]:
    wanted: sa.Select[Any] = (
        sa.select(
            evidence,
            decision.c.discrepancy_id,
            decision.c.reviewer,
            decision.c.recorded,
            decision.c.ending,
            archive.c.media_type,
            archive.c.size,
        )
        .join(decision, decision.c.id == evidence.c.decision_id)
        .outerjoin(archive, archive.c.sha256 == evidence.c.archived)
        .where(*conditions)
        .order_by(evidence.c.id)
    )
    rows = connection.execute(wanted).all()
    claims, alike = _claims(connection, conditions), _alike(connection) if rows else {}
    return [
        KeptEvidence(
            evidence=_from_row(row),
            decision=number("R", row.decision_id),
            discrepancy=None if row.discrepancy_id is None else number("D", row.discrepancy_id),
            claims=tuple(claims[row.decision_id]),
            reviewer=row.reviewer,
            recorded=row.recorded,
            ending=row.ending,
            media_type=row.media_type,
            size=row.size,
            also=tuple(
                number("E", one)
                for one in sorted({*alike.get(_named(row), ()), *alike.get(_hashed(row), ())} - {row.id})
            ),
        )
        for row in rows
    ]


def _claims(connection: Connection, conditions: Sequence[sa.ColumnElement[bool]]) -> dict[int, list[str]]:
    """The claims that decisions set the status of, by the rows of those that rest on something that meets the conditions."""
    wanted = sa.select(decision.c.id).join(evidence, evidence.c.decision_id == decision.c.id).where(*conditions)
    links = sa.select(decision_claim).where(decision_claim.c.decision_id.in_(wanted))
    found: dict[int, list[str]] = defaultdict(list)
    for link in connection.execute(links.order_by(decision_claim.c.side, decision_claim.c.claim_id)):
        found[link.decision_id].append(number("C", link.claim_id))
    return found


def _alike(connection: Connection) -> dict[tuple[str, str] | None, list[int]]:
    """The rows of evidence by what it names, and by its hash. There is a few pieces for each decision, so all are looked at."""
    found: dict[tuple[str, str] | None, list[int]] = defaultdict(list)
    for row in connection.execute(sa.select(evidence.c.id, evidence.c.kind, evidence.c.text, evidence.c.sha256)):
        for key in filter(None, (_named(row), _hashed(row))):
            found[key].append(row.id)
    return found


def _named(row: AnyRow) -> tuple[str, str] | None:
    return None if row.kind in {EvidenceKind.NOTE, EvidenceKind.DOCUMENT} else (str(row.kind), row.text)


def _hashed(row: AnyRow) -> tuple[str, str] | None:
    return None if row.sha256 is None else ("sha256", row.sha256)
