"""What docs/quality.md says of each gold set still holds, where the sets are: beside the checkout, or where FACTCHECK_SHARED says."""

from __future__ import annotations

import os
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import floors
import page
import pytest
import scorers

ROOT = Path(__file__).resolve().parent.parent.parent


SHARED = scorers.shared_folder()
QUALITY = floors.PAGE.read_text(encoding="utf-8")
AGES = next(one for one in floors.SETS if one.name == "recognizers-age")
by_name = pytest.mark.parametrize("gold_set", floors.SETS, ids=lambda gold_set: gold_set.name)


def needed(gold_set: Any, shared: Path = SHARED) -> None:
    """Skip the test where the set is not there; under CI fail."""
    if floors.files(gold_set, shared) and (shared / "eval" / gold_set.command[0]).is_file():
        return
    reason = f"the gold set {gold_set.name} is not in {shared} (FACTCHECK_SHARED says where the sets lie)"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@by_name
def test_a_set_reaches_what_the_page_says(gold_set: Any) -> None:
    needed(gold_set)
    assert floors.faults(gold_set, SHARED, QUALITY) == []


def test_the_page_pins_every_set() -> None:
    pinned = floors.pinned(QUALITY)
    assert list(pinned) == [gold_set.name for gold_set in floors.SETS]
    for gold_set in floors.SETS:
        assert list(pinned[gold_set.name].figures) == [name for name, _ in gold_set.measures]


def test_the_readme_says_what_the_page_says() -> None:
    (line,) = page.HEADLINE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert line in QUALITY.splitlines()


# The guard is guarded: on copies with one thing changed it must fail.


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A shared folder that holds the scorers and the smallest set only."""
    needed(AGES)
    (tmp_path / "gold" / "quantities").mkdir(parents=True)
    (tmp_path / "eval").mkdir()
    for path in [*floors.files(AGES, SHARED), *(SHARED / "eval").glob("*.py")]:
        shutil.copyfile(path, tmp_path / path.relative_to(SHARED))
    return tmp_path


def test_a_floor_above_the_score_fails(copied: Path) -> None:
    before, row, after = QUALITY.partition(f"| {AGES.name} | +comparator F1 | at least | ")
    figure = after.split(" |")[0]
    raised = f"{before}{row}{Decimal(figure) + Decimal('0.1')}{after.removeprefix(figure)}"
    assert floors.faults(AGES, copied, QUALITY) == []
    (fault,) = floors.faults(AGES, copied, raised)
    assert fault.startswith(f"{AGES.name}: +comparator F1: {figure}, where the page says at least ")


def test_a_set_that_has_changed_fails_before_it_is_measured(copied: Path) -> None:
    (path,) = floors.files(AGES, copied)
    path.write_bytes(path.read_bytes() + b"\n")
    (copied / "eval" / AGES.command[0]).unlink()
    (fault,) = floors.faults(AGES, copied, QUALITY)
    assert "the files have changed" in fault


PIN = floors.Pinned({"value F1": Decimal("90.5"), "wrong offsets": Decimal(0)}, "a" * 64)


@pytest.mark.parametrize(
    ("now", "faults"),
    [
        ({"value F1": "90.5", "wrong offsets": "0"}, []),
        ({"value F1": "91.0", "wrong offsets": "0"}, []),
        ({"value F1": "90.4", "wrong offsets": "0"}, ["value F1: 90.4, where the page says at least 90.5"]),
        ({"value F1": "90.5", "wrong offsets": "1"}, ["wrong offsets: 1, where the page says at most 0"]),
        ({"value F1": "90.5"}, ["wrong offsets: on the page, but not measured"]),
        (
            {"value F1": "90.5", "wrong offsets": "0", "speed": "1"},
            ["speed: measured, but not on the page"],
        ),
    ],
    ids=["equal", "better", "a score below", "a fault more", "a measure gone", "a measure more"],
)
def test_what_counts_as_fallen(now: dict[str, str], faults: list[str]) -> None:
    assert floors.fallen(PIN.figures, {name: Decimal(figure) for name, figure in now.items()}) == faults


def test_what_is_written_is_read_again() -> None:
    text = "\n".join(["# Page", "", floors.HEADING, "", *floors.tables({AGES.name: PIN}), "", "## After", ""])
    assert floors.pinned(text) == {AGES.name: PIN}


def test_a_page_without_floors_is_a_fault(tmp_path: Path) -> None:
    (fault,) = floors.faults(AGES, tmp_path, "# Page\n")
    assert "make quality" in fault


@pytest.mark.parametrize(
    ("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)], ids=["skipped", "fails under CI"]
)
def test_sets_that_are_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="FACTCHECK_SHARED"):
        needed(AGES, tmp_path)


@pytest.mark.parametrize(
    ("environment", "folder"),
    [({}, ROOT.parent / "shared"), ({"FACTCHECK_SHARED": "elsewhere"}, Path("elsewhere"))],
    ids=["beside the checkout", "where it is said"],
)
def test_where_the_sets_are_looked_for(environment: dict[str, str], folder: Path) -> None:
    assert scorers.shared_folder(environment) == folder
