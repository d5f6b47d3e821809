"""Whatever is decided, taken back, corrected and read again, in whatever order, the ledger agrees with its decisions."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from factcheck.core.decision import By, Evidence, Finding, Verdict
from factcheck.core.vocabulary import Because, Cause, EvidenceKind, Resolution, State, Status
from factcheck.errors import UsageError
from factcheck.ingest import Document
from factcheck.workflow.audit import verify as audit
from factcheck.workflow.claims import edit
from factcheck.workflow.decide import DecisionFilter, decisions, question_of, resolve, states_now, undo, verify
from factcheck.workflow.extract import extract_again
from factcheck.workflow.ingest import ingest

NOW = datetime(2023, 4, 5, tzinfo=UTC)
NOTE = Evidence(kind=EvidenceKind.NOTE, text="a letter")
STEPS = 30
TOWNS = ("Ayr", "Bude", "Cork")

Make = Callable[..., Document]


class Hand:
    """Does something at random; what is refused is refused."""

    def __init__(self, address: str, document: Make, seed: int) -> None:
        self.address, self.document, self.random = address, document, random.Random(seed)  # noqa: S311 - no secret
        self.at = 0

    @property
    def by(self) -> By:
        self.at += 1
        return By(reviewer=self.random.choice(("Ann", "Bob")), now=NOW + timedelta(minutes=self.at))

    def claim(self) -> str:
        return f"C{self.random.randint(1, 9)}"

    def read(self) -> None:
        town, place = self.random.choice(TOWNS), self.random.randint(1, 3)
        text = f"{town} has {self.random.choice((12, 14, 16))} boats."
        found = self.document(text, address=f"/{town}/{place}", source=f"Daily {place}")
        ingest(self.address, [found], now=NOW)

    def resolve(self) -> None:
        number = self.random.choice(sorted(states_now(self.address)) or ["D1"])
        sides = len(question_of(self.address, number).discrepancy.sides)
        resolution = self.random.choice(list(Resolution))
        side = self.random.randrange(sides) if resolution in {Resolution.ONE_RIGHT, Resolution.SUPERSEDED} else None
        wrong = resolution in {Resolution.ONE_RIGHT, Resolution.NONE_RIGHT}
        causes = tuple(
            self.random.choice((None, Cause.EXTRACTION)) if wrong and at != side else None for at in range(sides)
        )
        finding = Finding(
            resolution=resolution, side=side, causes=causes, evidence=(NOTE,), because=Because.SCOPE if resolution is Resolution.ALL_RIGHT else None,
            established="15" if resolution is Resolution.NONE_RIGHT else None,
        )  # fmt: skip
        resolve(self.address, number, finding, by=self.by)

    def verify(self) -> None:
        verify(self.address, [self.claim(), self.claim()], Verdict(status=self.random.choice(list(Status)), evidence=(NOTE,)), by=self.by)  # fmt: skip

    def undo(self) -> None:
        undo(self.address, self.random.choice((None, self.claim(), f"R{self.random.randint(1, 20)}", "D1", "D2")), by=self.by)  # fmt: skip

    def edit(self) -> None:
        said = self.random.choice(({"value": "14"}, {"value": "16"}, {}))
        edit(self.address, self.claim(), said, reset=[] if said else ["value"], by=self.by)

    def reread(self) -> None:
        extract_again(self.address, now=NOW)

    def something(self) -> None:
        deed = self.random.choice((self.read, self.resolve, self.resolve, self.verify, self.undo, self.undo, self.edit, self.reread))  # fmt: skip
        with contextlib.suppress(UsageError):
            deed()


def check(address: str) -> None:
    """The statuses and states are what the decisions that stand say, and the audit trail tells of nothing else."""
    standing = decisions(address, filters=DecisionFilter(standing=True))
    said = {effect.claim: effect.after for decision in standing for effect in decision.effects}
    with sqlite3.connect(address) as opened:
        stored = {f"C{row}": status for row, status in opened.execute("SELECT id, status FROM claim")}
        former = {f"D{row}": State(state) for row, state in opened.execute("SELECT id, coalesce(former_state, state) FROM discrepancy")}  # fmt: skip
    opened.close()
    assert stored == {name: str(said.get(name, Status.UNVERIFIED)) for name in stored}
    on = {one.discrepancy: one for one in standing if one.discrepancy is not None}
    assert len(on) == sum(one.discrepancy is not None for one in standing)
    for name, state in states_now(address).items():
        assert (former[name] is State.OPEN) is (name not in on)
        if state in {State.RESOLVED, State.WAITING}:
            assert on[name].holds_for(question_of(address, name).discrepancy.sides)
    assert audit(address).faults == ()


@pytest.mark.parametrize("seed", range(3))
def test_the_ledger_agrees_with_its_decisions(simple_rules: None, address: str, document: Make, seed: int) -> None:  # noqa: ARG001
    hand = Hand(address, document, seed)
    for _ in range(4):
        hand.read()
    for _ in range(STEPS):
        hand.something()
        check(address)
    assert decisions(address, filters=DecisionFilter())
