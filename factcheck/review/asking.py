"""What is asked about the thing that is shown, and asking it again after something else came between."""

from __future__ import annotations

from dataclasses import replace

from factcheck.core.decision import Question
from factcheck.core.discrepancy import Discrepancy
from factcheck.review.acts import Act, Ask, Keys, Matter, Preview, Say, Show
from factcheck.review.drafts import Step, next_step, preview, question, reading_of
from factcheck.review.keys import legend
from factcheck.review.readings import fellow_rows
from factcheck.review.walk import Dialogue, Mode, Session, Turn, forward

__all__ = ["again", "asked", "found_of", "left", "opened", "said", "shown"]


def asked(session: Session) -> Turn:
    """The next question about what is shown."""
    matter = session.matter
    if matter is None:
        return forward(session)
    session = replace(session, mode=Mode.DRAFT, dialogue=None)
    asks = next_step(session.draft, matter)
    if asks is Step.KEY:
        return session, (Ask(f"{matter.id} > ", legend=legend(found_of(matter))),)
    put = question(session.draft, matter)
    if asks is Step.CONFIRM:
        return session, (Preview(preview(session.draft, matter)), put)
    if asks is Step.COVER:
        return session, (Keys(fellow_rows(reading_of(session.draft, matter))), put)
    return session, (put,)


def again(session: Session, answer: str) -> Turn:
    """The same question, after an answer that is none."""
    what = answer if answer.isprintable() else "That"
    hint = "key here; ? shows the keys." if session.draft.choice is None else "answer to this."
    return said(session, f"{what} is no {hint}")


def said(session: Session, sentence: str) -> Turn:
    """The same question after a sentence."""
    following, acts = asked(session)
    return following, (Say(sentence), *acts)


def opened(session: Session, dialogue: Dialogue) -> Turn:
    """A dialogue beside the draft begins."""
    return dialogue.opened(replace(session, mode=Mode.DIALOGUE, dialogue=dialogue))


def left(session: Session, turn: Turn) -> Turn:
    """The turn away from what is shown, with a word on what goes with it."""
    following, acts = turn
    lost: tuple[Act, ...] = (Say("Your note and evidence were not kept: they go with a decision."),)
    return following, (*(() if session.draft.is_bare else lost), *acts)


def shown(session: Session, matter: Matter) -> Show:
    """The act that shows the thing, and where in the queue it stands."""
    return Show(matter, session.reach, session.queue.position, len(session.queue.entries), session.today)


def found_of(matter: Matter) -> Discrepancy | None:
    """The discrepancy, None for a claim."""
    return matter.discrepancy if isinstance(matter, Question) else None
