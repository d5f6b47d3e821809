"""The time grows with the length of the text and no faster, whatever stands in one line.

No seconds are asserted: one text of ten times the length is read against ten short ones, which take about as long, so that what else
runs on the machine slows both alike; and the best of several tries counts, because it only ever adds to a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from factcheck import Article, extract_claims, find_quantities

WORK: dict[str, Callable[[str], object]] = {
    "quantities": find_quantities,
    "claims": lambda text: extract_claims(Article(text=text)),
}

TRIES = 6
TIMES = 10
MOST = 1.5  # of the time of ten short texts; quadratic work would take ten times as long

PROSE = (
    "In 2021 the port of Ayr (the town's largest) spent 3.4 million euros on 12 cranes, Ada Lind, its director, said. "
)


def seconds(work: Callable[[str], object], text: str, times: int) -> float:
    started = time.process_time()
    for _ in range(times):
        work(text)
    return time.process_time() - started


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
@pytest.mark.parametrize(
    ("text", "length"),
    [
        pytest.param(PROSE, 4_000, id="prose"),
        pytest.param("11,", 9_000, id="pairs of digits"),
        pytest.param("7", 20_000, id="one long number"),
        pytest.param("a", 20_000, id="one long word"),
        pytest.param("Aa ", 9_000, id="capitals"),
        pytest.param("(", 9_000, id="brackets that open"),
        pytest.param("(5 ", 3_000, id="brackets with figures"),
        pytest.param('"5" ', 3_000, id="quotation marks"),
        pytest.param("one hundred and ", 12_000, id="number words"),
        pytest.param("said, ", 9_000, id="speakers without a name"),
        pytest.param("2021-", 4_000, id="years"),
        pytest.param("\n", 20_000, id="line breaks"),
    ],
)
def test_ten_times_the_text_takes_about_ten_times_as_long(
    text: str, length: int, work: Callable[[str], object]
) -> None:
    once = (text * (length // len(text) + 1))[:length]
    ratios = []
    for _ in range(TRIES):
        ratios.append(seconds(work, once * TIMES, 1) / seconds(work, once, TIMES))
        if ratios[-1] <= MOST:
            return
    pytest.fail(f"{min(ratios):.1f} times as long as {TIMES} short texts")
