"""``demo``: the whole way on the articles that ship with the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shutil import get_terminal_size

import click

from factcheck.cli.command import Command
from factcheck.cli.options import debug_option
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.wording import visible

__all__ = ["demo"]

_AT_LENGTH = 3
"""So many conflicts are told at length; the others stand in a list."""


@click.command(cls=Command, examples=("factcheck demo", "factcheck demo somewhere/else"))
@click.argument("folder", required=False, metavar="[FOLDER]", type=click.Path(path_type=Path))
@debug_option
def demo(folder: Path | None) -> None:
    """Show the whole way on five short articles.

    Reads them, keeps their claims, finds the figures that cannot all be right, writes a report, and says at each step what it does. Writes into a new
    folder, factcheck-demo where none is named.
    """
    from factcheck.cli.columns import DISCREPANCIES
    from factcheck.cli.describe import discrepancy_lines, say
    from factcheck.cli.ingest import read_into
    from factcheck.cli.ingested import tell_articles
    from factcheck.cli.render import print_list
    from factcheck.workflow import browse
    from factcheck.workflow.demo import lay_out
    from factcheck.workflow.report import report as written
    from factcheck.workflow.whole_file import write_pieces

    _tell_wrapped(_WHAT_FOR)
    place = lay_out(folder)
    ledger = str(place / "factcheck.db")
    _tell("1. The articles", _ARTICLES.format(folder=visible(str(place))))
    reading = read_into(ledger, [str(place)])
    _tell("2. Reading them", _READING.format(folder=visible(str(place))))
    tell_articles(reading)
    found = browse.discrepancies(ledger, filters=browse.DiscrepancyFilter())
    counts = f"{reading.claims} claims, {len(found)} questions for a reviewer. The three worst:"
    _tell("3. What cannot all be right", f"{_CONFLICTS}\n\n{counts}")
    for discrepancy in found[:_AT_LENGTH]:
        say([*discrepancy_lines(discrepancy), [("", "")]])
    rest = [discrepancy for discrepancy in found[_AT_LENGTH:] if discrepancy.severity > 1]
    if rest:
        click.echo("The others that are worth a look:\n")
        print_list(rest, DISCREPANCIES, "table", empty="")
    cosmetic = len(found[_AT_LENGTH:]) - len(rest)
    if cosmetic:
        click.echo(f"\nAnd {cosmetic} of the lowest severity, which stand in the list.")
    page = place / "report.html"
    write_pieces(page, [written(ledger, format="html")])
    _tell("4. The report", _REPORT.format(page=visible(str(page))))
    _tell_next(place, found)


_WHAT_FOR = """\
factcheck keeps every figure of your articles with its exact words, and shows those that cannot all be right."""

_ARTICLES = """\
Five short articles about the city of Baotou and its high-tech zone, from 2021 on, now stand in {folder}. They are digests: the figures are
those of the real articles, the words are not. The file articles.toml beside them says who published what, and when."""

_READING = """\
This is what `factcheck ingest {folder}` prints. Every figure and every policy becomes a claim, kept with its exact words and its place in the
text. Where a source or a date is not known, that is said and never guessed."""

_CONFLICTS = """\
Claims about the same thing were compared, even where their words differ, and the values that cannot all be right stand side by side, each with the
most likely reason. A reviewer decides; the program only asks."""


_REPORT = """\
All of this now stands in {page}, with both quotes of each conflict side by side, their sources and dates, the working, the figures through time, and
the end of the audit trail. Open it in a browser; it is one file and needs no network."""


def _tell(heading: str, words: str) -> None:
    """A heading and paragraphs."""
    click.secho(f"\n{heading}", bold=True)
    _tell_wrapped(words)
    click.echo()


def _tell_wrapped(words: str) -> None:
    """Paragraphs, wrapped at the terminal's width."""
    width = min(get_terminal_size().columns, 100)
    click.echo(click.wrap_text(words, width=width, preserve_paragraphs=True))


def _tell_next(place: Path, found: Sequence[Discrepancy]) -> None:
    """Commands to go on with, which work on this very ledger."""
    rows = [
        (f"cd {visible(str(place))}", "the ledger is factcheck.db in there"),
        ("factcheck discrepancies", "all of the questions"),
    ]
    if found:
        pair = [str(side.claims[0].id) for side in found[0].sides if side.claims][:2]
        rows.append((f"factcheck show {found[0].id}", "one of them with its quotes"))
        if len(pair) == 2:
            rows.append((f"factcheck explain {' '.join(pair)}", "why two claims were brought together"))
    rows += [
        ("factcheck review", "decide, one question at a time"),
        ("factcheck claims --disputed", "the claims that stand in them"),
        ("factcheck extract --why 3-zone-2022.txt", "how a text is read, and why"),
        ("factcheck report --output report.md", "the report as Markdown"),
        ("factcheck ingest PATH", "your own articles"),
    ]
    click.secho("5. Try next", bold=True)
    width = max(len(command) for command, _ in rows)
    for command, purpose in rows:
        click.echo(f"  {command:<{width}}  {purpose}")
