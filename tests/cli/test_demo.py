from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import FactcheckError
from factcheck.workflow import demo as laying_out

Cli = Callable[..., Any]


def test_it_says_what_it_does_and_what_to_try_next(cli: Cli, tmp_path: Path) -> None:
    said = cli("demo")
    assert (said.code, said.err) == (0, "")
    assert [line for line in said.out.splitlines() if re.match(r"\d\. ", line)] == [
        "1. The articles",
        "2. Reading them",
        "3. What cannot all be right",
        "4. The report",
        "5. Try next",
    ]
    assert "digests" in said.out
    assert "119 R&D platforms" in said.out
    assert "158 innovation platforms" in said.out
    assert (tmp_path / "factcheck-demo" / "factcheck.db").exists()
    assert "factcheck-demo/report.html" in said.out
    page = (tmp_path / "factcheck-demo" / "report.html").read_text(encoding="utf-8")
    assert "158 innovation platforms" in page
    assert "source unknown" not in said.out


def test_what_it_tells_to_try_works(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = cli("demo").out.split("5. Try next\n")[1].splitlines()
    tried = [re.split(r"\s{2,}", line.strip())[0] for line in lines]
    assert tried[0] == "cd factcheck-demo"
    monkeypatch.chdir("factcheck-demo")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    for command in tried[1:-1]:
        assert cli(*command.split()[1:]).code == 0, command


def test_a_second_time_it_takes_another_folder(cli: Cli, tmp_path: Path) -> None:
    cli("demo")
    assert "factcheck-demo-2" in cli("demo").out
    assert (tmp_path / "factcheck-demo-2").is_dir()


def test_it_writes_into_no_folder_that_holds_something(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("mine", encoding="utf-8")
    said = cli("demo", "mine")
    assert said.code == 2
    assert "is there already" in said.err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["a.txt"]


def test_a_folder_that_cannot_be_made(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    said = cli("demo", "file/demo")
    assert said.code == 2
    assert "cannot be made" in said.err


def test_missing_articles_are_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(laying_out, "__file__", str(tmp_path / "a" / "b" / "demo.py"))
    with pytest.raises(FactcheckError, match="missing"):
        laying_out.seeds_folder()
