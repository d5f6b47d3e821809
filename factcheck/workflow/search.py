"""Words looked up in the whole ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.store.search import Hit, SearchFilter

__all__ = ["HitRow", "SearchFilter", "Searched", "search"]


@dataclass(frozen=True, slots=True)
class HitRow:
    """A line of what a search found: a claim, with the spans of its article's text that were looked for."""

    hit: Hit

    def as_record(self) -> dict[str, object]:
        """The record of the claim, with the title of its article, the spans of the hits (in the article's text, as ``start`` and ``end`` are) and the score."""
        claim = self.hit.claim
        return claim.as_record() | {
            "title": claim.article.title,
            "hits": [list(span) for span in self.hit.spans],
            "score": self.hit.score,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """The hits, the best first, and how many there are in all."""

    rows: tuple[HitRow, ...]
    total: int


def search(address: str, said: str, *, without: Sequence[str] = (), filters: SearchFilter) -> Searched:
    """The claims of a ledger in whose quotes, names or titles the words stand. ``filters`` need no words: they come from what is ``said``.

    Raises UsageError for words that make no sense, a LedgerError where the ledger cannot be opened.
    """
    from factcheck.store.engine import open_ledger
    from factcheck.store.search import search_claims
    from factcheck.store.search_words import expression

    wanted = replace(filters, words=expression(said, without))
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        found = search_claims(connection, wanted)
    return Searched(rows=tuple(HitRow(hit) for hit in found.hits), total=found.total)
