"""Articles that are asked for again, on real servers, with rules that are plain to see."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from serving import Answer, Server, StillClock

from factcheck import api
from factcheck.core.document import Document
from factcheck.core.facts import Facts
from factcheck.core.original import Original
from factcheck.core.vocabulary import AnchorFit
from factcheck.core.watched import WatchOutcome
from factcheck.errors import MissingLedger, UnknownId, UsageError
from factcheck.ingest import find_originals
from factcheck.ingest.network.fetch import FetchLimits
from factcheck.ingest.network.web import Web
from factcheck.workflow.browse import DiscrepancyFilter, discrepancies
from factcheck.workflow.ingest import ingest
from factcheck.workflow.progress import Step
from factcheck.workflow.show import ArticleCard, show
from factcheck.workflow.watch import Due, Looked, WatchReport, due_articles, watch

pytestmark = pytest.mark.usefixtures("simple_rules", "earlier")

NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)
FILLER = "Whoever wants to see the list may come to the quay and read it there."


@pytest.fixture
def earlier(web: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is fetched was fetched ten minutes ago, so that all that these tests tell of comes after it."""
    limits = FetchLimits(loopback_port=web.port)
    monkeypatch.setattr(api, "open_web", lambda: Web(limits=limits, clock=StillClock(NOW - HOUR / 6)))


def page(text: str, **headers: str) -> Answer:
    return Answer((f"{text}\n\n{FILLER}\n".encode(),), headers=headers)


def taken(address: str, *paths: str, said: Facts | None = None) -> None:
    found = find_originals(paths, fetch=api.open_web().fetch, resolve=True, said=said)
    report = ingest(address, found, now=NOW)
    assert not report.refused


def again(address: str, *numbers: str, at: datetime = NOW, **options: Any) -> WatchReport:
    fetch = api.open_web().fetch_changed
    due = due_articles(address, numbers, now=at, everything=not numbers)
    return watch(
        address, due.articles, lambda place, etag, day: fetch(place, etag=etag, last_modified=day), now=lambda: at, **options
    )  # fmt: skip


def only(report: WatchReport) -> Looked:
    (looked,) = report.looked
    return looked


def outcomes(report: WatchReport) -> list[tuple[str, str, str | None]]:
    return [(one.article.id, str(one.check.outcome), one.check.note) for one in report.looked]


def rows(address: str, statement: str) -> list[tuple[object, ...]]:
    opened = sqlite3.connect(address)
    try:
        return opened.execute(statement).fetchall()
    finally:
        opened.close()


def test_a_server_that_says_so_is_believed(address: str, web: Server) -> None:
    web.answers["/a"] = page("Ayr has 12 boats.", ETag='"1"', **{"Last-Modified": "Mon, 03 Apr 2023 10:00:00 GMT"})
    taken(address, web.url("/a"))
    web.answers["/a"] = Answer((), 304, length=False)
    for _ in range(2):
        looked = only(again(address))
        assert (looked.check.outcome, looked.check.note) == (WatchOutcome.UNCHANGED, "the server says so")
        assert web.asked[-1][1]["if-none-match"] == '"1"'
    assert rows(address, "SELECT count(*) FROM article_version") == [(1,)]


