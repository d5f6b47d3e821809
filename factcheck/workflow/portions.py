"""Comparing what a call of ingest reads in portions, so that neither the memory nor what a broken-off call loses grows with the folder.

A portion ends after a fixed number of articles of the run, and a call goes on in the run of one that was broken off. So the ledger of a call that was
killed and begun again is that of one that was not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.workflow.match import MatchReport, compare_ledger, compare_new, run_of
from factcheck.workflow.trail import tell_comparison

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

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
        notes = tuple(dict.fromkeys((*self.notes, *report.notes)))
        return Gave(
            new=self.new + report.new_discrepancies,
            reopened=self.reopened + report.reopened,
            notes=notes,
            reopenings=(*self.reopenings, *report.reopenings),
        )


@dataclass(slots=True)
class Portions:
    """The run of a call, and the articles that it read and has not compared yet.

    ``row`` is the run, None before the first article; ``done`` are the articles and ``claims`` the claims that it compared; ``run_gave`` is what it gave in all, ``gave`` what this call did; ``is_strange`` is True where another kind of run was broken off, after
    which everything must be compared.
    """

    now: datetime
    row: int | None = None
    done: int = 0
    claims: int = 0
    waiting: list[str] = field(default_factory=list)
    waiting_claims: int = 0
    is_whole: bool = False
    is_strange: bool = False
    gave: Gave = field(default_factory=Gave)
    run_gave: Gave = field(default_factory=Gave)

    def resume(self, connection: Connection) -> None:
        """Takes up the run that was broken off last, if it was one of this kind by the same rules."""
        from factcheck.store.runs import is_unfinished, read_in_run, unfinished_run

        run = run_of("ingest", self.now)
        found = unfinished_run(connection, run)
        if found is None:
            self.is_strange = is_unfinished(connection)
            return
        self.row, self.done, self.claims = found.row, found.articles, found.claims
        self.run_gave = Gave(new=found.discrepancies, notes=found.notes)
        for name, is_new, claims in read_in_run(connection, found.row)[self.done :]:
            self.add(found.row, name, claims, is_new=is_new)

    def begin(self, connection: Connection) -> int:
        """The row of the run, which begins with the first article that is added."""
        from factcheck.store.runs import begin_run

        return self.row or begin_run(connection, run_of("ingest", self.now))

    @property
    def is_due(self) -> bool:
        """Is a portion full? A new version waits for the end, when everything is compared once."""
        return len(self.waiting) >= PORTION and not self.is_whole and not self.is_strange

    @property
    def is_open(self) -> bool:
        """Is anything left to compare?"""
        return bool(self.waiting) or self.is_strange or self.row is not None

    def compare(self, connection: Connection, *, last: bool = False) -> None:
        """Compares what waits, inside a transaction that is open; with ``last`` the run is completed."""
        from factcheck.store.runs import Outcome, begin_run, complete_run

        run = run_of("ingest", self.now)
        row = self.row or begin_run(connection, run)
        if self.is_whole or self.is_strange:
            report = compare_ledger(connection, now=self.now, run_id=row)
        else:
            report = compare_new(connection, self.waiting, now=self.now, run_id=row)
        self.done, self.claims = self.done + len(self.waiting), self.claims + self.waiting_claims
        self.gave, gave = self.gave.with_report(report), self.run_gave.with_report(report)
        outcome = Outcome(articles=self.done, claims=self.claims, discrepancies=gave.new, notes=gave.notes)
        complete_run(connection, row, outcome, completed=last)
        tell_comparison(connection, run, row, report)
        self.waiting, self.waiting_claims, self.is_whole, self.is_strange = [], 0, False, False
        self.row, self.run_gave = (None, Gave()) if last else (row, gave)

    def add(self, row: int, name: str, claims: int, *, is_new: bool) -> None:
        """Notes an article (``A1``) that was written, anew or as a new version, with so many claims, once that is committed."""
        self.row = row
        self.waiting.append(name)
        self.waiting_claims += claims
        self.is_whole = self.is_whole or not is_new
