"""Why two figures for one thing may differ: the signals, the kind that they speak for most, and its severity."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import exp, log

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import AsOfBasis, DiscrepancyKind, Extent, Modality
from factcheck.lexicon.bases import CONVERSIONS
from factcheck.lexicon.concepts import GENERIC_HEADS, OUTCOMES
from factcheck.lexicon.trends import ODD_SCALE, REVISED, stated_trend
from factcheck.match.affinity import Affinity
from factcheck.match.evidence.metric import COMMON
from factcheck.match.stops import AT_ONCE, report_of
from factcheck.match.words import plain, rounded, thing

__all__ = ["Verdict", "judge"]

K = DiscrepancyKind
_POWERS = {
    1: Decimal(10),
    2: Decimal(100),
    3: Decimal(1000),
    4: Decimal(10) ** 4,
    6: Decimal(10) ** 6,
    8: Decimal(10) ** 8,
}
_NEAR_POWER = Decimal("0.01")
_NEAR_UNIT = Decimal("0.005")
_ODD_RATIO = 20
_SURE, _LIKELY = 0.75, 0.15
FAR, FAR_TOLL = 0.7, 0.1
"""Logits taken from the score for each factor of e between two figures, and between two tolls."""
_FROM_NOTHING, _FARTHEST = 1.5, 7.0
STANDING = frozenset(
    ["zone", "city", "region", "district", "country", "company", "school", "association", "bureau", "centre"]
)
"""Kinds of things whose figures stand for long and are told in ever other words; of persons and teams there are as many figures of one kind as they have days."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind with the others that have something for them, the signals, and the severity, 1 to 5."""

    kind: DiscrepancyKind
    also: tuple[DiscrepancyKind, ...]
    signals: tuple[Signal, ...]
    severity: int


def judge(a: Measure, b: Measure, likeness: Affinity, relation: str) -> Verdict:
    """What the difference between two figures most likely is. ``relation`` is their agreement: ``disagree`` or ``rounding``."""
    if relation == "rounding":
        return Verdict(
            K.ROUNDING,
            (),
            (Signal("rounding", f"{a.claim.value_text} and {b.claim.value_text} agree when read as rounded"),),
            1,
        )
    signals = _signals(a, b, likeness)
    spoken = [kind for kind in _ORDER if kind in signals]
    kind = spoken[0] if spoken else K.CONTRADICTION
    also = tuple(spoken[1:])
    told = tuple(Signal(str(kind), detail) for kind in _ORDER for detail in signals.get(kind, ()))
    return Verdict(kind, also, told, _severity(kind, a, b, likeness))


_ORDER = (
    K.SCALE,
    K.RESTATEMENT,
    K.TREND,
    K.SCOPE,
    K.MODALITY,
    K.BASIS,
    K.UPDATE,
    K.DEFINITION,
    K.UNIT,
    K.DIGITS,
    K.CONTRADICTION,
)


def _signals(a: Measure, b: Measure, likeness: Affinity) -> dict[DiscrepancyKind, list[str]]:
    """The signals by the kind that they speak for."""
    found: dict[DiscrepancyKind, list[str]] = {
        K.SCALE: _scale(a, b),
        K.RESTATEMENT: _revised(a, b),
        K.TREND: _trend(a, b),
        K.MODALITY: [f"one is {a.claim.modality}, the other {b.claim.modality}"]
        if "modality" in likeness.traits
        else [],
        K.BASIS: ["one is for a part, a day or an increment, the other for a whole, a longer time or a running total"]
        if "extent" in likeness.traits
        else [],
        K.UPDATE: _update(a, b),
        K.UNIT: _unit(a, b),
        K.DIGITS: _digits(a, b),
        **_words(a, b, likeness.traits),
    }
    found = {kind: details for kind, details in found.items() if details}
    return (
        found
        if found.keys() - {K.DIGITS, K.UNIT}
        else {**found, K.CONTRADICTION: ["nothing in the words explains the difference"]}
    )


