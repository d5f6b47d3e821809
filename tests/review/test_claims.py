from __future__ import annotations

import pytest

from factcheck.review.claims import Weight, claim_rank, is_weighty
from factcheck.review.queue import Entry, Queue

WEIGHTS = {
    "C7": Weight(severity=5),
    "C6": Weight(severity=3, weighty=True),
    "C5": Weight(severity=3, repeated=4),
    "C4": Weight(weighty=True, repeated=1),
    "C3": Weight(weighty=True),
    "C2": Weight(repeated=2),
    "C1": Weight(),
    "C8": Weight(),
}
"""The heaviest first: in a discrepancy by its severity, money and lives, what others repeat, then by number."""


def test_the_heaviest_come_first() -> None:
    queue = Queue.of(Entry(number, claim_rank(weight)) for number, weight in reversed(WEIGHTS.items()))
    assert [one.number for one in queue.entries] == list(WEIGHTS)


@pytest.mark.parametrize(
    ("unit_code", "words", "weighty"),
    [
        pytest.param("EUR", ["budget"], True, id="money"),
        pytest.param("m", ["length"], False, id="metres"),
        pytest.param(None, ["deaths"], True, id="deaths"),
        pytest.param(None, [None, "injured sailor", None], True, id="the injured"),
        pytest.param(None, ["people", None, "kill"], True, id="the verb"),
        pytest.param(None, ["arrests"], False, id="arrests"),
        pytest.param(None, ["ferries"], False, id="ferries"),
        pytest.param(None, [None], False, id="nothing known"),
    ],
)
def test_money_and_lives(unit_code: str | None, words: list[str | None], weighty: bool) -> None:
    assert is_weighty(unit_code, *words) is weighty
