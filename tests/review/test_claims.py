from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.review.claims import ClaimToCheck, Weight, claim_rank, costs_lives, is_money, weight_of, weight_words
from factcheck.review.queue import Entry, Queue

Make = Callable[..., Any]

WEIGHTS = {
    "C12": Weight(severity=5, money=True, lives=True, repeated=9, cited=2, rests=1),
    "C11": Weight(severity=3, lives=True, repeated=1),
    "C10": Weight(severity=3, money=True, repeated=1),
    "C9": Weight(severity=4, money=True),
    "C8": Weight(severity=3, lives=True),
    "C7": Weight(lives=True, rests=1),
    "C6": Weight(severity=5),
    "C5": Weight(money=True, repeated=1),
    "C4": Weight(repeated=1, rests=1),
    "C3": Weight(severity=4),
    "C2": Weight(lives=True),
    "C1": Weight(repeated=2),
    "C13": Weight(money=True),
    "C14": Weight(repeated=1),
    "C15": Weight(cited=1),
    "C16": Weight(severity=1),
    "C17": Weight(),
    "C18": Weight(),
}
"""The heaviest first: what several reasons speak for, then by the reason; of equal ones the one in the graver discrepancy, then by number."""


def test_the_heaviest_come_first() -> None:
    queue = Queue.of(Entry(number, claim_rank(weight)) for number, weight in reversed(WEIGHTS.items()))
    by_points = sorted(
        WEIGHTS, key=lambda name: (-WEIGHTS[name].points, -WEIGHTS[name].severity, int(name.removeprefix("C")))
    )
    assert [one.number for one in queue.entries] == by_points
    assert [WEIGHTS[name].points for name in WEIGHTS] == [17, 9, 8, 7, 7, 7, 5, 5, 5, 4, 4, 3, 3, 2, 2, 1, 0, 0]


REASONS = {
    "a discrepancy": Weight(severity=3),
    "money": Weight(money=True),
    "lives": Weight(lives=True),
    "print": Weight(repeated=1),
    "a decision": Weight(rests=1),
}


@pytest.mark.parametrize("one", REASONS)
@pytest.mark.parametrize("other", REASONS)
def test_two_reasons_weigh_more_than_either(one: str, other: str) -> None:
    if one != other:
        both = {
            name: max(getattr(REASONS[one], name), getattr(REASONS[other], name))
            for name in Weight.__dataclass_fields__
        }
        assert Weight(**both).points > max(REASONS[one].points, REASONS[other].points)


def test_two_reasons_of_middling_weight_are_as_heavy_as_the_gravest_discrepancy() -> None:
    gravest = Weight(severity=5).points
    assert Weight(money=True, repeated=1).points >= gravest
    assert Weight(severity=3, money=True).points > gravest
    assert max(one.points for one in REASONS.values()) < gravest


@pytest.mark.parametrize(
    ("facts", "said", "words"),
    [
        pytest.param({}, {}, (), id="nothing"),
        pytest.param({"discrepancies": (("D3", 5),)}, {}, ("stands in D3 (severity 5)",), id="a discrepancy"),
        pytest.param(
            {"discrepancies": tuple((f"D{at}", 2) for at in range(1, 6))}, {},
            ("stands in D1 (severity 2), D2 (severity 2), D3 (severity 2) and 2 more",), id="many discrepancies",
        ),
        pytest.param({}, {"unit_code": "EUR"}, ("money",), id="money"),
        pytest.param({}, {"metric": "deaths"}, ("lives",), id="lives"),
        pytest.param({"repeated": ("Daily", "Weekly", "Monthly")}, {}, ("printed in 4 articles",), id="print"),
        pytest.param({"cited": 1}, {}, ("1 other article names its source for it",), id="named once"),
        pytest.param({"cited": 2}, {}, ("2 other articles name its source for it",), id="named twice"),
        pytest.param({"rests_on_it": ("R4",)}, {}, ("R4 rests on it",), id="one decision"),
        pytest.param({"rests_on_it": ("R4", "R7")}, {}, ("R4, R7 rest on it",), id="two decisions"),
        pytest.param(
            {"discrepancies": (("D3", 5), ("D4", 2)), "repeated": ("Daily",), "rests_on_it": ("R4",)}, {"unit_code": "USD", "metric": "deaths"},
            ("stands in D3 (severity 5), D4 (severity 2)", "lives", "money", "printed in 2 articles", "R4 rests on it"), id="all of it",
        ),
    ],
)  # fmt: skip
def test_why_it_is_so_high(claim: Make, facts: dict[str, Any], said: dict[str, Any], words: tuple[str, ...]) -> None:
    matter = ClaimToCheck(claim=claim(1, 12, **said), **facts)
    assert weight_words(matter) == words
    assert (weight_of(matter).points > 0) == bool(words)


@pytest.mark.parametrize(
    ("unit_code", "money"),
    [
        pytest.param("EUR", True, id="money"),
        pytest.param("m", False, id="metres"),
        pytest.param(None, False, id="no unit"),
    ],
)
def test_money(unit_code: str | None, money: bool) -> None:
    assert is_money(unit_code) is money


@pytest.mark.parametrize(
    ("words", "lives"),
    [
        pytest.param(["deaths"], True, id="deaths"),
        pytest.param([None, "injured sailor", None], True, id="the injured"),
        pytest.param(["people", None, "kill"], True, id="the verb"),
        pytest.param(["arrests"], False, id="arrests"),
        pytest.param(["ferries"], False, id="ferries"),
        pytest.param([None], False, id="nothing known"),
    ],
)
def test_lives(words: list[str | None], lives: bool) -> None:
    assert costs_lives(*words) is lives
