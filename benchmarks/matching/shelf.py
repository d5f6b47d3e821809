"""A ledger in memory that counts what is read from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from factcheck.core.discrepancy import Alias, Discrepancy
from factcheck.core.shelf import Block, Pair
from factcheck.match import match
from factcheck.match.checks.check import Item
from factcheck.match.incremental import Change, match_change


class MemoryShelf:
    """What a ledger keeps of its last comparison, in dictionaries."""

    def __init__(self) -> None:
        self.texts: dict[str, list[Item]] = {}
        self.home: dict[str, str] = {}
        self.items: dict[str, Item] = {}
        self.keys: dict[str, tuple[int, ...]] = {}
        self.members: dict[int, dict[str, int]] = defaultdict(dict)
        self.pairs: dict[str, dict[Pair, int]] = defaultdict(dict)
        self.found: dict[str, Discrepancy] = {}
        self.on_claim: dict[str, set[str]] = defaultdict(set)
        self.on_article: dict[str, set[str]] = defaultdict(set)
        self.read: Counter[str] = Counter()

    def fill(self, articles: dict[str, list[Item]], aliases: tuple[Alias, ...] = ()) -> None:
        """As a comparison of everything leaves it."""
        done = match([item for items in articles.values() for item in items], aliases=aliases, index=True)
        if done.index is None:
            raise ValueError("the comparison left no index")
        self.texts = dict(articles)
        for article, items in articles.items():
            self._shelve({item.key: done.index.keys[item.key] for item in items}, done.index.marks, article)
        for pair, points in done.index.edges.items():
            self._tie(pair, points)
        for one in done.discrepancies:
            self._put(one)

    def compare(self, article: str, items: list[Item], aliases: tuple[Alias, ...] = ()) -> Change:
        """What an article would change."""
        return match_change(items, [article], self, self.claims, aliases=aliases)

    def add(self, article: str, items: list[Item], aliases: tuple[Alias, ...] = ()) -> Change:
        """Compares an article, new or in a new version, and keeps what changed."""
        change = self.compare(article, items, aliases)
        for claim in self.claims_of([article]):
            for key in self.keys.pop(claim):
                del self.members[key][claim]
            del self.home[claim], self.items[claim]
        for pair in change.lost:
            for claim in pair:
                del self.pairs[claim][pair]
        self.texts[article] = items
        self._shelve(change.keys, change.marks, article)
        for pair, points in change.found.items():
            self._tie(pair, points)
        for key in change.replaced:
            one = self.found.pop(key)
            for claim in one.claims:
                self.on_claim[claim.key].discard(key)
                self.on_article[claim.article.key].discard(key)
        for one in change.discrepancies:
            if one.key in self.found:
                raise ValueError(f"{one.key} is there already and was not replaced")
            self._put(one)
        return change

    def _shelve(self, keys: dict[str, Collection[int]], marks: Mapping[str, int], article: str) -> None:
        self.items |= {item.key: item for item in self.texts[article]}
        for claim, own in keys.items():
            self.home[claim], self.keys[claim] = article, tuple(own)
            for key in own:
                self.members[key][claim] = marks.get(claim, 0)

    def _tie(self, pair: Pair, points: int) -> None:
        for claim in pair:
            self.pairs[claim][pair] = points

    def _put(self, one: Discrepancy) -> None:
        self.found[one.key] = one
        for claim in one.claims:
            self.on_claim[claim.key].add(one.key)
            self.on_article[claim.article.key].add(one.key)

    def claims_of(self, articles: Collection[str]) -> dict[str, tuple[int, ...]]:
        return {item.key: self.keys[item.key] for name in articles for item in self.texts.get(name, ())}

    def keys_of(self, claims: Collection[str]) -> dict[str, tuple[int, ...]]:
        return {claim: self.keys[claim] for claim in claims}

    def under(self, keys: Collection[int], most: int) -> dict[int, Block]:
        self.read["keys"] += len(keys)
        return {
            key: Block(len(found), found if len(found) <= most else {})
            for key in keys
            if (found := self.members.get(key))
        }

    def edges_of(self, claims: Collection[str]) -> dict[Pair, int]:
        return {pair: points for claim in claims for pair, points in self.pairs.get(claim, {}).items()}

    def articles_of(self, claims: Collection[str]) -> dict[str, str]:
        return {claim: self.home[claim] for claim in claims}

    def claims(self, keys: Collection[str]) -> Iterable[Item]:
        self.read["claims"] += len(keys)
        return [self.items[key] for key in keys]

    def discrepancies_of(self, claims: Collection[str]) -> list[Discrepancy]:
        return [self.found[key] for key in sorted({key for claim in claims for key in self.on_claim.get(claim, ())})]

    def discrepancies_in(self, articles: Collection[str]) -> list[Discrepancy]:
        return [self.found[key] for key in sorted({key for name in articles for key in self.on_article.get(name, ())})]
