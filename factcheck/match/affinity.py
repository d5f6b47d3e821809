"""How sure it is that two measures speak of the same thing. The value is never looked at.

Only what is certain stops a comparison: another dimension, level against change, metrics that exclude one another, one sentence, two stated periods. All else is
evidence with a sign and a weight; what is not known weighs nothing. The sum is the logit of the score.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import exp, log2

from factcheck.core.discrepancy import Step
from factcheck.core.measure import Measure, NameForm
from factcheck.core.vocabulary import AsOfBasis, Extent
from factcheck.lexicon.concepts import GENERIC_HEADS, OUTCOMES
from factcheck.lexicon.definitions import ASSURANCES, RESTRICTIVE, SUBGROUPS, are_near
from factcheck.lexicon.stems import stem
from factcheck.match.entities import Names
from factcheck.match.likeness import article_likeness, likeness, name_likeness
from factcheck.match.stops import AT_ONCE, meet, needs_subject, one_occurrence, report_of

__all__ = ["COMMON", "Affinity", "Evidence", "affinity", "steps"]

BIAS = -1.2
HEAD_SAME, HEAD_LIKE, HEAD_GENERIC, HEAD_OTHER, HEAD_UNKNOWN = 1.6, 0.8, 0.5, -2.6, -1.4
ACTION_SAME, ACTION_OTHER = 0.8, -0.8
MODIFIERS_SAME, MODIFIERS_NEAR, MODIFIERS_ONE_SIDED, MODIFIERS_OTHER = 0.6, 0.1, -0.4, -1.6
SUBJECT_SAME, SUBJECT_NESTED, SUBJECT_OTHER, NAME_OTHER = 1.2, -0.6, -2.2, -0.5
OF_ANOTHER = -8.0
SUBJECT_OF_TOLL = 0.6
ARTICLE_LEAST, ARTICLE_MOST, LONG_ENOUGH = -1.0, 2.0, 800
CROWD, CROWD_OF_TOLL = -0.5, -0.1
INCREMENT_ONE = -1.2
TOLD_OF_BOTH = -0.6
SCOPE_SAME = 0.6
SAME_ARTICLE, ARTICLE_SLOPE, ARTICLE_MIDDLE = -0.6, 6.0, 0.22
SENTENCE_SLOPE, SENTENCE_MIDDLE = 4.0, 0.2
NAMES_APART, NAMES_APART_ALONE = -0.3, -0.7
FACET_OTHER, SCOPE_OTHER, EXTENT_OTHER = -0.5, -0.4, -0.8
PERIOD_SAME, PERIOD_APART, LONG_AFTER = 0.4, -1.0, -1.5
ENTRIES_TOGETHER, ENTRIES_APART = 0.8, -2.5
FEW, BACKGROUND = -0.8, -3.0
YEAR_ONE_SIDED, YEAR_AGAINST_NONE, YEARS_OTHER, OCCURRENCE_OTHER = -0.4, -1.6, -1.0, -0.8
GROUP_ONE_SIDED, GROUP_OTHER, NARROWER_PLACE = -0.8, -1.2, -0.8
COMMON_DIMENSION = -0.6
"""Weights of the evidence, in units of the logit, set by hand on growing tolls and company news. Tables and ages are
alike in words whoever they are of, so another name decides there. Reason for the last: durations, percentages, ranks and
distances stand in every article, so that one says little about another."""

LONG, A_WEEK, NEXT_DAY = 90, 7, 1
_ALIKE, _NEAR, _TELLING_WORDS = 0.33, 0.3, 1
_OF_THINGS = "destruction"
_SAID = frozenset([AsOfBasis.STATED, AsOfBasis.INFERRED])
_FEW = frozenset(["one", "two", "three", "a", "an", "1", "2", "3", "both", "another"])
COMMON = frozenset(["percent", "time", "rank", "length", "multiple", "percentage point"])
"""Dimensions whose figures stand in articles on anything."""
_SUBGROUPS = frozenset(map(stem, SUBGROUPS))
_FIRM_KINDS = frozenset(["zone", "city", "region", "district", "bureau", "school", "association", "company", "country"])
_PLACES_OF_TOLLS = frozenset(["district", "city"])
"""Kinds of place that have tolls of their own; that of a region or country is told under many names."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for or against two measures being about the same thing."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Affinity:
    """The score, 0 to 1, with what it is made of. ``traits`` name what differs: first candidates for the kind."""

    score: float
    evidence: tuple[Evidence, ...]
    traits: frozenset[str]


