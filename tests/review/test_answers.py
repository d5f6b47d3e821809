"""What the ledger answers to a figure, as a table: what it meets, what was decided, what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.draft import Answer, Meeting, Relation
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, DiscrepancyKind, Form, Status
from factcheck.review.answers import Met, answer, flagged_on

UPDATE, CONTRADICTION = DiscrepancyKind.UPDATE, DiscrepancyKind.CONTRADICTION


def claim(value: int, number: str | None, year: int | None, status: Status = Status.UNVERIFIED, at: int = 0) -> Claim:
    text = " " * at + f"The port of Kiel took {value} ships."
    start = text.index(str(value))
    return Claim(
        article=Article(text=text, source=("Harbour News" if number == "C3" else "Port Daily") if number else "draft", published=None if year is None else date(year, 7, 3)), kind=ClaimKind.NUMERIC,
        form=Form.LEVEL, start=at, end=len(text), context_start=at, context_end=len(text), value_start=start, value_end=start + len(str(value)), value=Decimal(value),
        as_of="2021", as_of_basis=AsOfBasis.STATED, rule="test", id=number, status=status,
    )  # fmt: skip


DRAFT = claim(48, None, 2023)


def day(year: int | None) -> int:
    return 0 if year is None else date(year, 7, 3).toordinal()


def same(year: int | None = 2021, status: Status = Status.UNVERIFIED, number: str = "C1", **said: object) -> Meeting:
    facts = {"relation": Relation.SAME, "score": 0.9, "day": day(2023), "other_day": day(year), "is_dated": False}
    return Meeting(claim=DRAFT, other=claim(48, number, year, status), **(facts | said))  # type: ignore[arg-type]


def other(
    year: int | None = 2021,
    status: Status = Status.UNVERIFIED,
    kind: DiscrepancyKind = CONTRADICTION,
    number: str = "C2",
    **said: object,
) -> Meeting:
    facts = {
        "relation": Relation.DIFFERS,
        "score": 0.9,
        "day": day(2023),
        "other_day": day(year),
        "is_dated": False,
        "severity": 3,
    }
    facts |= {"kind": kind, "explanation": "48 against 84."}
    return Meeting(claim=DRAFT, other=claim(84, number, year, status), **(facts | said))  # type: ignore[arg-type]


REFUTED, OUTDATED, VERIFIED = Status.REFUTED, Status.OUTDATED, Status.VERIFIED
C, OLD, U, K = Answer.CONTRADICTED, Answer.OLDER, Answer.UNKNOWN, Answer.CONFIRMED


@pytest.mark.parametrize(
    ("meetings", "said", "severity", "cites"),
    [
        pytest.param([], U, None, "", id="nothing is known"),
        pytest.param([same()], K, None, "C1 same", id="the same figure"),
        pytest.param([same(relation=Relation.ROUNDED)], K, None, "C1 rounded", id="the same when rounded"),
        pytest.param([same(), same(2022, number="C3", relation=Relation.ROUNDED)], K, None, "C1 same, C3 rounded", id="the same goes before the rounded"),
        pytest.param([same(2022, number="C3"), same(2021, VERIFIED)], K, None, "C1 same, C3 same", id="the verified one is cited first"),
        pytest.param([same(relation=Relation.ALIKE, explanation="one is target")], U, None, "C1 alike", id="a target confirms nothing"),
        pytest.param([other()], C, 3, "C2 differs", id="another figure"),
        pytest.param([other(severity=2)], C, 2, "C2 differs", id="a hint"),
        pytest.param([other(severity=1)], U, None, "", id="a guess"),
        pytest.param([same(), other()], C, 3, "C2 differs, C1 same", id="the sources disagree"),
        pytest.param([same(), other(severity=2)], K, None, "C1 same, C2 differs", id="a hint does not outweigh the same figure"),
        pytest.param([same(status=VERIFIED), other(severity=4)], K, None, "C1 same, C2 differs", id="what was verified stands against what was not"),
        pytest.param([same(status=VERIFIED), other(status=VERIFIED)], C, 3, "C2 differs, C1 same", id="both were verified"),
        pytest.param([same(status=REFUTED)], C, 5, "C1 same", id="the figure was refuted"),
        pytest.param([same(status=REFUTED), other(status=VERIFIED)], C, 5, "C2 differs, C1 same", id="refuted, and another found right"),
        pytest.param([same(status=REFUTED), same(status=VERIFIED, number="C3")], K, None, "C3 same", id="refuted there, verified here"),
        pytest.param([same(status=OUTDATED)], OLD, 4, "C1 same", id="the figure was found outdated"),
        pytest.param([same(status=OUTDATED), other(2022, kind=UPDATE)], OLD, 4, "C2 later, C1 same", id="outdated by another"),
        pytest.param([same(status=OUTDATED), same(2022, number="C3")], K, None, "C3 same", id="outdated there, stands here"),
        pytest.param([other(status=REFUTED)], U, None, "C2 differs", id="what differs was refuted"),
        pytest.param([same(), other(status=REFUTED)], K, None, "C1 same", id="the same, and what differs was refuted"),
        pytest.param([other(2022, kind=UPDATE)], C, 3, "C2 differs", id="a later draft without a time contradicts what is known"),
        pytest.param([other(2024, kind=UPDATE)], OLD, 3, "C2 later", id="an earlier draft"),
        pytest.param([other(2024, kind=UPDATE, day=0)], C, 3, "C2 differs", id="a draft without a date"),
        pytest.param([same(2021), other(2022, kind=UPDATE)], OLD, 3, "C2 later, C1 same", id="the figure of an earlier article"),
        pytest.param([same(2022), other(2021, kind=UPDATE)], K, None, "C1 same, C2 earlier", id="the figure of the later article"),
        pytest.param([same(2021), other(2021, kind=UPDATE)], C, 3, "C2 differs, C1 same", id="of one day"),
        pytest.param([other(2024, kind=UPDATE, is_dated=True)], OLD, 2, "C2 later", id="stated for an earlier time, which the ledger does not have"),
        pytest.param([same(2023), other(2024, kind=UPDATE, is_dated=True)], K, None, "C1 same, C2 later", id="right for its time"),
        pytest.param([other(2021, kind=UPDATE, is_dated=True)], U, None, "C2 earlier", id="stated for a later time"),
        pytest.param([other(None, kind=UPDATE)], C, 3, "C2 differs", id="nobody knows when the other was"),
    ],
)  # fmt: skip
def test_the_answers(meetings: list[Meeting], said: Answer, severity: int | None, cites: str) -> None:
    found = answer(Met(claim=DRAFT, meetings=meetings))
    cited = ", ".join(f"{one.claim.id} {one.relation}" for one in found.references)
    assert (found.answer, found.severity, cited) == (said, severity, cites), found.explanation
    assert found.explanation.endswith(".")
    assert answer(Met(claim=DRAFT, meetings=meetings[::-1])) == found


def test_a_refuted_figure_names_the_one_that_was_found_right() -> None:
    found = answer(Met(claim=DRAFT, meetings=[same(status=REFUTED), other(status=VERIFIED)]))
    assert found.explanation == (
        "This figure was refuted: C1, 48 (Port Daily, 2021-07-03). Found right: C2, 84 (Port Daily, 2021-07-03)."
    )


def test_a_later_point_of_the_series_makes_a_dated_figure_older_only_where_its_own_time_is_not_known() -> None:
    later = replace(claim(90, "C9", 2023), as_of="2022")
    alone = answer(Met(claim=DRAFT, later=[later]))
    assert (alone.answer, alone.severity) == (Answer.OLDER, 2)
    assert (
        alone.explanation
        == "The ledger has no figure for 2021, but a later one: C9, 90 (Port Daily, 2023-07-03), as of 2022."
    )
    confirmed = answer(Met(claim=DRAFT, meetings=[same()], later=[later]))
    assert (confirmed.answer, confirmed.explanation) == (
        Answer.CONFIRMED, "The same: C1, 48 (Port Daily, 2021-07-03). Later: C9, 90 (Port Daily, 2023-07-03).",
    )  # fmt: skip


def test_of_two_figures_of_the_draft_the_later_is_told() -> None:
    first, second = claim(48, None, None), claim(84, None, None, at=40)
    facts = {
        "relation": Relation.DIFFERS,
        "score": 0.9,
        "day": 0,
        "other_day": 0,
        "is_dated": False,
        "is_own": True,
        "severity": 4,
        "kind": CONTRADICTION,
    }
    here = Meeting(claim=first, other=second, explanation="48 against 84.", **facts)  # type: ignore[arg-type]
    there = Meeting(claim=second, other=first, explanation="48 against 84.", **facts)  # type: ignore[arg-type]
    assert answer(Met(claim=first, meetings=[here])).answer is Answer.UNKNOWN
    assert answer(Met(claim=second, meetings=[there])).answer is Answer.CONTRADICTED


def found(*claims: Claim, kind: DiscrepancyKind = DiscrepancyKind.ARITHMETIC, severity: int = 4) -> Discrepancy:
    sides = tuple(
        Side(value=one.value, value_high=None, low=None, high=None, as_of=None, claims=(one,), voices=1)
        for one in claims
    )
    return Discrepancy(
        key="k",
        kind=kind,
        also=(),
        severity=severity,
        score=0.7,
        subject=None,
        metric=None,
        unit=None,
        sides=sides,
        signals=(),
        explanation="It does not work out.",
    )


def test_what_a_check_found_contradicts_and_what_went_ahead_makes_older() -> None:
    known = claim(84, "C2", 2024)
    assert answer(Met(claim=DRAFT, found=[found(DRAFT, known)])).answer is Answer.CONTRADICTED
    assert answer(Met(claim=DRAFT, found=[found(DRAFT, known, severity=1)])).answer is Answer.UNKNOWN
    assert answer(Met(claim=DRAFT, found=[found(DRAFT, known, kind=UPDATE)])).answer is Answer.OLDER
    assert answer(Met(claim=DRAFT, found=[found(known, DRAFT, kind=UPDATE)])).answer is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("status", "said"),
    [
        pytest.param(Status.UNVERIFIED, Answer.CONTRADICTED, id="undecided"),
        pytest.param(VERIFIED, Answer.CONFIRMED, id="verified"),
    ],
)
def test_a_figure_that_the_ledger_holds_against_another_is_not_to_be_quoted(status: Status, said: Answer) -> None:
    mine = same(status=status)
    question = replace(found(mine.other, claim(84, "C2", 2021), severity=5), id="D1")
    given = answer(Met(claim=DRAFT, meetings=[mine], questions=[question]))
    assert given.answer is said
    if said is Answer.CONTRADICTED:
        assert given.severity == 5
        assert [(one.claim.id, str(one.relation)) for one in given.references] == [("C2", "differs"), ("C1", "same")]
        assert "(D1)" in given.explanation


def test_on_which_claims_a_finding_is_told() -> None:
    first, second, known = claim(48, None, None), claim(84, None, None, at=40), claim(90, "C2", 2021)
    assert flagged_on(found(second, first), [first, second]) == [second]
    assert flagged_on(found(first, second, known), [first, second]) == [first, second]
