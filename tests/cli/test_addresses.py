"""Addresses on the command line of ``ingest``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from serving import Answer, Server

Cli = Callable[..., Any]
TEXT = b"Kiel counts its ships\n\nPublished 3 July 2021\n\nThe port of Kiel took 48 ships in 2020.\n"


def rss(*addresses: str) -> Answer:
    items = "".join(f"<item><title>News</title><link>{one.replace('&', '&amp;')}</link></item>" for one in addresses)
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Port Daily</title>{items}</channel></rss>'
    return Answer((body.encode(),), headers={"Content-Type": "application/rss+xml"})


def test_an_address_gives_an_article(cli: Cli, web: Server) -> None:
    web.answers["/old"] = Answer((), 301, {"Location": "/kiel?id=1&fbclid=2"})
    web.answers["/kiel"] = Answer((TEXT,), headers={"Content-Type": "text/plain; charset=utf-8"})
    said = cli("ingest", web.url("/old"))
    assert (said.code, said.err) == (0, "")
    assert "A1  Kiel counts its ships" in said.out
    assert web.url("/kiel?id=1") + "\n" in cli("show", "A1").out
    assert ", known, 1 claim" in cli("ingest", web.url("/kiel?id=1")).out


def test_the_second_address_fails_and_the_first_stays(cli: Cli, web: Server) -> None:
    web.answers["/kiel"] = Answer((TEXT,))
    said = cli("ingest", web.url("/kiel"), web.url("/missing"), "ftp://port.example/a")
    assert said.code == 2
    assert "1 article read with 1 claim, 2 not read." in said.out
    assert said.err.splitlines() == [
        f"factcheck: not read: {web.url('/missing')}: the server answered 404 Not Found. Save the page to a file, and name that.",
        "factcheck: not read: ftp://port.example/a: only http and https are fetched, and it leads to ftp. Save the page to a file, and name that.",
    ]  # fmt: skip


@pytest.mark.parametrize("way", ["option", "environment"])
def test_offline_no_address_is_asked(
    cli: Cli, web: Server, way: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FACTCHECK_OFFLINE", "no" if way == "option" else "1")
    (tmp_path / "a.txt").write_bytes(TEXT)
    said = cli("ingest", "a.txt", web.url("/kiel"), *(["--offline"] if way == "option" else []))
    mend = "Leave --offline out" if way == "option" else "Unset FACTCHECK_OFFLINE"
    assert said.code == 2
    assert said.err == (
        f"factcheck: not read: {web.url('/kiel')}: addresses are not fetched now. {mend}, or save the page to a file and name that.\n"
    )
    assert "1 article read" in said.out
    assert web.asked == []


def test_a_feed_leads_to_articles_and_nowhere_else(cli: Cli, web: Server, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(TEXT)
    secret = f"file://localhost{tmp_path}/secret.txt"
    named = [
        web.url("/kiel"),
        secret,
        "http://127.0.0.1:1/",
        "http://[::1]/",
        web.url("/feed"),
        web.url("/kiel?utm_source=x"),
    ]
    web.answers["/feed"] = rss(*named)
    web.answers["/kiel"] = Answer((TEXT,))
    said = cli("ingest", web.url("/feed"))
    assert said.code == 2
    assert "1 article read with 1 claim, 3 not read." in said.out
    assert [line.partition(": not read: ")[2].partition(". ")[0] for line in said.err.splitlines()] == [
        f"{web.url('/feed')}: entry 2: names '{secret}', which is no http(s) address",
        "http://127.0.0.1:1/: 127.0.0.1 is no host of the public internet (127.0.0.1: loopback)",
        "http://[::1]/: ::1 is no host of the public internet (::1: loopback)",
    ]  # fmt: skip
    assert [path for path, _ in web.asked] == ["/robots.txt", "/feed", "/kiel"]


def test_a_feed_that_a_feed_names_is_not_followed(cli: Cli, web: Server) -> None:
    web.answers |= {"/feed": rss(web.url("/more")), "/more": rss(web.url("/kiel")), "/kiel": Answer((TEXT,))}
    said = cli("ingest", web.url("/feed"))
    assert said.code == 2
    assert said.err.startswith(
        f"factcheck: not read: {web.url('/more')}: is named by a feed, and is no article but holds some. Name it by itself.\n"
    )
    assert "/kiel" not in [path for path, _ in web.asked]


def test_so_many_articles_of_a_feed_are_read(cli: Cli, web: Server) -> None:
    for number in range(5):
        web.answers[f"/{number}"] = Answer((TEXT.replace(b"48", b"4%d" % number),))
    web.answers["/feed"] = rss(*(web.url(f"/{one}") for one in range(5)))
    said = cli("ingest", "--limit", "2", web.url("/feed"))
    assert said.code == 0
    assert "2 articles read with 2 claims." in said.out
    assert said.err == (
        f"factcheck: passed over: {web.url('/feed')}: names 5 articles, and 3 of them were left out. Ask for more with --limit 5.\n"
    )
    assert [path for path, _ in web.asked] == ["/robots.txt", "/feed", "/0", "/1"]


def test_what_was_done_otherwise_than_a_host_asks_is_told(cli: Cli, web: Server) -> None:
    web.answers |= {"/robots.txt": Answer((b"User-agent: *\nCrawl-delay: 600\n",)), "/kiel": Answer((TEXT,))}
    said = cli("ingest", web.url("/kiel"))
    assert said.err == "factcheck: 127.0.0.1 asks for 600 seconds between two requests; 30 were kept\n"


def test_the_host_that_is_waited_for_is_shown(cli: Cli, web: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    @contextmanager
    def progress(label: str) -> Iterator[Callable[..., None]]:
        shown.append(label)
        yield lambda _done, _total, words: shown.append(words)

    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("factcheck.cli.screen.progress", progress)
    web.answers["/kiel"] = Answer((TEXT,))
    assert cli("ingest", web.url("/kiel")).code == 0
    assert shown[:3] == ["reading", "waiting for 127.0.0.1", "waiting for 127.0.0.1 (1 s)"]
    shown.clear()
    assert cli("watch", "A1").code == 0
    assert shown[:4] == ["asking", "asking", "waiting for 127.0.0.1", "waiting for 127.0.0.1 (1 s)"]


PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Kiel counts its ships</title>
<link rel="canonical" href="{canonical}"><meta property="article:published_time" content="2021-07-03">
<script nonce="{nonce}">var seen = {nonce};</script></head><body><nav><a href="/">Home</a></nav><article>
<h1>Kiel counts its ships</h1><p>The port of Kiel took 48 ships in 2020, the harbour master said on Friday.</p>
<p>Most of them came from the north, with timber for the new quay, which opened in the spring after two years of work.</p>
<p>Nobody expects more of them before the winter, since the canal is shut for repairs until the end of November.</p>
</article></body></html>"""


def test_a_page_is_read_and_watched_under_its_own_address(cli: Cli, web: Server) -> None:
    def page(nonce: int, figure: str = "48") -> Answer:
        text = PAGE.format(canonical=web.url("/news/kiel"), nonce=nonce).replace("48 ships", f"{figure} ships")
        return Answer((text.encode(),), headers={"Content-Type": "text/html"})

    web.answers |= {
        "/go": Answer((), 302, {"Location": "/amp/kiel"}),
        "/amp/kiel": page(1),
        "/feed": rss(web.url("/go")),
    }
    assert cli("ingest", web.url("/feed")).code == 0
    assert f"address: {web.url('/news/kiel')}\n" in cli("show", "A1").out
    web.answers["/amp/kiel"] = page(2)
    assert cli("watch", "A1").out == "1 article asked for: 1 unchanged.\n"
    assert "unchanged (the same text); due" in cli("show", "A1").out
    web.answers["/amp/kiel"] = page(3, "58")
    said = cli("watch", "A1")
    assert "C1 48 -> 58" in said.out
    assert "1 article asked for: 1 changed." in said.out
    assert ", 2021-07-03\n" in cli("show", "A1").out
