"""What changed in a ledger since one of its events, as a report tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from factcheck.core.article import Article
from factcheck.core.chain import Head
from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import State, Status
from factcheck.core.wording import many
from factcheck.report.dates import long_date
from factcheck.report.moves import MOVES, Move

__all__ = ["FigureMove", "Looked", "Since", "StatusMove", "move_of", "since_told", "status_moves"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMove:
    """That the figure of a claim is another one: what it was, what it is, in words, and why (``the article changed``)."""

    claim: Claim
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMove:
    """That the verification status of a claim is another one."""

    claim: Claim
    before: Status
    after: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What changed since ``head``, the end that the chain had then (None: since the beginning), which was recorded at ``recorded``.

    Each discrepancy stands under one move; ``articles`` are new, ``versions`` are articles with a new version, ``claims`` is how many claims are new.
    """

    head: Head | None
    recorded: datetime | None = None
    moves: Mapping[Move, tuple[Discrepancy, ...]] = field(default_factory=dict)
    figures: tuple[FigureMove, ...] = ()
    statuses: tuple[StatusMove, ...] = ()
    articles: tuple[Article, ...] = ()
    versions: tuple[Article, ...] = ()
    claims: int = 0

    @property
    def is_empty(self) -> bool:
        """Did nothing change that a report tells of?"""
        told = (self.figures, self.statuses, self.articles, self.versions, *self.moves.values())
        return not self.claims and not any(told)

    @property
    def when(self) -> str:
        """Since when, in words: ``5 April 2023, 06:07 UTC (event 12)``."""
        if self.head is None:
            return "the beginning"
        event = f"event {self.head.id}"
        if self.recorded is None:
            return event
        return f"{long_date(self.recorded.date())}, {self.recorded:%H:%M} UTC ({event})"

    def as_record(self) -> dict[str, object]:
        """The dict that stands in the JSON of a report."""
        return {
            "event": 0 if self.head is None else self.head.id,
            "hash": None if self.head is None else self.head.hash,
            "recorded": None if self.recorded is None else self.recorded.isoformat(),
            "discrepancies": {str(move): [one.id for one in found] for move, found in self.moves.items()},
            "figures": [
                {"claim": one.claim.id, "before": one.before, "after": one.after, "why": one.why}
                for one in self.figures
            ],
            "statuses": [
                {"claim": one.claim.id, "before": str(one.before), "after": str(one.after)} for one in self.statuses
            ],
            "articles": [one.id for one in self.articles],
            "new_versions": [one.id for one in self.versions],
            "new_claims": self.claims,
        }


def since_told(since: Since) -> str:
    """What changed, counted: ``2 new, 1 decided, 1 new article``; that nothing did."""
    said = [f"{len(found):,} {move}" for move in MOVES if (found := since.moves.get(move))]
    counted = (
        (since.figures, "other figure"),
        (since.statuses, "other status"),
        (since.articles, "new article"),
        (since.versions, "new version"),
    )
    said += [
        many(len(items), noun) if noun != "other status" else f"{len(items):,} of another status"
        for items, noun in counted
        if items
    ]
    return ", ".join(said) or (f"{many(since.claims, 'claim')} came" if since.claims else "nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What is known of the time since.

    Numbers of discrepancies that are ``new``, or ``changed`` otherwise, numbers of decisions ``decided`` and ``undone``, and the ``times`` at which anything was done.
    """

    new: frozenset[str]
    changed: frozenset[str]
    decided: frozenset[str]
    undone: frozenset[str]
    times: frozenset[datetime]

    def ended(self, made: Decision) -> bool:
        """Did a decision cease to stand since?"""
        return made.ended is not None and (made.id in self.undone or made.ended in self.times)


def move_of(found: Discrepancy, made: Sequence[Decision], looked: Looked) -> Move | None:
    """What became of a discrepancy, with all decisions on it, since then; None where nothing did."""
    is_new, changed = found.id in looked.new, found.id in looked.changed
    fresh = [one for one in made if one.id in looked.decided and one.stands]
    if found.state in {State.RESOLVED, State.WAITING}:
        if any(not one.is_second for one in fresh):
            return Move.DECIDED if found.state is State.RESOLVED else Move.WAITING
        return Move.CHANGED if changed or is_new else None
    if found.state is State.REOPENED:
        return Move.REOPENED if changed or is_new or fresh else None
    if found.state is State.OPEN:
        if is_new:
            return Move.NEW
        if any(looked.ended(one) and one.id not in looked.decided for one in made):
            return Move.OPENED
        return Move.CHANGED if changed else None
    if not changed or is_new:
        return None
    return Move.SETTLED if found.state is State.SETTLED else Move.GONE


def status_moves(made: Iterable[Decision], claims: Mapping[str, Claim], looked: Looked) -> tuple[StatusMove, ...]:
    """The claims whose status is another one than then, by number. A claim's status is what the latest decision that stands and sets it says."""
    in_order = list(made)
    touched = {
        effect.claim for one in in_order if one.id in looked.decided or looked.ended(one) for effect in one.effects
    }
    then: dict[str, Status] = {}
    for one in in_order:
        if one.id not in looked.decided and (one.stands or looked.ended(one)):
            then |= {effect.claim: effect.after for effect in one.effects if effect.claim in touched}
    moves = []
    for number in sorted(touched, key=lambda one: (len(one), one)):
        claim = claims.get(number)
        before = then.get(number, Status.UNVERIFIED)
        if claim is not None and claim.status is not before:
            moves.append(StatusMove(claim=claim, before=before, after=claim.status))
    return tuple(moves)
