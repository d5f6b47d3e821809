"""When a figure was told: the day of the entry that it stands in, else the day of the article."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress
from datetime import date
from functools import lru_cache

from factcheck.core.claim import Claim
from factcheck.core.vocabulary import AsOfBasis
from factcheck.lexicon.dates import DATED_HEADING

__all__ = ["is_chronicle", "states_its_time", "told_on"]


def told_on(claim: Claim) -> date | None:
    """The date of the heading above a claim, else its article's; None where neither is known."""
    headings = _headings(claim.article.text)
    at = bisect_right(headings, (claim.context_start, date.max)) - 1
    return headings[at][1] if at >= 0 else claim.article.published


def states_its_time(claim: Claim) -> bool:
    """Does the text around the figure say when, or only the heading above it? A heading says when it was told."""
    if claim.as_of_basis is not AsOfBasis.STATED:
        return False
    headings = _headings(claim.article.text)
    at = bisect_right(headings, (claim.context_start, date.max)) - 1
    return at < 0 or claim.as_of != headings[at][1].isoformat()


def is_chronicle(text: str) -> bool:
    """Has the text entries of two days or more?"""
    return len({day for _, day in _headings(text)}) > 1


@lru_cache(maxsize=4096)
def _headings(text: str) -> tuple[tuple[int, date], ...]:
    """Where each line that is a date begins, and the date, in reading order."""
    found = []
    start = 0
    for line in text.split("\n"):
        dated = DATED_HEADING.fullmatch(line.strip())
        if dated is not None:
            with suppress(ValueError):  # no day of the calendar: `2011-02-30`
                found.append((start, date.fromisoformat(dated["iso"])))
        start += len(line) + 1
    return tuple(found)
