"""Discrepancies: keeping their numbers and states from one matching to the next, and reading them back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.discrepancy import Discrepancy, Side, Signal
from factcheck.core.vocabulary import DiscrepancyKind, State
from factcheck.errors import UnknownId
from factcheck.store.claims import claims_where
from factcheck.store.numbers import number, row_of
from factcheck.store.succession import successors
from factcheck.store.tables import claim, discrepancy, discrepancy_claim, discrepancy_side
from factcheck.store.types import AnyRow, approximate

__all__ = [
    "TO_REVIEW",
    "Changes",
    "all_discrepancies",
    "count_open",
    "discrepancies_where",
    "discrepancy_of",
    "keep_discrepancies",
    "numbers_of_article",
    "numbers_of_claim",
]

TO_REVIEW = (State.OPEN, State.REOPENED)
"""The states in which a discrepancy waits for a reviewer."""

_FIELDS = ("key", "kind", "severity", "score", "subject", "metric", "unit", "explanation")
_SIDE_FIELDS = ("value", "value_high", "low", "high", "as_of", "voices", "working")


@dataclass(frozen=True, slots=True)
class Changes:
    """What a matching changed: how many discrepancies are new, were found again when stale, have become stale."""

    new: int
    found_again: int
    stale: int


def keep_discrepancies(connection: Connection, found: Sequence[Discrepancy], *, now: datetime, run_id: int) -> Changes:
    """Writes the discrepancies of a matching. The claims on their sides must have numbers.

    One with the key of a stored one, or sharing claims on two sides with it, takes over its row, number and state. A stored one that
    was not found becomes stale, and returns to its former state when it is found again.
    """
    stored = {row.id: row for row in connection.execute(sa.select(discrepancy))}
    sides = _stored_sides(connection)
    claims = [tuple(frozenset(row_of(one.id, "C") for one in side.claims) for side in each.sides) for each in found]
    taken = successors(
        found, claims, [(row.id, row.key, row.kind, _claim_sets(sides[row.id])) for row in stored.values()]
    )
    written: list[tuple[int, Discrepancy]] = []
    fresh = [index for index in range(len(found)) if index not in taken]
    rows = [_columns(found[index]) | {"state": State.OPEN, "run_id": run_id, "recorded": now} for index in fresh]
    if rows:
        made = connection.execute(
            sa.insert(discrepancy).returning(discrepancy.c.id, sort_by_parameter_order=True), rows
        )
        written = [(row, found[index]) for row, index in zip(made.scalars(), fresh, strict=True)]
    again = [(row, found[index]) for index, row in sorted(taken.items())]
    _update(connection, [(stored[row], one) for row, one in again], run_id)
    moved = [(row, one) for row, one in again if sides[row] != _side_rows(one)]
    _drop_sides(connection, [row for row, _ in moved])
    _insert_sides(connection, [*written, *moved])
    lost = set(stored) - set(taken.values())
    gone = [row for row in stored.values() if row.id in lost and row.state is not State.STALE]
    if gone:
        connection.execute(
            sa.update(discrepancy)
            .where(discrepancy.c.id == sa.bindparam("row"))
            .values(state=State.STALE, former_state=sa.bindparam("former")),
            [{"row": row.id, "former": row.state} for row in gone],
        )
    revived = sum(stored[row].state is State.STALE for row in taken.values())
    return Changes(new=len(fresh), found_again=revived, stale=len(gone))


def discrepancies_where(connection: Connection, *conditions: sa.ColumnElement[bool]) -> list[Discrepancy]:
    """The discrepancies that meet the conditions, the most severe first. Five queries, however many there are."""
    order = (discrepancy.c.severity.desc(), discrepancy.c.score.desc(), discrepancy.c.id)
    rows = connection.execute(sa.select(discrepancy).where(*conditions).order_by(*order)).all()
    if not rows:
        return []
    wanted = sa.select(discrepancy.c.id).where(*conditions)
    sides = _stored_sides(connection, wanted)
    members = sa.select(discrepancy_claim.c.claim_id).where(discrepancy_claim.c.discrepancy_id.in_(wanted))
    claims = {row_of(one.id, "C"): one for one in claims_where(connection, claim.c.id.in_(members))}
    found = []
    for row in rows:
        own = tuple(
            Side(**dict(zip(_SIDE_FIELDS, fields, strict=True)), claims=tuple(claims[member] for member in members))
            for fields, members in sides[row.id]
        )
        found.append(_from_row(row, own))
    return found


def discrepancy_of(connection: Connection, discrepancy_id: int) -> Discrepancy:
    """One discrepancy. Raises UnknownId."""
    found = discrepancies_where(connection, discrepancy.c.id == discrepancy_id)
    if not found:
        raise UnknownId(
            f"there is no discrepancy D{discrepancy_id} in the ledger", mend="List them with: factcheck discrepancies."
        )
    return found[0]


def all_discrepancies(connection: Connection) -> list[Discrepancy]:
    """Every discrepancy, in whatever state, the most severe first."""
    return discrepancies_where(connection)


def count_open(connection: Connection) -> int:
    """How many discrepancies wait for a reviewer."""
    count = sa.select(sa.func.count()).select_from(discrepancy).where(discrepancy.c.state.in_(TO_REVIEW))
    return int(connection.execute(count).scalar_one())


def numbers_of_claim(connection: Connection, claim_id: int) -> tuple[str, ...]:
    """The numbers of the discrepancies that a claim stands in, stale ones left out."""
    return _numbers(connection, discrepancy_claim.c.claim_id == claim_id)


def numbers_of_article(connection: Connection, article_id: int) -> tuple[str, ...]:
    """The numbers of the discrepancies that an article's claims stand in, stale ones left out."""
    return _numbers(connection, claim.c.article_id == article_id)


