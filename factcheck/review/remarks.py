"""What a reviewer adds to a decision in the making: a note, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.review.acts import Ask, Weigh
from factcheck.review.asking import asked
from factcheck.review.drafts import WHAT_COUNTS
from factcheck.review.walk import Session, Turn

__all__ = ["MoreEvidence", "Note"]


@dataclass(frozen=True, slots=True)
class Note:
    """A note is asked for; without words the one that is there stays."""

    def opened(self, session: Session) -> Turn:
        """The question."""
        return session, (Ask("Note: ", single=False),)

    def answered(self, session: Session, answer: str) -> Turn:
        """The draft with the note."""
        return asked(replace(session, draft=replace(session.draft, note=answer or session.draft.note)))


@dataclass(frozen=True, slots=True)
class MoreEvidence:
    """Evidence is asked for, whether or not the decision needs any."""

    def opened(self, session: Session) -> Turn:
        """The question."""
        return session, (Ask("Evidence: ", single=False, legend=WHAT_COUNTS),)

    def answered(self, session: Session, answer: str) -> Turn:
        """The words are weighed; without words nothing changes."""
        return (session, (Weigh(answer),)) if answer else asked(session)
