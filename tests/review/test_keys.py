from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.core.decision import Question
from factcheck.core.vocabulary import Because, Cause, Resolution, Status
from factcheck.review.keys import CAUSES, MOVES, REASONS, STATUSES, Choice, choice_of, key_rows, legend, status_rows

Make = Callable[..., Any]
PAGE = Path(__file__).resolve().parents[2] / "docs" / "review.md"


@pytest.mark.parametrize(
    ("key", "choice"),
    [
        pytest.param("1", Choice(resolution=Resolution.ONE_RIGHT, side=0), id="the first"),
        pytest.param("2", Choice(resolution=Resolution.ONE_RIGHT, side=1), id="the second"),
        pytest.param("3", None, id="a side that is not there"),
        pytest.param("0", None, id="none"),
        pytest.param("²", None, id="no number of ours"),
        pytest.param("u", Choice(resolution=Resolution.ALL_RIGHT, because=Because.UPDATE), id="update"),
        pytest.param("d", Choice(resolution=Resolution.ALL_RIGHT, because=Because.DEFINITION), id="definition"),
        pytest.param("c", Choice(resolution=Resolution.ALL_RIGHT, because=Because.SCOPE), id="scope"),
        pytest.param("b", Choice(resolution=Resolution.ALL_RIGHT, because=Because.BASIS), id="basis"),
        pytest.param("r", Choice(resolution=Resolution.ALL_RIGHT, because=Because.ROUNDING), id="rounding"),
        pytest.param("n", Choice(resolution=Resolution.NONE_RIGHT), id="none right"),
        pytest.param("o", Choice(resolution=Resolution.SUPERSEDED, asks_side=True), id="later, undated"),
        pytest.param("x", Choice(resolution=Resolution.NOT_COMPARABLE), id="not comparable"),
        pytest.param("v", Choice(resolution=Resolution.SAME_VOICE), id="same voice"),
        pytest.param("w", Choice(resolution=Resolution.UNSURE), id="unsure"),
        pytest.param("#", None, id="another side, of two"),
        pytest.param("X", None, id="upper case"),
        pytest.param("\x1b[A", None, id="an arrow"),
    ],
)
def test_two_sides(question: Make, key: str, choice: Choice | None) -> None:
    assert choice_of(key, question(1, 12, 14).discrepancy) == choice


@pytest.mark.parametrize(("key", "holds"), [("o", 1), ("O", 0)])
def test_the_later_and_the_earlier(question: Make, side: Make, claim: Make, key: str, holds: int) -> None:
    found = question(1, side(claim(1, 12, as_of="2020")), side(claim(2, 14, as_of="2021"))).discrepancy
    assert choice_of(key, found) == Choice(resolution=Resolution.SUPERSEDED, side=holds)


def test_every_resolution_and_reason_has_a_key(question: Make) -> None:
    found = question(1, 12, 14).discrepancy
    keys = [key for key, _ in key_rows(found)][1:]
    chosen = [choice_of(key, found) for key in ["1", *keys]]
    assert {one.resolution for one in chosen if one is not None} == set(Resolution)
    assert {one.because for one in chosen if one is not None} == {None, *Because}
    assert set(REASONS.values()) == set(Because)
    assert {cause for cause, _ in CAUSES.values()} == set(Cause)
    assert {status for status, _ in STATUSES.values()} == set(Status) - {Status.UNVERIFIED}


def test_no_key_means_two_things(question: Make) -> None:
    for sides in ([12], [12, 14], list(range(11, 23))):
        found = question(1, *sides).discrepancy
        keys = [key for key, _ in key_rows(found)]
        assert len(keys) == len(set(keys))
        assert all(choice_of(key, found) is None for key, move in MOVES.items() if move.about in {None, Question})
    assert not set(MOVES) & set(STATUSES)


@pytest.mark.parametrize("key", ["o", "O", "v", "2"])
def test_one_side_has_fewer_keys(question: Make, key: str) -> None:
    found = question(1, 12).discrepancy
    assert choice_of(key, found) is None
    assert key not in dict(key_rows(found))
    assert choice_of("1", found) == Choice(resolution=Resolution.ONE_RIGHT, side=0)


def test_more_than_nine_sides(question: Make) -> None:
    found = question(1, *range(11, 23)).discrepancy
    assert choice_of("12", found) == Choice(resolution=Resolution.ONE_RIGHT, side=11)
    assert choice_of("13", found) is None
    assert choice_of("#", found) == Choice(resolution=Resolution.ONE_RIGHT, asks_side=True)
    assert choice_of("9" * 5000, found) is None
    assert "#" in dict(key_rows(found))


@pytest.mark.parametrize("key", list(STATUSES))
def test_the_keys_of_a_claim(key: str) -> None:
    assert choice_of(key, None) == Choice(status=STATUSES[key][0])


@pytest.mark.parametrize("key", ["1", "u", "n"])
def test_a_claim_has_no_sides(key: str) -> None:
    assert choice_of(key, None) is None


def test_the_legend_fits_a_line(question: Make) -> None:
    for found in (None, *(question(1, *range(11, 11 + sides)).discrepancy for sides in (1, 2, 3, 12))):
        assert len(legend(found)) < 80


def test_the_docs_have_every_key(question: Make) -> None:
    told = re.findall(r"^\| `(.+?)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    rows = [*key_rows(question(1, 12, 14).discrepancy), *status_rows()]
    assert set(told) >= {key for key, _ in rows if key != "1-2"} | {"1-9", "#"}
