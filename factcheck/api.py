"""The public functions: the pure stages, composed. Knows no database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from os import PathLike
from typing import TYPE_CHECKING

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.copy import Fetched
from factcheck.core.discrepancy import Alias, Comparison, Discrepancy, Matching
from factcheck.core.document import Document
from factcheck.core.draft import Compared, LinePlace
from factcheck.core.interval import Interval
from factcheck.core.original import Original
from factcheck.core.quantity import Quantity
from factcheck.core.rate import Rate, Rates
from factcheck.core.repeats import Printed, Repeats
from factcheck.core.revision import Revision
from factcheck.core.shelf import Change, Shelf
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.ingest.network.web import Web

__all__ = [
    "Rates",
    "compare_added",
    "compare_claims",
    "compare_draft",
    "compare_revisions",
    "daily_rate",
    "explain_claims",
    "extract_claims",
    "fetch_address",
    "find_discrepancies",
    "find_quantities",
    "find_repeats",
    "firm_interval",
    "open_web",
    "places_in_file",
    "read_article",
    "read_original",
    "reading_version",
    "why_no_article",
]


def read_article(path: str | PathLike[str], *, source: str | None = None, published: date | None = None) -> Article:
    """The article in a file. Title, source and date are found in the text's head where they are not given.

    Raises an InputError for a path that is missing, empty, binary or in an unknown encoding.
    """
    from factcheck.ingest import read_path

    return read_path(path, source=source, published=published)


def read_original(original: Original) -> Document:
    """The article in some bytes, with where its facts were found and where its text stands in the bytes. Raises an InputError."""
    from factcheck.ingest import read_original as read

    return read(original)


def places_in_file(document: Document) -> Callable[[int, int], LinePlace | None]:
    """What finds the line and column of a stretch of a document's text in its file; it gives None where that is not known (a PDF)."""
    from factcheck.ingest.lines import places_in_file as find

    return find(document)


def reading_version() -> str:
    """One word that changes whenever the same bytes may be read in another way."""
    from factcheck.ingest import reading_version as version

    return version()


def find_quantities(text: str, *, all: bool = False) -> list[Quantity]:  # noqa: A002 - the public name of the option
    """The figures in a text, in reading order. With ``all`` also the dates, ranks, names and idioms that are no quantities."""
    from factcheck.extract import find_quantities as find

    return find(text, everything=all)


def extract_claims(article: Article) -> list[Claim]:
    """The claims of an article, in reading order. ``text[claim.start:claim.end] == claim.quote``, always.

    An article in another language than English has none: its figures would be read by the wrong rules (`3,5` is no list of two).
    """
    from factcheck.extract import extract

    return extract(article) if article.is_english else []


def compare_claims(claims: Iterable[Claim], *, rates: Rates | None = None, aliases: Iterable[Alias] = ()) -> Matching:
    """Everything that comparing claims gives: entities, series, discrepancies, and what was not compared.

    ``rates`` gives exchange rates, :func:`daily_rate` those of the European Central Bank; without it conversions of money are not checked.
    ``aliases`` are what reviewers know about names and metric phrases. The result does not depend on the order of the claims.
    """
    from factcheck.match import match
    from factcheck.normalise import normalise

    return match(normalise(claims), rates=rates, aliases=aliases, index=True)


def compare_added(
    claims: Iterable[Claim],
    articles: Collection[str],
    shelf: Shelf,
    read: Callable[[Collection[str]], Iterable[Claim]],
    *,
    rates: Rates | None = None,
    aliases: Iterable[Alias] = (),
) -> Change:
    """What changes in a ledger when ``articles`` (by content key) state ``claims``: the same as comparing all its claims again.

    ``shelf`` is what the last comparison left, ``read`` gives claims with all that their articles state. The aliases must be those of the last comparison.
    """
    from factcheck.match import match_change
    from factcheck.normalise import normalise

    return match_change(
        normalise(claims), articles, shelf, lambda keys: normalise(read(keys)), rates=rates, aliases=aliases
    )


def compare_draft(
    claims: Iterable[Claim],
    articles: Collection[str],
    shelf: Shelf,
    read: Callable[[Collection[str]], Iterable[Claim]],
    *,
    rates: Rates | None = None,
    aliases: Iterable[Alias] = (),
) -> Compared:
    """What the claims of a draft meet in a ledger: by the same comparison as :func:`compare_added`, with the same arguments; nothing changes."""
    from factcheck.match import match_draft
    from factcheck.normalise import normalise

    return match_draft(
        normalise(claims), articles, shelf, lambda keys: normalise(read(keys)), rates=rates, aliases=aliases
    )


