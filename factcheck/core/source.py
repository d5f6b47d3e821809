"""Who publishes: a source under the name that it has now, with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.core.vocabulary import SourceKind

__all__ = ["FACTS", "Source", "SourceName"]

FACTS = ("kind", "owner", "country", "notes")
"""What a person may say of a source, beside its name."""


@dataclass(frozen=True, slots=True)
class SourceName:
    """A name of a source as articles print it, and how many articles bear it."""

    printed: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who publishes.

    ``name`` is what people call it now; ``names`` are those that articles print, its own first, then those that were merged with it. ``country`` is
    an ISO 3166-1 alpha-2 code. What nobody said is None.
    """

    name: str
    names: tuple[SourceName, ...]
    kind: SourceKind | None = None
    owner: str | None = None
    country: str | None = None
    notes: str | None = None
