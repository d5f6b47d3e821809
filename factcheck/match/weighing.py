"""The scores of many pairs: the same number that :func:`factcheck.match.affinity.affinity` gives, without the evidence, and None where the pair is not worth a question.

What the parts of the evidence see of a measure is numbered, so that the part of two numbers is weighed once; and no pair is weighed further than it can
still become worth a question.
"""

from __future__ import annotations

from collections.abc import Hashable
from math import log
from typing import TypeVar

from factcheck.core.measure import Measure, NameForm
from factcheck.lexicon.concepts import OUTCOMES
from factcheck.match.affinity import score_of
from factcheck.match.entities import Names
from factcheck.match.evidence.limits import is_told_by_day, limits_look, limits_part
from factcheck.match.evidence.metric import metric_look, metric_part
from factcheck.match.evidence.subject import subject_look, subject_part, told_of_both
from factcheck.match.evidence.surroundings import (
    SAME_ARTICLE,
    SENTENCE_MOST,
    apart_weight,
    are_apart,
    are_rival_sources,
    article_weight,
    crowd_weight,
    sentence_weight,
    telling_of,
)
from factcheck.match.likeness import cosine, likeness, size_of
from factcheck.match.stops import exclude, is_nobodys, report_of, stop_by_time, stop_in_report, year_alone

__all__ = ["ASKED", "SURER", "Look", "Weighing"]

ASKED = 0.2
"""From this score on two measures are worth a question, if only a hint."""

SURER = 0.6
"""What two measures with different heads must reach: sentences of almost the same words."""

_MOST_KEPT = 1 << 18
"""Parts that are remembered, of each sort. Reason: some 100 bytes each."""

_Value = TypeVar("_Value")
_BITS = 32
_ROUND = 1e-3
"""A sum that is so much below what is asked does not become enough by rounding."""

_LEAST, _LEAST_SURER = (log(asked / (1 - asked)) - _ROUND for asked in (ASKED, SURER))

_Part = tuple[float, bool] | None
"""The sum of a part, and whether more is asked of the pair; None where the pair is stopped."""


class Look:
    """What is looked at of one measure, as numbers where two that are equal are weighed alike."""

    __slots__ = ("article", "crowd", "limits", "metric", "names", "report", "size", "subject", "telling", "timed", "timely", "toll", "undated", "year")  # fmt: skip

    def __init__(self, measure: Measure, full: NameForm, number: _Numbers) -> None:
        self.metric = number.of(metric_look(measure))
        self.subject = number.of(subject_look(measure, full))
        self.limits = number.of(limits_look(measure, timed=True))
        self.timed = measure.states_time or measure.earlier
        # Where neither of two says when, their periods are not looked at.
        self.undated = self.limits if self.timed else number.of(limits_look(measure, timed=False))
        self.timely = None if measure.told is None else is_told_by_day(measure)
        self.article = number.of(measure.article)
        self.report = number.of(report_of(measure))
        self.telling = telling_of(measure)
        self.crowd = measure.crowd
        self.toll = measure.head in OUTCOMES
        self.year = year_alone(measure)
        self.size = size_of(measure.sentence)


