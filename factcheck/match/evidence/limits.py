"""What narrows two measures: scope, extent, the time that they are for, the occurrence that they are told of."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from factcheck.core.measure import Measure
from factcheck.core.vocabulary import AsOfBasis, Extent
from factcheck.lexicon.concepts import OUTCOMES
from factcheck.match.evidence.part import Evidence, Part
from factcheck.match.stops import AT_ONCE, is_count_of_a_day, meet, one_occurrence

__all__ = ["LIMITS_MOST", "is_told_by_day", "limits_look", "limits_part"]

INCREMENT_ONE = -1.2
SCOPE_SAME, SCOPE_OTHER, EXTENT_OTHER = 0.6, -0.4, -0.8
PERIOD_SAME, PERIOD_APART, LONG_AFTER = 0.4, -1.0, -1.5
ENTRIES_TOGETHER, ENTRIES_APART = 0.8, -2.5
LIMITS_MOST = SCOPE_SAME + max(PERIOD_SAME, ENTRIES_TOGETHER)
FEW, BACKGROUND = -0.8, -3.0
YEAR_ONE_SIDED, YEAR_AGAINST_NONE, YEARS_OTHER, OCCURRENCE_OTHER = -0.4, -1.6, -1.0, -0.8
"""Weights, set by hand on growing tolls and company news."""

LONG, A_WEEK, NEXT_DAY = 90, 7, 1
_SAID = frozenset([AsOfBasis.STATED, AsOfBasis.INFERRED])
_FEW = frozenset(["one", "two", "three", "a", "an", "1", "2", "3", "both", "another"])


def limits_look(measure: Measure, *, timed: bool) -> Hashable:
    """All that :func:`limits_part`, and the stop by time, see of a measure that was told on a known day.

    Its period is seen only where ``timed``: where either says when, or is an earlier value. Of two measures of which only one is of what happens
    :data:`AT_ONCE` or in a chronicle, more is seen.
    """
    few = (measure.claim.value_text or "").lower() in _FEW
    head = measure.head if measure.head in AT_ONCE or measure.head in OUTCOMES else ""
    told = measure.told if is_told_by_day(measure) else None
    period = measure.period if timed else None
    return (
        head, few, told, period, measure.states_time, measure.earlier, measure.chronicle, measure.scope, measure.extent, measure.occurrences, measure.years,
        _past_years(measure), _is_past(measure), is_count_of_a_day(measure),
    )  # fmt: skip


def is_told_by_day(measure: Measure) -> bool:
    """Does the day on which it was told say of which event it is?"""
    return measure.head in AT_ONCE or measure.chronicle


def limits_part(a: Measure, b: Measure) -> Part:
    """What narrows two measures alike, or otherwise."""
    found: list[Evidence] = []
    traits: set[str] = set()
    if a.scope & b.scope:
        found.append(Evidence("same scope", SCOPE_SAME))
    elif a.scope and b.scope:
        found.append(Evidence("other scope", SCOPE_OTHER))
        traits.add("other scope")
    left, right = a.extent, b.extent
    if Extent.INCREMENT in {left, right} and left is not right:
        found.append(Evidence("increment", INCREMENT_ONE))
        traits.add("extent")
    elif (
        left is not right
        and (Extent.PART in {left, right} or (left is not None and right is not None))
        or left is not right
        and Extent.CUMULATIVE in {left, right}
        and a.head not in OUTCOMES
    ):
        found.append(Evidence("other extent", EXTENT_OTHER))
        traits.add("extent")
    if _spans_apart(a, b):
        found.append(Evidence("other extent", EXTENT_OTHER))
        traits.add("extent")
    if a.claim.modality is not b.claim.modality and a.claim.modality is not None and b.claim.modality is not None:
        traits.add("modality")
    _times(a, b, found, traits)
    if a.head not in OUTCOMES and _FEW & {(m.claim.value_text or "").lower() for m in (a, b)}:
        found.append(Evidence("a few", FEW))
    _occurrences(a, b, found)
    return Part.of(found, traits)


def _times(a: Measure, b: Measure, found: list[Evidence], traits: set[str]) -> None:
    """What the words say of the time comes first; where they do not, the days on which the two were told."""
    if a.chronicle and b.chronicle and a.head in AT_ONCE and Extent.CUMULATIVE not in {a.extent, b.extent}:
        _entries(a, b, found)
    elif a.states_time or b.states_time:
        if a.period is None or b.period is None:
            return
        if meet(a.period, b.period):
            found.append(Evidence("period", PERIOD_SAME))
        elif not one_occurrence(a, b):
            found.append(Evidence("periods apart", PERIOD_APART))
            traits.add("periods apart")
    elif a.told is not None and b.told is not None and a.head in AT_ONCE:
        days = abs((a.told - b.told).days)
        if days > LONG:
            found.append(Evidence("long after", LONG_AFTER))


def _entries(a: Measure, b: Measure, found: list[Evidence]) -> None:
    """Chronicles tell of something else each day, unless it is one sort of occurrence whose toll is counted anew."""
    days = [_day_of(measure) for measure in (a, b)]
    if days[0] is None or days[1] is None:
        return
    between = abs((days[0] - days[1]).days)
    if between <= NEXT_DAY:
        found.append(Evidence("entries of one day", ENTRIES_TOGETHER))
    elif not a.occurrences & b.occurrences or between > LONG:
        found.append(Evidence("entries apart", ENTRIES_APART))


def _day_of(measure: Measure) -> date | None:
    """The one day that it is stated for, else the day on which it was told."""
    period = measure.period
    if measure.states_time and period is not None and period.first == period.last:
        return period.first
    return measure.told


def _occurrences(a: Measure, b: Measure, found: list[Evidence]) -> None:
    """Are the two told of one occurrence? The years and the sorts of occurrence that the sentences name tell."""
    if _is_past(a) is not _is_past(b) and not _past_years(a) & _past_years(b):
        found.append(Evidence("background", BACKGROUND))
    elif bool(_past_years(a)) is not bool(_past_years(b)) and a.head in AT_ONCE:
        one, other = (a, b) if _past_years(a) else (b, a)
        dated = one.states_time and other.period is None
        found.append(Evidence("one names a year", YEAR_AGAINST_NONE if dated else YEAR_ONE_SIDED))
    elif a.years and b.years and not a.years & b.years:
        found.append(Evidence("other years", YEARS_OTHER))
    if a.head in AT_ONCE and a.occurrences and b.occurrences and not a.occurrences & b.occurrences:
        found.append(Evidence("other occurrence", OCCURRENCE_OTHER))


def _past_years(measure: Measure) -> frozenset[int]:
    """The years of its sentence before the year in which it was told."""
    told = measure.told
    return measure.years if told is None else frozenset(year for year in measure.years if year < told.year)


def _is_past(measure: Measure) -> bool:
    """Is it for a time long before it was told? What is counted since then is not."""
    period, told = measure.period, measure.told
    if (
        measure.extent is Extent.CUMULATIVE
        or measure.claim.as_of_basis not in _SAID
        or period is None
        or period.last is None
        or told is None
    ):
        return False
    return (told - period.last).days > LONG


def _spans_apart(a: Measure, b: Measure) -> bool:
    """Is one for a stated day and the other for a stated week or more around it?"""
    lengths = [
        (m.period.last - m.period.first).days + 1
        for m in (a, b)
        if m.states_time
        and m.period is not None
        and m.period.first is not None
        and m.period.last is not None
        and "/" in m.period.text + "/" * (m.period.first == m.period.last)
    ]
    return len(lengths) == 2 and min(lengths) == 1 and max(lengths) >= A_WEEK
