"""Decisions: what a finding needs, and how long a decision holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.decision import By, Decision, Effect, Finding, JudgedSide, Verdict
from factcheck.core.discrepancy import Side
from factcheck.core.vocabulary import Because, Cause, ClaimKind, Form, Resolution, Status
from factcheck.errors import DecisionError

TEXT = "Merrow runs 12 ferries. Merrow runs 14 ferries. Merrow runs 15 ferries."
ONE, ALL, NONE = Resolution.ONE_RIGHT, Resolution.ALL_RIGHT, Resolution.NONE_RIGHT


@pytest.mark.parametrize(
    ("finding", "complaint"),
    [
        pytest.param(Finding(resolution=ONE), "--side 1", id="no side"),
        pytest.param(Finding(resolution=ONE, side=2), "sides 1 to 2", id="no such side"),
        pytest.param(Finding(resolution=Resolution.SUPERSEDED, side=-1), "sides 1 to 2", id="before the first side"),
        pytest.param(Finding(resolution=Resolution.SAME_VOICE, side=0), "Leave --side out", id="a side too much"),
        pytest.param(Finding(resolution=ALL), "update, definition, scope", id="no reason"),
        pytest.param(Finding(resolution=ONE, side=0, because=Because.UPDATE), "Leave --because out", id="a reason too much"),
        pytest.param(Finding(resolution=NONE), "--established", id="no value"),
        pytest.param(Finding(resolution=ALL, because=Because.SCOPE, established="13"), "Leave --established", id="a value too much"),
        pytest.param(Finding(resolution=ONE, side=0, causes=(Cause.UNIT,)), "for 1 sides of 2", id="causes for fewer sides"),
    ],
)  # fmt: skip
def test_a_finding_that_lacks_something(finding: Finding, complaint: str) -> None:
    with pytest.raises(DecisionError, match=complaint):
        finding.check(2)


@pytest.mark.parametrize(
    "finding",
    [
        Finding(resolution=ONE, side=1, causes=(Cause.DIGITS, None)),
        Finding(resolution=ALL, because=Because.UPDATE),
        Finding(resolution=NONE, established="13 ferries"),
        Finding(resolution=Resolution.SUPERSEDED, side=0),
        Finding(resolution=Resolution.NOT_COMPARABLE),
        Finding(resolution=Resolution.SAME_VOICE),
        Finding(resolution=Resolution.UNSURE),
    ],
    ids=lambda finding: str(finding.resolution),
)
def test_a_finding_that_is_whole(finding: Finding) -> None:
    finding.check(2)


def claim(number: int, value: int) -> Claim:
    start = TEXT.index(str(value))
    return Claim(
        article=Article(text=TEXT), kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=start, end=start + 2, context_start=start, context_end=start + 2,
        value_start=start, value_end=start + 2, value=Decimal(value), rule="by hand", id=f"C{number}",
    )  # fmt: skip


def side(value: int, *numbers: int) -> Side:
    exact = Decimal(value)
    claims = tuple(claim(number, value) for number in numbers)
    return Side(value=exact, value_high=None, low=exact, high=exact, as_of=None, claims=claims, voices=len(claims))


DECISION = Decision(
    id="R1", reviewer="Ada", recorded=datetime(2024, 5, 2, tzinfo=UTC), effects=(), discrepancy="D1",
    judged=(
        JudgedSide(value=Decimal(12), value_high=None, claims=("C1", "C2"), keys=("k1", "k2")),
        JudgedSide(value=Decimal(14), value_high=None, claims=("C3",), keys=("k3",)),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sides", "holds"),
    [
        pytest.param([side(12, 1, 2), side(14, 3)], True, id="as judged"),
        pytest.param([side(14, 3), side(12, 2)], True, id="in another order, a claim less"),
        pytest.param([side(12, 1, 2, 9), side(14, 3)], True, id="a further voice for a known value"),
        pytest.param([side(12, 1), side(15, 3)], False, id="a changed value"),
        pytest.param([side(12, 1), side(14, 3), side(15, 9)], False, id="a further value"),
        pytest.param([side(12, 1), side(14, 9)], False, id="the same values, of other claims"),
        pytest.param([side(12, 1)], False, id="a side is gone"),
    ],
)
def test_how_long_a_decision_holds(sides: list[Side], *, holds: bool) -> None:
    assert DECISION.holds_for(sides) is holds


def test_a_side_that_the_decision_withdrew_need_not_be_there() -> None:
    gone = (Effect(claim="C3", before=Status.UNVERIFIED, after=Status.WITHDRAWN, side=1),)
    third = JudgedSide(value=Decimal(15), value_high=None, claims=("C4", "C5"), keys=("k4", "k5"))
    decision = replace(DECISION, judged=(*DECISION.judged, third), effects=gone)
    assert decision.holds_for([side(12, 1), side(15, 4)])
    assert not decision.holds_for([side(12, 1), side(14, 3)])
    assert not decision.holds_for([side(12, 1), side(14, 9), side(15, 4)])
    assert not replace(decision, effects=()).holds_for([side(12, 1), side(15, 4)])


def test_a_further_side_without_a_value_is_new_too() -> None:
    judged = tuple(JudgedSide(value=None, value_high=None, claims=(name,), keys=(name,)) for name in ("C1", "C2"))
    one, other, third = (replace(side(12, number), value=None) for number in (1, 2, 3))
    decision = replace(DECISION, judged=judged)
    assert decision.holds_for([one, other])
    assert decision.holds_for([replace(one, claims=(*one.claims, *third.claims)), other])
    assert not decision.holds_for([one, other, third])
    assert not decision.holds_for([one, third])


@pytest.mark.parametrize("name", ["", "  ", "--", "\u202e"])
def test_nobody_decides(name: str) -> None:
    with pytest.raises(DecisionError, match="--reviewer NAME"):
        By(reviewer=name, now=DECISION.recorded)


@pytest.mark.parametrize(
    ("verdict", "complaint"),
    [
        pytest.param(Verdict(status=Status.VERIFIED), "verified needs evidence", id="verified"),
        pytest.param(Verdict(status=Status.REFUTED, note="surely"), "refuted needs evidence", id="refuted"),
        pytest.param(Verdict(status=Status.UNVERIFIED), "factcheck undo", id="unverified"),
    ],
)
def test_a_verdict_that_lacks_something(verdict: Verdict, complaint: str) -> None:
    with pytest.raises(DecisionError, match=complaint):
        verdict.check()


@pytest.mark.parametrize("status", [Status.OUTDATED, Status.UNVERIFIABLE, Status.WITHDRAWN])
def test_a_verdict_that_needs_no_evidence(status: Status) -> None:
    Verdict(status=status).check()


def test_the_record_counts_sides_from_one() -> None:
    record = Decision(
        id="R2", reviewer="Ada", recorded=DECISION.recorded, effects=(), discrepancy="D1", finding=Finding(resolution=ONE, side=1)
    ).as_record()  # fmt: skip
    assert (record["resolution"], record["side"], record["because"]) == ("one_right", 2, None)
