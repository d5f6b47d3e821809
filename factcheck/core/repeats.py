"""How much of what a source prints others printed before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from factcheck.core.vocabulary import SourceKind

__all__ = ["Printed", "Repeats"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An article as it is held against others. ``key`` names it; ``source`` is the present name of who publishes it, None where unknown, ``kind`` what a person said that is.

    ``quotes`` are the words of its claims, each with how many claims have them; ``claims`` is how many it has in all. ``credits`` are its own words on whom it has its text from.
    """

    key: str
    source: str | None
    kind: SourceKind | None = None
    published: date | None = None
    text_hash: str
    claims: int = 0
    quotes: Mapping[str, int] = field(default_factory=dict)
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeats:
    """How many of a source's ``articles`` repeat an earlier one of another source, and how many of its ``claims`` stand there in the same words.

    ``origins`` are the sources repeated, with how many articles repeat each; ``credited`` the agencies that further articles say they have their text from, although no
    such text is in the ledger. Both most first, then by name.
    """

    articles: int = 0
    claims: int = 0
    repeated_claims: int = 0
    origins: tuple[tuple[str, int], ...] = ()
    credited: tuple[tuple[str, int], ...] = ()

    @property
    def repeating(self) -> int:
        """How many articles repeat another."""
        return sum(count for _, count in self.origins)

    @property
    def told(self) -> str:
        """In words: ``12 of 40 articles repeat Xinhua (9), AFP (3)``; empty where there is nothing to tell."""
        said = []
        if self.origins:
            verb = "repeats" if self.repeating == 1 else "repeat"
            articles = "article" if self.articles == 1 else "articles"
            said.append(f"{self.repeating:,} of {self.articles:,} {articles} {verb} {_listed(self.origins)}")
        if self.credited:
            count = sum(count for _, count in self.credited)
            verb = "names" if count == 1 else "name"
            more = " more" if self.origins else f" of {self.articles:,}"
            said.append(f"{count:,}{more} {verb} {_listed(self.credited)}")
        return "; ".join(said)

    def as_record(self) -> dict[str, object]:
        """The dict that stands in NDJSON."""
        return {
            "repeating": self.repeating,
            "repeated_claims": self.repeated_claims,
            "origins": dict(self.origins),
            "credited": dict(self.credited),
        }


_SHOWN = 3


def _listed(counted: tuple[tuple[str, int], ...]) -> str:
    """``Xinhua (9), AFP (3)``; after three of them how many there are."""
    left = counted[_SHOWN:]
    more = [f"{len(left):,} more ({sum(count for _, count in left):,})"] if left else []
    return ", ".join([*(f"{name} ({count:,})" for name, count in counted[:_SHOWN]), *more])
