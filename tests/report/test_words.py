from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import ClaimKind, DiscrepancyKind
from factcheck.report.words import Quoted, heading, period, quoted


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, "time unknown"),
        ("2021", "2021"),
        ("2022-12", "December 2022"),
        ("2022-12-09", "9 December 2022"),
        ("2021/2025", "2021 to 2025"),
        ("2021-03/2021-04-05", "March 2021 to 5 April 2021"),
        ("../2023-07", "up to July 2023"),
        ("2017/..", "from 2017"),
        ("XXXX-01-30", "30 January, year unknown"),
        ("XXXX-09", "September, year unknown"),
        ("in the <b>spring", "in the <b>spring"),
    ],
)
def test_a_period_in_words(edtf: str | None, words: str) -> None:
    assert period(edtf) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "ships of port of Kiel"),
        ({"subject": None}, "ships"),
        ({"kind": DiscrepancyKind.POLICY, "metric": "approve", "subject": "Ministry"}, "Ministry: approve"),
        ({"kind": DiscrepancyKind.DATING, "metric": None, "subject": None}, "dating"),
    ],
)
def test_headings(discrepancy: Callable[..., Discrepancy], said: dict[str, object], words: str) -> None:
    assert heading(discrepancy(**said)) == words


def test_a_quote_is_cut_at_its_figure(claim: Callable[..., Claim]) -> None:
    text = "Yes. By then it took 48 ships, and more. No."
    one = claim(text, "48", start=13, end=29, context_start=5, context_end=40)
    assert quoted(one) == Quoted("By then ", "it took ", "48", " ships", ", and more.")


def test_a_policy_has_no_figure(claim: Callable[..., Claim]) -> None:
    one = replace(claim("It took 48 ships.", "48"), kind=ClaimKind.POLICY, value_start=None, value_end=None)
    assert quoted(one) == Quoted("", "It took 48 ships.", "", "", "")


def test_a_very_long_sentence_is_cut_around_the_quote(claim: Callable[..., Claim]) -> None:
    around = "word " * 1000
    one = claim(f"{around}48{around}", "48", start=5000, end=5002)
    cut = quoted(one)
    assert cut.before.startswith("… word")
    assert cut.after.endswith("word …")
    assert len(cut.before) < 420
    assert len(cut.after) < 420
