"""``undo``: a decision, all that were recorded together, or a whole session, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from factcheck.cli.command import Command
from factcheck.cli.completing import ids
from factcheck.cli.decide import aftermath_of, dry_run_option, tell
from factcheck.cli.options import ledger_option, reviewer_option
from factcheck.cli.reviewer import note_option, signed, tell_aftermath
from factcheck.core.verdict import verdict
from factcheck.core.wording import visible
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.core.decision import By, Decision

__all__ = ["undo"]

_LATEST = "latest"


def _session(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    """The number of a session; 0 for the latest, None where no session is meant."""
    if value is None or value == _LATEST:
        return None if value is None else 0
    if not (value.isascii() and value.isdigit()) or len(value) > _DIGITS or int(value) == 0:
        raise click.BadParameter(f"{value!r} is no number of a session. Write --session 3, or --session alone")
    return int(value)


_DIGITS = 12
"""No reviewer has more sessions than so many digits can count."""


@click.command(
    cls=Command,
    examples=(
        "factcheck resolve D1 unsure && factcheck undo",
        "factcheck verify C1 unverifiable && factcheck undo C1 --note 'found the register'",
        "factcheck resolve D1 D2 not_comparable && factcheck undo --batch --dry-run",
    ),
)
@click.argument("number", metavar="[ID]", required=False, shell_complete=ids("RDC"))
@click.option("--batch", is_flag=True, help="With it, all that were recorded together with it.")
@click.option(
    "--session", metavar="[N]", is_flag=False, flag_value=_LATEST, callback=_session,
    help="All of your latest session, or of session N: decisions, rulings, corrections, added claims.",
)  # fmt: skip
@note_option
@dry_run_option
@reviewer_option
@ledger_option
def undo(number: str | None, reviewer: str, address: str, *, batch: bool, session: int | None, **said: object) -> None:
    """Take a decision back.

    ID is a decision (R5), a discrepancy (D3) or a claim (C12); without it, your latest decision that stands. The record keeps both.
    """
    note, dry_run, by = said["note"], bool(said["dry_run"]), signed(reviewer)
    words = None if note is None else str(note)
    if session is not None:
        if number is not None or batch:
            raise UsageError("--session takes a whole session back", mend="Leave ID and --batch out.")
        _undo_session(address, session or None, by, words, dry_run=dry_run)
    elif batch:
        _undo_batch(address, number, by, words, dry_run=dry_run)
    else:
        _undo_one(address, number, by, words, dry_run=dry_run)


def _undo_one(address: str, number: str | None, by: By, note: str | None, *, dry_run: bool) -> None:
    from factcheck.workflow import decide

    found, changes = decide.preview_undo(address, number, by=by)
    about = f" on {found.discrepancy}" if found.discrepancy else ""
    tell(f"{found.id}{about}: {verdict(found)}.", changes)
    if found.batch is not None:
        click.echo(f"  It was recorded with others: factcheck undo {found.id} --batch takes all of them back.")
    if dry_run:
        click.echo("Nothing was saved.")
        return
    with aftermath_of(address, changes):
        undone = decide.undo(address, found.id, by=by, note=note)
        left = undone.discrepancy and decide.question_of(address, undone.discrepancy).discrepancy
        click.echo(f"Taken back: {undone.id}" + (f"; {left.id} is {left.state}" if left else ""))


def _undo_batch(address: str, number: str | None, by: By, note: str | None, *, dry_run: bool) -> None:
    from factcheck.review.taken import batch_words
    from factcheck.workflow.undo import preview_batch, undo_batch

    found, changes = preview_batch(address, number, by=by)
    tell(f"{batch_words(found)}: {_alike(found)}.", changes)
    if dry_run:
        click.echo("Nothing was saved.")
        return
    with aftermath_of(address, changes):
        undone = undo_batch(address, found[0].id, by=by, note=note)
        click.echo(f"Taken back: {batch_words(undone)}")


def _undo_session(address: str, session: int | None, by: By, note: str | None, *, dry_run: bool) -> None:
    from factcheck.workflow.steps import takeable, undo_session

    found = takeable(address, session, by=by)
    click.echo(f"Session {found.session}: {found.words()}.")
    if dry_run:
        click.echo("Nothing was saved.")
        return
    done = undo_session(address, found.session, by=by, note=note)
    for sentence in done.taken.lost:
        click.echo(visible(f"{sentence}."))
    if done.taken.words is not None:
        click.echo(visible(f"Taken back: {done.taken.words}"))
    if done.aftermath is not None:
        tell_aftermath(done.aftermath)


def _alike(made: Sequence[Decision]) -> str:
    """What decisions that were recorded together say: the same, but for the side that holds."""
    first = made[0]
    if len(made) == 1 or first.finding is None:
        return verdict(first)
    return str(first.finding.resolution) if first.finding.side is not None else verdict(first)
