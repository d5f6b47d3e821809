"""``claim``: what a person knows better than the rules of a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from factcheck.cli.command import Command
from factcheck.cli.completing import ids
from factcheck.cli.options import debug_option, ledger_option, reviewer_option
from factcheck.cli.reviewer import note_option, signed, tell_aftermath
from factcheck.core.added import is_added
from factcheck.core.correction import FIELDS, HIDDEN, field_hint
from factcheck.core.vocabulary import ClaimKind
from factcheck.core.wording import figure, visible

if TYPE_CHECKING:
    from collections.abc import Callable


__all__ = ["claim"]

_FIELDS = tuple(dict.fromkeys([*FIELDS[ClaimKind.NUMERIC], *FIELDS[ClaimKind.POLICY]]))


def _field_options(command: Callable[..., object]) -> Callable[..., object]:
    """An option for each field that can be corrected."""
    for name in reversed(_FIELDS):
        command = click.option(f"--{name.replace('_', '-')}", name, metavar="WORDS", help=field_hint(name))(command)
    return command


@click.group()
@debug_option
def claim() -> None:
    """Correct, withdraw or add a claim.

    Corrections lie over what the rules say; they stay when the article is read again.
    """


@claim.command(
    cls=Command,
    examples=(
        "factcheck claim edit C9 --subject 'Baotou Rare Earth High-tech Zone'",
        "factcheck claim edit C9 --as-of 2021 --note 'the article reports on 2021'",
        "factcheck claim edit C9 --scope 'state level' && factcheck claim edit C9 --reset scope",
    ),
)
@click.argument("number", metavar="ID", shell_complete=ids("C"))
@_field_options
@click.option("--reset", "reset", metavar="FIELD", multiple=True, help="Take the correction of a field back.")
@note_option
@reviewer_option
@ledger_option
def edit(number: str, reset: Sequence[str], note: str | None, reviewer: str, address: str, **said: str | None) -> None:
    """Correct fields of a claim.

    ID is a claim (C12). Empty words clear a field. The quote and the printed figure are the article's, and stay.
    """
    from factcheck.workflow.claims import edit as correct

    given = _given(said)
    if not given and not reset:
        raise click.UsageError("nothing is to be edited. Name a field: --subject WORDS, or --reset FIELD")
    done = correct(address, number, given, by=signed(reviewer), note=note, reset=reset)
    click.echo(f"{done.claim.id}  {_named(figure(done.claim) or done.claim.action)}")
    whose = "when added" if is_added(done.claim.rule) else "the rules say"
    for change in done.changes:
        if change.field in HIDDEN:
            continue
        rules = "" if change.machine in {change.before, change.after} else f"   ({whose} {_named(change.machine)})"
        click.echo(f"  {_label(change.field)}: {_named(change.before)} -> {_named(change.after)}{rules}")
    tell_aftermath(done.aftermath)


@claim.command(cls=Command, examples=("factcheck claim withdraw C2 --note 'no figure, a way of speaking'",))
@click.argument("number", metavar="ID", shell_complete=ids("C"))
@note_option
@reviewer_option
@ledger_option
def withdraw(number: str, note: str | None, reviewer: str, address: str) -> None:
    """Say that a claim is none.

    ID is a claim (C12). It is compared no more, and stays on record; undo takes it back.
    """
    from factcheck.workflow.claims import withdraw as take_away

    made, aftermath = take_away(address, number, by=signed(reviewer), note=note)
    for effect in made.effects:
        click.echo(f"{effect.claim}: {effect.before} -> {effect.after}")
    click.echo(f"Saved: {made.id}")
    tell_aftermath(aftermath)


@claim.command(
    cls=Command,
    examples=(
        "factcheck claim add A1 'the \"10 policies\" for the park' --figure 10 --metric policies",
        "factcheck claim add A1 'wants programmes that the world takes note of' --policy --actor 'Huang Jiaohong' --action want --stage proposed",
    ),
)
@click.argument("article", metavar="ARTICLE", shell_complete=ids("A"))
@click.argument("quote", metavar="QUOTE")
@click.option("--nth", type=click.IntRange(1), metavar="N", help="Which, where the words stand several times.")
@click.option("--figure", "printed", metavar="WORDS", help="The figure, where the quote holds several.")
@click.option("--policy", is_flag=True, help="Somebody does something; else the claim has a figure.")
@_field_options
@note_option
@reviewer_option
@ledger_option
def add(article: str, quote: str, reviewer: str, address: str, **said: object) -> None:
    """Add a claim that the rules did not find.

    ARTICLE is its number (A1), QUOTE words that stand in it. What you leave out is read from those words.
    """
    from factcheck.workflow.additions import Addition
    from factcheck.workflow.additions import add as keep

    nth, printed, note = said["nth"], said["printed"], said["note"]
    addition = Addition(
        quote=quote,
        said=_given({name: value for name, value in said.items() if name in _FIELDS and isinstance(value, str)}),
        nth=nth if isinstance(nth, int) else None,
        figure=printed if isinstance(printed, str) else None,
        policy=bool(said["policy"]),
        note=note if isinstance(note, str) else None,
    )
    done = keep(address, article, addition, by=signed(reviewer))
    made = done.claim
    click.echo(f"Saved: {made.id}  {_named(figure(made) or made.action)}  “{visible(made.quote)}”")
    for name in FIELDS[made.kind]:
        value = getattr(made, name)
        if value is not None:
            click.echo(f"  {_label(name)}: {visible(format(value, 'f') if name == 'value' else str(value))}")
    tell_aftermath(done.aftermath)


def _given(said: Mapping[str, str | None]) -> dict[str, str]:
    return {name: words for name, words in said.items() if words is not None}


def _named(value: str | None) -> str:
    return "nothing" if value is None else visible(value)


def _label(field: str) -> str:
    return field.replace("_", " ")
