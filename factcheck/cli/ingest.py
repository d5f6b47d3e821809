"""``ingest``: articles in, claims out of them, compared with what is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.command import Command
from factcheck.cli.completing import files
from factcheck.cli.network import fetching, offline_option
from factcheck.cli.options import day, ledger_option, words
from factcheck.core.wording import visible
from factcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from factcheck.core.original import Original
    from factcheck.ingest import Facts, Refusal
    from factcheck.workflow.ingest import IngestReport
    from factcheck.workflow.progress import OnStep, Step

__all__ = ["Reading", "ingest", "read_into"]


@click.command(
    cls=Command,
    examples=(
        "factcheck ingest seeds",
        'factcheck ingest --source "Port Daily" --published 2023-07-03 harbour.txt',
        "cat harbour.txt | factcheck ingest -",
        "factcheck ingest --jobs 2 seeds",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, shell_complete=files)
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
@click.option("--no-compare", is_flag=True, help="Only read and store: a later ingest, or match, compares.")
@click.option(
    "--log",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a line of NDJSON for each thing that was given.",
)
@offline_option
@ledger_option
@click.pass_context
def ingest(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    address: str,
    log: Path | None,
    **asked: Any,
) -> None:
    """Read articles into the ledger.

    PATH is a file, a folder with all that is in it, an address (https://...), or a dash for standard input. What an archive holds and what a feed
    names is read too.

    Title, source and date come from these options, else from articles.toml beside the files, else from the text's head. What nobody
    says stays unknown. An article that the ledger knows is not read again, so a call that was broken off is gone on with by giving it again.
    """
    from factcheck.cli.ingested import check_log, tell, write_log
    from factcheck.ingest import Facts

    said = {name: asked[name] for name in ("title", "source", "published", "genre")}
    if said["title"] is not None and (len(paths) > 1 or _is_folder(paths[0])):
        raise UsageError(
            "--title is for a single article", where="ingest", mend="Write titles into articles.toml beside the files."
        )
    if log is not None:
        check_log(log)
    how = Reading(Facts(**said), asked["limit"], asked["offline"], asked["jobs"], compare=not asked["no_compare"])
    try:
        report = read_into(address, paths, how)
    except KeyboardInterrupt:
        click.echo("factcheck: what was read stays; go on by giving the same command again", err=True)
        raise
    if not report.articles and not report.refused:
        raise InputError("no article was found", where=", ".join(paths), mend="Name an article, or a folder with some.")
    tell(report, address, log)
    if log is not None:
        write_log(log, report)
    if any(not refusal.passed_over for refusal in report.refused) or not report.articles:
        context.exit(2)


@dataclass(frozen=True, slots=True)
class Reading:
    """How paths are read.

    ``said`` is what was said of all articles, ``limit`` how many are fetched of one feed, ``offline`` how the network would be let in where it is not (None: it
    is), ``jobs`` how many processes read, ``compare`` whether claims are compared at once.
    """

    said: Facts | None = None
    limit: int | None = None
    offline: str | None = "Name files"
    jobs: int = 1
    compare: bool = True


def read_into(address: str, paths: Sequence[str], how: Reading | None = None) -> IngestReport:
    """Read what the paths hold into a ledger, with a counter on stderr where that is a terminal. Addresses are fetched only where ``how`` says so.

    A ledger is only made where something can be read: a mistyped name leaves no file behind.
    """
    how = how or Reading()
    if not sys.stderr.isatty():
        return _read(address, paths, how)
    from factcheck.cli.screen import progress

    with progress("reading") as step:
        last: list[Step] = []
        files = _files(paths)

        def on_step(done: Step) -> None:
            last[:] = [done]
            step(done.done, max(files, done.done) if done.total is None and files else done.total, done.name)

        def on_host(host: str, seconds: float) -> None:
            done = last[0] if last else None
            waits = f" ({seconds:.0f} s)" if seconds >= 1 else ""
            step(done.done if done else 0, done.total if done else None, f"waiting for {visible(host)}{waits}")

        return _read(address, paths, how, on_step=on_step, on_host=on_host)


def _read(
    address: str,
    paths: Sequence[str],
    how: Reading,
    *,
    on_step: OnStep | None = None,
    on_host: Callable[[str, float], None] | None = None,
) -> IngestReport:
    from factcheck.cli.reading import standard_input
    from factcheck.ingest import find_originals
    from factcheck.workflow.ingest import ingest

    with fetching(how.offline, on_host) as fetch:
        found = find_originals(paths, said=how.said, stdin=standard_input, fetch=fetch, resolve=True, limit=how.limit)
        documents = _without_ledger(found, address, paths)
        return ingest(address, documents, now=datetime.now(UTC), on_step=on_step, jobs=how.jobs, compare=how.compare)


def _files(paths: Sequence[str]) -> int:
    """How many files lie in folders: at least so much is to be read. 0 where something else was named, which may hold any number."""
    if not all(map(_is_folder, paths)):
        return 0
    return sum(len(names) for path in paths for _, _, names in os.walk(path))


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises on names that cannot be


def _without_ledger(
    documents: Iterable[Original | Refusal], address: str, paths: Sequence[str]
) -> Iterator[Original | Refusal]:
    """The documents without a word about the ledger's own files, which may lie in the folder that is read. One that is named by itself is told of."""
    from factcheck.workflow.place import is_of_ledger

    name, named = Path(address).name, {Path(path) for path in paths}
    for document in documents:
        place = Path(document.where)
        if place in named or not (place.name.startswith(name) and is_of_ledger(address, place)):
            yield document
