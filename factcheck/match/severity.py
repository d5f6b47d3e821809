"""How much a difference is worth a reviewer's time, 1 to 5: how sure it is that the figures are of one thing, how far apart they are, and the kind."""

from __future__ import annotations

from decimal import Decimal
from math import exp, log

from factcheck.core.measure import Measure
from factcheck.core.vocabulary import AsOfBasis, DiscrepancyKind, Extent, Modality
from factcheck.lexicon.concepts import GENERIC_HEADS, OUTCOMES
from factcheck.match.affinity import Affinity
from factcheck.match.evidence.metric import COMMON
from factcheck.match.occasions import are_of_two_occasions
from factcheck.match.stops import AT_ONCE, report_of

__all__ = ["CORRECTED", "SILENT", "ratio_of", "severity_of"]

K = DiscrepancyKind
_SURE, _LIKELY = 0.75, 0.15
FAR, FAR_TOLL = 0.7, 0.1
"""Logits taken from the score for each factor of e between two figures, and between two tolls."""
_FROM_NOTHING, _FARTHEST = 1.5, 7.0
SURE_ENOUGH = 0.5
"""The score from which counts of something unknown are worth more than a hint. Reason: below it one small count meets another by chance."""
MASSES = 100
"""From so many on people of one place who are told of alike are one crowd; fewer are named anew each time."""
_OF_ONE_EVENT = AT_ONCE | {"turnout"}
"""An event has one of each."""
STANDING = frozenset(
    ["zone", "city", "region", "district", "country", "company", "school", "association", "bureau", "centre"]
)
"""Kinds of things whose figures stand for long and are told in ever other words; of persons and teams there are as many figures of one kind as they have days."""


