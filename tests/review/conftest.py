"""Discrepancies and claims made by hand, and a ledger of nothing but dicts that a session can be played against."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.decision import Decision, Effect, Evidence, Finding, Question, judged_sides
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.scope import Scope
from factcheck.core.vocabulary import (
    ClaimKind,
    DiscrepancyKind,
    EvidenceKind,
    EvidenceRole,
    Form,
    Resolution,
    State,
    Status,
)
from factcheck.review import acts
from factcheck.review import session as machine
from factcheck.review.claims import ClaimToCheck
from factcheck.review.effects import effects
from factcheck.review.queue import Entry
from factcheck.review.taken import TakenBack, decided_words
from factcheck.review.walk import Session, Turn, rank_of

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
SENTENCE = "Merrow runs {} ferries."


def make_claim(number: int, value: int, **said: object) -> Claim:
    """A claim of an article of its own: ``Merrow runs 12 ferries.``"""
    facts = {name: said.pop(name) for name in ("source", "published", "title") if name in said}
    text = str(said.pop("text", SENTENCE.format(value)))
    start = text.index(str(value))
    end = start + len(str(value))
    known: dict[str, object] = {
        "article": Article(text=text, id=f"A{number}", **facts), "kind": ClaimKind.NUMERIC, "form": Form.LEVEL, "start": start, "end": end,  # type: ignore[arg-type]
        "context_start": 0, "context_end": len(text), "value_start": start, "value_end": end, "value": Decimal(value), "rule": "test", "id": f"C{number}",
        "subject": "Merrow", "metric": "ferries", "counted": "ferry",
    }  # fmt: skip
    return Claim(**known | said)  # type: ignore[arg-type]


def make_side(*claims: Claim, working: str | None = None) -> Side:
    value = claims[0].value if claims else Decimal(26)
    as_of = claims[0].as_of if claims else None
    return Side(
        value=value, value_high=None, low=value, high=value, as_of=as_of, claims=claims, voices=1, working=working
    )


def make_question(number: int, *sides: Side | int, **said: object) -> Question:
    """A discrepancy; a number stands for a side of one claim that states it."""
    made = tuple(
        side if isinstance(side, Side) else make_side(make_claim(number * 10 + at, side))
        for at, side in enumerate(sides)
    )
    known: dict[str, object] = {
        "key": f"k{number}", "kind": DiscrepancyKind.UPDATE, "also": (), "severity": 3, "score": 0.5, "subject": "Merrow", "metric": "ferries", "unit": None,
        "sides": made, "signals": (), "explanation": "The fleet grew.", "id": f"D{number}",
    }  # fmt: skip
    return Question(discrepancy=Discrepancy(**known | said))  # type: ignore[arg-type]


@dataclass
class Table:
    """What a session is played against: questions and claims by number, answers in order, and all that was said, shown and done."""

    things: dict[str, acts.Matter]
    answers: deque[str] = field(default_factory=deque)
    done: list[acts.Act] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    meanwhile: Callable[[Table], None] | None = None
    refusal: str | None = None
    session: Session | None = None
    scope: Scope = field(default_factory=Scope)

    def entries(self, scope: Scope | None = None) -> list[Entry]:
        wanted = scope or self.scope
        found = ((number, one) for number, one in self.things.items() if self._waits(one) and self._fits(one, wanted))
        return [Entry(number, rank_of(one)) for number, one in found]

    def play(self, turn: Turn | None = None, *answers: str) -> Table:
        """Plays answers to their end, which is the end of the input."""
        self.answers.extend(answers)
        session, first = machine.start(self.entries()) if turn is None else turn
        waiting = deque(first)
        while waiting:
            act = waiting.popleft()
            self.done.append(act)
            following = self._did(session, act)
            if following is not None:
                session, more = following
                waiting.extend(more)
        self.session = session
        return self

    def said(self) -> list[str]:
        return [act.words for act in self.done if isinstance(act, acts.Say)]

    def shown(self) -> list[str]:
        return [act.matter.id for act in self.done if isinstance(act, acts.Show)]

    def of(self, kind: type[acts.Act]) -> list[acts.Act]:
        return [act for act in self.done if isinstance(act, kind)]

    @staticmethod
    def _waits(one: acts.Matter) -> bool:
        if isinstance(one, Question):
            return one.discrepancy.state in {State.OPEN, State.REOPENED}
        return one.claim.status is Status.UNVERIFIED

    @staticmethod
    def _fits(one: acts.Matter, scope: Scope) -> bool:
        return scope.kind is None or (isinstance(one, Question) and one.discrepancy.kind is scope.kind)

    def _did(self, session: Session, act: acts.Act) -> Turn | None:
        if isinstance(act, acts.Ask):
            return machine.step(session, self.answers.popleft() if self.answers else None)
        if isinstance(act, acts.Fetch):
            if self.meanwhile is not None:
                self.meanwhile(self)
            return machine.arrived(session, None if act.number is None else self.things.get(act.number), self.entries())
        if isinstance(act, acts.Narrow):
            found = self.entries(act.scope)
            self.scope = act.scope if found else self.scope
            return machine.narrowed(session, act.scope, found)
        if isinstance(act, acts.Weigh):
            if act.words.startswith("lost"):
                return machine.refused(session, f"There is no such file: {act.words}.")
            if act.words.startswith("https"):
                gone = "the server answered 404 Not Found"
                return machine.weighed(session, Evidence(kind=EvidenceKind.ADDRESS, text=act.words, missed=gone))
            role = EvidenceRole.REPEATER if act.words.startswith("repeater") else None
            return machine.weighed(session, Evidence(kind=EvidenceKind.NOTE, text=act.words, role=role))
        if isinstance(act, (acts.Save, acts.Verify)):
            if self.refusal is not None:
                sentence, self.refusal = self.refusal, None
                return machine.refused(session, sentence)
            made = self._resolved(act) if isinstance(act, acts.Save) else self._verified(act)
            self.decisions.append(made)
            return machine.saved(session, made)
        if isinstance(act, acts.Undo):
            return self._undone(session)
        return None

    def _resolved(self, act: acts.Save) -> Decision:
        found = act.seen.discrepancy
        made = Decision(
            id=f"R{len(self.decisions) + 1}", reviewer="Ada", recorded=NOW, effects=effects(act.finding, found), discrepancy=found.id, finding=act.finding,
            judged=judged_sides(found), note=act.finding.note, evidence=act.finding.evidence,
        )  # fmt: skip
        state = State.WAITING if act.finding.resolution is Resolution.UNSURE else State.RESOLVED
        self.things[act.seen.id] = Question(discrepancy=replace(found, state=state), decision=made)
        return made

    def _verified(self, act: acts.Verify) -> Decision:
        number = act.seen.id or ""
        one = self.things[number]
        assert isinstance(one, ClaimToCheck)
        also = [covered.id or "" for covered in act.covered]
        effects = tuple(
            Effect(claim=each, before=one.claim.status, after=act.verdict.status) for each in [number, *also]
        )
        for each in (number, *also):
            if each in self.things:
                there = self.things[each]
                assert isinstance(there, ClaimToCheck)
                self.things[each] = replace(there, claim=replace(there.claim, status=act.verdict.status))
        return Decision(
            id=f"R{len(self.decisions) + 1}", reviewer="Ada", recorded=NOW, effects=effects, status=act.verdict.status
        )

    def _undone(self, session: Session) -> Turn:
        if not self.decisions:
            return machine.refused(session, "No decision of this session stands.")
        made = self.decisions.pop()
        number = made.discrepancy or made.effects[0].claim
        one = self.things[number]
        self.things[number] = (
            Question(discrepancy=replace(one.discrepancy, state=State.OPEN))
            if isinstance(one, Question)
            else replace(one, claim=replace(one.claim, status=Status.UNVERIFIED))
        )
        return machine.undone(session, TakenBack(words=decided_words(made), decided=1, about=number))


@pytest.fixture
def table() -> Callable[..., Table]:
    """``table(question, claim, …)``: a table with these on it."""

    def lay(*things: acts.Matter) -> Table:
        return Table({one.id: one for one in things})

    return lay


@pytest.fixture
def claim() -> Callable[..., Claim]:
    return make_claim


@pytest.fixture
def side() -> Callable[..., Side]:
    return make_side


@pytest.fixture
def decided() -> Callable[..., Decision]:
    """``decided("R4", "D3")``: a decision that the sides of D3 cannot be compared."""

    def make(number: str, about: str) -> Decision:
        finding = Finding(resolution=Resolution.NOT_COMPARABLE)
        return Decision(id=number, reviewer="Ada", recorded=NOW, effects=(), discrepancy=about, finding=finding)

    return make


@pytest.fixture
def question() -> Callable[..., Question]:
    return make_question
