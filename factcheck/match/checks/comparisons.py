"""A figure that is told by another: `1.7 points above the country's`, `four times that of the region`. What that makes the other, and whether it is printed so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.core.discrepancy import Signal
from factcheck.core.interval import Interval
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.lexicon.checks import LESS, MORE
from factcheck.lexicon.concepts import GENERIC_HEADS
from factcheck.lexicon.rarity import is_everyday
from factcheck.lexicon.spellings import fold
from factcheck.match.checks.check import Item, Key, tell_words
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import amount, cited, plain, printed, rounded

__all__ = ["Comparison", "comparison_keys", "comparisons_in", "implied_others", "multiples"]

_POINTS = "percentage point"
_TIMES = re.compile(r"(?:times|fold|-fold)$", re.IGNORECASE)
_THAN = re.compile(r"^\s*(?:than|from|of)?\s*(?:that|those)?\s*(?:of|in|for)?\s*(?:the\s+)?", re.IGNORECASE)
_STOPS = re.compile(r"[,;.()\n]|\s(?:and|but|while|which|who|with)\s", re.IGNORECASE)
_NEAREST = 20
"""Characters between a multiple and the figure that it multiplies: `four times the 30 of`."""
_HALO = Decimal("0.05")
"""Multiples in words are round: `four times` may be 3.8 to 4.2, beside what the print says itself."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``base`` is told by way of ``by`` to lie so far from ``other``'s figure, which is then ``value``, within ``interval``; ``working`` is the longhand."""

    base: Measure
    by: Measure
    other: str
    value: Decimal
    interval: Interval
    working: str


def comparisons_in(sentence: Sequence[Measure]) -> Iterator[Comparison]:
    """What the figures of one sentence, in reading order, imply for others that it names."""
    for at, by in enumerate(sentence):
        base = next((m for m in reversed(sentence[:at]) if not _is_difference(m) and not _is_multiple(m)), None)
        if base is None or base.nature not in {"level", "share", "rate"}:
            continue
        behind = by.claim.article.text[by.claim.value_end or by.claim.end : by.claim.context_end]
        if _is_difference(by) and base.dimension == "percent":
            yield from _by_points(base, by, behind)
        elif _is_multiple(by) and by.value > 0 and not MORE.match(behind) and not LESS.match(behind):
            yield from _by_times(base, by, behind)


def _is_difference(measure: Measure) -> bool:
    return measure.dimension == _POINTS and measure.nature == "change"


def _is_multiple(measure: Measure) -> bool:
    return measure.nature in {"rate", "change"} and _TIMES.search(measure.claim.value_text or "") is not None


def _by_points(base: Measure, by: Measure, behind: str) -> Iterator[Comparison]:
    more, less = MORE.match(behind), LESS.match(behind)
    found = more or less
    if found is None:
        return
    other = _name(behind[found.end() :])
    size = Interval.point(Decimal(0)).minus(by.firm) if by.value < 0 else by.firm
    away = abs(by.value)
    if not other:
        return
    if more:
        value, interval, sign = base.value - away, base.firm.minus(size), "-"
    else:
        value, interval, sign = base.value + away, base.firm.plus(size), "+"
    yield Comparison(
        base, by, other, value, interval, f"{printed(base)} {sign} {printed(by)} = {plain(rounded(value))}% for {other}"
    )


def _by_times(base: Measure, by: Measure, behind: str) -> Iterator[Comparison]:
    other = _name(behind)
    interval = base.compatible.over(by.compatible.widened(_HALO))
    if other and interval is not None:
        value = base.value / by.value
        told = f"{plain(rounded(value))}%" if base.dimension == "percent" else amount(value, base)
        yield Comparison(base, by, other, value, interval, f"{printed(base)} / {printed(by)} = {told} for {other}")


def _name(text: str) -> str:
    """The words for the other, up to the next comma or clause."""
    words = _STOPS.split(_THAN.sub("", text), maxsplit=1)[0].split()
    return " ".join(words[:12])


def comparison_keys(item: Item, home: Ledger) -> Iterator[Key]:
    """A figure by what it measures and a word of its subject; one that is told by another by a word of the other."""
    if not isinstance(item, Measure) or not item.head:
        return
    if not _is_difference(item) and not _is_multiple(item) and item.head not in GENERIC_HEADS:
        for word in sorted(_whose(item, home)):
            yield (item.dimension, item.nature, item.head, word)
    sentence = home.sentence_of(item)
    for found in comparisons_in(sentence):
        if item.key in {found.base.key, found.by.key} and found.base.head not in GENERIC_HEADS:
            for word in _told(found.other):
                yield (found.base.dimension, found.base.nature, found.base.head, word)