def ratio_of(a: Measure, b: Measure) -> Decimal | None:
    """The larger of two figures over the smaller, signs apart; None where the smaller is zero."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return high / low if low else None


_MOST = {
    K.UPDATE: 3,
    K.RESTATEMENT: 3,
    K.DEFINITION: 3,
    K.SCOPE: 2,
    K.MODALITY: 2,
    K.BASIS: 2,
    K.UNIT: 4,
    K.DIGITS: 4,
    K.CONTRADICTION: 4,
    K.TREND: 4,
    K.SCALE: 5,
}
SILENT, CORRECTED = 3, 2
"""What a figure is worth that an article prints otherwise than its earlier version: without a word, and where the new text says so."""
_WEAK_TOGETHER = frozenset(["qualifier more", "scope", "other verb", "metric unknown"])
"""What makes two figures of one article two things: its author had both before his eyes."""
_WEAK = frozenset(["other subject", "other metric", "extent", "part"])


def severity_of(kind: DiscrepancyKind, a: Measure, b: Measure, likeness: Affinity) -> int:
    """1 to 5, by how sure the two are one thing, then by kind.

    3: sure; 2: likely; 1: a guess, another subject, metric or part. Above 3 only what is wrong as printed: a figure of an impossible scale, two
    figures of one article or one source and period, a stated trend broken.
    """
    sure = _worth(kind, a, b, likeness)
    level = 3 if sure >= _SURE else 2 if sure >= _LIKELY else 1
    alike = "sentences alike" in likeness.traits
    if likeness.traits & _WEAK - _excused(a, likeness) or _is_intended(a, b, likeness):
        return 1
    if _is_of_two(a, b, likeness, level) or not _is_told_of_one(a, b, likeness):
        level = 1
    elif are_of_two_occasions(a, b, likeness.traits):
        return 1
    elif likeness.traits & {"scope", "nested", "qualifier more"}:
        level = min(level, 2 if alike or a.head in OUTCOMES else 1)
    if (a.extent is Extent.PART) is not (b.extent is Extent.PART):
        level = min(level, 1)
    if kind is K.SCALE and level >= 2:
        level = 5 if "same article" in likeness.traits else 4
    elif kind is K.TREND and level >= 2:
        level += 1
    elif (
        kind is K.CONTRADICTION
        and level == 3
        and "same subject" in likeness.traits
        and ("same article" in likeness.traits or _one_issuer(a, b))
    ):
        # Where neither figure says what time it is for, an article tells of two times more often than it contradicts itself.
        level = 4 if _dated_alike(a, b) else 2
    return min(level, _MOST[kind])


def _is_of_two(a: Measure, b: Measure, likeness: Affinity, level: int) -> bool:
    """Do the words, or that one article has both, make two things of them?"""
    traits = likeness.traits
    if "nested" in traits and a.head not in OUTCOMES:
        return True
    if "qualifiers" in traits and "sentences alike" not in traits:
        return True
    in_one = report_of(a) == report_of(b) and "rival sources" not in traits
    return in_one and (level < 3 or bool(traits & _WEAK_TOGETHER))


def _worth(kind: DiscrepancyKind, a: Measure, b: Measure, likeness: Affinity) -> float:
    """The score, less for figures that are far from one another, 0 to 1.

    How far they are says nothing of what they are about, and the score does not know it; but of two figures that are both read right, and are of one
    thing, one is seldom ten times the other. A toll may grow so; a slip of scale is told by its own signs.
    """
    ratio = ratio_of(a, b)
    if kind is K.SCALE or not 0 < likeness.score < 1:
        return likeness.score
    far = log(float(ratio)) if ratio is not None else _FROM_NOTHING
    weight = FAR_TOLL if a.head in OUTCOMES else FAR
    return 1 / (1 + (1 - likeness.score) / likeness.score * exp(weight * min(far, _FARTHEST)))


def _is_intended(a: Measure, b: Measure, likeness: Affinity) -> bool:
    """Is one a target or a plan and the other a fact? Those are two figures, each in its place."""
    both = {a.claim.modality, b.claim.modality}
    return "modality" in likeness.traits and bool(both & {Modality.TARGET, Modality.PLAN}) and Modality.ACTUAL in both


def _dated_alike(a: Measure, b: Measure) -> bool:
    """Do both say for what time they are, and is it one time?"""
    told = {AsOfBasis.STATED, AsOfBasis.INFERRED}
    both = a.claim.as_of_basis in told and b.claim.as_of_basis in told
    return both and a.period is not None and b.period is not None and a.period.overlaps(b.period)


def _excused(a: Measure, likeness: Affinity) -> frozenset[str]:
    """Another head noun is no proof of another metric where almost the same sentence carries both with money: what money is for stands in many nouns."""
    return (
        frozenset(["other metric"]) if "sentences alike" in likeness.traits and a.currency is not None else frozenset()
    )


def _is_told_of_one(a: Measure, b: Measure, likeness: Affinity) -> bool:
    """Where the metric is not known, or the dimension stands in every article, subject or sentence must show that one thing is meant."""
    traits = likeness.traits
    same = "same subject" in traits
    if a.head == "distance":
        return False
    if a.head == b.head == "age":
        return same
    if "metric unknown" in traits or a.head in GENERIC_HEADS:
        return _are_of_one_crowd(a, b, traits) or (
            "sentences alike" in traits and (a.dimension != "count" or likeness.score >= SURE_ENOUGH)
        )
    if report_of(a) == report_of(b):
        told_twice = bool(traits & {"sentences alike", "rival sources"})
        return told_twice or (a.action != "" and a.action == b.action)
    if a.dimension in COMMON and a.head not in _OF_ONE_EVENT and not (same or "sentences alike" in traits):
        return False
    if same and a.head == b.head and a.currency is not None:
        return True
    return "told alike" in traits or a.head in AT_ONCE or a.subject.kind in STANDING


def _are_of_one_crowd(a: Measure, b: Measure, traits: frozenset[str]) -> bool:
    """Are both of the many people of one place, told of in like words?"""
    known = "metric unknown" not in traits and {"same subject", "told alike"} <= traits
    return known and a.dimension == "count" and min(a.value, b.value) >= MASSES


def _one_issuer(a: Measure, b: Measure) -> bool:
    source = a.claim.article.publisher
    return source is not None and source == b.claim.article.publisher and a.period is not None and a.period == b.period
