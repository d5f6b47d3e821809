"""``ingest``: articles in, claims out of them, compared with what is there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.command import Command
from factcheck.cli.network import fetching, offline_option
from factcheck.cli.options import command_on, day, ledger_option, words
from factcheck.core.wording import many, visible
from factcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from factcheck.core.original import Original
    from factcheck.ingest import Facts, Refusal
    from factcheck.workflow.ingest import IngestReport
    from factcheck.workflow.progress import OnStep, Step

__all__ = ["Reading", "ingest", "read_into", "tell_articles", "tell_notes"]

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
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=50,
    metavar="N",
    help="Articles of one feed, at most.",
    show_default=True,
)
@offline_option
@ledger_option
@click.pass_context
def ingest(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    address: str,
    jobs: int,
    limit: int,
    offline: str | None,
    **said: Any,
) -> None:
    """Read articles into the ledger.

    PATH is a file, a folder with all that is in it, an address (https://...), or a dash for standard input. What an archive holds and what a feed
    names is read too.

    Title, source and date come from these options, else from articles.toml beside the files, else from the text's head. What nobody
    says stays unknown. An article that the ledger knows is not read again.
    """
    from factcheck.ingest import Facts

    if said["title"] is not None and (len(paths) > 1 or Path(paths[0]).is_dir()):
        raise UsageError(
            "--title is for a single article", where="ingest", mend="Write titles into articles.toml beside the files."
        )
    report = read_into(address, paths, Reading(Facts(**said), limit, offline), jobs=jobs)
    if not report.articles and not report.refused:
        raise InputError(
            "no article was found", where=", ".join(paths), mend="Name files or a folder of text files (.txt, .md)."
        )
    tell_articles(report)
    _tell_refused(report.refused)
    _tell_outcome(report, address)
    if any(not refusal.passed_over for refusal in report.refused) or not report.articles:
        context.exit(2)


@dataclass(frozen=True, slots=True)
class Reading:
    """How paths are read: what was ``said`` of all articles, how many are fetched of one feed, and how the network would be let in where it is not (None: it is)."""

    said: Facts | None = None
    limit: int | None = None
    offline: str | None = "Name files"


def read_into(address: str, paths: Sequence[str], how: Reading | None = None, *, jobs: int = 1) -> IngestReport:
    """Read what the paths hold into a ledger, with a counter on stderr where that is a terminal. Addresses are fetched only where ``how`` says so.

    A ledger is only made where something can be read: a mistyped name leaves no file behind.
    """
    how = how or Reading()
    if not sys.stderr.isatty():
        return _read(address, paths, how, jobs)
    from factcheck.cli.screen import progress

    with progress("reading") as step:
        last: list[Step] = []

        def on_step(done: Step) -> None:
            last[:] = [done]
            step(done.done, done.total, done.name)

        def on_host(host: str, seconds: float) -> None:
            done = last[0] if last else None
            waits = f" ({seconds:.0f} s)" if seconds >= 1 else ""
            step(done.done if done else 0, done.total if done else None, f"waiting for {visible(host)}{waits}")

        return _read(address, paths, how, jobs, on_step=on_step, on_host=on_host)


def _read(
    address: str,
    paths: Sequence[str],
    how: Reading,
    jobs: int,
    *,
    on_step: OnStep | None = None,
    on_host: Callable[[str, float], None] | None = None,
) -> IngestReport:
    from factcheck.cli.reading import standard_input
    from factcheck.ingest import find_originals
    from factcheck.workflow.ingest import ingest

    with fetching(how.offline, on_host) as fetch:
        found = find_originals(paths, said=how.said, stdin=standard_input, fetch=fetch, resolve=True, limit=how.limit)
        documents = _without_ledger(found, address)
        return ingest(address, documents, now=datetime.now(UTC), on_step=on_step, jobs=jobs)


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
