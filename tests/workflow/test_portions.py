"""Comparing in portions, and going on with a call that was broken off: the ledger is the same, row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.core.article import Article
from factcheck.core.document import Document
from factcheck.core.facts import Facts
from factcheck.core.original import Original
from factcheck.workflow import portions
from factcheck.workflow.audit import verify as audit
from factcheck.workflow.extract import extract_again
from factcheck.workflow.ingest import Step, ingest
from factcheck.workflow.match import match_again

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
PLACES = ("Ayr", "Oban", "Wick")
SMALL = 3
"""So many articles are a portion here."""


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
    monkeypatch.setattr(portions, "PORTION", SMALL)


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


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The rows of a ledger of eight articles that one call made."""
    address = str(tmp_path_factory.mktemp("unbroken") / "whole.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "PORTION", SMALL)
        ingest(address, documents(8), now=NOW)
    return rows(address)


@pytest.mark.parametrize("at", [1, 4, 7, 8, 12, 16, 17, 20, 21])
def test_a_call_that_is_broken_off_and_begun_again_leaves_the_same_ledger(
    unbroken: list[str], tmp_path: Path, at: int
) -> None:
    halved = str(tmp_path / "halved.db")
    given = documents(8)
    broken_off(halved, given, at)
    again = ingest(halved, given, now=NOW)
    assert rows(halved) == unbroken
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


def uncompared(address: str) -> list[tuple[object, ...]]:
    return asked(address, "SELECT article_id FROM claim WHERE id NOT IN (SELECT claim_id FROM match_key)")


ELSEWHERE = [
    pytest.param(lambda address: ingest(address, documents(12)[8:], now=NOW), id="reads other articles"),
    pytest.param(lambda address: ingest(address, documents(12)[8:], now=NOW, compare=False), id="reads, for later"),
    pytest.param(lambda address: ingest(address, documents(8), now=NOW), id="reads the same articles"),
    pytest.param(lambda address: match_again(address, now=NOW), id="compares"),
    pytest.param(lambda address: extract_again(address, now=NOW), id="reads the texts again"),
]


@pytest.mark.parametrize("at", [5, 8, 9, 10, 19])
@pytest.mark.parametrize("other", ELSEWHERE)
def test_two_calls_at_once(tmp_path: Path, other: Callable[[str], object], at: int) -> None:
    """The second begins and ends between two steps of the first."""
    address, steps = str(tmp_path / "ledger.db"), 0

    def on_step(_: Step) -> None:
        nonlocal steps
        steps += 1
        if steps == at:
            other(address)

    ingest(address, documents(8), now=NOW, on_step=on_step)
    assert steps >= at
    assert uncompared(address) == []
    found = asked(address, "SELECT key, kind, severity, state FROM discrepancy ORDER BY key")
    assert len(found) > 0
    match_again(address, now=NOW)
    assert asked(address, "SELECT key, kind, severity, state FROM discrepancy ORDER BY key") == found
    assert audit(address).faults == ()


@pytest.mark.parametrize("left", [1, 2, 3, 4])
def test_a_call_that_is_killed_after_another_one_ended_leaves_nothing_uncompared(tmp_path: Path, left: int) -> None:
    address, steps = str(tmp_path / "ledger.db"), 0

    def on_step(_: Step) -> None:
        nonlocal steps
        steps += 1
        if steps == 4:
            ingest(address, documents(12)[8:], now=NOW)
        if steps == 4 + left:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(address, documents(8), now=NOW, on_step=on_step)
    ingest(address, [], now=NOW)
    assert uncompared(address) == []


def test_what_two_broken_off_calls_of_two_programs_read_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, given = str(tmp_path / "ledger.db"), documents(8)
    with monkeypatch.context() as earlier:
        earlier.setattr("factcheck.__version__", "0.0.1")
        ingest(address, given[:2], now=NOW, compare=False)
    broken_off(address, given[2:], 3)
    ingest(address, given, now=NOW)
    assert uncompared(address) == []


def page(name: str, text: str, when: datetime | None = None) -> Original:
    """A file of an article that names its own address."""
    facts = Facts(address="https://port.example/ayr", source="Daily")
    return Original(raw=text.encode(), where=f"in/{name}", address=f"/in/{name}", retrieved=when, said=facts)


TWO = "The port of Ayr had {} cranes in 2021."


def versions(address: str) -> list[tuple[object, ...]]:
    return asked(address, "SELECT number, got_from FROM article_version ORDER BY id")


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_files_of_one_address_are_two_versions_and_known_again(tmp_path: Path, jobs: int) -> None:
    address = str(tmp_path / "ledger.db")
    given = [page("a.html", TWO.format(12)), page("a (1).html", TWO.format(14))]
    ingest(address, given, now=NOW)
    before = versions(address)
    assert before == [(1, "in/a.html"), (2, "in/a (1).html")]
    for some in (given, given[:1], given[::-1]):
        assert {one.state for one in ingest(address, some, now=NOW, jobs=jobs).articles} == {"known"}
    assert versions(address) == before


def test_two_records_of_one_address_are_known_by_their_moments(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger.db")
    days = [datetime(2023, 1, day, tzinfo=UTC) for day in (1, 2, 3)]
    crawl = [page("a.warc", TWO.format(cranes), when) for cranes, when in zip((12, 14), days, strict=False)]
    ingest(address, crawl, now=NOW)
    assert {one.state for one in ingest(address, crawl, now=NOW).articles} == {"known"}
    back = ingest(address, [page("a.warc", TWO.format(12), days[2])], now=NOW)
    assert [one.state for one in back.articles] == ["new version"]


def test_a_file_that_goes_back_is_a_new_version(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger.db")
    for cranes in (12, 14, 12):
        ingest(address, [page("a.html", TWO.format(cranes))], now=NOW)
    assert len(versions(address)) == 3


@pytest.mark.parametrize("at", range(1, 10))
def test_broken_off_between_two_versions(tmp_path: Path, at: int) -> None:
    whole, halved = str(tmp_path / "whole.db"), str(tmp_path / "halved.db")
    texts = (TWO.format(12), f"{TWO.format(14)} It has 3 quays.", "The port of Bude had 5 cranes in 2021.")
    given = [page("a.html", texts[0]), page("b.html", texts[1]), *documents(2)]
    ingest(whole, given, now=NOW)
    broken_off(halved, given, at)
    ingest(halved, given, now=NOW)
    assert rows(halved) == rows(whole)


def test_the_ledger_of_two_processes_is_that_of_one_where_versions_follow(tmp_path: Path) -> None:
    """What was known when it was looked at ahead is not, when its turn comes."""
    one, two = str(tmp_path / "one.db"), str(tmp_path / "two.db")
    days = [datetime(2023, 1, day, tzinfo=UTC) for day in (1, 2, 3)]
    first, *rest = [page("a.warc", TWO.format(cranes), when) for cranes, when in zip((12, 14, 12), days, strict=True)]
    for address, jobs in ((one, 1), (two, 2)):
        ingest(address, [first], now=NOW)
        found = ingest(address, rest, now=NOW, jobs=jobs)
        assert (len(found.articles), found.refused) == (2, ())
    assert rows(two) == rows(one)
    assert len(versions(one)) == 3


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("twice", [False, True], ids=["into a new ledger", "into one that is there"])
def test_a_name_that_is_no_text_stops_nobody(tmp_path: Path, jobs: int, *, twice: bool) -> None:
    """File systems and archives may hold names that are not UTF-8."""
    address = str(tmp_path / "ledger.db")
    named = Original(raw=TWO.format(14).encode(), where="in/caf\udce9.txt", address="/in/caf\udce9.txt")
    canonical = page("caf\udce9.html", TWO.format(15))
    if twice:
        ingest(address, documents(1), now=NOW)
    found = ingest(address, [named, canonical, page("a.html", TWO.format(12))], now=NOW, jobs=jobs)
    assert [one.where for one in found.articles] == ["in/a.html"]
    assert ["half a character" in one.error.what for one in found.refused] == [True, True]
