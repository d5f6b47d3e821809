"""The lists: articles, sources, claims, series, discrepancies."""

from __future__ import annotations

from enum import StrEnum

import click

from factcheck.cli.command import Command
from factcheck.cli.completing import ids
from factcheck.cli.options import format_option, ledger_option
from factcheck.core.vocabulary import ClaimKind, DiscrepancyKind, Form, State, Status

__all__ = ["articles", "claims", "discrepancies", "series", "sources"]


def _choice(words: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([str(word) for word in words])


@click.command(cls=Command, examples=("factcheck articles", "factcheck articles --source daily --format csv"))
@click.argument("words", nargs=-1)
@click.option("--source", metavar="NAME", help="Only of sources with these letters in their name.")
@format_option
@ledger_option
def articles(words: tuple[str, ...], source: str | None, form: str, address: str) -> None:
    """The articles that were read.

    With WORDS, those whose title or text holds all of them.
    """
    from factcheck.cli.columns import ARTICLES
    from factcheck.cli.render import print_list
    from factcheck.workflow import browse

    rows = browse.articles(address, source=source, words=" ".join(words) or None)
    print_list(rows, ARTICLES, form, empty="No article fits.")


@click.command(cls=Command, examples=("factcheck sources", "factcheck sources --format md"))
@format_option
@ledger_option
def sources(form: str, address: str) -> None:
    """Who published what was read.

    Merged names are one line. What others printed before is said of each: the earlier one is the original, an agency before others on the same day.
    """
    from factcheck.cli.columns import SOURCES
    from factcheck.cli.render import print_list
    from factcheck.workflow.sources import listed

    print_list(listed(address), SOURCES, form, empty="No article has been read yet.")


@click.command(
    cls=Command,
    examples=(
        "factcheck claims --article A2",
        "factcheck claims platforms --disputed",
        "factcheck claims --kind policy --format ndjson",
    ),
)
@click.argument("words", nargs=-1)
@click.option("--article", metavar="A1", shell_complete=ids("A"), help="Only of this article.")
@click.option("--kind", type=_choice(ClaimKind), help="Figures or policies.")
@click.option("--form", "shape", type=_choice(Form), help="What the figure states about its metric.")
@click.option("--subject", metavar="NAME", help="Only about subjects with these letters in their name.")
@click.option("--metric", metavar="NAME", help="Only of metrics with these letters in their name.")
@click.option("--status", type=_choice(Status), help="Where the claim stands.")
@click.option("--disputed", is_flag=True, help="Only those in an open discrepancy.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@format_option
@ledger_option
def claims(words: tuple[str, ...], disputed: bool, form: str, address: str, **wanted: str | int | None) -> None:
    """The claims, with their exact words.

    With WORDS, those whose quote or names hold all of them.
    """
    from factcheck.cli.columns import CLAIMS
    from factcheck.cli.render import print_list
    from factcheck.workflow import browse

    shape, kind, status = wanted.pop("shape"), wanted.pop("kind"), wanted.pop("status")
    filters = browse.ClaimFilter(
        words=" ".join(words) or None,
        disputed=True if disputed else None,
        kind=None if kind is None else ClaimKind(str(kind)),
        form=None if shape is None else Form(str(shape)),
        status=None if status is None else Status(str(status)),
        **wanted,  # type: ignore[arg-type]  # article, subject, metric: text; limit: a number; as click has read them
    )
    print_list(browse.claims(address, filters=filters), CLAIMS, form, empty="No claim fits.")


@click.command(cls=Command, examples=("factcheck series", "factcheck series --metric platform --format json"))
@click.option("--subject", metavar="NAME", help="Only about subjects with these letters in their name.")
@click.option("--metric", metavar="NAME", help="Only of metrics with these letters in their name.")
@format_option
@ledger_option
def series(subject: str | None, metric: str | None, form: str, address: str) -> None:
    """The figures of one thing through time."""
    from factcheck.cli.columns import SERIES
    from factcheck.cli.render import print_list
    from factcheck.workflow import browse

    print_list(browse.series(address, subject=subject, metric=metric), SERIES, form, empty="No series fits.")


@click.command(
    cls=Command,
    examples=(
        "factcheck discrepancies",
        "factcheck discrepancies --min-severity 3",
        "factcheck discrepancies --kind scale --format ndjson",
    ),
)
@click.option("--kind", type=_choice(DiscrepancyKind), help="Only with this most likely reason.")
@click.option("--state", type=_choice(State), help="Only in this state; else those that wait for a decision.")
@click.option("--min-severity", type=click.IntRange(1, 5), metavar="1-5", help="Only of this severity and above.")
@click.option("--article", metavar="A1", shell_complete=ids("A"), help="Only those in which this article has a side.")
@format_option
@ledger_option
def discrepancies(
    kind: str | None, state: str | None, min_severity: int | None, article: str | None, form: str, address: str
) -> None:
    """The figures that cannot all be right.

    The worst come first. Without --state, those that wait for a decision. With --state waiting it is said for whom and until when.
    """
    from factcheck.cli.columns import DISCREPANCIES, WAITING
    from factcheck.cli.render import print_list
    from factcheck.workflow import browse

    filters = browse.DiscrepancyFilter(
        kind=None if kind is None else DiscrepancyKind(kind),
        state=None if state is None else State(state),
        min_severity=min_severity,
        article=article,
    )
    if filters.state is State.WAITING:
        print_list(browse.waiting(address, filters=filters), WAITING, form, empty="No discrepancy fits.")
        return
    print_list(browse.discrepancies(address, filters=filters), DISCREPANCIES, form, empty="No discrepancy fits.")
