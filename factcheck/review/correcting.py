"""Correcting fields of the claim that is shown: the key ``c``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from factcheck.core.claim import Claim
from factcheck.review.acts import Act, Correct, Fit, Preview, Say
from factcheck.review.addition import Fitted
from factcheck.review.editing import Editing, change_lines
from factcheck.review.walk import Mode, Session, Turn

__all__ = ["Correcting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting(Editing):
    """A correction in the making, of the claim as it was ``seen``; ``claim`` is what it becomes."""

    seen: Claim

    def fitted(self, session: Session, fit: Fitted) -> Turn:
        """As for all fields; words that change nothing are asked for again."""
        if fit.trouble is None and fit.claim == self.seen:
            sentence = f"{self.seen.id} says that already, so nothing changes."
            return replace(self, claim=self.seen, said=(), pending=None).told(session, sentence)
        return Editing.fitted(self, session, fit)

    def shown(self) -> tuple[Act, ...]:
        """What stood in the fields, and what will."""
        note = () if self.note is None else (f"note: {self.note}",)
        changes = () if self.claim is None else change_lines(self.seen, self.claim)
        return (Preview((f"{self.seen.id} is corrected; its quote and the printed figure stay.", *changes, *note)),)

    def tried(self, session: Session, words: Mapping[str, str]) -> Turn:
        """Fits the words over the fields of the claim that was seen."""
        return replace(session, dialogue=self), (Fit(self.seen, words),)

    def recorded(self, session: Session) -> Turn:
        """Records it; where that is refused the claim is shown as it is now."""
        act = Correct(self.seen, dict(self.said), self.note)
        waits = replace(session, mode=Mode.RECORD, target=self.seen.id, dialogue=None)
        return waits, (Say("Comparing again with what is corrected ..."), act)
