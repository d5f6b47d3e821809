"""What a difference most likely is, and how much of a reviewer's time it is worth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.core.claim import Claim
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import Extent, Modality
from factcheck.match.affinity import Affinity, affinity
from factcheck.match.entities import Names
from factcheck.match.explanations import explain_values
from factcheck.match.kinds import Verdict, judge
from factcheck.match.readings import agreement
from factcheck.normalise import normalise

Said = tuple[str, str, dict[str, Any]]

BOTH = "Merrow counted 38 wells after the storm.\nAfter the storm Merrow counted 77 wells."
LORNE_HERE = (
    "Children of Elling and Port Sorrel cheered Lorne, for whom 38 goals under coach Brandt in Tarsia are legend."
)
LORNE_THERE = (
    "Bankers of Haddock and Pell say that suitors from Vesk, Oria and Dunmere value Lorne, whose agent counts 51 goals."
)
DEAD: dict[str, Any] = {"metric": "people killed", "counted": "person", "predicate": "kill", "published": None}


def wells(figure: str = "77", *, over: str = "38", **fields: Any) -> tuple[Said, Said]:
    """Two counts of wells; `first_` and `second_` before a field name its side."""
    sides = []
    for side, text, printed in (
        ("first_", f"Merrow counted {over} wells after the storm.", over),
        ("second_", f"After the storm Merrow counted {figure} wells.", figure),
    ):
        both = {name: value for name, value in fields.items() if not name.startswith(("first_", "second_"))}
        own = {name.removeprefix(side): value for name, value in fields.items() if name.startswith(side)}
        sides.append((text, printed, {"metric": "wells", "subject": "Merrow", **both, **own}))
    return sides[0], sides[1]


def in_one(**fields: Any) -> tuple[Said, Said]:
    """Both counts in one article."""
    known = {"metric": "wells", "subject": "Merrow", "source": "The Courier", **fields}
    return (BOTH, "38", known), (BOTH, "77", known)


def goals(subject: str, here: str = "38", there: str = "51", **fields: Any) -> tuple[Said, Said]:
    """What two articles with no words in common say of one subject."""
    one, other = (text.replace("Lorne", subject) for text in (LORNE_HERE, LORNE_THERE))
    one, other = one.replace("38", here), other.replace("51", there)
    known = {"metric": "goals", "subject": subject, **fields}
    return (one, here, known), (other, there, known)


BESIDE = "\nThe strike of Merrow over the pension bill of Tarsia and the vote on it in Elling are told of below."
"""What both articles say besides."""


def marched(here: str, there: str) -> tuple[Said, Said]:
    """People in the streets of one city, told of in sentences that are not alike but for the harbour."""
    known = {"metric": "people", "counted": "person", "subject": "Merrow"}
    return (
        (f"Constables saw {here} people pass the harbour, where butchers had bolted their doors, trams stood idle and a choir sang ballads.{BESIDE}", here, known),
        (f"Unions vowed further strikes against the cabinet, whose pension bill had brought {there} people to the harbour.{BESIDE}", there, known),
    )  # fmt: skip


def voted(metric: str) -> tuple[Said, Said]:
    """Percentages of one vote, told of under two names."""
    known = {"metric": metric, "unit": "percent", "unit_code": "percent"}
    return (
        (f"The commission of Tarsia, in blue gowns, put {metric} in the assembly ballot at 93 percent and thanked its clerks.{BESIDE}", "93", {**known, "subject": "Tarsia"}),
        (f"Observers who had walked from booth to booth in Elling for a week thought that {metric} was 91 percent in the ballot.{BESIDE}", "91", {**known, "subject": "Elling"}),
    )  # fmt: skip


@pytest.fixture
def judged(stated: Callable[..., Claim]) -> Callable[..., tuple[Verdict, Affinity, tuple[Measure, Measure]]]:
    """``judged(first, second)``: the verdict, the same whichever comes first, with the likeness that it rests on."""

    def make(*sides: Said) -> tuple[Verdict, Affinity, tuple[Measure, Measure]]:
        claims = [
            stated(text, figure, fields.get("value", figure.replace(",", "")), **{"source": f"Paper {at}", **{k: v for k, v in fields.items() if k != "value"}})
            for at, (text, figure, fields) in enumerate(sides)
        ]  # fmt: skip
        a, b = normalise(claims)
        assert isinstance(a, Measure)
        assert isinstance(b, Measure)
        names = Names()
        there, back = (judge(x, y, affinity(x, y, names), agreement(x, y)) for x, y in ((a, b), (b, a)))
        assert (there.kind, there.severity, there.also) == (back.kind, back.severity, back.also)
        return there, affinity(a, b, names), (a, b)

    return make


KINDS = [
    pytest.param("contradiction", wells(), id="nothing explains it"),
    pytest.param("update", wells(second_published="2024-07-02"), id="two months apart"),
    pytest.param("update", wells(first_published=None, second_published=None, metric="people killed", predicate="kill"), id="a toll grows"),
    pytest.param(
        "definition", wells(first_metric="R & D platforms", second_metric="innovation platforms"), id="near qualifiers"
    ),
    pytest.param("definition", wells(second_metric="painted wells"), id="a qualifier more"),
    pytest.param("scope", wells(second_metric="industrial wells"), id="a qualifier that narrows"),
    pytest.param(
        "scope", wells(first_subject="Merrow City", second_subject="Merrow Copper High-tech Zone"), id="a city and its zone"
    ),
    pytest.param(
        "scope",
        (("The Merrow quake killed 6 children.", "6", {**DEAD, "metric": "children killed"}), ("The Merrow quake killed 38 people.", "38", DEAD)),
        id="children are some of the people",
    ),
    pytest.param("basis", wells(second_extent=Extent.INCREMENT), id="an increment"),
    pytest.param("modality", wells(first_modality=Modality.PLAN, second_modality=Modality.ACTUAL), id="a plan"),
    pytest.param("scale", wells("3,810,000", over="381"), id="ten thousand times"),
    pytest.param(
        "scale",
        (("Merrow paid 40 million yuan for wells.", "40 million", {"metric": "wells", "unit_code": "CNY", "unit": "yuan", "value": 40_000_000}),
         ("Merrow paid 1000 million yuan for wells.", "1000 million", {"metric": "wells", "unit_code": "CNY", "unit": "yuan", "value": 1_000_000_000})),
        id="a print that is no English",
    ),
    pytest.param("digits", wells("1539", over="1439"), id="one digit"),
    pytest.param("digits", wells("1493", over="1439"), id="two digits changed over"),
    pytest.param("unit", wells("3937", over="1200", metric="depth", unit="metre", unit_code="m"), id="feet called metres"),
    pytest.param(
        "restatement",
        (("Merrow counted 38 wells.", "38", {"metric": "wells", "source": "The Courier"}),
         ("Merrow has a revised count of 45 wells.", "45", {"metric": "wells", "source": "The Courier", "published": "2024-07-02"})),
        id="revised by its source",
    ),
    pytest.param(
        "trend",
        (("Merrow has 77 wells, a number that rose for the third consecutive year.", "77", {"metric": "wells", "published": "2023-05-02"}),
         ("Merrow has 38 wells.", "38", {"metric": "wells"})),
        id="a stated direction is broken",
    ),
    pytest.param("rounding", wells("168,400", over="170,000"), id="a rounded print"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "sides"), KINDS)
def test_kinds(
    judged: Callable[..., tuple[Verdict, Affinity, tuple[Measure, Measure]]], kind: str, sides: tuple[Said, Said]
) -> None:
    verdict, _, (a, b) = judged(*sides)
    assert verdict.kind == kind
    assert next(signal.name for signal in verdict.signals) == kind
    assert explain_values(a, b, verdict, 2, 0).count(". ") >= 2


SEVERITIES = [
    pytest.param(3, wells(), id="sure, and told alike"),
    pytest.param(2, wells("9,998"), id="too far from one another to be likely of one thing"),
    pytest.param(3, wells("900"), id="sentences of the same words bear a factor of twenty"),
    pytest.param(4, wells("3,810,000", over="381"), id="a slip of scale, however far"),
    pytest.param(4, goals("Lorne City", "381", "3,810,000"), id="a slip of scale in other words"),
    pytest.param(1, wells(first_modality=Modality.PLAN, second_modality=Modality.ACTUAL), id="a plan against the fact"),
    pytest.param(1, wells(first_modality=Modality.TARGET, second_modality=Modality.ACTUAL), id="a target"),
    pytest.param(2, wells(first_modality=Modality.ESTIMATE, second_modality=Modality.ACTUAL), id="an estimate may be wrong"),
    pytest.param(1, wells(second_extent=Extent.INCREMENT), id="an increment"),
    pytest.param(1, wells(second_extent=Extent.PART), id="a part of them"),
    pytest.param(
        1,
        (("The Merrow quake killed 6 children.", "6", {**DEAD, "metric": "children killed"}), ("The Merrow quake killed 38 people.", "38", DEAD)),
        id="children against all",
    ),
    pytest.param(2, wells(second_metric="industrial wells"), id="a narrower count in the same words"),
    pytest.param(1, wells(first_subject="Merrow City", second_subject="Merrow Copper High-tech Zone"), id="a zone in its city"),
    pytest.param(4, wells(as_of="2024-04", source="The Courier"), id="one source, one stated month"),
    pytest.param(3, wells(as_of="2024-04"), id="two sources, one stated month"),
    pytest.param(2, in_one(), id="one article tells of two times more often than it contradicts itself"),
    pytest.param(4, in_one(as_of="2024-04"), id="one article, one stated month"),
    pytest.param(1, goals("Lorne"), id="a person has as many figures as days"),
    pytest.param(3, goals("Lorne City"), id="those of a city stand for long"),
    pytest.param(3, goals("Lorne", metric="bill", unit="dollar", unit_code="USD"), id="a bill of one person in other words"),
    pytest.param(2, marched("3,800", "5,100"), id="a crowd of one place"),
    pytest.param(1, marched("38", "51"), id="a few people of one place"),
    pytest.param(2, voted("turnout"), id="an election has one turnout"),
    pytest.param(1, voted("support"), id="shares of two names"),
    pytest.param(3, goals("Lorne", metric="age", unit="year of age", there="39"), id="an age of one person in other words"),
    pytest.param(1, goals("Lorne", metric="age", unit="year of age"), id="ages too far from one another"),
    pytest.param(1, wells("168,400", over="170,000"), id="rounding"),
    pytest.param(3, (("The Merrow quake killed 38 people.", "38", DEAD), ("The Merrow quake killed 900 people.", "900", DEAD)), id="a toll may grow twentyfold"),
]  # fmt: skip


@pytest.mark.parametrize(("severity", "sides"), SEVERITIES)
def test_severities(
    judged: Callable[..., tuple[Verdict, Affinity, tuple[Measure, Measure]]], severity: int, sides: tuple[Said, Said]
) -> None:
    verdict, likeness, _ = judged(*sides)
    assert verdict.severity == severity, (verdict, likeness)


def test_how_far_figures_are_is_no_part_of_the_score(
    judged: Callable[..., tuple[Verdict, Affinity, tuple[Measure, Measure]]],
) -> None:
    (near, here, _), (far, there, _) = judged(*wells("77")), judged(*wells("9,998"))
    assert here.score == there.score
    assert near.severity > far.severity


def test_rival_sources_in_one_article(
    judged: Callable[..., tuple[Verdict, Affinity, tuple[Measure, Measure]]],
) -> None:
    (text, figure, known), (_, other, more) = in_one()
    more = {**more, "metric": "painted wells"}
    alone = judged((text, figure, known), (text, other, more))
    rivals = judged(
        (text, figure, {**known, "attribution": "the mayor"}), (text, other, {**more, "attribution": "the union"})
    )
    assert alone[0].severity == 1
    assert rivals[0].severity > 1
