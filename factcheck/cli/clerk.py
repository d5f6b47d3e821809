"""Runs a session for a surface: does what the session asks for in the ledger, and hands the surface what is to be shown or asked.

The line mode and the full screen are two surfaces of one clerk, so what a key does is the same in both.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.core.copy import Copies
from factcheck.core.scope import SECOND
from factcheck.errors import BusyLedger, FactcheckError, LedgerError
from factcheck.review import acts
from factcheck.review import session as machine
from factcheck.review.filters import filter_words

if TYPE_CHECKING:
    from factcheck.core.scope import Scope
    from factcheck.review.acts import Act
    from factcheck.review.walk import Session, Turn
    from factcheck.workflow.aliases import Ruled
    from factcheck.workflow.review import Sitting
    from factcheck.workflow.steps import Undone

__all__ = ["Clerk", "nothing_waits"]


class Clerk:
    """One session on one ledger. ``clock`` gives the time that goes on the record.

    ``begin`` and ``answer`` give, one by one, the acts that a surface must do itself: ``Show``, ``Say``, ``Keys``, ``Preview``, and last the ``Ask`` whose
    answer is awaited, or ``Leave``. Each comes when what it tells of is in the ledger.
    """

    def __init__(self, sitting: Sitting, clock: Callable[[], datetime]) -> None:
        self.sitting = sitting
        self._clock = clock
        self._session: Session | None = None
        self.number: int | None = None
        """The number of the session, once it is left."""

    @property
    def session(self) -> Session | None:
        """The session as it is now; None before it began, or where nothing waits."""
        return self._session

    @property
    def has_done(self) -> bool:
        """Is there something of the session, which is left, that stands?"""
        return self.number is not None and self._session is not None and self._session.decided > 0

    def begin(self, *, again: bool = False) -> Iterator[Act]:
        """The session begins: where an unfinished one was left, or, ``again``, from the top. Raises a LedgerError."""
        sitting = self.sitting
        former, waiting = sitting.resume(), sitting.waiting()
        if former is not None and (again or not waiting):
            sitting.finish(now=self._clock())
            former = None
        if not waiting:
            yield acts.Say(nothing_waits(sitting.scope))
            yield acts.Leave(finished=True)
        elif former is None or former.place is None:
            yield from self._follow(machine.start(waiting, scope=sitting.scope))
        else:
            where = f"Going on at {former.place.number}, where you were on {former.seen:%Y-%m-%d}"
            yield acts.Say(f"{where}; --again begins from the top.")
            turn = machine.start(
                waiting, scope=sitting.scope, place=former.place, skipped=former.skipped, decided=former.decided
            )
            yield from self._follow(turn)

    def answer(self, answer: str | None) -> Iterator[Act]:
        """What follows from an answer; None is the end of all answers. Raises ValueError before the session began."""
        if self._session is None:
            raise ValueError("the session did not begin")
        yield from self._follow(machine.step(self._session, answer))

    def close(self) -> None:
        """Gives up what is open where the session is cut off; its place stays."""
        with suppress(LedgerError):  # or the time of the lease is over
            self.sitting.release()

    def renew(self) -> None:
        """Says that what is open is still before the reviewer, and closes the ledger again."""
        with suppress(LedgerError):  # the next mark renews it too
            self.sitting.renew(now=self._clock())
            self.sitting.rest()

    def _follow(self, turn: Turn) -> Iterator[Act]:
        self._session, first = turn
        waiting = deque(first)
        while waiting:
            act = waiting.popleft()
            if isinstance(act, acts.Weigh) and "://" in act.words and self.sitting.copies is Copies.ALL:
                yield acts.Say("Fetching a copy ...")
            following = self._done(self._session, act)
            if following is None:
                yield act
            else:
                self._session, more = following
                waiting.extend(more)

    def _done(self, session: Session, act: Act) -> Turn | None:
        """Does what an act wants of the ledger. Returns the turn that follows from what came of it; None for an act that the surface must do."""
        match act:
            case acts.Fetch(number):
                now = self._clock()
                return machine.arrived(session, *self.sitting.fetch(number, now=now), today=now.date())
            case acts.Narrow(scope):
                return machine.narrowed(session, scope, self.sitting.narrow(scope))
            case acts.Mark(place, skipped, decided):
                with suppress(BusyLedger):  # the next mark keeps the place
                    self.sitting.mark(place, skipped, decided, now=self._clock())
                return session, ()
            case acts.Release():
                self.close()
                return session, ()
            case acts.Leave(finished):
                self.number = self.sitting.number
                if finished:
                    self.sitting.finish(now=self._clock())
                else:
                    self.close()
                return None
            case acts.Show() | acts.Ask() | acts.Say() | acts.Keys() | acts.Preview():
                return None
            case _:
                return self._tried(session, act)

    def _tried(self, session: Session, act: Act) -> Turn:
        """Does what may be refused, and says so to the session where it is."""
        try:
            return self._looked_up(session, act) or self._written(session, act)
        except FactcheckError as error:
            return machine.refused(session, _sentence(error))

    def _looked_up(self, session: Session, act: Act) -> Turn | None:
        """Does what only asks, and leaves the ledger as it is. Returns None for what writes."""
        from factcheck.workflow.claims import fit

        now = self._clock()
        match act:
            case acts.Weigh(words):
                return machine.weighed(session, self.sitting.weigh(words, now=now))
            case acts.Fit(claim, said):
                return machine.fitted(session, fit(claim, said))
            case acts.Survey(article):
                return machine.surveyed(session, self.sitting.survey(article))
            case acts.Sketch(article, addition):
                return machine.fitted(session, self.sitting.sketch(article, addition))
            case acts.FindAlike(numbers):
                return machine.learned(session, self.sitting.alike(numbers))
            case acts.Foresee(numbers, way):
                return machine.learned(session, self.sitting.foresee(numbers, way, now=now))
            case acts.LookBack():
                return machine.learned(session, self.sitting.look_back(now=now))
            case _:
                return None

    def _written(self, session: Session, act: Act) -> Turn:
        """Does what is recorded."""
        from factcheck.cli.reviewer import added, aftermath_words, corrected

        now = self._clock()
        match act:
            case acts.Save(seen, finding):
                return machine.saved(session, self.sitting.save(seen, finding, now=now))
            case acts.SaveAll(foreseen):
                return machine.saved_all(session, self.sitting.save_all(foreseen, now=now))
            case acts.Verify(claim, verdict, covered):
                made, did = self.sitting.verify([claim, *covered], verdict, now=now)
                return machine.saved(session, made, "" if did is None else aftermath_words(did))
            case acts.Correct(claim, said, note):
                return machine.changed(session, corrected(self.sitting.correct(claim, said, note, now=now)))
            case acts.Add(article, addition):
                return machine.changed(session, added(self.sitting.add(article, addition, now=now)))
            case acts.Rule(name, other, same):
                return machine.changed(session, _ruling(self.sitting.rule(name, other, same=same, now=now)))
            case acts.UndoAll():
                return _undone(session, self.sitting.undo_all(now=now))
            case acts.Undo():
                return _undone(session, self.sitting.undo(now=now))
            case _:
                raise TypeError(f"nothing does a {type(act).__name__}")


def nothing_waits(scope: Scope) -> str:
    """That nothing waits, in a sentence."""
    if scope.about == "claims":
        fits = "" if scope.is_whole else f" that fits {filter_words(scope)}"
        return f"Nothing waits: no claim{fits} is unverified."
    kind = "" if scope.kind is None else f" of kind {scope.kind}"
    waits = "waits for your second review" if scope.about == SECOND else "is open"
    severity = "" if scope.min_severity is None else f" of severity {scope.min_severity} or more"
    fits = "" if scope in {scope.whole, _by_kind(scope)} else f" that fits {filter_words(scope)}"
    return f"Nothing waits: no discrepancy{fits or kind + severity} {waits}."


def _by_kind(scope: Scope) -> Scope:
    return replace(scope.whole, kind=scope.kind, min_severity=scope.min_severity)


def _undone(session: Session, done: Undone) -> Turn:
    """What was taken back, and what that did among the discrepancies."""
    from factcheck.cli.reviewer import aftermath_words

    return machine.undone(session, done.taken, "" if done.aftermath is None else aftermath_words(done.aftermath))


def _sentence(error: FactcheckError) -> str:
    """What is said of an error inside a session. How to mend a decision is left out: the prompt that follows is the way."""
    from factcheck.workflow.said import in_session

    return in_session(error)


def _ruling(done: Ruled) -> str:
    """What was ruled, what that did, and how to take it back."""
    from factcheck.cli.reviewer import aftermath_words

    one = done.ruling
    said = f"“{one.name}” {'is' if one.same else 'is not'} “{one.other}”"
    return f"Saved: ruling {one.id}, {said}. {aftermath_words(done.aftermath)} z takes it back, as factcheck alias remove {one.id} does."
