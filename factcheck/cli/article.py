"""``article``: what a person knows better of an article than its bytes tell."""

from __future__ import annotations

from typing import Any

import click

from factcheck.cli.command import Command
from factcheck.cli.completing import ids
from factcheck.cli.options import day, debug_option, ledger_option, reviewer_option, words
from factcheck.cli.reviewer import note_option, signed, tell_aftermath
from factcheck.core.wording import visible

__all__ = ["article"]


def _language(value: str) -> str:
    """The code of a language; a usage error for other words."""
    from factcheck.ingest import language_code

    code = language_code(words(value))
    if code is None:
        raise click.BadParameter(f"{value!r} is no language. Give its code: en")
    return code


@click.group()
@debug_option
def article() -> None:
    """Set what is known of an article.

    What is set by hand stays when the article is read again.
    """


@article.command(
    cls=Command,
    examples=(
        "factcheck article edit A1 --published 2022-12-19 --source 'Port Daily'",
        "factcheck article edit A1 --machine-translated --note 'the page says so at its foot'",
    ),
)
@click.argument("number", metavar="ID", shell_complete=ids("A"))
@click.option("--title", type=words, metavar="TEXT", help="Its headline.")
@click.option("--source", type=words, metavar="NAME", help="Who published it.")
@click.option("--author", type=words, metavar="NAME", help="Who wrote it.")
@click.option("--published", type=day, metavar="YYYY-MM-DD", help="The day that it bears.")
@click.option("--modified", type=day, metavar="YYYY-MM-DD", help="The day of its last change.")
@click.option("--genre", type=words, metavar="WORD", help="What it is: report, press release, digest.")
@click.option("--language", type=_language, metavar="CODE", help="The language of its text: en, zh.")
@click.option(
    "--machine-translated/--no-machine-translated", default=None, help="Was the text translated by a machine?"
)
@note_option
@reviewer_option
@ledger_option
def edit(number: str, note: str | None, reviewer: str, address: str, **said: Any) -> None:
    """Set facts of an article.

    ID is an article (A1). Its text stays; its claims are read again, since its date counts for theirs, and compared.
    """
    from factcheck.core.facts import Facts
    from factcheck.workflow.article import edit as restate

    facts = Facts(**said)
    if not facts.told():
        raise click.UsageError("nothing is to be set. Name a fact: --published YYYY-MM-DD, --source NAME")
    done = restate(address, number, facts, by=signed(reviewer), note=note)
    click.echo(f"{done.article.id}  {visible(done.article.title or 'untitled')}")
    for line in (*done.changes, *done.notes):
        click.echo(f"  {visible(line)}")
    tell_aftermath(done.aftermath)
