"""``review``: what waits for a reviewer, one thing at a time."""

from __future__ import annotations

import os
import shlex
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.command import Command
from factcheck.cli.options import command_on, ledger_option, reviewer_option, usual_reviewer
from factcheck.cli.proof import copies_option
from factcheck.cli.reviewer import in_words
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.core.wording import visible
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.cli.clerk import Clerk
    from factcheck.cli.prompt import Answers
    from factcheck.core.copy import Copies
    from factcheck.review.acts import Act
    from factcheck.workflow.review import Sitting

__all__ = ["clock", "review", "same_again"]

_ABOUT = ("discrepancies", "claims")
_KINDS = [str(kind) for kind in DiscrepancyKind]


def _kind(_: click.Context, __: click.Parameter, value: str | None) -> DiscrepancyKind | None:
    return None if value is None else DiscrepancyKind(value)


@click.command(
    cls=Command,
    examples=(
        "factcheck review",
        "factcheck review --min-severity 3",
        "factcheck review claims",
        "factcheck review --second",
        "printf 's\\nw\\ny\\nq\\n' | factcheck review --reviewer Ada",
    ),
)
@click.argument("about", type=click.Choice(_ABOUT), default=_ABOUT[0], metavar="[claims]")
@click.option("--min-severity", type=click.IntRange(1, 5), help="Only discrepancies from this severity on.")
@click.option("--kind", type=click.Choice(_KINDS), callback=_kind, help="Only discrepancies of this kind.")
@click.option("--source", metavar="NAME", callback=in_words, help="Only what a source of this name says.")
@click.option("--subject", metavar="NAME", callback=in_words, help="Only what is about this.")
@click.option(
    "--text", metavar="WORDS", callback=in_words, help="Only what has these words in a quote, a title or a name."
)
@click.option("--second", is_flag=True, help="What others decided, without seeing what they found.")
@click.option("--again", is_flag=True, help="Begin from the top, not where you were.")
@click.option("--plain", is_flag=True, help="Line by line, also on a terminal that could show the full screen.")
@copies_option
@click.option("--answers", metavar="FILE", help="Take the answers from a file, one a line; - is standard input.")
@reviewer_option
@ledger_option
def review(about: str, address: str, reviewer: str, *, answers: str | None, copies: Copies, **chosen: Any) -> None:
    """Decide what waits, one thing at a time, the worst first.

    Shows the quotes with their context and what differs; one key decides, ? shows the keys. What the decision changes is shown before it is
    recorded. Each is on the record at once; whoever quits goes on there the next time. With "claims" it walks the claims that nobody
    has verified, the weightiest first. What somebody else has open is passed by.
    """
    from factcheck.cli.clerk import Clerk
    from factcheck.cli.prompt import answers_from
    from factcheck.workflow.review import Scope, Sitting

    again, second, plain = (chosen.pop(name) for name in ("again", "second", "plain"))
    if about == "claims" and any(chosen[name] is not None for name in ("min_severity", "kind")):
        raise UsageError(
            "--min-severity and --kind are about discrepancies", mend="Leave them out: factcheck review claims."
        )
    if about == "claims" and second:
        raise UsageError("--second is about discrepancies", mend="Leave it out: factcheck review claims.")
    scope = Scope(about="second" if second else about, **chosen)
    clerk = Clerk(Sitting(address, reviewer, scope, copies, today=clock().date()), clock)
    if not plain and answers is None and _has_screen():
        _on_screen(clerk, again=again)
        return
    with answers_from(answers) as asked:
        _played(clerk, asked, again=again)


def clock() -> datetime:
    """The time that goes on the record."""
    return datetime.now(UTC)


def _has_screen() -> bool:
    """Can the terminal show the full screen?"""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # the full screen is drawn on stderr
    if not all(stream.isatty() for stream in streams) or os.environ.get("TERM") == "dumb":
        return False
    try:
        "▸─│▼◂".encode(sys.stderr.encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _on_screen(clerk: Clerk, *, again: bool) -> None:
    """Runs a session on the full screen; afterwards says on the normal one what was said last. What went wrong is raised."""
    from factcheck.cli.desk.start import at_desk
    from factcheck.review.acts import Say

    outcome = at_desk(clerk, again=again)
    for words in outcome.said:
        _told(Say(words))
    if outcome.error is not None:
        raise outcome.error
    _left(clerk, finished=outcome.finished, stopped=outcome.stopped)


def _left(clerk: Clerk, *, finished: bool, stopped: bool) -> None:
    """Says how the session goes on. Raises KeyboardInterrupt where it was stopped."""
    command = same_again(clerk.sitting)
    if clerk.has_done and not stopped:
        click.echo(f"This was session {clerk.number}: factcheck undo --session {clerk.number} takes it back.")
    if stopped:
        clerk.close()
        click.echo(f"Stopped; what was saved stays. Go on with: {command}")
        raise KeyboardInterrupt
    if not finished:
        click.echo(f"Go on with: {command}")


def _played(clerk: Clerk, answers: Answers, *, again: bool) -> None:
    """Runs a session to its end, line by line. Ctrl-C ends it with a sentence; its place is kept."""
    from factcheck.review.acts import Ask, Leave

    answers.when_idle = clerk.sitting.rest
    coming = clerk.begin(again=again)
    try:
        while True:
            act = next(coming)
            if isinstance(act, Ask):
                coming = clerk.answer(answers.ask(act))
            elif isinstance(act, Leave):
                _left(clerk, finished=act.finished, stopped=False)
                return
            else:
                _told(act)
    except KeyboardInterrupt:
        click.echo()
        _left(clerk, finished=False, stopped=True)


def same_again(sitting: Sitting) -> str:
    """The command line that goes on with this session: with the same reviewer, and the same choice of what waits."""
    scope = sitting.scope
    options = [{"claims": "review claims", "second": "review --second"}.get(scope.about, "review")]
    if scope.min_severity is not None:
        options.append(f"--min-severity {scope.min_severity}")
    if scope.kind is not None:
        options.append(f"--kind {scope.kind}")
    for name in ("source", "subject", "text"):
        said = getattr(scope, name)
        if said is not None:
            options.append(f"--{name} {shlex.quote(visible(said))}")
    if sitting.reviewer != usual_reviewer():
        options.append(f"--reviewer {shlex.quote(visible(sitting.reviewer))}")
    return command_on(sitting.address, " ".join(options))


_DONE = {"Saved", "Taken back"}
"""Sentences that begin so tell of what stands in the ledger now."""


def _told(act: Act) -> None:
    """Prints what a session shows or says."""
    from factcheck.cli.describe import say
    from factcheck.cli.sheet import key_lines, preview_lines, sheet
    from factcheck.review import acts

    match act:
        case acts.Show(matter, reach, position, waiting, today):
            say(sheet(matter, reach=reach, position=f"{position} of {waiting}", today=today))
        case acts.Preview(lines):
            say(preview_lines(lines))
        case acts.Keys(rows):
            say(key_lines(rows))
        case acts.Say(words):
            head, mark, rest = visible(words).partition(":")
            done = bool(mark) and head in _DONE
            say([[(head + mark, "bold green" if done else ""), (rest, "")]])
        case _:
            raise TypeError(f"nothing shows a {type(act).__name__}")
