"""``search``: words looked up in the whole ledger, with the hits set off."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.command import Command
from factcheck.cli.describe import Line, about, say
from factcheck.cli.options import format_option, ledger_option
from factcheck.cli.render import Column, print_list
from factcheck.core.vocabulary import ClaimKind, Status
from factcheck.core.wording import byline, many, visible

if TYPE_CHECKING:
    from factcheck.workflow.search import HitRow, SearchFilter

__all__ = ["search"]

_LIMIT = 20
_MOST = 10_000
_ROOM = 240
"""So many characters of a quote are shown; a longer one is cut around its first hit."""

_KINDS = [str(kind) for kind in ClaimKind]
_STATUSES = [str(status) for status in Status]
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    cls=Command,
    examples=(
        "factcheck search innovation platforms",
        "factcheck search '\"innovation platforms\" OR labor*' --since 2022-01-01 --without plan",
    ),
)
@click.argument("words", nargs=-1, required=True)
@click.option("--without", multiple=True, metavar="WORD", help="Only where this word is not; may be given again.")
@click.option("--article", metavar="A1", help="Only in this article.")
@click.option("--source", metavar="NAME", help="Only of sources with these letters in their name.")
@click.option("--kind", type=click.Choice(_KINDS), help="Figures or policies.")
@click.option("--status", type=click.Choice(_STATUSES), help="Where the claim stands.")
@click.option("--disputed", is_flag=True, help="Only claims in an open discrepancy.")
@click.option("--since", type=_DAY, metavar="DAY", help="Published on this day or later: 2022-12-19.")
@click.option("--until", type=_DAY, metavar="DAY", help="Published on this day or earlier.")
@click.option("--limit", type=click.IntRange(1, _MOST), default=_LIMIT, show_default=True, help="At most so many.")
@format_option
@ledger_option
def search(words: tuple[str, ...], without: tuple[str, ...], form: str, address: str, **wanted: Any) -> None:
    """Find claims by words, the best first.

    All of the WORDS must stand in a claim's quote, in its names (subject, metric, actor, object) or in the title of its article: in any order, with
    any English ending, capital or accent. "…" is words in a row (quote it once more for the shell), word* a beginning, OR stands between
    alternatives.
    """
    from factcheck.workflow.search import search as look_up

    found = look_up(address, " ".join(words), without=without, filters=_filters(wanted))
    if form == "table" and sys.stdout.isatty() and found.rows:
        say(line for row in found.rows for line in _lines(row))
    else:
        print_list(found.rows, _COLUMNS, form, empty="No claim fits. A beginning finds more: factcheck search 'plat*'.")
    _tell_rest(len(found.rows), found.total)


def _filters(wanted: dict[str, Any]) -> SearchFilter:
    from factcheck.workflow.search import SearchFilter

    kind, status = wanted.pop("kind"), wanted.pop("status")
    since, until = wanted.pop("since"), wanted.pop("until")
    return SearchFilter(
        words="",
        kind=None if kind is None else ClaimKind(kind),
        status=None if status is None else Status(status),
        since=None if since is None else since.date(),
        until=None if until is None else until.date(),
        **wanted,
    )


def _pieces(row: HitRow) -> Iterator[tuple[str, bool]]:
    """The quote in pieces, defused: words, and whether they are a hit. A long quote is cut around its first hit."""
    claim = row.hit.claim
    start, end = claim.start, claim.end
    if end - start > _ROOM:
        first = row.hit.spans[0][0] if row.hit.spans else start
        start = max(start, min(first - _ROOM // 4, end - _ROOM))
        end = min(end, start + _ROOM)
    text, at = claim.article.text, start
    if start > claim.start:
        yield "…", False
    for begins, ends in _joined(row.hit.spans, text):
        if begins >= end or ends <= start:
            continue
        yield visible(text[at:begins]), False
        yield visible(text[max(begins, start) : min(ends, end)]), True
        at = min(ends, end)
    yield visible(text[at:end]), False
    if end < claim.end:
        yield "…", False


def _joined(spans: Sequence[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """The spans, where those of words in a row are one."""
    begun: tuple[int, int] | None = None
    for start, end in spans:
        if begun is not None and text[begun[1] : start].isspace():
            begun = (begun[0], end)
            continue
        if begun is not None:
            yield begun
        begun = (start, end)
    if begun is not None:
        yield begun


def _marked(row: HitRow) -> str:
    """The quote with its hits in square brackets."""
    return "".join(f"[{words}]" if hit else words for words, hit in _pieces(row))


def _about(row: HitRow) -> str:
    claim = row.hit.claim
    return about(claim.metric or claim.action, claim.subject or claim.actor)


def _lines(row: HitRow) -> Iterator[Line]:
    """A hit on a terminal: the quote, and under it what it is about and whose words it is."""
    claim = row.hit.claim
    number = f"{claim.id}  "
    yield [(number, "bold"), *((words, "bold yellow" if hit else "") for words, hit in _pieces(row))]
    rest = [_about(row), byline(claim.article), str(claim.article.id)]
    if claim.status is not Status.UNVERIFIED:
        rest.append(str(claim.status))
    yield [(" " * len(number) + visible(" · ".join(rest)), "dim")]


_COLUMNS = (
    Column("id", lambda record: record["id"], style="bold", keep=True),
    Column("quote", lambda record: record["quote"], of_row=_marked),
    Column("about", lambda record: record["metric"], of_row=_about),
    Column("source", lambda record: record["source"] or "unknown"),
    Column("published", lambda record: record["published"] or "unknown", keep=True),
)


def _tell_rest(shown: int, total: int) -> None:
    if total > shown:
        click.echo(f"{shown:,} of {many(total, 'claim')}. More: --limit {min(total, _MOST)}", err=True)
