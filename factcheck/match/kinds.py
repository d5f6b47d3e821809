"""Why two figures for one thing may differ: the signals, the kind that they speak for most, and its severity."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import AsOfBasis, DiscrepancyKind
from factcheck.lexicon.bases import CONVERSIONS
from factcheck.lexicon.concepts import OUTCOMES
from factcheck.lexicon.trends import ODD_SCALE, REVISED, stated_trend
from factcheck.match.affinity import Affinity
from factcheck.match.severity import ratio_of, severity_of
from factcheck.match.stops import report_of
from factcheck.match.words import plain, rounded, thing

__all__ = ["Verdict", "judge", "known_day", "slips"]

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
    return Verdict(kind, also, told, severity_of(kind, a, b, likeness))


def slips(a: Measure, b: Measure) -> dict[DiscrepancyKind, list[str]]:
    """What in the figures alone speaks for a slip of scale, unit or digits, in words by the kind; kinds for which nothing speaks are left out."""
    found = {K.SCALE: _scale(a, b), K.UNIT: _unit(a, b), K.DIGITS: _digits(a, b)}
    return {kind: details for kind, details in found.items() if details}


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
        K.RESTATEMENT: _revised(a, b),
        K.TREND: _trend(a, b),
        K.MODALITY: [f"one is {a.claim.modality}, the other {b.claim.modality}"]
        if "modality" in likeness.traits
        else [],
        K.BASIS: ["one is for a part, a day or an increment, the other for a whole, a longer time or a running total"]
        if "extent" in likeness.traits
        else [],
        K.UPDATE: _update(a, b),
        **slips(a, b),
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


def _scale(a: Measure, b: Measure) -> list[str]:
    """An odd print beside a figure of another order, or a ratio that is a power of ten."""
    ratio = ratio_of(a, b)
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
    same_source = a.claim.article.publisher is not None and a.claim.article.publisher == b.claim.article.publisher
    one_voice = same_source or (a.claim.attribution is not None and a.claim.attribution == b.claim.attribution)
    return (
        ["the later article calls its figure revised or final"]
        if one_voice and _published(a) != _published(b) and REVISED.search(later.claim.context)
        else []
    )


def _published(measure: Measure) -> int:
    published = measure.claim.article.published
    return published.toordinal() if published else 0


def known_day(measure: Measure) -> int:
    """The day that a figure is for, as well as it is known: the end of its period, else the day of publication, else 0."""
    if measure.period is not None and measure.period.last is not None:
        return measure.period.last.toordinal()
    return _published(measure)


def _trend(a: Measure, b: Measure) -> list[str]:
    """A later figure against the direction that the earlier article states."""
    first, later = sorted((a, b), key=lambda m: (known_day(m), m.key))
    if not known_day(first) or known_day(first) == known_day(later):
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
        low, high = sorted((a, b), key=lambda m: (known_day(m), m.key))
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
    ratio = ratio_of(a, b)
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
