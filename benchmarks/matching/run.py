"""Matching at size, beside Splink on the same rows in the same run.

usage: python benchmarks/matching [--sizes 10000 100000 1000000] [--brute 200] [--added 5] [--alone]

For each size a process of its own makes the claims and compares them, and another gives the same rows, in their normal forms, to Splink. Splink is not a
requirement of the package: `pip install --group bench`. Read ratios, not absolute times.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import subprocess
import sys
import tempfile
from math import log10
from pathlib import Path
from typing import Any

from factcheck.match.entities import distinctive
from factcheck.normalise.metrics import metric_form
from factcheck.normalise.names import name_form
from matching.rows import World

HERE = Path(__file__).parent
COLUMNS = "unique_id article dimension subject word1 word2 kind head modifiers verb period".split()


def write_rows(world: World, path: Path) -> dict[str, set[tuple[int, int]]]:
    """Writes the claims of a world as rows of their normal forms; the pairs that were planted, by what they are."""
    planted: dict[str, set[tuple[int, int]]] = {"conflicts": set(), "look-alikes": set()}
    with path.open("w", newline="") as opened:
        out = csv.writer(opened)
        out.writerow(COLUMNS)
        for article, claims, facts in world:
            for claim, truth in zip(claims, facts, strict=True):
                name, metric = name_form(claim.subject), metric_form(claim.metric, claim.counted, claim.predicate)
                words = sorted(distinctive(name) or name.words, key=name.words.index)
                period = claim.as_of if truth.fact.stated else ""
                out.writerow([truth.number, article.key, claim.unit_code or "count", name.text, words[0], words[1] if len(words) > 1 else "",
                              name.kind, metric.head, " ".join(sorted(metric.modifiers)), metric.action, period])  # fmt: skip
                if truth.partner is not None:
                    kind = "conflicts" if truth.conflicts else "look-alikes"
                    planted[kind].add((min(truth.number, truth.partner), max(truth.number, truth.partner)))
    return planted


def rival(size: int) -> dict[str, Any]:
    """What Splink says of the rows of a size."""
    with tempfile.TemporaryDirectory() as folder:
        rows, pairs = Path(folder) / "rows.csv", Path(folder) / "pairs.csv"
        planted = write_rows(World(size), rows)
        said = _run("rival.py", str(rows), str(pairs))
        with pairs.open(newline="") as opened:
            found = {
                (min(a, b), max(a, b)) for a, b in ((int(row[0]), int(row[1])) for row in list(csv.reader(opened))[1:])
            }
    return said | {
        "brought together": {kind: f"{len(wanted & found)}/{len(wanted)}" for kind, wanted in planted.items()}
    }


def _run(script: str, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(HERE / script), *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def main() -> None:
    """Print a line for each size and engine, then how the times grow."""
    parser = argparse.ArgumentParser(prog="python benchmarks/matching", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10000])
    parser.add_argument("--brute", type=int, default=100, help="claims compared with all others, at sizes up to 10,000")
    parser.add_argument("--added", type=int, default=5, help="articles added one by one")
    parser.add_argument("--alone", action="store_true", help="without Splink")
    given = parser.parse_args()
    beside = not given.alone and importlib.util.find_spec("splink") is not None
    before: tuple[int, float] | None = None
    for size in given.sizes:
        own = _run("ours.py", str(size), str(given.brute if size <= 10_000 else 0), str(given.added))
        print(f"{size:>9,} factcheck {json.dumps(own)}", flush=True)
        if before is not None:
            exponent = log10(max(own["seconds"], 0.1) / before[1]) / log10(size / before[0])
            print(f"{'':>9} grows with the size to the power of {exponent:.2f}", flush=True)
        before = (size, max(own["seconds"], 0.1))
        if beside:
            print(f"{size:>9,} splink    {json.dumps(rival(size))}", flush=True)
