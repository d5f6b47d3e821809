"""What changed in a ledger since one of its events, a day, or a report that was made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.core.article import Article
from factcheck.core.chain import Head
from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.wording import figure
from factcheck.errors import UsageError
from factcheck.report.moves import MOVES, Move
from factcheck.report.since import FigureMove, Looked, Since, move_of, status_moves
from factcheck.store.chain import head_of
from factcheck.store.since import Corrected, Touched, event_numbered, head_before, passed_since, touched
from factcheck.workflow.former import former_outline

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Begun", "begun_at", "begun_with", "changes_since"]

_EVENT = re.compile(r"[0-9]{1,18}", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

_OF_A_FIGURE = frozenset(("value", "value_high", "comparator", "unit", "as_of"))
"""The fields of a claim whose corrections are told as another figure."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Where a time begins that is asked about: behind this end of the chain, None for the beginning of the ledger."""

    head: Head | None


def begun_at(connection: Connection, when: str) -> Begun:
    """What ``when`` names: a day (2022-12-19), the number of an event, or the file of a report of this ledger.

    Raises UsageError for what names nothing that this ledger ever had.
    """
    if _EVENT.fullmatch(when):
        return _of_event(connection, int(when))
    if _DAY.fullmatch(when):
        try:
            return Begun(head_before(connection, date.fromisoformat(when)))
        except ValueError as error:
            raise UsageError(f"{when} is no day of the calendar", mend="Write it like 2022-12-19.") from error
    path = Path(when)
    if not path.is_file():
        raise UsageError(
            f"{when!r} is neither a day, nor an event, nor a report",
            mend="Say 2022-12-19, the number of an event (factcheck audit log), or the file of a former report.",
        )
    head = former_outline(path, whole=False).head
    if not _had(connection, head):
        raise UsageError(
            f"is a report of event {0 if head is None else head.id} of a trail that this ledger never had",
            where=path,
            mend="Name a report of this ledger (--db), or a day.",
        )
    return Begun(head)


def begun_with(connection: Connection, path: Path) -> Begun | None:
    """Since when a report tells that is written over another one of this ledger: its head; where nothing was done since, what that one told since.

    None where no report of this ledger is there.
    """
    try:
        former = former_outline(path, whole=False)
    except UsageError:
        return None
    if former.head is None or not _had(connection, former.head):
        return None
    if former.head != head_of(connection):
        return Begun(former.head)
    return Begun(former.since) if former.has_since and _had(connection, former.since) else None


def changes_since(
    connection: Connection,
    begun: Begun,
    *,
    found: Sequence[Discrepancy],
    made: Sequence[Decision],
    claims: Mapping[str, Claim],
    articles: Sequence[Article],
) -> Since:
    """What changed since. ``found`` are all discrepancies, stale ones too, ``made`` all decisions in order, ``claims`` those that the report names, by number."""
    row = 0 if begun.head is None else begun.head.id
    passed = passed_since(connection, row)
    rows = touched(connection, passed)
    looked = Looked(
        new=rows.new, changed=rows.changed, decided=passed.decided, undone=passed.undone, times=passed.times
    )
    return Since(
        head=begun.head,
        recorded=_recorded(connection, row),
        moves=_moves(found, made, looked),
        figures=(*_replaced(rows, claims), *_corrected(passed.corrected, claims)),
        statuses=status_moves(made, claims, looked),
        articles=tuple(one for one in articles if passed.articles.get(one.id or "") == 1),
        versions=tuple(one for one in articles if passed.articles.get(one.id or "", 1) > 1),
        claims=rows.claims,
    )


def _of_event(connection: Connection, row: int) -> Begun:
    if row == 0:
        return Begun(None)
    event = event_numbered(connection, row)
    if event is None:
        last = head_of(connection)
        raise UsageError(
            f"there is no event {row}: the last is {0 if last is None else last.id}",
            mend="List them with: factcheck audit log.",
        )
    return Begun(Head(event.id, event.hash))


def _had(connection: Connection, head: Head | None) -> bool:
    """Was this once the end of the ledger's chain?"""
    if head is None:
        return True
    event = event_numbered(connection, head.id)
    return event is not None and event.hash == head.hash


def _recorded(connection: Connection, row: int) -> datetime | None:
    event = event_numbered(connection, row)
    try:
        return None if event is None else datetime.fromisoformat(event.recorded)
    except ValueError:
        return None


def _moves(
    found: Sequence[Discrepancy], made: Sequence[Decision], looked: Looked
) -> Mapping[Move, tuple[Discrepancy, ...]]:
    on: dict[str | None, list[Decision]] = {}
    for decision in made:
        on.setdefault(decision.discrepancy, []).append(decision)
    moves: dict[Move, list[Discrepancy]] = {move: [] for move in MOVES}
    for one in found:
        move = move_of(one, on.get(one.id, ()), looked)
        if move is not None:
            moves[move].append(one)
    return {move: tuple(moved) for move, moved in moves.items() if moved}


def _replaced(rows: Touched, claims: Mapping[str, Claim]) -> list[FigureMove]:
    """The figures that articles print in the place of others."""
    return [
        FigureMove(claim=claims[number], before=before, after=figure(claims[number]), why="the article changed")
        for number, before in rows.replaced.items()
        if number in claims and claims[number].value_text not in {None, before}
    ]


def _corrected(told: Sequence[Corrected], claims: Mapping[str, Claim]) -> list[FigureMove]:
    """The figures that reviewers corrected, a line for each field."""
    return [
        FigureMove(
            claim=claims[one.claim],
            before=one.before or "nothing",
            after=one.after or "nothing",
            why=f"{one.field.replace('_', ' ')} corrected by {one.reviewer or 'a reviewer'}",
        )
        for one in told
        if one.field in _OF_A_FIGURE and one.claim in claims and one.before != one.after
    ]
