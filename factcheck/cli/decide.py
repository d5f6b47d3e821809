"""Deciding without a session: ``resolve``, ``verify``, and the list of decisions."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from factcheck.cli.command import Command
from factcheck.cli.completing import ids
from factcheck.cli.options import format_option, ledger_option, reviewer_option
from factcheck.cli.proof import copied, evidence_options, rests_on
from factcheck.cli.reviewer import in_words, note_option, signed, tell_aftermath
from factcheck.core.decision import Finding, Verdict, judged_sides
from factcheck.core.verdict import found_words, review_words
from factcheck.core.vocabulary import Because, Cause, Part, Resolution, Status
from factcheck.core.wording import visible
from factcheck.errors import UsageError
from factcheck.review.effects import caution, describe_effects, verdict_effects

if TYPE_CHECKING:
    from factcheck.core.decision import By, Effect

__all__ = ["aftermath_of", "decisions", "dry_run_option", "resolve", "tell", "verify"]

_GIVEN = tuple(str(status) for status in Status if status is not Status.UNVERIFIED)


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    """The day of an option, in UTC as all times on the record."""
    from factcheck.review.days import read_day

    return None if value is None else read_day(value, datetime.now(UTC).date())


yes_option = click.option("--yes", is_flag=True, help="Do not ask on a terminal.")
dry_run_option = click.option("--dry-run", is_flag=True, help="Only show what it would do.")


@click.command(
    cls=Command,
    examples=(
        "factcheck resolve D1 all_right --because update",
        "factcheck resolve D1 one_right --side 2 --evidence https://stats.example/2022.pdf@p.4 --cause 1=digits",
        "factcheck resolve D1 unsure --for Ben --until 2w --note 'asked the press office' --dry-run",
        "factcheck resolve D1 D2 not_comparable --dry-run",
        "factcheck resolve D1 not_comparable --reviewer Ada && factcheck resolve D1 not_comparable --second --reviewer Ben",
    ),
)
@click.argument(
    "numbers", metavar="ID...", nargs=-1, required=True, shell_complete=ids("D", beside=map(str, Resolution))
)
@click.argument("resolution", type=click.Choice([str(word) for word in Resolution]), metavar="RESOLUTION")
@click.option("--side", type=click.IntRange(1), metavar="N", help="The side that is right, or that holds now.")
@click.option(
    "--holds", type=click.Choice(["later", "earlier"]), help="With superseded: the side that holds now, by its date."
)
@click.option("--because", type=click.Choice([str(word) for word in Because]), help="Why all are right.")
@click.option("--established", metavar="VALUE", callback=in_words, help="The value that holds where no side is right.")
@click.option(
    "--second", is_flag=True, help="As a second review of what somebody else decided, or the third that settles."
)
@click.option("--cause", "causes", metavar="N=CAUSE", multiple=True, help="How side N came to be wrong.")
@click.option("--for", "assignee", metavar="NAME", callback=in_words, help="With unsure: for whom it waits.")
@click.option("--until", metavar="DAY", callback=_day, help="With unsure: until when: 2026-12-01, a weekday, 7d, 2w.")
@note_option
@evidence_options
@yes_option
@dry_run_option
@reviewer_option
@ledger_option
def resolve(numbers: Sequence[str], resolution: str, address: str, reviewer: str, **said: object) -> None:
    """Decide on a discrepancy, or on several at once.

    RESOLUTION is one_right (--side), all_right (--because), none_right (--established), superseded (--side or --holds), not_comparable,
    same_voice or unsure. A CAUSE is scale, unit, digits, translation, extraction (the article is right, it was misread), arithmetic or other. What the
    decision does to the claims is shown before it is saved. A later decision replaces an earlier one. Of several the same is found, but
    for one_right and none_right; "factcheck undo R5 --batch" takes all of them back.
    """
    if len(dict.fromkeys(numbers)) == 1:
        _resolve_one(address, numbers[0], Resolution(resolution), signed(reviewer), said)
    elif said["second"]:
        raise UsageError("--second is about one discrepancy at a time", mend="Name one: factcheck resolve D1.")
    else:
        _resolve_all(address, numbers, Resolution(resolution), signed(reviewer), said)


def _resolve_one(address: str, number: str, resolution: Resolution, by: By, said: Mapping[str, object]) -> None:
    from factcheck.review.together import Way
    from factcheck.workflow import decide, seconds

    if said["second"]:
        question = seconds.question_again(address, number, by.reviewer)
    else:
        question = decide.question_of(address, number)
    finding = _finding(resolution, said, len(question.discrepancy.sides))
    if said["holds"] is not None:
        finding = Way(finding=finding, earlier=said["holds"] == "earlier").finding_on(question.discrepancy)
    changes = () if question.part is Part.SECOND else decide.preview(address, number, finding)
    decide.check_finding(question, finding)
    sides = judged_sides(question.discrepancy)
    tell(f"{question.discrepancy.id}: {found_words(finding, sides)}.", changes, finding)
    if _goes_on(yes=bool(said["yes"]), dry_run=bool(said["dry_run"])):
        finding = replace(finding, evidence=copied(finding.evidence, said))
        with aftermath_of(address, changes):
            made = decide.resolve(address, number, finding, by=by, seen=question)
            click.echo(visible("; ".join((f"Saved: {made.id}", *review_words(made)))))


def _resolve_all(
    address: str, numbers: Sequence[str], resolution: Resolution, by: By, said: Mapping[str, object]
) -> None:
    from factcheck.review.taken import batch_words
    from factcheck.review.together import Way, omitted_lines, preview_together
    from factcheck.workflow import bulk

    if resolution is Resolution.SUPERSEDED and said["holds"] is None:
        raise UsageError("several at once have no side of one number", mend="Say --holds later, or --holds earlier.")
    finding = _finding(resolution, said, 0)
    if not said["dry_run"]:
        finding = replace(finding, evidence=copied(finding.evidence, said))
    way = Way(finding=finding, earlier=said["holds"] == "earlier")
    foreseen = bulk.foresee_all(address, numbers, way, by=by)
    head, *lines = preview_together(foreseen)
    click.echo(visible(head))
    for line in lines:
        click.echo(f"  {visible(line)}")
    if _goes_on(yes=bool(said["yes"]), dry_run=bool(said["dry_run"])):
        saved = bulk.save(address, foreseen, by=by)
        for line in omitted_lines(saved.omitted):
            click.echo(visible(line))
        click.echo(f"Saved: {batch_words(saved.made)}" if saved.made else "Nothing was saved.")


def _finding(resolution: Resolution, said: Mapping[str, object], sides: int) -> Finding:
    """The finding that the options say."""
    side, due = said["side"], said["until"]
    if said["holds"] is not None and (resolution is not Resolution.SUPERSEDED or side is not None):
        raise UsageError("--holds is for superseded, instead of --side", mend="Leave one of them out.")
    return Finding(
        resolution=resolution,
        side=side - 1 if isinstance(side, int) else None,
        because=None if said["because"] is None else Because(str(said["because"])),
        established=_text(said["established"]),
        causes=_causes(_texts(said["causes"]), sides),
        note=_text(said["note"]),
        evidence=rests_on(said),
        assignee=_text(said["assignee"]),
        due=due if isinstance(due, date) else None,
    )


@click.command(
    cls=Command,
    examples=(
        "factcheck verify C1 verified --evidence https://stats.example/2021.pdf",
        "factcheck verify C1 verified --primary 'the census, page 12' --repeater C2",
        "factcheck verify C1 C2 outdated --note 'figures of an earlier census'",
    ),
)
@click.argument("numbers", metavar="ID...", nargs=-1, required=True, shell_complete=ids("C", beside=_GIVEN))
@click.argument("status", type=click.Choice(_GIVEN), metavar="STATUS")
@note_option
@evidence_options
@yes_option
@dry_run_option
@reviewer_option
@ledger_option
def verify(numbers: Sequence[str], status: str, address: str, reviewer: str, **said: object) -> None:
    """Decide where claims stand.

    STATUS is verified, refuted, outdated, unverifiable or withdrawn (it is no claim). The first two need evidence; of a file and of what
    stands at an address a copy is kept.
    """
    from factcheck.workflow import decide

    ruling = Verdict(status=Status(status), note=_text(said["note"]), evidence=rests_on(said))
    seen = decide.claims_of(address, numbers, ruling)
    changes = verdict_effects(ruling, seen)
    tell(None, changes, ruling)
    if _goes_on(yes=bool(said["yes"]), dry_run=bool(said["dry_run"])):
        ruling = replace(ruling, evidence=copied(ruling.evidence, said))
        with aftermath_of(address, changes):
            made = decide.verify(address, numbers, ruling, by=signed(reviewer), seen=seen)
            click.echo(f"Saved: {made.id}")


@click.command(
    cls=Command,
    examples=(
        "factcheck decisions",
        "factcheck decisions --about D1 --format csv",
        "factcheck decisions --standing",
    ),
)
@click.option(
    "--about", metavar="ID", shell_complete=ids("DC"), help="Only those on this discrepancy (D3) or claim (C12)."
)
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


def tell(head: str | None, changes: Sequence[Effect], given: Finding | Verdict | None = None) -> None:
    """What is decided, what that does to claims, and what is to be said of the evidence that is given for it."""
    if head is not None:
        click.echo(visible(head))
    for line in describe_effects(changes):
        click.echo(f"  {visible(line)}")
    warned = None if given is None else caution(changes, given.evidence)
    if warned is not None:
        click.echo(warned, err=True)


@contextmanager
def aftermath_of(address: str, changes: Sequence[Effect]) -> Iterator[None]:
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


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, tuple) else ()
