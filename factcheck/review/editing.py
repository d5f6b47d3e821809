"""Saying something of the fields of a claim, one after the other, before it is recorded: what correcting one and adding one share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol, runtime_checkable

from factcheck.core.claim import Claim
from factcheck.core.correction import COMPANIONS, FIELDS, HIDDEN, field_hint, field_text
from factcheck.core.vocabulary import ClaimKind
from factcheck.review.acts import Act, Ask, Keys, Say
from factcheck.review.addition import Fitted
from factcheck.review.asking import said
from factcheck.review.drafts import YES
from factcheck.review.walk import Dialogue, Session, Turn

__all__ = ["CLEARED", "Editing", "Stage", "Trying", "change_lines", "field_named", "field_rows"]

CLEARED = "-"
"""The answer that clears a field; Enter leaves it alone."""

UNSAID = "-"
"""What stands for a field that says nothing."""

_NUMBER = re.compile(r"[1-9][0-9]?", re.ASCII)


class Stage(StrEnum):
    """What such a dialogue waits for."""

    ARTICLE = "article"
    PASSAGE = "passage"
    WHICH = "which"
    FIGURE = "figure"
    FIELD = "field"
    WORDS = "words"
    NOTE = "note"
    CONFIRM = "confirm"
    RECORD = "record"


@runtime_checkable
class Trying(Dialogue, Protocol):
    """A dialogue that tries what is said before it is recorded, and goes on where that is refused."""

    def fitted(self, session: Session, fit: Fitted) -> Turn:
        """What follows when what was said makes a claim, or would if more were said."""

    def refused(self, session: Session, sentence: str) -> Turn:
        """What follows when it does not: the sentence, and the same question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """Fields of a claim in the making.

    ``claim`` is what it is with what was ``said`` (field and words, in the order in which it was said), None while that makes none. ``field`` is the one
    whose words are asked for, ``pending`` the words that are being tried; ``troubled`` says that what was said fits no claim yet.
    """

    stage: Stage = Stage.FIELD
    claim: Claim | None = None
    said: tuple[tuple[str, str], ...] = ()
    field: str | None = None
    pending: str | None = None
    note: str | None = None
    troubled: bool = False

    @property
    def kind(self) -> ClaimKind:
        """The kind of the claim, which says what fields it has."""
        return ClaimKind.NUMERIC if self.claim is None else self.claim.kind

    def opened(self, session: Session) -> Turn:
        """The question of the stage."""
        return replace(session, dialogue=self), self.question()

    def question(self) -> tuple[Act, ...]:
        """What is shown and asked at the stage."""
        if self.stage is Stage.WORDS and self.field is not None:
            return (self._words_question(self.field),)
        if self.stage is Stage.NOTE:
            return (Ask("Note: ", single=False),)
        if self.stage is Stage.CONFIRM:
            last = "Record it? y, or first c another field, m note; anything else takes it back: "
            return (*self.shown(), Ask(last))
        last = f"Which field, 1 to {len(FIELDS[self.kind])} or its name? Enter takes it back: "
        return Keys(field_rows(self.claim, self.kind)), Ask(last, single=False)

    def answered(self, session: Session, answer: str) -> Turn:
        """What follows from an answer."""
        if self.stage is Stage.WORDS:
            return self._worded(session, answer)
        if self.stage is Stage.NOTE:
            return replace(self, note=answer or self.note, stage=Stage.CONFIRM).opened(session)
        if self.stage is Stage.CONFIRM:
            return self._confirmed(session, answer)
        return self._picked(session, answer)

    def fitted(self, session: Session, fit: Fitted) -> Turn:
        """The fields with the words that were tried; where something more must be said, it is asked for."""
        tried = () if self.field is None or self.pending is None else ((self.field, self.pending),)
        kept = tuple(one for one in self.said if one[0] != self.field or not tried)
        following = replace(self, claim=fit.claim or self.claim, said=(*kept, *tried), field=None, pending=None)
        following = replace(following, troubled=fit.trouble is not None)
        if fit.trouble is None:
            return replace(following, stage=Stage.CONFIRM).opened(session)
        stage = Stage.WORDS if fit.lacks else Stage.FIELD
        return replace(following, field=fit.lacks, stage=stage).told(session, fit.trouble)

    def refused(self, session: Session, sentence: str) -> Turn:
        """The sentence, and the same question."""
        return replace(self, pending=None).told(session, sentence)

    def told(self, session: Session, sentence: str) -> Turn:
        """The question of the stage after a sentence."""
        following, acts = self.opened(session)
        return following, (Say(sentence), *acts)

    def shown(self) -> tuple[Act, ...]:
        """What would be recorded."""
        raise NotImplementedError

    def tried(self, session: Session, words: Mapping[str, str]) -> Turn:
        """The act that sees what the claim is with these words over its fields."""
        raise NotImplementedError

    def recorded(self, session: Session) -> Turn:
        """The act that records it."""
        raise NotImplementedError

    def taken_back(self, session: Session) -> Turn:
        """Nothing is recorded."""
        return said(session, "Not recorded.")

    def _picked(self, session: Session, answer: str) -> Turn:
        if not answer:
            return self.taken_back(session) if self.is_unsound else self._back(session)
        name = field_named(answer, self.kind)
        if name is None:
            return self.told(session, f"{_shown(answer)} is no field of this claim.")
        return replace(self, field=name, stage=Stage.WORDS).opened(session)

    def _worded(self, session: Session, answer: str) -> Turn:
        if not answer or self.field is None:
            return self.taken_back(session) if self.is_unsound else self._back(session)
        words = "" if answer == CLEARED else answer
        tried = {name: its for name, its in self.said if name != self.field} | {self.field: words}
        return replace(self, pending=words).tried(session, tried)

    def _confirmed(self, session: Session, answer: str) -> Turn:
        if answer in YES:
            return self.recorded(session)
        if answer == "m":
            return replace(self, stage=Stage.NOTE).opened(session)
        if answer == "c":
            return replace(self, stage=Stage.FIELD).opened(session)
        return self.taken_back(session)

    @property
    def is_unsound(self) -> bool:
        """Is there nothing that could be recorded as it is, so that there is nothing to go back to?"""
        return self.troubled or not self.said

    def _back(self, session: Session) -> Turn:
        """To the confirmation of what was said before."""
        return replace(self, field=None, stage=Stage.CONFIRM).opened(session)

    def _words_question(self, name: str) -> Ask:
        known = None if self.claim is None else field_text(getattr(self.claim, name))
        now = "" if known is None else f" (now {known}; {CLEARED} clears it)"
        return Ask(f"{label(name)}{now}; Enter takes it back: ", single=False, legend=field_hint(name))


