"""Words of time as found -> meaning: parts of a year, and what relative words point to."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["ORDINAL_WORDS", "PRESENT", "RECENT", "SEASONS", "SMALL_NUMBERS", "spans_before"]

SMALL_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "couple of": 2, "few": None, "several": None, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
"""How many units back or on: None where the words do not say."""

ORDINAL_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
"""First and last month, in the northern hemisphere."""

PRESENT = (
    "at present",
    "at the moment",
    "so far",
    "to date",
    "as of now",
    "until now",
    "up to now",
    "currently",
    "presently",
    "now",
)
"""The figure is about the day on which the article was published."""

RECENT = (
    "in recent years",
    "over recent years",
    "in recent months",
    "in recent weeks",
    "in recent days",
    "in the recent past",
)
"""The period ends on the day of publication; its beginning is not said."""

_SPANS = {"week": 7, "month": 28, "quarter": 90}
_SPAN = re.compile(
    rf"\b(?:in|for|during|over) the (?:latest |past |last |previous )?({'|'.join(_SPANS)})\b", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def spans_before(sentence: str) -> frozenset[int]:
    """The lengths, in days at least, of the spans just before it was told that a sentence speaks of: ``stocks rose in the week``."""
    return frozenset(_SPANS[name.lower()] for name in _SPAN.findall(sentence))