def find_repeats(printed: Iterable[Printed], text_of: Callable[[str], str]) -> dict[str | None, Repeats]:
    """How much of what each source prints others printed before, by source; None is the unknown one. ``text_of`` gives the text of an article by its key."""
    from factcheck.match import repeats

    return repeats.find_repeats(list(printed), text_of)


def firm_interval(claim: Claim) -> Interval | None:
    """What a figure claims firmly, in its printed unit: `about 84` is 80 to 88. None for a year, and for a claim without a value."""
    from factcheck.normalise.measures import firm_of

    return firm_of(claim)


def compare_revisions(revisions: Iterable[Revision]) -> tuple[Discrepancy, ...]:
    """The discrepancies of articles with their own earlier versions: a figure that was changed, with a side for each that was printed in its place.

    The result does not depend on the order of the revisions.
    """
    from factcheck.core.measure import Measure
    from factcheck.match import find_revisions
    from factcheck.normalise import normalise

    chains = list(revisions)
    texts: dict[tuple[str, str], list[Claim]] = {}
    for printed in (one for chain in chains for one in chain):
        # Versions at one address share the key of the article, and are normalised apart.
        texts.setdefault((printed.claim.article.key, printed.claim.article.text_hash), []).append(printed.claim)
    made = {
        (measure.key, measure.claim.article.text_hash): measure
        for claims in texts.values()
        for measure in normalise(claims)
        if isinstance(measure, Measure)
    }
    return find_revisions(
        [
            (replace(measure, claim=one.claim), one.day)
            for one in chain
            if (measure := made.get((one.claim.key, one.claim.article.text_hash))) is not None
        ]
        for chain in chains
    )


def daily_rate(first: str, second: str, day: date) -> Rate | None:
    """The exchange rate of a day (units of the second currency for one of the first), out of a table that is installed; None where it has none."""
    from factcheck import rates

    return rates.daily_rate(first, second, day)


def fetch_address(address: str, *, now: datetime) -> Fetched:
    """What an http(s) address of the public internet gives, within limits of time, size and redirects. The only way to the network.

    Raises FetchError.
    """
    from factcheck.ingest.network import fetch

    return fetch.fetch_address(address, now=now)


def open_web(on_host: Callable[[str, float], None] | None = None) -> Web:
    """What fetches the articles of one call, politely: its ``fetch`` is for ``find_originals``. ``on_host`` is told of each host that is asked, and for how many seconds it is waited for first.

    Nothing is asked before it is used.
    """
    from factcheck.ingest.network.web import Web

    return Web(on_host=on_host)


def why_no_article(before: Article, after: Article, *, asked: str, final: str | None) -> str | None:
    """Why what stands at an article's address is not taken for a new version of it (a notice, a login, the front page), in words; None where it may be one."""
    from factcheck.ingest.network import remains

    return remains.why_no_article(before, after, asked=asked, final=final)


def explain_claims(
    one: Claim, other: Claim, *, others: Iterable[Claim] = (), aliases: Iterable[Alias] = ()
) -> Comparison:
    """Why two numeric claims do or do not conflict, step by step.

    ``others`` are further claims of their articles: short names may stand for fuller ones there, and figures add up. ``aliases`` are
    what reviewers know about names and metric phrases. Raises UsageError for a policy claim or a withdrawn one.
    """
    from factcheck.core.measure import Measure
    from factcheck.match import explain
    from factcheck.normalise import normalise

    # All of them together: what a short name stands for, what adds up, what is an earlier value shows only among the others.
    measures = {
        measure.claim.key: measure for measure in normalise([one, other, *others]) if isinstance(measure, Measure)
    }
    first, second = measures.get(one.key), measures.get(other.key)
    if first is None or second is None:
        raise UsageError(
            "only numeric claims that stand can be explained two by two", mend="Name two claims that have a value."
        )
    return explain(first, second, aliases=aliases)


def find_discrepancies(claims: Iterable[Claim], *, rates: Rates | None = None) -> list[Discrepancy]:
    """The discrepancies among the claims of any number of articles, the most severe first."""
    return list(compare_claims(claims, rates=rates).discrepancies)
