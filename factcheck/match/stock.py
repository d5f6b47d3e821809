"""What a change to a ledger looks things up in: the ledger as it was, and the claims that were loaded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from factcheck.core.measure import Measure
from factcheck.core.shelf import Shelf
from factcheck.match.blocks import CHECKED
from factcheck.match.checks.check import Item
from factcheck.match.entities import Names
from factcheck.match.rulings import with_bridges

__all__ = ["Read", "Stock"]

Read = Callable[[Collection[str]], Iterable[Item]]
"""Claims, each normalised with its article; further claims of the articles may be given too."""


class Stock:
    """A ledger whose ``articles`` state what is ``fresh`` now, and do not state what is ``gone`` any more (a claim may be both)."""

    def __init__(
        self, fresh: Iterable[Item], articles: Collection[str], shelf: Shelf, read: Read, names: Names
    ) -> None:
        self.articles, self.shelf, self.names = frozenset(articles), shelf, names
        self._read = read
        self._items: dict[str, Item] = {}
        self._before = shelf.claims_of(self.articles)
        self.gone = frozenset(self._before)
        self._take(fresh)
        self.fresh = frozenset(self._items)

    def _take(self, items: Iterable[Item]) -> None:
        distinct = {item.key: item for item in items}
        measures = [item for item in distinct.values() if isinstance(item, Measure)]
        self._items |= distinct
        self._items |= {measure.key: measure for measure in with_bridges(measures, self.names.rulings)}

    def keys_before(self, *, checks: bool) -> set[int]:
        """The keys of checks, or of blocks, under which the claims of the articles were stored."""
        return {key for keys in self._before.values() for key in keys if (key & 3 == CHECKED) is checks}

    def load(self, claims: Collection[str]) -> Mapping[str, Item]:
        """All that is loaded, with some claims that the ledger has now."""
        missing = sorted(key for key in claims if key not in self._items)
        if missing:
            self._take(self._read(missing))
        return self._items

    def home(self, article: str) -> list[Item]:
        """All that an article states, in order of the keys."""
        if article in self.articles:
            return [item for key in sorted(self.fresh) if (item := self._items[key]).article_key == article]
        claims = sorted(self.shelf.claims_of([article]))
        items = self.load(claims)
        return [items[claim] for claim in claims]
