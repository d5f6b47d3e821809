"""What a check or a comparison found, and how it becomes a discrepancy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from factcheck.core.discrepancy import Discrepancy, Side, Signal
from factcheck.core.keys import content_key
from factcheck.core.measure import Interval, Measure, Provision
from factcheck.core.vocabulary import Comparator, DiscrepancyKind
from factcheck.match.voices import count_voices

__all__ = ["MOST_SIDES", "Finding", "compose", "first_of", "is_question", "printed_side", "side_of", "spokesman"]

MOST_SIDES = 6
_EXACT_FIRST = {Comparator.EXACT: 0, None: 0, Comparator.APPROX: 1, Comparator.RANGE: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The ingredients of a discrepancy. ``relation`` names the question asked of the claims: with the smallest claim key it makes the key."""

    relation: str
    kind: DiscrepancyKind
    severity: int
    score: float
    sides: tuple[Side, ...]
    explanation: str
    also: tuple[DiscrepancyKind, ...] = ()
    signals: tuple[Signal, ...] = ()
    subject: str | None = None
    metric: str | None = None
    unit: str | None = None
    keys: tuple[str, ...] = field(default=())

    @property
    def first(self) -> str:
        """The smallest key of its claims."""
        return min(self.keys or [claim.key for side in self.sides for claim in side.claims])


def first_of(d: Discrepancy) -> str:
    """The smallest key of the claims of a discrepancy, by which it is known."""
    return min(claim.key for claim in d.claims)


def is_question(d: Discrepancy) -> bool:
    """Is it a question about values, and not what a check found?"""
    return d.key == content_key(["discrepancy", "values", first_of(d)])


def compose(findings: Iterable[Finding]) -> tuple[Discrepancy, ...]:
    """The discrepancies, the most severe first, then by key; of two with one key the more severe stays."""
    best: dict[str, Discrepancy] = {}
    for finding in findings:
        key = content_key(["discrepancy", finding.relation, finding.first])
        made = Discrepancy(
            key=key,
            kind=finding.kind,
            also=tuple(kind for kind in dict.fromkeys(finding.also) if kind is not finding.kind),
            severity=finding.severity,
            score=finding.score,
            subject=finding.subject,
            metric=finding.metric,
            unit=finding.unit,
            sides=finding.sides,
            signals=finding.signals,
            explanation=finding.explanation,
        )
        known = best.get(key)
        if known is None or _rank(made) < _rank(known):
            best[key] = made
    return tuple(sorted(best.values(), key=_rank))


def _rank(made: Discrepancy) -> tuple[object, ...]:
    return (-made.severity, made.key, -made.score, made.explanation)


def spokesman(measures: Sequence[Measure]) -> Measure:
    """The measure that stands for a reading: an exact print before a bound, one that no machine translated, the latest published, the smallest key."""
    return min(
        measures,
        key=lambda m: (
            _EXACT_FIRST.get(m.claim.comparator, 3),
            m.claim.article.machine_translated is True,
            -_day(m),
            m.key,
        ),
    )


def _day(measure: Measure) -> int:
    published = measure.claim.article.published
    return 0 if published is None else published.toordinal()


def side_of(measures: Sequence[Measure], common: Interval | None = None) -> Side:
    """The side that measures of one reading make, its claims in order of publication, then key."""
    ordered = sorted(measures, key=lambda m: (_day(m), m.key))
    speaker = spokesman(ordered)
    firm = common or speaker.firm
    periods = Counter(m.claim.as_of for m in ordered if m.claim.as_of)
    as_of = min(periods, key=lambda text: (-periods[text], text)) if periods else None
    return Side(
        value=speaker.value, value_high=speaker.value_high, low=firm.low, high=firm.high, as_of=as_of, claims=tuple(m.claim for m in ordered), voices=count_voices(ordered),
    )  # fmt: skip


def printed_side(
    measures: Sequence[Measure | Provision],
    *,
    value: Decimal | None = None,
    interval: Interval | None = None,
    working: str | None = None,
    as_of: str | None = None,
) -> Side:
    """A side for claims that are not read as a value (policies, names, dates), or for a computed value with its working."""
    ordered = sorted(measures, key=lambda m: m.key)
    return Side(
        value=value, value_high=None, low=interval.low if interval else None, high=interval.high if interval else None, as_of=as_of or ordered[0].claim.as_of,
        claims=tuple(m.claim for m in ordered), voices=count_voices(ordered), working=working,
    )  # fmt: skip
