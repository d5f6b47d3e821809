"""A writer's draft beside a ledger: what its claims meet there, and what the ledger answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy, Series
from factcheck.core.vocabulary import DiscrepancyKind

__all__ = [
    "Answer",
    "Answered",
    "Compared",
    "DraftLine",
    "LinePlace",
    "Meeting",
    "Reference",
    "Relation",
    "worst_first",
]


class Answer(StrEnum):
    """What a ledger says to a claim of a draft, the worst first."""

    CONTRADICTED = "contradicted"
    OLDER = "older"
    UNKNOWN = "unknown"
    CONFIRMED = "confirmed"


class Relation(StrEnum):
    """What a claim is to one of a draft that speaks of the same thing.

    ``SAME``: it states the same value; ``ROUNDED``: it does when both are read as rounded; ``ALIKE``: the same value, of something that is not quite
    the same (a target, a part); ``DIFFERS``: another value for the same time, or for a time that is not known; ``LATER`` and ``EARLIER``: another value, for
    another time.
    """

    SAME = "same"
    ROUNDED = "rounded"
    ALIKE = "alike"
    DIFFERS = "differs"
    LATER = "later"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A claim of a draft (``claim``) and another claim that speaks of the same thing: one of the ledger, or one of the draft itself (``is_own``).

    ``relation`` is ``same``, ``rounded``, ``alike`` or ``differs``; ``score``, 0 to 1, is how sure it is that they speak of the same thing. ``kind``, ``severity`` and
    ``explanation`` are those that a discrepancy of the two alone would have; where they agree, only the explanation of ``alike`` is not empty. ``day`` and ``other_day``
    are the days that they are for, as well as they are known (proleptic Gregorian ordinals, 0 unknown); ``is_dated`` says that the draft's words name a time.
    """

    claim: Claim
    other: Claim
    relation: Relation
    score: float
    day: int
    other_day: int
    is_dated: bool
    is_own: bool = False
    kind: DiscrepancyKind | None = None
    severity: int = 0
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What comparing a draft with a ledger gives.

    ``discrepancies`` are those that checks find on its claims (arithmetic, policies, dates); ``series`` are those that its claims would stand in. ``skipped`` says, in words, what
    was not compared and why.
    """

    meetings: tuple[Meeting, ...]
    discrepancies: tuple[Discrepancy, ...]
    series: tuple[Series, ...]
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A claim to cite, or to look at, and what it is to the claim of the draft."""

    claim: Claim
    relation: Relation

    def as_record(self) -> dict[str, object]:
        """The dict that stands in the record of an answer. A claim of the draft itself has no number."""
        article = self.claim.article
        return {
            "claim": self.claim.id,
            "relation": str(self.relation),
            "value_text": self.claim.value_text,
            "as_of": self.claim.as_of,
            "status": str(self.claim.status),
            "source": article.publisher,
            "published": None if article.published is None else article.published.isoformat(),
            "title": article.title,
            "address": article.address if article.is_online else None,
            "quote": self.claim.quote,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a ledger answers to a claim of a draft.

    ``severity`` is that of the difference, 1 to 5, None where there is none; ``explanation`` says why in sentences. ``references`` begin with the one to
    cite. ``decided`` are the decisions of reviewers on what is referred to, in words; ``undecided`` the numbers of the discrepancies (``D3``) that it stands in and nobody has
    decided.
    """

    claim: Claim
    answer: Answer
    explanation: str
    severity: int | None = None
    kind: DiscrepancyKind | None = None
    references: tuple[Reference, ...] = ()
    decided: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinePlace:
    """Where a stretch of a text stands in its file: line and column, both from 1, the column in characters, and the column behind its end where it ends on that line.

    Columns are None where only the line is known.
    """

    line: int
    column: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A claim of a draft with the file that it stands in, its place there (None where that is not known), and what the ledger answers.

    ``others`` are the places of what is referred to in the draft itself, by content key.
    """

    where: str
    place: LinePlace | None
    answered: Answered
    others: Mapping[str, LinePlace]

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        said, claim = self.answered, self.answered.claim
        return {
            "file": self.where,
            "line": None if self.place is None else self.place.line,
            "column": None if self.place is None else self.place.column,
            "answer": str(said.answer),
            "severity": said.severity,
            "kind": None if said.kind is None else str(said.kind),
            "value_text": claim.value_text,
            "quote": claim.quote,
            "subject": claim.subject or claim.actor,
            "metric": claim.metric or claim.action,
            "as_of": claim.as_of,
            "as_of_basis": str(claim.as_of_basis),
            "explanation": said.explanation,
            "decided": list(said.decided),
            "undecided": list(said.undecided),
            "references": [one.as_record() | {"line": self.line_of(one)} for one in said.references],
            "start": claim.start,
            "end": claim.end,
        }

    def line_of(self, reference: Reference) -> int | None:
        """The line of the draft that a reference stands in; None for one of the ledger."""
        place = self.others.get(reference.claim.key)
        return None if place is None else place.line

    @property
    def told_at(self) -> str:
        """``draft.md:12:34``, as far as it is known."""
        place = self.place
        return ":".join(str(part) for part in (self.where, *((place.line, place.column) if place else ())) if part)


def worst_first(line: DraftLine) -> tuple[object, ...]:
    """The order in which a writer mends a draft: what is wrong, what is stale, what nothing backs, what is right; in each the most severe first, then as it is read."""
    said = line.answered
    return (tuple(Answer).index(said.answer), -(said.severity or 0), line.where, said.claim.start)
