"""Factcheck on made-up claims: time, memory, and what it found of what was planted. Run by itself, so that its time and memory are its own.

usage: python benchmarks/matching/ours.py CLAIMS [BRUTE] [ADDED]

BRUTE is so many claims that are compared with all others, to see which pairs the blocks lose. ADDED is so many articles that are added one by one after
the comparison. Prints JSON. Seconds are wall time of `match` (names, pairs, questions, checks, series), not of making and normalising the claims.
"""

from __future__ import annotations

import gc
import json
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from factcheck.core.discrepancy import Discrepancy
from factcheck.core.measure import Measure
from factcheck.match import match
from factcheck.match.blocks import pairs
from factcheck.match.edges import edge_of
from factcheck.match.entities import Names
from factcheck.match.weighing import Weighing
from factcheck.normalise import normalise
from matching.rows import Truth, World
from matching.shelf import MemoryShelf

__all__ = ["brute_force", "found_of_planted", "joined", "made"]

Pair = tuple[str, str]


def made(world: World, articles: Iterable[int]) -> tuple[list[Measure], dict[str, Truth]]:
    """The measures of some articles of a world, and the truth of each by its key."""
    measures: list[Measure] = []
    truth = {}
    for number in articles:
        _, claims, facts = world.article(number)
        own = [item for item in normalise(claims) if isinstance(item, Measure)]
        measures += own
        truth |= {item.key: fact for item, fact in zip(own, facts, strict=True)}
    return measures, truth


def joined(discrepancies: Iterable[Discrepancy], severity: int) -> set[Pair]:
    """The pairs of claims that stand on different sides of a discrepancy of a severity or more."""
    found = set()
    for one in discrepancies:
        sides = [[claim.key for claim in side.claims] for side in one.sides] if one.severity >= severity else []
        for at, left in enumerate(sides):
            found |= {_pair(a, b) for right in sides[at + 1 :] for a in left for b in right}
    return found


def found_of_planted(truth: Mapping[str, Truth], found: set[Pair]) -> dict[str, str]:
    """Of the pairs that were planted, by kind, how many are among those found."""
    keys = {fact.number: key for key, fact in truth.items()}
    there, counted = Counter(), Counter()
    for key, fact in truth.items():
        if fact.planted and fact.partner in keys:
            kind = "conflicts" if fact.conflicts else "look-alikes"
            counted[kind] += 1
            there[kind] += _pair(key, keys[fact.partner]) in found
    return {kind: f"{there[kind]}/{counted[kind]}" for kind in sorted(counted)}


def brute_force(measures: Sequence[Measure], sample: int) -> tuple[int, int]:
    """So many pairs with one of some claims are worth a question when all pairs are compared, and so many of them the blocks bring together."""
    names = Names()
    chosen = {one.key for one in random.Random(1).sample(list(measures), min(sample, len(measures)))}  # noqa: S311 - no secret
    brought = {_pair(a.key, b.key) for a, b in pairs(measures, names, []) if a.key in chosen or b.key in chosen}
    weighing = Weighing(names)
    wanted = 0
    kept = 0
    for a in (one for one in measures if one.key in chosen):
        for b in measures:
            if (
                a.key != b.key
                and (b.key not in chosen or a.key < b.key)
                and edge_of(*sorted((a, b), key=_key), weighing)
            ):
                wanted += 1
                kept += _pair(a.key, b.key) in brought
    return wanted, kept


def added(world: World, measures: Sequence[Measure], articles: Sequence[int]) -> list[float]:
    """The seconds that each of some articles takes to be compared with a ledger of the others, all of it in memory."""
    shelf = MemoryShelf()
    homes: dict[str, list[Measure]] = {}
    for one in measures:
        homes.setdefault(one.article_key, []).append(one)
    shelf.fill(homes)
    gc.collect()
    gc.freeze()  # what stands for a ledger on disk is not walked through by the collector
    took = []
    for number in articles:
        article, claims, _ = world.article(number)
        fresh = normalise(claims)
        started = time.perf_counter()
        shelf.compare(article.key, fresh)
        took.append(time.perf_counter() - started)
    return took


def main(claims: int, brute: int = 0, more: int = 0) -> None:
    """Compare, and print what there is to say."""
    world = World(claims)
    measures, truth = made(world, range(world.articles - more))
    started = time.perf_counter()
    done = match(measures, index=True)
    said: dict[str, object] = {"seconds": round(time.perf_counter() - started, 1)}
    said["megabytes"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    edges = set(done.index.edges) if done.index is not None else set()
    said |= {"pairs": len(edges), "discrepancies": len(done.discrepancies), "skipped": done.skipped}
    said["brought together"] = found_of_planted(truth, edges)
    said["raised"] = found_of_planted(truth, joined(done.discrepancies, 2))
    said["raised or hinted"] = found_of_planted(truth, joined(done.discrepancies, 1))
    if brute:
        wanted, kept = brute_force(measures, brute)
        said["of brute force"] = f"{kept}/{wanted}"
    if more:
        took = sorted(added(world, measures, range(world.articles - more, world.articles)))
        said["an article added, median"] = round(took[len(took) // 2], 3)
    print(json.dumps(said))


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _key(measure: Measure) -> str:
    return measure.key


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
