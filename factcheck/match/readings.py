"""Do two prints agree? And the readings of a series: the sets of claims that state one value."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.core.measure import Interval, Measure
from factcheck.core.vocabulary import Comparator
from factcheck.lexicon.roundness import LOOSE_FLOOR

__all__ = ["add_up", "agreement", "readings"]

_FLOORS = frozenset([Comparator.MORE_THAN, Comparator.AT_LEAST])
_CEILINGS = frozenset([Comparator.LESS_THAN, Comparator.AT_MOST])


def agreement(a: Measure, b: Measure) -> str:
    """``agree`` (a value in common), ``rounding`` (a value in common when prints are taken as rounded), or ``disagree``.

    A floor below the other's value by more than a fifth, or two floors of different height, disagree although no one of them
    is wrong: they are two states of one count. `Nearly 100` and `over 100` are one figure in two qualities.
    """
    if a.firm.meets(b.firm):
        return "agree"
    if a.value == b.value and Comparator.EXACT not in {a.claim.comparator, b.claim.comparator}:
        return "rounding"
    bounded = _bounded(a), _bounded(b)
    if any(bounded):
        if all(bounded) and bounded[0] == bounded[1]:
            return "disagree"
        return "agree" if a.compatible.meets(b.compatible) and _is_near(a, b) else "disagree"
    return "rounding" if a.compatible.meets(b.compatible) else "disagree"


def add_up(a: Measure, b: Measure) -> bool:
    """Do the figures of the sentence of one add up to the other: 8 and 261 to 269? Tried before anything is called a conflict."""
    return any(total.meets(b.firm) for total in a.sums) or any(total.meets(a.firm) for total in b.sums)


def _bounded(measure: Measure) -> str:
    comparator = measure.claim.comparator
    return "floor" if comparator in _FLOORS else "ceiling" if comparator in _CEILINGS else ""


def _is_near(a: Measure, b: Measure) -> bool:
    low, high = sorted((abs(a.value), abs(b.value)))
    return high <= low * LOOSE_FLOOR


def readings(measures: Iterable[Measure]) -> list[tuple[Interval, list[Measure]]]:
    """The claims in sets with a common intersection, each as large as it can be, in order of low bound.

    Each claim is in one set. Agreement is not transitive, so that the order is part of the definition: by low bound, high bound, key.
    """
    found: list[tuple[Interval, list[Measure]]] = []
    for measure in sorted(measures, key=_order):
        if found and found[-1][0].meets(measure.firm):
            common, members = found[-1]
            members.append(measure)
            found[-1] = (common.common(measure.firm), members)
        else:
            found.append((measure.firm, [measure]))
    return found


def _order(measure: Measure) -> tuple[object, ...]:
    low, high = measure.firm.low, measure.firm.high
    return (low is not None, low or 0, high is None, high or 0, measure.key)
