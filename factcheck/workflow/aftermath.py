"""What changes among the discrepancies when a reviewer changes a claim or a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.core.vocabulary import GONE, TO_REVIEW, State
from factcheck.store.discrepancies import states_of
from factcheck.workflow.match import compare_corrected

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Aftermath", "between", "compare_after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """The numbers of the discrepancies that a change made, reopened, brought back and settled, and how many are open now."""

    new: tuple[str, ...]
    reopened: tuple[str, ...]
    found_again: tuple[str, ...]
    settled: tuple[str, ...]
    open_discrepancies: int
    notes: tuple[str, ...] = ()


def compare_after(connection: Connection, *, now: datetime, run_id: int | None = None) -> Aftermath:
    """Compares all again in the transaction of a reviewer's change, and tells what that did."""
    before = states_of(connection)
    report = compare_corrected(connection, now=now, run_id=run_id)
    return between(before, states_of(connection), report.notes)


def between(before: Mapping[str, State], after: Mapping[str, State], notes: tuple[str, ...] = ()) -> Aftermath:
    """What happened between two looks at the states of all discrepancies."""
    changed = {name: state for name, state in after.items() if before.get(name) is not state}
    return Aftermath(
        new=tuple(name for name in changed if name not in before),
        reopened=tuple(name for name, state in changed.items() if name in before and state is State.REOPENED),
        found_again=tuple(
            name for name, state in changed.items() if before.get(name) in GONE and state not in {*GONE, State.REOPENED}
        ),
        settled=tuple(name for name, state in changed.items() if state is State.SETTLED),
        open_discrepancies=sum(state in TO_REVIEW for state in after.values()),
        notes=notes,
    )
