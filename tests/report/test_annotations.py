"""What editors, GitHub Actions and code scanners read."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.draft import Answer, Answered, DraftLine, LinePlace, Reference, Relation
from factcheck.core.vocabulary import ClaimKind, Form
from factcheck.report.annotations import ANNOTATIONS, Annotation, Level


def claim(text: str, number: str | None = None) -> Claim:
    start = text.index("48")
    return Claim(
        article=Article(text=text, source="Port Daily"), kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=0, end=len(text), context_start=0, context_end=len(text),
        value_start=start, value_end=start + 2, value=Decimal(48), rule="test", id=number,
    )  # fmt: skip


HERE = LinePlace(3, 7, 9)


def annotation(where: str = "draft.md", place: LinePlace | None = HERE, told: str = "48, not 84.") -> Annotation:
    said = Answered(
        claim=claim("It took 48 ships."), answer=Answer.CONTRADICTED, explanation=told, severity=4, decided=("R1: Side 1 is right (Ada, 2026-02-01)",),
        references=(Reference(claim("In all 48 ships came.", "C12"), Relation.DIFFERS),), undecided=("D3",),
    )  # fmt: skip
    return Annotation(DraftLine(where=where, place=place, answered=said, others={}), Level.ERROR)


MESSAGE = "contradicted: “48”. 48, not 84. R1: Side 1 is right (Ada, 2026-02-01). See C12 (Port Daily, date unknown). Not decided: D3."


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (LinePlace(3, 7, 9), "draft.md:3:7"),
        (LinePlace(3), "draft.md:3"),
        (None, "draft.md"),
    ],
)
def test_lines(place: LinePlace | None, told: str) -> None:
    assert ANNOTATIONS["lines"]([annotation(place=place)]) == f"{told}: error: {MESSAGE}\n"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (LinePlace(3, 7, 9), "file=draft.md,line=3,col=7,endColumn=9,title=factcheck%3A contradicted"),
        (LinePlace(3), "file=draft.md,line=3,title=factcheck%3A contradicted"),
        (None, "file=draft.md,title=factcheck%3A contradicted"),
    ],
)
def test_github(place: LinePlace | None, told: str) -> None:
    assert ANNOTATIONS["github"]([annotation(place=place)]) == f"::error {told}::{MESSAGE}\n"


def test_nothing_in_a_file_name_or_a_text_ends_a_command() -> None:
    text = ANNOTATIONS["github"]([annotation("a,b:c%d\n::error::x.md", told="5%\n::error::x\x1b[31m")])
    (line,) = text.splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%25d %3A%3Aerror%3A%3Ax.md,line=3,")
    assert "5%25 ::error::x\\x1b[31m" in line


def test_sarif_has_a_place_in_a_file_for_each_result() -> None:
    log = json.loads(ANNOTATIONS["sarif"]([annotation(), annotation("/tmp/a b.md", None)]))  # noqa: S108 - a name
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    first, second = run["results"]
    rules = run["tool"]["driver"]["rules"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "contradicted"
    assert (first["level"], first["message"]["text"]) == ("error", MESSAGE)
    (place,) = first["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "draft.md"},
        "region": {"startLine": 3, "startColumn": 7, "endColumn": 9},
    }
    assert second["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "file:///tmp/a%20b.md"}}
    assert first["partialFingerprints"]["claimKey/v1"] == claim("It took 48 ships.").key


@pytest.mark.parametrize("form", sorted(ANNOTATIONS))
def test_without_findings_the_form_is_still_whole(form: str) -> None:
    text = ANNOTATIONS[form]([])
    assert text == "" if form != "sarif" else json.loads(text)["runs"][0]["results"] == []
