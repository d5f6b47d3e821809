"""Which pairs come and go with some claims, and the connected sets that they touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from factcheck.core.measure import Measure
from factcheck.core.shelf import Block, Pair
from factcheck.match.blocks import CHECKED, LARGEST, may_meet, most_of
from factcheck.match.components import is_sure
from factcheck.match.edges import POINTS, Edge, edge_of
from factcheck.match.stock import Stock
from factcheck.match.weighing import Weighing

__all__ = ["Pairing"]

_EMPTY = Block(0, {})


class Pairing:
    """The pairs of one change. ``keys`` and ``marks`` are those of the fresh claims."""

    def __init__(self, stock: Stock, keys: Mapping[str, Collection[int]], marks: Mapping[str, int]) -> None:
        self._stock, self._shelf = stock, stock.shelf
        self._keys, self._marks = keys, marks
        self._now: dict[int, dict[str, int]] = defaultdict(dict)
        for claim, own in keys.items():
            for key in own:
                if key & 3 != CHECKED:
                    self._now[key][claim] = marks.get(claim, 0)

    def pairs(self) -> tuple[dict[Pair, int], set[Pair]]:
        """The pairs that are found now and were not, with their points, and those that were and are not."""
        fresh, gone = self._stock.fresh, self._stock.gone
        asked, shaken = self._asked()
        stored = self._shelf.edges_of(gone | shaken)
        lost = {pair for pair in stored if not gone.isdisjoint(pair)}
        lost |= self._parted({pair for pair in stored if shaken.issuperset(pair)} - lost - asked)
        resting = {key for pair in asked if fresh.isdisjoint(pair) for key in pair}
        known = stored.keys() | self._shelf.edges_of(resting).keys()
        found = self._weighed(sorted(asked - (known - lost)))
        return found, lost - found.keys()

    def reached(self, found: Mapping[Pair, int], lost: set[Pair]) -> tuple[set[str], list[Edge]]:
        """The claims in a set of sure edges that changed, as it was or as it is, and the edges that touch them, as they are."""
        fresh, gone = self._stock.fresh, self._stock.gone
        beside: dict[str, set[Pair]] = defaultdict(set)
        for pair in found:
            for key in pair:
                beside[key].add(pair)
        newest = set(fresh | gone | {key for pair in (*found, *lost) for key in pair})
        touched: set[str] = set()
        points: dict[Pair, int] = {}
        while newest:
            touched |= newest
            come = {**self._shelf.edges_of(newest), **{pair: found[pair] for key in newest for pair in beside[key]}}
            for pair in lost & come.keys():
                del come[pair]
            points |= come
            newest = {key for pair, weight in come.items() if is_sure(weight) for key in pair} - touched
        items = self._stock.load({key for pair in points for key in pair})
        edges = [Edge(a, b, points[pair] / POINTS) for pair in sorted(points) for a, b in _measures(items, pair)]
        return touched - (gone - fresh), edges

    def _asked(self) -> tuple[set[Pair], set[str]]:
        """The pairs that a block brings together which did not or could not before, and the claims in blocks that have grown too large."""
        gone = self._stock.gone
        before = self._shelf.under(self._now.keys() | self._stock.keys_before(checks=False), LARGEST + len(gone))
        asked: set[Pair] = set()
        shaken: set[str] = set()
        for key in before.keys() | self._now.keys():
            block, come = before.get(key, _EMPTY), self._now.get(key, {})
            stay = {claim: mark for claim, mark in block.marks.items() if claim not in gone}
            if self._size(key, block) > most_of(key):
                if block.size <= most_of(key):
                    shaken |= stay.keys()
            elif block.size > most_of(key):
                asked.update(_among(key, come | stay))
            else:
                asked.update(_with(key, come, stay))
        return asked, shaken

    def _size(self, key: int, block: Block) -> int:
        """How many claims stand under a key now."""
        return block.size - len(block.marks.keys() & self._stock.gone) + len(self._now.get(key, ()))

    def _weighed(self, pairs: Sequence[Pair]) -> dict[Pair, int]:
        """The points of those pairs that may be about the same thing."""
        items, weighing = self._stock.load({key for pair in pairs for key in pair}), Weighing(self._stock.names)
        edges = ((pair, edge_of(a, b, weighing)) for pair in pairs for a, b in _measures(items, pair))
        return {pair: edge.points for pair, edge in edges if edge is not None}

    def _parted(self, pairs: set[Pair]) -> set[Pair]:
        """The pairs that no block brings together any more."""
        claims = {key for pair in pairs for key in pair}
        keys = {claim: set(own) for claim, own in self._shelf.keys_of(claims).items()}
        keys |= {claim: set(self._keys[claim]) for claim in claims & self._stock.fresh}
        shared = {key for a, b in pairs for key in keys[a] & keys[b] if key & 3 != CHECKED}
        blocks = self._shelf.under(shared, LARGEST + len(self._stock.gone))

        def stands(a: str, b: str, key: int) -> bool:
            block = blocks.get(key, _EMPTY)
            marks = {**block.marks, **self._now.get(key, {})}
            return self._size(key, block) <= most_of(key) and may_meet(key, marks[a], marks[b])

        return {(a, b) for a, b in pairs if not any(stands(a, b, key) for key in keys[a] & keys[b] & shared)}


def _measures(items: Mapping[str, object], pair: Pair) -> Iterator[tuple[Measure, Measure]]:
    """The two measures of a pair; nothing but measures stands under the keys of blocks."""
    a, b = (items[key] for key in pair)
    if isinstance(a, Measure) and isinstance(b, Measure):
        yield a, b


def _with(key: int, come: Mapping[str, int], stay: Mapping[str, int]) -> Iterator[Pair]:
    """The pairs under a key that have one of those that came."""
    yield from _among(key, come)
    for one, mark in come.items():
        for other, seen in stay.items():
            if may_meet(key, mark, seen):
                yield (one, other) if one < other else (other, one)


def _among(key: int, members: Mapping[str, int]) -> Iterator[Pair]:
    """The pairs under a key."""
    for one, other in combinations(sorted(members), 2):
        if may_meet(key, members[one], members[other]):
            yield one, other
