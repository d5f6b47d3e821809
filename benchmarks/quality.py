"""Measure on the gold sets beside this checkout, and write docs/quality.md: the scorers as they are, other tools on the same sentences, the floors.

usage: python benchmarks/quality.py [--shared ../shared] [--peers]

The gold sets hold the text of real articles and are no part of this project; without them there is nothing to measure. With --peers, quantulum3
is installed into an environment of its own under build/ and measured too; where that fails, the page says so. The date in the page is the day
on which this was run.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import floors
import page
import peers
import scorers

import factcheck

ROOT = scorers.ROOT
README = ROOT / "README.md"


def git(*arguments: str) -> str:
    """What git says of this checkout; nothing where it says nothing."""
    try:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def facts(scorer: Path) -> dict[str, str]:
    """When, on what, by which rule."""
    commit = git("rev-parse", "--short", "HEAD") or "unknown"
    changed = git("status", "--porcelain", "--", "factcheck")
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "commit": f"{commit}{', with changes that are not committed' if changed else ''}",
        "versions": f"Python {platform.python_version()}, factcheck {factcheck.__version__}",
        "cores": f"{os.cpu_count()}, one process a scorer",
        "rule": f"{scorer.name}, SHA-256 `{page.sha256(scorer)}`",
    }


def measure(shared: Path, *, with_peers: bool) -> page.Run:
    """All of it, one after another, so that nothing slows anything else down."""
    folder = shared / "eval"
    known = facts(folder / "score_quantities.py")
    results = []
    for section in scorers.SECTIONS:
        output, seconds = scorers.run(folder, section.command)
        print(f"== {section.title} ({seconds:.0f} s)\n{output}\n", flush=True)
        results.append(page.Result(section, output, seconds))
    scores, remarks = [], []
    for one in peers.compared(folder, with_peers=with_peers):
        print(one, flush=True)
        if isinstance(one, peers.Score):
            scores.append(one)
        else:
            remarks.append(one)
    pins = {gold_set.name: floors.pin(gold_set, shared) for gold_set in floors.SETS}
    others = {f"{one.tool} {one.version}": None for one in scores if one.version and one.tool != "factcheck"}
    known["versions"] = ", ".join([known["versions"], *others])
    return page.Run(known, results, scores, remarks, pins)


def main() -> None:
    """Measure, write the page, renew the README's line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=scorers.shared_folder(), help="where the gold sets lie")
    parser.add_argument("--peers", action="store_true", help="install quantulum3 under build/ and measure it too")
    arguments = parser.parse_args()
    if not (arguments.shared / "eval").is_dir():
        sys.exit(f"{arguments.shared / 'eval'}: the scorers are not there. Say where: make quality SHARED=PATH")
    try:
        run = measure(arguments.shared, with_peers=arguments.peers)
    except (scorers.ScorerFailed, peers.NotMeasured) as error:
        sys.exit(str(error))
    floors.PAGE.write_text(page.text(run), encoding="utf-8")
    README.write_text(page.with_headline(README.read_text(encoding="utf-8"), run.scores), encoding="utf-8")
    print(f"Written: {floors.PAGE.relative_to(ROOT)}, and the line in {README.name}")


if __name__ == "__main__":
    main()
