"""Articles added one by one, in any order, give what comparing them all at once gives; and only what is touched is read."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching.rows import World
from matching.shelf import MemoryShelf

from factcheck import extract_claims
from factcheck.core.article import Article
from factcheck.core.discrepancy import Alias, Discrepancy
from factcheck.ingest import read_path
from factcheck.match import blocks, checked, checking, match, restraint
from factcheck.match.checks.check import Item
from factcheck.normalise import normalise

SEEDS = Path(__file__).parents[2] / "seeds"
Articles = dict[str, list[Item]]


def state(found: list[Discrepancy]) -> dict[str, object]:
    """What a reviewer would see of discrepancies."""
    return {
        one.key: (one.kind, one.also, one.severity, one.score, one.signals, one.explanation, [[claim.key for claim in side.claims] for side in one.sides])
        for one in found
    }  # fmt: skip


def whole(articles: Articles, aliases: tuple[Alias, ...] = ()) -> dict[str, object]:
    return state(list(match([item for items in articles.values() for item in items], aliases=aliases).discrepancies))


@lru_cache(maxsize=8)
def world(seed: int, articles: int = 30) -> Articles:
    """Articles of a small world, so that they have much to do with one another."""
    made = World(articles * 12, seed)
    return {
        article.key: normalise(claims[:12]) for article, claims, _ in (made.article(at) for at in range(made.articles))
    }


@lru_cache(maxsize=1)
def shipped() -> Articles:
    """The articles that ship with the program, each with a second version whose figures were changed."""
    found = {}
    for path in sorted(SEEDS.iterdir()):
        if path.suffix in {".txt", ".md"}:
            text = read_path(path).text
            for at in range(2):
                article = Article(text=text if at == 0 else text.replace("1", "3"), source=f"{path.stem} {at}")
                found[article.key] = normalise(extract_claims(article))
    return found


def added(articles: Articles, order: list[str], aliases: tuple[Alias, ...] = ()) -> MemoryShelf:
    kept = MemoryShelf()
    for name in order:
        kept.add(name, articles[name], aliases)
    return kept


@settings(max_examples=5)
@given(seed=st.integers(0, 3), random=st.randoms(use_true_random=False))
def test_one_by_one_in_any_order_gives_what_all_at_once_gives(seed: int, random: Random) -> None:
    articles = world(seed)
    order = sorted(articles)
    random.shuffle(order)
    order = order[: random.randint(5, len(order))]
    kept = added(articles, order)
    assert state(list(kept.found.values())) == whole({name: articles[name] for name in order})


@pytest.mark.parametrize("turn", range(3))
def test_the_articles_that_ship_one_by_one(turn: int) -> None:
    articles = shipped()
    assert len(articles) > 5
    order = sorted(articles, key=lambda name: name[turn:])
    assert state(list(added(articles, order).found.values())) == whole(articles)


@settings(max_examples=4)
@given(random=st.randoms(use_true_random=False))
def test_blocks_that_grow_too_large_and_shrink_again(random: Random) -> None:
    articles = world(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_MOST", {blocks.FIRM: 6, blocks.LOOSE: 3, blocks.ASKING: 5})
        order = sorted(articles)
        random.shuffle(order)
        kept = added(articles, order[:9])
        now = {name: articles[name] for name in order[:9]}
        for name in order[:9:2]:
            now[name] = random.sample(articles[name], 9)
            kept.add(name, now[name])
        for name in order[1:4:2]:
            now[name] = []
            kept.add(name, [])
        assert state(list(kept.found.values())) == whole(now)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_held_back_changes_with_what_is_added(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(restraint, "RAISED_FOR_AN_ARTICLE", 1)
    articles = world(seed)
    kept = added(articles, sorted(articles))
    held = [one for one in kept.found.values() if any(signal.name == restraint.HELD_BACK for signal in one.signals)]
    assert len(held) > 2
    assert state(list(kept.found.values())) == whole(articles)


def test_rulings_of_reviewers_hold_for_what_is_added() -> None:
    articles = world(2)
    names = sorted({item.claim.subject for items in articles.values() for item in items})[:6]
    aliases = (Alias(names[0], names[3], same=True), Alias(names[1], names[4], same=False))
    kept = added(articles, sorted(articles), aliases)
    assert state(list(kept.found.values())) == whole(articles, aliases)


def test_a_ledger_that_was_compared_as_a_whole_takes_more() -> None:
    articles = world(3)
    order = sorted(articles)
    kept = MemoryShelf()
    kept.fill({name: articles[name] for name in order[:10]})
    for name in order[10:]:
        kept.add(name, articles[name])
    assert state(list(kept.found.values())) == whole(articles)


def test_what_a_check_finds_inside_an_article_that_is_added() -> None:
    headline = "Norland's Ministry approved Merrow Harbour as a national pilot to test private ferry pricing."
    body = "The Ministry of Ports has approved Merrow Harbour as a national pilot region for trying ferry fares by law."
    article = Article(text=f"{headline}\n{body}", source="The Pilot")
    articles = {**world(0), article.key: normalise(extract_claims(article))}
    kept = added(articles, sorted(articles, key=article.key.__eq__))
    assert "policy" in {one.kind for one in kept.found.values()}
    assert state(list(kept.found.values())) == whole(articles)


def test_a_group_that_is_too_large_is_left_out_of_an_addition_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (checked, checking):
        monkeypatch.setattr(module, "LARGEST_GROUP", 3)
    articles = world(0)
    kept = MemoryShelf()
    skipped = {said for name in sorted(articles) for said in kept.add(name, articles[name]).skipped}
    assert all(any(f"{size} claims under" in said for said in skipped) for size in (4, 5, 6))
    assert state(list(kept.found.values())) == whole(articles)


def test_an_article_on_nothing_known_reads_nothing() -> None:
    articles = world(0)
    kept = added(articles, sorted(articles))
    other = Article(text="Quillon Abbey counted 1,204 psalters in 1871.", source="The Abbot")
    kept.read.clear()
    kept.add(other.key, normalise(extract_claims(other)))
    assert kept.read["claims"] == 0
