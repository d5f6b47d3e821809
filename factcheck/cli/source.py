"""``source``: what a person knows of who publishes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from factcheck.cli.command import Command
from factcheck.cli.options import debug_option, ledger_option, reviewer_option, words
from factcheck.cli.reviewer import note_option, signed, tell_aftermath
from factcheck.core.source import FACTS
from factcheck.core.vocabulary import SourceKind
from factcheck.core.wording import many, visible

if TYPE_CHECKING:
    from factcheck.cli.describe import Line
    from factcheck.workflow.sources import SourceCard, SourceChanged

__all__ = ["source"]


def _in_words(_: click.Context, __: click.Parameter, value: str) -> str:
    """A name in one line; a usage error where it has no words."""
    return words(value)


@click.group()
@debug_option
def source() -> None:
    """Say who publishes, and which names are one source.

    Articles and claims keep the name that is in print; what changes is the name that is shown, and what counts as one voice.
    """


@source.command(cls=Command, examples=("factcheck source show SMM", "factcheck source show 'china daily'"))
@click.argument("name", metavar="NAME", callback=_in_words)
@ledger_option
def show(name: str, address: str) -> None:
    """A source with its names, and how much of it others printed before.

    NAME is what it is called now, or a name in print.
    """
    from factcheck.cli.describe import show_at_length
    from factcheck.workflow.sources import card

    show_at_length(_lines(card(address, name)))


@source.command(
    cls=Command,
    examples=(
        "factcheck source edit SMM --kind company --country China",
        "factcheck source edit 'China Daily' --owner 'a state publisher' --notes 'mostly agency copy'",
        "factcheck source edit SMM --notes 'prices of metals' && factcheck source edit SMM --notes ''",
    ),
)
@click.argument("name", metavar="NAME", callback=_in_words)
@click.option(
    "--kind", type=click.Choice(["", *map(str, SourceKind)]), metavar="KIND", help=f"One of: {', '.join(SourceKind)}."
)
@click.option("--owner", metavar="WORDS", help="Who owns it.")
@click.option("--country", metavar="WORDS", help="Where it is: a name, or two letters of ISO 3166.")
@click.option("--notes", metavar="WORDS", help="Anything else.")
@note_option
@reviewer_option
@ledger_option
def edit(name: str, note: str | None, reviewer: str, address: str, **said: str | None) -> None:
    """Say what a source is.

    Empty words clear a fact. --note is kept in the audit trail, --notes with the source.
    """
    from factcheck.workflow.sources import edit as change

    given = {field: " ".join(value.split()) or None for field, value in said.items() if value is not None}
    if not given:
        raise click.UsageError(f"nothing is said of it. Give one of: {', '.join(f'--{field}' for field in FACTS)}")
    _tell(change(address, name, given, by=signed(reviewer), note=note))


@source.command(cls=Command, examples=("factcheck source rename SMM 'Shanghai Metals Market'",))
@click.argument("name", metavar="NAME", callback=_in_words)
@click.argument("new", metavar="NEW", callback=_in_words)
@note_option
@reviewer_option
@ledger_option
def rename(name: str, new: str, note: str | None, reviewer: str, address: str) -> None:
    """Give a source another name.

    Articles with the old name or the new one in print belong to it, also those that come later.
    """
    from factcheck.workflow.sources import rename as change

    _tell(change(address, name, new, by=signed(reviewer), note=note))


@source.command(cls=Command, examples=("factcheck source merge SMM 'China Daily' --note 'for the sake of an example'",))
@click.argument("name", metavar="NAME", callback=_in_words)
@click.argument("into", metavar="INTO", callback=_in_words)
@note_option
@reviewer_option
@ledger_option
def merge(name: str, into: str, note: str | None, reviewer: str, address: str) -> None:
    """Say that two names are one source.

    It is called INTO from now on, and both are one voice. Nothing is lost: split takes it back.
    """
    from factcheck.workflow.sources import merge as change

    _tell(change(address, name, into, by=signed(reviewer), note=note))


@source.command(cls=Command, examples=("factcheck source merge SMM 'China Daily' && factcheck source split SMM",))
@click.argument("name", metavar="NAME", callback=_in_words)
@note_option
@reviewer_option
@ledger_option
def split(name: str, note: str | None, reviewer: str, address: str) -> None:
    """Take a merger back.

    NAME is a name in print. It is a source of its own again, with the names that had come with it and what was known of it.
    """
    from factcheck.workflow.sources import split as change

    _tell(change(address, name, by=signed(reviewer), note=note))


def _tell(done: SourceChanged) -> None:
    """Prints what a source is called now, what changed, and what that did."""
    click.echo(visible(done.source.name))
    for field, before, after in done.changes:
        click.echo(f"  {field}: {visible(before or 'nothing')} -> {visible(after or 'nothing')}")
    if len(done.source.names) > 1:
        click.echo(f"  in print: {visible(', '.join(one.printed for one in done.source.names))}")
    if done.aftermath is not None:
        tell_aftermath(done.aftermath)


def _lines(found: SourceCard) -> Iterator[Line]:
    """The card of a source."""
    one, row, repeats = found.source, found.row, found.repeats
    yield [(visible(one.name), "bold")]
    names = ", ".join(f"{name.printed} ({many(name.articles, 'article')})" for name in one.names)
    counts = (
        None
        if row is None
        else f"{many(row.articles, 'article')}, {many(row.claims, 'claim')}, {row.disputed:,} disputed"
    )
    dates = None if row is None or row.first is None else f"{row.first} to {row.last}"
    stand = f"{repeats.repeated_claims:,} of its {many(repeats.claims, 'claim')} stand there in the same words"
    facts = (
        ("in print", names if len(one.names) > 1 or one.names[0].printed != one.name else None),
        ("kind", one.kind),
        ("owner", one.owner),
        ("country", one.country),
        ("notes", one.notes),
        ("has", counts),
        ("published", dates),
        ("copied", repeats.told or None),
        ("claims", stand if repeats.origins else None),
    )
    for name, value in facts:
        if value is not None:
            yield [(f"  {name}: ", "dim"), (visible(str(value)), "")]
