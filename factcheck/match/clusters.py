"""Which measures are about one thing: clusters by average link, each measure in one. So every claim stands in one question at most."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from factcheck.core.measure import Measure
from factcheck.match.edges import POINTS, Edge
from factcheck.match.entities import Names
from factcheck.match.stops import stop

__all__ = ["JOINED", "LARGEST", "clusters"]

JOINED = 4 * POINTS // 10
"""Two clusters are one where their measures are this sure, on average, to be about the same thing, in points; a pair without an edge counts nothing."""

LARGEST = 60
"""Measures of one cluster at most. Reason: nobody reads a question of more."""


def clusters(edges: Iterable[Edge], names: Names) -> list[dict[str, Measure]]:
    """The clusters of a connected set of edges that have two measures or more, each by key, the clusters by their smallest key.

    The surest two are joined first, until none are sure enough. Nothing is joined that holds two measures which something certain, or a
    reviewer, keeps from being compared.
    """
    measures: dict[str, Measure] = {}
    near: dict[str, dict[str, int]] = defaultdict(dict)
    for edge in edges:
        a, b = edge.keys
        measures[a], measures[b] = edge.a, edge.b
        near[a][b] = near[b][a] = edge.points
    linked = {key: set(others) for key, others in near.items()}
    members = {key: [key] for key in measures}
    heap: list[tuple[int, str, str]] = [
        (-points, a, b) for a, others in near.items() for b, points in others.items() if a < b and points >= JOINED
    ]
    heapq.heapify(heap)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if (
            a not in members
            or b not in members
            or b not in near[a]
            or -mean != _mean(near[a][b], members[a], members[b])
        ):
            continue
        if _are_kept_apart(members[a], members[b], measures, linked, names):
            del near[a][b], near[b][a]
            continue
        members[a] += members.pop(b)
        for other, total in near.pop(b).items():
            del near[other][b]
            if other != a:
                near[a][other] = near[other][a] = near[a].get(other, 0) + total
        for other, total in near[a].items():
            mean = _mean(total, members[a], members[other])
            if mean >= JOINED:
                heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return [
        {key: measures[key] for key in sorted(members[first])} for first in sorted(members) if len(members[first]) > 1
    ]


def _mean(total: int, one: Sequence[str], other: Sequence[str]) -> int:
    return total // (len(one) * len(other))


def _are_kept_apart(
    one: Sequence[str],
    other: Sequence[str],
    measures: Mapping[str, Measure],
    linked: Mapping[str, set[str]],
    names: Names,
) -> bool:
    """Would a cluster of the two be too large, or hold a pair that must not be compared? A pair with an edge may be."""
    if len(one) + len(other) > LARGEST:
        return True
    return any(
        y not in linked[x] and (stop(measures[x], measures[y]) is not None or names.parted(measures[x], measures[y]))
        for x in one
        for y in other
    )
