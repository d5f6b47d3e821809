"""Other tools are measured fairly, and a tool that cannot be installed stops nothing."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import page
import peers
import pytest
import reader


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost $1,250.50 then.", 1250.5, "dollar"),
        ("It rose 3% then.", 3.0, "%"),
        ("They sold 12 ships.", 12.0, "ship"),
        ("They paid €2 million for it.", 2e6, "euro"),
        ("A 40-metre wall fell.", 40.0, "metre"),
        ("The count stood at 7.", 7.0, ""),
    ],
)
def test_the_bare_regex(text: str, value: float, unit: str) -> None:
    tool = reader.regex()
    (quantity,) = (tool.record(one) for one in tool.read(text))
    assert (quantity["value"], quantity["unit"], quantity["comparator"]) == (value, unit, "exact")
    assert text[quantity["start"] : quantity["end"]] == quantity["text"]


@pytest.mark.parametrize(
    ("uncertainty", "value", "high", "comparator"),
    [(None, 9.0, None, "exact"), (1.0, 8.0, 10.0, "range")],
    ids=["a single value", "a range, given as its middle"],
)
def test_quantulum_is_read_as_it_is_meant(
    monkeypatch: pytest.MonkeyPatch, uncertainty: float | None, value: float, high: float | None, comparator: str
) -> None:
    parser = ModuleType("quantulum3.parser")
    said = SimpleNamespace(
        value=9.0, uncertainty=uncertainty, unit=SimpleNamespace(name="degree angle"), span=(0, 3), surface="9 d"
    )
    vars(parser)["parse"] = lambda _: [said]
    package = ModuleType("quantulum3")
    vars(package)["parser"] = parser
    monkeypatch.setitem(sys.modules, "quantulum3", package)
    monkeypatch.setattr(reader, "version", lambda _: "0")
    monkeypatch.setattr(reader.warnings, "simplefilter", lambda _: None)
    tool = reader.quantulum3()
    (quantity,) = (tool.record(one) for one in tool.read("9 d"))
    assert (quantity["value"], quantity.get("value_high"), quantity["unit"]) == (value, high, "degree")
    assert quantity["comparator"] == comparator


@pytest.mark.parametrize("tool", ["factcheck", "regex"])
def test_a_tool_is_a_process_that_answers_every_sentence(tool: str) -> None:
    found = peers.found(tool, Path(sys.executable), ["They sold 12 ships.", "Nothing here.", "Fares rose by 4%."])
    assert [len(quantities) for quantities in found.quantities] == [1, 0, 1]
    assert found.seconds > 0


def test_a_tool_that_does_not_run_says_so() -> None:
    with pytest.raises(peers.NotMeasured) as caught:
        peers.found("no such tool", Path(sys.executable), ["One."])
    assert caught.value.what == "no such tool did not run"
    assert "KeyError" in caught.value.why


def test_a_peer_that_cannot_be_installed_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(command: list[str], **_: Any) -> None:
        raise subprocess.CalledProcessError(1, command, stderr=b"Trying.\nNo matching distribution at /some/place\n")

    monkeypatch.setattr(peers, "ENVIRONMENTS", tmp_path)
    monkeypatch.setattr(venv, "create", lambda place, **_: place.mkdir())
    monkeypatch.setattr(peers.subprocess, "run", refused)
    monkeypatch.setattr(peers, "rule", lambda _: None)
    monkeypatch.setattr(
        peers, "scored", lambda _, gold_set, tool, __: peers.Score(gold_set, tool, None, 1.0, 1.0, 1.0, 2.0)
    )
    *scores, remark = peers.compared(tmp_path, with_peers=True)
    assert [one.tool for one in scores] == ["factcheck", "regex"] * len(peers.SETS)
    assert remark == f"{peers.QUANTULUM} could not be installed"
    lines = page.comparison(page.Run({}, [], scores, [remark], {}))
    assert f"Not measured: {remark}." in lines
    assert not any("/some/place" in line for line in lines)
