"""What was taken back, or would be, in words: decisions, rulings on names, corrections, added claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.core.decision import Decision

__all__ = ["Takeable", "TakenBack", "batch_words", "decided_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What one undo did. ``words`` say what was taken back, None for nothing; ``decided`` counts the decisions among it.

    ``about`` is the number to look at now (``D3``, ``C12``), where there is one; ``lost`` says, a sentence each, what there was nothing left of.
    """

    words: str | None
    decided: int = 0
    about: str | None = None
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeable:
    """How much of a session can be taken back."""

    session: int
    decisions: int = 0
    rulings: int = 0
    corrections: int = 0
    additions: int = 0

    def words(self) -> str:
        """It in words, as in ``46 decisions, 1 ruling on names``."""
        return ", ".join(self._told()) or "nothing"

    def __bool__(self) -> bool:
        return bool(self._told())

    def _told(self) -> list[str]:
        told = (
            (self.decisions, "decision", "decisions"),
            (self.rulings, "ruling on names", "rulings on names"),
            (self.corrections, "correction", "corrections"),
            (self.additions, "claim added", "claims added"),
        )
        return [f"{many} {one if many == 1 else several}" for many, one, several in told if many]


def decided_words(made: Decision) -> str:
    """A decision by its number and what it is on, as in ``R4 on D3``; a verification names its claims itself."""
    return f"{made.id} on {made.discrepancy}" if made.discrepancy else made.id


def batch_words(made: Sequence[Decision]) -> str:
    """Decisions that were recorded together, as in ``R12 to R57 on 46 discrepancies``."""
    if len(made) == 1:
        return decided_words(made[0])
    return f"{made[0].id} to {made[-1].id} on {len(made)} discrepancies"
