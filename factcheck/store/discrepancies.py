"""Discrepancies: keeping their numbers and states from one matching to the next, and reading them back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy, Side, Signal
from factcheck.core.vocabulary import GONE, TO_REVIEW, DiscrepancyKind, State
from factcheck.errors import UnknownId
from factcheck.store.claims import claims_where
from factcheck.store.decisions import standing_decisions
from factcheck.store.numbers import number, row_of
from factcheck.store.succession import successors
from factcheck.store.tables import claim, discrepancy, discrepancy_claim, discrepancy_side
from factcheck.store.types import AnyRow, approximate

__all__ = [
    "Changes",
    "all_discrepancies",
    "count_open",
    "discrepancies_by_rows",
    "discrepancies_where",
    "discrepancy_of",
    "keep_discrepancies",
    "numbers_of_article",
    "numbers_of_claim",
    "states_of",
]

_DECIDED = (State.RESOLVED, State.WAITING)
"""The states that rest on a decision."""

_FIELDS = ("key", "kind", "severity", "score", "subject", "metric", "unit", "explanation")
_SIDE_FIELDS = ("value", "value_high", "low", "high", "as_of", "voices", "working")


@dataclass(frozen=True, slots=True)
class Changes:
    """What a matching changed: how many discrepancies are new, were found again, were reopened, have become stale, were settled.

    ``told`` are the reopened ones in words, with the decisions that do not hold any more.
    """

    new: int
    found_again: int
    reopened: int
    stale: int
    settled: int = 0
    told: tuple[str, ...] = ()


def keep_discrepancies(
    connection: Connection,
    found: Sequence[Discrepancy],
    *,
    now: datetime,
    run_id: int,
    gone: State = State.STALE,
    replaced: Collection[str] | None = None,
) -> Changes:
    """Writes the discrepancies of a matching. The claims on their sides must have numbers.

    One with the key of a stored one, or sharing claims on two sides with it, takes over its row, number and state; a claim whose figure
    was changed stands in for the one that it replaces. A resolved or waiting one is reopened when the decision on it does not hold for
    its present sides. A stored one that was not found becomes what ``gone`` says (``settled`` where a reviewer's correction caused the
    matching), and returns to its former state when it is found again. Where only what was touched was compared, ``replaced`` names (by key) the
    stored ones that what was found stands in for: no other is looked at, but for those that were gone and may be found again.
    """
    lines = _with_predecessors(connection, found)
    wanted = None if replaced is None else _replaceable(found, lines, replaced)
    rows = sa.select(discrepancy) if wanted is None else sa.select(discrepancy).where(discrepancy.c.id.in_(wanted))
    stored = {row.id: row for row in connection.execute(rows)}
    sides = _stored_sides(connection, wanted)
    known = [(row.id, row.key, row.kind, _claim_sets(sides[row.id])) for row in stored.values()]
    taken = successors(found, lines, known)
    fresh = [one for index, one in enumerate(found) if index not in taken]
    standing = standing_decisions(connection)
    again = [_Again(stored[row], sides[row], found[index], standing.get(row)) for index, row in sorted(taken.items())]
    written = _insert(connection, fresh, now, run_id)
    moved = [(one.row.id, one.found) for one in again if one.sides != _side_rows(one.found)]
    _update(connection, again, run_id, {row for row, _ in moved})
    _drop_sides(connection, [row for row, _ in moved])
    _insert_sides(connection, [*written, *moved])
    lost = set(stored) - set(taken.values())
    vanished = [row for row in stored.values() if row.id in lost and row.state not in GONE]
    _put_away(connection, vanished, gone, run_id)
    return Changes(
        new=len(fresh),
        found_again=sum(one.row.state in GONE for one in again),
        reopened=sum(one.state is not one.former for one in again),
        stale=len(vanished) if gone is State.STALE else 0,
        settled=len(vanished) if gone is State.SETTLED else 0,
        told=tuple(_reopening(one) for one in again if one.state is not one.former),
    )


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


def discrepancies_by_rows(connection: Connection, rows: Collection[int]) -> dict[int, Discrepancy]:
    """Several discrepancies by their rows, so many as one statement takes; those that are not there are left out."""
    return {row_of(one.id, "D"): one for one in discrepancies_where(connection, discrepancy.c.id.in_(sorted(rows)))}


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


def states_of(connection: Connection) -> dict[str, State]:
    """The state of every discrepancy, by its number."""
    rows = connection.execute(sa.select(discrepancy.c.id, discrepancy.c.state).order_by(discrepancy.c.id))
    return {number("D", row.id): row.state for row in rows}


def numbers_of_claim(connection: Connection, claim_id: int) -> tuple[str, ...]:
    """The numbers of the discrepancies that a claim stands in, stale and settled ones left out."""
    return _numbers(connection, discrepancy_claim.c.claim_id == claim_id)


def numbers_of_article(connection: Connection, article_id: int) -> tuple[str, ...]:
    """The numbers of the discrepancies that an article's claims stand in, stale and settled ones left out."""
    return _numbers(connection, claim.c.article_id == article_id)


