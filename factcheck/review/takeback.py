"""Taking a whole session back: what that would be, and whether it shall be done."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.review.acts import Ask, LookBack, Preview, UndoAll
from factcheck.review.asking import said
from factcheck.review.drafts import YES
from factcheck.review.taken import Takeable
from factcheck.review.walk import Session, Turn

__all__ = ["WholeSession"]


@dataclass(frozen=True, slots=True)
class WholeSession:
    """All of the session is to be taken back: how much that is, is looked up and shown first."""

    def opened(self, session: Session) -> Turn:
        """How much is it?"""
        return session, (LookBack(),)

    def learned(self, session: Session, found: object) -> Turn:
        """The question, behind what would be taken back."""
        if not isinstance(found, Takeable):
            raise TypeError(f"a Takeable was asked for, not {found!r}")
        lines = (f"Session {found.session} is taken back, the newest first: {found.words()}.", _KEPT)
        return session, (Preview(lines), Ask("Take it all back? y; anything else leaves it: "))

    def answered(self, session: Session, answer: str) -> Turn:
        """It is done, or left."""
        return (session, (UndoAll(),)) if answer in YES else said(session, "Nothing was taken back.")


_KEPT = "Each is an event of its own; the record keeps both."
