"""What matching finds: entities, series with their readings, and discrepancies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from factcheck.core.claim import Claim
from factcheck.core.quantity import decimal_text
from factcheck.core.vocabulary import DiscrepancyKind, State

__all__ = [
    "EARLIER_VERSION",
    "Alias",
    "Comparison",
    "Discrepancy",
    "Entity",
    "Index",
    "Matching",
    "Series",
    "Side",
    "Signal",
    "Step",
]

EARLIER_VERSION = "same article, earlier version"
"""The name of the signal that an article printed another figure before: its sides are what its versions said, the present one last."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason for or against a kind: a name from a closed list and the facts, in words."""

    name: str
    detail: str

    def as_record(self) -> dict[str, object]:
        """The dict that stands in the NDJSON line of a discrepancy."""
        return {"name": self.name, "detail": self.detail}


@dataclass(frozen=True, slots=True)
class Alias:
    """What a reviewer knows about two names: that they are one thing (``same``), or that they are not."""

    name: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a comparison: what was looked at, what stands on either side, and what follows, in words.

    ``verdict`` is ``for``, ``against``, ``stops`` (the two are not compared) or ``neutral``; ``weight`` is what it adds to the score's logit.
    """

    looked_at: str
    verdict: str
    detail: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Why two claims do or do not conflict, step by step.

    ``score``, 0 to 1, is how sure the matcher is that they speak of the same thing; ``relation`` is ``agree``, ``rounding``, ``disagree`` or ``not compared``;
    ``kind`` and ``severity`` are what a discrepancy of the two alone would have, None where there is none.
    """

    steps: tuple[Step, ...]
    score: float
    relation: str
    kind: DiscrepancyKind | None
    severity: int | None
    conclusion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing under all the names that articles gave it. ``name`` is the fullest; ``role`` is ``subject`` or ``metric``."""

    key: str
    role: str
    name: str
    names: tuple[str, ...]

    @staticmethod
    def called(role: str, names: Iterable[str]) -> str:
        """Which of its names a thing is shown under: a subject under its fullest, a metric under its plainest."""
        return max(sorted(names), key=len) if role == "subject" else min(sorted(names), key=len)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The claims of a discrepancy that state one value (a reading), or one computed value.

    ``value`` and ``value_high`` are as printed, in base units; ``low`` and ``high`` bound what is firmly claimed (None: unbounded);
    ``as_of`` is the EDTF text that most claims share; ``voices`` counts independent origins; ``working`` is the longhand
    of a computed value, which stands behind its last equals sign (``206 million / 76% = 271 million``), None for a printed one.
    """

    value: Decimal | None
    value_high: Decimal | None
    low: Decimal | None
    high: Decimal | None
    as_of: str | None
    claims: tuple[Claim, ...]
    voices: int
    working: str | None = None

    def as_record(self) -> dict[str, object]:
        """The dict that stands in the NDJSON line of a discrepancy. Claims are named by number, else by key."""
        return {
            "value": decimal_text(self.value),
            "value_high": decimal_text(self.value_high),
            "low": decimal_text(self.low),
            "high": decimal_text(self.high),
            "as_of": self.as_of,
            "claims": [claim.id or claim.key for claim in self.claims],
            "voices": self.voices,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """One question: sides that cannot all be right, with the most likely reason.

    ``severity`` runs from 1 (cosmetic) to 5 (almost certainly wrong as printed); ``score``, 0 to 1, is how sure the matcher is
    that the sides speak of the same thing. ``kind`` is the first candidate, ``also`` the others. ``key`` is a content
    key; ``id`` the ledger's local number (``D3``), None outside a ledger.
    """

    key: str
    kind: DiscrepancyKind
    also: tuple[DiscrepancyKind, ...]
    severity: int
    score: float
    subject: str | None
    metric: str | None
    unit: str | None
    sides: tuple[Side, ...]
    signals: tuple[Signal, ...]
    explanation: str
    state: State = State.OPEN
    resolution: str | None = None
    id: str | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all sides, side by side: the very objects that were compared."""
        return tuple(claim for side in self.sides for claim in side.claims)

    @property
    def is_revision(self) -> bool:
        """Is it of an article with its own earlier versions?"""
        return any(signal.name == EARLIER_VERSION for signal in self.signals)

    @property
    def present_claims(self) -> tuple[Claim, ...]:
        """The claims that articles must still make for the question to stand: all of them, but of a revision only what the article says now."""
        return self.sides[-1].claims[-1:] if self.is_revision else self.claims

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        return {
            "id": self.id,
            "key": self.key,
            "kind": str(self.kind),
            "also": [str(kind) for kind in self.also],
            "severity": self.severity,
            "score": self.score,
            "state": str(self.state),
            "subject": self.subject,
            "metric": self.metric,
            "unit": self.unit,
            "sides": [side.as_record() for side in self.sides],
            "claims": [claim.id or claim.key for claim in self.claims],
            "signals": [signal.as_record() for signal in self.signals],
            "explanation": self.explanation,
            "resolution": self.resolution,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The figures of one subject (and occurrence), metric, scope, basis, modality and dimension, through time."""

    key: str
    subject: str | None
    metric: str | None
    scope: str | None
    basis: str | None
    modality: str | None
    dimension: str
    unit: str | None
    occurrence: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """What makes a later comparison with new articles quick.

    ``keys`` are those under which each claim is looked up, ``marks`` what is seen of it at a glance; ``edges`` the pairs that may be about the same thing, the
    smaller claim first, with their scores in ten-thousandths.
    """

    keys: Mapping[str, Collection[int]]
    marks: Mapping[str, int]
    edges: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """All that comparing a set of claims gives. ``skipped`` says, in words, what was not compared and why.

    ``index`` is what a ledger keeps of it, None where it was not asked for.
    """

    entities: tuple[Entity, ...]
    series: tuple[Series, ...]
    discrepancies: tuple[Discrepancy, ...]
    skipped: tuple[str, ...] = ()
    index: Index | None = None
