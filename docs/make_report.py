"""Draw docs/report.png: a question in the report of the demo, in a real browser, nothing retouched.

usage: python docs/make_report.py

Needs Chromium; without one the picture is left as it is.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "report.png"
WIDTH, HEIGHT = 1160, 790

FRAME = f'<!DOCTYPE html><body style="margin:0"><iframe src="report.html#{{}}" style="border:0;width:{WIDTH}px;height:{HEIGHT}px"></iframe>'


def factcheck_report(ledger: Path) -> str:
    """The report on a ledger as JSON."""
    command = [sys.executable, "-m", "factcheck", "report", "--format", "json", "--db", str(ledger)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Run the demo and draw the question about innovation platforms in its report."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    browser = next((path for name in names if (path := shutil.which(name))), None)
    if browser is None:
        print("No Chromium here: docs/report.png is left as it is.")
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "demo"
        subprocess.run(
            [sys.executable, "-m", "factcheck", "demo", str(folder)], cwd=ROOT, check=True, capture_output=True
        )
        report = json.loads(factcheck_report(folder / "factcheck.db"))
        wanted = next(found["id"] for found in report["discrepancies"] if "platform" in (found["metric"] or ""))
        (folder / "frame.html").write_text(FRAME.format(wanted), encoding="utf-8")
        options = "--headless=new --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1"
        subprocess.run(
            [
                browser,
                *options.split(),
                f"--user-data-dir={place}/profile",
                f"--window-size={WIDTH},{HEIGHT}",
                f"--screenshot={PICTURE}",
                (folder / "frame.html").as_uri(),
            ],
            check=True,
            capture_output=True,
        )
    print(f"Drawn: {PICTURE.name}")


if __name__ == "__main__":
    main()