def _numbers(connection: Connection, condition: sa.ColumnElement[bool]) -> tuple[str, ...]:
    rows = connection.execute(
        sa.select(discrepancy.c.id)
        .join(discrepancy_claim, discrepancy_claim.c.discrepancy_id == discrepancy.c.id)
        .join(claim, claim.c.id == discrepancy_claim.c.claim_id)
        .where(condition, discrepancy.c.state != State.STALE)
        .distinct()
        .order_by(discrepancy.c.id)
    )
    return tuple(number("D", row) for row in rows.scalars())


_SideRow = tuple[tuple[Any, ...], tuple[int, ...]]
"""The fields of a side as they are stored, and the rows of its claims in order."""


def _side_rows(one: Discrepancy) -> list[_SideRow]:
    return [
        (tuple(getattr(side, name) for name in _SIDE_FIELDS), tuple(row_of(member.id, "C") for member in side.claims))
        for side in one.sides
    ]


def _claim_sets(sides: Sequence[_SideRow]) -> tuple[frozenset[int], ...]:
    return tuple(frozenset(members) for _, members in sides)


def _stored_sides(connection: Connection, wanted: sa.Select[tuple[int]] | None = None) -> dict[int, list[_SideRow]]:
    """The sides of the discrepancies wanted (of all), by discrepancy, in order."""
    members: dict[tuple[int, int], list[int]] = defaultdict(list)
    links = sa.select(discrepancy_claim).order_by(*discrepancy_claim.primary_key.columns)
    rows = sa.select(discrepancy_side).order_by(*discrepancy_side.primary_key.columns)
    if wanted is not None:
        links = links.where(discrepancy_claim.c.discrepancy_id.in_(wanted))
        rows = rows.where(discrepancy_side.c.discrepancy_id.in_(wanted))
    for link in connection.execute(links):
        members[link.discrepancy_id, link.side].append(link.claim_id)
    sides: dict[int, list[_SideRow]] = defaultdict(list)
    for row in connection.execute(rows):
        fields = tuple(getattr(row, name) for name in _SIDE_FIELDS)
        sides[row.discrepancy_id].append((fields, tuple(members[row.discrepancy_id, row.side])))
    return sides


def _columns(one: Discrepancy) -> dict[str, object]:
    """The columns that a matching gives a discrepancy; its state and its times are not among them."""
    columns = {name: getattr(one, name) for name in _FIELDS}
    signals = [[signal.name, signal.detail] for signal in one.signals]
    return columns | {"also": [str(kind) for kind in one.also], "signals": signals}


def _from_row(row: AnyRow, sides: tuple[Side, ...]) -> Discrepancy:
    return Discrepancy(
        **{name: getattr(row, name) for name in _FIELDS},
        also=tuple(DiscrepancyKind(kind) for kind in row.also),
        signals=tuple(Signal(name, detail) for name, detail in row.signals),
        sides=sides,
        state=row.state,
        resolution=row.resolution,
        id=number("D", row.id),
    )


def _update(connection: Connection, again: Sequence[tuple[AnyRow, Discrepancy]], run_id: int) -> None:
    """Writes what changed in the rows that were found again, and gives the stale ones their state back."""
    changed = []
    for row, one in again:
        columns = _columns(one)
        state = row.former_state if row.state is State.STALE else row.state
        if state is not row.state or any(getattr(row, name) != value for name, value in columns.items()):
            changed.append(
                {f"to_{name}": value for name, value in columns.items()} | {"row": row.id, "to_state": state}
            )
    if changed:
        values: dict[str, object] = {
            name.removeprefix("to_"): sa.bindparam(name) for name in changed[0] if name != "row"
        }
        connection.execute(
            sa.update(discrepancy)
            .where(discrepancy.c.id == sa.bindparam("row"))
            .values(**values, former_state=None, run_id=run_id),
            changed,
        )


def _drop_sides(connection: Connection, rows: Sequence[int]) -> None:
    """Takes the sides of discrepancies away, to be written anew."""
    if rows:
        named = [{"row": row} for row in rows]
        for table in (discrepancy_claim, discrepancy_side):
            connection.execute(sa.delete(table).where(table.c.discrepancy_id == sa.bindparam("row")), named)


def _insert_sides(connection: Connection, written: Sequence[tuple[int, Discrepancy]]) -> None:
    sides, links = [], []
    for row, one in written:
        for at, (fields, members) in enumerate(_side_rows(one)):
            place = {"discrepancy_id": row, "side": at}
            approx = approximate(one.sides[at].value)
            sides.append(place | dict(zip(_SIDE_FIELDS, fields, strict=True)) | {"value_approx": approx})
            links += [place | {"position": position, "claim_id": member} for position, member in enumerate(members)]
    if sides:
        connection.execute(sa.insert(discrepancy_side), sides)
    if links:
        connection.execute(sa.insert(discrepancy_claim), links)
