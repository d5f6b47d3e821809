from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factcheck import api
from factcheck.core.article import Article
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.errors import BusyLedger, LaterLedger, MissingPath, ReadOnlyLedger
from factcheck.ingest import Document, Refusal, find_originals
from factcheck.store import engine
from factcheck.workflow.browse import ClaimFilter, DiscrepancyFilter, articles, claims, discrepancies
from factcheck.workflow.ingest import IngestReport, Step, ingest

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
Make = Callable[..., Document]

pytestmark = pytest.mark.usefixtures("simple_rules")


def taken(address: str, *documents: Document | Refusal, **options: object) -> IngestReport:
    return ingest(address, documents, now=NOW, **options)  # type: ignore[arg-type]


def rows(address: str, statement: str) -> list[tuple[object, ...]]:
    opened = sqlite3.connect(address)
    try:
        return opened.execute(statement).fetchall()
    finally:
        opened.close()


def test_articles_go_in_and_discrepancies_come_out(address: str, document: Make) -> None:
    report = taken(
        address,
        document("Ayr has 12 boats. Ayr has 3 quays."),
        document("Ayr has 14 boats.", address=None, source=None, published=None),
    )
    first, second = report.articles
    assert (first.id, first.state, first.claims, first.source, first.published) == (
        "A1",
        "new",
        2,
        "Daily",
        date(2022, 12, 19),
    )
    assert (second.id, second.state, second.claims, second.source, second.where) == (
        "A2",
        "new",
        1,
        None,
        "standard input",
    )
    assert (report.claims, report.new_discrepancies, report.open_discrepancies, report.refused) == (3, 1, 1, ())
    (found,) = discrepancies(address, filters=DiscrepancyFilter())
    assert [[one.id for one in side.claims] for side in found.sides] == [["C1"], ["C3"]]
    assert rows(address, "SELECT verb, completed, articles, claims, discrepancies, length(rules) FROM run") == [
        ("ingest", 1, 2, 3, 1, 64)
    ]


def test_what_is_known_is_not_read_again(address: str, document: Make) -> None:
    given = document("Ayr has 12 boats.")
    taken(address, given)
    before = rows(address, "SELECT * FROM claim JOIN run")
    report = taken(address, given)
    assert [(one.id, one.state, one.claims) for one in report.articles] == [("A1", "known", 1)]
    assert (report.claims, report.new_discrepancies) == (0, 0)
    assert rows(address, "SELECT * FROM claim JOIN run") == before


def test_what_the_ledger_knows_of_an_article_is_not_called_unknown(address: str, document: Make) -> None:
    taken(address, document("Ayr has 12 boats.", address="/x/a.txt", source="Weekly"))
    (again,) = taken(address, document("Ayr has 12 boats.", address="/x/a.txt", source=None)).articles
    assert (again.state, again.source) == ("known", "Weekly")
    assert "source unknown" not in again.unknown
    (other,) = taken(address, document("Bude has 3 quays.", address="/x/b.txt", source=None)).articles
    assert "source unknown" in other.unknown


def test_a_text_met_twice_in_one_call_is_known_the_second_time(address: str, document: Make) -> None:
    one, copy = (
        document("Ayr has 12 boats.", address="/x/one.txt"),
        document("Ayr has 12 boats.", address="/x/copy.txt"),
    )
    report = taken(address, one, copy)
    assert [one.state for one in report.articles] == ["new", "known"]
    assert report.articles[1].notes == ("the same text was read before from /x/one.txt",)


def test_a_changed_text_is_a_new_version_and_the_discrepancy_keeps_its_number(address: str, document: Make) -> None:
    taken(address, document("Ayr has 12 boats.", address="/x/a.txt"), document("Ayr has 14 boats.", address="/x/b.txt"))
    report = taken(address, document("Good day. Ayr has 12 boats and Bude has 3 quays.", address="/x/a.txt"))
    (version,) = report.articles
    assert (version.id, version.state, version.claims, version.notes) == ("A1", "new version", 2, ("the text changed",))
    assert (report.new_discrepancies, report.open_discrepancies) == (0, 1)
    (found,) = discrepancies(address, filters=DiscrepancyFilter())
    assert found.id == "D1"
    assert [one.id for one in claims(address, filters=ClaimFilter())] == ["C1", "C3", "C2"]
    report = taken(address, document("Ayr has 14 boats.", address="/x/a.txt", source="Weekly"))
    (found,) = discrepancies(address, filters=DiscrepancyFilter())
    assert (found.kind, report.open_discrepancies) == (DiscrepancyKind.RESTATEMENT, 1), (
        "with itself, not with the other"
    )


