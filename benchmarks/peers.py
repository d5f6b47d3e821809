"""Other tools on the same sentences, scored by the functions of the scorer beside this checkout."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
READER = ROOT / "benchmarks" / "reader.py"
ENVIRONMENTS = ROOT / "build" / "peers"

SETS = (
    "newsquant-dev",
    "recognizers-currency",
    "recognizers-dimension",
    "recognizers-temperature",
    "recognizers-age",
)
QUANTULUM = "quantulum3==0.10.0"
MINUTES = 10


class NotMeasured(Exception):
    """A tool could not be installed or did not run. `what` is for the page, `why` for the terminal: it may name places of this machine."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what}: {why}")
        self.what = what
        self.why = why


@dataclass(frozen=True)
class Score:
    """One tool on one set: F1 in percent, and sentences a second of one process."""

    gold_set: str
    tool: str
    version: str | None
    value: float
    unit: float
    comparator: float
    speed: float

    @property
    def name(self) -> str:
        """The tool and its version."""
        return f"{self.tool} ({self.version})" if self.version else self.tool


class Found(NamedTuple):
    """What a tool printed: the quantities of each sentence, its version, its seconds."""

    quantities: list[list[dict[str, Any]]]
    version: str | None
    seconds: float


class Printed(NamedTuple):
    """A printed quantity, as the scorer wants it."""

    record: dict[str, Any]

    def as_record(self) -> dict[str, Any]:
        return self.record


def why(error: Exception) -> str:
    """The last line that a process printed before it failed, else the error itself."""
    stderr = getattr(error, "stderr", None) or b""
    lines = (stderr if isinstance(stderr, str) else stderr.decode(errors="replace")).strip().splitlines()
    return lines[-1] if lines else str(error)


def installed(requirement: str) -> Path:
    """The Python of an environment that holds the requirement: under build/, made when it is first asked for."""
    place = ENVIRONMENTS / requirement.replace("==", "-")
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    ready = place / ".ready"
    if not ready.exists():
        try:
            venv.create(place, clear=True, with_pip=True)
            subprocess.run(
                [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", requirement],
                check=True,
                capture_output=True,
                timeout=60 * MINUTES,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise NotMeasured(f"{requirement} could not be installed", why(error)) from error
        ready.touch()
    return python


def found(tool: str, python: Path, texts: list[str]) -> Found:
    """What a tool finds in each text. NotMeasured where it does not run."""
    # quantulum3's results change with the hash seed.
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    if tool == "factcheck":
        environment["PYTHONPATH"] = str(ROOT)
    else:
        environment.pop("PYTHONPATH", None)
    try:
        done = subprocess.run(
            [str(python), str(READER), tool],
            input="".join(json.dumps({"text": text}) + "\n" for text in texts),
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            check=True,
            timeout=60 * MINUTES,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NotMeasured(f"{tool} did not run", why(error)) from error
    *sentences, last = (json.loads(line) for line in done.stdout.splitlines())
    return Found([one["quantities"] for one in sentences], last["version"], last["seconds"])


def rule(folder: Path) -> Any:
    """The scorer of quantities, imported from where it lies."""
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module("score_quantities")
    finally:
        sys.path.remove(str(folder))


def scored(judge: Any, gold_set: str, tool: str, python: Path) -> Score:
    """A tool on a set, by the scorer's strict rule of one to one."""
    gold = judge.rows(judge.GOLD / "quantities" / f"{gold_set}.jsonl")
    answer = found(tool, python, [row["text"] for row in gold])
    predicted = [[judge.plain(Printed(record)) for record in quantities] for quantities in answer.quantities]
    n_gold, n_predicted = (
        sum(len(row["quantities"]) for row in gold),
        sum(len(quantities) for quantities in predicted),
    )

    def f1(same: Any) -> float:
        hits = sum(
            judge.hits(row["quantities"], quantities, same) for row, quantities in zip(gold, predicted, strict=True)
        )
        return float(judge.prf(hits, n_predicted, n_gold)[2])

    return Score(
        gold_set=gold_set,
        tool="a bare regex" if tool == "regex" else tool,
        version=answer.version,
        value=f1(judge.same_value),
        unit=f1(judge.same_unit),
        comparator=f1(judge.same_comparator),
        speed=len(gold) / answer.seconds,
    )


def compared(folder: Path, *, with_peers: bool) -> Iterator[Score | str]:
    """Every tool on every set; where the peer could not be measured, a sentence that says so.

    NotMeasured where factcheck or the regex does not run.
    """
    judge = rule(folder)
    pythons = {"factcheck": Path(sys.executable), "regex": Path(sys.executable)}
    for gold_set in SETS:
        for tool, python in pythons.items():
            yield scored(judge, gold_set, tool, python)
    if not with_peers:
        yield "quantulum3 was not asked for (`--peers`)"
        return
    try:
        python = installed(QUANTULUM)
        for gold_set in SETS:
            yield scored(judge, gold_set, "quantulum3", python)
    except NotMeasured as error:
        print(error, file=sys.stderr)
        yield error.what
