"""One tool that reads quantities, as a process of its own: sentences come in as JSON lines, quantities go out as JSON lines.

usage: python benchmarks/reader.py factcheck|regex|quantulum3 < sentences

A line in: {"text": sentence}. A line out for each: {"quantities": [...]}, with the keys of a quantity of factcheck (value, value_high, unit,
counted, comparator, direction, start, end, text). The last line: {"version": of the tool or null, "seconds": of the processor, for all sentences}.
A tool is warmed up on the first twenty sentences, and only its reading is timed. Every tool's import stands in its own function, because
each lives in an environment where the others may be missing.
"""

from __future__ import annotations

import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from importlib.metadata import version
from typing import Any, NamedTuple

WARM_UP = 20

CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound sterling", "¥": "japanese yen"}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
FIGURE = re.compile(
    r"(?:([$€£¥]) ?)?(\d+(?:,\d{3})*(?:\.\d+)?)(?:[ -]?(thousand|million|billion|trillion)\b)?(?:[ -]?(%|[A-Za-z]+))?"
)

# Names that quantulum3 has for what the rule calls otherwise, and its alias table does not know.
NAMES = {"degree angle": "degree"}


class Tool(NamedTuple):
    """What is timed, how its findings are printed, and its version."""

    read: Callable[[str], Iterable[Any]]
    record: Callable[[Any], dict[str, Any]]
    version: str | None


def factcheck() -> Tool:
    """This project."""
    import factcheck as this

    return Tool(this.find_quantities, lambda quantity: quantity.as_record(), this.__version__)


def regex() -> Tool:
    """The floor: digits with separators, decimals and a scale; the unit is the sign before, else the sign or the word after."""

    def record(match: re.Match[str]) -> dict[str, Any]:
        sign, digits, scale, after = match.groups()
        unit = CURRENCIES[sign] if sign else (after or "").lower().removesuffix("s")
        value = float(digits.replace(",", "")) * SCALES.get(scale, 1)
        return printed(value, unit, match.span(), match.group())

    return Tool(FIGURE.finditer, record, None)


def quantulum3() -> Tool:
    """quantulum3 without its classifier, as it comes. Its mean with an uncertainty is put back into the range that was printed."""
    warnings.simplefilter("ignore")  # it warns that the classifier is not there
    from quantulum3 import parser

    def record(quantity: Any) -> dict[str, Any]:
        unit = NAMES.get(quantity.unit.name, quantity.unit.name)
        if quantity.uncertainty is None:
            return printed(quantity.value, unit, quantity.span, quantity.surface)
        low, high = quantity.value - quantity.uncertainty, quantity.value + quantity.uncertainty
        return {**printed(low, unit, quantity.span, quantity.surface), "value_high": high, "comparator": "range"}

    return Tool(parser.parse, record, version("quantulum3"))


def printed(value: float, unit: str, span: tuple[int, int], text: str) -> dict[str, Any]:
    """A quantity of a tool that knows neither comparators nor what is counted."""
    return {"value": value, "unit": unit, "comparator": "exact", "start": span[0], "end": span[1], "text": text}


TOOLS = {"factcheck": factcheck, "regex": regex, "quantulum3": quantulum3}


def main() -> None:
    """Read all sentences, then print."""
    tool = TOOLS[sys.argv[1]]()
    sentences = [json.loads(line)["text"] for line in sys.stdin]
    for sentence in sentences[:WARM_UP]:
        list(tool.read(sentence))
    started = time.process_time()
    found = [list(tool.read(sentence)) for sentence in sentences]
    seconds = time.process_time() - started
    for quantities in found:
        print(json.dumps({"quantities": [tool.record(quantity) for quantity in quantities]}))
    print(json.dumps({"version": tool.version, "seconds": seconds}))


if __name__ == "__main__":
    main()
