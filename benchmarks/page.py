"""The text of docs/quality.md, and the one line of the README that repeats its headline."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from floors import HEADING, Pinned, tables
from peers import SETS, Score
from scorers import Section

RULE = (
    "Quantities of a sentence are matched one to one with the gold ones. A value counts where it differs by at most 1e-8 + 1e-5 of the gold value, a range "
    "only where both ends do. The unit counts where the value does and its name is the gold one, both through one table of aliases; what is counted stands in for a unit. "
    "The comparator counts where the value does and it is the gold one of `=`, `~`, `>`, `<`, `up`, `down`, `equal`. Precision is over all that was found, recall over all gold "
    "quantities, F1 their harmonic mean, in percent. Speed is time of the processor in one process, after twenty sentences to warm up."
)
FAIRNESS = (
    "factcheck was developed with these sets at hand, the other tools were not: on text that none of them has seen the distance may be smaller. quantulum3 runs without its classifier, with `PYTHONHASHSEED=0`, as its results change with it; its mean and uncertainty are put back into the printed range, and as it has no "
    "comparators, all its quantities count as `=`. The bare regex is digits with separators, decimals and a scale (`million`); its unit is the currency sign before, else the percent sign "
    "or the word after. The sets named recognizers have no comparators in their gold, only `=`: there the column shows who keeps to it. Sets of fewer than a hundred sentences are small for a speed."
)

# Source: the figures handed down with the gold sets; strict rule but for the second line. Half of that set is newsquant-dev.
ELSEWHERE = (
    ("CQE 2.0.3 (spaCy)", "90.4", "82.3", "85.7", "28"),
    ("CQE as published, by its own looser rule", "92.0", "85.6", "88.1", ""),
    ("quantulum3 0.10", "73.0", "46.8", "51.9", "221"),
    ("duckling (native)", "71.5", "23.1", "57.2", "352"),
    ("Microsoft Recognizers-Text", "69.5", "36.3", "49.6", "18"),
    ("GPT-3, published output", "70.6", "59.5", "52.1", ""),
)
WRITTEN = tuple(Path(__file__).resolve().parent / name for name in ("read_by_hand.md", "judged.md", "semantic.md"))
"""What people judged and tried, told after what the scorers print."""
HEADLINE = re.compile(r"^F1 on news sentences.*$", re.MULTILINE)


@dataclass(frozen=True)
class Result:
    """What a scorer printed, and in how many seconds."""

    section: Section
    output: str
    seconds: float


@dataclass(frozen=True)
class Run:
    """One run of the benchmark: when, on what, and all that was measured."""

    facts: Mapping[str, str]
    results: Sequence[Result]
    scores: Sequence[Score]
    remarks: Sequence[str]
    pins: Mapping[str, Pinned]


def sha256(path: Path) -> str:
    """The checksum of one file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def headline(scores: Sequence[Score]) -> str:
    """One line: the tools on the first set."""
    said = [f"{one.name} {one.value} / {one.unit} / {one.comparator}" for one in scores if one.gold_set == SETS[0]]
    return f"F1 on news sentences (value / with unit / with comparator): {', '.join(said)}."


def with_headline(readme: str, scores: Sequence[Score]) -> str:
    """The README with its headline renewed; one that has none stays as it is."""
    return HEADLINE.sub(lambda _: headline(scores), readme)


def comparison(run: Run) -> list[str]:
    """The tools side by side, on each set."""
    lines = [
        "## The same sentences, other tools",
        "",
        headline(run.scores),
        "",
        RULE,
        "",
        FAIRNESS,
        "",
        "| set | tool | value | + unit | + comparator | sentences/s | speed, factcheck = 1 |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    own = {one.gold_set: one.speed for one in run.scores if one.tool == "factcheck"}
    lines += [
        f"| {one.gold_set} | {one.name} | {one.value} | {one.unit} | {one.comparator} | {one.speed:,.0f} | {one.speed / own[one.gold_set]:.2g} |"
        for one in sorted(run.scores, key=lambda one: SETS.index(one.gold_set))
    ]
    for remark in run.remarks:
        lines += ["", f"Not measured: {remark}."]
    return [
        *lines,
        "",
        "### Measured elsewhere",
        "",
        f"Not in this run: other tools on the whole of NewsQuant (590 sentences), half of which is `{SETS[0]}`. Same rule where nothing else is said, another time and machine.",
        "",
        "| tool | value | + unit | + comparator | sentences/s |",
        "|---|---:|---:|---:|---:|",
        *(f"| {' | '.join(row)} |" for row in ELSEWHERE),
        "",
    ]


def section(result: Result) -> list[str]:
    """A scorer's command and what it printed."""
    return [
        f"## {result.section.title}",
        "",
        result.section.words,
        "",
        "```console",
        f"$ python ../shared/eval/{' '.join(result.section.command)}",
        result.output,
        "```",
        "",
        f"{result.seconds:.1f} s.",
        "",
    ]


def text(run: Run) -> str:
    """The whole page."""
    first, *others = run.results
    lines = [
        "# Quality, measured",
        "",
        "Written by `make quality`, which runs the scorers beside this checkout as they are. The gold sets are used for measuring only;",
        "their text is no part of this project.",
        "",
        "| | |",
        "|---|---|",
        *(f"| {name} | {value} |" for name, value in run.facts.items()),
        "",
        *section(first),
        *comparison(run),
    ]
    for result in others:
        lines += section(result)
    lines += [
        *(line for page in WRITTEN for line in (*page.read_text(encoding="utf-8").splitlines(), "")),
        HEADING,
        "",
        "`tests/benchmarks/test_floors.py` measures these again and fails where a figure is worse, or where the files of a set are not those that were measured. It looks for the",
        "sets beside the checkout, or where `FACTCHECK_SHARED` says; where they are not, it is skipped, except with `CI=true`.",
        "",
        "Figures stand as the scorers print them: F1 and shares in percent; found, flagged and wrong ones counted.",
        "",
        *tables(run.pins),
        "",
    ]
    return "\n".join(lines)
