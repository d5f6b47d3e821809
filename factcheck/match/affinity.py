"""How sure it is that two measures speak of the same thing. The value is never looked at.

Only what is certain stops a comparison: another dimension, level against change, metrics that exclude one another, one sentence, two stated periods. All else is
evidence with a sign and a weight; what is not known weighs nothing. The sum is the logit of the score.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from factcheck.core.discrepancy import Step
from factcheck.core.measure import Measure, NameForm
from factcheck.core.period import Period
from factcheck.core.vocabulary import AsOfBasis, Extent
from factcheck.lexicon.concepts import GENERIC_HEADS, OUTCOMES
from factcheck.lexicon.definitions import ASSURANCES, RESTRICTIVE, are_near
from factcheck.match.entities import Names
from factcheck.match.likeness import article_likeness, likeness, name_likeness
from factcheck.match.stops import AT_ONCE, needs_subject, one_occurrence

__all__ = ["COMMON", "Affinity", "Evidence", "affinity", "steps"]

BIAS = -1.2
HEAD_SAME, HEAD_GENERIC, HEAD_OTHER, HEAD_UNKNOWN = 1.6, 0.5, -2.6, -1.4
ACTION_SAME, ACTION_OTHER = 0.8, -0.8
MODIFIERS_SAME, MODIFIERS_NEAR, MODIFIERS_ONE_SIDED, MODIFIERS_OTHER = 0.6, 0.1, -0.4, -1.6
SUBJECT_SAME, SUBJECT_NESTED, SUBJECT_OTHER, NAME_OTHER = 1.2, -0.6, -2.2, -0.5
OF_ANOTHER = -8.0
SAME_ARTICLE, ARTICLE_SLOPE, ARTICLE_MIDDLE = -0.6, 6.0, 0.22
SENTENCE_SLOPE, SENTENCE_MIDDLE = 4.0, 0.2
NAMES_APART = -0.3
FACET_OTHER, SCOPE_OTHER, EXTENT_OTHER = -0.5, -0.4, -0.8
PERIOD_SAME, PERIOD_APART, LONG_AFTER = 0.4, -1.0, -1.5
FEW, BACKGROUND = -0.8, -1.5
COMMON_DIMENSION = -0.6
"""Weights of the evidence, in units of the logit, set by hand on growing tolls and company news. Tables and ages are
alike in words whoever they are of, so another name decides there. Reason for the last: durations, percentages, ranks and
distances stand in every article, so that one says little about another."""

LONG, A_WEEK = 90, 7
_ALIKE = 0.4
_FEW = frozenset(["one", "two", "a", "an", "1", "2", "both", "another"])
COMMON = frozenset(["percent", "time", "rank", "length", "multiple", "year", "percentage point"])
"""Dimensions whose figures stand in articles on anything."""
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
    total = sum(item.weight for item in found)
    return Affinity(round(1 / (1 + exp(-total)), 4), tuple(found), frozenset(traits))


def _metric(a: Measure, b: Measure, found: list[Evidence], traits: set[str]) -> None:
    if not a.head or not b.head:
        found.append(Evidence("metric unknown", HEAD_UNKNOWN))
        traits.add("metric unknown")
    elif a.head == b.head:
        found.append(Evidence("same metric", HEAD_GENERIC if a.head in GENERIC_HEADS else HEAD_SAME))
    else:
        found.append(Evidence("other metric", HEAD_OTHER / 2 if a.currency else HEAD_OTHER))
        traits.add("other metric")
    if a.action and b.action and a.head not in OUTCOMES:
        found.append(
            Evidence("same verb", ACTION_SAME) if a.action == b.action else Evidence("other verb", ACTION_OTHER)
        )
        if a.action != b.action:
            traits.add("other verb")
    if a.facet != b.facet and a.facet and b.facet:
        found.append(Evidence("other facet", FACET_OTHER))
    if a.facet != b.facet:
        traits.add("definition")
    _modifiers(a, b, found, traits)


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
        found.append(Evidence("same subject", SUBJECT_SAME))
        traits.add("same subject")
    elif relation == "nested":
        found.append(Evidence("nested subjects", SUBJECT_NESTED))
        traits.update(("scope", "nested"))
    elif relation == "different" and needs_subject(a, b):
        found.append(Evidence("other subject", OF_ANOTHER))
        traits.add("other subject")
    elif relation == "different" and {left.kind, right.kind} <= (
        _PLACES_OF_TOLLS if a.head in OUTCOMES else _FIRM_KINDS
    ):
        found.append(Evidence("other subject", SUBJECT_OTHER))
        traits.add("other subject")
    elif relation == "different" and a.head not in OUTCOMES and not (_spoken_of(left, b) or _spoken_of(right, a)):
        found.append(Evidence("other name", NAME_OTHER))
        traits.add("other name")


def _spoken_of(name: NameForm, other: Measure) -> bool:
    """Does the other article have a word of the name as a name?"""
    return not other.article.names.isdisjoint(name.words)


def _surroundings(a: Measure, b: Measure, found: list[Evidence], traits: set[str]) -> None:
    if a.article_key == b.article_key:
        traits.add("same article")
        if _rival_sources(a, b):
            traits.add("rival sources")
        else:
            found.append(Evidence("same article", SAME_ARTICLE))
    else:
        near = article_likeness(a.article, b.article)
        found.append(Evidence("articles", max(-1.0, min(2.0, (near - ARTICLE_MIDDLE) * ARTICLE_SLOPE))))
        if near < ARTICLE_MIDDLE:
            traits.add("articles apart")
    near = likeness(a.sentence, b.sentence)
    if near >= _ALIKE:
        traits.add("sentences alike")
    found.append(Evidence("sentences", max(-0.6, min(2.0, (near - SENTENCE_MIDDLE) * SENTENCE_SLOPE))))
    shared = name_likeness(a.sentence, b.sentence)
    if shared == 0:
        found.append(Evidence("no name in common", NAMES_APART))
        traits.add("names apart")


def _rival_sources(a: Measure, b: Measure) -> bool:
    """Does an article give each of two figures to a source of its own?"""
    left, right = a.claim.attribution, b.claim.attribution
    return left is not None and right is not None and left.casefold() != right.casefold()


def _limits(a: Measure, b: Measure, found: list[Evidence], traits: set[str]) -> None:
    if a.scope and b.scope and not a.scope & b.scope:
        found.append(Evidence("other scope", SCOPE_OTHER))
        traits.add("other scope")
    left, right = a.extent, b.extent
    if (
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
    if a.period is not None and b.period is not None:
        if _meet(a.period, b.period):
            if AsOfBasis.STATED in {a.claim.as_of_basis, b.claim.as_of_basis}:
                found.append(Evidence("period", PERIOD_SAME))
        elif not one_occurrence(a, b):
            found.append(Evidence("periods apart", PERIOD_APART))
            traits.add("periods apart")
    if a.head not in OUTCOMES and _FEW & {(m.claim.value_text or "").lower() for m in (a, b)}:
        found.append(Evidence("one or two", FEW))
    if _is_background(a) is not _is_background(b):
        found.append(Evidence("background", BACKGROUND))
    left_day, right_day = a.claim.article.published, b.claim.article.published
    if a.head in AT_ONCE and left_day is not None and right_day is not None and abs((left_day - right_day).days) > LONG:
        found.append(Evidence("long after", LONG_AFTER))


def _is_background(measure: Measure) -> bool:
    """Is it stated for a time that was long past when the article appeared?"""
    period, published = measure.period, measure.claim.article.published
    if (
        measure.claim.as_of_basis is not AsOfBasis.STATED
        or measure.chronicle
        or period is None
        or period.last is None
        or published is None
    ):
        return False
    return (published - period.last).days > LONG


def _meet(a: Period, b: Period) -> bool:
    """Have the periods a day in common, as far as is known? Where a year is not known, month and day decide."""
    if a.year_known and b.year_known:
        return a.overlaps(b)
    left, right = (period.text.removeprefix("XXXX-") if not period.year_known else period.text[5:] for period in (a, b))
    return left.startswith(right) or right.startswith(left)


def _spans_apart(a: Measure, b: Measure) -> bool:
    """Is one for a stated day and the other for a stated week or more around it?"""
    lengths = [
        (m.period.last - m.period.first).days + 1
        for m in (a, b)
        if m.claim.as_of_basis is AsOfBasis.STATED
        and m.period is not None
        and m.period.first is not None
        and m.period.last is not None
        and "/" in m.period.text + "/" * (m.period.first == m.period.last)
    ]
    return len(lengths) == 2 and min(lengths) == 1 and max(lengths) >= A_WEEK


_WORDS = {
    "start": "what two figures of one dimension share by chance",
    "common dimension": "figures of this dimension stand in every article",
    "metric unknown": "what one of them counts does not show",
    "same metric": "they count the same: {a.head}",
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
    "one or two": "one or two of something is named anew each time",
    "background": "one is told as the past, the other as news",
    "long after": "more than three months lie between the articles: likely another event",
}


def steps(a: Measure, b: Measure, result: Affinity) -> tuple[Step, ...]:
    """The evidence in words, for a reader."""
    facts = {
        "a": a, "b": b, "same": ", ".join(sorted(a.modifiers & b.modifiers)), "left": ", ".join(sorted(a.modifiers - b.modifiers)), "right": ", ".join(sorted(b.modifiers - a.modifiers)),
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
