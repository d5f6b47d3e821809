"""Policies: stages, terms, plans and works."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.core.discrepancy import Discrepancy

Found = Callable[..., list[Discrepancy]]
HEADLINE = "Norland's Ministry approved Merrow Harbour as a national pilot to test private ferry pricing."
BODY = "Norland's Ministry of Industry and Ports has approved Merrow Harbour as a national pilot region for trying ferry fares developed under the Coastal Transport Programme."


def test_a_headline_with_other_terms(found: Found) -> None:
    (one,) = found("policy", f"{HEADLINE}\n{BODY}")
    assert (one.kind, one.severity, len(one.sides)) == ("policy", 2, 2)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Norland's Ministry approved Merrow Harbour as a national pilot.\nNorland's Ministry of Industry has approved Merrow Harbour as a national pilot to test private ferry pricing.",
            id="a headline that leaves out",
        ),
        pytest.param(f"{BODY}\n{BODY}", id="a sentence told twice"),
        pytest.param(
            "Norland's Ministry approved Merrow Harbour as a national pilot for ferries.\nThe Council of Tarsia has approved a tax plan for wind parks and mills.",
            id="two acts",
        ),
    ],
)
def test_one_act_with_the_same_terms(found: Found, text: str) -> None:
    assert not found("policy", text)


def test_planned_and_built(found: Found) -> None:
    text = "The regional wind hub will be planned next year. The regional wind {} will be built by the city of Merrow."
    (one,) = found("policy", text.format("hub"))
    assert one.severity == 2
    assert "Planning and building are two stages" in one.explanation
    assert not found("policy", text.format("park"))
