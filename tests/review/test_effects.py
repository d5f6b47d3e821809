"""What a resolution does to claims; the table of the docs says the same."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.decision import Effect, Evidence, Finding
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.vocabulary import Because, Cause, ClaimKind, DiscrepancyKind, EvidenceKind, Form, Resolution, Status
from factcheck.errors import DecisionError
from factcheck.review.effects import describe_effects, effects, needs_evidence, wrong_sides

PAGE = Path(__file__).resolve().parents[2] / "docs" / "decisions.md"
TEXT = "Merrow runs 12 ferries, or 14 ferries, or 15 ferries, or 16 ferries."
NEEDS: dict[Resolution, dict[str, object]] = {
    Resolution.ONE_RIGHT: {"side": 1},
    Resolution.SUPERSEDED: {"side": 1},
    Resolution.ALL_RIGHT: {"because": Because.SCOPE},
    Resolution.NONE_RIGHT: {"established": "13 ferries"},
}


def claim(number: int, status: Status = Status.UNVERIFIED) -> Claim:
    start = TEXT.index(str((12, 14, 15, 16)[number - 1]))
    return Claim(
        article=Article(text=TEXT), kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=start, end=start + 2, context_start=0, context_end=len(TEXT),
        value_start=start, value_end=start + 2, value=Decimal(TEXT[start : start + 2]), rule="test", status=status, id=f"C{number}",
    )  # fmt: skip


def side(*claims: Claim, working: str | None = None) -> Side:
    value = claims[0].value if claims else Decimal(26)
    return Side(
        value=value, value_high=None, low=value, high=value, as_of=None, claims=claims, voices=1, working=working
    )


def differ(*sides: Side) -> Discrepancy:
    return Discrepancy(
        key="k", kind=DiscrepancyKind.UPDATE, also=(), severity=3, score=0.5, subject="Merrow", metric="ferries", unit=None, sides=sides,
        signals=(), explanation="", id="D1",
    )  # fmt: skip


THREE = differ(side(claim(1), claim(4)), side(claim(2)), side(claim(3)))


def find(resolution: Resolution, **said: object) -> Finding:
    return Finding(resolution=resolution, **NEEDS.get(resolution, {}) | said)  # type: ignore[arg-type]


def after(finding: Finding, found: Discrepancy = THREE) -> dict[str, str]:
    return {one.claim: str(one.after) for one in effects(finding, found)}


def rows() -> dict[str, tuple[str, str, str]]:
    """The table of the docs: resolution -> what becomes of the claims on the side named, on the others, whether evidence is needed."""
    found = re.findall(
        r"^\| `(\w+)` \|[^|]*\|([^|]*)\|([^|]*)\|([^|]*)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    return {name: (named.strip(), others.strip(), evidence.strip()) for name, named, others, evidence in found}


def test_the_table_of_the_docs_has_every_resolution() -> None:
    assert list(rows()) == [str(resolution) for resolution in Resolution]


@pytest.mark.parametrize("resolution", Resolution)
def test_each_resolution_does_what_the_docs_say(resolution: Resolution) -> None:
    named, others, evidence = rows()[str(resolution)]
    finding = find(resolution)
    assert bool(named) == (finding.side is not None)
    wanted = {"C2": named or others} | dict.fromkeys(("C1", "C4", "C3"), others)
    plain = {claim: words.split(",")[0] for claim, words in wanted.items() if words != "unchanged"}
    assert after(finding) == plain
    assert needs_evidence(effects(finding, THREE)) is (evidence == "needed")
    if "withdrawn for the cause `extraction`" in others:
        misread = find(resolution, causes=(None, None, Cause.EXTRACTION))
        assert after(misread) == plain | {"C3": "withdrawn"}
    else:
        with pytest.raises(DecisionError, match="takes no cause"):
            effects(find(resolution, causes=(Cause.EXTRACTION, None, None)), THREE)


def test_effects_say_what_was_before_and_which_side() -> None:
    found = differ(side(claim(1, Status.REFUTED)), side(claim(2)))
    assert effects(find(Resolution.ONE_RIGHT, side=0), found) == (
        Effect(claim="C1", before=Status.REFUTED, after=Status.VERIFIED, side=0),
        Effect(claim="C2", before=Status.UNVERIFIED, after=Status.REFUTED, side=1),
    )


@pytest.mark.parametrize(
    ("found", "finding", "changed"),
    [
        pytest.param(
            differ(side(claim(1), claim(2), working="12 + 14 = 26"), side(claim(3))),
            find(Resolution.ONE_RIGHT, side=0), {"C3": "refuted"}, id="what a computed side is made of is not verified by it",
        ),
        pytest.param(
            differ(side(claim(1), claim(2), working="12 + 14 = 26"), side(claim(3))),
            find(Resolution.ONE_RIGHT), {"C3": "verified"}, id="nor refuted",
        ),
        pytest.param(differ(side(working="13 x 2 = 26"), side(claim(3))), find(Resolution.NONE_RIGHT), {"C3": "refuted"}, id="a side without claims"),
        pytest.param(differ(side(claim(1), claim(2)), side(claim(2), claim(3))), find(Resolution.ONE_RIGHT), {"C1": "refuted", "C3": "verified"}, id="a claim on two sides"),
        pytest.param(differ(side(claim(1))), find(Resolution.NONE_RIGHT), {"C1": "refuted"}, id="one side"),
    ],
)  # fmt: skip
def test_sides_that_are_left_alone(found: Discrepancy, finding: Finding, changed: dict[str, str]) -> None:
    assert after(finding, found) == changed


def test_the_right_side_has_no_cause() -> None:
    with pytest.raises(DecisionError, match=r"side 2 is wrong, so it takes no cause.*--cause 2=unit out"):
        effects(find(Resolution.ONE_RIGHT, causes=(None, Cause.UNIT, None)), THREE)
    assert wrong_sides(find(Resolution.ONE_RIGHT), 3) == (0, 2)
    assert wrong_sides(find(Resolution.UNSURE), 3) == ()


def test_a_finding_that_lacks_something_has_no_effects() -> None:
    with pytest.raises(DecisionError, match="--side 1"):
        effects(Finding(resolution=Resolution.ONE_RIGHT), THREE)


def test_a_note_is_evidence_enough() -> None:
    noted = find(Resolution.ONE_RIGHT, evidence=(Evidence(kind=EvidenceKind.NOTE, text="asked the port"),))
    assert needs_evidence(effects(noted, THREE))


def test_effects_in_words() -> None:
    found = differ(side(claim(1, Status.REFUTED), claim(4)), side(claim(2)), side(claim(3)))
    assert describe_effects(effects(find(Resolution.ONE_RIGHT), found)) == (
        "C1: stays refuted", "C4, C3: unverified -> refuted", "C2: unverified -> verified",
    )  # fmt: skip
    assert describe_effects(()) == ("The status of every claim stays as it is.",)
