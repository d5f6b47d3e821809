"""What a report is made of. It holds no clock: the same ledger gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.core.article import Article
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import State

__all__ = ["ArticleLine", "Contents"]

_OPEN = frozenset((State.OPEN, State.REOPENED, State.WAITING))


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article of the report and how many claims were read in it."""

    article: Article
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything that a format may print.

    ``discrepancies`` come in the order in which they are to be read. ``facts`` are pairs of words that say what the report was made from
    (the program's version, the lexicon's, the run), printed as they stand at the end.
    """

    discrepancies: tuple[Discrepancy, ...]
    articles: tuple[ArticleLine, ...]
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def open(self) -> tuple[Discrepancy, ...]:
        """The discrepancies that wait for a decision."""
        return tuple(found for found in self.discrepancies if found.state in _OPEN)

    @property
    def closed(self) -> tuple[Discrepancy, ...]:
        """The others: resolved, settled or stale."""
        return tuple(found for found in self.discrepancies if found.state not in _OPEN)
