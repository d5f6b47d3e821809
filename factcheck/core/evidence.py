"""Evidence as it is kept: with its number, its copy, and the decision that rests on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from factcheck.core.decision import Evidence
from factcheck.core.vocabulary import Ending

__all__ = ["KeptEvidence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEvidence:
    """One piece of evidence of a ledger. It serves one ``decision`` (``R5``), on ``discrepancy`` or, where that is None, on ``claims`` alone.

    ``size`` is that of the copy in bytes, ``media_type`` what a server called it; both None without a copy. ``ending`` says why the decision stands no
    longer. ``also`` are the numbers of the evidence that names the same thing, or has the same bytes.
    """

    evidence: Evidence
    decision: str
    discrepancy: str | None
    claims: tuple[str, ...]
    reviewer: str
    recorded: datetime
    ending: Ending | None = None
    media_type: str | None = None
    size: int | None = None
    also: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its number (``E3``)."""
        return self.evidence.id or ""

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        return self.evidence.as_record() | {
            "media_type": self.media_type,
            "size": self.size,
            "decision": self.decision,
            "discrepancy": self.discrepancy,
            "claims": list(self.claims),
            "reviewer": self.reviewer,
            "recorded": self.recorded.isoformat(),
            "ending": None if self.ending is None else str(self.ending),
            "also": list(self.also),
        }