def affinity(a: Measure, b: Measure, names: Names) -> Affinity:
    """How sure it is that two measures, which nothing stops from being compared, speak of the same thing."""
    found: list[Evidence] = [Evidence("start", BIAS)]
    traits: set[str] = set()
    if a.dimension in COMMON or a.dimension.startswith("count/"):
        found.append(Evidence("common dimension", COMMON_DIMENSION))
    _metric(a, b, found, traits)
    _subject(a, b, names, found, traits)
    _surroundings(a, b, found, traits)
    _limits(a, b, found, traits)
    _crowd(a, b, found)
    total = sum(item.weight for item in found)
    return Affinity(round(1 / (1 + exp(-total)), 4), tuple(found), frozenset(traits))


def _metric(a: Measure, b: Measure, found: list[Evidence], traits: set[str]) -> None:
    known = bool(a.head and b.head) and not {a.head, b.head} & GENERIC_HEADS
    if a.head == b.head and a.head:
        found.append(Evidence("same metric", HEAD_GENERIC if a.head in GENERIC_HEADS else HEAD_SAME))
    elif (_telling_stems(a) & b.terms) | (_telling_stems(b) & a.terms):
        found.append(Evidence("like metric", HEAD_LIKE))
        traits.add("like metric")
    elif known:
        found.append(Evidence("other metric", HEAD_OTHER / 2 if a.currency else HEAD_OTHER))
        traits.add("other metric")
    else:
        found.append(Evidence("metric unknown", HEAD_UNKNOWN))
        traits.add("metric unknown")
    if a.action and b.action and a.head not in OUTCOMES and "like metric" not in traits:
        found.append(
            Evidence("same verb", ACTION_SAME) if a.action == b.action else Evidence("other verb", ACTION_OTHER)
        )
        if a.action != b.action:
            traits.add("other verb")
    if a.facet != b.facet and a.facet and b.facet:
        found.append(Evidence("other facet", FACET_OTHER))
    if a.facet != b.facet:
        traits.add("definition")
    if a.head in OUTCOMES and b.head in OUTCOMES:
        _groups(a, b, found, traits)
    elif "like metric" not in traits:
        _modifiers(a, b, found, traits)


def _telling_stems(measure: Measure) -> frozenset[str]:
    """The stems of what is counted and of the verb that carries it; of what was destroyed the noun alone tells."""
    return _stems(measure.head, "" if measure.action == _OF_THINGS else measure.action)


def _stems(*words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words if word)


def _groups(a: Measure, b: Measure, found: list[Evidence], traits: set[str]) -> None:
    """Of whom two tolls are: children are some of the people, and no soldiers."""
    only_a, only_b = (m.terms & _SUBGROUPS for m in (a, b))
    if only_a & only_b:
        found.append(Evidence("same group", MODIFIERS_SAME))
    elif only_a and only_b:
        found.append(Evidence("other group", GROUP_OTHER))
        traits.add("part")
    elif only_a or only_b:
        found.append(Evidence("one group", GROUP_ONE_SIDED))
        traits.add("part")


def _modifiers(a: Measure, b: Measure, found: list[Evidence], traits: set[str]) -> None:
    only_a, only_b = a.modifiers - b.modifiers - ASSURANCES, b.modifiers - a.modifiers - ASSURANCES
    if not only_a and not only_b:
        if a.modifiers & b.modifiers:
            found.append(Evidence("same qualifiers", MODIFIERS_SAME))
    elif only_a and only_b:
        met = (
            all(any(are_near(x, y) for y in b.modifiers) for x in only_a),
            all(any(are_near(x, y) for x in a.modifiers) for y in only_b),
        )
        found.append(
            Evidence("near qualifiers", MODIFIERS_NEAR)
            if all(met)
            else Evidence("a qualifier more", MODIFIERS_ONE_SIDED)
            if any(met)
            else Evidence("other qualifiers", MODIFIERS_OTHER)
        )
        traits.update({"definition"} if all(met) else {"definition", "qualifier more"} if any(met) else {"qualifiers"})
    else:
        found.append(Evidence("a qualifier more", MODIFIERS_ONE_SIDED))
        traits.add("scope" if (only_a | only_b) & RESTRICTIVE else "qualifier more")


