"""``report``: what the ledger found, for readers; and what changed between two reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.command import Command, Group
from factcheck.cli.options import command_on, format_option, ledger_option
from factcheck.core.wording import many, visible
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.workflow.report import Asked, Made

__all__ = ["report"]


def _formats() -> list[str]:
    from factcheck.report import FORMATS

    return sorted(FORMATS)


@click.group(
    cls=Group,
    invoke_without_command=True,
    subcommand_metavar="[COMMAND]",
    examples=(
        "factcheck report --output report.html",
        "factcheck report --output report.html --force && factcheck report --format json --output today.json",
        "factcheck report --since 2021-12-19 --format md",
        "factcheck report --only scale --only unit --severity 4",
        "factcheck report --only subject=zone --output zone.html",
        "factcheck report --format csv --output sides.csv",
    ),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_formats()),
    help="How to write it; else as the suffix of the file says, else md.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it there, html of a large ledger with a folder FILE_files beside it; what exists is left alone.",
)
@click.option("--force", is_flag=True, help="Write over the report that exists, and tell what changed since.")
@click.option(
    "--since",
    metavar="WHEN",
    help="Tell first what changed since a day (2022-12-19), an event (its number), or a former report (its file).",
)
@click.option(
    "--only",
    metavar="WHAT",
    multiple=True,
    help="Narrow it: to a number (D3, C12, A4, S2, R5), a kind (scale), a state (open), source=NAME, subject=NAME, metric=NAME.",
)
@click.option(
    "--severity", type=click.IntRange(1, 5), metavar="1-5", help="Only discrepancies of this severity and above."
)
@ledger_option
@click.pass_context
def report(
    context: click.Context, /, form: str | None, output: Path | None, force: bool, address: str, **asked: object
) -> None:
    """A report to hand on, or what changed between two.

    What waits by severity first, each discrepancy with its quotes, sources, dates, the reason, the working and the decision; then the figures through time, the
    sources, and the end of the audit trail. html opens offline, csv has a line for each claim on a side. The same ledger gives the same bytes.

    Several --only: one of the same sort is enough, of different sorts each must fit. What is left out is said.
    """
    if context.invoked_subcommand is not None:
        if form or output or force or any(asked.values()):
            context.fail("the options of a report stand before no other command")
        return
    from factcheck.workflow.report import Asked

    wanted = Asked(**asked)  # type: ignore[arg-type]  # since, only, severity: as click has read them
    form = form or _format_of(output)
    if output is None:
        _print(address, form, wanted)
    else:
        _write(address, output, form, wanted, force=force)


@report.command(
    cls=Command,
    examples=(
        "factcheck report --output old.json && factcheck report --output new.html && factcheck report diff old.json new.html",
        "factcheck report --output a.json && factcheck report diff a.json a.json --format ndjson",
    ),
)
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@format_option
@click.pass_context
def diff(context: click.Context, old: Path, new: Path, form: str) -> None:
    """What is new, gone, decided, open again or otherwise in the newer of two reports.

    Takes reports as html or json, and no ledger. Exits with 1 where anything about a discrepancy differs, with 0 where nothing does.
    """
    from factcheck.cli.columns import DIFFERENCES
    from factcheck.cli.render import print_list
    from factcheck.workflow.former import compare_reports

    found = compare_reports(old, new)
    for remark in found.remarks:
        click.echo(visible(remark), err=True)
    print_list(found.differences, DIFFERENCES, form, empty="No discrepancy differs.")
    context.exit(1 if found.differences else 0)


def _print(address: str, form: str, wanted: Asked) -> None:
    """A report on stdout, as one text."""
    from factcheck.workflow.report import report_text

    made = report_text(address, format=form, asked=wanted)
    click.echo(made.text, nl=False)
    _tell_left_out(made)
    if made.missing:
        whole = command_on(address, "report --output report.html")
        click.echo(f"This is the first of {many(made.missing + 1, 'page')}. To get them all: {whole}", err=True)


def _write(address: str, output: Path, form: str, wanted: Asked, *, force: bool) -> None:
    """A report in a file, with the folder of its further pages where it has any."""
    from factcheck.workflow.writing import write_report

    made = write_report(address, output, format=form, asked=wanted, force=force)
    further = f" and {many(made.files - 1, 'page')} in {output.stem}_files" if made.files > 1 else ""
    click.echo(f"Written: {visible(str(output))}{visible(further)}", err=True)
    _tell_left_out(made)


def _tell_left_out(made: Made) -> None:
    """On stderr too, because not every format has a place for it."""
    if made.narrowing is not None:
        click.echo(visible(f"A part of the ledger: {made.narrowing.words}. {made.narrowing.left_out}."), err=True)


def _format_of(output: Path | None) -> str:
    """The format that a file's suffix names; md without a file. Raises UsageError for a suffix that names none."""
    if output is None:
        return "md"
    form = output.suffix.lower().removeprefix(".")
    if form not in _formats():
        known = ", ".join(_formats())
        raise UsageError("has no suffix that names a format", where=output, mend=f"Say --format with one of: {known}.")
    return form