def test_the_same_bytes_are_not_read_again(address: str, web: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    web.answers["/a"] = page("Ayr has 12 boats.", ETag='"1"')
    taken(address, web.url("/a"))
    web.answers["/a"] = page("Ayr has 12 boats.", ETag='"2"')
    with monkeypatch.context() as patch:
        patch.setattr(api, "read_original", None)
        assert only(again(address)).check.note == "the same bytes"
    again(address)
    assert web.asked[-1][1]["if-none-match"] == '"2"'


def test_other_bytes_with_the_same_text_are_no_new_version(address: str, web: Server) -> None:
    web.answers["/a"] = page("Ayr has 12 boats.", ETag='"1"')
    taken(address, web.url("/a"))
    web.answers["/a"] = Answer((b"\xef\xbb\xbf" + web.answers["/a"].parts[0],), headers={"ETag": '"2"'})
    assert outcomes(again(address)) == [("A1", "unchanged", "the same text")]
    assert rows(address, "SELECT count(*) FROM article_version") == [(1,)]
    again(address)
    assert web.asked[-1][1]["if-none-match"] == '"2"'


def test_a_page_that_is_only_read_in_another_way_did_not_change(
    address: str, web: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.answers["/a"] = page("Ayr has 12 boats.")
    with monkeypatch.context() as patch:
        read = api.read_original

        def earlier(original: Original) -> Document:
            document = read(original)
            return replace(document, article=replace(document.article, text=document.article.text + "Share this."))

        patch.setattr(api, "read_original", earlier)
        taken(address, web.url("/a"))
    web.answers["/a"] = Answer((b"\xef\xbb\xbf" + web.answers["/a"].parts[0],))
    assert outcomes(again(address)) == [("A1", "unchanged", "the same text")]
    assert rows(address, "SELECT count(*), text LIKE '%Share this.' FROM article_version") == [(1, 1)]


def test_a_changed_text_is_a_new_version_and_every_quote_is_told(address: str, web: Server) -> None:
    web.answers["/a"] = page(
        "Ayr has 12 boats. Bude has 3 quays. Cork has 4 cranes in the old dock, and a bell.", ETag='"1"'
    )
    taken(address, web.url("/a"), said=Facts(source="Daily", genre="report"))
    web.answers["/a"] = page("Ayr has 12 boats. By now Bude has 5 quays. Nobody asks for more.", ETag='"2"')
    looked = only(report := again(address, at=NOW + HOUR))
    assert looked.check.outcome is WatchOutcome.CHANGED
    assert looked.check.due == NOW + 2 * HOUR  # young again
    assert looked.fits == {AnchorFit.EXACT: 1, AnchorFit.CHANGED: 1, AnchorFit.ORPHANED: 1}
    assert [(old.id, old.value_text, new.value_text) for old, new in looked.replaced] == [("C2", "3", "5")]
    assert "the text changed" in looked.notes
    assert report.refused == ()
    card = show(address, "A1")
    assert isinstance(card, ArticleCard)
    assert (len(card.versions), card.article.source, card.article.genre) == (2, "Daily", "report")
    assert rows(address, "SELECT kind FROM event WHERE kind = 'ingest'") == [("ingest",), ("ingest",)]
    again(address, at=NOW + HOUR)
    assert web.asked[-1][1]["if-none-match"] == '"2"'


def test_what_it_does_to_discrepancies_is_told(address: str, web: Server) -> None:
    web.answers |= {"/a": page("Ayr has 12 boats."), "/b": page("Today Ayr has 12 boats.")}
    taken(address, web.url("/a"), web.url("/b"))
    assert discrepancies(address, filters=DiscrepancyFilter()) == []
    web.answers["/b"] = page("Today Ayr has 14 boats.")
    report = again(address)
    assert report.aftermath is not None
    assert "D1" in report.aftermath.new
    assert report.aftermath.open_discrepancies == len(discrepancies(address, filters=DiscrepancyFilter()))
    assert [one.check.outcome for one in report.looked] == [WatchOutcome.UNCHANGED, WatchOutcome.CHANGED]
    assert again(address).aftermath is None


def test_a_page_that_calls_itself_otherwise_stays_the_same_article(address: str, web: Server) -> None:
    web.answers["/a"] = page("Ayr has 12 boats.")
    taken(address, web.url("/a?utm_source=feed"))
    web.answers |= {"/a": Answer((), 301, {"Location": "/moved"}), "/moved": page("Ayr has 14 boats.")}
    assert outcomes(again(address)) == [("A1", "changed", None)]
    assert rows(address, "SELECT address FROM article") == [(web.url("/a"),)]
    assert web.asked[1][0] == "/a?utm_source=feed"


def test_what_was_known_stays_known_where_the_new_text_does_not_say(address: str, web: Server) -> None:
    web.answers["/a"] = page("Boats of Ayr\n\nPublished 3 July 2021\n\nAyr has 12 boats.")
    taken(address, web.url("/a"))
    web.answers["/a"] = page("Boats of Ayr\n\nAyr has 14 boats.")
    assert outcomes(again(address)) == [("A1", "changed", None)]
    assert rows(address, "SELECT published FROM article_version") == [("2021-07-03",), ("2021-07-03",)]
    places = [json.loads(str(found)) for (found,) in rows(address, "SELECT found FROM article_version")]
    assert [found["published"] for found in places] == ["the text's head", "the version before"]


@pytest.mark.parametrize(
    ("answer", "note"),
    [
        pytest.param(Answer(status=404), "the server answered 404 Not Found", id="not found"),
        pytest.param(Answer((b"Sign in\n\nYou need an account.\n",)), "no article any more: the page calls itself 'Sign in' now", id="a login"),
        pytest.param(Answer((b"Kiel\n\nYou need an account.\n",)), "no article any more: less than a third of the text is left", id="a stub"),
        pytest.param(Answer((b"\x89PNG\r\n\x1a\n" + bytes(99),)), "no article any more: ", id="a picture"),
        pytest.param(Answer((b" \n",)), "no article any more: ", id="nothing"),
        pytest.param(Answer((), 302, {"Location": "/"}), "no article any more: it leads to the front page now", id="the front page"),
        pytest.param(Answer((), 503, {"Retry-After": "86400"}), "the server asks to be left alone for 86,400 seconds", id="out of order"),
        pytest.param(Answer((f"Ayr has 12 boats. A crash. {FILLER}".encode(),)), "its new text could not be kept", id="a text that the rules cannot bear"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_told_and_not_taken_over(address: str, web: Server, answer: Answer, note: str) -> None:
    web.answers |= {"/a": page("Ayr has 12 boats.", ETag='"1"'), "/": page("Ayr has 12 boats. Bude has 3 quays.")}
    taken(address, web.url("/a"))
    web.answers["/a"] = answer
    looked = only(again(address))
    assert looked.check.outcome is WatchOutcome.FAILED
    assert (looked.check.note or "").startswith(note)
    wait = timedelta(days=1) if answer.status == 503 else 2 * HOUR
    assert (looked.check.failures, looked.check.due) == (1, NOW + wait)
    assert rows(address, "SELECT count(*) FROM article_version") == [(1,)]
    web.answers["/a"] = page("Ayr has 12 boats.", ETag='"1"')
    assert only(again(address, at=NOW + HOUR)).check.failures == 0
    assert web.asked[-1][1]["if-none-match"] == '"1"'  # not that of the page in between


def test_failures_are_counted_while_they_last(address: str, web: Server) -> None:
    web.answers["/a"] = page("Ayr has 12 boats.")
    taken(address, web.url("/a"))
    del web.answers["/a"]
    assert [only(again(address)).check.failures for _ in range(3)] == [1, 2, 3]


def test_it_is_taken_over_where_somebody_says_so(address: str, web: Server) -> None:
    web.answers["/a"] = page("Ayr has 12 boats. Bude has 3 quays. " * 20)
    taken(address, web.url("/a"))
    web.answers["/a"] = Answer((b"Ayr has 12 boats.\n",))
    assert only(again(address)).check.outcome is WatchOutcome.FAILED
    assert only(again(address, accept=True)).check.outcome is WatchOutcome.CHANGED
    assert rows(address, "SELECT count(*) FROM article_version") == [(2,)]


def test_what_is_gone_is_not_asked_for_again(address: str, web: Server) -> None:
    web.answers["/a"] = page("Ayr has 12 boats.")
    taken(address, web.url("/a"))
    web.answers["/a"] = Answer(status=410)
    looked = only(again(address))
    assert (looked.check.outcome, looked.check.due) == (WatchOutcome.GONE, None)
    assert due_articles(address, now=NOW + timedelta(days=9999)) == Due((), 0, None)
    web.answers["/a"] = page("Ayr has 14 boats.")
    assert due_articles(address, ["A1"], now=NOW).articles  # but for who names it


def test_which_articles_are_due(address: str, web: Server, tmp_path: Path) -> None:
    web.answers |= {f"/{name}": page(f"{name} has 12 boats.") for name in ("Ayr", "Bude")}
    taken(address, web.url("/Ayr"), web.url("/Bude"))
    saved = tmp_path / "saved.txt"
    saved.write_text("Cork has 4 cranes.")
    taken(address, str(saved), said=Facts(address="https://daily.example/cork"))
    taken(address, str(tmp_path / "saved.txt"))
    assert due_articles(address, now=NOW) == Due((), 0, due_articles(address, now=NOW).next)
    due = due_articles(address, now=NOW + 2 * HOUR)
    assert [one.id for one in due.articles] == ["A1", "A2"]
    due = due_articles(address, now=NOW + 2 * HOUR, limit=1)
    assert ([one.id for one in due.articles], due.left) == (["A1"], 1)
    assert [one.id for one in due_articles(address, ["a2", "A2"], now=NOW).articles] == ["A2"]
    assert [one.place for one in due_articles(address, ["A3"], now=NOW).articles] == ["https://daily.example/cork"]
    again(address, "A1", at=NOW + 2 * HOUR)
    assert [one.id for one in due_articles(address, now=NOW + 2 * HOUR).articles] == ["A2"]


def test_hosts_take_turns(address: str, web: Server) -> None:
    given = [f"https://{host}.example/{page}" for host, page in ("a1", "a2", "b1", "a3", "c1")]
    originals = [
        Original(raw=f"Ayr{at} has {at} boats.".encode(), where=one, address=one, said=Facts())
        for at, one in enumerate(given)
    ]
    ingest(address, originals, now=NOW)
    numbers = [f"A{at}" for at in range(1, 6)]
    found = due_articles(address, numbers, now=NOW).articles
    assert [one.place.removeprefix("https://") for one in found] == [
        "a.example/1", "b.example/1", "c.example/1", "a.example/2", "a.example/3"
    ]  # fmt: skip
    assert web.asked == []


def test_wrong_use(address: str, web: Server, tmp_path: Path) -> None:
    with pytest.raises(MissingLedger):
        due_articles(address, now=NOW)
    (tmp_path / "a.txt").write_text("Ayr has 12 boats.")
    taken(address, str(tmp_path / "a.txt"))
    with pytest.raises(UsageError, match="has no address on the web"):
        due_articles(address, ["A1"], now=NOW)
    with pytest.raises(UnknownId, match="no article A9"):
        due_articles(address, ["A9"], now=NOW)
    with pytest.raises(UnknownId):
        due_articles(address, ["C1"], now=NOW)
    assert web.asked == []


def test_what_was_done_before_ctrl_c_stays(address: str, web: Server) -> None:
    for name in ("Ayr", "Bude", "Cork"):
        web.answers[f"/{name}"] = page(f"{name} has 12 boats.")
    taken(address, *(web.url(f"/{name}") for name in ("Ayr", "Bude", "Cork")))
    taken(address, web.url("/Ayr"))
    for name in ("Ayr", "Bude", "Cork"):
        web.answers[f"/{name}"] = page(f"{name} has 14 boats. Ayr has 15 boats.")
    fetch = api.open_web().fetch_changed

    def ask(place: str, etag: str | None, day: str | None) -> Original | None:
        if place.endswith("Cork"):
            raise KeyboardInterrupt
        return fetch(place, etag=etag, last_modified=day)

    due = due_articles(address, now=NOW, everything=True)
    with pytest.raises(KeyboardInterrupt):
        watch(address, due.articles, ask, now=lambda: NOW + HOUR)
    assert rows(address, "SELECT article_id, number FROM article_version WHERE is_current ORDER BY 1") == [
        (1, 2),
        (2, 2),
        (3, 1),
    ]
    assert rows(address, "SELECT article_id, outcome FROM watch") == [(1, "changed"), (2, "changed")]
    assert discrepancies(address, filters=DiscrepancyFilter()) == []  # not compared yet
    del web.answers["/Cork"]
    report = again(address, "A3", at=NOW + 2 * HOUR)
    assert only(report).check.outcome is WatchOutcome.FAILED
    assert report.aftermath is not None  # the comparison is made up for
    assert report.aftermath.new
    assert rows(address, "SELECT count(*) FROM run WHERE NOT completed") == [(0,)]


def test_steps_are_told(address: str, web: Server) -> None:
    web.answers |= {"/a": page("Ayr has 12 boats."), "/b": page("Bude has 3 quays.")}
    taken(address, web.url("/a"), web.url("/b"))
    web.answers["/b"] = page("Bude has 5 quays.")
    steps: list[Step] = []
    again(address, on_step=steps.append)
    assert steps[0] == Step("asking", 0, 2)
    assert Step("asking", 2, 2) in steps
    assert {one.name for one in steps} == {"asking", "comparing"}
