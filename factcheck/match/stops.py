"""What keeps two measures from being compared at all: only what is certain."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.core.measure import Measure
from factcheck.core.vocabulary import AsOfBasis, Extent, LinkRole
from factcheck.lexicon.concepts import OUTCOMES, contrasts, has_contrast

__all__ = ["AT_ONCE", "apart_in_time", "needs_subject", "one_occurrence", "stop"]

ONE_EVENT = 21
"""Days within which the toll of one event is still counted anew. Reason: searches after quakes, crashes and floods end within three weeks."""

AT_ONCE = (OUTCOMES - {"infection", "recovery"}) | {"house", "destruction", "magnitude", "loss"}
"""What an event does at once: its count may be taken anew on later days."""

_AS_OF = re.compile(r"\b(?:as of|as at|until|by) (?:\d|[A-Z][a-z]+ \d)")
_OF_A_PERSON = "age"
_TIED = frozenset([LinkRole.CONVERSION, LinkRole.BASELINE, LinkRole.PART, LinkRole.WHOLE])


def stop(a: Measure, b: Measure) -> str | None:
    """Why two measures are not to be compared at all, None where they are."""
    if a.dimension != b.dimension:
        return "dimension"
    if a.nature != b.nature:
        return "nature"
    if a.article_key == b.article_key:
        if a.claim.context_start == b.claim.context_start:
            return "one sentence"
        if _tied(a, b) or _tied(b, a):
            return "linked"
        if a.claim.is_tabular and b.claim.is_tabular:
            return "rows of a table"
    if needs_subject(a, b) and not (a.subject.words and b.subject.words):
        return "nobody knows whose"
    if _exclude(a, b):
        return "metrics exclude one another"
    if Extent.INCREMENT in {a.extent, b.extent} and a.extent is not b.extent:
        return "increment"
    if a.earlier is not b.earlier and not (a.period and b.period and a.period.overlaps(b.period)):
        return "earlier value"
    if apart_in_time(a, b):
        return "stated periods"
    return None


def needs_subject(a: Measure, b: Measure) -> bool:
    """Do the words say so little that only the subject tells: a line of a table, an age?"""
    return a.claim.is_tabular or b.claim.is_tabular or _OF_A_PERSON in {a.head, b.head}


def apart_in_time(a: Measure, b: Measure) -> bool:
    """Are the two about different periods that both articles state? Then they are points of a series."""
    if a.period is None or b.period is None or not (a.period.year_known and b.period.year_known):
        return False
    both = a.claim.as_of_basis is AsOfBasis.STATED and b.claim.as_of_basis is AsOfBasis.STATED
    return both and not a.period.overlaps(b.period) and not one_occurrence(a, b)


def one_occurrence(a: Measure, b: Measure) -> bool:
    """May the two be counts of one event, taken on different days? Outside chronicles, in articles of one month, of what an event does at once.

    What spreads (infections) is a series with a value a day; so is what is said to be `as of` a day.
    """
    if a.head != b.head or a.head not in AT_ONCE or a.chronicle or b.chronicle or a.period is None or b.period is None:
        return False
    days = [period.last for period in (a.period, b.period) if period.last is not None]
    near = len(days) == 2 and abs((days[0] - days[1]).days) <= ONE_EVENT
    return near and not (_AS_OF.search(a.claim.context) or _AS_OF.search(b.claim.context))


def _tied(a: Measure, b: Measure) -> bool:
    return any(link.value_start == b.claim.value_start and link.role in _TIED for link in a.claim.links)


def _exclude(a: Measure, b: Measure) -> bool:
    """Do heads, verbs or qualifiers exclude one another, where the other side does not have the word too?"""
    left, right = (_sided(m.head, m.action, m.facet, m.modifiers) for m in (a, b))
    return bool(left and right) and any(contrasts(x, y) for x in left - right for y in right - left)


@lru_cache(maxsize=65536)
def _sided(head: str, action: str, facet: str, modifiers: frozenset[str]) -> frozenset[str]:
    """The words of a metric that exclude any others."""
    return frozenset(word for word in (head, action, facet, *modifiers) if has_contrast(word))
