"""The registry and the table of severities: every check is visible, every severity has its reason and its place in the docs."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from factcheck.match import CHECKS, checks
from factcheck.match.checks.severities import SEVERITIES, severity

FOLDER = Path(checks.__file__).parent
PAGE = Path(__file__).resolve().parents[3] / "docs" / "checks.md"


def test_the_registry_is_visible() -> None:
    assert len(CHECKS) >= 25
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert all(check.find.__doc__ and check.keys.__doc__ for check in CHECKS)


@pytest.mark.parametrize("case", sorted(SEVERITIES), ids=": ".join)
def test_a_severity_has_a_reason_and_stands_in_the_docs(case: tuple[str, str]) -> None:
    weight, reason = SEVERITIES[case]
    assert 1 <= weight <= 4
    assert severity(*case) == weight
    line = f"| {case[0]} | {case[1]} | {weight} | {reason} |"
    assert line in PAGE.read_text(encoding="utf-8"), f"docs/checks.md lacks: {line}"


def test_the_docs_name_every_check() -> None:
    told = set(re.findall(r"^- \*\*(.+?)\*\*", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert told == {check.name for check in CHECKS}


def test_no_severity_outside_the_table() -> None:
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "severity":
                assert isinstance(node.value, ast.Call), f"{path.name}:{node.value.lineno}"
