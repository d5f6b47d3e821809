"""A sentence -> the occurrences and years that it names: what tells the toll of one quake from that of another."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.lexicon.beginnings import YEAR_OF
from factcheck.lexicon.cues import METRIC_OF_ADJECTIVE
from factcheck.lexicon.dates import MONTHS
from factcheck.lexicon.nouns import is_plural
from factcheck.lexicon.occurrences import occurrence_of
from factcheck.lexicon.spellings import fold

__all__ = ["occurrences_in", "years_in"]

_YEAR = re.compile(r"(?<![\d.,$€£])(?:1[6-9]|20)\d\d(?![\d.,]*\d|-)")
_BEGUN = re.compile(rf"\b(?:{'|'.join(YEAR_OF)})\s+(?:back\s+)?in\s+(?:[A-Z]\w+\s+)?$", re.IGNORECASE)
_NAMED = re.compile(r"\b[A-Z]\w+\s+(?:\([A-Z]+\)\s+)?of\s+$")
_BEFORE, _BEHIND = re.compile(r"(?P<word>[\w'’]+)[\s,]*$"), re.compile(r"\s+(?P<word>[a-z]+)\b")
_LEADS = frozenset(
    "in of since until till by during before after from the early late mid year spring summer autumn fall winter".split()
)
"""Words that lead a year: before a plural they keep it from being a count (`the 2004 floods`)."""
_REACH = 40


@lru_cache(maxsize=8192)
def occurrences_in(sentence: str) -> frozenset[str]:
    """The sorts of occurrence that a sentence names: ``{"quake"}``."""
    return frozenset(found for word in fold(sentence) if (found := occurrence_of(word)) is not None)


@lru_cache(maxsize=8192)
def years_in(sentence: str) -> frozenset[int]:
    """The years that a sentence names as the time of what it tells, by their digits.

    A number that counts (`1950 hurt`) is none; the year in which something was founded and that of a name (`the Harbour Act of 2004`) are not
    that of the rest.
    """
    return frozenset(
        int(found.group())
        for found in _YEAR.finditer(sentence)
        if not _is_another(sentence, found.start()) and not _counts(sentence, found.start(), found.end())
    )


def _is_another(sentence: str, start: int) -> bool:
    """Is it the year of a beginning, or of a name?"""
    near = sentence[max(0, start - _REACH) : start]
    return _BEGUN.search(near) is not None or _NAMED.search(near) is not None


def _counts(sentence: str, start: int, end: int) -> bool:
    """Does a plural or what befell people follow, and nothing that leads a year stand before?"""
    behind = _BEHIND.match(sentence, end)
    if behind is None or not (is_plural(behind["word"]) or behind["word"] in METRIC_OF_ADJECTIVE):
        return False
    before = _BEFORE.search(sentence, max(0, start - _REACH), start)
    lead = "" if before is None else before["word"].lower()
    return lead not in _LEADS and lead not in MONTHS and not lead.endswith(("'s", "’s"))
