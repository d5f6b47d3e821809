"""The five real articles, from files to discrepancies, where their texts lie beside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir() and os.environ.get("CI") != "true",
    reason="the articles are no part of the project and do not lie beside it",
)


@pytest.fixture(scope="module")
def found(program: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("articles")

    def factcheck(*arguments: str) -> str:
        command = [program, *arguments]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout

    factcheck("ingest", str(SEEDS))
    return [json.loads(line) for line in factcheck("discrepancies", "--format", "ndjson").splitlines()]


def between(found: list[dict[str, Any]], *values: str) -> dict[str, Any]:
    """The discrepancy whose sides state these values."""
    for discrepancy in found:
        stated = {side["value"] for side in discrepancy["sides"]}
        if set(values) <= stated:
            return discrepancy
    pytest.fail(f"nothing between {' and '.join(values)}")


def test_platforms_grew_or_are_defined_otherwise(found: list[dict[str, Any]]) -> None:
    platforms = between(found, "119", "158")
    assert platforms["kind"] == "update"
    assert "definition" in platforms["also"]


def test_incentive_funds_are_a_matter_of_scale(found: list[dict[str, Any]]) -> None:
    funds = between(found, "4368000", "1000000000")
    assert funds["kind"] == "scale"
    assert funds["severity"] >= 4


def test_technology_contracts_fell_against_the_trend(found: list[dict[str, Any]]) -> None:
    contracts = between(found, "276000000", "206000000")
    assert contracts["severity"] in {3, 4}
