"""The time grows with the length of the text and no faster, whatever stands in one line.

No seconds are asserted: the same work is done on a text and on ten times that text in one run, and the better of several tries counts,
because what else runs on the machine only ever adds to a time.
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
MOST = 15  # ten times the text; quadratic work would take a hundred times as long

PROSE = (
    "In 2021 the port of Ayr (the town's largest) spent 3.4 million euros on 12 cranes, Ada Lind, its director, said. "
)


def seconds(work: Callable[[str], object], text: str) -> float:
    started = time.process_time()
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
    small, large = float("inf"), float("inf")
    for _ in range(TRIES):
        small, large = min(small, seconds(work, once)), min(large, seconds(work, once * 10))
        if large <= MOST * small:
            return
    pytest.fail(f"{large / small:.0f} times as long")
