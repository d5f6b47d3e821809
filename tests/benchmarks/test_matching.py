"""The benchmark of matching at a small size: the blocks lose next to nothing, and articles added one by one change nothing."""

from __future__ import annotations

from matching.ours import brute_force, found_of_planted, joined, made
from matching.rows import World
from matching.shelf import MemoryShelf

from factcheck.match import match

SIZE = 2000


def test_claims_are_the_same_for_the_same_seed() -> None:
    one, other = (World(300, seed=9).article(3) for _ in range(2))
    assert one == other
    assert World(300, seed=8).article(3)[0] != one[0]


def test_the_blocks_keep_what_all_pairs_would_give() -> None:
    world = World(SIZE)
    measures, _ = made(world, range(world.articles))
    wanted, kept = brute_force(measures, 60)
    assert wanted > 50
    assert kept >= 0.99 * wanted


def test_conflicts_are_brought_together_and_look_alikes_are_not_raised() -> None:
    world = World(SIZE)
    measures, truth = made(world, range(world.articles))
    done = match(measures, index=True)
    assert done.index is not None
    met = found_of_planted(truth, set(done.index.edges))
    there, planted = map(int, met["conflicts"].split("/"))
    assert there >= 0.95 * planted
    raised, alike = map(int, found_of_planted(truth, joined(done.discrepancies, 2))["look-alikes"].split("/"))
    assert raised <= 0.02 * alike


def test_articles_added_to_what_was_compared_give_what_comparing_all_gives() -> None:
    world = World(600)
    measures, _ = made(world, range(world.articles))
    homes: dict[str, list[object]] = {}
    for one in measures:
        homes.setdefault(one.article_key, []).append(one)
    order = list(homes)
    shelf = MemoryShelf()
    shelf.fill({name: homes[name] for name in order[:-3]})  # type: ignore[misc]
    for name in order[-3:]:
        shelf.add(name, homes[name])  # type: ignore[arg-type]
    whole = {one.key: (one.severity, one.explanation) for one in match(measures).discrepancies}
    assert {key: (one.severity, one.explanation) for key, one in shelf.found.items()} == whole
