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
from factcheck.match.evidence.limits import LIMITS_MOST, is_told_by_day, limits_look, limits_part
from factcheck.match.evidence.metric import are_like, head_look, head_part, words_look, words_part
from factcheck.match.evidence.subject import SUBJECT_MOST, related_part, subject_look, told_of_both
from factcheck.match.evidence.surroundings import (
    ARTICLE_MOST,
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
from factcheck.match.stops import (
    are_contrasts,
    is_nobodys,
    is_told_by_subject,
    report_of,
    sided,
    stop_by_time,
    stop_in_report,
    year_alone,
)

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

_MOST_AROUND = ARTICLE_MOST + SENTENCE_MOST
_MOST_BESIDE_SUBJECT = _MOST_AROUND + LIMITS_MOST
_MOST_BESIDE_METRIC = _MOST_BESIDE_SUBJECT + SUBJECT_MOST


class Look:
    """What is looked at of one measure, as numbers where two that are equal are weighed alike."""

    __slots__ = (
        "_limits", "article", "base", "crowd", "decides", "form", "full", "head", "report", "sided", "size", "subject", "telling", "timed", "timely", "toll", "words", "year",
    )  # fmt: skip

    def __init__(self, measure: Measure, full: NameForm, number: _Numbers) -> None:
        self.head = number.of(head_look(measure))
        self.words = number.of(words_look(measure))
        self.sided = sided(measure)
        self.base = number.of(measure.comparable)
        self.decides = is_told_by_subject(measure)
        self.full = full
        self.form = number.of(full)
        self.subject = number.of(subject_look(measure, full))
        self.timed = measure.states_time or measure.earlier
        self._limits: tuple[int, int] | None = None
        self.timely = None if measure.told is None else is_told_by_day(measure)
        self.article = number.of(measure.article)
        self.report = number.of(report_of(measure))
        self.telling = telling_of(measure)
        self.crowd = measure.crowd
        self.toll = measure.head in OUTCOMES
        self.year = year_alone(measure)
        self.size = size_of(measure.sentence)

    def limits(self, measure: Measure, number: _Numbers, *, timed: bool) -> int:
        """The number of what narrows the measure. Where neither of two says when, their periods are not looked at."""
        if self._limits is None:
            known = number.of(limits_look(measure, timed=True))
            self._limits = (known if self.timed else number.of(limits_look(measure, timed=False)), known)
        return self._limits[timed]


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
        self._heads: dict[int, tuple[float, bool]] = {}
        self._words: dict[int, float] = {}
        self._contrasts: dict[tuple[frozenset[str], frozenset[str]], bool] = {}
        self._relations: dict[int, str] = {}
        self._subjects: dict[tuple[str, bool, int], float] = {}
        self._limits: dict[int, float | None] = {}
        self._articles: dict[int, float] = {}

    def look(self, measure: Measure) -> Look:
        """What is looked at of a measure."""
        found = self._looks.get(measure.key)
        if found is None:
            full = self._names.of(measure)
            found = self._looks[measure.key] = Look(measure, full, self._number)
        return found

    def score(self, a: Measure, b: Measure) -> float | None:
        """The score of two measures, None where it is not enough for a question or something keeps them apart. A function of the two."""
        return self.scored(a, b, self.look(a), self.look(b))

    def scored(self, a: Measure, b: Measure, left: Look, right: Look) -> float | None:
        """The score of two measures, with what is looked at of each."""
        if left.base != right.base or (left.year and right.year and left.year != right.year):
            return None
        one_report = left.report == right.report
        if one_report and stop_in_report(a, b) is not None:
            return None
        if left.sided and right.sided and self._exclude(left.sided, right.sided):
            return None
        like = are_like(a, b)
        head, is_other = self._head(a, b, left, right, like)
        words = 0.0 if like and not (left.toll and right.toll) else self._word(a, b, left, right)
        asked, least = (SURER, _LEAST_SURER) if is_other else (ASKED, _LEAST)
        if head + words + _MOST_BESIDE_METRIC < least:
            return None
        subject = self._subject(a, b, left, right)
        if head + words + subject + _MOST_BESIDE_SUBJECT < least:
            return None
        limits = self._limit(a, b, left, right)
        if limits is None or self._names.parted(a, b) or ((left.decides or right.decides) and is_nobodys(a, b)):
            return None
        most = max(left.crowd, right.crowd)
        crowd = crowd_weight(most, toll=left.toll) if most > 1 and a.article_key != b.article_key else 0.0
        known = head + words + subject + limits + crowd
        if known + _MOST_AROUND < least:
            return None
        telling = min(left.telling, right.telling)
        around = _in_report(a, b) if one_report else self._around(a, b, left, right, telling)
        if known + around + SENTENCE_MOST < least:
            return None
        around += sentence_weight(_nearness(a, b, left, right))
        if are_apart(a.sentence.names, b.sentence.names):
            around += apart_weight(telling)
        if known + around < least:
            return None
        # The order in which the parts are told: sums of floats depend on it.
        score = score_of(head + words + subject + around + limits + crowd)
        return score if score >= asked else None

    def _exclude(self, left: frozenset[str], right: frozenset[str]) -> bool:
        found = self._contrasts.get((left, right))
        if found is None:
            found = self._contrasts[left, right] = are_contrasts(left, right)
        return found

    def _head(self, a: Measure, b: Measure, left: Look, right: Look, like: bool) -> tuple[float, bool]:
        pair = left.head << _BITS | right.head << 1 | like
        found = self._heads.get(pair)
        if found is None:
            part = head_part(a, b, like=like)
            found = _kept(self._heads, pair, (part.total, "other metric" in part.traits))
        return found

    def _word(self, a: Measure, b: Measure, left: Look, right: Look) -> float:
        pair = left.words << _BITS | right.words << 1 | (left.toll and right.toll)
        found = self._words.get(pair)
        return _kept(self._words, pair, words_part(a, b, like=False).total) if found is None else found

    def _limit(self, a: Measure, b: Measure, left: Look, right: Look) -> float | None:
        if left.timely is None or left.timely is not right.timely:
            return None if stop_by_time(a, b) is not None else limits_part(a, b).total
        timed = left.timed or right.timed
        one, other = (look.limits(m, self._number, timed=timed) for look, m in ((left, a), (right, b)))
        pair = one << _BITS | other
        if pair in self._limits:
            return self._limits[pair]
        return _kept(self._limits, pair, None if stop_by_time(a, b) is not None else limits_part(a, b).total)

    def _subject(self, a: Measure, b: Measure, left: Look, right: Look) -> float:
        pair = left.form << _BITS | right.form
        relation = self._relations.get(pair)
        if relation is None:
            relation = _kept(self._relations, pair, self._names.relation(left.full, right.full))
        both = relation == "different" and told_of_both(left.full, right.full, a, b)
        known = relation, both, left.subject << _BITS | right.subject
        found = self._subjects.get(known)
        if found is None:
            looks = subject_look(a, left.full), subject_look(b, right.full)
            found = self._subjects[known] = related_part(relation, looks, both=both).total
        return found

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
