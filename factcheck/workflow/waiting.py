"""What waits for a reviewer, kept while nothing happens and changed by as much as happened."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from factcheck.review.queue import Entry, Lineup
from factcheck.store.numbers import number
from factcheck.store.touched import Moment, Touched, moment_of, touched_since

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Waiting"]

LookUp = Callable[["Connection", Collection[int] | None], list[Entry]]
"""Gives the entries that wait now: all, or those among some rows."""


class Waiting:
    """The entries of one kind (``letter`` is that of their numbers) that wait. Whatever changes them leaves an event, or a run.

    Where the ledger is as it was, they are the same object; where decisions were taken or taken back, what these touched is looked up again; else
    everything is.
    """

    def __init__(self, letter: str, look_up: LookUp) -> None:
        self._letter = letter
        self._look_up = look_up
        self._known: tuple[Moment, Lineup] | None = None

    def now(self, connection: Connection) -> Lineup:
        """What waits now, in order."""
        moment = moment_of(connection)
        if self._known is None or self._known[0] != moment:
            self._known = moment, self._following(connection, moment)
        return self._known[1]

    def _following(self, connection: Connection, moment: Moment) -> Lineup:
        touched = None if self._known is None else touched_since(connection, self._known[0], moment)
        if self._known is None or touched is None:
            return Lineup.of(self._look_up(connection, None))
        rows = self._rows(touched)
        numbers = [number(self._letter, row) for row in rows]
        return self._known[1].changed(numbers, self._look_up(connection, rows) if rows else ())

    def _rows(self, touched: Touched) -> Collection[int]:
        return touched.discrepancies if self._letter == "D" else touched.claims
