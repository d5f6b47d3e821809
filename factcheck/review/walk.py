"""The way through the queue: on, back, to one number, past what is gone, to the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Protocol, runtime_checkable

from factcheck.core.decision import Question
from factcheck.core.scope import Scope
from factcheck.core.verdict import verdict
from factcheck.core.vocabulary import Part, State, Status
from factcheck.review.acts import Act, Ask, Fetch, Leave, Matter, Release, Say
from factcheck.review.claims import claim_rank, weight_of
from factcheck.review.drafts import Draft
from factcheck.review.queue import Entry, Queue, question_rank

__all__ = [
    "Dialogue",
    "Inquiry",
    "Mode",
    "Session",
    "Turn",
    "back",
    "ended",
    "forward",
    "gone",
    "leave",
    "passed_by",
    "rank_of",
    "to",
]


class Mode(StrEnum):
    """What the session waits for."""

    ARRIVAL = "arrival"
    DRAFT = "draft"
    DIALOGUE = "dialogue"
    RECORD = "record"
    END = "end"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Where a reviewer is.

    ``target`` is the number that was fetched last; ``returning`` that it may be decided already, ``backwards`` that the way led back to it.
    ``dialogue`` is what is asked beside the draft, if anything; ``scope`` is what is walked, ``given`` what it was at first; ``decided`` counts the
    decisions of this session that stand; ``today`` is the day on which the thing was looked up, the first of all days before any was; ``held`` is what
    others have open, with their names.
    """

    queue: Queue
    mode: Mode = Mode.ARRIVAL
    target: str | None = None
    returning: bool = False
    backwards: bool = False
    matter: Matter | None = None
    draft: Draft = field(default_factory=Draft)
    dialogue: Dialogue | None = None
    reach: int = 0
    decided: int = 0
    scope: Scope = field(default_factory=Scope)
    given: Scope = field(default_factory=Scope)
    today: date = date.min
    held: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_free(self) -> bool:
        """Is something shown and nothing half said about it, so that every key of a move is open?"""
        return self.mode is Mode.DRAFT and self.matter is not None and self.draft.choice is None


Turn = tuple[Session, tuple[Act, ...]]
"""The session that follows, and what is to be done now."""


class Dialogue(Protocol):
    """Questions beside the draft: a note, two names, a filter. It asks when it is opened, and takes every answer until the draft goes on."""

    def opened(self, session: Session) -> Turn:
        """The first question."""

    def answered(self, session: Session, answer: str) -> Turn:
        """What follows from an answer."""


@runtime_checkable
class Inquiry(Dialogue, Protocol):
    """A dialogue that wants to know something of the ledger before it goes on."""

    def learned(self, session: Session, found: object) -> Turn:
        """What follows from what was looked up."""


def forward(session: Session, *, fresh: bool = False) -> Turn:
    """On to what follows the place; where nothing seems to, the queue is looked up first, unless it is ``fresh``."""
    session = replace(session, returning=False, backwards=False)
    following = session.queue.following
    if following is not None:
        return to(session, following.number)
    return ended(session) if fresh else to(session, None)


def to(session: Session, number: str | None) -> Turn:
    """To one number, which is looked up; None looks up the queue alone."""
    return replace(session, mode=Mode.ARRIVAL, target=number), (Fetch(number),)


def back(session: Session, before: Entry) -> Turn:
    """To what was shown before, decided or not."""
    return to(replace(session, queue=session.queue.back(), returning=True, backwards=True), before.number)


def passed_by(session: Session, entry: Entry, sentence: str) -> Turn:
    """On in the same direction, past something that does not wait, with a sentence why."""
    before = session.queue.before
    if session.backwards and before is not None:
        following, acts = back(session, before)
    else:
        following, acts = forward(replace(session, queue=replace(session.queue, place=entry), matter=None))
    return following, (Say(sentence), *acts)


