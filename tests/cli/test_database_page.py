"""docs/database.md: every question that it asks of the demo's ledger is answered as it says."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.core.wording import visible

Cli = Callable[..., Any]
PAGE = Path(__file__).resolve().parents[2] / "docs" / "database.md"
TEXT = PAGE.read_text(encoding="utf-8")
ASKED = re.findall(r"^### (.+?)\n.*?^```sql\n(.*?)^```\n\n^```text\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
DECIDED = re.findall(r"^\$ factcheck (.+)$", TEXT, re.MULTILINE)


@pytest.fixture
def decided(cli: Cli, seeded: Path, tmp_path: Path) -> Path:
    """The demo's ledger after the decisions that the page begins with."""
    path = Path(shutil.copy(seeded, tmp_path / "factcheck.db"))
    for command in DECIDED:
        assert cli(*shlex.split(command)).code == 0, command
    return path


def as_pattern(said: str) -> str:
    """What the page says, where an ellipsis stands for anything in a line."""
    lines = (".*".join(map(re.escape, line.split("…"))) for line in said.rstrip("\n").split("\n"))
    return "\n".join(lines)


def test_the_page_asks_ten_questions_and_more() -> None:
    assert len(ASKED) >= 10
    assert len(DECIDED) >= 2
    assert TEXT.count("```sql") == len(ASKED), "a question without its answer"


@pytest.mark.usefixtures("decided")
def test_every_question_is_answered_as_the_page_says(cli: Cli) -> None:
    for title, sql, answer in ASKED:
        said = cli("db", "shell", "-c", sql)
        assert said.code == 0, (title, said.err)
        assert re.fullmatch(as_pattern(answer), said.out.rstrip("\n")), f"{title} The answer is:\n{said.out}"
        assert visible(said.out.replace("\n", "")) == said.out.replace("\n", "")
