"""Comparing in portions, and going on with a call that was broken off: the ledger is the same, row by row."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.core.article import Article
from factcheck.core.document import Document
from factcheck.workflow import portions
from factcheck.workflow.ingest import Step, ingest
from factcheck.workflow.match import match_again

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
PLACES = ("Ayr", "Oban", "Wick")


def documents(many: int) -> list[Document]:
    texts = [f"The port of {PLACES[at % 3]} had {12 + at // 3} cranes and {at} ferries." for at in range(many)]
    return [
        Document(Article(text=text, source=f"Daily {at}", address=f"/made/{at}.txt"), text.encode())
        for at, text in enumerate(texts)
    ]


def rows(address: str) -> list[str]:
    opened = sqlite3.connect(address)
    try:
        return [line for line in opened.iterdump() if line.startswith("INSERT")]
    finally:
        opened.close()


def asked(address: str, question: str) -> list[tuple[object, ...]]:
    opened = sqlite3.connect(address)
    try:
        return opened.execute(question).fetchall()
    finally:
        opened.close()


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "PORTION", 3)


def broken_off(address: str, given: list[Document], at: int) -> None:
    """A call that ends at its so-manieth step, as if it were killed there."""
    steps = 0

    def on_step(_: Step) -> None:
        nonlocal steps
        steps += 1
        if steps == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(address, given, now=NOW, on_step=on_step)


@pytest.mark.parametrize("at", [1, 4, 7, 8, 12, 16, 17, 20, 21])
def test_a_call_that_is_broken_off_and_begun_again_leaves_the_same_ledger(tmp_path: Path, at: int) -> None:
    whole, halved = str(tmp_path / "whole.db"), str(tmp_path / "halved.db")
    given = documents(8)
    ingest(whole, given, now=NOW)
    broken_off(halved, given, at)
    again = ingest(halved, given, now=NOW)
    assert rows(halved) == rows(whole)
    assert len(again.articles) == 8


def test_a_call_that_is_broken_off_again_and_again(tmp_path: Path) -> None:
    whole, halved = str(tmp_path / "whole.db"), str(tmp_path / "halved.db")
    given = documents(10)
    ingest(whole, given, now=NOW)
    for at in (3, 9, 17, 23):
        broken_off(halved, given, at)
    ingest(halved, given, now=NOW)
    assert rows(halved) == rows(whole)


def test_portions_find_what_one_comparison_finds(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger.db")
    report = ingest(address, documents(8), now=NOW)
    found = "SELECT key, kind, severity, state FROM discrepancy ORDER BY key"
    before = asked(address, found)
    assert report.new_discrepancies == len(before) > 0
    assert asked(address, "SELECT count(*) FROM event WHERE kind = 'match'") == [(3,)]
    match_again(address, now=NOW)
    assert asked(address, found) == before


def test_a_new_version_waits_for_the_end(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger.db")
    first, *rest = documents(8)
    ingest(address, [first], now=NOW)
    text = first.article.text.replace("12 cranes", "19 cranes")
    changed = Document(Article(text=text, source="Daily 0", address="/made/0.txt"), text.encode())
    ingest(address, [changed, *rest], now=NOW)
    assert asked(address, "SELECT count(*) FROM event WHERE kind = 'match'") == [(2,)]
    before = asked(address, "SELECT key, state FROM discrepancy ORDER BY key")
    match_again(address, now=NOW)
    assert asked(address, "SELECT key, state FROM discrepancy ORDER BY key") == before


def test_claims_that_are_left_for_later_are_compared_by_the_next_call(tmp_path: Path) -> None:
    address, whole = str(tmp_path / "ledger.db"), str(tmp_path / "whole.db")
    given = documents(8)
    left = ingest(address, given[:5], now=NOW, compare=False)
    assert (left.new_discrepancies, left.uncompared) == (0, 5)
    again = ingest(address, given, now=NOW)
    assert again.uncompared == 0
    found = ingest(whole, given, now=NOW)
    assert again.new_discrepancies == found.new_discrepancies
    assert asked(address, "SELECT key FROM discrepancy ORDER BY key") == asked(
        whole, "SELECT key FROM discrepancy ORDER BY key"
    )


def test_claims_that_are_left_for_later_are_compared_by_match(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger.db")
    given = documents(8)
    ingest(address, given, now=NOW, compare=False)
    assert match_again(address, now=NOW).new_discrepancies > 0
    assert ingest(address, given, now=NOW).new_discrepancies == 0
    assert asked(address, "SELECT count(*) FROM event WHERE kind = 'match'") == [(1,)]
