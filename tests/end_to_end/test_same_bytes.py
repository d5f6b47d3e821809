"""The same text gives the same bytes, whatever seed the interpreter hashes with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ARTICLES = sorted(path.name for path in SEEDS.glob("*.txt"))


def printed(article: str, seed: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "extract", "--why", "--format", "ndjson", article],
        cwd=SEEDS,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("article", ARTICLES)
def test_any_hash_seed(article: str) -> None:
    first = printed(article, "0")
    assert first.count(b"\n") > 5
    assert [printed(article, seed) for seed in ("1", "4242")] == [first, first]