def test_a_file_is_known_again_from_every_folder(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Ayr has 12 boats.")
    monkeypatch.chdir(tmp_path)
    ingest(address, find_originals(["a.txt"], resolve=True), now=NOW)
    (listed,) = articles(address)
    assert listed.address == (tmp_path / "a.txt").as_posix()
    (tmp_path / "deeper").mkdir()
    monkeypatch.chdir(tmp_path / "deeper")
    (tmp_path / "a.txt").write_text("Ayr has 13 boats.")
    again = ingest(address, find_originals(["../a.txt"], resolve=True), now=NOW)
    assert again.articles[0].state == "new version"


def test_an_article_on_which_the_rules_fail_does_not_stop_the_others(address: str, document: Make) -> None:
    report = taken(
        address,
        document("Ayr has 12 boats.", address="/1.txt"),
        document("These words crash.", address="/2.txt"),
        Refusal("/3.txt", MissingPath("there is no such file", where="/3.txt")),
        document("Ayr has 14 boats.", address="/5.txt"),
    )
    assert [one.id for one in report.articles] == ["A1", "A2"]
    assert [one.where for one in report.refused] == ["/2.txt", "/3.txt"]
    line = str(report.refused[0].error)
    assert "ZeroDivisionError" in line
    assert "/2.txt" in line
    assert "\n" not in line
    assert report.new_discrepancies == 1
    assert rows(address, "SELECT count(*) FROM article_version") == [(2,)]


def test_a_text_that_no_database_holds_is_refused(address: str) -> None:
    broken = Document(Article(text="Ayr has 12 boats \ud800", address="/1.txt"), b"")
    report = taken(address, broken)
    assert (report.articles, [one.where for one in report.refused]) == ((), ["/1.txt"])
    assert not Path(address).exists()


def test_a_title_that_no_database_holds_is_refused(address: str) -> None:
    broken = Document(Article(text="Ayr has 12 boats", title="Half \ud800", address="/1.txt"), b"")
    report = taken(address, broken)
    assert [one.where for one in report.refused] == ["/1.txt"]


def test_no_ledger_is_made_for_articles_on_which_the_rules_fail(address: str, document: Make) -> None:
    report = taken(address, document("These words crash."))
    assert (report.articles, len(report.refused)) == ((), 1)
    assert not Path(address).exists()


def test_a_broken_installation_is_not_the_fault_of_an_article(
    address: str, document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(article: Article) -> None:
        raise ImportError(article.key)

    monkeypatch.setattr(api, "extract_claims", missing)
    with pytest.raises(ImportError):
        taken(address, document("Ayr has 12 boats."))


def test_without_an_article_no_ledger_is_made(address: str) -> None:
    report = taken(address, Refusal("/3.txt", MissingPath("there is no such file", where="/3.txt")))
    assert (report.articles, len(report.refused), report.open_discrepancies) == ((), 1, 0)
    assert not Path(address).exists()


def test_a_ledger_that_cannot_be_used_is_said_before_anything_is_read(address: str, document: Make) -> None:
    taken(address, document("Ayr has 12 boats."))
    rows(address, "SELECT 1")
    with sqlite3.connect(address) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
    opened.close()

    unread = iter([document("Bude has 3 quays.")])
    with pytest.raises(LaterLedger):
        ingest(address, unread, now=NOW)
    assert len(list(unread)) == 1


def test_a_folder_that_cannot_be_written_is_named(
    address: str, document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = os.access
    folder = Path(address).parent
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != folder and allowed(path, mode))
    with pytest.raises(ReadOnlyLedger, match=str(folder)):
        taken(address, document("Ayr has 12 boats."))
    assert list(folder.iterdir()) == []


def test_a_busy_ledger_stops_the_call(address: str, document: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    taken(address, document("Ayr has 12 boats."))
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.01)
    other = sqlite3.connect(address, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyLedger):
        taken(address, document("Ayr has 14 boats.", address="/2.txt"))
    other.close()


def test_what_was_broken_off_before_comparing_is_made_up_for(
    address: str, document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [document("Ayr has 12 boats.", address="/1.txt"), document("Ayr has 14 boats.", address="/2.txt")]

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(api, "compare_claims", stop)
        with pytest.raises(KeyboardInterrupt):
            taken(address, *given)
    assert len(articles(address)) == 2
    report = taken(address, *given)
    assert ([one.state for one in report.articles], report.new_discrepancies) == (["known", "known"], 1)
    assert taken(address, *given).new_discrepancies == 0


def test_steps_are_told(address: str, document: Make) -> None:
    steps: list[Step] = []
    taken(address, document("Ayr has 12 boats."), on_step=steps.append)
    assert steps == [Step("reading", 0, 1), Step("reading", 1, 1), Step("comparing", 0, 1), Step("comparing", 1, 1)]
    steps.clear()
    ingest(address, iter([document("Ayr has 12 boats.")]), now=NOW, on_step=steps.append)
    assert steps == [Step("reading", 0, None), Step("reading", 1, None)]


def test_the_order_of_articles_changes_numbers_only(tmp_path: Path, document: Make) -> None:
    given = [
        document(f"Ayr has {count} boats. Bude has {count // 2} quays.", address=f"/{count}.txt")
        for count in range(10, 16)
    ]
    found = []
    for name, order in (("one.db", given), ("other.db", given[::-1])):
        ingest(str(tmp_path / name), order, now=NOW)
        listed = discrepancies(str(tmp_path / name), filters=DiscrepancyFilter())
        found.append(sorted((one.key, [[claim.key for claim in side.claims] for side in one.sides]) for one in listed))
    assert found[0] == found[1]


def test_articles_one_by_one_are_as_good_as_all_at_once(tmp_path: Path, document: Make) -> None:
    given = [document(f"Ayr has {count} boats.", address=f"/{count}.txt") for count in (10, 11, 12)]
    ingest(str(tmp_path / "once.db"), given, now=NOW)
    for one in given:
        ingest(str(tmp_path / "single.db"), [one], now=NOW)
    listed = [discrepancies(str(tmp_path / name), filters=DiscrepancyFilter()) for name in ("once.db", "single.db")]
    assert [replace(one, key="") for one in listed[0]] == [replace(one, key="") for one in listed[1]]
    assert len(listed[0]) == 1


def test_a_ledger_may_be_moved(address: str, document: Make, tmp_path: Path) -> None:
    taken(address, document("Ayr has 12 boats."))
    moved = shutil.move(address, tmp_path / "moved.db")
    assert len(claims(str(moved), filters=ClaimFilter())) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["moved.db"]
