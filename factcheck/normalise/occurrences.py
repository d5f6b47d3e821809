"""A sentence -> the occurrences and years that it names: what tells the toll of one quake from that of another."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.lexicon.occurrences import occurrence_of
from factcheck.lexicon.spellings import fold

__all__ = ["occurrences_in", "years_in"]

_YEAR = re.compile(r"(?<![\d.,$€£])(?:1[6-9]|20)\d\d(?![\d.,]*\d|-)")


@lru_cache(maxsize=8192)
def occurrences_in(sentence: str) -> frozenset[str]:
    """The sorts of occurrence that a sentence names: ``{"quake"}``."""
    return frozenset(found for word in fold(sentence) if (found := occurrence_of(word)) is not None)


@lru_cache(maxsize=8192)
def years_in(sentence: str) -> frozenset[int]:
    """The years that a sentence names, by its digits."""
    return frozenset(int(year) for year in _YEAR.findall(sentence))