def ended(session: Session) -> Turn:
    """At the end of the queue: over, or from the top again with what still waits."""
    waiting = len(session.queue.entries)
    if not waiting and session.scope != session.given:
        asks = Ask("Nothing more fits the filter. Enter takes it away, q quits: ")
        return replace(session, mode=Mode.END, matter=None, draft=Draft()), (asks,)
    if not waiting:
        return leave(session, finished=True)
    each = "one still waits" if waiting == 1 else f"{waiting} still wait"
    prompt = f"The end of the queue; {each}{_before_others(session)}. Enter begins from the top, q quits: "
    return replace(session, mode=Mode.END, matter=None, draft=Draft()), (Release(), Ask(prompt))


def leave(session: Session, *, finished: bool) -> Turn:
    """The session is over, with a sentence on what was done and what is left."""
    waiting = len(session.queue.entries)
    done = f"{session.decided} decided"
    if not waiting:
        return replace(session, mode=Mode.OVER), (Say(f"Nothing waits any more. {done}."), Leave(finished))
    skipped = len(session.queue.waiting & set(session.queue.skipped))
    if skipped:
        done += f", {skipped} skipped"
    told = f"{done}, {waiting} still wait{'s' if waiting == 1 else ''}."
    if session.matter is not None and not finished:
        told += f" The next review goes on at {session.matter.id}."
    return replace(session, mode=Mode.OVER), (Say(told), Leave(finished))


def gone(session: Session, matter: Matter | None, number: str) -> str | None:
    """Why something that was fetched is not shown, as a sentence; None for what is."""
    if matter is None:
        return f"{number} is not in the ledger any more."
    lost = _lost(matter)
    if lost is not None:
        return f"{number} {lost}: there is nothing to decide."
    if session.returning or number in session.queue.waiting:
        return _held(session, matter, number)
    if not isinstance(matter, Question):
        status = matter.claim.status
        told = "is left out now" if status is Status.UNVERIFIED else f"was decided meanwhile: it is {status}"
        return f"{number} {told}."
    found, stands = matter.discrepancy, matter.decision
    if matter.part is Part.SECOND:
        return f"{number} waits for no second review any more."
    if found.state is State.REOPENED and stands is not None and stands.disputing is not None:
        return f"{number} is left to a third: {stands.id} and {stands.disputing.id} disagree."
    if found.state in {State.RESOLVED, State.WAITING}:
        by = f" by {stands.reviewer} ({stands.id}): {verdict(stands)}" if stands is not None else ""
        return f"{number} was decided meanwhile{by}."
    return f"{number} is left out by the filter now: it is of kind {found.kind} and severity {found.severity}."


def rank_of(matter: Matter, today: date = date.min) -> tuple[float, ...]:
    """Where something stands in its queue today."""
    if isinstance(matter, Question):
        found, finding = matter.discrepancy, None if matter.decision is None else matter.decision.finding
        until = finding.due if finding is not None and found.state is State.WAITING else None
        return question_rank(found.severity, found.score, due=until is not None and until <= today)
    return claim_rank(weight_of(matter))


def _held(session: Session, matter: Matter, number: str) -> str | None:
    """That somebody else has it open; not of what is before the eyes already, nor of what the reviewer went back to."""
    if (
        session.returning
        or number not in session.held
        or (session.matter is not None and session.matter.id == matter.id)
    ):
        return None
    return f"{number} is before {session.held[number]} now: passed by."


def _before_others(session: Session) -> str:
    """How many of those that wait are before others now."""
    held = len(session.queue.waiting & session.held.keys())
    if not held:
        return ""
    if held == len(session.queue.entries):
        return ", before somebody else now" if held == 1 else ", all before others now"
    return f", {'one' if held == 1 else held} of them before others now"


def _lost(matter: Matter) -> str | None:
    """How something ceased to be a question at all; None for what still is one."""
    if isinstance(matter, Question):
        state = matter.discrepancy.state
        if state is State.SETTLED:
            return "was settled by a correction"
        return "is not found any more" if state is State.STALE else None
    return "is not found in its article any more" if matter.retired else None
