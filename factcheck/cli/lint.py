"""``lint``: a writer's draft against the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

from factcheck.cli.choices import Registered
from factcheck.cli.command import Command
from factcheck.cli.options import FORMATS, day, ledger_option
from factcheck.core.wording import visible

if TYPE_CHECKING:
    from factcheck.core.draft import DraftLine

__all__ = ["lint"]

_NEVER = "never"


def _answers() -> list[str]:
    from factcheck.core.draft import Answer

    return [str(one) for one in Answer]


def _failing() -> list[str]:
    return [*_answers()[:-1], _NEVER]


def _forms() -> list[str]:
    from factcheck.report.annotations import ANNOTATIONS

    return [*FORMATS, *ANNOTATIONS]


@click.command(
    cls=Command,
    examples=(
        "factcheck lint seeds/5-zone-pilot.txt || true",
        'echo "The high-tech zone has 185 innovation platforms." | factcheck lint - --date 2023-01-09 || true',
        "factcheck lint seeds/5-zone-pilot.txt --format lines --fail-on never",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--date", "published", type=day, metavar="YYYY-MM-DD", help="The draft's date, where it does not say.")
@click.option(
    "--only", type=Registered(_answers), multiple=True, help="Tell these answers alone; may be given repeatedly."
)
@click.option(
    "--fail-on",
    type=Registered(_failing),
    multiple=True,
    default=("contradicted", "older"),
    show_default=True,
    help="Exit with 1 where one of these is found.",
)
@click.option(
    "--min-severity",
    type=click.IntRange(1, 5),
    default=3,
    show_default=True,
    metavar="1-5",
    help="Only differences of this severity and above fail.",
)
@click.option(
    "--format",
    "form",
    type=Registered(_forms),
    default="table",
    show_default=True,
    help="How to print it: for people and programs, for editors (lines), for GitHub Actions (github), for code scanners (sarif).",
)
@ledger_option
@click.pass_context
def lint(
    context: click.Context, /, files: tuple[str, ...], address: str, published: date | None, **said: object
) -> None:
    """A draft against the ledger.

    Each figure and each policy of FILE is contradicted by the ledger, older than what it has, unknown to it, or confirmed, with what to cite. FILE is Markdown, text or
    a web page; a dash reads standard input. Nothing is kept.

    The worst comes first; lines, github and sarif go by place, and leave out what is unknown or confirmed unless --only asks for it.

    Exits with 1 where something is contradicted or older, with 2 where a file cannot be read.
    """
    from factcheck.cli.answers import Asked, tell
    from factcheck.cli.reading import drafts
    from factcheck.core.document import Refusal
    from factcheck.workflow.lint import lint as compare

    asked = Asked(**said)  # type: ignore[arg-type] # the options have its names
    found: list[DraftLine] = []
    refused = False
    for one in compare(address, drafts(files, published=published)):
        if isinstance(one, Refusal):
            if not one.passed_over:  # a picture in a folder of drafts is no draft
                refused = True
                click.echo(f"factcheck: {visible(str(one.error))}", err=True)
            continue
        found.extend(one.lines)
        _note(one.where, one.notes)
    tell(found, asked)
    context.exit(2 if refused else 1 if any(map(asked.fails, found)) else 0)


def _note(where: str, notes: Iterable[str]) -> None:
    """What concerns a whole draft, on stderr."""
    for note in notes:
        click.echo(f"{visible(where)}: {visible(note)}", err=True)
