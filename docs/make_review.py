"""Draw docs/review.svg: the full screen of a review on the digests that ship with factcheck, as textual draws it.

usage: python docs/make_review.py
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from factcheck.cli.clerk import Clerk  # noqa: E402
from factcheck.cli.desk.app import Desk  # noqa: E402
from factcheck.cli.ingest import read_into  # noqa: E402
from factcheck.workflow.review import Scope, Sitting  # noqa: E402

PICTURE = ROOT / "docs" / "review.svg"
SIZE = (132, 38)
NOW = datetime(2024, 5, 6, tzinfo=UTC)


async def drawn(clerk: Clerk, thread: ThreadPoolExecutor) -> str:
    """The screen with the question about the platforms in front, as SVG."""
    desk = Desk(clerk, clerk.begin(), thread)
    async with desk.run_test(size=SIZE) as pilot:
        for _ in range(2):
            await pilot.press("s")
            await desk.settled()
        await pilot.pause()
        await desk.settled()
        await pilot.pause()
        picture = desk.export_screenshot(title="factcheck review")
        desk.exit()
    return picture


def main() -> None:
    """Reads the digests into a ledger of their own and draws what a reviewer sees first."""
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        read_into("factcheck.db", [str(ROOT / "seeds")])
        with ThreadPoolExecutor(1) as thread:
            clerk = Clerk(Sitting("factcheck.db", "Ada", Scope()), lambda: NOW)
            picture = asyncio.run(drawn(clerk, thread))
            thread.submit(clerk.sitting.rest).result()
        os.chdir(ROOT)
    local = re.sub(r",?\s*url\(\"https://[^)]*\)[^;,]*", "", picture)  # no font is fetched
    PICTURE.write_text(re.sub(r"terminal-\d+", "review", local), encoding="utf-8")
    print(f"Written: {PICTURE.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
