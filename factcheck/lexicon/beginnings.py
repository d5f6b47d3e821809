"""Verbs of beginning and end: the year that they lead is a claim of its own, `Founded in 1990`."""

from __future__ import annotations

from types import MappingProxyType

__all__ = ["BOUNDS_OF_YEARS", "FREED", "NOT_OF_ONE", "YEAR_OF"]

_YEARS = {
    "founding": "founded established incorporated inaugurated formed created instituted",
    "birth": "born",
    "death": "died",
    "opening": "opened reopened",
    "closure": "closed dissolved disbanded abolished",
    "construction": "built constructed erected",
    "release": "released premiered",
    "launch": "launched",
}

YEAR_OF = MappingProxyType({word: name for name, words in _YEARS.items() for word in words.split()})
"""Past form or participle -> what the year is of."""

BOUNDS_OF_YEARS = MappingProxyType(
    {"before": "less_than", "after": "more_than", "by": "at_most", "until": "at_most", "circa": "approx", "around": "approx", "about": "approx", "c": "approx"}
)  # fmt: skip
"""What stands between the verb and the year, and bounds it."""

NOT_OF_ONE = frozenset(
    "were people those these many most others anyone everyone children babies men women who all some several jobs were we they have are".split()
)
"""Before such a verb these say that it is told of many, or of whom it befell: no year of one person, body or work."""

FREED = frozenset("he she him her who bail parole prison jail custody hospital detention captivity".split())
"""Words around `released` that make it no release of a work: who is free again."""
