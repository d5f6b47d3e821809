"""``export``: the whole ledger, for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factcheck.cli.command import Command
from factcheck.cli.counter import counter
from factcheck.cli.options import ledger_option
from factcheck.core.wording import visible
from factcheck.errors import UsageError
from factcheck.report.exports import EXPORTS

__all__ = ["export"]


@click.command(
    cls=Command,
    examples=(
        "factcheck export --format ndjson --output ledger.ndjson && factcheck import ledger.ndjson --db copy.db",
        "factcheck export --format claimreview --base-url https://desk.example/checks/ --output reviews.jsonld",
        "factcheck export --format prov --output ledger.prov.json",
        "factcheck export --format annotations --base-url https://desk.example/claims/",
    ),
)
@click.option(
    "--format", "form", type=click.Choice(sorted(EXPORTS)), required=True, help="What for: see docs/exports.md."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it there; a file that exists is left alone.",
)
@click.option("--force", is_flag=True, help="Write over the file that exists.")
@click.option(
    "--base-url",
    metavar="URL",
    help="Where you publish: numbers are added to it, as in URL/C12. claimreview needs it; else names are made of the ledger's own hash.",
)
@click.option(
    "--ratings",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="For claimreview: a TOML file that says how each finding is rated.",
)
@ledger_option
def export(
    form: str, output: Path | None, force: bool, base_url: str | None, ratings: Path | None, address: str
) -> None:
    """The whole ledger, for other programs.

    ndjson holds everything, and factcheck import makes an equal ledger of it. claimreview is schema.org's markup of the claims that were judged, prov the W3C's record of what came from where,
    annotations are W3C Web Annotations, one for each claim. The same ledger gives the same bytes.
    """
    from factcheck.cli.placing import print_pieces
    from factcheck.workflow.export import export as pieces_of
    from factcheck.workflow.place import check_place
    from factcheck.workflow.whole_file import write_pieces

    if output is not None:
        check_place(address, output)
    if output is not None and output.is_file() and not force:
        raise UsageError("is there already", where=output, mend="Give another name, or --force to write over it.")
    with counter("writing", is_quiet=output is None and sys.stdout.isatty()) as on_step:
        pieces = pieces_of(address, format=form, base_url=base_url, ratings=ratings, on_step=on_step)
        if output is None:
            print_pieces(pieces)
        else:
            write_pieces(output, pieces)
    if output is not None:
        click.echo(f"Written: {visible(str(output))}", err=True)
