from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from factcheck.cli.clerk import Clerk
from factcheck.cli.desk.app import Desk
from factcheck.cli.desk.outcome import Outcome
from factcheck.cli.ingest import read_into
from factcheck.workflow.review import Scope, Sitting

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
RENEW = "FACTCHECK_RENEW_SCREENS"
"""With this set to anything the stored screens are written anew: FACTCHECK_RENEW_SCREENS=1 pytest tests/cli/desk."""

FIRST = """The harbour of Merrow was rebuilt after the great storm, and the town has counted what it won ever since.

Merrow had 20 schools in 2021. The town council said that no other place on the coast had built as much in so short a time.

Merrow had 48 bridges in 2021. The exports of Merrow rose from 30 million euros to 60 million euros in 2021, up 50 percent.

Merrow had 31 ferries in 2021.
"""
SECOND = """A walk along the quays of Merrow shows how much has changed, and how much of it is still to be paid for.

Merrow had 27 schools in 2021. Half of them stand on the hill, where the water has never come, and the others behind the dyke.

Merrow had 84 bridges in 2021, and a lock-keeper lives at each.

Merrow had 37 ferries in 2021.
"""
THIRD = """Nobody in the harbour office of Merrow would say where the numbers come from.

Merrow had 34 schools in 2021.
"""
CATALOGUE = """
[[article]]
file = "first.txt"
title = "A town counts what it has"
source = "The Merrow Courier"
published = 2022-03-04

[[article]]
file = "second.txt"
title = "Along the quays"
source = "Coast Weekly"
published = 2022-05-06

[[article]]
file = "third.txt"
title = "Numbers without an author"
source = "Isle Radio"
published = 2022-05-07
"""


def made(folder: Path, **texts: str) -> Path:
    """A ledger of articles by their names."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "articles.toml").write_text(
        "".join(f"[[article]]{one}" for one in CATALOGUE.split("[[article]]")[1:] if any(f'"{name}.txt"' in one for name in texts)), encoding="utf-8"
    )  # fmt: skip
    ledger = folder / "factcheck.db"
    read_into(str(ledger), [str(folder / f"{name}.txt") for name in texts])
    return ledger


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two articles."""
    return made(tmp_path_factory.mktemp("two"), first=FIRST, second=SECOND)


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in which one question has three sides."""
    return made(tmp_path_factory.mktemp("three"), first=FIRST, second=SECOND, third=THIRD)


@dataclass
class Seat:
    """A reviewer before the screen."""

    desk: Desk
    pilot: Pilot[Any]

    async def settle(self) -> None:
        """Until the clerk waits for an answer, and the screen shows it."""
        for _ in range(2):
            await self.desk.settled()
            if self.desk.is_running:
                await self.pilot.pause()

    async def press(self, *keys: str) -> str:
        """Types keys, and gives the screen that follows."""
        await self.pilot.press(*keys)
        await self.settle()
        return self.text()

    async def type(self, words: str) -> str:
        return await self.press(*words)

    async def click(self, words: str) -> str:
        """Clicks on words of the screen."""
        rows = self.text().splitlines()
        y = next(at for at, row in enumerate(rows) if words in row)
        await self.pilot.click(offset=(rows[y].index(words), y))
        await self.settle()
        return self.text()

    def text(self) -> str:
        """The screen as characters."""
        strips = self.desk.frame._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


Script = Callable[[Seat], Awaitable[None]]
Sit = Callable[..., Outcome]


@pytest.fixture
def sit(two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """``sit(script, size=…)``: plays a script before the screen, on a copy of the ledger that stays for the next call. Gives how it ended."""
    monkeypatch.chdir(tmp_path)

    def play(
        script: Script,
        *,
        size: tuple[int, int] = (80, 24),
        ledger: Path = two,
        scope: Scope | None = None,
        reviewer: str = "Ada",
        clerk: type[Clerk] = Clerk,
    ) -> Outcome:
        own = tmp_path / "factcheck.db"
        if not own.exists():
            shutil.copy(ledger, own)
        with ThreadPoolExecutor(1) as thread:
            sitting = clerk(Sitting("factcheck.db", reviewer, scope or Scope()), lambda: NOW)
            desk = Desk(sitting, sitting.begin(), thread)
            asyncio.run(_played(desk, script, size))
        assert desk.return_value is not None
        return desk.return_value

    return play


async def _played(desk: Desk, script: Script, size: tuple[int, int]) -> None:
    async with desk.run_test(size=size) as pilot:
        seat = Seat(desk, pilot)
        await seat.settle()
        await script(seat)
        if desk.is_running and desk.return_value is None:
            await seat.press("escape", "escape", "q")


@pytest.fixture
def stored() -> Callable[[str, str], None]:
    """``stored(name, screen)``: the screen is the one that is stored under the name."""
    folder = Path(__file__).parent / "snapshots"

    def compare(name: str, screen: str) -> None:
        path = folder / f"{name}.txt"
        if os.environ.get(RENEW):
            path.write_text(screen, encoding="utf-8")
        assert path.exists(), f"{name} is not stored: run with {RENEW}=1, and look at it"
        assert screen == path.read_text(encoding="utf-8")

    return compare
