"""Going to one thing of the queue by its number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize("typed", ["D3", "d3", "3", "03", " 3 "])
def test_to_what_waits(table: Callable[..., Any], question: Callable[..., Any], typed: str) -> None:
    played = table(question(1, 12, 14), question(2, 12, 14), question(3, 12, 14)).play(None, "g", typed, "p")
    assert played.shown() == ["D1", "D3", "D1"]


@pytest.mark.parametrize("typed", ["D9", "9", "C3", "harbour", "D", "D0", "-1", "３"])
def test_what_does_not_wait_is_told(table: Callable[..., Any], question: Callable[..., Any], typed: str) -> None:
    played = table(question(1, 12, 14), question(3, 12, 14)).play(None, "g", typed, "s")
    assert f"{typed} does not wait here. Look at it with: factcheck show." in played.said()
    assert played.shown() == ["D1", "D3"]


def test_without_a_number_it_stays(table: Callable[..., Any], question: Callable[..., Any]) -> None:
    assert table(question(1, 12, 14), question(2, 12, 14)).play(None, "g", "", "s").shown() == ["D1", "D2"]


def test_to_what_was_decided_on_the_way(table: Callable[..., Any], question: Callable[..., Any]) -> None:
    played = table(question(1, 12, 14), question(2, 12, 14)).play(None, "x", "y", "p", "s", "g", "D1")
    assert played.shown() == ["D1", "D2", "D1", "D2", "D1"]


def test_a_note_is_told_to_be_lost(table: Callable[..., Any], question: Callable[..., Any]) -> None:
    played = table(question(1, 12, 14), question(2, 12, 14)).play(None, "m", "by boat", "g", "2")
    assert "Your note and evidence were not kept: they go with a decision." in played.said()


def test_what_is_gone_meanwhile_is_passed_by(table: Callable[..., Any], question: Callable[..., Any]) -> None:
    laid = table(question(1, 12, 14), question(2, 12, 14), question(3, 12, 14))
    entries = laid.entries()
    laid.entries = lambda: entries
    laid.meanwhile = lambda at: at.things.pop("D2", None)
    played = laid.play(None, "g", "2")
    assert "D2 is not in the ledger any more." in played.said()
    assert played.shown() == ["D1", "D3"]
