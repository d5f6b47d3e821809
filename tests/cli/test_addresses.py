"""Addresses on the command line of ``ingest``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from serving import Answer, Server

from factcheck.core.facts import Facts
from factcheck.core.original import Original
from factcheck.ingest import readers
from factcheck.ingest.readers import Container, Lead

Cli = Callable[..., Any]
TEXT = b"Kiel counts its ships\n\nPublished 3 July 2021\n\nThe port of Kiel took 48 ships in 2020.\n"


def leads(stream: BinaryIO, original: Original) -> Iterator[Lead]:
    for line in stream.read().decode().split()[1:]:
        yield Lead(line, Facts(), original.where)


@pytest.fixture
def feeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of feed as simple as can be: a word, then an address a line."""
    feed = Container("list", lambda head, _: head.startswith(b"FEED\n"), leads)
    monkeypatch.setattr(readers, "CONTAINERS", (feed,))


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


@pytest.mark.usefixtures("feeds")
def test_a_feed_leads_to_articles_and_nowhere_else(cli: Cli, web: Server, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(TEXT)
    secret = (tmp_path / "secret.txt").as_uri()
    named = [
        web.url("/kiel"),
        secret,
        "http://127.0.0.1:1/",
        "http://[::1]/",
        web.url("/feed"),
        web.url("/kiel?utm_source=x"),
    ]
    web.answers["/feed"] = Answer((("FEED\n" + "\n".join(named)).encode(),))
    web.answers["/kiel"] = Answer((TEXT,))
    said = cli("ingest", web.url("/feed"))
    assert said.code == 2
    assert "1 article read with 1 claim, 3 not read." in said.out
    assert [line.partition(": not read: ")[2].partition(". ")[0] for line in said.err.splitlines()] == [
        f"{secret}: only http and https are fetched, and it leads to file",
        "http://127.0.0.1:1/: 127.0.0.1 is no host of the public internet (127.0.0.1: loopback)",
        "http://[::1]/: ::1 is no host of the public internet (::1: loopback)",
    ]  # fmt: skip
    assert [path for path, _ in web.asked] == ["/robots.txt", "/feed", "/kiel"]


@pytest.mark.usefixtures("feeds")
def test_so_many_articles_of_a_feed_are_read(cli: Cli, web: Server) -> None:
    for number in range(5):
        web.answers[f"/{number}"] = Answer((TEXT.replace(b"48", b"4%d" % number),))
    web.answers["/feed"] = Answer((("FEED\n" + "\n".join(web.url(f"/{one}") for one in range(5))).encode(),))
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
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    web.answers["/kiel"] = Answer((TEXT,))
    said = cli("ingest", web.url("/kiel"))
    assert said.code == 0
    assert "waiting for 127.0.0.1" in said.err
