"""``export`` on the command line, and ``import`` of what it wrote."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["--format", "ndjson"], '{"format":"factcheck-ledger","version":1,'),
        (["--format", "prov"], '{"prefix":{"ledger":"urn:uuid:'),
        (["--format", "annotations"], '{"@context":["http://www.w3.org/ns/anno.jsonld"'),
        (["--format", "claimreview", "--base-url", "https://desk.example/"], '{"@context":"https://schema.org"'),
    ],
    ids=lambda value: value[1] if isinstance(value, list) else None,
)
def test_into_a_pipe_and_into_a_file(cli: Cli, rich: Path, tmp_path: Path, arguments: list[str], start: str) -> None:
    said = cli("export", *arguments, "--db", str(rich))
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(start)
    written = cli("export", *arguments, "--output", "a.json", "--db", str(rich))
    assert (written.code, written.out, written.err) == (0, "", "Written: a.json\n")
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == said.out
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_what_is_there_is_left_alone(cli: Cli, rich: Path, tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_text("mine", encoding="utf-8")
    wanted = ("export", "--format", "ndjson", "--output", "a.ndjson", "--db", str(rich))
    said = cli(*wanted)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "a.ndjson: is there already" in said.err
    assert cli(*wanted, "--force").code == 0
    assert (tmp_path / "a.ndjson").read_text(encoding="utf-8") != "mine"


def test_the_ledger_is_never_written_over(cli: Cli, rich: Path, tmp_path: Path) -> None:
    ledger = Path(shutil.copy(rich, tmp_path / "mine.db"))
    before = ledger.read_bytes()
    said = cli("export", "--format", "ndjson", "--output", "mine.db", "--force", "--db", str(ledger))
    assert said.code == 2
    assert "this is the ledger itself" in said.err
    assert ledger.read_bytes() == before


def test_what_is_broken_off_leaves_no_file(cli: Cli, rich: Path, tmp_path: Path) -> None:
    said = cli("export", "--format", "claimreview", "--output", "a.json", "--db", str(rich))
    assert said.code == 2
    assert "--base-url https://desk.example/checks/" in said.err
    assert cli("export", "--format", "ndjson", "--output", "none/a.json", "--db", str(rich)).code == 2
    assert cli("export", "--format", "ndjson", "--output", "a.json", "--db", "none.db").code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_written_into_and_stays_one(cli: Cli, rich: Path, tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(os.devnull)
    assert cli("export", "--format", "ndjson", "--output", "out", "--db", str(rich)).code == 0
    assert (tmp_path / "out").is_char_device()


def test_out_of_one_pipe_into_another_in_any_encoding(rich: Path, tmp_path: Path) -> None:
    factcheck = f"{sys.executable} -m factcheck"
    script = f"{factcheck} export --format ndjson --db {rich} | {factcheck} import - --db {tmp_path}/new.db"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(["bash", "-o", "pipefail", "-c", script], capture_output=True, text=True, check=False, env=environment)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("A whole ledger, equal to the one that was exported: 4 articles, ")
    assert (tmp_path / "new.db").exists()


def test_an_import_of_a_ledger_tells_what_it_holds_and_where(cli: Cli, rich: Path) -> None:
    cli("export", "--format", "ndjson", "--output", "a.ndjson", "--db", str(rich))
    said = cli("import", "a.ndjson", "--db", "new.db")
    assert (said.code, said.err) == (0, "")
    head = json.loads(cli("report", "--format", "json", "--db", str(rich)).out)["head"]["hash"]
    assert said.out.splitlines()[1] == f"Head: {head}"
    assert said.out.splitlines()[2].endswith("factcheck audit verify --db new.db")
    assert cli("audit", "verify", "--expect", head, "--db", "new.db").code == 0


@pytest.mark.parametrize(("option", "value"), [("--from", "a program"), ("--format", "csv")])
def test_options_about_claims_do_not_go_with_a_ledger(
    cli: Cli, rich: Path, tmp_path: Path, option: str, value: str
) -> None:
    cli("export", "--format", "ndjson", "--output", "a.ndjson", "--db", str(rich))
    said = cli("import", "a.ndjson", option, value, "--db", "new.db")
    assert said.code == 2
    assert f"a.ndjson: holds a whole ledger, and takes no {option}" in said.err
    assert not (tmp_path / "new.db").exists()
