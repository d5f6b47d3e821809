"""What every printed time begins with, as a look ahead that passes over most words at their first letter."""

from __future__ import annotations

from factcheck.extract.word_tree import word_tree
from factcheck.lexicon.dates import MONTHS, WEEKDAYS
from factcheck.lexicon.periods import ORDINAL_WORDS, SEASONS, SMALL_NUMBERS

__all__ = ["TIME_BEGINS"]

_S = r"[ \u00a0]"
_YEAR = r"(?:1[89]|20)\d\d"

_LEADS = word_tree(
    "as at between during earlier for from in later of over since so the throughout to until up within".split()
)
_CORES = word_tree(
    [
        *"this last next past previous recent current that same following early late mid year month week".split(),
        *"beginning start far date now moment present currently presently today yesterday tonight tomorrow".split(),
        *MONTHS,
        *WEEKDAYS,
        *SEASONS,
        *ORDINAL_WORDS,
    ]
)
_SPANS = word_tree("day week fortnight month quarter half year decade consecutive straight successive".split())
_FIGURES = rf"{_YEAR}|\d{{1,3}}(?:{word_tree(('st', 'nd', 'rd', 'th'))})?[ \u00a0-](?:{word_tree(['of'])}{_S})?(?:{word_tree(MONTHS)}|{_SPANS})"

TIME_BEGINS = (
    rf"(?=(?-i:(?:{_LEADS}{_S})*+(?:{_FIGURES}|{_CORES}\b|[QqHh][1-4]|{word_tree(SMALL_NUMBERS)}{_S}{_SPANS})))"
)
"""Words that lead a time, and then a figure or a word that it cannot do without."""
