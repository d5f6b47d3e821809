"""Why two claims do or do not conflict, step by step."""

from __future__ import annotations

from collections.abc import Callable
from math import exp
from typing import Any

import pytest

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Alias
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


@pytest.mark.parametrize(
    "right",
    [
        pytest.param({}, id="a conflict"),
        pytest.param({"value": 38}, id="agreement"),
        pytest.param({"subject": "Port Elling"}, id="another name"),
        pytest.param({"metric": "new wells"}, id="another qualifier"),
    ],
)
def test_the_weights_add_up_to_the_score(stated: Callable[..., Claim], right: dict[str, Any]) -> None:
    told = explain(*_both(stated, **right))
    total = sum(step.weight for step in told.steps)
    assert told.score == pytest.approx(1 / (1 + exp(-total)), abs=0.01)
    weighed = [step for step in told.steps if step.verdict in {"for", "against"}]
    assert all(step.weight for step in weighed)
    together = next(step for step in told.steps if step.looked_at == "together")
    assert f"{told.score:.2f}" in together.detail
    assert told.steps.index(together) == told.steps.index(weighed[-1]) + 1


@pytest.mark.parametrize(
    ("right", "said"),
    [
        pytest.param({}, "nothing shows", id="independent"),
        pytest.param({"source": "Coast Wire"}, "one source published both", id="one source"),
        pytest.param({"attribution": "Ada Elling"}, "both have it from one speaker: Ada Elling", id="one speaker"),
    ],
)
def test_voices_are_told(stated: Callable[..., Claim], right: dict[str, Any], said: str) -> None:
    who = right.get("attribution")
    one = stated("Merrow counted 38 wells.", "38", 38, source="Coast Wire", attribution=who, **WELLS)
    other = stated("In Merrow 77 wells stand.", "77", 77, **{"source": "Tarsia Times", **WELLS, **right})
    told = explain(*normalise([one, other]))
    assert said in next(step.detail for step in told.steps if step.looked_at == "voices")


def test_figures_are_told_in_their_own_units(stated: Callable[..., Claim]) -> None:
    one = stated(
        "Merrow has 12.5 km of pipes.",
        "12.5",
        "12.5",
        unit="kilometre",
        unit_code="km",
        subject="Merrow",
        metric="pipes",
    )
    other = stated("Merrow has 14 miles of pipes.", "14", 14, unit="mile", unit_code="[mi_i]", source="Tarsia Times", subject="Merrow", metric="pipes")  # fmt: skip
    told = explain(*normalise([one, other]))
    said = next(step.detail for step in told.steps if step.looked_at == "interval")
    assert said == "12.45 to 12.55 kilometre, against 13.5 to 14.5 mile: they have no value in common"


def test_names_that_a_reviewer_parted(stated: Callable[..., Claim]) -> None:
    one, other = _both(stated, metric="boreholes")
    told = explain(one, other, aliases=[Alias("wells", "boreholes", same=False)])
    assert told.relation == "not compared"
    assert "a reviewer said that “wells” is not “boreholes”" in told.conclusion
