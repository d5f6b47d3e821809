"""``report``: what the ledger found, for readers."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from factcheck.cli.command import Command
from factcheck.cli.options import ledger_option
from factcheck.core.wording import visible
from factcheck.errors import UsageError

__all__ = ["report"]


def _formats() -> list[str]:
    from factcheck.report import FORMATS

    return sorted(FORMATS)


@click.command(cls=Command, examples=("factcheck report", "factcheck report --format md --output report.md"))
@click.option(
    "--format", "form", type=click.Choice(_formats()), default="md", show_default=True, help="How to write it."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it there; a file that exists is left alone.",
)
@click.option("--force", is_flag=True, help="Write over the file that exists.")
@ledger_option
def report(form: str, output: Path | None, force: bool, address: str) -> None:
    """A report to hand on.

    Open discrepancies with their quotes, sources, dates and the working, then the articles. The same ledger gives the same bytes.
    """
    from factcheck.workflow.report import report as written

    text = written(address, format=form)
    if output is None:
        click.echo(text, nl=False)
        return
    if output.exists() and not force:
        raise UsageError("is there already", where=output, mend="Give another name, or --force to write over it.")
    _write(output, text)
    click.echo(f"Written: {visible(str(output))}", err=True)


def _write(path: Path, text: str) -> None:
    """Write a whole file or none: what is half-written has another name. Raises UsageError where nothing can be written."""
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_text(text, encoding="utf-8", newline="\n")
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise UsageError(
            f"cannot be written: {error.strerror or error}", where=path, mend="Name another place with --output."
        ) from error
