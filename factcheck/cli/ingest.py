"""``ingest``: articles in, claims out of them, compared with what is there."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.command import Command
from factcheck.cli.options import command_on, day, ledger_option, words
from factcheck.core.wording import many, visible
from factcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from factcheck.core.original import Original
    from factcheck.ingest import Facts, Refusal
    from factcheck.workflow.ingest import IngestReport

__all__ = ["ingest", "read_into", "tell_articles", "tell_notes"]

_NAMED = 5
"""So many things that were passed over, or not compared, are named; the rest are counted."""


@click.command(
    cls=Command,
    examples=(
        "factcheck ingest seeds",
        'factcheck ingest --source "Port Daily" --published 2023-07-03 harbour.txt',
        "cat harbour.txt | factcheck ingest -",
        "factcheck ingest --jobs 2 seeds",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--title", type=words, metavar="TEXT", help="The headline, for a single article.")
@click.option("--source", type=words, metavar="NAME", help="Who published the articles.")
@click.option("--published", type=day, metavar="YYYY-MM-DD", help="The day that they bear.")
@click.option("--genre", type=words, metavar="WORD", help="What they are: report, press release, digest.")
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=1, metavar="N", help="Read on so many processes.", show_default=True
)
@ledger_option
@click.pass_context
def ingest(context: click.Context, /, paths: tuple[str, ...], jobs: int, address: str, **said: Any) -> None:
    """Read articles into the ledger.

    PATH is a file, a folder with all that is in it, or a dash for standard input.

    Title, source and date come from these options, else from articles.toml beside the files, else from the text's head. What nobody
    says stays unknown. An article that the ledger knows is not read again.
    """
    from factcheck.ingest import Facts

    if said["title"] is not None and (len(paths) > 1 or Path(paths[0]).is_dir()):
        raise UsageError(
            "--title is for a single article", where="ingest", mend="Write titles into articles.toml beside the files."
        )
    report = read_into(address, paths, Facts(**said), jobs=jobs)
    if not report.articles and not report.refused:
        raise InputError(
            "no article was found", where=", ".join(paths), mend="Name files or a folder of text files (.txt, .md)."
        )
    tell_articles(report)
    _tell_refused(report.refused)
    _tell_outcome(report, address)
    if any(not refusal.passed_over for refusal in report.refused) or not report.articles:
        context.exit(2)


def read_into(address: str, paths: Sequence[str], said: Facts | None = None, *, jobs: int = 1) -> IngestReport:
    """Read what the paths hold into a ledger, with a counter on stderr where that is a terminal.

    A ledger is only made where something can be read: a mistyped name leaves no file behind.
    """
    from factcheck.cli.reading import standard_input
    from factcheck.ingest import find_originals
    from factcheck.workflow.ingest import Step, ingest

    documents = _without_ledger(find_originals(paths, said=said, stdin=standard_input, resolve=True), address)
    now = datetime.now(UTC)
    if not sys.stderr.isatty():
        return ingest(address, documents, now=now, jobs=jobs)
    from factcheck.cli.screen import progress

    with progress("reading") as step:

        def on_step(done: Step) -> None:
            step(done.done, done.total, done.name)

        return ingest(address, documents, now=now, on_step=on_step, jobs=jobs)


def _without_ledger(documents: Iterable[Original | Refusal], address: str) -> Iterator[Original | Refusal]:
    """The documents without a word about the ledger's own files, which may lie in the folder that is read."""
    from factcheck.ingest import Refusal

    for document in documents:
        own = (
            isinstance(document, Refusal)
            and document.passed_over
            and Path(document.where).name.startswith(Path(address).name)
        )
        if not own:
            yield document


def tell_articles(report: IngestReport) -> None:
    """Two lines for each article: its number and title; who published it and when, what became of it, and what is not known."""
    from factcheck.cli.describe import Line, say

    lines: list[Line] = []
    for article in report.articles:
        title = article.title or f"untitled, from {Path(article.where).name}"
        lines.append([(f"  {article.id:<4}", "bold"), (visible(title), "bold")])
        known = [str(word) for word in (article.source, article.published) if word is not None]
        facts = [*known, article.state, many(article.claims, "claim")]
        lines.append(
            [
                ("      ", ""),
                (visible(", ".join(facts)), ""),
                (visible("".join(f"; {note}" for note in article.unknown + article.notes)), "yellow"),
            ]
        )
    say(lines)


def _tell_refused(refused: Sequence[Refusal]) -> None:
    """What was not read, and why, on stderr: every file that should have been, and some of those that merely lay there."""
    for refusal in refused:
        if not refusal.passed_over:
            click.echo(f"factcheck: not read: {visible(str(refusal.error))}", err=True)
    passed = [refusal for refusal in refused if refusal.passed_over]
    for refusal in passed[:_NAMED]:
        click.echo(f"factcheck: passed over: {visible(str(refusal.error))}", err=True)
    if len(passed) > _NAMED:
        click.echo(f"factcheck: passed over: {len(passed) - _NAMED} more files that are no articles", err=True)


def _tell_outcome(report: IngestReport, address: str) -> None:
    known = sum(article.state == "known" for article in report.articles)
    parts = [f"{many(len(report.articles) - known, 'article')} read with {many(report.claims, 'claim')}"]
    if known:
        parts.append(f"{known} known before")
    failed = sum(not refusal.passed_over for refusal in report.refused)
    if failed:
        parts.append(f"{failed} not read")
    click.echo(", ".join(parts) + ".")
    tell_notes(report.notes)
    for reopening in report.reopenings:
        click.echo(visible(reopening))
    if report.articles:
        reopened = f"{report.reopened} reopened, " if report.reopened else ""
        click.echo(
            f"{many(report.new_discrepancies, 'new discrepancy')}, {reopened}{report.open_discrepancies} open in"
            f" {visible(address)}."
        )
    if report.articles and report.open_discrepancies:
        click.echo(f"See them: {command_on(address, 'discrepancies')}")


def tell_notes(notes: Sequence[str]) -> None:
    """What was not compared or not shown, and why: some of it by name. All of it stands in the ledger's table of runs."""
    for note in notes[:_NAMED]:
        click.echo(f"Left out: {visible(note)}")
    if len(notes) > _NAMED:
        click.echo(f"Left out: {len(notes) - _NAMED} more groups, all in the notes of the ledger's table run")
