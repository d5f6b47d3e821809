"""A line of a file of claims that another program made, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["BadLine", "ClaimLine", "LineFault", "LineOutcome", "LineState"]


class LineState(StrEnum):
    """What became of a line: its claim was taken, the ledger has it already, or it was refused."""

    ACCEPTED = "accepted"
    KNOWN = "known"
    REFUSED = "refused"


class LineFault(StrEnum):
    """Why a line is refused."""

    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    NOT_AN_OBJECT = "not_an_object"
    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"
    BAD_FIELD = "bad_field"
    NO_ARTICLE = "no_article"
    UNKNOWN_ARTICLE = "unknown_article"
    NO_QUOTE = "no_quote"
    QUOTE_NOT_FOUND = "quote_not_found"
    QUOTE_REPEATED = "quote_repeated"
    FIGURE_NOT_FOUND = "figure_not_found"
    FIGURE_REPEATED = "figure_repeated"
    VALUE_DIFFERS = "value_differs"
    UNIT_DIFFERS = "unit_differs"
    SAYS_TOO_LITTLE = "says_too_little"
    CONTRADICTS = "contradicts"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """What a line says of a claim, read but not checked against any article.

    ``number`` counts from 1. ``said`` has the fields that say something, in words, numbers in plain digits or as they were written; ``places``
    those that are places in the article's text; ``unknown`` are keys that mean nothing here.
    """

    number: int
    said: Mapping[str, str]
    places: Mapping[str, int] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that cannot be read as a claim, and why, in words."""

    number: int
    fault: LineFault
    what: str
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOutcome:
    """What became of a line.

    ``claim`` is the number of the claim that was made of it, or that is known; None for a refused line, or where nothing was written. ``what`` says why it was
    refused; ``notes`` what was taken in another way than it was given, or what the ledger says otherwise.
    """

    line: int
    state: LineState
    article: str | None = None
    claim: str | None = None
    fault: LineFault | None = None
    what: str | None = None
    notes: tuple[str, ...] = ()

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        return {
            "line": self.line,
            "state": str(self.state),
            "article": self.article,
            "claim": self.claim,
            "reason": None if self.fault is None else str(self.fault),
            "what": self.what,
            "notes": list(self.notes),
        }
