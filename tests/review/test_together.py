"""One finding on many discrepancies: what it comes to, and what is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from factcheck.core.decision import Decision, Evidence, Finding, Question
from factcheck.core.vocabulary import Because, EvidenceKind, Resolution, State, Status
from factcheck.errors import DecisionError
from factcheck.review.together import Omitted, Way, foresee, omitted_lines, preview_together

from .conftest import NOW

Make = Callable[..., Any]
APART = Way(finding=Finding(resolution=Resolution.NOT_COMPARABLE))
LATER = Way(finding=Finding(resolution=Resolution.SUPERSEDED))
NOTE = Evidence(kind=EvidenceKind.NOTE, text="the register")


def dated(question: Make, side: Make, claim: Make, number: int, *days: int) -> Question:
    """A discrepancy whose sides were published on these days of a month."""
    sides = [side(claim(number * 10 + at, 12 + at, published=date(2022, 3, day))) for at, day in enumerate(days)]
    found: Question = question(number, *sides)
    return found


@pytest.mark.parametrize(
    "finding",
    [
        pytest.param(Finding(resolution=Resolution.ONE_RIGHT, side=0, evidence=(NOTE,)), id="a side"),
        pytest.param(Finding(resolution=Resolution.NONE_RIGHT, established="13"), id="a value"),
        pytest.param(Finding(resolution=Resolution.SUPERSEDED, side=1), id="a side that holds"),
        pytest.param(Finding(resolution=Resolution.NOT_COMPARABLE, causes=(None, None)), id="causes"),
    ],
)
def test_what_each_must_have_its_own_of(finding: Finding) -> None:
    with pytest.raises(DecisionError, match="cannot be said of several at once"):
        Way(finding=finding)


def test_each_has_its_own_later_side(question: Make, side: Make, claim: Make) -> None:
    now = [dated(question, side, claim, 1, 4, 5), dated(question, side, claim, 2, 6, 5)]
    found = foresee(LATER, now, busy={})
    assert [one.finding.side for one in found.planned] == [1, 0]
    assert [(one.claim, one.after) for each in found.planned for one in each.changes] == [
        ("C10", Status.OUTDATED),
        ("C21", Status.OUTDATED),
    ]
    earlier = foresee(replace(LATER, earlier=True), now, busy={})
    assert [one.finding.side for one in earlier.planned] == [0, 1]


def test_what_is_left_out_and_why(question: Make, side: Make, claim: Make) -> None:
    now = [
        question(1, 12, 14),
        dated(question, side, claim, 2, 4, 5, 6),
        question(3, 12),
        replace(question(4, 12, 14), discrepancy=replace(question(4, 12, 14).discrepancy, state=State.SETTLED)),
        dated(question, side, claim, 5, 4, 5),
        dated(question, side, claim, 6, 4, 5),
        dated(question, side, claim, 7, 4, 5),
    ]
    found = foresee(LATER, now, busy={"D5": "Ben has it open"}, retired=frozenset({"C60"}))
    assert [one.seen.id for one in found.planned] == ["D7"]
    assert [(one.number, one.why) for one in found.omitted] == [
        ("D1", "no date tells which side is the later"),
        ("D2", "has 3 sides"),
        ("D3", "has one side"),
        ("D4", "is settled"),
        ("D5", "Ben has it open"),
        ("D6", "has a claim that is not found in its article any more"),
    ]


def test_one_side_is_no_voice_beside_another(question: Make) -> None:
    way = Way(finding=Finding(resolution=Resolution.SAME_VOICE))
    assert [one.why for one in foresee(way, [question(1, 12)], busy={}).omitted] == ["has one side"]
    assert foresee(APART, [question(1, 12)], busy={}).omitted == ()


def test_a_claim_in_two_discrepancies_changes_once(question: Make, side: Make, claim: Make) -> None:
    shared = claim(1, 12, published=date(2022, 3, 4))
    later = [side(claim(at, 10 + at, published=date(2022, 3, 5))) for at in (2, 3)]
    found = foresee(LATER, [question(1, side(shared), later[0]), question(2, side(shared), later[1])], busy={})
    assert [(one.before, one.after) for each in found.planned for one in each.changes] == [
        (Status.UNVERIFIED, Status.OUTDATED),
        (Status.OUTDATED, Status.OUTDATED),
    ]


def test_the_preview_shows_ten_and_counts_the_rest(question: Make, side: Make, claim: Make) -> None:
    now = [dated(question, side, claim, number, 4, 5) for number in range(1, 14)]
    unsure = Decision(
        id="R4", reviewer="Ben", recorded=NOW, effects=(), discrepancy="D1", finding=Finding(resolution=Resolution.UNSURE)
    )  # fmt: skip
    now[0] = replace(now[0], decision=unsure)
    way = replace(LATER, finding=replace(LATER.finding, note="asked", evidence=(NOTE,)))
    lines = preview_together(foresee(way, [*now, question(14, 12)], busy={}))
    assert lines[0] == "13 discrepancies: the later side of each holds now and supersedes the other."
    assert lines[1] == "D1  12 | 13  ferries, Merrow"
    assert lines[10:] == (
        "D10  12 | 13  ferries, Merrow",
        "and 3 more",
        "evidence: the register",
        "note: asked",
        "R4: superseded",
        "13 claims: unverified -> outdated",
        "left out: D14: has one side",
    )


def test_nothing_changes_for_claims(question: Make) -> None:
    lines = preview_together(foresee(APART, [question(1, 12, 14)], busy={}))
    assert lines[0] == "1 discrepancy: the sides cannot be compared: they are about different things."
    assert lines[-1] == "The status of every claim stays as it is."


def test_reasons_are_told_once() -> None:
    omitted = [Omitted(f"D{at}", "has one side") for at in range(1, 13)]
    assert list(omitted_lines(omitted)) == [
        "left out: D1, D2, D3, D4, D5, D6, D7, D8, D9, D10 and 2 more: has one side"
    ]


@pytest.mark.parametrize(
    ("way", "words"),
    [
        pytest.param(replace(LATER, earlier=True), "the earlier side of each holds now and supersedes the other", id="earlier"),
        pytest.param(Way(finding=Finding(resolution=Resolution.ALL_RIGHT, because=Because.ROUNDING)), "all sides are right: they are rounded otherwise (rounding)", id="all right"),
        pytest.param(Way(finding=Finding(resolution=Resolution.UNSURE, assignee="Ben", due=date(2026, 12, 1))), "undecided: it waits for Ben until 2026-12-01", id="unsure"),
    ],
)  # fmt: skip
def test_a_way_in_words(way: Way, words: str) -> None:
    assert way.words() == words
