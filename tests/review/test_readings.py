"""What a verdict on a claim may cover beside it, and how that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from factcheck.core.decision import Evidence, Verdict
from factcheck.core.vocabulary import AsOfBasis, Comparator, EvidenceKind, Form, Status
from factcheck.review import acts
from factcheck.review.claims import ClaimToCheck
from factcheck.review.readings import Fellow, cover_prompt, covered_by, fellow_rows, fellows, named, picked_by

Make = Callable[..., Any]
NOTE = Evidence(kind=EvidenceKind.NOTE, text="the register")


@pytest.mark.parametrize(
    ("own", "other", "apart"),
    [
        pytest.param({}, {}, None, id="the same"),
        pytest.param({"occurrence": "the flood"}, {"occurrence": "The Flood"}, None, id="one occurrence"),
        pytest.param({"occurrence": "the flood"}, {"occurrence": "the fire"}, "it is about another occurrence: the fire", id="another occurrence"),
        pytest.param({"occurrence": "the flood"}, {}, "it may be about another occurrence", id="no occurrence"),
        pytest.param({}, {"comparator": Comparator.EXACT}, None, id="exact, said or not"),
        pytest.param({}, {"comparator": Comparator.MORE_THAN}, "it says more than 12", id="a bound"),
        pytest.param({"comparator": Comparator.AT_LEAST}, {"comparator": Comparator.MORE_THAN}, "it says more than 12", id="two bounds"),
        pytest.param({}, {"value": 13}, "it states 13", id="another value"),
        pytest.param({}, {"unit": "us dollar"}, "its unit is us dollar", id="another unit"),
        pytest.param({"scope": "coastal"}, {}, "its scope is not stated", id="a wider scope"),
        pytest.param({}, {"form": Form.CHANGE}, "its form is change", id="another form"),
        pytest.param(
            {"as_of": "2021", "as_of_basis": AsOfBasis.STATED}, {"as_of": "2022", "as_of_basis": AsOfBasis.STATED}, "it is about 2022", id="two years",
        ),
        pytest.param(
            {"as_of": "2021", "as_of_basis": AsOfBasis.STATED}, {"as_of": "2021-04-02", "as_of_basis": AsOfBasis.PUBLISHED}, "it states no period",
            id="a year and none",
        ),
        pytest.param({"published": date(2021, 4, 2)}, {"published": date(2021, 4, 9)}, None, id="a week apart"),
        pytest.param({"published": date(2021, 4, 2)}, {"published": date(2022, 4, 2)}, "it is of 2022-04-02", id="a year apart"),
        pytest.param({"published": date(2021, 4, 2)}, {}, None, id="a day unknown"),
    ],
)  # fmt: skip
def test_what_sets_claims_apart(claim: Make, own: dict[str, Any], other: dict[str, Any], apart: str | None) -> None:
    def made(number: int, said: dict[str, Any]) -> Any:
        told = dict(said)
        value = told.pop("value", 12)
        if "published" in told and "as_of" not in told:
            told |= {"as_of": told["published"].isoformat(), "as_of_basis": AsOfBasis.PUBLISHED}
        return claim(number, value, **told)

    (found,) = fellows(made(1, own), [made(2, other)])
    assert found.apart == apart


def test_only_others_that_are_unverified_are_fellows_those_to_be_covered_first(claim: Make) -> None:
    others = [
        claim(9, 12, comparator=Comparator.APPROX),
        claim(10, 12),
        claim(2, 12),
        claim(2, 12),
        claim(1, 12),
        claim(3, 12, status=Status.REFUTED),
    ]
    assert [(one.id, one.apart) for one in fellows(claim(1, 12), others)] == [
        ("C2", None),
        ("C10", None),
        ("C9", "it says about 12"),
    ]


def test_evidence_is_not_covered(claim: Make) -> None:
    found = fellows(claim(1, 12), [claim(2, 12), claim(3, 12)])
    assert [one.apart for one in covered_by(found, ["C3"])] == [None, "it is the evidence"]


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "C1"), (2, "C1 and C2"), (3, "C1, C2 and C3"), (5, "C1, C2, C3 and 2 more")],
    ids=["one", "two", "three", "many"],
)
def test_claims_are_named(claim: Make, count: int, words: str) -> None:
    assert named([Fellow(claim=claim(at, 12)) for at in range(1, count + 1)]) == words


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [
        pytest.param("1", {"C40"}, id="a key"),
        pytest.param("2 1", {"C40", "C51"}, id="two keys"),
        pytest.param("c51", {"C51"}, id="a number"),
        pytest.param("C40, C51", {"C40", "C51"}, id="numbers"),
        pytest.param("3", None, id="no such key"),
        pytest.param("C12", None, id="the claim itself"),
        pytest.param("x", None, id="no key"),
        pytest.param(" ", None, id="nothing"),
    ],
)
def test_answers_that_pick(claim: Make, answer: str, numbers: set[str] | None) -> None:
    found = [Fellow(claim=claim(40, 12)), Fellow(claim=claim(51, 12))]
    assert picked_by(answer, found) == numbers


@pytest.fixture
def shown(table: Make, claim: Make) -> Any:
    """C12, whose figure C40 and C51 state too, and C60 with a bound."""
    own = claim(12, 7)
    others = [claim(40, 7, source="Daily"), claim(51, 7, source="Weekly"), claim(60, 7, comparator=Comparator.APPROX)]
    return table(ClaimToCheck(claim=own, fellows=fellows(own, others)), *(ClaimToCheck(claim=one) for one in others))


@pytest.mark.parametrize(
    ("answers", "covered"),
    [
        pytest.param(["v", "the register", "y", "y"], ["C40", "C51"], id="all"),
        pytest.param(["v", "the register", "n", "y"], [], id="none"),
        pytest.param(["v", "the register", "", "y"], [], id="none by Enter"),
        pytest.param(["v", "the register", "2", "y", "y"], ["C51"], id="one by its key"),
        pytest.param(["v", "the register", "1", "2", "y", "y"], ["C40", "C51"], id="one after the other"),
        pytest.param(["v", "the register", "C51", "y", "y"], ["C51"], id="one by its number"),
        pytest.param(["v", "the register", "1", "1", "y", "y"], ["C40", "C51"], id="picked and left out"),
        pytest.param(["v", "the register", "1", "n", "y"], [], id="picked, then none"),
        pytest.param(["v", "the register", "k", "y", "y"], ["C40", "C51"], id="no answer first"),
        pytest.param(["v", "the register", "y", "e", "C40", "y"], ["C51"], id="what became evidence"),
        pytest.param(["f", "the register", "y", "y"], ["C40", "C51"], id="refuted"),
        pytest.param(["o", "y", "y"], ["C40", "C51"], id="outdated"),
        pytest.param(["i", "y", "y"], ["C40", "C51"], id="unverifiable"),
        pytest.param(["w", "y"], [], id="withdrawn covers nothing"),
    ],
)
def test_the_reading_is_covered(shown: Any, answers: list[str], covered: list[str], monkeypatch: Any) -> None:
    from factcheck.review import session as machine

    def weighed(session: Any, evidence: Evidence) -> Any:
        kind = EvidenceKind.CLAIM if evidence.text.startswith("C") else evidence.kind
        return plain(session, Evidence(kind=kind, text=evidence.text))

    plain = machine.weighed
    monkeypatch.setattr(machine, "weighed", weighed)
    (act,) = shown.play(None, *answers).of(acts.Verify)
    assert [one.id for one in act.covered] == covered
    told = ", ".join(["C12", *covered])
    assert any(f"R1. {told} {'are' if covered else 'is'} " in words for words in shown.said())


def test_the_question_and_the_preview_name_them(shown: Any) -> None:
    shown.play(None, "v", "the register", "2", "y")
    prompts = [act.prompt for act in shown.of(acts.Ask)]
    assert "C40 and C51 state the same figure (Daily; Weekly): cover them too? y, n, 1-2 one by one: " in prompts
    assert "Covering C51. 1-2 adds or leaves out, y goes on, n covers none: " in prompts
    rows = dict(shown.of(acts.Keys)[0].rows)
    assert rows["1"] == "C40  7, Daily, date unknown"
    assert rows["-"].endswith("not covered, it says about 7")
    assert shown.of(acts.Preview)[0].lines == (
        "C12, C51 are verified.",
        "evidence: the register",
        "C12, C51: unverified -> verified",
        "not covered: C40, which is left as it is",
        "not covered: C60, it says about 7",
    )


def test_what_cannot_be_covered_is_not_asked_about_but_told(table: Make, claim: Make) -> None:
    own = claim(12, 7)
    found = fellows(own, [claim(60, 7, comparator=Comparator.APPROX)])
    played = table(ClaimToCheck(claim=own, fellows=found)).play(None, "o", "y")
    assert played.of(acts.Verify) == [acts.Verify(own, Verdict(status=Status.OUTDATED))]
    assert "not covered: C60, it says about 7" in played.of(acts.Preview)[0].lines


def test_the_choice_is_taken_back_at_the_question(shown: Any) -> None:
    shown.play(None, "o", "\x1b")
    assert shown.of(acts.Verify) == []
    assert "Not recorded." in shown.said()


def test_a_claim_covered_waits_no_longer(shown: Any) -> None:
    assert shown.play(None, "v", "the register", "y", "y").shown() == ["C12", "C60"]


def test_one_that_changed_meanwhile_refuses_all(shown: Any) -> None:
    shown.refusal = "C40 was decided since it was shown: it is refuted."
    shown.play(None, "o", "y", "y")
    assert shown.decisions == []
    assert shown.shown() == ["C12", "C12"]


def test_of_many_the_first_have_a_key(claim: Make) -> None:
    own = claim(1, 12)
    found = fellows(own, [claim(at, 12) for at in range(2, 14)] + [claim(20 + at, 13) for at in range(11)])
    rows = fellow_rows(found)
    assert len(rows) == 20
    assert rows[9] == ("", "and 3 more that state the same; their numbers choose them")
    assert rows[-1] == ("", "and 2 more that are not covered")
    alike = [one for one in found if one.apart is None]
    assert cover_prompt(alike, []).endswith("cover them too? y, n, 1-9 one by one: ")
    assert picked_by("10", alike) is None
    assert picked_by("C13", alike) == {"C13"}