def _subject(a: Measure, b: Measure, names: Names, found: list[Evidence], traits: set[str]) -> None:
    """Two things of known kinds are two subjects.

    A name whose kind is not known may be a place, a witness or a victim: it says less, and nothing where the other article has it too, or where
    the figure is a toll.
    """
    left, right = names.of(a.article_key, a.subject), names.of(b.article_key, b.subject)
    relation = names.relation(left, right)
    if relation == "same":
        found.append(Evidence("same subject", SUBJECT_OF_TOLL if a.head in AT_ONCE else SUBJECT_SAME))
        traits.add("same subject")
    elif relation == "nested":
        found.append(Evidence("nested subjects", 0.0 if a.head in OUTCOMES else SUBJECT_NESTED))
        traits.update(("scope", "nested"))
    if (
        a.head in OUTCOMES
        and relation in {"different", "nested"}
        and _is_of_district(left, a) is not _is_of_district(right, b)
    ):
        found.append(Evidence("narrower place", NARROWER_PLACE))
        traits.add("part")
    if relation == "different" and needs_subject(a, b):
        found.append(Evidence("other subject", OF_ANOTHER))
        traits.add("other subject")
    elif relation == "different" and {left.kind, right.kind} <= (
        _PLACES_OF_TOLLS if a.head in OUTCOMES else _FIRM_KINDS
    ):
        found.append(Evidence("other subject", SUBJECT_OTHER))
        traits.add("other subject")
    elif relation == "different" and a.head not in AT_ONCE:
        both = _spoken_of(left, b) and _spoken_of(right, a)
        found.append(Evidence("told of both", TOLD_OF_BOTH) if both else Evidence("other name", NAME_OTHER))
        traits.add("other name")


def _is_of_district(name: NameForm, measure: Measure) -> bool:
    """Does its own sentence tell of a district? One carried over from a sentence before says less."""
    return name.kind == "district" and not measure.sentence.names.isdisjoint(name.words)


def _spoken_of(name: NameForm, other: Measure) -> bool:
    """Does the other article have a word of the name as a name?"""
    return not other.article.names.isdisjoint(name.words)


def _surroundings(a: Measure, b: Measure, found: list[Evidence], traits: set[str]) -> None:
    if report_of(a) == report_of(b):
        traits.add("same article")
        if _rival_sources(a, b):
            traits.add("rival sources")
        else:
            found.append(Evidence("same article", SAME_ARTICLE))
    else:
        near = article_likeness(a.article, b.article)
        found.append(
            Evidence(
                "articles",
                max(ARTICLE_LEAST, min(ARTICLE_MOST * _telling(a, b), (near - ARTICLE_MIDDLE) * ARTICLE_SLOPE)),
            )
        )
        if near < ARTICLE_MIDDLE:
            traits.add("articles apart")
    near = likeness(a.sentence, b.sentence)
    if near >= _ALIKE:
        traits.add("sentences alike")
    if near >= _NEAR or len(a.beside & b.beside) >= _TELLING_WORDS:
        traits.add("told alike")
    found.append(Evidence("sentences", max(-0.6, min(2.0, (near - SENTENCE_MIDDLE) * SENTENCE_SLOPE))))
    shared = name_likeness(a.sentence, b.sentence)
    if shared == 0:
        alone = 1 - _telling(a, b)
        found.append(Evidence("no name in common", round(NAMES_APART + alone * NAMES_APART_ALONE, 2)))
        traits.add("names apart")


def _telling(a: Measure, b: Measure) -> float:
    """How much articles tell beside their sentences, 0 to 1: one of a single sentence tells nothing more."""
    return min(1.0, min(len(a.claim.article.text), len(b.claim.article.text)) / LONG_ENOUGH)


def _rival_sources(a: Measure, b: Measure) -> bool:
    """Does an article give each of two figures to a source of its own?"""
    left, right = a.claim.attribution, b.claim.attribution
    return left is not None and right is not None and left.casefold() != right.casefold()


