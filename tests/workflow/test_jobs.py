"""Reading on several processes: the same ledger, the same reports, and nobody is stopped by one bad article."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.core.article import Article
from factcheck.core.document import Document, Refusal
from factcheck.errors import ClaimError, InputError
from factcheck.workflow import reading
from factcheck.workflow.ahead import read_ahead
from factcheck.workflow.ingest import ingest
from factcheck.workflow.reading import Given, Read

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)

TEXTS = (
    "The port of Ayr has 12 cranes. In 2021 it spent 3.4 million euros on them.",
    "The port of Ayr has 14 cranes, officials said.",
    "A storm in Oban killed 3 people and injured 20.",
    "The storm in Oban killed 4 people.",
    "The port of Ayr has 12 cranes. In 2021 it spent 3.4 million euros on them.",
    "Nothing is counted here.",
)


def documents(*texts: str) -> list[Document | Refusal]:
    found: list[Document | Refusal] = [
        Document(Article(text=text, source=f"Daily {number}", address=f"made/{number}.txt"), text.encode())
        for number, text in enumerate(texts)
    ]
    return [*found, Refusal("cat.jpg", InputError("is a picture", where="cat.jpg"), passed_over=True)]


def rows(address: str) -> list[str]:
    """Every row of the ledger, as the statement that would write it."""
    opened = sqlite3.connect(address)
    try:
        return [line for line in opened.iterdump() if line.startswith("INSERT")]
    finally:
        opened.close()


def short_reader(given: Given) -> Read:
    """Fail on one text, and kill the process that reads another."""
    if not isinstance(given, Document):
        raise TypeError(given)
    if "Fail" in given.article.text:
        return Read(given, error=ClaimError("the rules failed on this text", where=given.article.address))
    if "Kill" in given.article.text:
        os._exit(1)
    return Read(given)


def knows_nothing(_given: Given) -> bool:
    return False


def test_the_ledger_of_two_processes_is_that_of_one(tmp_path: Path) -> None:
    one, two = str(tmp_path / "one.db"), str(tmp_path / "two.db")
    first = ingest(one, documents(*TEXTS), now=NOW)
    second = ingest(two, documents(*TEXTS), now=NOW, jobs=2)
    assert first.claims > 5
    assert [article.id for article in second.articles] == [article.id for article in first.articles]
    assert rows(two) == rows(one)


def test_what_is_known_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = str(tmp_path / "ledger.db")
    ingest(address, documents(*TEXTS), now=NOW)
    monkeypatch.setattr(reading, "read_claims", None)
    again = ingest(address, documents(*TEXTS), now=NOW, jobs=2)
    assert {article.state for article in again.articles} == {"known"}


def test_one_bad_article_stops_nobody() -> None:
    found = documents("Fail on this.", "Good.", "Kill who reads this.", "Good too.", "And this.")
    told = []
    for one in read_ahead(found, short_reader, jobs=2, is_known=knows_nothing):
        found_now = one.read()
        if isinstance(found_now.document, Refusal):
            told.append(f"{found_now.document.where}: {found_now.document.error.what.partition(' (')[0]}")
            continue
        try:
            told.append(str(len(found_now.claims_of(found_now.document.article))))
        except ClaimError as error:
            told.append(f"{error.where}: {error.what}")
    assert told == [
        "made/0.txt: the rules failed on this text",
        "0",
        "made/2.txt: the process that read this ended",
        "0",
        "0",
        "cat.jpg: is a picture",
    ]


def test_a_call_that_is_broken_off_leaves_no_process() -> None:
    ahead = read_ahead(documents(*TEXTS * 4), short_reader, jobs=2, is_known=knows_nothing)
    next(ahead)
    ahead.close()
    with pytest.raises(StopIteration):
        next(ahead)
