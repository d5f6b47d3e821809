"""What the commands of reviewers share: their note, their name with the time, and what a change of theirs did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import words
from factcheck.core.correction import HIDDEN
from factcheck.core.decision import By
from factcheck.core.wording import figure

if TYPE_CHECKING:
    from factcheck.workflow.additions import Added
    from factcheck.workflow.aftermath import Aftermath
    from factcheck.workflow.claims import Edited

__all__ = ["added", "aftermath_words", "corrected", "in_words", "note_option", "signed", "tell_aftermath"]


def in_words(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The words of an option, in one line; a usage error where there are none."""
    return None if value is None else words(value)


note_option = click.option("--note", metavar="WORDS", callback=in_words, help="Words to keep with it.")


def signed(reviewer: str) -> By:
    """Who decides, and that it is now."""
    return By(reviewer=reviewer, now=datetime.now(UTC))


def tell_aftermath(found: Aftermath) -> None:
    """Prints what a change did among the discrepancies, in one line."""
    click.echo(aftermath_words(found))


def aftermath_words(found: Aftermath) -> str:
    """What a change did among the discrepancies, as in ``Discrepancies: D1 settled; 3 open.`` (one line)."""
    told: Iterable[tuple[str, Sequence[str]]] = (
        ("settled", found.settled),
        ("reopened", found.reopened),
        ("found again", found.found_again),
        ("new", found.new),
    )
    said = [f"{', '.join(numbers)} {what}" for what, numbers in told if numbers]
    waiting = f"{found.open_discrepancies} open"
    return f"Discrepancies: {'; '.join([*said, waiting])}."


def corrected(done: Edited) -> str:
    """That a claim was corrected in a session, what changed, and what that did."""
    told = "; ".join(
        f"{one.field.replace('_', ' ')} {one.before or 'nothing'} -> {one.after or 'nothing'}"
        for one in done.changes
        if one.field not in HIDDEN
    )
    return f"Saved: {done.claim.id} corrected: {told}. {aftermath_words(done.aftermath)}"


def added(done: Added) -> str:
    """That a claim was added in a session, and what that did."""
    made = done.claim
    what = figure(made) or made.action
    return f"Saved: {made.id} added to {made.article.id}: {what}, “{made.quote}”. {aftermath_words(done.aftermath)}"
