"""``report``: what the ledger found, for readers."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from factcheck.cli.command import Command
from factcheck.cli.options import ledger_option
from factcheck.core.wording import visible
from factcheck.errors import UsageError

__all__ = ["report", "write"]


def _formats() -> list[str]:
    from factcheck.report import FORMATS

    return sorted(FORMATS)


@click.command(
    cls=Command,
    examples=(
        "factcheck report --output report.html",
        "factcheck report --format md",
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
    help="Write it there; a file that exists is left alone.",
)
@click.option("--force", is_flag=True, help="Write over the file that exists.")
@ledger_option
def report(form: str | None, output: Path | None, force: bool, address: str) -> None:
    """A report to hand on.

    Open discrepancies first, each with its quotes, sources, dates, the reason, the working and the decision; then the figures through time, the
    sources, and the end of the audit trail. html is one page that opens offline, csv has a line for each claim on a side. The same ledger gives the same
    bytes.
    """
    from factcheck.workflow.place import check_place
    from factcheck.workflow.report import report as written

    if output is not None:
        check_place(address, output)
    if output is not None and output.is_file() and not force:
        raise UsageError("is there already", where=output, mend="Give another name, or --force to write over it.")
    text = written(address, format=form or _format_of(output))
    if output is None:
        click.echo(text, nl=False)
        return
    write(output, text)
    click.echo(f"Written: {visible(str(output))}", err=True)


def _format_of(output: Path | None) -> str:
    """The format that a file's suffix names; md without a file. Raises UsageError for a suffix that names none."""
    if output is None:
        return "md"
    form = output.suffix.lower().removeprefix(".")
    if form not in _formats():
        known = ", ".join(_formats())
        raise UsageError("has no suffix that names a format", where=output, mend=f"Say --format with one of: {known}.")
    return form


def write(path: Path, text: str) -> None:
    """Write a whole file or none: what is half-written has another name. Raises UsageError where nothing can be written.

    A device or a pipe is written into; renaming a file over it would take it away.
    """
    partial = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        partial.write_text(text, encoding="utf-8", newline="\n")
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise UsageError(
            f"cannot be written: {error.strerror or error}", where=path, mend="Name another place."
        ) from error
