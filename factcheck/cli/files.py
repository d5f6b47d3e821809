"""What needs no ledger: ``extract`` and ``compare``."""

from __future__ import annotations

from datetime import date

import click

from factcheck.cli.command import Command
from factcheck.cli.completing import files as complete_files
from factcheck.cli.options import day, debug_option, format_option, words

__all__ = ["compare", "extract"]


@click.command(
    cls=Command,
    examples=(
        "factcheck extract seeds/3-zone-2022.txt",
        "factcheck extract --why seeds/3-zone-2022.txt",
        'echo "The port took 48 ships in 2021." | factcheck extract - --format ndjson',
    ),
)
@click.argument("file", metavar="FILE", shell_complete=complete_files)
@click.option(
    "--why", is_flag=True, help="Name the rule behind each claim, and the figures that make none, with the reason."
)
@click.option("--source", type=words, metavar="NAME", help="Who published it.")
@click.option("--published", type=day, metavar="YYYY-MM-DD", help="The day it bears, where the text does not say.")
@format_option
@debug_option
def extract(file: str, why: bool, source: str | None, published: date | None, form: str) -> None:
    """The claims in one file.

    A dash reads standard input. Nothing is kept.
    """
    from factcheck.api import extract_claims
    from factcheck.cli.columns import CLAIMS_READ, FINDINGS
    from factcheck.cli.reading import one_article
    from factcheck.cli.render import print_list
    from factcheck.cli.why import findings

    article = one_article(file, source=source, published=published)
    claims = extract_claims(article)
    if why:
        print_list(findings(article, claims), FINDINGS, form, empty="No figure and no policy was found.")
    else:
        print_list(
            claims, CLAIMS_READ, form, empty="No claim was found. factcheck extract --why shows what was passed over."
        )


@click.command(cls=Command, examples=("factcheck compare seeds/2-zone-2021.txt seeds/3-zone-2022.txt",))
@click.argument("files", metavar="FILE FILE...", nargs=-1, required=True, shell_complete=complete_files)
@format_option
@debug_option
def compare(files: tuple[str, ...], form: str) -> None:
    """The conflicts between files.

    Nothing is kept. Figures of one file that contradict each other are shown too.
    """
    from factcheck.cli.columns import DISCREPANCIES
    from factcheck.cli.describe import discrepancy_lines, say
    from factcheck.cli.reading import one_article
    from factcheck.cli.render import print_list
    from factcheck.workflow.compare import compare as compare_articles

    matching = compare_articles([one_article(file) for file in files])
    found = matching.discrepancies
    if form != "table" or not found:
        print_list(found, DISCREPANCIES, form, empty="No figures disagree.")
        return
    for discrepancy in found:
        say([*discrepancy_lines(discrepancy), [("", "")]])
