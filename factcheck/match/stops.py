"""What keeps two measures from being compared at all: only what is certain."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache

from factcheck.core.measure import Measure
from factcheck.core.period import Period
from factcheck.core.vocabulary import LinkRole
from factcheck.errors import ClaimError
from factcheck.lexicon.concepts import OUTCOMES, contrasts, has_contrast
from factcheck.match.copies import read_alike

__all__ = [
    "AT_ONCE", "apart_in_time", "are_contrasts", "exclude", "is_count_of_a_day", "is_nobodys", "is_told_by_subject", "meet", "needs_subject", "next_days", "one_occurrence",
    "report_of", "sided", "stop", "stop_by_time", "stop_in_report", "year_alone",
]  # fmt: skip

ONE_EVENT = 21
"""Days within which the toll of one event is still counted anew. Reason: searches after quakes, crashes and floods end within three weeks."""

AT_ONCE = (OUTCOMES - {"infection", "recovery"}) | {"house", "destruction", "magnitude", "loss"}
"""What an event does at once: its count may be taken anew on later days."""

NEXT_DAYS = 2
_ANY_YEAR = 8
"""Eight years in a row have a leap year among them."""

_AS_OF = re.compile(r"\b(?i:as of|as at|until|by|before|after) (?:\d|[A-Z][a-z]+ \d)")
_OF_A_PERSON = "age"
_TIED = frozenset([LinkRole.CONVERSION, LinkRole.BASELINE, LinkRole.PART, LinkRole.WHOLE])


def stop(a: Measure, b: Measure) -> str | None:
    """Why two measures are not to be compared at all, None where they are."""
    if a.dimension != b.dimension:
        return "dimension"
    if a.comparable != b.comparable:
        return "nature"
    if report_of(a) == report_of(b):
        stopped = stop_in_report(a, b)
        if stopped is not None:
            return stopped
    if is_nobodys(a, b):
        return "nobody knows whose"
    if exclude(a, b):
        return "metrics exclude one another"
    return stop_by_time(a, b)


def stop_in_report(a: Measure, b: Measure) -> str | None:
    """Why two measures of one report are not to be compared."""
    if a.claim.context_start == b.claim.context_start:
        return "one sentence"
    if _tied(a, b) or _tied(b, a):
        return "linked"
    if a.claim.is_tabular and b.claim.is_tabular:
        return "rows of a table"
    return None


def is_nobodys(a: Measure, b: Measure) -> bool:
    """Would only the subject tell, and is it not known of both?"""
    known = a.subject.words and b.subject.words
    return needs_subject(a, b) and not known and not read_alike(a.claim.context, b.claim.context)


def stop_by_time(a: Measure, b: Measure) -> str | None:
    """Why the times of two measures keep them apart."""
    if a.earlier is not b.earlier and not (a.period and b.period and a.period.overlaps(b.period)):
        return "earlier value"
    if apart_in_time(a, b):
        return "stated periods"
    return None


def year_alone(measure: Measure) -> int:
    """The one year that a measure is for, where it is apart in time from every other year; 0 where it may not be. For a first look at many."""
    period = measure.period
    if not measure.states_time or period is None or measure.told is None or measure.head in AT_ONCE:
        return 0
    first, last = period.first, period.last
    if not period.year_known or first is None or last is None or first.year != last.year:
        return 0
    return 0 if first == last and not 2 < first.timetuple().tm_yday < 364 else first.year


def report_of(measure: Measure) -> str:
    """What tells of a figure: its article, in a chronicle the entry of a day."""
    return f"{measure.article_key} {measure.told}" if measure.chronicle else measure.article_key


def needs_subject(a: Measure, b: Measure) -> bool:
    """Do the words say so little that only the subject tells: a line of a table, an age?"""
    return is_told_by_subject(a) or is_told_by_subject(b)


def is_told_by_subject(measure: Measure) -> bool:
    """Is it a line of a table or an age?"""
    return measure.claim.is_tabular or measure.head == _OF_A_PERSON


def apart_in_time(a: Measure, b: Measure) -> bool:
    """Are the two about different periods that both articles state? Then they are points of a series."""
    if a.period is None or b.period is None:
        return False
    return (
        a.states_time
        and b.states_time
        and not meet(a.period, b.period)
        and not _is_renewed(a, b)
        and not one_occurrence(a, b)
        and not next_days(a, b)
    )


def meet(a: Period, b: Period) -> bool:
    """Have the periods a day in common, as far as is known? Where a year is not known, month and day decide."""
    if a.year_known and b.year_known:
        return a.overlaps(b)
    if not a.year_known and not b.year_known:
        return a.text.startswith(b.text) or b.text.startswith(a.text)
    return _falls_in(a, b) if b.year_known else _falls_in(b, a)


def _falls_in(a: Period, known: Period) -> bool:
    """Has a period of an unknown year a day in a known one, in any year of it? A span without an end has days of every year."""
    if known.first is None or known.last is None:
        return True
    for year in range(known.first.year, min(known.last.year, known.first.year + _ANY_YEAR) + 1):
        with suppress(ClaimError):  # 29 February, and a span over the new year
            if Period.parse(a.text.replace("XXXX", str(year))).overlaps(known):
                return True
    return False


def next_days(a: Measure, b: Measure) -> bool:
    """Are the two for single days that follow one another? Reports of one event are often a day apart: time zones, `yesterday` in a morning paper."""
    if _are_counts_of_a_day(a, b):
        return False
    days = [p.first for p in (a.period, b.period) if p is not None and p.first is not None and p.first == p.last]
    return len(days) == 2 and abs((days[0] - days[1]).days) <= NEXT_DAYS


def one_occurrence(a: Measure, b: Measure) -> bool:
    """May the two be counts of one event, taken on different days? Within three weeks, of what an event does at once; in a chronicle only of one sort of occurrence.

    What spreads (infections) is a series with a value a day; so is what is said to be `as of` a day.
    """
    if a.head != b.head or a.head not in AT_ONCE or a.period is None or b.period is None:
        return False
    if (a.chronicle or b.chronicle) and not a.occurrences & b.occurrences:
        return False
    return _days_between(a.period, b.period) <= ONE_EVENT and not _are_counts_of_a_day(a, b)


def _is_renewed(a: Measure, b: Measure) -> bool:
    """Is it one sentence with another date, in articles of which it is not known when they appeared? Then nobody can tell which is the present one."""
    return (a.told is None or b.told is None) and a.sentence == b.sentence and a.article_key != b.article_key


def _are_counts_of_a_day(a: Measure, b: Measure) -> bool:
    """Does a sentence say `as of` a day, `by` a day? Then its figure is that of the day, and the next day has its own."""
    return is_count_of_a_day(a) or is_count_of_a_day(b)


def is_count_of_a_day(measure: Measure) -> bool:
    """Does its sentence say `as of` a day?"""
    return _AS_OF.search(measure.claim.context) is not None


def _days_between(a: Period, b: Period) -> int:
    """The days from the end of the earlier period to the beginning of the later, 0 where they overlap; many where an end is not known."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return 10**6
    return max(0, (b.first - a.last).days, (a.first - b.last).days)


def _tied(a: Measure, b: Measure) -> bool:
    return any(link.value_start == b.claim.value_start and link.role in _TIED for link in a.claim.links)


def exclude(a: Measure, b: Measure) -> bool:
    """Do heads, verbs or qualifiers exclude one another, where the other side does not have the word too?"""
    return are_contrasts(sided(a), sided(b))


def sided(measure: Measure) -> frozenset[str]:
    """The words of its metric that exclude any others."""
    return _sided(measure.head, measure.action, measure.facet, measure.modifiers)


def are_contrasts(left: frozenset[str], right: frozenset[str]) -> bool:
    """Does a word that only one has exclude one that only the other has?"""
    return bool(left and right) and any(contrasts(x, y) for x in left - right for y in right - left)


@lru_cache(maxsize=65536)
def _sided(head: str, action: str, facet: str, modifiers: frozenset[str]) -> frozenset[str]:
    """The words of a metric that exclude any others."""
    return frozenset(word for word in (head, action, facet, *modifiers) if has_contrast(word))