def _numbers(connection: Connection, condition: sa.ColumnElement[bool]) -> tuple[str, ...]:
    rows = connection.execute(
        sa.select(discrepancy.c.id)
        .join(discrepancy_claim, discrepancy_claim.c.discrepancy_id == discrepancy.c.id)
        .join(claim, claim.c.id == discrepancy_claim.c.claim_id)
        .where(condition, discrepancy.c.state.not_in(GONE))
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


@dataclass(frozen=True, slots=True)
class _Again:
    """A stored discrepancy, its sides, what was found of it now, and the decision on it that stands."""

    row: AnyRow
    sides: list[_SideRow]
    found: Discrepancy
    decision: Decision | None

    @property
    def former(self) -> State:
        """The state that it has, or had before it was stale or settled."""
        state: State = self.row.former_state if self.row.state in GONE else self.row.state
        return state

    @property
    def state(self) -> State:
        """The state that it has from now on."""
        if self.decision is None or self.former not in _DECIDED or self.decision.holds_for(self.found.sides):
            return self.former
        return State.REOPENED


def _reopening(one: _Again) -> str:
    decided = "" if one.decision is None else f"{one.decision.id} on "
    return f"{decided}{number('D', one.row.id)} reopens: its figures are not those that were judged"


def _with_predecessors(connection: Connection, found: Sequence[Discrepancy]) -> list[tuple[frozenset[int], ...]]:
    """The rows of the claims on each side of each discrepancy, with those of the claims that they replace.

    Where an article went back to an earlier figure, its claim is found again: those that had replaced it count too.
    """
    columns = (claim.c.id, claim.c.replaces_id, claim.c.retired)
    replaces: dict[int, set[int]] = {}
    replaced: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(sa.select(*columns).where(claim.c.replaces_id.is_not(None))):
        replaces[row.id] = {row.replaces_id}
        if row.retired is not None:
            replaced[row.replaces_id].add(row.id)

    def line(side: Side) -> frozenset[int]:
        own = {row_of(one.id, "C") for one in side.claims}
        return frozenset(_reached(own, replaces) | _reached(own, replaced))

    return [tuple(line(side) for side in one.sides) for one in found]


def _reached(rows: set[int], steps: Mapping[int, set[int]]) -> set[int]:
    """Rows, and all that are reached from them."""
    members = newest = set(rows)
    while newest := {one for row in newest for one in steps.get(row, ())} - members:
        members = members | newest
    return members


def _replaceable(
    found: Sequence[Discrepancy], lines: Sequence[tuple[frozenset[int], ...]], replaced: Collection[str]
) -> sa.Select[tuple[int]]:
    """The stored discrepancies that those found may stand in for: the ones named, and those that were gone and share a key or a claim."""
    claims = {row for line in lines for side in line for row in side}
    sharing = sa.select(discrepancy_claim.c.discrepancy_id).where(discrepancy_claim.c.claim_id.in_(sorted(claims)))
    again = sa.or_(discrepancy.c.key.in_(sorted({one.key for one in found})), discrepancy.c.id.in_(sharing))
    named = sa.and_(discrepancy.c.state.not_in(GONE), discrepancy.c.key.in_(sorted(replaced)))
    return sa.select(discrepancy.c.id).where(sa.or_(named, sa.and_(discrepancy.c.state.in_(GONE), again)))


def _insert(
    connection: Connection, fresh: Sequence[Discrepancy], now: datetime, run_id: int
) -> list[tuple[int, Discrepancy]]:
    """Writes discrepancies that are new, without their sides; each with its row."""
    if not fresh:
        return []
    rows = [_columns(one) | {"state": State.OPEN, "run_id": run_id, "recorded": now} for one in fresh]
    made = connection.execute(sa.insert(discrepancy).returning(discrepancy.c.id, sort_by_parameter_order=True), rows)
    return list(zip(made.scalars(), fresh, strict=True))


def _update(connection: Connection, again: Sequence[_Again], run_id: int, moved: Collection[int]) -> None:
    """Writes what changed in the rows that were found again (``moved`` are those with other sides), and gives those that were gone their state back."""
    changed = []
    for one in again:
        columns = _columns(one.found) | {"state": one.state}
        if one.row.id in moved or any(getattr(one.row, name) != value for name, value in columns.items()):
            changed.append({f"to_{name}": value for name, value in columns.items()} | {"row": one.row.id})
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


def _put_away(connection: Connection, rows: Sequence[AnyRow], gone: State, run_id: int) -> None:
    """Marks what was not found, keeping the state that it had; its run is the one that did not find it."""
    if rows:
        connection.execute(
            sa.update(discrepancy)
            .where(discrepancy.c.id == sa.bindparam("row"))
            .values(state=gone, former_state=sa.bindparam("former"), run_id=run_id),
            [{"row": row.id, "former": row.state} for row in rows],
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
