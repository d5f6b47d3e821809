"""The examples of the pages on drafts, citations and continuous integration print what they say, run in this process."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.cli.run import run

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

Run = Callable[[str], tuple[int, str]]


def blocks(page: str, language: str) -> list[str]:
    """The blocks of a page in a language."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def examples(page: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a page with the lines that it says they print."""
    for part in re.split(r"^\$ ", "".join(blocks(page, "console")), flags=re.MULTILINE)[1:]:
        command, *printed = (line for line in part.splitlines() if line.strip())
        yield command, printed


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from factcheck.cli.ingest import read_into

    made = tmp_path_factory.mktemp("ledger") / "factcheck.db"
    read_into(str(made), [str(ROOT / "seeds")])
    return made


@pytest.fixture
def factcheck(ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line beside a ledger of the digests, which ``ingest seeds`` finds there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCHECK_DB", raising=False)
    shutil.copy(ledger, tmp_path / "factcheck.db")

    def call(command: str) -> tuple[int, str]:
        name, *arguments = shlex.split(command)
        assert name == "factcheck"
        if arguments == ["ingest", "seeds"]:
            return 0, ""
        capfd.readouterr()
        code = run(arguments)
        return code, capfd.readouterr().out

    return call


@pytest.mark.parametrize("page", ["lint.md", "cite.md", "newsroom-ci.md"])
def test_the_examples_print_what_the_page_says(page: str, factcheck: Run, tmp_path: Path) -> None:
    for draft in blocks(page, "markdown"):
        (tmp_path / "draft.md").write_text(draft, encoding="utf-8")
    found = list(examples(page))
    assert len(found) > 2
    for command, printed in found:
        code, out = factcheck(command)
        assert code == (1 if command.startswith("factcheck lint") and "never" not in command else 0), command
        for line in printed:
            pattern = ".*".join(re.escape(part) for part in line.split("…"))
            assert re.search(f"^{pattern}$", out, re.MULTILINE), f"{command} does not print {line!r}:\n{out}"


def test_the_steps_of_the_workflow_run(factcheck: Run, tmp_path: Path) -> None:
    (page,) = blocks("newsroom-ci.md", "yaml")
    steps = re.findall(r"- run: (factcheck .+)", page)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "calm.md").write_text("Nothing was counted in the park.\n", encoding="utf-8")
    assert factcheck("factcheck check --write-baseline known.json")[0] == 0
    assert [factcheck(step)[0] for step in steps] == [0, 0, 0]