def _limits(a: Measure, b: Measure, found: list[Evidence], traits: set[str]) -> None:
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


def _crowd(a: Measure, b: Measure, found: list[Evidence]) -> None:
    """One of many values of its kind is hardly the counterpart of any one in another article."""
    most = max(a.crowd, b.crowd)
    if most > 1 and a.article_key != b.article_key:
        weight = CROWD_OF_TOLL if a.head in OUTCOMES else CROWD
        found.append(Evidence("one of many", round(weight * log2(most), 2)))


def _is_past(measure: Measure) -> bool:
    period, told = measure.period, measure.told
    if measure.claim.as_of_basis not in _SAID or period is None or period.last is None or told is None:
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


_WORDS = {
    "start": "two figures of one dimension are seldom about one thing",
    "common dimension": "figures of this dimension stand in every article",
    "metric unknown": "what one of them counts does not show",
    "same metric": "they count the same: {a.head}",
    "like metric": "words for what they count are the same: {terms}",
    "other metric": "they count different things: {a.head} and {b.head}",
    "same verb": "the same verb carries both: {a.action}",
    "other verb": "different verbs carry them: {a.action} and {b.action}",
    "other facet": "one is the {a.facet}, the other the {b.facet}",
    "same qualifiers": "the same qualifiers: {same}",
    "near qualifiers": "qualifiers that stand for one another: {left} and {right}",
    "other qualifiers": "different qualifiers: {left} and {right}",
    "a qualifier more": "one has a qualifier more: {left}{right}",
    "same subject": "the subjects are one: {a.subject.text}",
    "nested subjects": "one subject lies in the other: {a.subject.text} and {b.subject.text}",
    "other subject": "the subjects are two: {a.subject.text} and {b.subject.text}",
    "other name": "they are told of different names: {a.subject.text} and {b.subject.text}",
    "same article": "one article",
    "articles": "how alike the articles are in names and words",
    "sentences": "how alike the sentences are in names and words",
    "no name in common": "the sentences name different things",
    "other scope": "what narrows them differs",
    "other extent": "one is for a part, a day or an increment, the other for a whole, a longer time or a running total",
    "period": "the periods overlap",
    "periods apart": "the periods do not overlap",
    "entries of one day": "both are told under one day",
    "entries apart": "they are told under different days, on which other things happened",
    "a few": "few of something are named anew each time",
    "one names a year": "the sentence of one names a year long past, that of the other none",
    "other years": "the sentences name different years",
    "other occurrence": "the sentences tell of different occurrences: {first} and {second}",
    "one of many": "an article has {most} different values of this kind",
    "increment": "one is an increment, the other is not",
    "told of both": "both articles tell of both subjects: {a.subject.text} and {b.subject.text}",
    "same scope": "what narrows them is the same: {scope}",
    "same group": "the same group: {terms}",
    "other group": "different groups: {left_terms} and {right_terms}",
    "one group": "one is of a group, the other of all: {left_terms}{right_terms}",
    "narrower place": "one is for a town or a district, the other not",
    "background": "one is told as the past, the other as news",
    "long after": "more than three months lie between the articles: likely another event",
}


def steps(a: Measure, b: Measure, result: Affinity) -> tuple[Step, ...]:
    """The evidence in words, for a reader."""
    facts = {
        "a": a, "b": b, "same": ", ".join(sorted(a.modifiers & b.modifiers)), "first": ", ".join(sorted(a.occurrences)), "second": ", ".join(sorted(b.occurrences)), "most": max(a.crowd, b.crowd), "scope": ", ".join(sorted(a.scope & b.scope)), "terms": ", ".join(sorted(a.terms & b.terms)), "left_terms": ", ".join(sorted(a.terms - b.terms - OUTCOMES)), "right_terms": ", ".join(sorted(b.terms - a.terms - OUTCOMES)), "left": ", ".join(sorted(a.modifiers - b.modifiers)), "right": ", ".join(sorted(b.modifiers - a.modifiers)),
    }  # fmt: skip
    return tuple(
        Step(
            item.name,
            "for" if item.weight > 0 else "against" if item.weight < 0 else "neutral",
            _WORDS[item.name].format(**facts),
            round(item.weight, 2),
        )
        for item in result.evidence
    )
