from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from factcheck.cli.run import run

ROOT = Path(__file__).resolve().parents[2]


class Said(NamedTuple):
    """What a command line gave back."""

    code: int
    out: str
    err: str


Cli = Callable[..., Said]


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Runs a command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCHECK_DB", raising=False)

    def call(*arguments: str) -> Said:
        capfd.readouterr()
        code = run(arguments)
        said = capfd.readouterr()
        return Said(code, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds the five digests; tests only read it."""
    from factcheck.cli.ingest import read_into

    ledger = tmp_path_factory.mktemp("seeded") / "factcheck.db"
    read_into(str(ledger), [str(ROOT / "seeds")])
    return ledger
