"""Articles that tell of one event: how near two articles are when their neighbours are asked too.

Two reports of one quake may share few words, and two of different quakes some; the groups that they belong to are further apart than the reports are.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from factcheck.core.measure import Measure, Topic
from factcheck.lexicon.rarity import is_familiar
from factcheck.match.likeness import likeness

__all__ = ["CLUSTERED", "TOGETHER", "Events"]

CLUSTERED = 0.24
"""Mean likeness from which two groups of articles are one. Reason: reports of one event have 0.3 to 0.6 by the weights of the rarity table, reports of
two events of one sort in one country 0.1 to 0.2."""

TOGETHER = 0.34
"""What two articles of one group are alike at least: the group speaks for them."""

_COMMON_NAME = 60
"""A name in more articles than this brings none of them together by itself."""


class Events:
    """Groups of articles by average link. A function of the set of articles: their order changes nothing."""

    def __init__(self, measures: Iterable[Measure], skipped: list[str]) -> None:
        self._topics = {m.article_key: m.article for m in measures}
        self._pairs = _near_pairs(self._topics, skipped)
        self._group = _average_link(sorted(self._topics), self._pairs)
        self._sizes = Counter(self._group.values())

    def of(self, article_key: str) -> str:
        """The group of an article, named by one of its articles."""
        return self._group.get(article_key, article_key)

    def size(self, group: str) -> int:
        """How many articles a group has."""
        return self._sizes.get(group, 1)

    def nearness(self, a: Measure, b: Measure) -> float:
        """How near the articles of two measures are, 0 to 1: within a group at least TOGETHER."""
        own = self._pairs.get(_ordered(a.article_key, b.article_key))
        if own is None:
            own = likeness(a.article, b.article)
        return max(own, TOGETHER) if self._group.get(a.article_key, "") == self._group.get(b.article_key) else own

    def apart(self, a: Measure, b: Measure) -> bool:
        """Are their articles in two groups of two articles or more each, so that two events are known to be told of?"""
        first, second = self._group.get(a.article_key), self._group.get(b.article_key)
        if first is None or second is None or first == second:
            return False
        return min(self._sizes[first], self._sizes[second]) > 1


def _ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _near_pairs(topics: dict[str, Topic], skipped: list[str]) -> dict[tuple[str, str], float]:
    """The likeness of the articles that have a telling name in common."""
    holders: dict[str, list[str]] = defaultdict(list)
    for key in sorted(topics):
        for name in topics[key].names:
            if not is_familiar(name):
                holders[name].append(key)
    found: dict[tuple[str, str], float] = {}
    for name in sorted(holders):
        keys = holders[name]
        if len(keys) > _COMMON_NAME:
            skipped.append(f"{len(keys)} articles have the name {name!r}: too many to group by it")
            continue
        for pair in combinations(keys, 2):
            if pair not in found:
                found[pair] = likeness(topics[pair[0]], topics[pair[1]])
    return found


def _average_link(keys: list[str], pairs: dict[tuple[str, str], float]) -> dict[str, str]:
    """The group of each article, named by its smallest key. The nearest two groups are joined until none are near enough."""
    members = dict.fromkeys(keys, 1)
    group = {key: key for key in keys}
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), value in pairs.items():
        near[a][b] = near[b][a] = value
    heap = [(-value, a, b) for (a, b), value in pairs.items() if value >= CLUSTERED]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if (
            a not in members
            or b not in members
            or -value != round(near[a].get(b, 0.0) / (members[a] * members[b]), 12)
            and members[a] * members[b] > 1
        ):
            continue
        for other, total in near.pop(b).items():
            del near[other][b]
            if other != a:
                near[a][other] = near[other][a] = near[a].get(other, 0.0) + total
        members[a] += members.pop(b)
        group = {key: a if at == b else at for key, at in group.items()}
        for other, total in near[a].items():
            mean = round(total / (members[a] * members[other]), 12)
            if mean >= CLUSTERED:
                heapq.heappush(heap, (-mean, *_ordered(a, other)))
    return group
