"""The evidence in words, for a reader."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.core.discrepancy import Step
from factcheck.core.measure import Measure
from factcheck.lexicon.definitions import SUBGROUPS
from factcheck.lexicon.stems import stem
from factcheck.match.evidence.part import Evidence

__all__ = ["steps"]

_WORDS = {
    "start": "two figures of one dimension are seldom about one thing",
    "common dimension": "figures of this dimension stand in every article",
    "metric unknown": "what one of them counts does not show",
    "same metric": "they count the same: {a.head}",
    "like metric": "words for what they count are the same: {left_metric} and {right_metric}",
    "other metric": "they count different things: {a.head} and {b.head}",
    "same verb": "the same verb carries both: {a.action}",
    "other verb": "different verbs carry them: {a.action} and {b.action}",
    "other facet": "one is the {a.facet}, the other the {b.facet}",
    "same qualifiers": "the same qualifiers: {same}",
    "near qualifiers": "qualifiers that stand for one another: {left} and {right}",
    "other qualifiers": "different qualifiers: {left} and {right}",
    "a qualifier more": "one has a qualifier more: {either}",
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
    "same group": "the same group: {both_groups}",
    "other group": "different groups: {left_groups} and {right_groups}",
    "one group": "one is of a group, the other of all: {left_groups}{right_groups}",
    "narrower place": "one is for a district, the other not",
    "background": "one is told as the past, the other as news",
    "long after": "more than three months lie between the articles: likely another event",
}


_GROUP_OF = {stem(word): word for word in sorted(SUBGROUPS)}


def _groups(terms: frozenset[str]) -> str:
    """The groups of people among the stems of a metric, as words."""
    return ", ".join(sorted(_GROUP_OF[term] for term in terms if term in _GROUP_OF))


def _metric(measure: Measure) -> str:
    """What it counts, in the article's words."""
    return measure.claim.metric or measure.claim.counted or measure.claim.predicate or ""


def steps(a: Measure, b: Measure, evidence: Iterable[Evidence]) -> tuple[Step, ...]:
    """The evidence in words, for a reader."""
    facts = {
        "a": a, "b": b, "same": ", ".join(sorted(a.modifiers & b.modifiers)), "first": ", ".join(sorted(a.occurrences)), "second": ", ".join(sorted(b.occurrences)), "most": max(a.crowd, b.crowd), "scope": ", ".join(sorted(a.scope & b.scope)), "left_metric": _metric(a), "right_metric": _metric(b), "left_groups": _groups(a.terms), "right_groups": _groups(b.terms), "both_groups": _groups(a.terms & b.terms), "either": ", ".join(sorted(a.modifiers ^ b.modifiers)), "left": ", ".join(sorted(a.modifiers - b.modifiers)), "right": ", ".join(sorted(b.modifiers - a.modifiers)),
    }  # fmt: skip
    return tuple(
        Step(
            item.name,
            "for" if item.weight > 0 else "against" if item.weight < 0 else "neutral",
            _WORDS[item.name].format(**facts),
            round(item.weight, 2),
        )
        for item in evidence
    )
