"""The examples of docs/exports.md print what they say, and its table of ratings is the one that is used."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from factcheck.cli.run import run
from factcheck.report.exports import RATINGS, ratings_in

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def test_the_example_prints_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCHECK_DB", raising=False)
    (console,) = re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    for block in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, *printed = block.splitlines()
        capfd.readouterr()
        name, *arguments = shlex.split(command)
        code = (
            run(arguments) if name == "factcheck" else subprocess.run(["bash", "-c", command], check=False).returncode
        )
        out = capfd.readouterr().out
        assert code == 0, command
        for line in printed:
            pattern = ".*".join(re.escape(part) for part in line.split("…"))
            assert re.search(f"^{pattern}$", out, re.MULTILINE), f"{command} does not print {line!r}:\n{out}"


def test_the_table_of_ratings_is_the_usual_one() -> None:
    rows = re.findall(r"^\| `(\w+)`[^|]* \| ([^|]+) \| ?(\d?) ?\|$", PAGE, re.MULTILINE)
    told = {key: (name.strip(), value) for key, name, value in rows if key in RATINGS.rated}
    assert told == {key: (one.name, "" if one.value is None else str(one.value)) for key, one in RATINGS.rated.items()}


def test_the_ratings_of_the_example_can_be_read() -> None:
    (text,) = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert set(ratings_in(text.encode(), "docs/exports.md").rated) == {"verified", "refuted"}
