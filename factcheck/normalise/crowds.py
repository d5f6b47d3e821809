"""How many different values an article has for one kind of thing: a report with six yardages speaks of six things, not of one six times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from factcheck.core.measure import Measure, Provision

__all__ = ["crowded"]

_Kind = tuple[str, tuple[str, str], str, date | None]


def crowded(items: Iterable[Measure | Provision]) -> list[Measure | Provision]:
    """The measures and provisions in the order given, each measure with the number of values that its article has of its kind.

    Of one kind are those of one dimension, nature and head; in a chronicle, those of one day.
    """
    made = list(items)
    values: dict[_Kind, set[Decimal]] = defaultdict(set)
    for item in made:
        if isinstance(item, Measure) and not item.converted:
            values[_kind(item)].add(item.value)
    return [
        replace(item, crowd=max(1, len(values[_kind(item)]))) if isinstance(item, Measure) else item for item in made
    ]


def _kind(measure: Measure) -> _Kind:
    return measure.article_key, measure.comparable, measure.head, measure.told if measure.chronicle else None
