"""``review``: what waits for a reviewer, one thing at a time."""

from __future__ import annotations

import shlex
from collections import deque
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.command import Command
from factcheck.cli.options import command_on, ledger_option, reviewer_option, usual_reviewer
from factcheck.cli.proof import copies_option
from factcheck.core.copy import Copies
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.core.wording import visible
from factcheck.errors import BusyLedger, DecisionError, FactcheckError, UsageError

if TYPE_CHECKING:
    from factcheck.cli.prompt import Answers
    from factcheck.review.acts import Act
    from factcheck.review.walk import Session, Turn
    from factcheck.workflow.aliases import Ruled
    from factcheck.workflow.review import Scope, Sitting

__all__ = ["review"]

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
        "printf 's\\nw\\ny\\nq\\n' | factcheck review --reviewer Ada",
    ),
)
@click.argument("about", type=click.Choice(_ABOUT), default=_ABOUT[0], metavar="[claims]")
@click.option("--min-severity", type=click.IntRange(1, 5), help="Only discrepancies from this severity on.")
@click.option("--kind", type=click.Choice(_KINDS), callback=_kind, help="Only discrepancies of this kind.")
@click.option("--again", is_flag=True, help="Begin from the top, not where you were.")
@copies_option
@click.option("--answers", metavar="FILE", help="Take the answers from a file, one a line; - is standard input.")
@reviewer_option
@ledger_option
def review(
    about: str, address: str, reviewer: str, *, again: bool, answers: str | None, copies: Copies, **chosen: Any
) -> None:
    """Decide what waits, one thing at a time, the worst first.

    Shows the quotes with their context and what differs; one key decides, ? shows the keys. What the decision changes is shown before it is
    recorded. Each is on the record at once; whoever quits goes on there the next time. With "claims" it walks the claims that nobody
    has verified, the weightiest first.
    """
    from factcheck.cli.prompt import answers_from
    from factcheck.workflow.review import Scope, Sitting

    if about == "claims" and any(value is not None for value in chosen.values()):
        raise UsageError(
            "--min-severity and --kind are about discrepancies", mend="Leave them out: factcheck review claims."
        )
    scope = Scope(about=about, **chosen)
    sitting = Sitting(address, reviewer, scope, copies)
    with answers_from(answers) as asked:
        turn = _begun(sitting, scope, again=again)
        if turn is not None:
            _Edge(sitting, asked, _same_again(sitting)).run(turn)


def _begun(sitting: Sitting, scope: Scope, *, again: bool) -> Turn | None:
    """The first turn, at the place of an unfinished session where there is one; None, and a sentence, where nothing waits."""
    from factcheck.review.session import start

    former, waiting = sitting.resume(), sitting.waiting()
    if former is not None and (again or not waiting):
        sitting.finish(now=datetime.now(UTC))
        former = None
    if not waiting:
        click.echo(_nothing(scope))
        return None
    if former is None or former.place is None:
        return start(waiting)
    click.echo(
        f"Going on at {former.place.number}, where you were on {former.seen:%Y-%m-%d}; --again begins from the top."
    )
    return start(waiting, place=former.place, skipped=former.skipped, decided=former.decided)


def _same_again(sitting: Sitting) -> str:
    """The command line that goes on with this session: with the same reviewer, and the same choice of what waits."""
    scope = sitting.scope
    options = ["review" if scope.about == _ABOUT[0] else "review claims"]
    if scope.min_severity is not None:
        options.append(f"--min-severity {scope.min_severity}")
    if scope.kind is not None:
        options.append(f"--kind {scope.kind}")
    if sitting.reviewer != usual_reviewer():
        options.append(f"--reviewer {shlex.quote(visible(sitting.reviewer))}")
    return command_on(sitting.address, " ".join(options))


def _nothing(scope: Scope) -> str:
    if scope.about == "claims":
        return "Nothing waits: no claim is unverified."
    kind = "" if scope.kind is None else f" of kind {scope.kind}"
    severity = "" if scope.min_severity is None else f" of severity {scope.min_severity} or more"
    return f"Nothing waits: no discrepancy{kind}{severity} is open."


