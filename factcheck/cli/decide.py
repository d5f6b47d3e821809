"""Deciding one at a time: ``resolve``, ``verify``, ``undo``, and the list of decisions."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from factcheck.cli.command import Command
from factcheck.cli.options import format_option, ledger_option, reviewer_option
from factcheck.cli.reviewer import in_words, note_option, signed, tell_aftermath
from factcheck.core.decision import Evidence, Finding, Verdict, judged_sides
from factcheck.core.verdict import found_words, review_words, verdict
from factcheck.core.vocabulary import Because, Cause, Part, Resolution, Status
from factcheck.core.wording import visible
from factcheck.review.effects import describe_effects, verdict_effects

if TYPE_CHECKING:
    from factcheck.core.decision import Effect

__all__ = ["decisions", "resolve", "undo", "verify"]

_GIVEN = tuple(str(status) for status in Status if status is not Status.UNVERIFIED)


evidence_option = click.option(
    "--evidence",
    metavar="WHAT[@WHERE]",
    multiple=True,
    help="What it rests on: an address, a file, a claim (C40) or words; @ where in it. May be given again.",
)
yes_option = click.option("--yes", is_flag=True, help="Do not ask on a terminal.")
dry_run_option = click.option("--dry-run", is_flag=True, help="Only show what it would do.")


@click.command(
    cls=Command,
    examples=(
        "factcheck resolve D1 all_right --because update",
        "factcheck resolve D1 one_right --side 2 --evidence https://stats.example/2022.pdf@p.4 --cause 1=digits",
        "factcheck resolve D1 unsure --note 'asked the press office' --dry-run",
        "factcheck resolve D1 not_comparable --reviewer Ada && factcheck resolve D1 not_comparable --second --reviewer Ben",
    ),
)
@click.argument("number", metavar="ID")
@click.argument("resolution", type=click.Choice([str(word) for word in Resolution]), metavar="RESOLUTION")
@click.option("--side", type=click.IntRange(1), metavar="N", help="The side that is right, or that holds now.")
@click.option("--because", type=click.Choice([str(word) for word in Because]), help="Why all are right.")
@click.option("--established", metavar="VALUE", callback=in_words, help="The value that holds where no side is right.")
@click.option(
    "--second", is_flag=True, help="As a second review of what somebody else decided, or the third that settles."
)
@click.option("--cause", "causes", metavar="N=CAUSE", multiple=True, help="How side N came to be wrong.")
@note_option
@evidence_option
@yes_option
@dry_run_option
@reviewer_option
@ledger_option
def resolve(number: str, resolution: str, address: str, reviewer: str, **said: object) -> None:
    """Decide on a discrepancy.

    RESOLUTION is one_right (--side), all_right (--because), none_right (--established), superseded (--side), not_comparable, same_voice or
    unsure. A CAUSE is scale, unit, digits, translation, extraction (the article is right, it was misread), arithmetic or other. What the
    decision does to the claims is shown before it is saved. A later decision replaces an earlier one.
    """
    from factcheck.workflow import decide, seconds

    if said["second"]:
        question = seconds.question_again(address, number, reviewer)
    else:
        question = decide.question_of(address, number)
    by_itself = question.part is not Part.SECOND
    side = said["side"]
    finding = Finding(
        resolution=Resolution(resolution),
        side=side - 1 if isinstance(side, int) else None,
        because=None if said["because"] is None else Because(str(said["because"])),
        established=_text(said["established"]),
        causes=_causes(_texts(said["causes"]), len(question.discrepancy.sides)),
        note=_text(said["note"]),
        evidence=_evidence(_texts(said["evidence"])),
    )
    changes = decide.preview(address, number, finding) if by_itself else ()
    decide.check_finding(question, finding)
    sides = judged_sides(question.discrepancy)
    _tell(f"{question.discrepancy.id}: {found_words(finding, sides)}.", changes)
    if _goes_on(yes=bool(said["yes"]), dry_run=bool(said["dry_run"])):
        with _aftermath(address, changes):
            made = decide.resolve(address, number, finding, by=signed(reviewer), seen=question)
            click.echo(visible("; ".join((f"Saved: {made.id}", *review_words(made)))))


@click.command(
    cls=Command,
    examples=(
        "factcheck verify C1 verified --evidence https://stats.example/2021.pdf",
        "factcheck verify C1 C2 outdated --note 'figures of an earlier census'",
    ),
)
@click.argument("numbers", metavar="ID...", nargs=-1, required=True)
@click.argument("status", type=click.Choice(_GIVEN), metavar="STATUS")
@note_option
@evidence_option
@yes_option
@dry_run_option
@reviewer_option
@ledger_option
def verify(numbers: Sequence[str], status: str, address: str, reviewer: str, **said: object) -> None:
    """Decide where claims stand.

    STATUS is verified, refuted, outdated, unverifiable or withdrawn (it is no claim). The first two need evidence.
    """
    from factcheck.workflow import decide

    ruling = Verdict(status=Status(status), note=_text(said["note"]), evidence=_evidence(_texts(said["evidence"])))
    seen = decide.claims_of(address, numbers, ruling)
    changes = verdict_effects(ruling, seen)
    _tell(None, changes)
    if _goes_on(yes=bool(said["yes"]), dry_run=bool(said["dry_run"])):
        with _aftermath(address, changes):
            made = decide.verify(address, numbers, ruling, by=signed(reviewer), seen=seen)
            click.echo(f"Saved: {made.id}")


@click.command(
    cls=Command,
    examples=(
        "factcheck resolve D1 unsure && factcheck undo",
        "factcheck verify C1 unverifiable && factcheck undo C1 --note 'found the register'",
    ),
)
@click.argument("number", metavar="[ID]", required=False)
@note_option
@dry_run_option
@reviewer_option
@ledger_option
def undo(number: str | None, note: str | None, dry_run: bool, reviewer: str, address: str) -> None:
    """Take a decision back.

    ID is a decision (R5), a discrepancy (D3) or a claim (C12); without it, your latest decision that stands. The record keeps both.
    """
    from factcheck.workflow import decide

    by = signed(reviewer)
    found, changes = decide.preview_undo(address, number, by=by)
    about = f" on {found.discrepancy}" if found.discrepancy else ""
    _tell(f"{found.id}{about}: {verdict(found)}.", changes)
    if dry_run:
        click.echo("Nothing was saved.")
        return
    with _aftermath(address, changes):
        undone = decide.undo(address, found.id, by=by, note=note)
        left = undone.discrepancy and decide.question_of(address, undone.discrepancy).discrepancy
        click.echo(f"Taken back: {undone.id}" + (f"; {left.id} is {left.state}" if left else ""))


@click.command(
    cls=Command,
    examples=(
        "factcheck decisions",
        "factcheck decisions --about D1 --format csv",
        "factcheck decisions --standing",
    ),
)
@click.option("--about", metavar="ID", help="Only those on this discrepancy (D3) or claim (C12).")
@click.option("--by", metavar="NAME", callback=in_words, help="Only those of this reviewer.")
@click.option("--standing", is_flag=True, help="Only those that were neither superseded nor taken back.")
@format_option
@ledger_option
def decisions(about: str | None, by: str | None, standing: bool, form: str, address: str) -> None:
    """What was decided, by whom and on what."""
    from factcheck.cli.columns import DECISIONS
    from factcheck.cli.render import print_list
    from factcheck.workflow import decide

    filters = decide.DecisionFilter(about=about, reviewer=by, standing=standing)
    print_list(decide.decisions(address, filters=filters), DECISIONS, form, empty="Nothing was decided that fits.")


def _tell(head: str | None, changes: Sequence[Effect]) -> None:
    """What is decided, and what that does to claims."""
    if head is not None:
        click.echo(visible(head))
    for line in describe_effects(changes):
        click.echo(f"  {visible(line)}")


@contextmanager
def _aftermath(address: str, changes: Sequence[Effect]) -> Iterator[None]:
    """Tells what a decision settled or brought back, where it withdrew claims or gave them back."""
    from factcheck.workflow.aftermath import between
    from factcheck.workflow.decide import states_now

    if all((change.before is Status.WITHDRAWN) is (change.after is Status.WITHDRAWN) for change in changes):
        yield
        return
    before = states_now(address)
    yield
    tell_aftermath(between(before, states_now(address)))


def _goes_on(*, yes: bool, dry_run: bool) -> bool:
    """Is it to be saved? Asks on a terminal; a script has said so by calling."""
    if dry_run:
        click.echo("Nothing was saved.")
        return False
    if not yes and sys.stdin.isatty() and sys.stdout.isatty() and not click.confirm("Save it?", default=True):
        click.echo("Nothing was saved.")
        return False
    return True


def _causes(said: Iterable[str], sides: int) -> tuple[Cause | None, ...]:
    """A cause for each side, from ``1=scale``; nothing where none is given."""
    found: dict[int, Cause] = {}
    for one in said:
        side, mark, name = one.partition("=")
        known = {str(cause): cause for cause in Cause}
        if not mark or not side.strip().isdecimal() or name.strip() not in known:
            raise click.BadParameter(f"{one!r} is no cause. Write --cause 1=scale, with one of: {', '.join(known)}")
        at = int(side)
        if not 1 <= at <= sides:
            raise click.BadParameter(f"there is no side {at}: the sides are 1 to {sides}")
        if at in found:
            raise click.BadParameter(f"two causes are given for side {at}")
        found[at] = known[name.strip()]
    return tuple(found.get(at) for at in range(1, sides + 1)) if found else ()


def _evidence(said: Iterable[str]) -> tuple[Evidence, ...]:
    from factcheck.workflow.evidence import read_evidence

    return tuple(read_evidence(one) for one in said)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, tuple) else ()
