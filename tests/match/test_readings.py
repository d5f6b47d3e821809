"""Do two prints agree?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.core.claim import Claim
from factcheck.core.vocabulary import Comparator
from factcheck.match.readings import agreement, readings
from factcheck.normalise import normalise

E, A, M, L, T = Comparator.EXACT, Comparator.APPROX, Comparator.MORE_THAN, Comparator.AT_LEAST, Comparator.LESS_THAN

TABLE = [
    pytest.param(("200", M), ("249", E), "agree", id="more than 200 and 249"),
    pytest.param(("1", L), ("24", L), "disagree", id="at least 1 and at least 24"),
    pytest.param(("1", L), ("24", E), "disagree", id="at least 1 and 24"),
    pytest.param(("640", M), ("660", M), "disagree", id="two floors"),
    pytest.param(("1450", M), ("1463", E), "agree", id="a floor and what is little above it"),
    pytest.param(("300", M), ("1500", A), "disagree", id="a floor and what is far above it"),
    pytest.param(("100", M), ("100", T), "rounding", id="over 100 and under 100"),
    pytest.param(("26", L), ("21", E), "disagree", id="below the floor"),
    pytest.param(("59", T), ("59", E), "disagree", id="not less than"),
    pytest.param(("780", T), ("794", E), "disagree", id="above the ceiling"),
    pytest.param(("40", A), ("44", E), "agree", id="about 40 and 44"),
    pytest.param(("40", A), ("58", E), "disagree", id="about 40 and 58"),
    pytest.param(("119", E), ("120", E), "disagree", id="two counts"),
    pytest.param(("170000", E), ("168000", E), "rounding", id="rounded to ten thousands"),
    pytest.param(("230000", E), ("170000", E), "disagree", id="further apart than rounding"),
]


@pytest.mark.parametrize(("left", "right", "relation"), TABLE)
def test_agreement(
    stated: Callable[..., Claim], left: tuple[str, Comparator], right: tuple[str, Comparator], relation: str
) -> None:
    one, other = (
        normalise([stated(f"There were {value} of them.", value, value, comparator=comparator)])[0]
        for value, comparator in (left, right)
    )
    assert agreement(one, other) == agreement(other, one) == relation


def test_readings_are_maximal_and_in_order(stated: Callable[..., Claim]) -> None:
    prints = [("249", E), ("200", M), ("14", E), ("270", E), ("14", E)]
    measures = normalise(
        [
            stated(f"Report {at}: there were {value} of them.", value, value, comparator=comparator)
            for at, (value, comparator) in enumerate(prints)
        ]
    )
    assert [sorted(m.claim.value for m in members) for _, members in readings(measures)] == [
        [14, 14],
        [200, 249],
        [270],
    ]
