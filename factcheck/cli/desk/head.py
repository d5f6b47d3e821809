"""The line at the head of the screen: where in the queue, what of it is walked, who reviews which ledger."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from rich.cells import cell_len

from factcheck.cli.describe import Line
from factcheck.cli.desk.rows import fitted
from factcheck.core.wording import visible
from factcheck.review.acts import Show

if TYPE_CHECKING:
    from factcheck.workflow.review import Scope, Sitting

__all__ = ["chosen_words", "head_line"]


def head_line(sitting: Sitting, shown: Show | None, width: int) -> Line:
    """The whole line: what is shown and its place at the left, the reviewer and the ledger at the right where there is room."""
    told = [] if shown is None else [shown.matter.id, f"{shown.position:,} of {shown.waiting:,}"]
    left = f" {'  '.join([*told, chosen_words(sitting.scope)])}"
    ledger = sitting.address.replace("\\", "/").rstrip("/").rpartition("/")[2]
    right = f"{visible(sitting.reviewer)}, {visible(ledger)} "
    room = width - cell_len(left) - 2
    if cell_len(right) > room:
        right = ""
    return [(fitted(left, width - cell_len(right)) + right, "reverse")]


def chosen_words(scope: Scope) -> str:
    """What is walked, with the choice that was made: ``discrepancies, min severity 3``."""
    chosen = ((one.name.replace("_", " "), getattr(scope, one.name)) for one in fields(scope) if one.name != "about")
    return ", ".join([scope.about, *(f"{name} {visible(str(value))}" for name, value in chosen if value is not None)])
