"""The docs say what is: examples run, links lead somewhere, the reference is the help."""

from __future__ import annotations

import doctest
import re
import runpy
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def examples(page: Path) -> list[tuple[str, list[str]]]:
    """The commands of a page with the lines that it says they print; an ellipsis stands for anything."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif line.strip():
                found[-1][1].append(line)
    return found


ELSEWHERE = {
    **dict.fromkeys(["docs/cite.md", "docs/lint.md", "docs/newsroom-ci.md"], "test_docs_checks.py"),
    "docs/import.md": "test_docs_import.py",
    "docs/quality.md": "benchmarks/test_floors.py",
}
"""The pages whose examples need more than the articles that ship with the program, and where they are tested."""

EXAMPLES = {
    name: found
    for page in PAGES
    if (name := page.relative_to(ROOT).as_posix()) not in ELSEWHERE and (found := examples(page))
}
"""The pages that show what commands print, and what they say."""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder like a checkout's."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return tmp_path


def test_pages_have_examples() -> None:
    assert {"README.md", "docs/tutorial.md"} <= set(EXAMPLES)
    assert all(len(EXAMPLES[page]) > 5 for page in ("README.md", "docs/tutorial.md"))


@pytest.mark.parametrize("page", EXAMPLES)
def test_the_examples_of_a_page_print_what_it_says(page: str, program: Path, checkout: Path) -> None:
    for command, lines in EXAMPLES[page]:
        if command.startswith("sqlite3") and shutil.which("sqlite3") is None:
            continue
        script = f"PATH={shlex.quote(str(program.parent))}:$PATH; {command}"
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", script], cwd=checkout, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
        for line in lines:
            pattern = ".*".join(re.escape(part) for part in line.split("…"))
            assert re.search(f"^{pattern}$", done.stdout, re.MULTILINE), (
                f"{command} does not print {line!r}:\n{done.stdout}"
            )


@pytest.mark.parametrize("page", ["README.md", "docs/reading.md", "docs/checks.md", "docs/matching.md"])
def test_the_python_examples(page: str) -> None:
    failed, tried = doctest.testfile(str(ROOT / page), module_relative=False, encoding="utf-8")
    assert tried > 2
    assert failed == 0


def test_the_reference_is_the_help() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_cli.py"))["page"]()
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == made, "docs/cli.md is behind the help: make docs"


def test_the_tables_of_matching_are_those_of_the_code() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_evidence.py"))
    page = (ROOT / "docs" / "matching.md").read_text(encoding="utf-8")
    assert made["page"](page) == page, "docs/matching.md is behind the code: python docs/make_evidence.py"
    assert made["weights"]().keys() == made["words"]().keys(), "evidence without words, or words without evidence"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_digests_say_that_they_are_digests() -> None:
    manifest = (ROOT / "seeds" / "articles.toml").read_text(encoding="utf-8")
    assert "digests" in manifest
    assert manifest.count('genre = "digest"') == len(list((ROOT / "seeds").glob("*.txt"))) == 5