def _words(a: Measure, b: Measure, traits: frozenset[str]) -> dict[DiscrepancyKind, list[str]]:
    """What the words say: that one covers more than the other, or counts by another definition."""
    left, right = thing(a) or a.metric, thing(b) or b.metric
    scope, definition = [], []
    if "part" in traits:
        scope.append(f"one is for a part: {left} of {a.claim.subject} and {right} of {b.claim.subject}")
    elif "nested" in traits:
        scope.append(f"one subject lies in the other: {a.claim.subject} and {b.claim.subject}")
    elif "scope" in traits or ("same subject" not in traits and traits & {"other scope", "qualifier more"}):
        scope.append(f"what is counted is narrower on one side: {left} and {right}")
    elif "qualifier more" in traits:
        definition.append(f"one side has a qualifier more: {left} and {right}")
    if traits & {"definition", "qualifiers"}:
        definition.append(f"the words for what is counted differ: {a.claim.metric} and {b.claim.metric}")
    return {K.SCOPE: scope, K.DEFINITION: definition}


def _ratio(a: Measure, b: Measure) -> Decimal | None:
    low, high = sorted((abs(a.value), abs(b.value)))
    return high / low if low else None


def _scale(a: Measure, b: Measure) -> list[str]:
    """An odd print beside a figure of another order, or a ratio that is a power of ten."""
    ratio = _ratio(a, b)
    if ratio is None:
        return []
    found = []
    for measure in (a, b):
        text = measure.claim.value_text or ""
        if ratio >= _ODD_RATIO and ODD_SCALE.search(text):
            found.append(
                f"“{text}” is no English print: it may stand for a ten-thousand read as a million, 100 times too large"
            )
    for power, factor in sorted(_POWERS.items()):
        if abs(ratio / factor - 1) <= _NEAR_POWER and _long(a, b, 3 if power == 1 else 2):
            found.append(f"the figures differ by a factor of {plain(factor)}")
    return found


def _long(a: Measure, b: Measure, digits: int) -> bool:
    """Have both so many digits that count that a power of ten between them is no chance?"""
    return all(len(m.value.normalize().as_tuple().digits) >= digits for m in (a, b))


def _revised(a: Measure, b: Measure) -> list[str]:
    """A later article of the same issuer that calls its figure revised."""
    later = b if _published(a) < _published(b) else a
    same_source = a.claim.article.source is not None and a.claim.article.source == b.claim.article.source
    one_voice = same_source or (a.claim.attribution is not None and a.claim.attribution == b.claim.attribution)
    return (
        ["the later article calls its figure revised or final"]
        if one_voice and _published(a) != _published(b) and REVISED.search(later.claim.context)
        else []
    )


def _published(measure: Measure) -> int:
    published = measure.claim.article.published
    return published.toordinal() if published else 0


def _when(measure: Measure) -> int:
    """The day that a figure is for, as well as it is known: the end of its period, else the day of publication, else 0."""
    if measure.period is not None and measure.period.last is not None:
        return measure.period.last.toordinal()
    return _published(measure)


def _trend(a: Measure, b: Measure) -> list[str]:
    """A later figure against the direction that the earlier article states."""
    first, later = sorted((a, b), key=lambda m: (_when(m), m.key))
    if not _when(first) or _when(first) == _when(later):
        return []
    stated = stated_trend(first.claim.context)
    if (stated == "up" and later.value < first.value) or (stated == "down" and later.value > first.value):
        return [
            f"the later figure is {'lower' if stated == 'up' else 'higher'}, although the earlier article says that it moved {stated} year after year"
        ]
    return []


def _update(a: Measure, b: Measure) -> list[str]:
    """Could both be right, each in its time?"""
    if report_of(a) == report_of(b):
        return []
    if (
        a.claim.as_of_basis is AsOfBasis.STATED
        and b.claim.as_of_basis is AsOfBasis.STATED
        and a.period == b.period
        and a.head not in OUTCOMES
    ):
        return []
    days = abs(_published(a) - _published(b)) if _published(a) and _published(b) else None
    if days:
        low, high = sorted((a, b), key=lambda m: (_when(m), m.key))
        change = (
            ""
            if not low.value
            else f", {plain(rounded(high.value - low.value))} ({plain(rounded((high.value - low.value) / abs(low.value) * 100, 3))}%)"
        )
        return [f"{days} days lie between the two articles{change}"]
    if (
        a.period is not None
        and b.period is not None
        and a.period.year_known
        and b.period.year_known
        and not a.period.overlaps(b.period)
    ):
        return [f"one is for {a.period.text}, the other for {b.period.text}"]
    if a.head in OUTCOMES and a.dimension == "count" and (days is None or a.firm.high != b.firm.high):
        return ["a toll grows while it is counted"]
    return []


