"""``search``: claims by words, with the hits set off, in every format."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
HOSTILE = (
    "The harbour of Ayr \x1b]0;owned\x07 has 12 =boats <script>\u202e in 2021.\n"
    + "The quay is long, and the sea is cold. " * 9
)


@pytest.fixture
def ledger(seeded: Path, tmp_path: Path) -> str:
    return str(shutil.copy(seeded, tmp_path / "factcheck.db"))


@pytest.mark.usefixtures("ledger")
def test_hits_are_set_off(cli: Cli) -> None:
    said = cli("search", "innovation", "platform")
    assert said.code == 0
    head, first, *_ = said.out.splitlines()
    assert head.split()[:2] == ["id", "quote"]
    assert "[innovation platforms]" in first
    assert first.startswith("C")


@pytest.mark.usefixtures("ledger")
def test_programs_get_spans_of_the_text(cli: Cli) -> None:
    said = cli("search", "platforms", "--format", "ndjson")
    found = [json.loads(line) for line in said.out.splitlines()]
    assert found
    for one in found:
        assert {"id", "quote", "title", "hits", "score", "status"} <= set(one)
        assert all(one["start"] <= start < end <= one["end"] for start, end in one["hits"])
        words = [one["quote"][start - one["start"] : end - one["start"]].lower() for start, end in one["hits"]]
        assert all("platform" in word for word in words)
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)


@pytest.mark.usefixtures("ledger")
def test_how_many_more_there_are_is_said(cli: Cli) -> None:
    every = cli("search", "platforms", "--format", "ndjson", "--limit", "10000")
    total = len(every.out.splitlines())
    said = cli("search", "platforms", "--limit", "1")
    assert len(said.out.splitlines()) == 2
    assert said.err == f"1 of {total} claims. More: --limit {total}\n"
    assert every.err == ""


@pytest.mark.usefixtures("ledger")
def test_filters_narrow_it(cli: Cli) -> None:
    def found(*options: str) -> int:
        return len(cli("search", "platforms", "--format", "ndjson", *options).out.splitlines())

    assert 0 < found("--until", "2021-12-31") < found()
    assert found("--until", "2021-12-31") + found("--since", "2022-01-01") == found()
    assert found("--without", "innovation") < found()
    assert found("--kind", "policy") + found("--kind", "numeric") == found()
    assert found("--status", "verified") == 0


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("words", "line"),
    [
        pytest.param(['"innovation'], 'factcheck: "innovation: a quotation mark is not closed. Write: factcheck search \'"innovation platforms" zone*\'.\n', id="open quotation mark"),
        pytest.param(["%%"], "factcheck: %%: there is no word to search for. Write: factcheck search '\"innovation platforms\" zone*'.\n", id="no word"),
        pytest.param(["OR", "boats"], "factcheck: OR boats: OR stands between words. Write: factcheck search boats OR ships.\n", id="OR first"),
        pytest.param(["a", "--since", "soon"], "factcheck: search: Invalid value for '--since': 'soon' does not match the format '%Y-%m-%d'. See: factcheck search --help\n", id="no day"),
        pytest.param(["a", "--article", "D1"], "factcheck: D1 does not begin with A. Write A1.\n", id="no article"),
    ],
)  # fmt: skip
def test_wrong_words_are_one_line(cli: Cli, words: list[str], line: str) -> None:
    said = cli("search", *words)
    assert (said.code, said.out, said.err) == (2, "", line)


@pytest.mark.usefixtures("ledger")
def test_nothing_found_says_how_to_find_more(cli: Cli) -> None:
    said = cli("search", "zeppelin")
    assert (said.code, said.out) == (0, "")
    assert said.err == "No claim fits. A beginning finds more: factcheck search 'plat*'.\n"


@pytest.mark.parametrize("form", ["table", "md", "csv", "tsv", "json", "ndjson"])
def test_words_of_articles_are_defused(cli: Cli, tmp_path: Path, form: str) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE, encoding="utf-8")
    assert cli("ingest", "a.txt").code == 0
    said = cli("search", "boats", "ayr", "--format", form)
    assert said.code == 0
    assert "Ayr" in said.out
    if form in {"table", "md", "json", "ndjson"}:
        assert "\x1b" not in said.out
        assert "\u202e" not in said.out


@pytest.mark.usefixtures("ledger")
def test_a_terminal_shows_hits_in_bold(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.cli import describe, search

    shown: list[Any] = []
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr(search, "say", shown.extend)
    assert describe.say is not search.say
    cli("search", "innovation platforms", "--limit", "1")
    quote, under = shown
    assert ("innovation platforms", "bold yellow") in quote
    assert under[0][1] == "dim"


def test_a_long_quote_is_cut_around_its_hit(cli: Cli, tmp_path: Path) -> None:
    words = " ".join(f"word{at}" for at in range(90))
    (tmp_path / "a.txt").write_text(
        f"The council of Ayr announced {words} lighthouse {words} in 2021.\n", encoding="utf-8"
    )
    cli("ingest", "a.txt")
    said = cli("search", "lighthouse")
    for line in said.out.splitlines()[1:]:
        assert "[lighthouse]" in line
        assert "…" in line
