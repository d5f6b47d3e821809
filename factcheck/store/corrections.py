"""Corrections by hand: they lie over what the rules say, field by field. The claim's row holds the result."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.correction import OF_THE_FIGURE, Correction, FieldValue, corrected, field_text, field_value
from factcheck.core.decision import By
from factcheck.store.claims import content_of
from factcheck.store.numbers import number, row_of
from factcheck.store.tables import claim, correction, decision, decision_claim
from factcheck.store.types import AnyRow

__all__ = [
    "Over",
    "as_read",
    "correct_claim",
    "corrections_of",
    "end_correction",
    "follow_rules",
    "held_rows",
    "over_article",
    "pass_on",
    "passed_on",
]

Over = Mapping[int, Mapping[str, Correction]]
"""The corrections that stand, by the row of their claim and by field."""


def correct_claim(
    connection: Connection, found: Claim, values: Mapping[str, FieldValue], *, by: By, note: str | None = None
) -> Claim:
    """Puts values over fields of a claim that has a number; the claim as it is now. What the rules say is kept beside.

    A field that was corrected before is corrected anew; one that is given what the rules say is no longer corrected. Raises ClaimError
    where the claim would contradict itself.
    """
    row = row_of(found.id, "C")
    result = corrected(found, values)
    before = {one.field: one for one in corrections_of(connection, row)}
    machine = {name: before[name].machine if name in before else getattr(found, name) for name in values}
    _end(connection, row, [name for name in values if name in before], by.now)
    fresh = [(name, value) for name, value in values.items() if value != machine[name]]
    _insert(
        connection,
        [
            _row(row, name, value, machine[name])
            | {"note": note, "reviewer": by.reviewer, "recorded": by.now, "ended": None}
            for name, value in fresh
        ],
    )
    _write(connection, row, result)
    return result


def end_correction(connection: Connection, found: Claim, fields: Iterable[str], *, now: datetime) -> Claim:
    """Takes the corrections of some fields back, so that what the rules say stands there again; the claim as it is now."""
    row = row_of(found.id, "C")
    wanted = set(fields)
    ended = {one.field: one.machine for one in corrections_of(connection, row) if one.field in wanted}
    result = corrected(found, ended)
    _end(connection, row, list(ended), now)
    _write(connection, row, result)
    return result


def corrections_of(connection: Connection, claim_row: int, *, ended: bool = False) -> tuple[Correction, ...]:
    """The corrections of a claim that stand, in the order they were made; with ``ended`` those taken back or replaced too."""
    wanted = sa.select(correction).where(correction.c.claim_id == claim_row)
    if not ended:
        wanted = wanted.where(correction.c.ended.is_(None))
    return tuple(_from_row(row) for row in connection.execute(wanted.order_by(correction.c.id)))


def over_article(connection: Connection, article_row: int) -> Over:
    """The corrections that stand over the claims of an article, retired ones among them."""
    wanted = (
        sa.select(correction)
        .join(claim, claim.c.id == correction.c.claim_id)
        .where(claim.c.article_id == article_row, correction.c.ended.is_(None))
    )
    found: dict[int, dict[str, Correction]] = defaultdict(dict)
    for row in connection.execute(wanted.order_by(correction.c.id)):
        found[row.claim_id][row.field] = _from_row(row)
    return found


def held_rows(connection: Connection, article_row: int) -> frozenset[int]:
    """The claims of an article that a reviewer corrected or decided on: they stay while their quote stands."""
    decided = (
        sa.select(decision_claim.c.claim_id)
        .join(decision, decision.c.id == decision_claim.c.decision_id)
        .join(claim, claim.c.id == decision_claim.c.claim_id)
        .where(claim.c.article_id == article_row, decision.c.ended.is_(None))
    )
    return frozenset(connection.execute(decided).scalars()) | frozenset(over_article(connection, article_row))


def as_read(found: Claim, over: Over) -> Claim:
    """A stored claim as the rules read it, without what reviewers put over it."""
    standing = over.get(row_of(found.id, "C"), {})
    return corrected(found, {name: one.machine for name, one in standing.items()})


def follow_rules(connection: Connection, row: int, read: Claim, over: Over) -> tuple[Claim, tuple[str, ...]]:
    """A claim that the rules read anew, with its corrections over it; what the rules say now is kept beside them.

    Also gives, in words, each field that the rules read in another way than before.
    """
    standing = over.get(row, {})
    changed = {name: getattr(read, name) for name, one in standing.items() if getattr(read, name) != one.machine}
    for name, value in changed.items():
        connection.execute(
            sa.update(correction)
            .where(correction.c.claim_id == row, correction.c.field == name, correction.c.ended.is_(None))
            .values(machine=field_text(value))
        )
    notes = tuple(
        f"{number('C', row)}: the rules now read {name} as {_said(value)}; the correction to {_said(standing[name].value)} stays"
        for name, value in changed.items()
    )
    return corrected(read, {name: one.value for name, one in standing.items()}), notes


def passed_on(read: Claim, former: int | None, over: Over) -> tuple[Correction, ...]:
    """The corrections of the claim that a new one replaces that hold for it too.

    Those of what the figure is about, where the rules read that as they did before; not those of the figure itself.
    """
    standing = {} if former is None else over.get(former, {})
    return tuple(
        one for name, one in standing.items() if name not in OF_THE_FIGURE and getattr(read, name) == one.machine
    )


def pass_on(connection: Connection, rows: Iterable[tuple[int, Collection[Correction]]]) -> None:
    """Writes the corrections that new claims take over, by their rows: as they were made, by whom, when and why."""
    _insert(
        connection,
        [
            _row(row, one.field, one.value, one.machine)
            | {"note": one.note, "reviewer": one.reviewer, "recorded": one.recorded, "ended": None}
            for row, taken in rows
            for one in taken
        ],
    )


def _said(value: FieldValue) -> str:
    return "nothing" if value is None else f"“{field_text(value)}”"


def _row(row: int, name: str, value: FieldValue, machine: FieldValue) -> dict[str, object]:
    return {"claim_id": row, "field": name, "value": field_text(value), "machine": field_text(machine)}


def _insert(connection: Connection, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(sa.insert(correction), rows)


def _end(connection: Connection, row: int, fields: Collection[str], now: datetime) -> None:
    if fields:
        connection.execute(
            sa.update(correction)
            .where(correction.c.claim_id == row, correction.c.field.in_(fields), correction.c.ended.is_(None))
            .values(ended=now)
        )


def _write(connection: Connection, row: int, result: Claim) -> None:
    connection.execute(sa.update(claim).where(claim.c.id == row).values(**content_of(result)))


def _from_row(row: AnyRow) -> Correction:
    return Correction(
        claim=number("C", row.claim_id),
        field=row.field,
        value=field_value(row.field, row.value),
        machine=field_value(row.field, row.machine),
        note=row.note,
        reviewer=row.reviewer,
        recorded=row.recorded,
        ended=row.ended,
    )
