from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from factcheck.core.decision import Decision, Effect, Evidence, Finding, JudgedSide
from factcheck.core.verdict import BECAUSE, CAUSES, causes, evidence_words, judged_value, verdict, waits_words
from factcheck.core.vocabulary import Because, Cause, EvidenceKind, EvidenceRole, Resolution, Status

SIDES = (
    JudgedSide(value=Decimal(48), value_high=None, claims=("C1",), keys=("a",)),
    JudgedSide(value=Decimal(84000000), value_high=None, claims=("C2",), keys=("b",)),
)


def decided(finding: Finding | None, status: Status | None = None, *claims: str) -> Decision:
    return Decision(
        id="R1",
        reviewer="Ada",
        recorded=datetime(2023, 1, 2, tzinfo=UTC),
        effects=tuple(Effect(claim=claim, before=Status.UNVERIFIED, after=Status.VERIFIED) for claim in claims),
        discrepancy=None if finding is None else "D1",
        finding=finding,
        judged=SIDES if finding is not None else (),
        status=status,
    )


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (Finding(resolution=Resolution.ONE_RIGHT, side=1), "Side 2 (84 million) is right"),
        (Finding(resolution=Resolution.SUPERSEDED, side=0), "Side 1 (48) holds now and supersedes the others"),
        (
            Finding(resolution=Resolution.ALL_RIGHT, because=Because.UPDATE),
            "All sides are right: the figure moved between them (update)",
        ),
        (Finding(resolution=Resolution.NONE_RIGHT, established="50"), "No side is right: 50 holds"),
        (
            Finding(resolution=Resolution.NOT_COMPARABLE),
            "The sides cannot be compared: they are about different things",
        ),
        (Finding(resolution=Resolution.SAME_VOICE), "The sides are one voice: they go back to one origin"),
        (Finding(resolution=Resolution.UNSURE), "Undecided: it waits"),
        (Finding(resolution=Resolution.UNSURE, assignee="Ben"), "Undecided: it waits for Ben"),
        (Finding(resolution=Resolution.UNSURE, due=date(2026, 12, 1)), "Undecided: it waits until 2026-12-01"),
    ],
    ids=lambda value: str(value.resolution) if isinstance(value, Finding) else "",
)
def test_a_finding_in_words(finding: Finding, words: str) -> None:
    assert verdict(decided(finding)) == words


def test_a_verification_in_words() -> None:
    assert verdict(decided(None, Status.VERIFIED, "C12")) == "C12 is verified"
    assert verdict(decided(None, Status.OUTDATED, "C1", "C2")) == "C1, C2 are outdated"
    assert causes(decided(None, Status.VERIFIED, "C12")) == ()


@pytest.mark.parametrize(
    ("said", "today", "words"),
    [
        pytest.param({}, date(2026, 12, 1), "waits since 2023-01-02", id="for nobody"),
        pytest.param({"assignee": "Ben"}, date(2026, 12, 1), "waits for Ben since 2023-01-02", id="for somebody"),
        pytest.param(
            {"assignee": "Ben", "due": date(2026, 12, 1)},
            date(2026, 11, 30),
            "waits for Ben since 2023-01-02, due 2026-12-01",
            id="until a day to come",
        ),
        pytest.param(
            {"due": date(2026, 12, 1)}, date(2026, 12, 1), "waits since 2023-01-02, due 2026-12-01, today", id="today"
        ),
        pytest.param(
            {"due": date(2026, 12, 1)},
            date(2026, 12, 2),
            "waits since 2023-01-02, due 2026-12-01, overdue",
            id="overdue",
        ),
    ],
)
def test_what_waits_in_words(said: dict[str, Any], today: date, words: str) -> None:
    assert waits_words(decided(Finding(resolution=Resolution.UNSURE, **said)), today) == words


def test_what_was_decided_waits_for_nobody() -> None:
    assert waits_words(decided(Finding(resolution=Resolution.NOT_COMPARABLE)), date(2026, 12, 1)) is None
    assert waits_words(decided(None, Status.VERIFIED, "C12"), date(2026, 12, 1)) is None


def test_causes_in_words() -> None:
    finding = Finding(resolution=Resolution.ONE_RIGHT, side=1, causes=(Cause.DIGITS, None))
    assert causes(decided(finding)) == ("side 1 (48) is mistyped",)


def test_every_word_of_the_lists_has_words() -> None:
    assert set(BECAUSE) == set(Because)
    assert set(CAUSES) == set(Cause)


def test_a_side_without_a_value_is_named_by_its_claims() -> None:
    assert judged_value(JudgedSide(value=None, value_high=None, claims=("C1", "C4"), keys=("a", "b"))) == "C1, C4"
    span = JudgedSide(value=Decimal(3), value_high=Decimal("4.5"), claims=("C1",), keys=("a",))
    assert judged_value(span) == "3 to 4.5"


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (
            Evidence(kind=EvidenceKind.ADDRESS, text="https://port.example/1", locator="table 2"),
            "https://port.example/1, table 2 (no copy)",
        ),
        (
            Evidence(kind=EvidenceKind.DOCUMENT, text="year.pdf", locator="page 3", sha256="0123456789abcdef"),
            "year.pdf, page 3 (no copy, sha256 0123456789ab)",
        ),
        (
            Evidence(
                kind=EvidenceKind.ADDRESS,
                text="https://port.example/1",
                sha256="0123456789abcdef",
                role=EvidenceRole.PRIMARY,
                archived=True,
                retrieved=datetime(2023, 4, 5, 23, tzinfo=UTC),
            ),
            "https://port.example/1 (primary source, copy of 2023-04-05, sha256 0123456789ab)",
        ),
        (Evidence(kind=EvidenceKind.CLAIM, text="C4", role=EvidenceRole.REPEATER), "claim C4 (repeater)"),
        (Evidence(kind=EvidenceKind.CLAIM, text="C40"), "claim C40"),
        (Evidence(kind=EvidenceKind.NOTE, text="the harbour master said so"), "the harbour master said so"),
    ],
    ids=lambda value: str(value.kind) if isinstance(value, Evidence) else "",
)
def test_evidence_in_words(evidence: Evidence, words: str) -> None:
    assert evidence_words(evidence) == words
