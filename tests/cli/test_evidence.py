from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from serving import Answer, Server

Cli = Callable[..., Any]
PAGE = b"<p>158 platforms</p>"
HASH = hashlib.sha256(PAGE).hexdigest()


@pytest.fixture
def ask(cli: Cli, seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs a command line on a ledger of the digests. D4 has 119 against 158."""
    shutil.copy(seeded, tmp_path / "factcheck.db")
    (tmp_path / "page.html").write_bytes(PAGE)
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Ann Reed")
    return cli


def records(ask: Cli, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ask("evidence", "list", *arguments, "--format", "ndjson").out.splitlines()]


def test_the_copy_of_an_address_goes_the_whole_way(ask: Cli, web: Server, tmp_path: Path) -> None:
    web.answers |= {
        "/old": Answer((), 301, {"Location": "/year"}),
        "/year": Answer((PAGE,), headers={"Content-Type": "text/html"}),
    }
    said = ask(
        "resolve", "D4", "one_right", "--side", "2", "--primary", f"{web.url('/old')}@table 3", "--evidence", "C2"
    )
    assert (said.code, said.err, said.out.splitlines()[-1]) == (0, "", "Saved: R1")
    first, second = records(ask, "--about", "D4")
    assert (second["kind"], second["role"], second["archived"]) == ("address", "primary", True)
    assert (second["sha256"], second["size"], second["final"]) == (HASH, len(PAGE), web.url("/year"))
    assert (first["kind"], first["text"], first["role"], first["archived"]) == ("claim", "C2", None, False)
    day = second["retrieved"][:10]
    told = f"rests on: {web.url('/old')}, table 3 (primary source, copy of {day}, sha256 {HASH[:12]})  {second['id']}"
    for number in ("D4", second["claims"][0], "R1"):
        assert told in ask("show", number).out
    shown = ask("evidence", "show", "e2").out
    assert shown == ask("show", "E2").out
    for line in (
        "E2  " + web.url("/old"),
        "where in it: table 3",
        "role: primary source",
        f"sha256: {HASH}",
        f"{len(PAGE)} bytes",
        "called: text/html",
        f"redirected to: {web.url('/year')}",
        "serves: R1 on D4",
        "by: Ann Reed",
    ):
        assert line in shown
    assert ask("evidence", "save", "E2", "kept.html").out == f"Written: kept.html, {len(PAGE)} bytes, sha256 {HASH}\n"
    assert (tmp_path / "kept.html").read_bytes() == PAGE
    again = ask("evidence", "save", "E2", "kept.html")
    assert (again.code, again.out) == (2, "")
    assert again.err == "factcheck: kept.html: is there already. Give another name, or --force to write over it.\n"
    assert ask("evidence", "save", "E2", "kept.html", "--force").code == 0
    assert "primary source, copy of" in ask("report", "--format", "md").out
    assert ask("audit", "verify").code == 0


def test_an_address_that_cannot_be_fetched_is_kept_and_tried_again(ask: Cli, web: Server) -> None:
    said = ask("verify", "C1", "verified", "--evidence", web.url("/year"))
    assert (said.code, said.out.splitlines()[-1]) == (0, "Saved: R1")
    assert said.err == f"No copy of {web.url('/year')} is kept: the server answered 404 Not Found.\n"
    assert f"{web.url('/year')} (no copy)" in ask("show", "C1").out
    failed = ask("evidence", "archive", "E1")
    assert (failed.code, failed.out) == (2, "")
    assert failed.err.startswith(f"factcheck: {web.url('/year')}: the server answered 404 Not Found. ")
    web.answers["/year"] = Answer((PAGE,))
    assert ask("evidence", "archive", "E1").out == f"Kept: a copy for E1, {len(PAGE)} bytes, sha256 {HASH}\n"
    assert "a copy of http" in ask("audit", "log", "--last", "1").out
    assert "E1 has its copy already" in ask("evidence", "archive", "E1").err


@pytest.mark.parametrize(
    ("options", "offline", "copies"),
    [
        pytest.param([], None, {"address", "document"}, id="copies of all"),
        pytest.param([], "0", {"address", "document"}, id="a variable that says no"),
        pytest.param([], "1", {"document"}, id="the network left alone"),
        pytest.param([], "yes", {"document"}, id="the network left alone, in other words"),
        pytest.param(["--no-copy"], None, set(), id="no copies"),
        pytest.param(["--dry-run"], None, None, id="only shown"),
    ],
)
def test_what_is_copied(
    ask: Cli,
    web: Server,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    offline: str | None,
    copies: set[str] | None,
) -> None:
    if offline is not None:
        monkeypatch.setenv("FACTCHECK_OFFLINE", offline)
    web.answers["/year"] = Answer((PAGE,))
    said = ask("verify", "C1", "verified", "--evidence", web.url("/year"), "--evidence", "page.html", *options)
    assert (said.code, said.err) == (0, "")
    found = records(ask)
    assert len(found) == (0 if copies is None else 2)
    assert {one["kind"] for one in found if one["archived"]} == (copies or set())
    assert len(web.asked) == ("address" in (copies or set()))
    assert all(one["sha256"] == HASH for one in found if one["kind"] == "document")


def test_nothing_is_fetched_later_while_the_network_is_left_alone(
    ask: Cli, web: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask("verify", "C1", "verified", "--evidence", web.url("/year"), "--evidence", "page.html", "--no-copy")
    monkeypatch.setenv("FACTCHECK_OFFLINE", "1")
    refused = ask("evidence", "archive", "E1")
    assert (refused.code, web.asked) == (2, [])
    assert refused.err.startswith("factcheck: nothing is fetched while FACTCHECK_OFFLINE is set.")
    assert ask("evidence", "archive", "E2").code == 0


def test_a_session_keeps_copies_too(ask: Cli, web: Server, tmp_path: Path) -> None:
    web.answers["/year"] = Answer((PAGE,))
    answers = f"v\nrepeater {web.url('/gone')}\ne\nprimary: {web.url('/year')}@table 3\ny\nq\n"
    (tmp_path / "answers").write_text(answers, encoding="utf-8")
    said = ask("review", "claims", "--answers", "answers")
    assert said.code == 0, said.err
    assert f"No copy of {web.url('/gone')} is kept: the server answered 404 Not Found." in said.out
    assert "Fetching a copy ..." in said.out
    assert "Careful: this is verified on nothing but repeaters" in said.out
    assert f"evidence: {web.url('/year')}, table 3 (primary source, copy of " in said.out
    assert [(one["role"], one["archived"]) for one in records(ask)] == [("repeater", False), ("primary", True)]


def test_a_session_without_copies(ask: Cli, web: Server, tmp_path: Path) -> None:
    (tmp_path / "answers").write_text(f"v\n{web.url('/year')}\ne\npage.html\ny\nq\n", encoding="utf-8")
    said = ask("review", "claims", "--no-copy", "--answers", "answers")
    assert (said.code, "Fetching" in said.out) == (0, False)
    assert ([one["archived"] for one in records(ask)], web.asked) == ([False, False], [])


def test_repeaters_alone_are_warned_of_and_not_refused(ask: Cli) -> None:
    said = ask("verify", "C1", "verified", "--repeater", "C2")
    assert (said.code, said.out.splitlines()[-1]) == (0, "Saved: R1")
    assert said.err == "Careful: this is verified on nothing but repeaters; a primary source would be better.\n"
    assert ask("verify", "C1", "verified", "--repeater", "C2", "--primary", "the census").err == ""
    assert ask("verify", "C1", "refuted", "--repeater", "C2").err == ""


def test_the_list(ask: Cli) -> None:
    assert ask("evidence", "list").err == "No decision that fits rests on evidence.\n"
    ask("verify", "C1", "verified", "--primary", "page.html@line 1", "--evidence", "\x1b[2Jheard")
    said = ask("evidence", "list")
    assert "\x1b" not in said.out
    assert HASH[:12] in said.out
    header, *lines = ask("evidence", "list", "--format", "csv").out.splitlines()
    assert "role" in header
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("show E9", "there is no evidence E9 in the ledger", id="no such evidence"),
        pytest.param("show C1", "C1 does not begin with E", id="a claim"),
        pytest.param("save E1 page.html", "page.html: is there already", id="a file that is there"),
        pytest.param("save E1 new", "there is no copy of E1. It is a note, which has no bytes.", id="a note"),
        pytest.param("save E1 factcheck.db --force", "this is the ledger itself", id="the ledger"),
        pytest.param("archive E1", "E1 is a note: there is nothing to copy", id="nothing to copy"),
        pytest.param("list --about x", "'x' is no number", id="no number"),
        pytest.param("list --about A1", "nothing was decided on A1", id="an article"),
    ],
)
def test_what_is_refused(ask: Cli, line: str, said: str, tmp_path: Path) -> None:
    ask("verify", "C1", "verified", "--evidence", "heard")
    refused = ask("evidence", *line.split())
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert refused.err.count("\n") == 1
    assert not (tmp_path / "new").exists()
