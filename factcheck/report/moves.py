"""What can become of a discrepancy between two looks at a ledger, in the words of reports."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from factcheck.core.vocabulary import State

__all__ = ["MOVES", "Move", "state_move"]


class Move(StrEnum):
    """What became of a discrepancy. The last five are not changes of its state: it is found no more, its values, severity or kind are others, or something else about it is."""

    NEW = "new"
    REOPENED = "reopened"
    OPENED = "opened"
    DECIDED = "decided"
    WAITING = "waiting"
    SETTLED = "settled"
    GONE = "gone"
    VALUE = "value"
    SEVERITY = "severity"
    KIND = "kind"
    CHANGED = "changed"


MOVES: Mapping[Move, str] = MappingProxyType(
    {
        Move.NEW: "New discrepancies",
        Move.REOPENED: "Open again: decided once, and their figures moved since",
        Move.OPENED: "Open again: the decision was taken back",
        Move.CHANGED: "Still open, with other figures, quotes or reasons than before",
        Move.DECIDED: "Decided",
        Move.WAITING: "Looked at, and left to wait",
        Move.SETTLED: "Settled by a correction",
        Move.GONE: "Not found any more",
    }
)
"""The headings of what changed, in the order in which a report tells it."""

_STATES = {
    State.OPEN: Move.OPENED,
    State.REOPENED: Move.REOPENED,
    State.RESOLVED: Move.DECIDED,
    State.WAITING: Move.WAITING,
    State.SETTLED: Move.SETTLED,
    State.STALE: Move.GONE,
}


def state_move(before: State | None, after: State | None) -> Move | None:
    """What a change of state is: None where there is none, ``new`` for one that was not there, ``gone`` for one that is there no more."""
    if before is after:
        return None
    if before is None:
        return Move.NEW
    return Move.GONE if after is None else _STATES[after]
