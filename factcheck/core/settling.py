"""Who may settle what two reviewers did not agree on."""

from __future__ import annotations

from factcheck.core.decision import By, Decision
from factcheck.core.discrepancy import Discrepancy
from factcheck.errors import DecisionError

__all__ = ["settled_by"]


def settled_by(before: Decision | None, found: Discrepancy, by: By) -> str | None:
    """The number of the decision that a new one settles as a third; None where no two disagree, or where they judged other values than those of now.

    ``before`` is the decision that stands on the discrepancy. Raises DecisionError for one of the two.
    """
    other = None if before is None else before.disputing
    if before is None or other is None or not before.holds_for(found.sides):
        return None
    if by.reviewer in {before.reviewer, other.reviewer}:
        own = before.id if by.reviewer == before.reviewer else other.id
        raise DecisionError(
            f"{before.id} ({before.reviewer}) and {other.id} ({other.reviewer}) disagree on {found.id}, so a third settles it",
            mend=f"Your own can be taken back: factcheck undo {own}.",
        )
    return before.id
