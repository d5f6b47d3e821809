"""What a review session walks: discrepancies or claims, all that wait or those that a filter lets through."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.core.vocabulary import DiscrepancyKind

__all__ = ["CLAIMS", "DISCREPANCIES", "Scope"]

DISCREPANCIES = "discrepancies"
CLAIMS = "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a session is ``about``, and the filter; None lets everything through.

    ``min_severity`` (1 to 5) and ``kind`` are those of discrepancies. ``source`` and ``subject`` are parts of names, one of which must fit; each word of
    ``text`` must stand in a quote, a title or a name. Upper and lower case are alike.
    """

    about: str = DISCREPANCIES
    min_severity: int | None = None
    kind: DiscrepancyKind | None = None
    source: str | None = None
    subject: str | None = None
    text: str | None = None

    @property
    def is_whole(self) -> bool:
        """Does it let everything through?"""
        return self == self.whole

    @property
    def whole(self) -> Scope:
        """The same without its filter."""
        return Scope(about=self.about)

    def narrowed(self, other: Scope) -> Scope:
        """Another filter for what this one is about."""
        return replace(other, about=self.about)
