"""What a shell is given while somebody types, through the protocol that click's scripts speak."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
Typed = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def typed(cli: Cli, seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """``typed("show", "D")``: what zsh is given for the last word, each with its type and help."""
    shutil.copy(seeded, tmp_path / "factcheck.db")

    def complete(*words: str) -> list[tuple[str, str, str]]:
        monkeypatch.setenv("_FACTCHECK_COMPLETE", "zsh_complete")
        monkeypatch.setenv("COMP_WORDS", " ".join(["factcheck", *words]))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        said = cli()
        monkeypatch.delenv("_FACTCHECK_COMPLETE")
        assert said.err == ""
        parts = said.out.split("\n")[:-1] if said.out.strip() else []
        return list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))

    return complete


def values(found: list[tuple[str, str, str]]) -> list[str]:
    return [value for _, value, _ in found]


@pytest.mark.parametrize(
    ("words", "some"),
    [
        pytest.param(["comp"], ["compare", "completion"], id="commands"),
        pytest.param(["show", "D"], ["D1", "D2"], id="discrepancies"),
        pytest.param(["show", "C4"], ["C4", "C40", "C41"], id="claims that begin so"),
        pytest.param(["show", "c40"], ["C40"], id="lower case"),
        pytest.param(["show", "A"], ["A5", "A4"], id="articles"),
        pytest.param(["show", "S1"], ["S1", "S10"], id="series"),
        pytest.param(["explain", "C1", "C7"], ["C7", "C70"], id="the second of two"),
        pytest.param(["resolve", "D1", "D2"], ["D2"], id="one of many"),
        pytest.param(["resolve", "D1", "one"], ["one_right"], id="what stands behind them"),
        pytest.param(["verify", "C1", "ref"], ["refuted"], id="a status behind them"),
        pytest.param(["cite", "C1", "--style", "b"], ["bibtex"], id="a choice out of a registry"),
        pytest.param(["lint", "draft.md", "--fail-on", "o"], ["older"], id="a choice"),
        pytest.param(["claims", "--article", "A2"], ["A2"], id="an option"),
    ],
)
def test_what_completes(typed: Typed, words: list[str], some: list[str]) -> None:
    found = values(typed(*words))
    assert [one for one in found if one in some] == some
    assert all(one.upper().startswith(words[-1].upper()) for one in found)


def test_numbers_have_a_few_words_beside_them(typed: Typed) -> None:
    told = {value: said for _, value, said in typed("show", "D")}
    assert told["D1"].startswith("severity 5, scale, open, incentive funds")
    assert all(len(said) <= 60 for said in told.values())
    assert typed("resolve", "C") == []


def test_what_waits_comes_before_what_is_decided(typed: Typed, cli: Cli) -> None:
    assert values(typed("resolve", "D"))[0] == "D1"
    assert cli("resolve", "D1", "not_comparable", "--reviewer", "Ada", "--yes").code == 0
    assert values(typed("resolve", "D"))[-1] == "D1"


def test_files_are_the_shells_business(typed: Typed) -> None:
    assert typed("ingest", "dra") == [("file", "dra", "_")]
    assert typed("extract", "dra") == [("file", "dra", "_")]


def test_the_ledger_that_is_named_is_asked(typed: Typed, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("factcheck.db").unlink()
    assert typed("show", "D") == []
    assert values(typed("show", "--db", str(seeded), "D1"))[0] == "D1"
    assert values(typed("--db", f"sqlite:///{seeded}", "show", "D1"))[0] == "D1"
    monkeypatch.setenv("FACTCHECK_DB", str(seeded))
    assert values(typed("show", "D1"))[0] == "D1"


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda path: path.write_bytes(b""), id="an empty file"),
        pytest.param(lambda path: path.write_bytes(b"no database" * 100), id="no database"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), id="a folder"),
        pytest.param(lambda path: path.unlink(), id="nothing"),
    ],
)
def test_nothing_is_said_where_there_is_no_ledger(typed: Typed, made: Callable[[Path], object]) -> None:
    made(Path("factcheck.db"))
    before = sorted(Path().iterdir())
    assert typed("show", "D") == []
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize("word", ["X1", "D0", "D-1", "D1;", "D٣", "--"])
def test_what_is_no_number_completes_to_none(typed: Typed, word: str) -> None:
    assert not [one for one in values(typed("show", word)) if one[:1].isalpha()]


def test_words_of_articles_do_not_reach_the_shell_as_they_are(typed: Typed, cli: Cli) -> None:
    text = "The port\u202e of Kiel: $(reboot) took 48 ships:boats in 2021.\n"
    Path("bad.txt").write_text(text, encoding="utf-8")
    assert cli("ingest", "bad.txt", "--title", "a\x1b[31mb:c\nd").code == 0
    told = [said for _, _, said in typed("show", "A6") + typed("show", "C7")]
    assert told
    assert all(said.isprintable() and ":" not in said for said in told)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_clicks(cli: Cli, shell: str) -> None:
    said = cli("completion", shell)
    assert said.code == 0
    assert f"_FACTCHECK_COMPLETE={shell}_complete" in said.out


def test_bash_completes_with_it(cli: Cli, typed: Typed, tmp_path: Path) -> None:  # noqa: ARG001 - makes the ledger
    script = cli("completion", "bash").out
    (tmp_path / "factcheck").write_text("#!/bin/sh\necho plain,D1\necho plain,D2\n", encoding="utf-8")
    (tmp_path / "factcheck").chmod(0o755)
    call = 'COMP_WORDS=(factcheck show D); COMP_CWORD=2; _factcheck_completion ./factcheck; echo "${COMPREPLY[*]}"; complete -p factcheck'
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{script}\n{call}"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["D1 D2", "complete -o nosort -F _factcheck_completion factcheck"]
