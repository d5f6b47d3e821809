"""The screens as characters, for eyes and for diffs. Stored anew with FACTCHECK_RENEW_SCREENS=1."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.workflow.review import Scope

SIZES = [pytest.param((80, 24), id="80x24"), pytest.param((140, 40), id="140x40")]

Sit = Callable[..., Any]
Stored = Callable[[str, str], None]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        pytest.param("discrepancy", [], id="discrepancy"),
        pytest.param("scrolled", ["pagedown"], id="scrolled"),
        pytest.param("more-text", ["t"], id="more text"),
        pytest.param("confirmation", ["m", *"by telephone", "enter", "1", "d", *"C1", "enter"], id="confirmation"),
        pytest.param("evidence", ["2", "enter", *"https://merrow.example/register@p"], id="evidence"),
        pytest.param("saved", ["x", "y"], id="saved"),
        pytest.param("decided", ["m", *"by telephone", "enter", "x", "y", "p", "pagedown"], id="decided"),
        pytest.param("help", ["?"], id="help"),
        pytest.param("queue", ["tab", "down"], id="queue"),
        pytest.param("skipped", ["s", "s"], id="skipped"),
        pytest.param("end", ["s", "s", "s", "s"], id="end of the queue"),
    ],
)
def test_a_screen(sit: Sit, stored: Stored, name: str, keys: list[str], size: tuple[int, int]) -> None:
    async def script(seat: Any) -> None:
        stored(f"{name}-{size[0]}x{size[1]}", await seat.press(*keys))

    sit(script, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_three_sides(sit: Sit, stored: Stored, three: Path, size: tuple[int, int]) -> None:
    async def script(seat: Any) -> None:
        screen = await seat.press("g", "2", "enter")
        stored(f"three-sides-{size[0]}x{size[1]}", screen)

    sit(script, size=size, ledger=three)


@pytest.mark.parametrize("size", SIZES)
def test_arithmetic(sit: Sit, stored: Stored, size: tuple[int, int]) -> None:
    async def script(seat: Any) -> None:
        stored(f"arithmetic-{size[0]}x{size[1]}", seat.text())

    sit(script, size=size, scope=Scope(kind=DiscrepancyKind.ARITHMETIC))


@pytest.mark.parametrize("size", SIZES)
def test_a_claim(sit: Sit, stored: Stored, size: tuple[int, int]) -> None:
    async def script(seat: Any) -> None:
        stored(f"claim-{size[0]}x{size[1]}", seat.text())

    sit(script, size=size, scope=Scope(about="claims"))
