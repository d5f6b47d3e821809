"""What the figures of one sentence add up to: tried before anything is called a conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from factcheck.core.interval import Interval
from factcheck.core.measure import Measure

__all__ = ["Sums"]


class Sums:
    """What the figures of one sentence add up to: 8 seriously and 261 slightly injured are 269 injured."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        sentences: dict[tuple[str, int, str, str], list[Measure]] = defaultdict(list)
        for measure in measures:
            if measure.nature == "level":
                place = (measure.article_key, measure.claim.context_start)
                sentences[*place, measure.dimension, measure.head].append(measure)
        self._sums: dict[str, list[Interval]] = defaultdict(list)
        for group in sentences.values():
            group.sort(key=lambda m: (m.claim.value_start or 0, m.key))
            self._add(group)

    def _add(self, group: list[Measure]) -> None:
        for first in range(len(group)):
            low: Decimal | None = Decimal(0)
            high: Decimal | None = Decimal(0)
            for last in range(first, min(len(group), first + 4)):
                firm = group[last].firm
                low = None if low is None or firm.low is None else low + firm.low
                high = None if high is None or firm.high is None else high + firm.high
                if last > first:
                    for part in group[first : last + 1]:
                        self._sums[part.key].append(Interval(low, high))

    def explain(self, part: Measure, whole: Measure) -> bool:
        """Is the whole what the part adds up to with its neighbours?"""
        return any(total.meets(whole.firm) for total in self._sums.get(part.key, ()))
