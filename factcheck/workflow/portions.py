"""Comparing what a call of ingest reads in portions, so that neither the memory nor what a broken-off call loses grows with the folder.

A portion ends after a fixed number of articles of the run, and a call goes on in the run of one that was broken off. So the ledger of a call that was
killed and begun again is that of one that was not. Which articles of a run were compared is asked of the ledger each time: another process may read
into it too, and compare.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.workflow.match import MatchReport, compare_ledger, compare_new, run_of
from factcheck.workflow.trail import tell_comparison

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from factcheck.store.runs import Unfinished

__all__ = ["PORTION", "Gave", "Portions"]

PORTION = 200
"""Articles that are compared at once. Reason: some minutes of reading; a broken-off call loses no more than comparing these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gave:
    """What the comparisons of a call gave together."""

    new: int = 0
    reopened: int = 0
    notes: tuple[str, ...] = ()
    reopenings: tuple[str, ...] = ()

    def with_report(self, report: MatchReport) -> Gave:
        """With what one more comparison gave."""
        return Gave(
            new=self.new + report.new_discrepancies,
            reopened=self.reopened + report.reopened,
            notes=tuple(dict.fromkeys((*self.notes, *report.notes))),
            reopenings=(*self.reopenings, *report.reopenings),
        )


@dataclass(slots=True)
class Portions:
    """The articles that a call read, and a call before it that was broken off, and that are not compared yet.

    ``waiting`` counts them. ``is_whole`` is True where a new version is among them, ``is_strange`` where another kind of run was broken off: after
    either everything must be compared. ``is_open`` says that something is left to compare, or a run to be completed. ``gave`` is what the comparisons of this call gave.
    """

    now: datetime
    waiting: int = 0
    is_whole: bool = False
    is_strange: bool = False
    is_open: bool = False
    gave: Gave = field(default_factory=Gave)

    def resume(self, connection: Connection) -> None:
        """Takes up the run that was broken off last, if it was one of this kind by the same rules."""
        from factcheck.store.runs import is_unfinished, read_in_run, unfinished_run

        found = unfinished_run(connection, run_of("ingest", self.now))
        self.is_strange = is_unfinished(connection, beside=found)
        self.is_open = self.is_strange or found is not None
        for _, is_new, _ in read_in_run(connection, found) if found is not None else ():
            self.add(is_new=is_new)

    def begin(self, connection: Connection) -> int:
        """The row of the run that an article is read in: begun with the first one, or where another process completed it."""
        from factcheck.store.runs import begin_run, is_unfinished, unfinished_run

        run = run_of("ingest", self.now)
        found = unfinished_run(connection, run)
        if found is not None:
            return found.row
        self.is_strange = self.is_strange or is_unfinished(connection)
        return begin_run(connection, run)

    def add(self, *, is_new: bool) -> None:
        """Notes an article that was written, anew or as a new version, once that is committed."""
        self.is_open = True
        self.waiting += 1
        self.is_whole = self.is_whole or not is_new

    @property
    def is_due(self) -> bool:
        """Is a portion full? A new version waits for the end, when everything is compared once."""
        return self.waiting >= PORTION and not self.is_whole and not self.is_strange

    def compare(self, connection: Connection, *, last: bool = False) -> None:
        """Compares what waits, inside a transaction that is open; with ``last`` the run is completed."""
        from factcheck.store.runs import unfinished_run

        found = unfinished_run(connection, run_of("ingest", self.now))
        if found is not None or self.is_strange:
            self._compare(connection, found, last=last)
        self.waiting, self.is_whole, self.is_strange, self.is_open = 0, False, False, not last

    def _compare(self, connection: Connection, found: Unfinished | None, *, last: bool) -> None:
        """Compares what the ``found`` run read and did not compare, or everything; None where that is a run of its own."""
        from factcheck.store.runs import Outcome, Unfinished, begin_run, complete_run, read_in_run

        run = run_of("ingest", self.now)
        so_far = found or Unfinished(row=begin_run(connection, run))
        left = read_in_run(connection, so_far)
        report = None
        if self.is_strange or not all(is_new for _, is_new, _ in left):
            report = compare_ledger(connection, now=self.now, run_id=so_far.row)
        elif left:
            report = compare_new(connection, [name for name, _, _ in left], now=self.now, run_id=so_far.row)
        outcome = Outcome(
            articles=so_far.articles + len(left),
            claims=so_far.claims + sum(claims for _, _, claims in left),
            discrepancies=so_far.discrepancies + (report.new_discrepancies if report else 0),
            notes=tuple(dict.fromkeys((*so_far.notes, *(report.notes if report else ())))),
        )
        complete_run(connection, so_far.row, outcome, completed=last)
        if report is not None:
            self.gave = self.gave.with_report(report)
            tell_comparison(connection, run, so_far.row, report)
