"""`factcheck review claims` with answers from a file: readings covered, fields corrected, claims withdrawn and added."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli.ingest import read_into
from factcheck.workflow import decide
from factcheck.workflow.decide import DecisionFilter
from factcheck.workflow.review import CLAIMS, Scope, Sitting

Cli = Callable[..., Any]

ARTICLES = {
    "one.txt": (
        "The Courier",
        "2023-03-02",
        "The flood in Merrow killed 24 people on Monday, officials said. Elling Harbour had 119 ferries in 2021. "
        "Staff praised “12 golden rules” of the harbour.",
    ),
    "two.txt": ("Tarsia Times", "2023-03-05", "The flood in Merrow killed 24 people on Monday, The Courier said."),
    "three.txt": ("Weekly", "2023-03-06", "The flood in Merrow killed more than 24 people on Monday."),
    "four.txt": ("Elling Post", "2023-03-06", "Elling Harbour had 158 ferries in 2021."),
}
"""C1, C3 and (more than) C4 tell of the flood, C2 and C5 of the ferries."""


@pytest.fixture(scope="session")
def flooded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("flooded")
    for name, (source, day, words) in ARTICLES.items():
        (folder / name).write_text(
            f"News of the week\nSource: {source}\nPublished: {day}\n\n{words}\n", encoding="utf-8"
        )
    read_into(str(folder / "factcheck.db"), [str(folder / name) for name in ARTICLES])
    return (folder / "factcheck.db").read_bytes()


@pytest.fixture
def review(cli: Cli, flooded: bytes) -> Callable[..., str]:
    """``review(answer, …, about="claims")``: what a session says; the ledger stays for the next call."""
    Path("factcheck.db").write_bytes(flooded)

    def run(*answers: str, about: str = "claims") -> str:
        Path("answers.txt").write_text("".join(f"{one}\n" for one in answers), encoding="utf-8")
        done = cli("review", *([about] if about else []), "--answers", "answers.txt", "--reviewer", "Ada", "--again")
        assert (done.code, done.err) == (0, "")
        return str(done.out)

    return run


def kept() -> list[Any]:
    return decide.decisions("factcheck.db", filters=DecisionFilter())


def first(told: str) -> str:
    found = re.search(r"^── (C\d+), 1 of", told, re.MULTILINE)
    assert found is not None
    return found[1]


def test_the_card_says_why_the_claim_is_so_high(review: Callable[..., str]) -> None:
    told = review("q")
    assert first(told) == "C1"
    assert re.search(
        r"weighs by: (stands in D\d \(severity \d\); )?lives; printed in \d articles; 1 other article names", told
    )


def test_verifying_one_covers_its_reading(review: Callable[..., str]) -> None:
    told = review("v", "the register", "y", "y", "q")
    assert "C3 states the same figure (Tarsia Times): cover it too? y, n: y" in told
    assert "not covered, it says more than 24" in told
    assert "C1, C3 are verified." in told
    assert "not covered: C4, it says more than 24" in told
    assert "Saved: R1. C1, C3 are verified." in told
    (made,) = kept()
    assert [effect.claim for effect in made.effects] == ["C1", "C3"]


def test_a_reading_that_was_covered_is_taken_back_as_one(review: Callable[..., str]) -> None:
    told = review("v", "the register", "y", "y", "z", "q")
    assert "Taken back: R1." in told
    assert [made.stands for made in kept()] == [False]
    assert first(told) == "C1"


def test_the_reading_is_left_alone(review: Callable[..., str]) -> None:
    assert "Saved: R1. C1 is verified." in review("v", "the register", "n", "y", "q")
    assert [effect.claim for made in kept() for effect in made.effects] == ["C1"]


def test_what_is_evidence_is_not_covered(review: Callable[..., str]) -> None:
    told = review("v", "C3", "y", "q")
    assert "not covered: C3, it is the evidence" in told
    assert "Saved: R1. C1 is verified." in told


def test_a_field_is_corrected_and_what_that_did_is_told(review: Callable[..., str]) -> None:
    told = review("s", "c", "subject", "Tarsia Harbour", "y", "q")
    corrected = re.search(r"Saved: (C\d) corrected: subject (.+) -> Tarsia Harbour\. Discrepancies: (.+)\.", told)
    assert corrected is not None
    assert f"subject: {corrected[2]} -> Tarsia Harbour" in told
    assert "open" in corrected[3]
    assert kept() == []


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        pytest.param(["c", "form", "large"], "'large' is no form. It is one of:", id="no word of the list"),
        pytest.param(["c", "value", "many"], "'many' is no number. Write it like 206000000", id="no number"),
        pytest.param(["c", "colour"], "colour is no field of this claim.", id="no field"),
        pytest.param(["c", "comparator", "range"], "a range needs its upper end. Say value high, or another comparator.", id="half a range"),
        pytest.param(["c", "subject", "\x1b[2J"], r"\x1b[2J", id="words that steer terminals"),
        pytest.param(["+", "killed 25 people"], "The words “killed 25 people” do not stand in the article. The nearest are: “killed 24 people”", id="words that do not stand there"),
        pytest.param(["+", "@5:4"], "A1 has no words there: its text ends at", id="nothing marked"),
        pytest.param(["+", "killed 24 people"], "A1: the ledger has that claim already: C1. Correct it: factcheck claim edit C1.", id="a claim that is there"),
        pytest.param(["+", "Staff praised"], "No figure is read in these words.", id="no figure"),
        pytest.param(["+", "Staff praised", "p"], "A policy claim needs what is done.", id="no act"),
        pytest.param(["v", "the register", "k"], "k is no answer to this.", id="no answer to what is covered"),
    ],
)  # fmt: skip
def test_what_is_typed_amiss(review: Callable[..., str], answers: list[str], sentence: str) -> None:
    told = review(*answers)
    assert sentence in told
    assert "\x1b" not in told
    assert "Saved" not in told
    assert "Go on with: factcheck review claims" in told


def test_a_withdrawal_says_what_it_did(review: Callable[..., str]) -> None:
    told = review("s", "w", "y", "q")
    assert re.search(r"^(C\d) is withdrawn\.$", told, re.MULTILINE)
    assert "Comparing again without what is withdrawn ..." in told
    assert re.search(r"Saved: R1\. C\d is withdrawn\. Discrepancies: .*open\.", told)


def test_a_claim_is_added(review: Callable[..., str], cli: Cli) -> None:
    told = review("+", "“12 golden rules”", "12", "rules of conduct", "c", "subject", "Elling Harbour", "y", "q")
    assert "12, as A1 says: ““12 golden rules””" in told
    assert re.search(r"Saved: C6 added to A1: 12, “.+”\. Discrepancies: .*open\.", told)
    assert told.count("── C1, ") == 2
    assert "rules of conduct" in cli("show", "C6").out


def test_a_marked_span_is_added(review: Callable[..., str]) -> None:
    matter, *_ = Sitting("factcheck.db", "Ada", Scope(about=CLAIMS)).fetch("C1", now=datetime.now(UTC))
    article = matter.claim.article.text  # type: ignore[union-attr]
    at = article.index("“12 golden")
    assert "Saved: C6 added to A1: 12" in review("+", f"@{at}:{at + 17}", "12", "rules", "y", "q")


def test_from_a_discrepancy_the_article_is_asked_for(review: Callable[..., str]) -> None:
    told = review("+", "q", about="")
    sides = re.findall(r"^  (\d)  A(\d): ", told, re.MULTILINE)
    assert f"In which article, 1 to {len(sides)}? Enter takes it back: " in told
    key = next(key for key, article in sides if article == "1")
    told = review("+", key, "12 golden rules", "12", "rules", "y", "q", about="")
    assert "Saved: C6 added to A1: 12, “12 golden rules”." in told
    assert re.findall(r"^── (D\d), ", told, re.MULTILINE) == ["D1", "D1"]


def test_words_that_stand_twice_are_asked_about(review: Callable[..., str]) -> None:
    told = review("+", "of", "1", "", "q")
    assert re.search(r"The words stand \d+ times\. Which, 1 to \d+\?", told)
