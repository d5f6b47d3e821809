"""How long a report takes, how much memory, how large it is, and how soon a browser has opened its first page.

usage: python benchmarks/report.py [--claims 10000] [--discrepancies 1000] [--opens 7]

The ledger is made through the store's own functions. Each command is a process of its own, timed as a whole; its memory is the most that it held at once. The page is opened in
headless Chromium with a new profile, in turns with an empty page of the same run; what is told is the time from asking for it to its load event, by the browser's own clock. The bars: 10 s and 300 MB for the report, 1 s for its first page.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from crowded import make_crowded

ROOT = Path(__file__).resolve().parents[1]
BARS = {"seconds": 10.0, "MB": 300.0, "opens": 1.0}
EMPTY = "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>Empty</title><p>Nothing.</p></html>"

OPENING = """<!DOCTYPE html><meta charset="utf-8"><pre id="took"></pre><script>
const began = performance.now();
function loaded(frame) {{
  const height = frame.contentDocument.documentElement.scrollHeight;
  document.getElementById("took").textContent = `${{(performance.now() - began).toFixed(1)}} ms`;
}}
</script><iframe src="{name}" style="width:1280px;height:900px" onload="loaded(this)"></iframe>"""
"""The page in a frame: from the moment that it is asked for to its load event, laid out to its end."""


def command(*arguments: str) -> tuple[float, float, float]:
    """The seconds that a call of ``factcheck report`` took as a whole process, those of the processor among them, and the most megabytes that it held."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "report", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"report {' '.join(arguments)} failed")
    took = time.perf_counter() - started
    return took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024  # kilobytes, on Linux


def opened(browser: str, page: Path, profile: Path) -> float:
    """The seconds from asking for a page to its load event, the whole of it laid out."""
    frame = page.with_name(f"{page.stem}-opening.html")
    frame.write_text(OPENING.format(name=page.name), encoding="utf-8")
    options = "--headless=new --no-sandbox --disable-gpu --allow-file-access-from-files"
    done = subprocess.run(
        [browser, *options.split(), f"--user-data-dir={profile}", "--dump-dom", frame.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found = re.search(r'id="took">([\d.]+) ms', done.stdout)
    if found is None:
        raise SystemExit(f"{page.name} was not opened")
    return float(found[1]) / 1000


def tell(name: str, figure: str, bar: str = "") -> None:
    """One line."""
    print(f"{name:<46} {figure:>18}   {bar}", flush=True)


def measure(folder: Path, ledger: Path, opens: int) -> None:
    """Prints all that is measured."""
    page = folder / "report.html"
    for form in ("html", "html, written over", "json", "md", "csv"):
        file = folder / f"report.{form.partition(',')[0]}"
        seconds, worked, size = command("--output", str(file), "--force", "--db", str(ledger))
        tell(
            f"report as {form}",
            f"{seconds:.1f} s, {size:.0f} MB",
            f"({worked:.1f} s of the processor) bar {BARS['seconds']:.0f} s, {BARS['MB']:.0f} MB",
        )
    further = sorted((folder / "report_files").glob("*.html")) if (folder / "report_files").is_dir() else []
    sizes = [one.stat().st_size / 1e6 for one in further]
    tell("the first page", f"{page.stat().st_size / 1e6:.2f} MB")
    tell(f"{len(further)} further pages", f"{sum(sizes):.1f} MB", f"the largest {max(sizes, default=0):.2f} MB")
    seconds, _, size = command("diff", str(page), str(folder / "report.json"))
    tell("report diff of html and json", f"{seconds:.1f} s, {size:.0f} MB")
    browser = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if browser is None:
        print("No Chromium here: how soon the page opens is not measured.")
        return
    empty = folder / "empty.html"
    empty.write_text(EMPTY, encoding="utf-8")
    pages = [("an empty page", empty), ("the first page", page)]
    pages += [("the largest further page", max(further, key=lambda one: one.stat().st_size))] if further else []
    took: dict[str, list[float]] = {name: [] for name, _ in pages}
    for at in range(opens):
        for name, path in pages:
            took[name].append(opened(browser, path, folder / f"profile-{at}-{path.stem}"))
    for name, _ in pages:
        bar = f"bar {BARS['opens']:.0f} s" if name != "an empty page" else ""
        tell(
            f"Chromium opens {name}",
            f"{median(took[name]):.3f} s",
            f"({min(took[name]):.3f} to {max(took[name]):.3f}) {bar}",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="How long a report takes, and how soon it opens.")
    parser.add_argument("--claims", type=int, default=10_000, help="so many claims are in the ledger")
    parser.add_argument(
        "--discrepancies", type=int, default=1_000, help="so many discrepancies, three in ten of them decided"
    )
    parser.add_argument("--opens", type=int, default=7, help="so often each page is opened")
    given = parser.parse_args()
    with TemporaryDirectory() as place:
        ledger = Path(place) / "factcheck.db"
        started = time.perf_counter()
        decided = given.discrepancies * 3 // 10
        quiet = max(0, given.claims // 3 + 1 - given.discrepancies)
        make_crowded(ledger, waiting=given.discrepancies - decided, decided=decided, quiet=quiet)
        size = ledger.stat().st_size / 1e6
        print(
            f"{given.claims:,} claims, {given.discrepancies:,} discrepancies, {size:.0f} MB, made in {time.perf_counter() - started:.0f} s\n"
        )
        measure(Path(place), ledger, given.opens)


if __name__ == "__main__":
    main()
