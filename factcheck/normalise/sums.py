"""What the figures of one sentence add up to: 8 seriously and 261 slightly injured are 269 injured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.core.interval import Interval
from factcheck.core.measure import Measure, Provision

__all__ = ["with_sums"]

_MOST = 4
"""Figures in a row that are added up."""
_NOTHING = Interval.point(Decimal(0))


def with_sums(items: Iterable[Measure | Provision]) -> list[Measure | Provision]:
    """The measures and provisions in the order given, each level with the sums of the runs of two to four figures of its kind in its sentence that it is in."""
    made = list(items)
    sentences: dict[tuple[str, int, str, str], list[Measure]] = defaultdict(list)
    for item in made:
        if isinstance(item, Measure) and item.nature == "level":
            sentences[item.article_key, item.claim.context_start, item.dimension, item.head].append(item)
    sums: dict[str, list[Interval]] = defaultdict(list)
    for group in sentences.values():
        _add(sorted(group, key=lambda m: (m.claim.value_start or 0, m.key)), sums)
    return [
        replace(item, sums=tuple(sums[item.key])) if isinstance(item, Measure) and item.key in sums else item
        for item in made
    ]


def _add(group: Sequence[Measure], sums: dict[str, list[Interval]]) -> None:
    for first in range(len(group)):
        total = _NOTHING
        for last in range(first, min(len(group), first + _MOST)):
            total = total.plus(group[last].firm)
            if last > first:
                for part in group[first : last + 1]:
                    sums[part.key].append(total)