class _Numbers:
    """A number for each thing, the same for equal ones."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}

    def of(self, thing: Hashable) -> int:
        return self._known.setdefault(thing, len(self._known))


class Weighing:
    """Weighs pairs of measures whose names are known. What it remembers changes no result."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._number = _Numbers()
        self._looks: dict[str, Look] = {}
        self._metrics: dict[int, _Part] = {}
        self._subjects: dict[int, tuple[float, float | None] | None] = {}
        self._limits: dict[int, float | None] = {}
        self._articles: dict[int, float] = {}

    def look(self, measure: Measure) -> Look:
        """What is looked at of a measure."""
        found = self._looks.get(measure.key)
        if found is None:
            full = self._names.of(measure.article_key, measure.subject)
            found = self._looks[measure.key] = Look(measure, full, self._number)
        return found

    def score(self, a: Measure, b: Measure) -> float | None:
        """The score of two measures, None where it is not enough for a question or something keeps them apart. A function of the two."""
        if a.dimension != b.dimension or a.comparable != b.comparable:
            return None
        return self.scored(a, b, self.look(a), self.look(b))

    def scored(self, a: Measure, b: Measure, left: Look, right: Look) -> float | None:
        """The score of two measures of one dimension and form, with what is looked at of each."""
        one_report = left.report == right.report
        if one_report and stop_in_report(a, b) is not None:
            return None
        metric = self._metric(a, b, left.metric << _BITS | right.metric)
        if metric is None:
            return None
        limits = self._limit(a, b, left, right)
        if limits is None or self._names.parted(a, b):
            return None
        subject = self._subject(a, b, left.subject << _BITS | right.subject)
        if subject is None:
            return None
        most = max(left.crowd, right.crowd)
        crowd = crowd_weight(most, toll=left.toll) if most > 1 and a.article_key != b.article_key else 0.0
        asked, least = (SURER, _LEAST_SURER) if metric[1] else (ASKED, _LEAST)
        known = metric[0] + subject + limits + crowd
        telling = min(left.telling, right.telling)
        around = self._around(a, b, left, right, telling) if not one_report else _in_report(a, b)
        if known + around + SENTENCE_MOST < least:
            return None
        around += sentence_weight(_nearness(a, b, left, right))
        if are_apart(a.sentence.names, b.sentence.names):
            around += apart_weight(telling)
        if known + around < least:
            return None
        # The order in which the parts are told: sums of floats depend on it.
        score = score_of(metric[0] + subject + around + limits + crowd)
        return score if score >= asked else None

    def _metric(self, a: Measure, b: Measure, pair: int) -> _Part:
        if pair in self._metrics:
            return self._metrics[pair]
        found: _Part = None
        if not exclude(a, b):
            part = metric_part(a, b)
            found = part.total, "other metric" in part.traits
        return _kept(self._metrics, pair, found)

    def _limit(self, a: Measure, b: Measure, left: Look, right: Look) -> float | None:
        if left.timely is None or left.timely is not right.timely:
            return None if stop_by_time(a, b) is not None else limits_part(a, b).total
        pair = (
            left.limits << _BITS | right.limits if left.timed or right.timed else left.undated << _BITS | right.undated
        )
        if pair in self._limits:
            return self._limits[pair]
        return _kept(self._limits, pair, None if stop_by_time(a, b) is not None else limits_part(a, b).total)

    def _subject(self, a: Measure, b: Measure, pair: int) -> float | None:
        if pair in self._subjects:
            found = self._subjects[pair]
        else:
            found = None
            if not is_nobodys(a, b):
                either, both = (subject_part(a, b, self._names, both=both).total for both in (False, True))
                found = either, both if both != either else None
            _kept(self._subjects, pair, found)
        if found is None or found[1] is None:
            return None if found is None else found[0]
        full = self._names.of
        both = told_of_both(full(a.article_key, a.subject), full(b.article_key, b.subject), a, b)
        return found[1] if both else found[0]

    def _around(self, a: Measure, b: Measure, left: Look, right: Look, telling: float) -> float:
        """The weight of two articles."""
        pair = (
            left.article << _BITS | right.article
            if left.article < right.article
            else right.article << _BITS | left.article
        )
        near = self._articles.get(pair)
        if near is None:
            near = _kept(self._articles, pair, likeness(a.article, b.article))
        return article_weight(near, telling)


def _kept(parts: dict[int, _Value], pair: int, value: _Value) -> _Value:
    """Remembers a part; all are forgotten where there are too many."""
    if len(parts) >= _MOST_KEPT:
        parts.clear()
    parts[pair] = value
    return value


def _in_report(a: Measure, b: Measure) -> float:
    return 0.0 if are_rival_sources(a, b) else SAME_ARTICLE


def _nearness(a: Measure, b: Measure, left: Look, right: Look) -> float:
    """The likeness of two sentences."""
    return 1.0 if a.sentence is b.sentence else cosine(a.sentence, b.sentence, left.size, right.size)
