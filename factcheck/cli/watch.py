"""``watch``: articles of the web again, and what changed in them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from factcheck.cli.command import Command
from factcheck.cli.completing import ids
from factcheck.cli.network import asking, offline_option
from factcheck.cli.options import command_on, ledger_option
from factcheck.core.watched import WatchOutcome
from factcheck.core.wording import many, moment, visible
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.cli.describe import Line
    from factcheck.core.claim import Claim
    from factcheck.workflow.progress import OnStep, Step
    from factcheck.workflow.watch import Due, Looked, WatchReport

__all__ = ["watch"]

_LIMIT = 100
"""Articles of one call. Reason: a host is asked once a second at most, and somebody waits."""


@click.command(
    cls=Command,
    examples=("factcheck watch --dry-run", "factcheck watch --all --limit 20 --dry-run"),
)
@click.argument("numbers", metavar="[A3]...", nargs=-1, shell_complete=ids("A"))
@click.option("--all", "everything", is_flag=True, help="Whether they are due or not.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=_LIMIT, metavar="N", help="At most so many.", show_default=True
)
@click.option("--accept", is_flag=True, help="Take over what looks like no article any more, too.")
@click.option("--dry-run", is_flag=True, help="Tell what would be asked for, and ask for nothing.")
@offline_option
@ledger_option
def watch(numbers: tuple[str, ...], limit: int, offline: str | None, address: str, **wanted: bool) -> None:
    """Fetch again what is due, and tell what changed.

    A3 is the number of an article, to be asked for whether it is due or not. Without one, those articles are asked for that were fetched and are due: young ones
    every hour, old ones every month.

    A text that changed is a new version: its quotes are looked for again, and decisions on changed figures reopen. A login page, a notice or a stub in
    its place is told, and not taken over.
    """
    from factcheck.workflow.watch import due_articles
    from factcheck.workflow.watch import watch as ask_again

    if offline is not None and not wanted["dry_run"]:
        raise UsageError("nothing can be watched offline", where="watch", mend=f"{offline}, or add --dry-run.")
    due = due_articles(address, numbers, now=datetime.now(UTC), everything=wanted["everything"], limit=limit)
    if wanted["dry_run"]:
        _tell_due(due)
        return
    if not due.articles:
        _tell_rest(due, address, numbers, wanted["everything"])
        return
    with _progress() as (on_step, on_host), asking(on_host) as ask:
        report = ask_again(
            address, due.articles, ask, now=lambda: datetime.now(UTC), accept=wanted["accept"], on_step=on_step
        )
    _tell(report, address)
    _tell_rest(due, address, numbers, wanted["everything"])


@contextmanager
def _progress() -> Iterator[tuple[OnStep | None, Callable[[str, float], None] | None]]:
    """What is told of steps and hosts while the block runs, where stderr is a terminal."""
    if not sys.stderr.isatty():
        yield None, None
        return
    from factcheck.cli.screen import progress

    with progress("asking") as step:
        last: list[Step] = []

        def on_step(done: Step) -> None:
            last[:] = [done]
            step(done.done, done.total, done.name)

        def on_host(host: str, seconds: float) -> None:
            waits = f" ({seconds:.0f} s)" if seconds >= 1 else ""
            step(last[0].done if last else 0, last[0].total if last else None, f"waiting for {visible(host)}{waits}")

        yield on_step, on_host


def _tell_due(due: Due) -> None:
    """What would be asked for, a line each."""
    from factcheck.cli.describe import say

    say(
        [
            (f"  {one.id:<4}", "bold"),
            (visible(one.place), ""),
            (f"  {_when(one.due)}, {one.last.outcome if one.last else 'not asked for yet'}", "dim"),
        ]
        for one in due.articles
    )
    left = f", and {due.left} more left for another call" if due.left else ""
    click.echo(f"{many(len(due.articles), 'article')} would be asked for{left}.")


def _when(due: datetime | None) -> str:
    return "never due" if due is None else f"due {moment(due)}"


def _tell(report: WatchReport, address: str) -> None:
    """What changed, what could not be had, and what that means."""
    from factcheck.cli.describe import say
    from factcheck.cli.ingested import tell_notes

    for looked in report.looked:
        if looked.check.outcome is WatchOutcome.CHANGED:
            say(_changed(looked))
        elif looked.check.outcome is not WatchOutcome.UNCHANGED:
            place = visible(looked.article.place)
            click.echo(f"factcheck: {looked.article.id}: {visible(looked.check.note or '')} ({place})", err=True)
    counts = [(sum(one.check.outcome is outcome for one in report.looked), outcome) for outcome in WatchOutcome]
    told = ", ".join(f"{count} {_OUTCOMES[outcome]}" for count, outcome in counts if count)
    click.echo(f"{many(len(report.looked), 'article')} asked for: {told}.")
    for refusal in report.refused:
        click.echo(f"factcheck: not read: {visible(str(refusal.error))}", err=True)
    if report.aftermath is not None:
        found = report.aftermath
        tell_notes(found.notes)
        reopened = f"{len(found.reopened)} reopened ({', '.join(found.reopened)}), " if found.reopened else ""
        new = f" ({', '.join(found.new)})" if found.new else ""
        click.echo(
            f"{many(len(found.new), 'new discrepancy')}{new}, {reopened}{found.open_discrepancies} open in {visible(address)}."
        )
        if found.open_discrepancies:
            click.echo(f"See them: {command_on(address, 'discrepancies')}")


_OUTCOMES = {
    WatchOutcome.UNCHANGED: "unchanged",
    WatchOutcome.CHANGED: "changed",
    WatchOutcome.GONE: "gone",
    WatchOutcome.FAILED: "not had",
}


def _changed(looked: Looked) -> Iterator[Line]:
    """An article that changed: what, how its quotes stand, and which figures are others now."""
    yield [(f"  {looked.article.id:<4}", "bold"), (visible(looked.article.title or looked.article.place), "bold")]
    for note in looked.notes:
        yield [("      ", ""), (visible(note), "")]
    fits = ", ".join(f"{count} {fit}" for fit, count in sorted(looked.fits.items()))
    if fits:
        yield [("      quotes: ", "dim"), (fits, "")]
    for old, new in looked.replaced:
        yield [
            ("      ", ""),
            (f"{old.id} ", "dim"),
            (_said(old), ""),
            (" -> ", "dim"),
            (_said(new), "bold yellow"),
            *_topic(new),
        ]


def _said(claim: Claim) -> str:
    """A claim's figure, or the words of one that has none."""
    from factcheck.core.wording import figure

    return visible(figure(claim) or f"“{claim.quote}”")


def _topic(claim: Claim) -> Line:
    from factcheck.cli.describe import about

    return [(f"  {about(claim.metric or claim.action, claim.subject or claim.actor)}", "dim"), (f"  {claim.id}", "dim")]


def _tell_rest(due: Due, address: str, numbers: tuple[str, ...], everything: bool) -> None:
    """What was left for another call, or when there is something to ask for again."""
    if due.left and numbers:
        click.echo(f"{many(due.left, 'article')} more of those that were named: name them again, or raise --limit.")
    elif due.left:
        again = f"watch --all --limit {due.left}" if everything else f"watch --limit {due.left}"
        click.echo(f"{many(due.left, 'article')} more: {command_on(address, again)}")
    elif not due.articles:
        click.echo(
            f"Nothing is due; the next is {_when(due.next)}." if due.next else "No article of the web is watched."
        )
