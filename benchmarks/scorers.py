"""The scorers beside this checkout, run as they are; what each of their sets prints, as figures."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Section:
    """A part of the page: a scorer's command, and what it measures."""

    title: str
    command: tuple[str, ...]
    words: str


SECTIONS = (
    Section(
        "Figures in sentences",
        ("score_quantities.py",),
        "Strict one-to-one matching on sentences with gold quantities: precision, recall and F1 of the value, of value and unit, of value and "
        "comparator; sentences a second in one process.",
    ),
    Section(
        "Claims of the five articles",
        ("score_claims.py",),
        "Every claim of the five real articles, annotated by hand, against those that are read.",
    ),
    Section(
        "Conflicts of the five articles",
        ("score_discrepancies.py", "seeds"),
        "Six serious conflicts and 25 hints to be flagged; repeats and look-alikes that must not be.",
    ),
    Section(
        "Conflicts in 151 real articles",
        ("score_discrepancies.py",),
        "Pairs of sentences in whole articles: real conflicts, and look-alikes.",
    ),
    Section(
        "Pairs of sentences",
        ("score_sentence_pairs.py",),
        "Sentence pairs of an encyclopaedia: the same figure, conflicting figures, unrelated.",
    ),
)


class ScorerFailed(Exception):
    """A scorer ended with an error; the message is what it printed."""


def shared_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the gold sets lie: what FACTCHECK_SHARED says, else `shared` beside this checkout."""
    return Path(environment.get("FACTCHECK_SHARED") or ROOT.parent / "shared")


def run(folder: Path, command: tuple[str, ...]) -> tuple[str, float]:
    """What a scorer in the folder prints, and how many seconds it took. ScorerFailed where it ends with an error."""
    started = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, str(folder / command[0]), *command[1:]],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    if done.returncode:
        raise ScorerFailed(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout.rstrip(), time.monotonic() - started


# What each scorer prints: a measure's name, and the pattern whose group is its figure.
QUANTITIES = (
    ("value F1", r"value P/R/F1 \([^)]* ([\d.]+)\)"),
    ("+unit F1", r"\+unit \([^)]* ([\d.]+)\)"),
    ("+comparator F1", r"\+comparator \([^)]* ([\d.]+)\)"),
    ("wrong offsets", r"wrong offsets (\d+)"),
)
FIELDS = (
    *("value", "unit", "comparator", "as_of", "subject", "metric", "attribution"),
    *("policy actor", "policy action", "policy object", "policy stage"),
)
CLAIMS = (
    ("numeric recall", r"numeric: recall ([\d.]+)"),
    ("numeric precision", r"numeric: .*?precision ([\d.]+)"),
    ("policy recall", r"policy: +recall ([\d.]+)"),
    ("policy precision", r"policy: .*?precision ([\d.]+)"),
    *((name, rf"  {name} (\d+)% of") for name in FIELDS),
    ("wrong offsets", r"do not give back: (\d+)"),
)
DISCREPANCIES = (
    ("serious found", r"^serious found: (\d+)"),
    ("hints found", r"^hints found: (\d+)"),
    ("look-alikes flagged", r"^look-alikes flagged: (\d+)"),
    ("repeats flagged", r"^repeats flagged: (\d+)"),
)
PAIRS = (
    ("conflicts found, %", r"conflicts found ([\d.]+)%"),
    ("look-alikes flagged, %", r"look-alikes wrongly flagged ([\d.]+)%"),
)
SENTENCE_PAIRS = (
    ("conflict F1", r"^conflict F1 ([\d.]+)"),
    ("no-conflict F1", r"no-conflict F1 ([\d.]+)"),
    ("macro-F1", r"macro-F1 ([\d.]+)"),
)


def figures(output: str, measures: tuple[tuple[str, str], ...]) -> dict[str, Decimal]:
    """The figure of each measure in what a scorer printed; one that it did not print raises ScorerFailed."""
    found = {}
    for name, pattern in measures:
        match = re.search(pattern, output, re.MULTILINE)
        if match is None:
            raise ScorerFailed(f"the scorer prints no {name}:\n{output}")
        found[name] = Decimal(match[1])
    return found
