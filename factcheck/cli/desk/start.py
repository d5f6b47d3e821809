"""Opens the full screen for a session, and closes it again whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING

from factcheck.cli.desk.app import Desk
from factcheck.cli.desk.outcome import Outcome
from factcheck.review import acts

if TYPE_CHECKING:
    from factcheck.cli.clerk import Clerk

__all__ = ["at_desk"]


def at_desk(clerk: Clerk, *, again: bool) -> Outcome:
    """Runs a session on the full screen. Where nothing waits no screen is opened. Raises what went wrong, when the terminal is as it was.

    The clerk works in one thread from the first call to the last, so that a connection may stay with it.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="clerk") as thread:
        coming = clerk.begin(again=again)
        first = thread.submit(_first_acts, coming).result()
        if isinstance(first[-1], acts.Leave):
            said = tuple(act.words for act in first if isinstance(act, acts.Say))
            return Outcome(said=said, finished=first[-1].finished)
        desk = Desk(clerk, chain(first, coming), thread)
        outcome = desk.run()
        thread.submit(clerk.sitting.rest).result()
    return outcome if outcome is not None else Outcome(error=desk.failure)


def _first_acts(coming: Iterator[acts.Act]) -> list[acts.Act]:
    """The acts of the beginning, up to the first that shows, asks or leaves."""
    first = []
    for act in coming:
        first.append(act)
        if not isinstance(act, acts.Say):
            break
    return first
