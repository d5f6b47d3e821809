"""Going to one thing of the queue by its number."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.review.acts import Ask
from factcheck.review.asking import asked, left, said
from factcheck.review.walk import Session, Turn, to

__all__ = ["Going"]


@dataclass(frozen=True, slots=True)
class Going:
    """A number is asked for; without one, or with one that is not in the queue, what is shown stays."""

    def opened(self, session: Session) -> Turn:
        """The question."""
        number = _number(session)
        return session, (
            Ask("Go to the number: ", single=False, legend=f"{number}, or {number[1:]}; Enter stays here"),
        )

    def answered(self, session: Session, answer: str) -> Turn:
        """The way to what has the number, whether it waits or was shown before."""
        if not answer:
            return asked(session)
        letter = _number(session)[0]
        number = letter + answer.upper().removeprefix(letter).lstrip("0")
        if session.queue.entry_of(number) is None:
            return said(session, f"{answer} does not wait here. Look at it with: factcheck show.")
        return left(session, to(replace(session, dialogue=None, returning=True, backwards=False), number))


def _number(session: Session) -> str:
    """The number of what is shown."""
    return "D1" if session.matter is None else session.matter.id