def _sentence(error: FactcheckError) -> str:
    """What is said of an error inside a session. How to mend a decision is left out: the prompt that follows is the way."""
    if not isinstance(error, DecisionError):
        return str(error)
    return f"{error.what[:1].upper()}{error.what[1:]}."


def _ruling(done: Ruled) -> str:
    """What was ruled, what that did, and how to take it back."""
    from factcheck.cli.reviewer import aftermath_words

    one = done.ruling
    said = f"“{one.name}” {'is' if one.same else 'is not'} “{one.other}”"
    return f"Saved: ruling {one.id}, {said}. {aftermath_words(done.aftermath)} Taken back with: factcheck alias remove {one.id}"


_DONE = {"Saved", "Taken back"}
"""Sentences that begin so tell of what stands in the ledger now."""


class _Edge:
    """Does what a session asks for, and tells it what came of that."""

    def __init__(self, sitting: Sitting, answers: Answers, command: str) -> None:
        self.sitting = sitting
        self.answers = answers
        self.command = command

    def run(self, turn: Turn) -> None:
        """Runs a session to its end. Ctrl-C ends it with a sentence; its place is kept."""
        session, first = turn
        acts = deque(first)
        try:
            while acts:
                following = self._done(session, acts.popleft())
                if following is not None:
                    session, more = following
                    acts.extend(more)
        except KeyboardInterrupt:
            click.echo(f"\nStopped; what was saved stays. Go on with: {self.command}")
            raise

    def _done(self, session: Session, act: Act) -> Turn | None:
        """Does one act. Returns the turn that follows from what came of it, None where the session waits for nothing."""
        from factcheck.review import acts
        from factcheck.review import session as machine

        if isinstance(act, acts.Ask):
            return machine.step(session, self.answers.ask(act))
        if isinstance(act, acts.Fetch):
            return machine.arrived(session, *self.sitting.fetch(act.number))
        if isinstance(act, (acts.Weigh, acts.Save, acts.Verify, acts.Rule, acts.Undo)):
            return self._written(session, act)
        self._told(act)
        return None

    def _written(self, session: Session, act: Act) -> Turn:
        """Does what may be refused, and says so to the session where it is."""
        from factcheck.review import acts
        from factcheck.review import session as machine

        now = datetime.now(UTC)
        try:
            if isinstance(act, acts.Weigh):
                if "://" in act.words and self.sitting.copies is Copies.ALL:
                    click.echo("Fetching a copy ...")
                return machine.weighed(session, self.sitting.weigh(act.words, now=now))
            if isinstance(act, acts.Save):
                return machine.saved(session, self.sitting.save(act.seen, act.finding, now=now))
            if isinstance(act, acts.Verify):
                return machine.saved(session, self.sitting.verify(act.seen, act.verdict, now=now))
            if isinstance(act, acts.Rule):
                return machine.ruled(session, _ruling(self.sitting.rule(act.name, act.other, same=act.same, now=now)))
            return machine.undone(session, self.sitting.undo(now=now))
        except FactcheckError as error:
            return machine.refused(session, _sentence(error))

    def _told(self, act: Act) -> None:
        """Shows something, or keeps the place."""
        from factcheck.cli.describe import say
        from factcheck.cli.sheet import key_lines, preview_lines, sheet
        from factcheck.review import acts

        now = datetime.now(UTC)
        if isinstance(act, acts.Show):
            say(sheet(act.matter, reach=act.reach, position=f"{act.position} of {act.waiting}"))
        elif isinstance(act, acts.Preview):
            say(preview_lines(act.lines))
        elif isinstance(act, acts.Keys):
            say(key_lines(act.rows))
        elif isinstance(act, acts.Say):
            head, mark, rest = visible(act.words).partition(":")
            done = bool(mark) and head in _DONE
            say([[(head + mark, "bold green" if done else ""), (rest, "")]])
        elif isinstance(act, acts.Mark):
            with suppress(BusyLedger):  # the next mark keeps the place
                self.sitting.mark(act.place, act.skipped, act.decided, now=now)
        elif isinstance(act, acts.Leave):
            if act.finished:
                self.sitting.finish(now=now)
            else:
                click.echo(f"Go on with: {self.command}")
