"""Why two claims do or do not conflict, step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.core.claim import Claim
from factcheck.match import explain
from factcheck.normalise import normalise

WELLS = {"subject": "Merrow", "metric": "wells"}


def _both(stated: Callable[..., Claim], **right: object) -> list[Any]:
    one = stated("The town of Merrow counted 38 wells after the flood.", "38", 38, source="Coast Wire", **WELLS)
    other = stated(
        "After the flood the town of Merrow counted 77 wells.",
        "77",
        right.pop("value", 77),
        source="Tarsia Times",
        **{**WELLS, **right},
    )
    return normalise([one, other])


def test_a_conflict_is_told_with_its_steps(stated: Callable[..., Claim]) -> None:
    told = explain(*_both(stated))
    looked_at = [step.looked_at for step in told.steps]
    assert {"first", "second", "same metric", "same subject", "interval"} <= set(looked_at)
    assert (told.relation, str(told.kind)) == ("disagree", "contradiction")
    assert told.severity is not None
    assert told.score > 0.7
    assert "Coast Wire" in told.conclusion


@pytest.mark.parametrize(
    ("right", "relation", "said"),
    [
        pytest.param({"value": 38}, "agree", "They agree", id="one value"),
        pytest.param(
            {"unit": "kilometre", "unit_code": "km"}, "not compared", "different dimensions", id="other dimension"
        ),
    ],
)
def test_what_is_no_conflict_is_told_too(
    stated: Callable[..., Claim], right: dict[str, Any], relation: str, said: str
) -> None:
    told = explain(*_both(stated, **right))
    assert told.relation == relation
    assert told.kind is None
    assert said in told.conclusion


def test_stated_periods(stated: Callable[..., Claim]) -> None:
    one = stated("Merrow had 38 wells.", "38", 38, as_of="2021", **WELLS)
    other = stated("Merrow had 77 wells.", "77", 77, as_of="2022", source="Tarsia Times", **WELLS)
    told = explain(*normalise([one, other]))
    assert "two points of a series" in told.conclusion


def test_other_things_are_told_to_be_other_things(stated: Callable[..., Claim]) -> None:
    one = stated("The town of Merrow counted 38 wells after the flood.", "38", 38, source="Coast Wire", **WELLS)
    other = stated(
        "Ferries from Port Elling carried 77 tourists.",
        "77",
        77,
        subject="Port Elling",
        metric="tourists",
        predicate="carry",
    )
    told = explain(*normalise([one, other]))
    assert told.kind is None
    assert "hardly about the same thing" in told.conclusion
