"""Run the scorers on the gold sets beside this checkout, as they are, and write what they print into docs/quality.md.

usage: python benchmarks/quality.py [--shared ../shared]

The gold sets hold the text of real articles and are no part of this project; without them there is nothing to measure. The date in the
page is the day on which this was run.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "quality.md"

SCORERS = (
    (
        "Figures in sentences",
        ["score_quantities.py"],
        "Strict one-to-one matching on sentences with gold quantities: precision, recall and F1 of the value, of value and unit, of value and "
        "comparator; sentences a second in one process.",
    ),
    (
        "Claims of the five articles",
        ["score_claims.py"],
        "Every claim of the five real articles, annotated by hand, against those that are read.",
    ),
    (
        "Conflicts of the five articles",
        ["score_discrepancies.py", "seeds"],
        "Six serious conflicts and 25 hints to be flagged; repeats and look-alikes that must not be.",
    ),
    (
        "Conflicts in 151 real articles",
        ["score_discrepancies.py"],
        "Pairs of sentences in whole articles: real conflicts, and look-alikes.",
    ),
    (
        "Pairs of sentences",
        ["score_sentence_pairs.py"],
        "Sentence pairs of an encyclopaedia: the same figure, conflicting figures, unrelated.",
    ),
)


def measured(folder: Path, arguments: list[str]) -> tuple[str, float]:
    """What a scorer prints, and how many seconds it took."""
    started = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, str(folder / arguments[0]), *arguments[1:]],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    if done.returncode:
        sys.exit(f"{' '.join(arguments)} failed:\n{done.stderr}")
    return done.stdout.rstrip(), time.monotonic() - started


def page(results: list[tuple[str, list[str], str, str, float]]) -> str:
    """The text of docs/quality.md."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    changed = subprocess.run(
        ["git", "status", "--porcelain", "--", "factcheck"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    state = (
        f"commit {commit}{', with changes that are not committed' if changed else ''}"
        if commit
        else "an unknown commit"
    )
    lines = [
        "# Quality, measured",
        "",
        "Written by `make quality`, which runs the scorers beside this checkout as they are. The gold sets are used for measuring only;",
        "their text is no part of this project.",
        "",
        f"Run on {datetime.now(UTC):%Y-%m-%d} at {state}, Python {platform.python_version()}, {os.cpu_count()} cores, one process a scorer.",
        "",
    ]
    for title, command, words, output, seconds in results:
        lines += [
            f"## {title}",
            "",
            words,
            "",
            "```console",
            f"$ python ../shared/eval/{' '.join(command)}",
            output,
            "```",
            "",
            f"{seconds:.0f} s.",
            "",
        ]
    return "\n".join(lines)


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    folder = parser.parse_args().shared / "eval"
    if not folder.is_dir():
        sys.exit(f"{folder}: the scorers are not there. Say where: make quality SHARED=PATH")
    results = []
    for title, command, words in SCORERS:
        output, seconds = measured(folder, command)
        print(f"== {title} ({seconds:.0f} s)\n{output}\n", flush=True)
        results.append((title, command, words, output, seconds))
    PAGE.write_text(page(results), encoding="utf-8")
    print(f"Written: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