def _unit(a: Measure, b: Measure) -> list[str]:
    ratio = _ratio(a, b)
    if ratio is None or a.dimension == "count" or a.currency:
        return []
    return [
        f"the figures differ by the ratio of {name}"
        for name, factor in CONVERSIONS
        if abs(ratio / factor - 1) <= _NEAR_UNIT
    ]


def _digits(a: Measure, b: Measure) -> list[str]:
    """One digit other, or two neighbours changed over, in figures of three digits and more printed on one scale."""
    if a.factor != b.factor:
        return []
    left, right = ("".join(map(str, m.value.normalize().as_tuple().digits)) for m in (a, b))
    if len(left) != len(right) or len(left) < 3 or a.value.adjusted() != b.value.adjusted():
        return []
    apart = [i for i, (x, y) in enumerate(zip(left, right, strict=True)) if x != y]
    if len(apart) == 1:
        return [f"they differ in one digit: {a.claim.value_text} and {b.claim.value_text}"]
    if (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and left[apart[0]] == right[apart[1]]
        and left[apart[1]] == right[apart[0]]
    ):
        return [f"two digits have changed places: {a.claim.value_text} and {b.claim.value_text}"]
    return []


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
_NEEDS_SURE = frozenset([K.CONTRADICTION, K.SCOPE, K.MODALITY, K.BASIS, K.DEFINITION])
"""Kinds that a pair of two things looks like: where it is not sure that they are one, sentences of almost the same words must say so."""

_WEAK_TOGETHER = frozenset(["qualifier more", "scope", "other verb", "metric unknown"])
"""What makes two figures of one article two things: its author had both before his eyes."""
_WEAK = frozenset(["other subject", "other metric", "extent", "part"])


def _severity(kind: DiscrepancyKind, a: Measure, b: Measure, likeness: Affinity) -> int:
    """1 to 5, by how sure the two are one thing, then by kind.

    3: sure; 2: likely; 1: a guess, another subject, metric or part. Above 3 only what is wrong as printed: a figure of an impossible scale, two
    figures of one article or one source and period, a stated trend broken.
    """
    sure = _worth(kind, a, b, likeness)
    level = 3 if sure >= _SURE else 2 if sure >= _LIKELY else 1
    alike = "sentences alike" in likeness.traits
    if likeness.traits & _WEAK - _excused(a, likeness) or _is_intended(a, b, likeness):
        return 1
    if (
        (likeness.traits & {"qualifiers"} or ("nested" in likeness.traits and a.head not in OUTCOMES))
        and not alike
        or (
            report_of(a) == report_of(b)
            and (likeness.traits & _WEAK_TOGETHER or level < 3)
            and "rival sources" not in likeness.traits
        )
        or not _is_told_of_one(a, b, likeness)
    ):
        level = 1
    elif likeness.traits & {"scope", "nested"}:
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


def _worth(kind: DiscrepancyKind, a: Measure, b: Measure, likeness: Affinity) -> float:
    """The score, less for figures that are far from one another, 0 to 1.

    How far they are says nothing of what they are about, and the score does not know it; but of two figures that are both read right, and are of one
    thing, one is seldom ten times the other. A toll may grow so; a slip of scale is told by its own signs.
    """
    ratio = _ratio(a, b)
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
    if a.head == "distance":
        return False
    if "metric unknown" in likeness.traits or a.head in GENERIC_HEADS:
        return "sentences alike" in likeness.traits
    if report_of(a) == report_of(b):
        told_twice = bool(likeness.traits & {"sentences alike", "rival sources"})
        return told_twice or (a.action != "" and a.action == b.action)
    if a.dimension in COMMON and not likeness.traits & {"same subject", "sentences alike"}:
        return False
    return "told alike" in likeness.traits or a.head in AT_ONCE or a.subject.kind in STANDING


def _one_issuer(a: Measure, b: Measure) -> bool:
    source = a.claim.article.source
    return source is not None and source == b.claim.article.source and a.period is not None and a.period == b.period