def label(name: str) -> str:
    """The name of a field for people."""
    return name.replace("_", " ")


def field_rows(claim: Claim | None, kind: ClaimKind) -> tuple[tuple[str, str], ...]:
    """The fields of a claim with the numbers that pick them, from 1, and what stands in them."""
    rows = []
    for at, name in enumerate(FIELDS[kind], start=1):
        words = None if claim is None else field_text(getattr(claim, name))
        rows.append((str(at), f"{label(name)}: {UNSAID if words is None else words}"))
    return tuple(rows)


def field_named(answer: str, kind: ClaimKind) -> str | None:
    """The field that an answer names: by its number, its name, or as much of its name as is no other's."""
    fields = FIELDS[kind]
    if _NUMBER.fullmatch(answer):
        return fields[int(answer) - 1] if int(answer) <= len(fields) else None
    word = "_".join(answer.casefold().replace("-", " ").replace("_", " ").split())
    if word in fields:
        return word
    begin = [name for name in fields if word and name.startswith(word)]
    return begin[0] if len(begin) == 1 else None


def change_lines(before: Claim, after: Claim) -> tuple[str, ...]:
    """What differs between two states of a claim, a line a field: ``subject: Kiel -> Port of Kiel``; what follows another field says so."""
    followed = {one: name for name, its in COMPANIONS.items() for one in its}
    lines = []
    for name in FIELDS[before.kind]:
        was, now = getattr(before, name), getattr(after, name)
        if was == now or name in HIDDEN:
            continue
        leads = followed.get(name)
        why = f" (follows {label(leads)})" if leads and getattr(before, leads) != getattr(after, leads) else ""
        lines.append(f"{label(name)}: {field_text(was) or 'nothing'} -> {field_text(now) or 'nothing'}{why}")
    return tuple(lines)


def _shown(answer: str) -> str:
    return answer if answer.isprintable() else "That"
