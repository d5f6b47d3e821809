"""What two measures count: the metric with its verb, facet and qualifiers."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from factcheck.core.measure import Measure
from factcheck.lexicon.concepts import GENERIC_HEADS, OUTCOMES
from factcheck.lexicon.definitions import ASSURANCES, RESTRICTIVE, SUBGROUPS, are_near
from factcheck.lexicon.stems import stem
from factcheck.match.evidence.part import Evidence, Part

__all__ = ["COMMON", "are_like", "head_look", "head_part", "metric_part", "words_look", "words_part"]

BIAS = -1.2
HEAD_SAME, HEAD_LIKE, HEAD_GENERIC, HEAD_OTHER, HEAD_UNKNOWN = 1.6, 0.8, 0.5, -3.4, -1.4
ACTION_SAME, ACTION_OTHER = 0.8, -0.8
MODIFIERS_SAME, MODIFIERS_NEAR, MODIFIERS_ONE_SIDED, MODIFIERS_OTHER = 0.6, 0.1, -0.4, -1.6
FACET_OTHER = -0.5
GROUP_ONE_SIDED, GROUP_OTHER = -0.8, -1.2
COMMON_DIMENSION = -0.6
"""Weights, set by hand on growing tolls and company news. Reason for the last: durations, percentages, ranks and
distances stand in every article, so that one says little about another."""

COMMON = frozenset(["percent", "time", "rank", "length", "multiple", "percentage point"])
"""Dimensions whose figures stand in articles on anything."""
_SUBGROUPS = frozenset(map(stem, SUBGROUPS))


def head_look(measure: Measure) -> Hashable:
    """All that :func:`head_part` sees of a measure."""
    return measure.dimension, measure.head, measure.facet, measure.action


def words_look(measure: Measure) -> Hashable:
    """All that :func:`words_part` sees of a measure, but for whether it is of an outcome."""
    return measure.modifiers, measure.terms & _SUBGROUPS


def are_like(a: Measure, b: Measure) -> bool:
    """Are the heads of two measures two, and has one what it counts, or its verb, among the words of the other?

    A verb that carries both figures says nothing of what they count: who builds stadiums and who builds roads. Nor does one that is only a qualifier
    of the other: who registers ships and who owns registered trademarks.
    """
    if a.head == b.head and a.head:
        return False
    return _has(a, b) or _has(b, a)


def _has(a: Measure, b: Measure) -> bool:
    """Is what one counts, or its verb, among the words of the other?"""
    if stem(a.head) in b.terms:
        return True
    return a.action != b.action and bool(a.action) and stem(a.action) in b.terms - _stems(b.modifiers)


def metric_part(a: Measure, b: Measure) -> tuple[Part, Part]:
    """What speaks for and against two measures counting one thing, beginning with what speaks against any two: the heads, the words with them."""
    like = are_like(a, b)
    return head_part(a, b, like=like), words_part(a, b, like=like)


def head_part(a: Measure, b: Measure, *, like: bool) -> Part:
    """Head, verb and facet of what two measures count."""
    found: list[Evidence] = [Evidence("start", BIAS)]
    traits: set[str] = set()
    if a.dimension in COMMON or a.dimension.startswith("count/"):
        found.append(Evidence("common dimension", COMMON_DIMENSION))
    known = bool(a.head and b.head) and not {a.head, b.head} & GENERIC_HEADS
    if a.head == b.head and a.head:
        found.append(Evidence("same metric", HEAD_GENERIC if a.head in GENERIC_HEADS else HEAD_SAME))
    elif like:
        found.append(Evidence("like metric", HEAD_LIKE))
        traits.add("like metric")
    elif known:
        found.append(Evidence("other metric", HEAD_OTHER / 2 if a.currency else HEAD_OTHER))
        traits.add("other metric")
    else:
        found.append(Evidence("metric unknown", HEAD_UNKNOWN))
        traits.add("metric unknown")
    if a.action and b.action and a.head not in OUTCOMES and not like:
        found.append(
            Evidence("same verb", ACTION_SAME) if a.action == b.action else Evidence("other verb", ACTION_OTHER)
        )
        if a.action != b.action:
            traits.add("other verb")
    if a.facet != b.facet and a.facet and b.facet:
        found.append(Evidence("other facet", FACET_OTHER))
    if a.facet != b.facet:
        traits.add("definition")
    return Part.of(found, traits)


def words_part(a: Measure, b: Measure, *, like: bool) -> Part:
    """The words with the heads: of whom two tolls are, the qualifiers of others."""
    found: list[Evidence] = []
    traits: set[str] = set()
    if a.head in OUTCOMES and b.head in OUTCOMES:
        _groups(a, b, found, traits)
    elif not like:
        _modifiers(a, b, found, traits)
    return Part.of(found, traits)


@lru_cache(maxsize=1 << 16)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


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
