"""Deciding on all that is like what is shown: which pattern, what that would come to, and whether it shall be recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.core.decision import Question
from factcheck.core.vocabulary import Part, Resolution
from factcheck.review.acts import Ask, FindAlike, Foresee, Keys, Matter, Preview, SaveAll, Say
from factcheck.review.asking import asked, said
from factcheck.review.drafts import ESCAPE, YES, Draft, finding_of
from factcheck.review.patterns import Pattern, Trait, patterns
from factcheck.review.sides import later_side
from factcheck.review.together import Foreseen, Way, omitted_lines, preview_together
from factcheck.review.walk import Session, Turn

__all__ = ["Together", "way_of"]


@dataclass(frozen=True, slots=True)
class Together:
    """A decision on many in the making: the way, the patterns that were found, and what the chosen one comes to."""

    way: Way
    found: tuple[Pattern, ...] = ()
    foreseen: Foreseen | None = None

    def opened(self, session: Session) -> Turn:
        """What is everything that waits about?"""
        return session, (FindAlike(tuple(one.number for one in session.queue.entries)),)

    def learned(self, session: Session, found: object) -> Turn:
        """The patterns; or, where one was chosen, what it comes to."""
        if isinstance(found, Foreseen):
            return self._foresaw(session, found)
        traits = {one.number: one for one in found if isinstance(one, Trait)} if isinstance(found, tuple) else {}
        shown = traits.get(session.matter.id) if session.matter is not None else None
        shared = () if shown is None else patterns(shown, traits.values())
        if not shared:
            return said(session, "Nothing else that waits is like this one.")
        following = replace(self, found=shared)
        return replace(session, dialogue=following), (Keys(tuple(following.rows())), following.prompt())

    def answered(self, session: Session, answer: str) -> Turn:
        """What follows from the answer to which pattern, or to whether it shall be recorded."""
        if self.foreseen is not None:
            if answer in YES:
                return session, (SaveAll(self.foreseen),)
            return said(session, "Nothing was recorded.")
        if not answer or answer == ESCAPE:
            return asked(session)
        if not (answer.isascii() and answer.isdigit()) or not 1 <= int(answer) <= len(self.found):
            what = answer if answer.isprintable() else "That"
            return session, (Say(f"{what} is none of them."), self.prompt())
        return session, (Foresee(self.found[int(answer) - 1].numbers, self.way),)

    def prompt(self) -> Ask:
        """Which of the patterns?"""
        which = "1" if len(self.found) == 1 else f"1 to {len(self.found)}"
        return Ask(f"On which of these, {which}? Enter takes it back: ")

    def rows(self) -> Iterator[tuple[str, str]]:
        """The patterns with their keys, for people."""
        for at, one in enumerate(self.found, start=1):
            yield str(at), f"{len(one.numbers)}: {one.words}"

    def _foresaw(self, session: Session, found: Foreseen) -> Turn:
        if not found.planned:
            following, acts = asked(session)
            return following, (*(Say(f"{line[:1].upper()}{line[1:]}.") for line in omitted_lines(found.omitted)), *acts)
        session = replace(session, dialogue=replace(self, foreseen=found))
        ask = Ask(f"Record it on {len(found.planned)}? y; anything else takes it back: ")
        return session, (Preview(preview_together(found)), ask)


def way_of(draft: Draft, matter: Matter) -> Way | None:
    """The decision in the making as one that fits others too; None where it names a side by its number, a value, or a status of a claim, and for what others decided."""
    choice = draft.choice
    if not isinstance(matter, Question) or matter.part is not Part.FIRST or choice is None or not choice.fits_others:
        return None
    finding, earlier = finding_of(draft, matter.discrepancy), False
    if choice.resolution is Resolution.SUPERSEDED:
        earlier = later_side(matter.discrepancy) != choice.side
        finding = replace(finding, side=None)
    return Way(finding=finding, earlier=earlier)
