"""Second reviews: what the second and the third reviewer see of a question, and writing down what the second finds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.core.decision import By, Decision, Finding, Question
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import Part, Resolution, State
from factcheck.errors import DecisionError
from factcheck.store.decisions import decision_of, record_second, standing_decision
from factcheck.store.discrepancies import discrepancy_of
from factcheck.store.entrance import Where, reading
from factcheck.store.numbers import row_of

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["as_seen", "check_as_seen", "check_seconds", "question_again", "record"]

_ONE, _OTHER = "one reviewer", "another reviewer"
"""The names that a third reviewer sees."""


def question_again(address: Where, number: str, reviewer: str) -> Question:
    """A discrepancy (``D3``) as the reviewer sees it who looks at it after others. Raises UnknownId, and DecisionError where nothing waits for that."""
    row = row_of(number, "D")
    with reading(address) as connection:
        now = Question(discrepancy=discrepancy_of(connection, row), decision=standing_decision(connection, row))
        seen = as_seen(connection, now, reviewer, again=True)
        if seen.part is not Part.THIRD:
            _check_waits(now, reviewer)
        return seen


def as_seen(connection: Connection, now: Question, reviewer: str, *, again: bool) -> Question:
    """A question as a reviewer sees it; ``again``, where it is asked a second time.

    The second reviewer sees it as it was before it was decided: open, the claims with the status that they had, and of what was decided on others only what
    was decided before. A third sees both findings, without names. Everybody else sees all.
    """
    made = now.decision
    if made is None:
        return replace(now, part=Part.SECOND) if again else now
    other = made.disputing if _judges(now, made) else None
    if other is not None and reviewer not in {made.reviewer, other.reviewer}:
        return _without_names(now, made, decision_of(connection, row_of(other.id, "R")))
    return _before(now, made) if again and reviewer != made.reviewer else now


def check_as_seen(now: Question, seen: Question) -> None:
    """Nothing, where the question that a second reviewer saw is still the one that was decided. Raises DecisionError."""
    made, name = now.decision, now.id
    look = f"Look at it again: factcheck show {name}."
    if made is None or made.id != seen.second_of:
        what = "was taken back" if made is None else "is not what stands on it now"
        raise DecisionError(f"the decision on {name} that you looked at again {what}", mend=look)
    before = _before(now, made).discrepancy
    if now.discrepancy.state is not State.RESOLVED or before.sides != seen.discrepancy.sides:
        raise DecisionError(f"{name} changed since it was shown", mend=look)


def check_seconds(seen: Decision, now: Decision, name: str) -> None:
    """Nothing, where no second review of a decision came or went since it was seen. Raises DecisionError."""
    look = f"Look at it again: factcheck show {name}."
    before, after = [one.id for one in seen.seconds], [one.id for one in now.seconds]
    for one in after:
        if one not in before:
            raise DecisionError(f"{name} was reviewed a second time since it was shown ({one})", mend=look)
    for one in before:
        if one not in after:
            raise DecisionError(f"{one}, a second review of {name}, was taken back since it was shown", mend=look)


def record(connection: Connection, now: Question, finding: Finding, *, by: By) -> Decision:
    """Writes down what a second reviewer finds. Raises DecisionError where nothing waits for that, or the finding leaves it open."""
    _check_waits(now, by.reviewer)
    if finding.resolution is Resolution.UNSURE:
        raise DecisionError("a second review that leaves it open says nothing", where=now.id, mend="Skip it instead.")
    assert now.decision is not None  # noqa: S101 - looked at by the check
    return record_second(connection, now.discrepancy, finding, now.decision, by=by)


def _check_waits(now: Question, reviewer: str) -> None:
    """Nothing, where a second review of this reviewer is wanted. Raises DecisionError."""
    made, name = now.decision, now.id
    if made is None:
        raise DecisionError(f"nothing was decided on {name} that could be reviewed again", mend="Leave --second out.")
    if made.reviewer == reviewer:
        raise DecisionError(
            f"{made.id} on {name} is your own: a second review is somebody else's", mend="Leave --second out."
        )
    if made.seconds:
        one = made.seconds[0]
        whose = "you" if one.reviewer == reviewer else "somebody"
        back = f" Take yours back: factcheck undo {one.id}." if one.reviewer == reviewer else ""
        raise DecisionError(
            f"{whose} looked at {name} a second time already ({one.id})", mend=f"Nothing is left to do.{back}"
        )
    if made.finding is not None and made.finding.resolution is Resolution.UNSURE:
        raise DecisionError(f"{name} waits undecided ({made.id})", mend="Decide it instead: leave --second out.")
    if now.discrepancy.state is not State.RESOLVED:
        raise DecisionError(f"{name} is {now.discrepancy.state}, not resolved", mend=f"See: factcheck show {name}.")


def _judges(now: Question, made: Decision) -> bool:
    """Is what was decided about the values that the discrepancy has now?"""
    return made.holds_for(now.discrepancy.sides)


def _before(now: Question, made: Decision) -> Question:
    """The question as it was before a decision."""
    status = {effect.claim: effect.before for effect in made.effects}
    found = now.discrepancy
    sides = tuple(
        replace(side, claims=tuple(replace(one, status=status.get(one.id or "", one.status)) for one in side.claims))
        for side in found.sides
    )
    known = row_of(made.id, "R")
    similar = tuple(one for one in now.similar if row_of(one.decision.id, "R") < known)
    asked: Discrepancy = replace(found, sides=sides, state=State.OPEN, resolution=None)
    return Question(discrepancy=asked, similar=similar, part=Part.SECOND, second_of=made.id)


def _without_names(now: Question, made: Decision, second: Decision) -> Question:
    """The question with both findings, in whatever names neither reviewer."""
    first = replace(made, reviewer=_ONE, seconds=tuple(replace(one, reviewer=_OTHER) for one in made.seconds))
    return replace(now, decision=first, second=replace(second, reviewer=_OTHER), part=Part.THIRD)
