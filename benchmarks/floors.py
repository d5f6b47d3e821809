"""The floors: what docs/quality.md says of each gold set, and whether it still holds.

The page has two tables under its heading Floors, which `tables` writes and `pinned` reads: the figures of each set, and the checksums of its
files. Figures are as the scorers print them. Of what should not happen (wrong offsets, look-alikes flagged) the figure is the most, of all else the least.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import scorers

PAGE = scorers.ROOT / "docs" / "quality.md"
HEADING = "## Floors"
FAULTY = ("wrong offsets", "look-alikes flagged", "look-alikes flagged, %", "repeats flagged")


@dataclass(frozen=True)
class GoldSet:
    """A set that is pinned: the scorer's command, what is taken from its print, and the files, as patterns from the shared folder."""

    name: str
    command: tuple[str, ...]
    measures: tuple[tuple[str, str], ...]
    files: tuple[str, ...]


def _quantities(name: str) -> GoldSet:
    return GoldSet(name, ("score_quantities.py", name), scorers.QUANTITIES, (f"gold/quantities/{name}.jsonl",))


SETS = (
    _quantities("newsquant-dev"),
    _quantities("recognizers-currency"),
    _quantities("recognizers-dimension"),
    _quantities("recognizers-temperature"),
    _quantities("recognizers-age"),
    GoldSet(
        "claims of the five articles",
        ("score_claims.py",),
        scorers.CLAIMS,
        ("gold/seeds/claims.jsonl", "gold/seeds/distractors.jsonl", "seeds/*.txt"),
    ),
    GoldSet(
        "conflicts of the five articles",
        ("score_discrepancies.py", "seeds"),
        scorers.DISCREPANCIES,
        ("gold/seeds/claims.jsonl", "gold/seeds/discrepancies.jsonl", "seeds/*.txt"),
    ),
    GoldSet("conflicts in 151 articles", ("score_discrepancies.py",), scorers.PAIRS, ("gold/pairs/pairs.jsonl",)),
    GoldSet(
        "pairs of sentences, the first 500",
        ("score_sentence_pairs.py", "--limit", "500"),
        scorers.SENTENCE_PAIRS,
        ("gold/sentence_pairs/vitaminc-dev.jsonl",),
    ),
)


@dataclass(frozen=True)
class Pinned:
    """What the page says of one set: the figure of each measure, and the checksum of the files."""

    figures: Mapping[str, Decimal]
    checksum: str


def files(gold_set: GoldSet, shared: Path) -> list[Path]:
    """The set's files in the order of their names, the patterns one after another. Empty where one of the patterns has no file."""
    found = [sorted(shared.glob(pattern)) for pattern in gold_set.files]
    return [path for paths in found for path in paths] if all(found) else []


def checksum(paths: Iterable[Path]) -> str:
    """SHA-256 of the files' bytes, one after another: what `cat FILES | sha256sum` says."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def measured(gold_set: GoldSet, shared: Path) -> dict[str, Decimal]:
    """The figure of each measure now."""
    output, _ = scorers.run(shared / "eval", gold_set.command)
    return scorers.figures(output, gold_set.measures)


def pin(gold_set: GoldSet, shared: Path) -> Pinned:
    """A set as it is now."""
    return Pinned(measured(gold_set, shared), checksum(files(gold_set, shared)))


def tables(pins: Mapping[str, Pinned]) -> list[str]:
    """The lines of the page under the heading Floors."""
    lines = ["| set | measure | | figure |", "|---|---|---|---|"]
    for name, pinned_set in pins.items():
        lines += [
            f"| {name} | {measure} | {'at most' if measure in FAULTY else 'at least'} | {figure} |"
            for measure, figure in pinned_set.figures.items()
        ]
    lines += ["", "| set | files | SHA-256 of the files, one after another |", "|---|---|---|"]
    patterns = {gold_set.name: ", ".join(f"`{pattern}`" for pattern in gold_set.files) for gold_set in SETS}
    return [
        *lines,
        *(f"| {name} | {patterns[name]} | `{pinned_set.checksum}` |" for name, pinned_set in pins.items()),
    ]


def pinned(page: str) -> dict[str, Pinned]:
    """What the page says of each set. A page without the tables gives an empty result."""
    block = page.partition(f"\n{HEADING}\n")[2].partition("\n## ")[0]
    sums = dict(re.findall(r"^\| ([^|]+) \| [^|]+ \| `([0-9a-f]{64})` \|$", block, re.MULTILINE))
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| at (?:least|most) \| ([\d.]+) \|$", block, re.MULTILINE)
    return {
        name: Pinned({measure: Decimal(figure) for owner, measure, figure in rows if owner == name}, value)
        for name, value in sums.items()
    }


def fallen(wanted: Mapping[str, Decimal], now: Mapping[str, Decimal]) -> list[str]:
    """A sentence for each measure that is worse than the page says, or that only one of the two knows."""
    faults = [f"{name}: measured, but not on the page" for name in now if name not in wanted]
    for name, figure in wanted.items():
        if name not in now:
            faults.append(f"{name}: on the page, but not measured")
        elif now[name] > figure if name in FAULTY else now[name] < figure:
            faults.append(
                f"{name}: {now[name]}, where the page says {'at most' if name in FAULTY else 'at least'} {figure}"
            )
    return faults


def faults(gold_set: GoldSet, shared: Path, page: str) -> list[str]:
    """What does not hold of a set, a sentence each; a set that has changed is not measured."""
    wanted = pinned(page).get(gold_set.name)
    if wanted is None:
        return [f"{gold_set.name}: no floors on the page; write them with: make quality"]
    now = checksum(files(gold_set, shared))
    if now != wanted.checksum:
        return [f"{gold_set.name}: the files have changed (SHA-256 {now}); look what did, then: make quality"]
    return [f"{gold_set.name}: {fault}" for fault in fallen(wanted.figures, measured(gold_set, shared))]
