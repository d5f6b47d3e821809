"""Words that the formats share: headings, dates, periods, and a quote cut into its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy, Series
from factcheck.core.period import Period
from factcheck.core.vocabulary import AsOfBasis, DiscrepancyKind, State
from factcheck.core.wording import many, quote_pieces
from factcheck.errors import ClaimError
from factcheck.report.contents import Contents
from factcheck.report.dates import MONTHS, long_date

__all__ = [
    "BASES",
    "STATES",
    "Quoted",
    "heading",
    "lead",
    "link",
    "long_date",
    "period",
    "quoted",
    "series_heading",
    "series_notes",
]

STATES = {
    State.OPEN: "open",
    State.REOPENED: "open again: a value moved after it was decided",
    State.WAITING: "waiting: looked at, not decided",
    State.RESOLVED: "decided",
    State.SETTLED: "settled by a correction",
    State.STALE: "not found any more",
}
"""The states as a reader of a report needs them."""

BASES = {
    AsOfBasis.STATED: "",
    AsOfBasis.INFERRED: "inferred",
    AsOfBasis.PUBLISHED: "date of the article",
    AsOfBasis.UNKNOWN: "",
}
"""Where the period of a claim comes from, where that is worth a word."""

_AROUND = 400
"""So many characters of a sentence are shown on either side of a quote."""

_UNKNOWN_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote with its sentence: what stands before it, its own words up to the figure, the figure, its words behind, and what follows."""

    before: str
    words: str
    figure: str
    rest: str
    after: str


def quoted(claim: Claim) -> Quoted:
    """The sentence of a claim, cut at the quote and at the figure; a policy has no figure. What is very long is cut off, with an ellipsis."""
    text = claim.article.text
    before, after = text[claim.context_start : claim.start], text[claim.end : claim.context_end]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return Quoted(before.lstrip(), *quote_pieces(claim), after.rstrip())


def heading(found: Discrepancy) -> str:
    """What a discrepancy is about: ``ships of port of Kiel``, ``port of Kiel: approve`` for policies, its kind where nothing is known."""
    if found.kind is DiscrepancyKind.POLICY:
        return ": ".join(words for words in (found.subject, found.metric) if words) or str(found.kind)
    return " of ".join(words for words in (found.metric, found.subject) if words) or str(found.kind)


def series_heading(series: Series) -> str:
    """What a series is about."""
    return " of ".join(words for words in (series.metric, series.subject) if words) or series.dimension


def series_notes(series: Series) -> str:
    """What narrows a series beside its name: its scope, its occurrence, what is no plain level or fact."""
    notes = (
        series.scope,
        series.occurrence,
        None if series.basis in {None, "level"} else series.basis,
        None if series.modality in {None, "actual"} else series.modality,
    )
    return ", ".join(words for words in notes if words)


def lead(contents: Contents) -> str:
    """The report in one sentence: how much was read, how much waits, and how much is decided."""
    read = f"{many(len(contents.articles), 'article')} with {many(contents.claim_count, 'claim')}"
    waiting = len(contents.open)
    decided = len(contents.decided)
    told = f"{decided:,} {'is' if decided == 1 else 'are'} decided." if decided else "None is decided yet."
    if not waiting:
        return f"{read}. Nothing waits for a decision.{f' {told}' if decided else ''}"
    return f"{read}. {many(waiting, 'discrepancy')} {'waits' if waiting == 1 else 'wait'} for a decision. {told}"


def period(edtf: str | None) -> str:
    """A period in words: ``2021``, ``December 2022``, ``2021 to 2025``, ``up to July 2023``, ``30 January, year unknown``."""
    if edtf is None:
        return "time unknown"
    try:
        Period.parse(edtf)
    except ClaimError:
        return edtf
    first, _, last = edtf.partition("/")
    if not last:
        return _moment(first)
    if first == "..":
        return f"up to {_moment(last)}"
    return f"from {_moment(first)}" if last == ".." else f"{_moment(first)} to {_moment(last)}"


def _moment(edtf: str) -> str:
    unknown = _UNKNOWN_YEAR.fullmatch(edtf)
    if unknown is not None:
        day = f"{int(unknown[2])} " if unknown[2] else ""
        return f"{day}{MONTHS[int(unknown[1]) - 1]}, year unknown"
    year, *rest = edtf.split("-")
    if not rest:
        return year
    return " ".join([*(str(int(day)) for day in rest[1:]), MONTHS[int(rest[0]) - 1], year])


def link(address: str | None) -> str | None:
    """The address where it may become a link: on the web, printable, in one piece; None for every other."""
    if address is None or not address.isprintable() or any(character.isspace() for character in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None