def _whose(measure: Measure, ledger: Ledger) -> set[str]:
    """The telling words of the subject, else of the names that the metric's own words hold: `unemployment rate of Norland`."""
    subject = ledger.subject(measure)
    words = set(tell_words(subject)) if subject.words else measure.scope & measure.sentence.names
    return {word for word in words if not is_everyday(word)}


def _told(other: str) -> list[str]:
    return sorted({word for word in fold(other) if not is_everyday(word) and not word[0].isdigit()})


def implied_others(ledger: Ledger) -> Iterator[Finding]:
    """Figures that a comparison implies for somebody else, where another figure is printed for them: 4.12% that are 1.7 points above make 2.42%."""
    for sentence in ledger.by_sentence():
        for found in comparisons_in(sentence):
            for rival in ledger.of_head(found.base.dimension, found.base.nature, found.base.head):
                if _is_of_other(ledger, found, rival) and not found.interval.meets(rival.compatible):
                    yield _finding(found, rival)


def _is_of_other(ledger: Ledger, found: Comparison, rival: Measure) -> bool:
    same_sentence = (rival.article_key, rival.claim.context_start) == (
        found.base.article_key,
        found.base.claim.context_start,
    )
    if same_sentence or ledger.names.metrics_parted(found.base, rival):
        return False
    core = _whose(rival, ledger)
    if (
        not core
        or not core <= set(fold(found.other))
        or found.base.modifiers != rival.modifiers
        or found.base.facet != rival.facet
    ):
        return False
    a, b = found.base.period, rival.period
    return a is None or b is None or a.overlaps(b)


def _finding(found: Comparison, rival: Measure) -> Finding:
    return Finding(
        relation="implied other", kind=DiscrepancyKind.ARITHMETIC, also=(DiscrepancyKind.UPDATE,), severity=severity("implied other"), score=0.7,
        sides=(printed_side([found.base, found.by], value=rounded(found.value, 6), interval=found.interval, working=found.working), side_of([rival])), subject=rival.claim.subject,
        metric=rival.claim.metric, unit=rival.claim.unit, signals=(Signal("arithmetic", found.working),),
        explanation=f"{cited(found.base)}, is compared with {found.other}: {found.working}. But {cited(rival)}, is printed for it. "
        "Most likely the two are for other years or other definitions; else one of the three figures is wrong. Ask what was compared.",
    )  # fmt: skip


def multiples(ledger: Ledger) -> Iterator[Finding]:
    """`120, four times the 30 of last year`: a multiple with both of its ends in print."""
    for sentence in ledger.by_sentence():
        for at, by in enumerate(sentence[1:-1], start=1):
            base, other = sentence[at - 1], sentence[at + 1]
            between = by.claim.article.text[by.claim.value_end or 0 : other.claim.value_start or 0]
            if (
                not _is_multiple(by)
                or base.dimension != other.dimension
                or not 0 < len(between) <= _NEAREST
                or not re.fullmatch(r"\s*(?:the|of|its|their|last year's)?\s*", between)
            ):
                continue
            computed = other.compatible.times(by.compatible.widened(_HALO))
            if not computed.meets(base.compatible):
                yield _multiple(base, by, other, computed)


def _multiple(base: Measure, by: Measure, other: Measure, computed: Interval) -> Finding:
    value = other.value * by.value
    working = f"{printed(other)} x {printed(by)} = {amount(value, other)}"
    return Finding(
        relation="multiple", kind=DiscrepancyKind.ARITHMETIC, severity=severity("multiple"), score=0.8,
        sides=(printed_side([by, other], value=rounded(value, 6), interval=computed, working=working), side_of([base])), subject=base.claim.subject, metric=base.claim.metric,
        unit=base.claim.unit, signals=(Signal("arithmetic", working),),
        explanation=f"{cited(base)}, is said to be {printed(by)} {printed(other)}, but {working}. Most likely one of the three is mistyped, or the multiple is of something else. Ask for the two figures.",
    )  # fmt: skip
